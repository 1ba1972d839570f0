import type { ValueNetwork } from '../../domain/value-network.ts';
import { chances, fitLogistic, type Observations } from '../../graph/logistic.ts';
import { type Random, seedRandom } from '../../graph/random.ts';
import { areaUnderCurve, brierScore, orderOf } from '../../graph/skill.ts';
import { quantile } from './interval.ts';
import type { PrincipleSettings } from './principle.ts';
import { type YearlyTie, type YearlyTies, yearlyTies } from './tie-year.ts';

/** A difference between two forecasts, above 0 where ours is better, with where 95 of 100 draws of ties lie. */
export interface Gain {
  readonly value: number;
  readonly interval: { readonly low: number; readonly high: number };
}

/** How the forecast did on years that it was not fitted on. */
export interface LapseTest {
  readonly ties: number;
  readonly years: number;
  readonly lapseShare: number;
  readonly brier: number;
  readonly brierBefore: number;
  readonly auc: number;
  readonly aucBefore: number;
  readonly brierGain: Gain;
  readonly aucGain: Gain;
}

/** Which ties lapse: the test, and the forecast for the next year only where it won it. */
export interface LapseForecast {
  readonly test: LapseTest | null;
  readonly value: { readonly likely: number; readonly withoutOtherWay: number } | null;
  /** Whether the declared, intangible layer adds skill, in a sentence. */
  readonly declared: string;
}

/** Draws of ties for an interval; each weighs every forecast anew. */
const draws = 100;
/** Ties that a model is fitted on; of more, as many are drawn. */
const fitLimit = 20_000;
/** The fewest forecasts for a verdict. */
const forecastFloor = 100;

/** A tie that goes on in a year, what is known of it then, and whether it lapses in the next. */
interface Row {
  readonly tie: number;
  readonly year: number;
  readonly features: readonly number[];
  readonly isNew: boolean;
  readonly lapses: boolean;
}

/** How many others each exchanges with in a year, and how often, by participant. */
interface Breadth {
  readonly partners: Map<number, number>;
  readonly counts: Map<number, number>;
}

function breadthOf(ties: readonly YearlyTie[], year: number): Breadth {
  const breadth: Breadth = { partners: new Map(), counts: new Map() };
  for (const { from, to, years } of ties) {
    const here = years.get(year);
    if (!here) continue;
    for (const place of [from, to]) {
      breadth.partners.set(place, (breadth.partners.get(place) ?? 0) + 1);
      breadth.counts.set(place, (breadth.counts.get(place) ?? 0) + here.count);
    }
  }
  return breadth;
}

/** How often two exchanged something intangible that was declared, by the pair. */
type Declared = ReadonlyMap<string, number>;

/** The ties that go on in a year and whose giver is seen in full in the `coming` one too. */
function rowsOf(
  { ties, first, lastOf }: YearlyTies,
  { year, coming }: { readonly year: number; readonly coming: number },
  declared: Declared | null,
): Row[] {
  const breadth = breadthOf(ties, year);
  const of = (counts: ReadonlyMap<number, number>, place: number) => counts.get(place) ?? 0;
  const rows: Row[] = [];
  for (const [tie, { from, to, years }] of ties.entries()) {
    const here = years.get(year);
    if (!here || (lastOf.get(from) ?? 0) < coming) continue;
    const before = years.get(year - 1);
    let [start, active] = [year, 0];
    for (const one of years.keys()) {
      if (one > year) continue;
      active++;
      if (one < start) start = one;
    }
    rows.push({
      tie,
      year,
      isNew: before === undefined,
      lapses: !years.has(year + 1),
      features: [
        Math.log1p(here.count),
        Math.log1p(here.amount),
        Math.log1p(here.count) - Math.log1p(before?.count ?? 0),
        here.lateness,
        Math.log1p(year - start),
        active / (year - start + 1),
        before ? 1 : 0,
        start === first ? 1 : 0,
        Math.log1p(of(breadth.partners, from)),
        Math.log1p(of(breadth.partners, to)),
        here.count / of(breadth.counts, to),
        ...(declared ? [Math.log1p(declared.get(`${from} ${to}`) ?? declared.get(`${to} ${from}`) ?? 0)] : []),
      ],
    });
  }
  return rows;
}

function observed(rows: readonly Row[]): Observations {
  const features = rows[0]?.features.length ?? 0;
  const values = new Float64Array(rows.length * features);
  rows.forEach((row, at) => {
    values.set(row.features, at * features);
  });
  return { count: rows.length, features, values, outcomes: Uint8Array.from(rows, ({ lapses }) => (lapses ? 1 : 0)) };
}

/** Forecasts beside what “same as last year” says, for rows that neither was made from. */
interface Tried {
  readonly rows: Row[];
  readonly ours: number[];
  readonly last: number[];
  years: number;
}

/** As many of the rows as a model is fitted on. */
function drawRows(rows: readonly Row[], seed: number): readonly Row[] {
  if (rows.length <= fitLimit) return rows;
  const random = seedRandom(seed);
  return Array.from({ length: fitLimit }, () => rows[Math.floor(random() * rows.length)] as Row);
}

/** Fits on all years before, forecasts the next, year by year. */
function expandingWindow(yearly: YearlyTies, declared: Declared | null, seed: number): Tried {
  const tried: Tried = { rows: [], ours: [], last: [], years: 0 };
  const past: Row[] = [];
  let previous: Row[] = [];
  for (let year = yearly.first; year < yearly.last; year++) {
    const rows = rowsOf(yearly, { year, coming: year + 1 }, declared);
    const model = past.length > 0 && year >= yearly.first + 2 ? fitLogistic(observed(drawRows(past, seed))) : null;
    if (model && rows.length > 0) {
      const share = (isNew: boolean) =>
        lapseShare(previous.filter((row) => row.isNew === isNew)) ?? lapseShare(previous) ?? 0.5;
      const [fresh, old] = [share(true), share(false)];
      for (const row of rows) tried.last.push(row.isNew ? fresh : old);
      for (const chance of chances(model, observed(rows).values)) tried.ours.push(chance);
      for (const row of rows) tried.rows.push(row);
      tried.years++;
    }
    for (const row of rows) past.push(row);
    previous = rows;
  }
  return tried;
}

const lapseShare = (rows: readonly Row[]): number | null =>
  rows.length === 0 ? null : rows.filter(({ lapses }) => lapses).length / rows.length;

/** Draws ties, not forecasts, with replacement: a tie’s years go together. */
function drawWeights({ rows }: Tried, tieCount: number, random: Random): Float64Array {
  const weights = new Float64Array(tieCount);
  for (let at = 0; at < tieCount; at++) (weights[Math.floor(random() * tieCount)] as number)++;
  return Float64Array.from(rows, ({ tie }) => weights[tie] as number);
}

/** The gains of one forecast over another on the same rows. */
function gains(
  tried: Tried,
  [ours, other]: readonly [Float64Array, Float64Array],
  { seed, tieCount }: { readonly seed: number; readonly tieCount: number },
) {
  const outcomes = Uint8Array.from(tried.rows, ({ lapses }) => (lapses ? 1 : 0));
  const [orderOurs, orderOther] = [orderOf(ours), orderOf(other)];
  const both = (weights?: Float64Array) => {
    const brier = brierScore({ chances: ours, outcomes, weights });
    const brierBefore = brierScore({ chances: other, outcomes, weights });
    const auc = areaUnderCurve({ chances: ours, outcomes, weights }, orderOurs);
    const aucBefore = areaUnderCurve({ chances: other, outcomes, weights }, orderOther);
    return brier === null || brierBefore === null || auc === null || aucBefore === null
      ? null
      : { brier, brierBefore, auc, aucBefore };
  };
  const whole = both();
  if (whole === null) return null;
  const random = seedRandom(seed);
  const drawn = Array.from({ length: draws }, () => both(drawWeights(tried, tieCount, random))).filter(
    (one) => one !== null,
  );
  const gain = (of: (scores: NonNullable<ReturnType<typeof both>>) => number): Gain => {
    const values = drawn.map(of);
    return {
      value: of(whole),
      interval: { low: quantile(values, 0.025) ?? Number.NaN, high: quantile(values, 0.975) ?? Number.NaN },
    };
  };
  return {
    ...whole,
    brierGain: gain((one) => one.brierBefore - one.brier),
    aucGain: gain((one) => one.auc - one.aucBefore),
  };
}

const wins = ({ brierGain, aucGain }: Pick<LapseTest, 'brierGain' | 'aucGain'>): boolean =>
  brierGain.interval.low > 0 && aucGain.interval.low > 0;

/** Whether two who exchange in a year are also joined by a way of three steps that leaves the tie out. */
function otherWays(ties: readonly YearlyTie[], year: number): (tie: YearlyTie) => boolean {
  const partners = new Map<number, Set<number>>();
  const note = (one: number, other: number) => {
    const own = partners.get(one) ?? new Set<number>();
    partners.set(one, own);
    own.add(other);
  };
  for (const { from, to, years } of ties) {
    if (!years.has(year)) continue;
    note(from, to);
    note(to, from);
  }
  return ({ from, to }) => {
    const own = partners.get(from) ?? new Set<number>();
    for (const beside of partners.get(to) ?? []) {
      if (beside === from) continue;
      if (own.has(beside)) return true;
      const theirs = partners.get(beside) ?? new Set<number>();
      const [few, many] = own.size < theirs.size ? [own, theirs] : [theirs, own];
      for (const shared of few)
        if (shared !== to && shared !== from && shared !== beside && many.has(shared)) return true;
    }
    return false;
  };
}

/** The forecast for the year after the last full one. */
function ahead(yearly: YearlyTies, declared: Declared | null, seed: number): LapseForecast['value'] {
  const past: Row[] = [];
  for (let year = yearly.first; year < yearly.last; year++)
    for (const row of rowsOf(yearly, { year, coming: year + 1 }, declared)) past.push(row);
  const model = fitLogistic(observed(drawRows(past, seed)));
  const rows = rowsOf(yearly, { year: yearly.last, coming: yearly.last }, declared);
  if (model === null || rows.length === 0) return null;
  const likely = chances(model, observed(rows).values);
  const hasOtherWay = otherWays(yearly.ties, yearly.last);
  const risky = rows.filter((_, at) => (likely[at] as number) > 0.5);
  return {
    likely: risky.length,
    withoutOtherWay: risky.filter(({ tie }) => !hasOtherWay(yearly.ties[tie] as YearlyTie)).length,
  };
}

function declaredOn({ exchanges }: ValueNetwork, { ties }: YearlyTies): Declared | null {
  const pairs = new Set(ties.flatMap(({ from, to }) => [`${from} ${to}`, `${to} ${from}`]));
  const declared = new Map<string, number>();
  for (const { layer, kind, from, to, count } of exchanges) {
    const key = `${from} ${to}`;
    if (layer === 'declared' && kind === 'intangible' && pairs.has(key))
      declared.set(key, (declared.get(key) ?? 0) + count);
  }
  return declared.size > 0 ? declared : null;
}

/**
 * Forecasts which ties of the record lapse in the next year, tried year by year on what it was not fitted on. Null where there are
 * fewer than four full years or {@link forecastFloor} forecasts, or nothing ever lapses.
 */
export function forecastLapses(network: ValueNetwork, { seed = 42 }: PrincipleSettings): LapseForecast | null {
  const yearly = yearlyTies(network);
  if (yearly === null || yearly.last - yearly.first < 3) return null;
  const tried = expandingWindow(yearly, null, seed);
  const share = lapseShare(tried.rows);
  if (tried.rows.length < forecastFloor || share === null || share === 0 || share === 1) return null;
  const tieCount = yearly.ties.length;
  const scores = gains(tried, [Float64Array.from(tried.ours), Float64Array.from(tried.last)], { seed, tieCount });
  if (scores === null) return null;
  const test: LapseTest = { ties: tried.rows.length, years: tried.years, lapseShare: share, ...scores };
  const declared = declaredOn(network, yearly);
  return {
    test,
    value: wins(test) ? ahead(yearly, null, seed) : null,
    declared:
      declared === null
        ? 'Nobody declared an intangible exchange on these ties, so the principle itself, which is about intangibles, is neither supported nor refuted here.'
        : compared(yearly, tried, { declared, seed, tieCount }),
  };
}

function compared(
  yearly: YearlyTies,
  without: Tried,
  { declared, seed, tieCount }: { readonly declared: Declared; readonly seed: number; readonly tieCount: number },
): string {
  const richer = expandingWindow(yearly, declared, seed);
  const scores =
    richer.rows.length === without.rows.length
      ? gains(without, [Float64Array.from(richer.ours), Float64Array.from(without.ours)], { seed, tieCount })
      : null;
  return scores && wins(scores)
    ? 'The declared layer adds skill to the forecast: the principle is supported on this network.'
    : 'The declared layer adds no skill to the forecast: the principle is not supported on this network.';
}
