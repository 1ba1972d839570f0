import type { NetworkExchange, ValueNetwork } from '../../domain/value-network.ts';
import { type SurvivalCurve, survival, survivingAt } from '../../graph/survival.ts';
import { plainFigure } from '../figure.ts';
import { counted, percent } from '../phrase.ts';
import { answerOf, type Finding } from './answer.ts';
import { bootstrap, quantile } from './interval.ts';
import { inPeriod, oneDirection } from './layer.ts';
import type { Principle, PrincipleSettings, SurvivalPicture } from './principle.ts';
import { sketch } from './sketch.ts';

const dayLength = 86_400_000;
const dayOf = (iso: string): number => Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / dayLength;

/** Who has not been seen for so many days at the end of the data has left; sooner than that, nobody can tell. */
const quiet = 365;

/** The fewest participants with ratings and dates in whom staying is compared; a third of them is a group. */
const ratedFloor = 30;

/** How long something was seen, and whether it was gone before the data ends. */
interface Lifetime {
  readonly days: number;
  readonly hasEnded: boolean;
}

interface Stay extends Lifetime {
  /** Perceived value received less its cost, on average; NaN where nobody rated. */
  readonly value: number;
}

interface Seen {
  first: number;
  last: number;
  value: number;
  ratings: number;
  /** Until when it would have been seen. */
  until: number;
}

/** Until when each giver is seen: what one publisher’s files leave off, nobody else’s go on with. */
function watched(dated: readonly NetworkExchange[]): (exchange: NetworkExchange) => number {
  const until = new Map<number, number>();
  let last = Number.NEGATIVE_INFINITY;
  for (const { from, layer, started, ended } of dated) {
    const day = dayOf(ended ?? (started as string));
    last = Math.max(last, day);
    if (layer === 'record') until.set(from, Math.max(until.get(from) ?? day, day));
  }
  return ({ from, layer }) => (layer === 'record' ? (until.get(from) as number) : last);
}

function lifetimes<K>(
  exchanges: readonly NetworkExchange[],
  keysOf: (exchange: NetworkExchange) => readonly K[],
  untilOf: (exchange: NetworkExchange) => number,
): Map<K, Stay> {
  const seen = new Map<K, Seen>();
  for (const exchange of exchanges) {
    const start = exchange.started ?? exchange.ended;
    const stop = exchange.ended ?? exchange.started;
    if (start === null || stop === null) continue;
    const [first, last, until] = [dayOf(start), dayOf(stop), untilOf(exchange)];
    for (const key of keysOf(exchange)) {
      const one = seen.get(key) ?? { first, last, value: 0, ratings: 0, until };
      one.first = Math.min(one.first, first);
      one.last = Math.max(one.last, last);
      one.until = Math.max(one.until, until);
      if (exchange.valueReceiver !== null && key === exchange.to) {
        one.value += exchange.valueReceiver - (exchange.costReceiver ?? 0);
        one.ratings++;
      }
      seen.set(key, one);
    }
  }
  const stays = new Map<K, Stay>();
  for (const [key, { first, last, value, ratings, until }] of seen)
    stays.set(key, {
      days: Math.max(0, last - first),
      hasEnded: until - last > quiet,
      value: ratings > 0 ? value / ratings : Number.NaN,
    });
  return stays;
}

const curveOf = (lives: readonly Lifetime[]): SurvivalCurve =>
  survival({ durations: lives.map(({ days }) => days), ended: lives.map(({ hasEnded }) => (hasEnded ? 1 : 0)) });

/** The duration after which half are gone; null where more than half are still there at the end. */
const halfLife = ({ durations, surviving }: SurvivalCurve): number | null => {
  const step = surviving.findIndex((share) => share <= 0.5);
  return step === -1 ? null : (durations[step] as number);
};

function stepsOf(
  name: string,
  { durations, surviving, standardErrors }: SurvivalCurve,
): SurvivalPicture['curves'][number] {
  const steps = Array.from(durations, (days, at) => {
    const share = surviving[at] as number;
    const reach = 1.96 * (standardErrors[at] as number);
    return { days, share, low: Math.max(0, share - reach), high: Math.min(1, share + reach) };
  });
  // A picture of more steps than pixels says nothing more.
  const every = Math.ceil(steps.length / 200);
  return { name, steps: steps.filter((_, at) => at % every === 0 || at === steps.length - 1) };
}

/**
 * How much longer than the third with the least perceived value the third with the most stays, in share still there after a year.
 * The thirds are cut on every other participant and compared on the rest, so that the cut cannot fit what it is judged by.
 */
function separation(
  stays: readonly Stay[],
  seed: number,
): { readonly gap: number; readonly interval: { readonly low: number; readonly high: number } | null } | null {
  const cut = stays.filter((_, at) => at % 2 === 0).map(({ value }) => value);
  const [low, high] = [quantile(cut, 1 / 3), quantile(cut, 2 / 3)];
  if (low === null || high === null || low === high) return null;
  const judged = stays.filter((_, at) => at % 2 === 1);
  const gapOf = (chosen: readonly Stay[]) => {
    const [least, most] = [chosen.filter(({ value }) => value <= low), chosen.filter(({ value }) => value > high)];
    return least.length === 0 || most.length === 0
      ? null
      : survivingAt(curveOf(most), quiet) - survivingAt(curveOf(least), quiet);
  };
  const gap = gapOf(judged);
  if (gap === null) return null;
  const interval = bootstrap(judged.length, seed, (places) =>
    gapOf(Array.from(places, (place) => judged[place] as Stay)),
  );
  return { gap, interval };
}

function find(network: ValueNetwork, settings: PrincipleSettings): Finding {
  const exchanges = oneDirection(inPeriod(network, settings).exchanges).filter(({ from, to }) => from !== to);
  const dated = exchanges.filter(({ started, ended }) => started !== null || ended !== null);
  const untilOf = watched(dated);
  const ties = [...lifetimes(dated, ({ from, to }) => [`${from} ${to}`], untilOf).values()];
  const rated = [...lifetimes(dated, ({ from, to }) => [from, to], untilOf).values()].filter(
    ({ value }) => !Number.isNaN(value),
  );
  const once = ties.filter(({ days }) => days === 0).length;
  const curve = ties.length > 0 ? curveOf(ties) : null;
  const half = curve && halfLife(curve);
  const apart = rated.length >= ratedFloor ? separation(rated, settings.seed ?? 42) : null;
  const separates = apart?.interval != null && apart.interval.low > 0;
  const coverage = { total: exchanges.length, used: dated.length, noun: 'exchanges', has: 'a date' };
  const basis = `${counted(ties.length, 'relationship')}, ${ties.filter(({ hasEnded }) => hasEnded).length} of them over`;
  const figure = (id: string, label: string, unit: 'days' | 'ratio', value: number | null, because: string) =>
    plainFigure({ id, label, unit, basis, coverage }, value, because);
  const none = 'no exchange here has a date';
  return {
    sentence: sentenceOf(curve, { half, separates, once: once / Math.max(1, ties.length) }),
    figures: [
      figure(
        'halfLife',
        'days after which half of the relationships are over, one of a single day at once',
        'days',
        half,
        curve === null ? none : 'more than half of the relationships still go on at the end of the data',
      ),
      figure(
        'afterYear',
        'relationships that last longer than a year',
        'ratio',
        curve && survivingAt(curve, quiet),
        none,
      ),
      {
        ...plainFigure(
          {
            id: 'byValue',
            label: 'share still there after a year: third with most perceived value less third with least',
            unit: 'number',
            basis: counted(rated.length, 'participant'),
            coverage: {
              total: network.participants.length,
              used: rated.length,
              noun: 'participants',
              has: 'a rating and a date',
            },
          },
          separates ? (apart?.gap ?? null) : null,
          rated.length < ratedFloor
            ? `no signal: staying by perceived value needs ${ratedFloor} participants with ratings and dates, and there are ${rated.length}`
            : 'no signal: perceived value does not tell who stays, in participants it was not cut on',
        ),
        bounds: separates ? (apart?.interval ?? null) : null,
      },
    ],
    cautions: [
      'The length of relationships tells nothing about perceived value: losing a contract is not voting with one’s feet.',
      ...(once > 0
        ? [
            `${counted(once, 'relationship')} with exchanges on a single day count here as lasting none; M13 gives the median length of the others alone.`,
          ]
        : []),
      ...(network.exchanges.some(({ layer }) => layer === 'record')
        ? [
            'The record shows a relationship from its first to its last exchange in these sources; it may have begun before and gone on elsewhere.',
          ]
        : []),
    ],
    advice: separates
      ? 'Ask those in the third with least perceived value what would make it worth their while.'
      : null,
    picture:
      curve === null || curve.durations.length === 0
        ? null
        : {
            type: 'survival',
            says: 'Share of relationships that last longer, by days',
            curves: [stepsOf('all relationships', curve)],
          },
  };
}

interface Said {
  readonly half: number | null;
  readonly separates: boolean;
  /** The share of relationships whose exchanges are all on one day. */
  readonly once: number;
}

function sentenceOf(curve: SurvivalCurve | null, { half, separates, once }: Said): string {
  if (curve === null) return 'How long participants stay is not known: nothing here has a date.';
  const lasting = percent(survivingAt(curve, quiet));
  const start = `${lasting === 'no' ? 'No' : lasting} of the relationships last longer than a year, if those that may still go on are reckoned in`;
  const over =
    half === 0
      ? `; ${percent(once)} have exchanges on a single day and count as over at once`
      : `; half are over after ${counted(Math.round(half ?? 0), 'day')}`;
  const middle = half === null ? '; more than half still go on' : over;
  return `${start}${middle}.${separates ? ' Those who see more value in what they get stay longer.' : ' Whether people leave because they see no value, it does not say.'}`;
}

/** P06: how long participants stay, and whether by perceived value. */
export const staying: Principle = {
  id: 'P06',
  name: 'Staying',
  principle: 'People leave when they see no value',
  question: 'How long do relationships last, and do those stay who see value in them?',
  definition:
    'Kaplan and Meier’s estimate of the length of relationships, from the first to the last exchange between two; one that was seen within a year of the last that its giver’s sources show still goes on. ' +
    'Where 30 participants or more have ratings and dates: the share still there after a year in the third with the most perceived value (ratings less cost), less that in the third with the least; thirds are cut on one half of the participants and ' +
    'compared on the other, and the figure is given only if its bootstrap interval is above zero.',
  unit: 'days; share of relationships; difference of shares',
  exclusions: [
    'exchanges without a date, and of a participant with itself',
    'of the record, the goods, services and works of a contract whose payment is counted',
  ],
  limits: [
    'From a record alone only the length of relationships can be given; it tells nothing about perceived value.',
    'A relationship of one exchange lasts no day.',
    'The year after which somebody counts as gone is a convention.',
  ],
  why: 'People vote with their feet before they say why. Who stays, and how long, is the first sign of whether a network is worth their while.',
  citations: [
    {
      text: 'E. L. Kaplan and P. Meier, Nonparametric Estimation from Incomplete Observations, Journal of the American Statistical Association 53, 1958, pp. 457–481',
      url: 'https://doi.org/10.1080/01621459.1958.10501452',
    },
  ],
  example: {
    says: 'Made up: A pays B from 2020 to the end of 2020, C from 2020 to 2022 and D from 2023 to June 2024; the data ends there.',
    columns: ['from', 'to', 'started', 'ended'],
    rows: [
      ['A', 'B', '2020-01-01', '2020-12-31'],
      ['A', 'C', '2020-01-01', '2021-12-31'],
      ['A', 'D', '2023-01-01', '2024-06-30'],
    ],
    expected: { halfLife: 730, afterYear: 2 / 3, byValue: null },
    reckoning:
      'B lasted 365 days and is gone, C 730 and is gone, D 546 and was seen at the end. After 365 days one of three is gone: two thirds last longer than a year. At 730 days the one still watched is gone too: nothing is left, so half are over after 730 days.',
    network: sketch({
      exchanges: [
        { from: 'A', to: 'B', form: 'money', started: '2020-01-01', ended: '2020-12-31' },
        { from: 'A', to: 'C', form: 'money', started: '2020-01-01', ended: '2021-12-31' },
        { from: 'A', to: 'D', form: 'money', started: '2023-01-01', ended: '2024-06-30' },
      ],
    }),
  },
  ask: (network, settings) => answerOf(staying, network, { settings, finding: find(network, settings) }),
};
