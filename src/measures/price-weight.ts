import type { Filter } from '../domain/filter.ts';
import { count as digits } from '../domain/number.ts';
import type { RecordReader } from '../store/record.ts';
import { checkedNotices, uncheckedBecause } from './checked-notice.ts';
import { plainFigure, shareFigure } from './figure.ts';
import type { Figure, Measure, MeasureAnswer } from './measure.ts';
import { counted, percent } from './phrase.ts';

/** Calls whose criteria were read, or not, alike. */
interface Weight {
  readonly basis: string;
  /** What price weighs, 0–1; null where it could not be read. */
  readonly share: number | null;
  readonly calls: number;
}

const heavyFrom = 0.6;

const weightsOf = async (record: RecordReader, filter: Filter): Promise<readonly Weight[]> => {
  const { sql, values } = checkedNotices(filter);
  return record.all<Weight>(
    `with ${sql}
     select price_basis as basis, price_share as share, count(*) as calls from notice
     where stage = 'call' and price_basis is not null group by price_basis, price_share order by price_share, price_basis`,
    values,
  );
};

/** A quantile of definition 8 of Hyndman and Fan, of values in order that come `calls` times each; null where there is none. */
function quantileOf(read: readonly Weight[], p: number): number | null {
  const n = read.reduce((sum, { calls }) => sum + calls, 0);
  if (n === 0) return null;
  const valueAt = (place: number): number => {
    let left = Math.min(n, Math.max(1, place));
    const found = read.find(({ calls }) => {
      left -= calls;
      return left <= 0;
    });
    return found?.share ?? Number.NaN;
  };
  const h = n * p + (p + 1) / 3;
  const below = Math.floor(h);
  const low = valueAt(below);
  return low + (h - below) * (valueAt(below + 1) - low);
}

const marks: readonly (readonly [id: string, p: number, label: string])[] = [
  ['median', 0.5, 'what price weighs, median'],
  ['lower', 0.25, 'a quarter gives it at most'],
  ['upper', 0.75, 'a quarter gives it at least'],
  ...[1, 2, 3, 4, 6, 7, 8, 9].map((tenth): readonly [string, number, string] => [
    `decile${tenth}`,
    tenth / 10,
    `${'one two three four five six seven eight nine'.split(' ')[tenth - 1]} in ten give${tenth === 1 ? 's' : ''} it at most`,
  ]),
];

const reasons: Readonly<Record<string, string>> = {
  unclear: 'names criteria whose weights cannot be read as shares',
  silent: 'gives no criteria',
  'no field': 'stands where there is no field for criteria',
  route: 'does not say how it is bought',
};

function cautionsOf(unread: readonly Weight[]): readonly string[] {
  const calls = (basis: string) => unread.reduce((sum, one) => (one.basis === basis ? sum + one.calls : sum), 0);
  return Object.entries(reasons).flatMap(([basis, says]) =>
    calls(basis) > 0 ? [`Not read: ${counted(calls(basis), 'call')}, each of which ${says}.`] : [],
  );
}

function figuresOf(weights: readonly Weight[], because: string): readonly Figure[] {
  const sum = (some: readonly Weight[]) => some.reduce((all, { calls }) => all + calls, 0);
  const read = weights.filter(({ share }) => share !== null);
  const [total, used] = [sum(weights), sum(read)];
  const coverage = { total, used, noun: 'competitive calls', has: 'criteria whose weights can be read' };
  const share = (id: string, label: string, part: number) =>
    shareFigure({
      ...{ id, label, part, known: used, unknown: total - used, coverage, because },
      basis: `${digits(part)} of ${counted(used, 'call')}`,
    });
  const heavy = sum(read.filter((one) => (one.share as number) >= heavyFrom - 1e-9));
  const alone = sum(read.filter(({ basis }) => basis === 'price alone'));
  return [
    ...marks.map(([id, p, label]) =>
      plainFigure({ id, label, unit: 'ratio', basis: counted(used, 'call'), coverage }, quantileOf(read, p), because),
    ),
    share('heavy', `of calls, price weighs ${percent(heavyFrom)} or more`, heavy),
    share('alone', 'of calls, price is the only criterion', alone),
    plainFigure(
      {
        ...{ id: 'readable', label: 'of competitive calls, their weights can be read', unit: 'ratio' },
        basis: `${digits(used)} of ${counted(total, 'call')}`,
        coverage: { total, used: total, noun: 'competitive calls', has: 'been read' },
      },
      total > 0 ? used / total : null,
      because,
    ),
  ];
}

function say(figures: readonly Figure[], because: string): string {
  const value = (id: string) => figures.find((figure) => figure.id === id)?.value.value ?? null;
  const [median, heavy] = [value('median'), value('heavy')];
  if (median === null || heavy === null) return `What price weighs is not known: ${because}.`;
  return `Where weights can be read, price weighs ${percent(median)} in the middle call; in ${percent(heavy)} of calls it weighs ${percent(heavyFrom)} or more.`;
}

async function ask(record: RecordReader, filter: Filter): Promise<MeasureAnswer> {
  const weights = await weightsOf(record, filter);
  const because =
    weights.length > 0
      ? 'no competitive call here gives weights that can be read'
      : (record.snapshot.counts.checked ?? 0) === 0
        ? uncheckedBecause
        : 'no competitive call here has been read by the tender check';
  const figures = figuresOf(weights, because);
  return {
    ...{ id: 'M09', name: priceWeight.name, sentence: say(figures, because), figures },
    cautions: cautionsOf(weights.filter(({ share }) => share === null)),
    ...{ filter, asOf: record.snapshot.lastPublished },
  };
}

/** M09: what price weighs in the award criteria of competitive calls. */
export const priceWeight: Measure = {
  id: 'M09',
  name: 'Weight of price',
  question: 'How much does price decide?',
  definition:
    'Of the call that speaks for each process, the weight of criteria that are price or cost, as a share of all, as the tender check reads it: numbers of criteria, else digits in ' +
    'their descriptions where they sum to about a hundred, else text. With several lots, the lot in which price weighs most. Where price or cost is the only criterion it weighs ' +
    'all. Median, quartiles and deciles of definition 8 of Hyndman and Fan (type 8 in R); the share of calls in which it weighs 60 % or more; and how many calls could be read.',
  unit: 'share of the weight; share of calls',
  exclusions: [
    'direct awards, call-offs and grants, whose criteria are not set by the call',
    'weights that are points without their total, an order of importance, or percentages of some criteria only: not read',
    'earlier versions of a call, and releases of awards',
  ],
  limits: [
    'Criteria are often left to the tender documents, which are not read; the bounds say how wide that leaves it.',
    'A weight is not an influence: a quality score on which all bidders are alike leaves price to decide.',
    'A criterion is price by its name or its type, and publishers mistype both.',
  ],
  why: 'In a survey of 800 suppliers to the UK public sector, too much weight on price was among what kept them from offering innovation. Weighing more than price is allowed, and asked for, by law.',
  citations: [
    {
      text: 'E. Uyarra, J. Edler, J. Garcia-Estevez, L. Georghiou, J. Yeow, Barriers to innovation through public procurement: a supplier perspective, Technovation 34(10), 2014, pp. 631–645',
      url: 'https://doi.org/10.1016/j.technovation.2014.04.003',
    },
    {
      text: 'R. J. Hyndman, Y. Fan, Sample Quantiles in Statistical Packages, The American Statistician 50(4), 1996, pp. 361–365',
      url: 'https://doi.org/10.1080/00031305.1996.10473566',
    },
  ],
  answers: {
    lancashire: { extent: 'part', because: 'no criteria, and no procedure' },
    findATender: { extent: 'whole' },
    scotland: { extent: 'whole' },
    wales: { extent: 'whole' },
    contractsFinderOcds: { extent: 'whole' },
    contractsFinderCsv: { extent: 'part', because: 'no field for criteria' },
    payments: { extent: 'none', because: 'payments say nothing about criteria' },
  },
  example: {
    says: 'Made up: six competitive calls. The criteria of the fifth stand in its documents; the sixth names price alone.',
    columns: ['call', 'weight of price', 'how it was read'],
    rows: [
      ['1', 0.3, 'weights'],
      ['2', 0.4, 'weights'],
      ['3', 0.4, 'weights'],
      ['4', 0.6, 'weights'],
      ['5', null, 'silent'],
      ['6', 1, 'price alone'],
    ],
    expected: { median: 0.4, heavy: 2 / 5, alone: 1 / 5, readable: 5 / 6, decile9: 1 },
    reckoning:
      'Of 0.3, 0.4, 0.4, 0.6 and 1 the middle one is 0.4; two of five are 0.6 or more; one of five is price alone. Five of six can be read. With call 5 between 2 of 6 and 3 of 6.',
  },
  ask,
};
