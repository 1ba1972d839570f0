/** Two answers of one measure beside each other: what differs, where both are known. */
import { absent, type Known, known } from '../domain/answer.ts';
import type { FigureUnit } from '../domain/number.ts';
import type { Figure, MeasureAnswer } from '../measures/measure.ts';

/** One figure on both sides. */
export interface FigurePair {
  readonly id: string;
  readonly label: string;
  readonly unit: FigureUnit;
  readonly one: Figure | null;
  readonly other: Figure | null;
  /** The second less the first, in the unit of the figure. */
  readonly difference: Known<number>;
  /**
   * Whether the ranges that the unknown leaves on both sides have a value in common: then the difference may be none. Absent where
   * there is no difference to speak of, or nothing is unknown on either side.
   */
  readonly overlap: boolean | null;
}

/** A measure on both sides. */
export interface Comparison {
  readonly id: string;
  readonly pairs: readonly FigurePair[];
}

/** What a figure could be: its bounds where something is unknown, else its value alone. */
function rangeOf({ value, bounds }: Figure): readonly [number, number] | null {
  if (value.value === null) return null;
  return bounds ? [bounds.low, bounds.high] : [value.value, value.value];
}

function differenceOf(one: Figure | null, other: Figure | null): Known<number> {
  if (one === null || other === null) return absent('only one side has this figure');
  const [first, second] = [one.value, other.value];
  if (first.value === null && second.value === null) return absent('known on neither side');
  if (first.value === null || second.value === null) return absent('known on one side only');
  return known(second.value - first.value);
}

function overlapOf(one: Figure | null, other: Figure | null): boolean | null {
  if (!one || !other || (one.bounds === null && other.bounds === null)) return null;
  const [a, b] = [rangeOf(one), rangeOf(other)];
  return a && b && a[0] <= b[1] && b[0] <= a[1];
}

function pairOf(one: Figure | null, other: Figure | null): FigurePair {
  const { id, label, unit } = (one ?? other) as Figure;
  return { id, label, unit, one, other, difference: differenceOf(one, other), overlap: overlapOf(one, other) };
}

/** The figures of two answers of one measure, paired by id: in the order of the first, then those that only the second has. */
export function compareAnswers(one: MeasureAnswer, other: MeasureAnswer | undefined): Comparison {
  const beside = new Map((other?.figures ?? []).map((figure) => [figure.id, figure]));
  const own = new Set(one.figures.map(({ id }) => id));
  return {
    id: one.id,
    pairs: [
      ...one.figures.map((figure) => pairOf(figure, beside.get(figure.id) ?? null)),
      ...[...beside.values()].filter(({ id }) => !own.has(id)).map((figure) => pairOf(null, figure)),
    ],
  };
}
