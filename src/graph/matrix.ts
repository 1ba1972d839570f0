/** A square matrix, row after row. */
export interface Matrix {
  readonly size: number;
  readonly cells: Float64Array;
}

/** The largest matrix that is worked with as a whole: 32 MB, and some ten seconds to invert. */
export const denseLimit = 2000;

export const emptyMatrix = (size: number): Matrix => ({ size, cells: new Float64Array(size * size) });

function swapRows({ size, cells }: Matrix, a: number, b: number): void {
  const kept = cells.slice(a * size, (a + 1) * size);
  cells.copyWithin(a * size, b * size, (b + 1) * size);
  cells.set(kept, b * size);
}

/** The row at or below a diagonal cell with the largest number in its column. */
function pivotRow({ size, cells }: Matrix, column: number): number {
  let best = column;
  for (let row = column + 1; row < size; row++)
    if (Math.abs(cells[row * size + column] as number) > Math.abs(cells[best * size + column] as number)) best = row;
  return best;
}

/** Undoes the exchanges of rows, as exchanges of columns, last one first. */
function swapColumnsBack({ size, cells }: Matrix, pivots: Int32Array): void {
  for (let column = size - 1; column >= 0; column--) {
    const other = pivots[column] as number;
    if (other === column) continue;
    for (let first = 0; first < cells.length; first += size) {
      const kept = cells[first + column] as number;
      cells[first + column] = cells[first + other] as number;
      cells[first + other] = kept;
    }
  }
}

/**
 * The inverse; null where a pivot falls below 10⁻¹³ of the largest cell, which is to say that there is none.
 * Gauss–Jordan in place with partial pivoting (Golub and Van Loan, *Matrix Computations*, ch. 3). size³.
 */
export function invert(matrix: Matrix): Matrix | null {
  const { size } = matrix;
  if (size > denseLimit) throw new RangeError(`A matrix of ${size} rows is not inverted as a whole.`);
  const cells = matrix.cells.slice();
  const inverse = { size, cells };
  const largest = cells.reduce((most, cell) => Math.max(most, Math.abs(cell)), 0);
  const pivots = new Int32Array(size);
  for (let step = 0; step < size; step++) {
    const found = pivotRow(inverse, step);
    pivots[step] = found;
    if (found !== step) swapRows(inverse, found, step);
    const base = step * size;
    const pivot = cells[base + step] as number;
    if (!(Math.abs(pivot) > 1e-13 * largest)) return null;
    cells[base + step] = 1;
    for (let column = 0; column < size; column++) (cells[base + column] as number) /= pivot;
    for (let row = 0; row < size; row++) {
      const factor = cells[row * size + step] as number;
      if (row === step || factor === 0) continue;
      const start = row * size;
      cells[start + step] = 0;
      for (let column = 0; column < size; column++)
        (cells[start + column] as number) -= factor * (cells[base + column] as number);
    }
  }
  swapColumnsBack(inverse, pivots);
  return inverse;
}

/** Matrix times column. size². */
export function multiply({ size, cells }: Matrix, column: Float64Array): Float64Array {
  return Float64Array.from({ length: size }, (_, row) => {
    let product = 0;
    for (let k = 0; k < size; k++) product += (cells[row * size + k] as number) * (column[k] as number);
    return product;
  });
}
