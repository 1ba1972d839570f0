/** A share of a count, with the interval in which the true share lies with 95 % confidence. */
export interface Proportion {
  readonly hits: number;
  readonly of: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The normal deviate that leaves 2.5 % on either side. */
const deviate = 1.959963984540054;

/**
 * A share with its Wilson score interval at 95 %, which holds for small counts and for shares near 0 and 1; null of nothing.
 * Wilson 1927, Journal of the American Statistical Association 22(158).
 */
export function proportion(hits: number, of: number): Proportion | null {
  if (!(hits >= 0 && hits <= of)) throw new RangeError('More hits than tries, or fewer than none.');
  if (of === 0) return null;
  const value = hits / of;
  const square = deviate ** 2;
  const middle = (value + square / (2 * of)) / (1 + square / of);
  const reach = (deviate / (1 + square / of)) * Math.sqrt((value * (1 - value)) / of + square / (4 * of ** 2));
  const low = hits === 0 ? 0 : middle - reach;
  const high = hits === of ? 1 : middle + reach;
  return { hits, of, value, low, high };
}
