/** Which differences between ratings count how much. */
export type Scale = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/** What raters said about units: a row for each rater, NaN where one said nothing. */
export interface Ratings {
  readonly raters: number;
  readonly units: number;
  /** raters × units, row after row. */
  readonly values: Float64Array;
}

/** How often each value was given beside each other value about the same unit. */
interface Coincidences {
  readonly values: Float64Array;
  /** values × values, row after row. */
  readonly counts: Float64Array;
  /** How often each value was given where somebody else said something too. */
  readonly margins: Float64Array;
}

function coincidences({ raters, units, values }: Ratings): Coincidences {
  const distinct = Float64Array.from(new Set(values.filter((value) => !Number.isNaN(value)))).sort();
  const place = new Map([...distinct].map((value, k) => [value, k]));
  const size = distinct.length;
  const counts = new Float64Array(size * size);
  for (let unit = 0; unit < units; unit++) {
    const given: number[] = [];
    for (let rater = 0; rater < raters; rater++) {
      const k = place.get(values[rater * units + unit] as number);
      if (k !== undefined) given.push(k);
    }
    given.forEach((a, first) => {
      given.forEach((b, second) => {
        if (first !== second) (counts[a * size + b] as number) += 1 / (given.length - 1);
      });
    });
  }
  const margins = Float64Array.from({ length: size }, (_, a) =>
    counts.subarray(a * size, (a + 1) * size).reduce((sum, count) => sum + count, 0),
  );
  return { values: distinct, counts, margins };
}

/** The square of the distance between the a-th and the b-th value. */
function distanceOn(scale: Scale, { values, margins }: Coincidences): (a: number, b: number) => number {
  /** How many ratings lie below the middle of a value. */
  const ranks = new Float64Array(values.length);
  let below = 0;
  for (let k = 0; k < values.length; k++) {
    ranks[k] = below + (margins[k] as number) / 2;
    below += margins[k] as number;
  }
  const difference = (of: Float64Array, a: number, b: number) => (of[a] as number) - (of[b] as number);
  switch (scale) {
    case 'nominal':
      return (a, b) => (a === b ? 0 : 1);
    case 'ordinal':
      return (a, b) => difference(ranks, a, b) ** 2;
    case 'interval':
      return (a, b) => difference(values, a, b) ** 2;
    case 'ratio':
      return (a, b) => {
        const both = (values[a] as number) + (values[b] as number);
        return both === 0 ? 0 : (difference(values, a, b) / both) ** 2;
      };
  }
}

/**
 * Krippendorff's alpha: 1 for full agreement, 0 for what chance gives, below where raters disagree more than by chance.
 * Units about which fewer than two said something are set aside; null where fewer than two different values are left. The ratio
 * scale takes no negative values. Krippendorff 2011, *Computing Krippendorff's Alpha-Reliability*. Units × raters² + values².
 */
export function agreement(ratings: Ratings, scale: Scale): number | null {
  if (ratings.values.length !== ratings.raters * ratings.units)
    throw new RangeError('Ratings are missing or too many.');
  if (scale === 'ratio' && ratings.values.some((value) => value < 0))
    throw new RangeError('A rating on a ratio scale is negative.');
  const found = coincidences(ratings);
  const { counts, margins } = found;
  const size = margins.length;
  const total = margins.reduce((sum, margin) => sum + margin, 0);
  const distance = distanceOn(scale, found);
  let [observed, expected] = [0, 0];
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      observed += (counts[a * size + b] as number) * distance(a, b);
      expected += (margins[a] as number) * (margins[b] as number) * distance(a, b);
    }
  }
  return expected === 0 ? null : 1 - ((total - 1) * observed) / expected;
}
