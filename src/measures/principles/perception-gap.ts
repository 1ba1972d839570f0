import type { NetworkExchange, ValueNetwork } from '../../domain/value-network.ts';
import { agreement } from '../../graph/agreement.ts';
import { plainFigure } from '../figure.ts';
import type { Figure } from '../measure.ts';
import { counted } from '../phrase.ts';
import { answerOf, type Finding } from './answer.ts';
import { bootstrap, median, quantile } from './interval.ts';
import { contractual, inPeriod, intangible } from './layer.ts';
import { type GapPicture, type Principle, type PrincipleSettings, pictureLimit } from './principle.ts';
import { sketch } from './sketch.ts';

/** An exchange that both sides rated. */
interface Rated extends NetworkExchange {
  readonly valueProvider: number;
  readonly valueReceiver: number;
}

const isRated = (one: NetworkExchange): one is Rated => one.valueProvider !== null && one.valueReceiver !== null;
const gapOf = ({ valueProvider, valueReceiver }: Rated): number => valueProvider - valueReceiver;

/** Krippendorff’s alpha of providers against receivers, on the ordinal scale of the ratings. */
function alphaOf(rated: readonly Rated[]): number | null {
  const values = Float64Array.from([
    ...rated.map(({ valueProvider }) => valueProvider),
    ...rated.map(({ valueReceiver }) => valueReceiver),
  ]);
  return agreement({ raters: 2, units: rated.length, values }, 'ordinal');
}

interface Layer {
  readonly id: '' | 'Contract' | 'Intangible';
  readonly label: string;
  readonly exchanges: readonly NetworkExchange[];
}

function figuresOf({ id, label, exchanges }: Layer, seed: number): Figure[] {
  const rated = exchanges.filter(isRated);
  const gaps = rated.map(gapOf);
  const coverage = { total: exchanges.length, used: rated.length, noun: 'exchanges', has: 'a rating from both sides' };
  const because =
    exchanges.length === 0
      ? `there is no exchange here (${label})`
      : `no exchange is rated by both its provider and its receiver (${label})`;
  const basis = `${counted(rated.length, 'exchange')} rated by both`;
  const figure = (name: string, says: string, value: number | null, why = because) =>
    plainFigure({ id: `${name}${id}`, label: `${says}, ${label}`, unit: 'number', basis, coverage }, value, why);
  const drawn = (of: (chosen: readonly Rated[]) => number | null) =>
    bootstrap(rated.length, seed, (places) => of(Array.from(places, (place) => rated[place] as Rated)));
  return [
    {
      ...figure('gap', 'median of provider’s minus receiver’s value', median(gaps)),
      bounds: drawn((chosen) => median(chosen.map(gapOf))),
    },
    figure('lowerQuartile', 'lower quartile of that gap', quantile(gaps, 0.25)),
    figure('upperQuartile', 'upper quartile of that gap', quantile(gaps, 0.75)),
    {
      ...figure(
        'agreement',
        'agreement of the two sides, Krippendorff’s alpha (1 full, 0 as by chance)',
        alphaOf(rated),
        rated.length > 0 ? 'all ratings are the same, so that agreement cannot be told from habit' : because,
      ),
      bounds: drawn(alphaOf),
    },
  ];
}

function pictureOf(network: ValueNetwork, rated: readonly Rated[]): GapPicture {
  const widest = [...rated].sort((a, b) => Math.abs(gapOf(b)) - Math.abs(gapOf(a)) || a.id.localeCompare(b.id, 'en'));
  return {
    type: 'gap',
    says: 'What an exchange is worth, as its provider and as its receiver see it; the widest gaps first',
    low: -3,
    high: 3,
    lines: widest.slice(0, pictureLimit).map((one) => ({
      name: `${one.deliverable} (${network.participants[one.from]?.name} to ${network.participants[one.to]?.name})`,
      provider: one.valueProvider,
      receiver: one.valueReceiver,
    })),
  };
}

function sentenceOf(rated: readonly Rated[]): string {
  const gap = median(rated.map(gapOf));
  if (gap === null)
    return 'How differently the two sides of an exchange see its value is not known: nobody rated one from both sides.';
  const apart = rated.filter((one) => Math.abs(gapOf(one)) >= 2).length;
  const start =
    gap === 0
      ? 'Half of the exchanges are worth as much or more to the receiver than the provider thinks, half as much or less'
      : gap < 0
        ? 'Receivers value what they get more than its providers think'
        : 'Providers think more of what they give than its receivers do';
  return `${start}; in ${apart} of ${rated.length} the two sides are two steps or more apart.`;
}

function find(network: ValueNetwork, settings: PrincipleSettings): Finding {
  const { exchanges } = inPeriod(network, settings);
  const rated = exchanges.filter(isRated);
  const seed = settings.seed ?? 42;
  const layers: readonly Layer[] = [
    { id: '', label: 'all exchanges', exchanges },
    { id: 'Contract', label: 'contractual layer', exchanges: contractual(exchanges) },
    { id: 'Intangible', label: 'intangible layer', exchanges: intangible(exchanges) },
  ];
  const under = rated.length > 0 && rated.length < 10;
  return {
    sentence: sentenceOf(rated),
    figures: layers.flatMap((layer) => figuresOf(layer, seed)),
    cautions: [
      ...(rated.length > 0 ? ['Both views are kept apart and never averaged into one value.'] : []),
      ...(under ? ['So few ratings say little; look at each of them.'] : []),
    ],
    advice:
      rated.length === 0
        ? 'Ask both sides of a few exchanges what they are worth to them, from −3 to 3.'
        : 'Bring the two sides of the widest gaps together: one of them gives more than the other sees, or pays more than it gets.',
    picture: rated.length === 0 ? null : pictureOf(network, rated),
  };
}

/** P10: how differently the two sides of an exchange see its value. */
export const perceptionGap: Principle = {
  id: 'P10',
  name: 'Perception gap',
  principle: 'Value is subjective',
  question: 'Do those who give see the same value as those who receive?',
  definition:
    'Both sides rate an exchange from −3 to 3. The gap is the provider’s rating minus the receiver’s; its median and quartiles are given, and Krippendorff’s alpha on ' +
    'the ordinal scale as the agreement of the two sides. Intervals come from drawing the rated exchanges anew, with replacement, 1,000 times (seeded).',
  unit: 'steps of the rating, −6 to 6; alpha, at most 1',
  exclusions: [
    'exchanges that only one side rated, or none',
    'exchanges outside the period; those without dates are in every period',
  ],
  limits: [
    'A public record holds no ratings; the measure then has nothing to say.',
    'Ratings are ordinal: a step from 2 to 3 need not be worth a step from 0 to 1.',
    'Alpha is low where nearly all ratings are the same, even if the sides agree.',
  ],
  why: 'An exchange lives as long as both sides find it worth while. Where one side sees far less in it than the other, it is at risk or underpaid, and nobody may know.',
  citations: [
    {
      text: 'K. Krippendorff, Computing Krippendorff’s Alpha-Reliability, 2011',
      url: 'https://repository.upenn.edu/asc_papers/43',
    },
    {
      text: 'B. Efron, Bootstrap Methods: Another Look at the Jackknife, Annals of Statistics 7(1), 1979, pp. 1–26',
      url: 'https://doi.org/10.1214/aos/1176344552',
    },
  ],
  example: {
    says: 'Made up: four exchanges; the last was rated by its receiver alone.',
    columns: ['from', 'to', 'form', 'provider', 'receiver'],
    rows: [
      ['A', 'B', 'service', 1, 3],
      ['B', 'A', 'money', 2, 2],
      ['A', 'C', 'advice', 0, 1],
      ['C', 'A', 'feedback', null, 2],
    ],
    expected: { gap: -1, lowerQuartile: -1.5, upperQuartile: -0.5, gapContract: -1, gapIntangible: -1 },
    reckoning:
      'The gaps are 1 − 3 = −2, 2 − 2 = 0 and 0 − 1 = −1; in order −2, −1, 0, so the median is −1 and the quartiles lie half-way: −1.5 and −0.5. ' +
      'Service and money are the contractual layer: −2 and 0, median −1.',
    network: sketch({
      exchanges: [
        { from: 'A', to: 'B', form: 'service', valueProvider: 1, valueReceiver: 3 },
        { from: 'B', to: 'A', form: 'money', valueProvider: 2, valueReceiver: 2 },
        { from: 'A', to: 'C', form: 'advice', valueProvider: 0, valueReceiver: 1 },
        { from: 'C', to: 'A', form: 'feedback', valueReceiver: 2 },
      ],
    }),
  },
  ask: (network, settings) => answerOf(perceptionGap, network, { settings, finding: find(network, settings) }),
};
