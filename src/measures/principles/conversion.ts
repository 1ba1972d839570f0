import type { Form } from '../../domain/exchange.ts';
import type { NetworkExchange, ValueNetwork } from '../../domain/value-network.ts';
import { finnCyclingIndex } from '../../graph/cycling.ts';
import { plainFigure } from '../figure.ts';
import { counted } from '../phrase.ts';
import { answerOf, type Finding } from './answer.ts';
import { balanced, mainFlow } from './flow.ts';
import { inPeriod, onCycle } from './layer.ts';
import { type BarPicture, type Principle, type PrincipleSettings, pictureLimit } from './principle.ts';
import { sketch } from './sketch.ts';

/** One form that came to a participant and another that went out from it next in the story. */
interface Conversion {
  readonly from: Form;
  readonly to: Form;
  readonly count: number;
}

/**
 * Conversions that can be traced: what comes to a participant is taken to become what the participant gives next in the story.
 * Exchanges without a place in the story trace nothing.
 */
function conversions(exchanges: readonly NetworkExchange[]): Conversion[] {
  const story = exchanges
    .filter(({ sequence, from, to }) => sequence !== null && from !== to)
    .sort((a, b) => (a.sequence as number) - (b.sequence as number));
  const counts = new Map<string, Conversion>();
  for (const [at, came] of story.entries()) {
    const next = story
      .slice(at + 1)
      .find(({ from, sequence }) => from === came.to && (sequence as number) > (came.sequence as number));
    if (!next || next.form === came.form) continue;
    const key = `${came.form} ${next.form}`;
    const one = counts.get(key) ?? { from: came.form, to: next.form, count: 0 };
    counts.set(key, { ...one, count: one.count + 1 });
  }
  return [...counts.values()].sort(
    (a, b) => b.count - a.count || `${a.from} ${a.to}`.localeCompare(`${b.from} ${b.to}`, 'en'),
  );
}

const pictureOf = (found: readonly Conversion[]): BarPicture | null =>
  found.length === 0
    ? null
    : {
        type: 'bar',
        says: 'Conversions traced in the story, from one form of value into another',
        unit: 'count',
        lines: found
          .slice(0, pictureLimit)
          .map(({ from, to, count }) => ({ name: `${from} into ${to}`, value: count })),
      };

function find(network: ValueNetwork, settings: PrincipleSettings): Finding {
  const { exchanges } = inPeriod(network, settings);
  const placed = exchanges.filter(({ sequence }) => sequence !== null).length;
  const traced = conversions(exchanges);
  const total = traced.reduce((sum, { count }) => sum + count, 0);
  const main = mainFlow(exchanges);
  const cyclic = main === null ? 0 : onCycle(main.flow.internal);
  const flow = main && cyclic > 0 ? balanced(main) : null;
  const cycling = flow && finnCyclingIndex(flow);
  const noLoop =
    main === null
      ? 'there is no exchange between two here'
      : 'not applicable: nothing that is given comes back, over however many steps, so nothing cycles';
  const coverage = { total: exchanges.length, used: placed, noun: 'exchanges', has: 'a place in the story' };
  const cycleCoverage = {
    total: exchanges.length,
    used: main?.exchanges.length ?? 0,
    noun: 'exchanges',
    has: `a place in one flow${main === null ? '' : ` (${main.says})`}`,
  };
  const basis = `${counted(main?.places.length ?? 0, 'participant')}, ${cyclic} of them on a loop`;
  return {
    sentence: sentenceOf(traced, total, placed),
    figures: [
      plainFigure(
        {
          id: 'conversions',
          label: 'conversions of one form of value into another that can be traced',
          unit: 'count',
          basis: `${counted(placed, 'exchange')} in the story`,
          coverage,
        },
        placed === 0 ? null : total,
        'no exchange here has a place in a story, so nothing can be traced; a record gives none',
      ),
      plainFigure(
        {
          id: 'cycling',
          label: `Finn’s cycling index${main === null ? '' : `, of ${main.says}`}`,
          unit: 'ratio',
          basis,
          coverage: cycleCoverage,
        },
        cycling?.value ?? null,
        flow === null ? noLoop : (cycling?.because ?? noLoop),
      ),
    ],
    cautions: [
      'Forms have no unit in common: conversions are counted, never priced.',
      ...(flow === null
        ? []
        : [
            `The border of the flow is assumed: what a participant gives beyond what it gets counts as coming in, and the reverse as of use. ${cyclic < (main?.places.length ?? 0) / 10 ? `Only ${counted(cyclic, 'participant')} can get back what they give.` : ''}`.trim(),
          ]),
    ],
    advice:
      total === 0
        ? null
        : 'Ask which conversion the network lives by, and who would have to know more, or be paid, for it to happen more often.',
    picture: pictureOf(traced),
  };
}

function sentenceOf(traced: readonly Conversion[], total: number, placed: number): string {
  if (placed === 0) return 'How one form of value becomes another cannot be traced: nothing here is told as a story.';
  const [first] = traced;
  return first
    ? `${counted(total, 'conversion')} can be traced; the commonest turns ${first.from} into ${first.to} (${first.count}).`
    : 'No form of value is seen to become another in the story.';
}

/** P12: how one form of value becomes another, and what cycles. */
export const conversion: Principle = {
  id: 'P12',
  name: 'Conversion',
  principle: 'Success is converting one form of value into another',
  question: 'What becomes of what people put in?',
  definition:
    'In a story (a sequence of exchanges) what comes to a participant is taken to become what it gives next; where the two forms differ, that is one conversion, counted. Within one form and one unit, ' +
    'where real loops exist: Finn’s cycling index, Σ T(i) (1 − 1 ÷ N(i, i)) ÷ Σ T(i).',
  unit: 'number of conversions; share of the flow',
  exclusions: [
    'exchanges without a place in the story',
    'exchanges of a participant with itself',
    'of the record, one direction of each contract',
  ],
  limits: [
    'That something came before does not prove that it became what came after.',
    'Finn’s index assumes a balanced flow; here the border is assumed so that it balances.',
    'Where no directed cycle exists, cycling is not applicable, and not zero.',
    'The share of what comes in that leaves to be of use, y = N diag(T)⁻¹ e, is not given: with an assumed border nothing is lost, and it would be 1 by construction.',
  ],
  why: 'Knowledge that becomes a service, and a service that becomes trust: a network succeeds where forms turn into each other, and no balance sheet shows it.',
  citations: [
    {
      text: 'J. T. Finn, Measures of ecosystem structure and function derived from analysis of flows, Journal of Theoretical Biology 56(2), 1976, pp. 363–380',
      url: 'https://doi.org/10.1016/S0022-5193(76)80080-X',
    },
    {
      text: 'V. Allee, Value Network Analysis and value conversion of tangible and intangible assets, Journal of Intellectual Capital 9(1), 2008',
      url: 'https://doi.org/10.1108/14691930810845777',
    },
  ],
  example: {
    says: 'Made up: a story of five exchanges. A gives B knowledge, and B gives C a service; A pays B 3, B pays C 2, and C pays A 1.',
    columns: ['number', 'from', 'to', 'form', 'quantity'],
    rows: [
      [1, 'A', 'B', 'knowledge', null],
      [2, 'B', 'C', 'service', null],
      [3, 'A', 'B', 'money', 3],
      [4, 'B', 'C', 'money', 2],
      [5, 'C', 'A', 'money', 1],
    ],
    expected: { conversions: 2, cycling: 1 / 3 },
    reckoning:
      'Knowledge comes to B, who gives a service next; the service comes to C, who gives money next: two conversions. Money to B and to C is followed by money, which is none. Of the money A gives 3 and gets 1, so 2 come in; B and C keep 1 each. ' +
      'A gives all on to B, B two thirds of 3 to C, C half of 2 to A: of what is at any of them one third comes back to it, so the index is 1/3.',
    network: sketch({
      exchanges: [
        { from: 'A', to: 'B', form: 'knowledge', sequence: 1 },
        { from: 'B', to: 'C', form: 'service', sequence: 2 },
        { from: 'A', to: 'B', form: 'money', sequence: 3, quantity: 3, unit: 'GBP' },
        { from: 'B', to: 'C', form: 'money', sequence: 4, quantity: 2, unit: 'GBP' },
        { from: 'C', to: 'A', form: 'money', sequence: 5, quantity: 1, unit: 'GBP' },
      ],
    }),
  },
  ask: (network, settings) => answerOf(conversion, network, { settings, finding: find(network, settings) }),
};
