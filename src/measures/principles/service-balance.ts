import type { NetworkExchange, ValueNetwork } from '../../domain/value-network.ts';
import { degreeCentralization } from '../../graph/degree.ts';
import { concentrationOf } from '../concentration.ts';
import { plainFigure } from '../figure.ts';
import type { Figure } from '../measure.ts';
import { counted, percent } from '../phrase.ts';
import { answerOf, type Finding } from './answer.ts';
import { amongThose, contractual, inPeriod, intangible, isNameable, oneDirection } from './layer.ts';
import { type BarPicture, type Principle, type PrincipleSettings, pictureLimit } from './principle.ts';
import { sketch } from './sketch.ts';

/** Of each participant: what receivers say its exchanges are worth, less what it says those are worth that it receives. */
function balances({ participants }: ValueNetwork, rated: readonly NetworkExchange[]): Float64Array {
  const sums = new Float64Array(participants.length).fill(Number.NaN);
  const add = (at: number, value: number) => {
    sums[at] = (Number.isNaN(sums[at]) ? 0 : (sums[at] as number)) + value;
  };
  for (const { from, to, valueReceiver, count } of rated) {
    if (from === to) continue;
    add(from, (valueReceiver as number) * count);
    add(to, -(valueReceiver as number) * count);
  }
  return sums;
}

const approving = /\b(approv|authori[sz]|permission|sign-?off|decision|consent|licen[cs]e)/i;

/** Who decides: of a record those who buy, of a map those who give permission or decide. */
function deciding(exchanges: readonly NetworkExchange[]): ReadonlyMap<number, number> {
  const decisions = new Map<number, number>();
  for (const { from, to, layer, form, deliverable, count } of exchanges) {
    if (from === to) continue;
    if (layer === 'record' ? form === 'money' : approving.test(deliverable))
      decisions.set(from, (decisions.get(from) ?? 0) + count);
  }
  return decisions;
}

function approval(exchanges: readonly NetworkExchange[]): Figure {
  const decisions = [...deciding(exchanges).values()];
  const sum = decisions.reduce((total, one) => total + one, 0);
  const squares = decisions.reduce((total, one) => total + one * one, 0);
  const held = concentrationOf({ suppliers: decisions.length, sum, squares, top: 0 });
  return plainFigure(
    {
      id: 'approval',
      label: 'concentration of who decides, Herfindahl–Hirschman index, 0–10,000',
      unit: 'number',
      basis: `${counted(sum, 'decision')} of ${counted(decisions.length, 'participant')}`,
      coverage: { total: exchanges.length, used: exchanges.length, noun: 'exchanges', has: 'a known giver' },
    },
    held?.index ?? null,
    'no exchange here is a decision, a permission or a payment by who decides',
  );
}

function centralization(id: string, label: string, exchanges: readonly NetworkExchange[]): Figure {
  const { network, places } = amongThose(exchanges);
  return plainFigure(
    {
      id: `centralisation${id}`,
      label: `degree centralisation, ${label} (0 all alike, 1 all by way of one)`,
      unit: 'ratio',
      basis: counted(places.length, 'participant'),
      coverage: {
        total: exchanges.length,
        used: exchanges.filter(({ from, to }) => from !== to).length,
        noun: 'exchanges',
        has: 'two different sides',
      },
    },
    degreeCentralization(network),
    `fewer than three participants exchange anything (${label})`,
  );
}

function pictureOf({ participants }: ValueNetwork, balance: Float64Array): BarPicture | null {
  const lines = participants
    .map((one, at) => ({ one, value: balance[at] as number }))
    .filter(({ one, value }) => isNameable(one) && !Number.isNaN(value))
    .sort((a, b) => b.value - a.value || a.one.id.localeCompare(b.one.id, 'en'))
    .map(({ one, value }) => ({ name: one.name, value }));
  if (lines.length < 2) return null;
  const half = pictureLimit / 2;
  return {
    type: 'bar',
    says: 'Perceived value given less received, as receivers rate it',
    unit: 'number',
    lines: lines.length > pictureLimit ? [...lines.slice(0, half), ...lines.slice(-half)] : lines,
  };
}

function find(network: ValueNetwork, settings: PrincipleSettings): Finding {
  const { exchanges } = inPeriod(network, settings);
  const rated = exchanges.filter(({ valueReceiver }) => valueReceiver !== null);
  const balance = balances(network, rated);
  const known = Array.from(balance).filter((one) => !Number.isNaN(one));
  const spread = known.length >= 2 ? known.reduce((sum, one) => sum + Math.abs(one), 0) / known.length : null;
  const contract = centralization('Contract', 'contractual layer', oneDirection(contractual(exchanges)));
  const other = centralization('Intangible', 'intangible layer', intangible(exchanges));
  return {
    sentence: sentenceOf(contract, other, spread),
    figures: [
      plainFigure(
        {
          id: 'imbalance',
          label: 'mean difference between perceived value given and received, in steps of the rating',
          unit: 'number',
          basis: counted(known.length, 'participant'),
          coverage: {
            total: exchanges.length,
            used: rated.length,
            noun: 'exchanges',
            has: 'a rating from the receiver',
          },
        },
        spread,
        'receivers rated nothing here; a public record holds no ratings',
      ),
      contract,
      other,
      approval(exchanges),
    ],
    cautions: ['A high figure is an exposure of the network, and no praise or blame of whoever stands in the middle.'],
    advice:
      contract.value.value === null
        ? null
        : 'Ask whether what runs by way of one could also run beside it, and whether those who give most are served by the network too.',
    picture: pictureOf(network, balance),
  };
}

function sentenceOf(contract: Figure, other: Figure, spread: number | null): string {
  const at = ({ value }: Figure) => value.value;
  const [first, second] = [at(contract), at(other)];
  if (first === null && second === null)
    return 'Too few take part here to say whether the network hangs on one of them.';
  const parts = [
    ...(first === null ? [] : [`contracts are ${percent(first)} of the way to all running by way of one`]),
    ...(second === null ? [] : [`intangible exchanges ${first === null ? 'are ' : ''}${percent(second)}`]),
  ].join(', ');
  const balance =
    spread === null
      ? ''
      : ` Participants give and receive perceived value that differs by ${Math.round(spread * 10) / 10} steps on average.`;
  return `${parts.replace(/^./, (letter) => letter.toUpperCase())}.${balance}`;
}

/** P03: whether the network is served or administered. */
export const serviceBalance: Principle = {
  id: 'P03',
  name: 'Service balance',
  principle: 'A network cannot be administered, only served through roles',
  question: 'Do some give what others take, and does all of it hang on one?',
  definition:
    'Per participant, the ratings by receivers of what it gives, less its own ratings of what it receives; the mean size of that balance is given. Freeman’s degree centralisation ' +
    'says per layer how far all ties run by way of one. Concentration of decisions is 10,000 Σs² over who pays (in a record) or gives approvals, permissions and decisions (in a role map).',
  unit: 'steps of the rating; share; index from 0 to 10,000',
  exclusions: [
    'for the balance, exchanges that their receiver did not rate',
    'names of roles that fewer than five people play',
    'exchanges outside the period; those without dates are in every period',
  ],
  limits: [
    'Ratings are ordinal, and their sums depend on how many exchanges were drawn.',
    'A record of few buyers is centralised by the choice of the record: it shows who published.',
    'Decisions are recognised in a map by their words: approval, authorisation, permission, sign-off, decision, consent, licence.',
  ],
  why: 'A network that all runs by way of one office stops when that office does, and those who give without receiving leave.',
  citations: [
    {
      text: 'L. C. Freeman, Centrality in Social Networks: Conceptual Clarification, Social Networks 1(3), 1979, pp. 215–239',
      url: 'https://doi.org/10.1016/0378-8733(78)90021-7',
    },
    {
      text: 'V. Allee, Value Network Analysis and value conversion of tangible and intangible assets, Journal of Intellectual Capital 9(1), 2008',
      url: 'https://doi.org/10.1108/14691930810845777',
    },
  ],
  example: {
    says: 'Made up: A pays B, C and D. B rates what it gets 1, C 2, D 3; A gets one service from D and rates it 2.',
    columns: ['from', 'to', 'form', 'receiver'],
    rows: [
      ['A', 'B', 'money', 1],
      ['A', 'C', 'money', 2],
      ['A', 'D', 'money', 3],
      ['D', 'A', 'service', 2],
    ],
    expected: { imbalance: 2, centralisationContract: 1, centralisationIntangible: null, approval: null },
    reckoning:
      'A gives 1 + 2 + 3 and receives 2: +4. B −1, C −2, D 2 − 3 = −1. The mean size is (4 + 1 + 2 + 1) ÷ 4 = 2. All ties run by way of A: a star, 1. Nothing is a decision, and nothing is intangible.',
    network: sketch({
      exchanges: [
        { from: 'A', to: 'B', form: 'money', valueReceiver: 1 },
        { from: 'A', to: 'C', form: 'money', valueReceiver: 2 },
        { from: 'A', to: 'D', form: 'money', valueReceiver: 3 },
        { from: 'D', to: 'A', form: 'service', valueReceiver: 2 },
      ],
    }),
  },
  ask: (network, settings) => answerOf(serviceBalance, network, { settings, finding: find(network, settings) }),
};
