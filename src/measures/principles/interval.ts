import { type Random, seedRandom } from '../../graph/random.ts';

/** How often a sample is drawn anew for an interval. */
const bootstrapDraws = 1000;

/** The middle of values between two places of their order, 0–1; R’s type 7. Absent for none. */
export function quantile(values: ArrayLike<number>, at: number): number | null {
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0) return null;
  const place = at * (sorted.length - 1);
  const below = Math.floor(place);
  const first = sorted[below] as number;
  return first + (place - below) * ((sorted[below + 1] ?? first) - first);
}

export const median = (values: ArrayLike<number>): number | null => quantile(values, 0.5);

/** Where the middle 95 of a hundred lie when the things behind a figure are drawn anew, with replacement. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The percentile bootstrap interval of a figure over `size` things: `figure` works it out from the places drawn, null where it
 * cannot. Absent under three things, or where most draws give nothing. Efron 1979. Draws × the cost of the figure.
 */
export function bootstrap(size: number, seed: number, figure: (drawn: Int32Array) => number | null): Interval | null {
  if (size < 3) return null;
  const random: Random = seedRandom(seed);
  const drawn = new Int32Array(size);
  const found: number[] = [];
  for (let draw = 0; draw < bootstrapDraws; draw++) {
    for (let k = 0; k < size; k++) drawn[k] = Math.floor(random() * size);
    const value = figure(drawn);
    if (value !== null && Number.isFinite(value)) found.push(value);
  }
  if (found.length < bootstrapDraws / 2) return null;
  return { low: quantile(found, 0.025) as number, high: quantile(found, 0.975) as number };
}
