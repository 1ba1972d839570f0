import type { MapTies, MapTracks } from './map-tie.ts';
import { toPence } from './worth.ts';

/** What goes over a line or to and from a participant. What was awarded and what was paid stand side by side and are never added up. */
export interface MapSums {
  /** Exchanges; a contract counts once. */
  readonly exchanges: number;
  readonly awards: number;
  /** Their sum in pounds without ceilings; absent where none is known. */
  readonly awarded: number | null;
  /** Awards whose value is perhaps a ceiling and in no sum. */
  readonly ceilings: number;
  readonly payments: number;
  /** Their sum in pounds, refunds taken off; absent where none is known. */
  readonly paid: number | null;
}

/** Running sums by number, NaN in money where nothing is known yet. */
export interface SumColumns {
  readonly exchanges: Float64Array;
  readonly awards: Float64Array;
  readonly awarded: Float64Array;
  readonly ceilings: Float64Array;
  readonly payments: Float64Array;
  readonly paid: Float64Array;
}

/** The lines that fit a query, with what goes over them. */
export interface MapLines extends SumColumns {
  readonly tracks: MapTracks;
  /** The numbers of the lines that fit, ascending; sums of others say nothing. */
  readonly kept: Int32Array;
  /** 0 where no date is known. */
  readonly firstYear: Int16Array;
  readonly lastYear: Int16Array;
}

/** Columns for so many running sums. */
export const sumColumns = (count: number): SumColumns => ({
  exchanges: new Float64Array(count),
  awards: new Float64Array(count),
  awarded: new Float64Array(count).fill(Number.NaN),
  ceilings: new Float64Array(count),
  payments: new Float64Array(count),
  paid: new Float64Array(count).fill(Number.NaN),
});

const plus = (sum: number, more: number): number => {
  if (Number.isNaN(more)) return sum;
  return Number.isNaN(sum) ? more : sum + more;
};

/** Adds entry `k` of some sums to entry `at` of others. */
export function addSums(to: SumColumns, at: number, from: SumColumns, k: number): void {
  (to.exchanges[at] as number) += from.exchanges[k] as number;
  (to.awards[at] as number) += from.awards[k] as number;
  (to.ceilings[at] as number) += from.ceilings[k] as number;
  (to.payments[at] as number) += from.payments[k] as number;
  to.awarded[at] = plus(to.awarded[at] as number, from.awarded[k] as number);
  to.paid[at] = plus(to.paid[at] as number, from.paid[k] as number);
}

const known = (sum: number): number | null => (Number.isNaN(sum) ? null : toPence(sum));

/** Entry `k` in words. */
export const sumsAt = (sums: SumColumns, k: number): MapSums => ({
  exchanges: sums.exchanges[k] as number,
  awards: sums.awards[k] as number,
  awarded: known(sums.awarded[k] as number),
  ceilings: sums.ceilings[k] as number,
  payments: sums.payments[k] as number,
  paid: known(sums.paid[k] as number),
});

/** The lines that some ties make. One pass. */
export function foldLines(ties: MapTies, isKept: (tie: number) => boolean): MapLines {
  const { tracks, track, year } = ties;
  const sums = sumColumns(tracks.count);
  const firstYear = new Int16Array(tracks.count);
  const lastYear = new Int16Array(tracks.count);
  const kept = new Int32Array(tracks.count);
  let count = 0;
  for (let tie = 0; tie < ties.count; tie++) {
    const line = track[tie] as number;
    if (line === -1 || !isKept(tie)) continue;
    // Ties of one line stand side by side.
    if (count === 0 || kept[count - 1] !== line) kept[count++] = line;
    addSums(sums, line, ties, tie);
    const when = year[tie] as number;
    if (when === 0) continue;
    const first = firstYear[line] as number;
    if (first === 0 || when < first) firstYear[line] = when;
    if (when > (lastYear[line] as number)) lastYear[line] = when;
  }
  return { tracks, kept: kept.subarray(0, count), ...sums, firstYear, lastYear };
}
