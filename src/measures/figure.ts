import { absent, type Coverage, known } from '../domain/answer.ts';
import type { FigureUnit } from '../domain/number.ts';
import type { Figure } from './measure.ts';

/** What an absent figure rests on; “0 of 0” would read as a count. */
const nothing = 'nothing known';

/** A part of a whole of which some is unknown, counted or summed. */
export interface Share {
  readonly id: string;
  readonly label: string;
  readonly part: number;
  /** The whole as far as it is known which side it is on; the part included. */
  readonly known: number;
  /** What could be on either side. */
  readonly unknown: number;
  readonly basis: string;
  readonly coverage: Coverage;
  /** Why there is no share, when nothing is known. */
  readonly because: string;
}

/** The figure of a share: a ratio, and what it would be if everything unknown were on one side or on the other. */
export function shareFigure({ id, label, part, known: whole, unknown, basis, coverage, because }: Share): Figure {
  return {
    id,
    label,
    unit: 'ratio',
    value: whole > 0 ? known(part / whole) : absent(because),
    bounds: unknown > 0 ? { low: part / (whole + unknown), high: (part + unknown) / (whole + unknown) } : null,
    basis: whole > 0 ? basis : nothing,
    coverage,
  };
}

/** A figure that is a plain number, or absent. */
export function plainFigure(
  figure: {
    readonly id: string;
    readonly label: string;
    readonly unit: FigureUnit;
    readonly basis: string;
    readonly coverage: Coverage;
  },
  value: number | null,
  because: string,
): Figure {
  return value === null
    ? { ...figure, value: absent(because), bounds: null, basis: nothing }
    : { ...figure, value: known(value), bounds: null };
}
