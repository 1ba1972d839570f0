import type { NetworkExchange, ValueNetwork } from '../../domain/value-network.ts';
import { reciprocity, reciprocityAgainstChance } from '../../graph/reciprocity.ts';
import { plainFigure } from '../figure.ts';
import type { Figure } from '../measure.ts';
import { counted, percent } from '../phrase.ts';
import { answerOf, type Finding } from './answer.ts';
import { contractual, inPeriod, intangible, networkOf, onCycle, oneDirection } from './layer.ts';
import { type LedgerPicture, type Principle, type PrincipleSettings, pictureLimit } from './principle.ts';
import { sketch } from './sketch.ts';

/** Often enough for the second figure of the share of reshuffles to be sure. */
const reshuffles = 999;

interface Layer {
  readonly id: 'Contract' | 'Intangible';
  readonly label: string;
  readonly exchanges: readonly NetworkExchange[];
}

/** What comes back of a layer, and why nothing could where nothing could. */
interface Returning extends Layer {
  readonly ratio: number | null;
  readonly chance: number | null;
  readonly asHigh: number | null;
  readonly because: string;
  readonly mutualPairs: number;
  readonly cyclic: number;
  /** How many exchange anything in this layer. */
  readonly taking: number;
  /** Pairs in which only one side gives. */
  readonly openPairs: number;
  readonly pairs: number;
}

function returning(network: ValueNetwork, layer: Layer, seed: number): Returning {
  const graph = networkOf(network, layer.exchanges);
  const cyclic = onCycle(graph);
  const { ratio, mutualPairs } = reciprocity(graph);
  const against = reciprocityAgainstChance(graph, { reshuffles, seed });
  const pairs = graph.targets.length - mutualPairs;
  const because =
    pairs === 0
      ? `there is no exchange between two (${layer.label})`
      : `not applicable: no two of this layer give to each other, so that what is recorded cannot come back (${layer.label})`;
  return {
    ...layer,
    ratio: mutualPairs === 0 ? null : ratio,
    chance: against?.chanceMean ?? null,
    asHigh: against?.asHighRatio ?? null,
    because,
    mutualPairs,
    cyclic,
    taking: new Set(layer.exchanges.flatMap(({ from, to }) => [from, to])).size,
    openPairs: pairs - mutualPairs,
    pairs,
  };
}

function figuresOf(one: Returning): Figure[] {
  const { id, label, because, exchanges, mutualPairs, pairs } = one;
  const between = exchanges.filter(({ from, to }) => from !== to);
  const coverage = { total: exchanges.length, used: between.length, noun: 'exchanges', has: 'two different sides' };
  const basis = `${counted(pairs, 'pair')}, ${mutualPairs} of them both ways`;
  const figure = (name: string, says: string, value: number | null) =>
    plainFigure({ id: `${name}${id}`, label: `${says}, ${label}`, unit: 'ratio', basis, coverage }, value, because);
  return [
    figure('reciprocity', 'share of exchanges that are returned', one.ratio),
    figure('chance', 'the same when weights are reshuffled', one.chance),
    figure('asHigh', 'share of reshuffles with as much or more', one.asHigh),
    figure('open', 'pairs in which only one side gives', one.mutualPairs === 0 ? null : one.openPairs / pairs),
  ];
}

/** What each participant gave and received, in exchanges; the widest differences first. */
function pictureOf({ participants }: ValueNetwork, exchanges: readonly NetworkExchange[]): LedgerPicture | null {
  const given = new Float64Array(participants.length);
  const received = new Float64Array(participants.length);
  for (const { from, to, count } of exchanges) {
    if (from === to) continue;
    (given[from] as number) += count;
    (received[to] as number) += count;
  }
  const gap = (at: number) => Math.abs((given[at] as number) - (received[at] as number));
  const lines = participants
    .map((one, at) => ({ one, at }))
    .filter(({ one, at }) => !one.person && (given[at] as number) + (received[at] as number) > 0)
    .sort((a, b) => gap(b.at) - gap(a.at) || a.at - b.at)
    .slice(0, pictureLimit)
    .map(({ one, at }) => ({ name: one.name, given: given[at] as number, received: received[at] as number }));
  if (lines.length === 0) return null;
  return {
    type: 'ledger',
    says: 'Exchanges given and received; the widest differences first',
    unit: 'exchanges',
    lines,
  };
}

function sentenceOf(layers: readonly Returning[]): string {
  const said = layers.flatMap(({ id, ratio, chance }) => {
    if (ratio === null) return [];
    const what = id === 'Contract' ? 'contractual' : 'intangible';
    const beside = chance === null ? '' : ` (by chance ${percent(chance)})`;
    return [`${percent(ratio)} of ${what} exchanges are returned${beside}`];
  });
  if (said.length > 0) return `${said.join(', ').replace(/^./, (first) => first.toUpperCase())}.`;
  return layers.every(({ pairs }) => pairs === 0)
    ? 'There is no exchange between two here, so nothing can be said about give and take.'
    : 'Whether give and take balance cannot be told here: no two in this network give to each other in the same layer.';
}

function cautionsOf(layers: readonly Returning[], undated: number): string[] {
  const few = layers.flatMap(({ cyclic, taking, label, mutualPairs }) =>
    mutualPairs > 0 && cyclic < taking / 10
      ? [`Only ${counted(cyclic, 'participant')} can get back what they give, over however many steps (${label}).`]
      : [],
  );
  return [
    ...few,
    'Exchanges are counted, not their worth: forms of value have no unit in common.',
    ...(undated > 0 ? [`${counted(undated, 'exchange')} without a date: they count in every period.`] : []),
  ];
}

function find(network: ValueNetwork, settings: PrincipleSettings): Finding {
  const { exchanges, undated } = inPeriod(network, settings);
  const layers = (
    [
      { id: 'Contract', label: 'contractual layer', exchanges: oneDirection(contractual(exchanges)) },
      { id: 'Intangible', label: 'intangible layer', exchanges: intangible(exchanges) },
    ] as const
  ).map((layer) => returning(network, layer, settings.seed ?? 42));
  const some = layers.some(({ ratio }) => ratio !== null);
  return {
    sentence: sentenceOf(layers),
    figures: layers.flatMap(figuresOf),
    cautions: cautionsOf(layers, undated),
    advice: some
      ? 'Look at those who give much and receive little: they carry the network, and may not for long.'
      : null,
    picture: pictureOf(
      network,
      layers.flatMap((layer) => layer.exchanges),
    ),
  };
}

/** P08: the ledger of give and take. */
export const reciprocityLedger: Principle = {
  id: 'P08',
  name: 'Give and take',
  principle: 'The exchange is the molecule of value, and value is not only money',
  question: 'What comes back to those who give, and what is still open?',
  definition:
    'Within a layer, w(i, j) is the number of exchanges from i to j. Reciprocity is Σ min(w(i, j), w(j, i)) ÷ Σ w(i, j), beside the mean of the same figure when the weights are ' +
    'reshuffled among the ties 999 times (seeded). Open are pairs in which only one side gives. Of a recorded contract one direction counts.',
  unit: 'share of exchanges; share of pairs',
  exclusions: [
    'exchanges of a participant with itself',
    'of the record, the goods, services and works of a contract whose payment is counted: both follow from one fact',
    'exchanges outside the period; those without dates are in every period',
  ],
  limits: [
    'Where no two give to each other, the measure does not apply: zero would be the shape of the record and nobody’s stinginess.',
    'A return may come in another layer, by way of third parties, or later than the period.',
    'The record does not link payments to contracts, so what is owed in money cannot be told.',
  ],
  why: 'A network in which some only give and others only take does not last. Seeing it in each layer keeps money from hiding what else is given.',
  citations: [
    {
      text: 'T. Squartini, F. Picciolo, F. Ruzzenenti and D. Garlaschelli, Reciprocity of weighted networks, Scientific Reports 3, 2729, 2013',
      url: 'https://doi.org/10.1038/srep02729',
    },
  ],
  example: {
    says: 'Made up: A gives B advice three times and gets feedback once; C gives B an introduction and gets nothing. In goods and money, A and B trade one for one.',
    columns: ['from', 'to', 'form', 'how often'],
    rows: [
      ['A', 'B', 'advice', 3],
      ['B', 'A', 'feedback', 1],
      ['C', 'B', 'introduction', 1],
      ['A', 'B', 'goods', 1],
      ['B', 'A', 'money', 1],
    ],
    expected: { reciprocityIntangible: 0.4, openIntangible: 0.5, reciprocityContract: 1, openContract: 0 },
    reckoning:
      'Intangible: of A and B the smaller number, 1, is returned both ways, of C and B nothing: (1 + 1) ÷ (3 + 1 + 1) = 0.4. One of two pairs is open. Contractual: (1 + 1) ÷ 2 = 1.',
    network: sketch({
      exchanges: [
        { from: 'A', to: 'B', form: 'advice', count: 3 },
        { from: 'B', to: 'A', form: 'feedback' },
        { from: 'C', to: 'B', form: 'introduction' },
        { from: 'A', to: 'B', form: 'goods' },
        { from: 'B', to: 'A', form: 'money' },
      ],
    }),
  },
  ask: (network, settings) => answerOf(reciprocityLedger, network, { settings, finding: find(network, settings) }),
};
