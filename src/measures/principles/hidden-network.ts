import type { NetworkExchange, ValueNetwork } from '../../domain/value-network.ts';
import { handovers } from '../../graph/handover.ts';
import { slotSources } from '../../graph/network.ts';
import { plainFigure } from '../figure.ts';
import { counted, percent } from '../phrase.ts';
import { answerOf, type Finding } from './answer.ts';
import { inPeriod, isNameable } from './layer.ts';
import { type Principle, type PrincipleSettings, pictureLimit, type TiePicture } from './principle.ts';
import { sketch } from './sketch.ts';

/** Two participants, whichever way round. */
const pairOf = (one: number, other: number): string => (one < other ? `${one} ${other}` : `${other} ${one}`);

/** What the documented process holds: everything of the record; without one, what a contract asks for. */
function documented(exchanges: readonly NetworkExchange[]): (exchange: NetworkExchange) => boolean {
  const recorded = exchanges.filter(({ layer }) => layer === 'record');
  if (recorded.length === 0) return ({ kind }) => kind === 'tangible';
  const pairs = new Set(recorded.map(({ from, to }) => pairOf(from, to)));
  return ({ layer, kind, from, to }) => layer === 'record' || (kind === 'tangible' && pairs.has(pairOf(from, to)));
}

/** What legal forms and ledgers add to a name. */
const formal = new Set(
  'the and co company ltd limited plc llp lp inc group holdings uk services self billing account'.split(' '),
);

const tellingWords = (name: string): readonly string[] =>
  (name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !formal.has(word));

/** Whether two names begin alike, two words or all of them: then they may be one organisation, which hands nothing over to itself. */
function beginAlike(one: string, other: string): boolean {
  const [few, many] = [tellingWords(one), tellingWords(other)].sort((a, b) => a.length - b.length) as [
    readonly string[],
    readonly string[],
  ];
  if (few.length === 0 || (few.length === 1 && many.length > 1)) return false;
  return few.every((word, at) => many[at] === word);
}

interface Handover {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly isHidden: boolean;
}

/**
 * Who comes after whom in the cases, and whether the two exchange anything with each other. Organisations whose names begin alike are
 * left out: the record may have one of them under two names.
 */
function handoversOf({ participants, cases, grain }: ValueNetwork, exchanges: readonly NetworkExchange[]): Handover[] {
  const starts = new Int32Array(cases.length + 1);
  cases.forEach((one, at) => {
    starts[at + 1] = (starts[at] as number) + one.length;
  });
  const log = handovers({ performerCount: participants.length, performers: Int32Array.from(cases.flat()), starts });
  const tied = new Set(exchanges.map(({ from, to }) => pairOf(from, to)));
  return Array.from(slotSources(log)).flatMap((from, slot) => {
    const to = log.targets[slot] as number;
    const [giver, taker] = [participants[from]?.name ?? '', participants[to]?.name ?? ''];
    const isOne = from === to || (grain === 'organization' && beginAlike(giver, taker));
    return isOne ? [] : [{ from, to, count: log.weights[slot] as number, isHidden: !tied.has(pairOf(from, to)) }];
  });
}

function pictureOf({ participants }: ValueNetwork, hidden: readonly Handover[]): TiePicture | null {
  const lines = hidden.flatMap(({ from, to, count }) => {
    const [first, second] = [participants[from], participants[to]];
    return first && second && isNameable(first) && isNameable(second)
      ? [{ from: first.name, to: second.name, value: count }]
      : [];
  });
  if (lines.length === 0) return null;
  lines.sort((a, b) => b.value - a.value || a.from.localeCompare(b.from, 'en') || a.to.localeCompare(b.to, 'en'));
  return {
    type: 'tie',
    says: 'Work that passed from one to the other without a recorded or declared exchange between them',
    unit: 'count',
    lines: lines.slice(0, pictureLimit),
  };
}

const sum = (things: readonly { readonly count: number }[]): number =>
  things.reduce((total, { count }) => total + count, 0);

function find(network: ValueNetwork, settings: PrincipleSettings): Finding {
  const { exchanges } = inPeriod(network, settings);
  const declared = exchanges.some(({ layer }) => layer === 'declared');
  const isDocumented = documented(exchanges);
  const [total, hidden] = [sum(exchanges), sum(exchanges.filter((one) => !isDocumented(one)))];
  const passed = handoversOf(network, exchanges);
  const unseen = passed.filter(({ isHidden }) => isHidden);
  const [all, dark] = [sum(passed), sum(unseen)];
  const coverage = { total, used: total, noun: 'exchanges', has: 'a known origin' };
  const share = declared && total > 0 ? hidden / total : null;
  const handed = all > 0 ? dark / all : null;
  return {
    sentence:
      share === null
        ? `How much goes on outside the documents is not known here${total === 0 ? ': there is no exchange' : ': all that is loaded is documents'}.`
        : `${percent(share)} of the exchanges are in no documented process.`,
    figures: [
      plainFigure(
        {
          id: 'hidden',
          label: 'share of exchanges that the documented process does not contain',
          unit: 'ratio',
          basis: `${hidden} of ${counted(total, 'exchange')}`,
          coverage,
        },
        share,
        total === 0
          ? 'there is no exchange here'
          : 'not applicable: nothing was declared beside the record, so everything here is documented',
      ),
      plainFigure(
        {
          id: 'handover',
          label: 'share of handovers of work between two who exchange nothing with each other',
          unit: 'ratio',
          basis: `${dark} of ${counted(all, 'handover')}`,
          coverage: {
            total: network.cases.length,
            used: network.cases.filter((one) => one.length > 1).length,
            noun: 'cases',
            has: 'two steps or more',
          },
        },
        handed,
        'no case here has two steps by different participants',
      ),
    ],
    cautions: [
      ...(all > 0
        ? ['Succession is not interaction: a handover in a log is a hint to ask, and no proof of an exchange.']
        : []),
    ],
    advice:
      handed !== null && dark > 0
        ? 'Ask those who follow one another in the work what passes between them, and declare it.'
        : share === null
          ? 'Ask the people in the network what they give each other beside the contract.'
          : null,
    picture: pictureOf(network, unseen),
  };
}

/** P05: what goes on outside the documented process. */
export const hiddenNetwork: Principle = {
  id: 'P05',
  name: 'Hidden network',
  principle: 'Every process hides a human network',
  question: 'How much of what goes on is in no document?',
  definition:
    'Where a record is loaded, an exchange is documented when it is in it, or when a contract asks for it between two whom the record links; in a role map alone, when it is tangible. ' +
    'The hidden share is the rest. Handovers of work are direct successions within a case: in a role map the givers in the order of the story, in a record the suppliers of one buyer and CPV division in the ' +
    'order of awards. A handover is hidden where the two exchange nothing with each other.',
  unit: 'share of exchanges; share of handovers',
  exclusions: [
    'handovers of a participant to itself, and between organisations whose names begin alike, which may be one under two names',
    'names of roles that fewer than five people play',
    'exchanges outside the period; cases are taken whole',
  ],
  limits: [
    'What nobody declared is not counted: the share is what is known to be hidden, and no more.',
    'A supplier who comes after another need not have taken anything over.',
  ],
  why: 'The documents show who signs. What makes a service work passes between people beside them, and is lost first when a contract changes hands.',
  citations: [
    {
      text: 'W. M. P. van der Aalst, H. A. Reijers and M. Song, Discovering Social Networks from Event Logs, Computer Supported Cooperative Work 14, 2005, pp. 549–593',
      url: 'https://doi.org/10.1007/s10606-005-9005-9',
    },
  ],
  example: {
    says: 'Made up: in one case A works, then B, then C; in another A, then C. A and B exchange a service for money; B advises C; A and C exchange nothing.',
    columns: ['from', 'to', 'form'],
    rows: [
      ['A', 'B', 'service'],
      ['B', 'A', 'money'],
      ['B', 'C', 'advice'],
    ],
    expected: { hidden: 1 / 3, handover: 1 / 3 },
    reckoning:
      'Of three exchanges one, the advice, is in no contract. The cases are A, B, C and A, C: three handovers, of which A to C is between two who exchange nothing.',
    network: sketch({
      exchanges: [
        { from: 'A', to: 'B', form: 'service' },
        { from: 'B', to: 'A', form: 'money' },
        { from: 'B', to: 'C', form: 'advice' },
      ],
      cases: [
        ['A', 'B', 'C'],
        ['A', 'C'],
      ],
    }),
  },
  ask: (network, settings) => answerOf(hiddenNetwork, network, { settings, finding: find(network, settings) }),
};
