/** The middle of a distribution and the marks below and above which a quarter of it lies. */
export interface Quartiles {
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
}

/** A value at its place in the order, from 1, and how many there are. */
export interface Placed {
  readonly value: number;
  readonly place: number;
  readonly n: number;
}

const marks = [0.25, 0.5, 0.75] as const;

/**
 * The quartiles of a sample by definition 8 of Hyndman and Fan (R’s `type = 8`), which does not depend on the distribution:
 * at the place (n + 1/3)p + 1/3, between neighbours in proportion. Needs the values at the places of `quartilePlaces` only; null
 * where there is none.
 *
 * R. J. Hyndman, Y. Fan, Sample Quantiles in Statistical Packages, The American Statistician 50(4), 1996, pp. 361–365.
 */
export function quartilesOf(placed: readonly Placed[]): Quartiles | null {
  const n = placed[0]?.n ?? 0;
  if (n === 0) return null;
  const at = new Map(placed.map(({ place, value }) => [place, value]));
  const valueAt = (place: number): number => {
    const value = at.get(Math.min(n, Math.max(1, place)));
    if (value === undefined) throw new Error(`Place ${place} of ${n} is missing: the statement left it out.`);
    return value;
  };
  const [lower, median, upper] = marks.map((p) => {
    const h = placeOf(n, p);
    const below = Math.floor(h);
    const low = valueAt(below);
    return low + (h - below) * (valueAt(below + 1) - low);
  }) as [number, number, number];
  return { lower, median, upper };
}

const placeOf = (n: number, p: number): number => (3 * n * p + p + 1) / 3;

/** SQL that is true for the rows that `quartilesOf` needs, of a statement with columns `place` and `n`. */
export const quartilePlaces = `(place = 1 or place = n or ${marks
  .map((p) => `place between floor((3 * n * ${p} + ${p} + 1) / 3) and floor((3 * n * ${p} + ${p} + 1) / 3) + 1`)
  .join(' or ')})`;
