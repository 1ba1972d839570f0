import { type Found, found, missing } from './found.ts';
import { invert, type Matrix } from './matrix.ts';

/**
 * What a unit of output of sector j takes from sector i: a(i, j) = z(i, j) / x(j), zero where nothing is taken.
 * Throws where a sector takes something and makes nothing. size².
 */
export function coefficients({ size, cells }: Matrix, output: Float64Array): Matrix {
  if (output.length !== size) throw new RangeError('The output is of other sectors.');
  if (cells.some((cell, k) => cell !== 0 && !((output[k % size] as number) > 0)))
    throw new RangeError('A sector takes something and makes nothing.');
  return {
    size,
    cells: cells.map((cell, k) => (cell === 0 ? 0 : cell / (output[k % size] as number))),
  };
}

/**
 * (I − A)⁻¹: what all sectors make, at first and at last, for one unit that is wanted of each.
 * Absent where the sectors take as much as they make. Leontief 1936; Miller and Blair, *Input–Output Analysis*, ch. 2. size³.
 */
export function leontiefInverse({ size, cells }: Matrix): Found<Matrix> {
  const taken = cells.map((cell, k) => (k % (size + 1) === 0 ? 1 - cell : -cell));
  const inverse = invert({ size, cells: taken });
  return inverse === null ? missing('The sectors take as much as they make.') : found(inverse);
}

/** What one unit that is wanted of a sector sets going in all sectors together: the sums of columns. size². */
export function multipliers({ size, cells }: Matrix): Float64Array {
  const sums = new Float64Array(size);
  cells.forEach((cell, k) => {
    (sums[k % size] as number) += cell;
  });
  return sums;
}
