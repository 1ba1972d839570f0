/**
 * A quantile of numbers in ascending order, by R's type 8: approximately unbiased about the median whatever the distribution.
 * Hyndman and Fan, Sample Quantiles in Statistical Packages, The American Statistician 50(4), 1996, definition 8.
 * NaN where there are no numbers.
 */
export function quantile(sorted: Float64Array, probability: number): number {
  const n = sorted.length;
  const position = (n + 1 / 3) * probability + 1 / 3;
  const below = Math.trunc(position);
  if (n === 0) return Number.NaN;
  if (below <= 0 || probability === 0) return sorted[0] as number;
  if (below >= n || probability === 1) return sorted[n - 1] as number;
  const low = sorted[below - 1] as number;
  return low + (position - below) * ((sorted[below] as number) - low);
}

/** Numbers in ascending order, ready for {@link quantile}. */
export const ascending = (values: Iterable<number>): Float64Array => Float64Array.from(values).sort();

/** The quartiles of some numbers and Tukey's inner fences, one and a half times their distance beyond them. */
export interface Spread {
  readonly q1: number;
  readonly q3: number;
  readonly lowerFence: number;
  readonly upperFence: number;
}

/** J. W. Tukey, Exploratory Data Analysis, 1977, with quartiles of type 8. All NaN where there are no numbers. */
export function spreadOf(values: Iterable<number>): Spread {
  const sorted = ascending(values);
  const q1 = quantile(sorted, 0.25);
  const q3 = quantile(sorted, 0.75);
  return { q1, q3, lowerFence: beyond(q1, q1 - q3), upperFence: beyond(q3, q3 - q1) };
}

/**
 * `from + 1.5 × distance`, rounded once, as a fused multiply–add does: ratios that lie exactly on a fence are flagged, so that
 * the last bit decides. The two sums keep their rounding errors (Knuth, The Art of Computer Programming 2, 4.2.2).
 */
function beyond(from: number, distance: number): number {
  const [product, lost] = exactSum(distance, distance / 2);
  const [sum, more] = exactSum(from, product);
  return sum + (lost + more);
}

function exactSum(a: number, b: number): [sum: number, error: number] {
  const sum = a + b;
  const other = sum - a;
  return [sum, a - (sum - other) + (b - other)];
}
