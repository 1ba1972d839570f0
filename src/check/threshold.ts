import type { SourceId, Weight } from './law.ts';
import type { BodyKind } from './notice.ts';

/** The law that a procurement is run under. */
const regimes = [
  'procurement-act-2023',
  'pcr-2015',
  'psr-2023',
  'concessions-2016',
  'utilities-2016',
  'defence-2011',
  'scotland',
  'eu',
] as const;
export type Regime = (typeof regimes)[number];

/** A limit that a rule compares with: from law, from policy, or a setting of ours. */
export interface Threshold {
  readonly id: string;
  /** Where it holds; `any` where it does not depend on the law. */
  readonly regime: Regime | 'any';
  readonly from: string;
  /** The last day, included; null while it holds. */
  readonly to: string | null;
  readonly value: number;
  readonly unit: 'ratio' | 'pounds' | 'pounds with tax' | 'days' | 'years' | 'words' | 'count';
  readonly standing: Weight | 'setting';
  readonly source: SourceId | null;
  readonly says: string;
}

type Unit = Threshold['unit'];

/** The days on which the laws began to hold, and one before all of them. */
const begins = {
  ever: '2006-01-31',
  'procurement-act-2023': '2025-02-24',
  'pcr-2015': '2015-02-26',
  scotland: '2016-04-18',
} as const;

/** A setting of ours: no law says so, and it holds under any. */
const ours = (id: string, value: number, unit: Unit, says: string, source: SourceId | null = null): Threshold => ({
  id,
  regime: 'any',
  from: begins.ever,
  to: null,
  value,
  unit,
  standing: 'setting',
  source,
  says,
});

/** A limit of a law, from the day on which that law began to hold. */
const law = (
  id: string,
  regime: Exclude<keyof typeof begins, 'ever'>,
  [value, unit]: readonly [number, Unit],
  source: SourceId,
  says: string,
): Threshold => ({ id, regime, from: begins[regime], to: null, value, unit, standing: 'law', source, says });

const coveredKinds = ['central', 'sub-central', 'works', 'light-touch', 'utility', 'concession'] as const;
type CoveredKind = (typeof coveredKinds)[number];

/** The amounts of two years from which a procurement is covered, in the order of `coveredKinds`. */
const covered = (from: string, to: string | null, values: readonly number[], unit: Unit): Threshold[] =>
  coveredKinds.map((kind, i) => ({
    id: `covered-${kind}`,
    regime: 'any',
    from,
    to,
    value: values[i] as number,
    unit,
    standing: 'law',
    source: from >= '2024' ? 'actSchedule1' : 'pcr5',
    says: `covered from here: ${kind}`,
  }));

const electronic = 'electronic tenders, and documents together with the notice';

/**
 * The only table of limits, for the rules and for the pages that show them. A rule names an id; the law and the day of the
 * procurement choose the row.
 */
export const thresholds: readonly Threshold[] = [
  ours('price-share-low', 0.6, 'ratio', 'price weighs this much: low', 'survey'),
  ours('price-share-medium', 0.7, 'ratio', 'price weighs this much: medium', 'survey'),
  ours('weight-sum-least', 0.95, 'ratio', 'weights that sum to less are no full list of percentages'),
  ours('weight-sum-most', 1.05, 'ratio', 'weights that sum to more are points'),
  ours('engagement-lead', 21, 'days', 'from the engagement notice to the call'),
  ours('engagement-window', 10, 'days', 'open for answers from the market'),
  ours('specification-words', 400, 'words', 'of specification, without boilerplate, to judge how it is written'),
  ours('input-demands', 8, 'count', 'demands that prescribe inputs', 'survey'),
  ours('outcomes-per-demand', 0.5, 'ratio', 'sentences on outcomes for each demand', 'survey'),
  law('turnover-ratio', 'pcr-2015', [2, 'ratio'], 'pcr58', 'required yearly turnover to estimated contract value'),
  law('turnover-ratio', 'scotland', [2, 'ratio'], 'scot59', 'required yearly turnover to estimated contract value'),
  ours('turnover-cap', 2_000_000, 'pounds', 'required yearly turnover', 'barriers'),
  ours('cover-ratio', 10, 'ratio', 'insurance cover to estimated value'),
  {
    ...ours('employers-liability', 5_000_000, 'pounds', 'cover that the law asks of every employer', 'insurance'),
    standing: 'law',
  },
  ours('like-references', 3, 'count', 'contracts of like size asked for'),
  ours('trading-years', 3, 'years', 'years of trading asked for'),
  ours('experience-years', 2, 'years', 'years of experience asked of the bidder itself'),
  ours('undivided-question', 2_000_000, 'pounds', 'in one lot, as a question'),
  ours('undivided-medium', 5_000_000, 'pounds', 'in one lot, medium'),
  law('tender-days', 'procurement-act-2023', [25, 'days'], 'act54', electronic),
  law('tender-days-half', 'procurement-act-2023', [30, 'days'], 'act54', 'one of the two'),
  law('tender-days-paper', 'procurement-act-2023', [35, 'days'], 'act54', 'neither'),
  law('tender-days-short', 'procurement-act-2023', [10, 'days'], 'act54', 'urgency, or a qualifying earlier notice'),
  law('tender-days', 'pcr-2015', [30, 'days'], 'pcr27', 'open or restricted procedure, electronic'),
  law('tender-days-paper', 'pcr-2015', [35, 'days'], 'pcr27', 'open procedure, not electronic'),
  law('tender-days-short', 'pcr-2015', [15, 'days'], 'pcr27', 'urgency, or a prior information notice'),
  law('tender-days', 'scotland', [30, 'days'], 'scot28', 'open or restricted procedure, electronic'),
  law('tender-days-paper', 'scotland', [35, 'days'], 'scot28', 'open procedure, not electronic'),
  law('tender-days-short', 'scotland', [15, 'days'], 'scot28', 'urgency, or a prior information notice'),
  ours('comfortable-days', 35, 'days', 'to prepare a tender'),
  law('framework-years', 'procurement-act-2023', [4, 'years'], 'act47', 'closed framework'),
  law('framework-years-special', 'procurement-act-2023', [8, 'years'], 'act47', 'closed, of a utility or in defence'),
  law('open-framework-years', 'procurement-act-2023', [8, 'years'], 'act49', 'open framework'),
  law('framework-years', 'pcr-2015', [4, 'years'], 'pcr33', 'framework'),
  law('framework-years', 'scotland', [4, 'years'], 'scot34', 'framework'),
  {
    ...law('social-share', 'pcr-2015', [0.1, 'ratio'], 'ppn0620', 'social value in the score, central government'),
    from: '2021-01-01',
    standing: 'policy',
  },
  {
    ...law(
      'social-share',
      'procurement-act-2023',
      [0.1, 'ratio'],
      'ppn002',
      'social value in the score, central government',
    ),
    standing: 'policy',
  },
  {
    ...law(
      'community-benefits',
      'scotland',
      [4_000_000, 'pounds'],
      'reform25',
      'community benefits are considered from here',
    ),
    from: '2016-06-01',
  },
  {
    ...law('chain-value', 'pcr-2015', [5_000_000, 'pounds'], 'ppn0118', 'a year, central government'),
    from: '2018-05-01',
    standing: 'policy',
  },
  ours('small-reach', 1_000_000, 'pounds', 'contracts within reach of small firms'),
  law('payment-days', 'procurement-act-2023', [30, 'days'], 'act68', 'to payment'),
  law('payment-days', 'pcr-2015', [30, 'days'], 'pcr113', 'to payment'),
  ours('late-payment', 45, 'days', 'to payment, where no law gives the supplier thirty'),
  ours('effort-value', 100_000, 'pounds', 'contracts for which the effort of a bid is looked at'),
  ours('effort-items', 8, 'count', 'things asked for with a bid'),
  ours('effort-words', 5_000, 'words', 'words of answers asked for'),
  // Until the end of 2021 the amounts are without tax, from 2022 with it.
  ...covered('2016-01-01', '2017-12-31', [106_047, 164_176, 4_104_394, 589_148, 328_352, 4_104_394], 'pounds'),
  ...covered('2018-01-01', '2019-12-31', [118_133, 181_302, 4_551_413, 615_278, 363_424, 4_551_413], 'pounds'),
  ...covered('2020-01-01', '2021-12-31', [122_976, 189_330, 4_733_252, 663_540, 378_660, 4_733_252], 'pounds'),
  ...covered('2022-01-01', '2023-12-31', [138_760, 213_477, 5_336_937, 663_540, 426_955, 5_336_937], 'pounds with tax'),
  ...covered('2024-01-01', '2025-12-31', [139_688, 214_904, 5_372_609, 663_540, 429_809, 5_372_609], 'pounds with tax'),
  ...covered('2026-01-01', null, [135_018, 207_720, 5_193_000, 663_540, 415_440, 5_193_000], 'pounds with tax'),
];

const byId = new Map<string, Threshold[]>();
for (const one of thresholds) byId.set(one.id, [...(byId.get(one.id) ?? []), one]);

/** The threshold of an id on a day under a regime; null where the table has none, which a rule must say. */
export function thresholdOf(id: string, date: string | null, regime: Regime | null = null): Threshold | null {
  const found = byId
    .get(id)
    ?.filter(
      (one) =>
        (one.regime === 'any' || one.regime === regime) &&
        (date === null ? one.to === null : one.from <= date && (one.to === null || date <= one.to)),
    );
  return found?.at(-1) ?? null;
}

/** A setting of ours, which always exists; asking for one that does not is our mistake. */
export function settingOf(id: string): Threshold {
  const found = byId.get(id)?.find(({ regime }) => regime === 'any');
  if (!found) throw new Error(`No threshold ${id}`);
  return found;
}

/** From which value, on a day, a procurement of this kind is covered by the main rules. */
export function coveredFrom(
  about: {
    readonly body: BodyKind | null;
    readonly works: boolean;
    readonly lightTouch: boolean;
    readonly concession: boolean;
  },
  date: string | null,
): Threshold | null {
  const kind: CoveredKind = about.concession
    ? 'concession'
    : about.works
      ? 'works'
      : about.lightTouch
        ? 'light-touch'
        : about.body === 'utility'
          ? 'utility'
          : about.body === 'central' || about.body === 'health'
            ? 'central'
            : 'sub-central';
  return thresholdOf(`covered-${kind}`, date);
}
