import { csvLine } from './csv.ts';

export type Cell = string | number | boolean | null;
export type CellRow = Readonly<Record<string, Cell>>;

/** Formats of a table that are text, a line a row. */
const textFormats = ['csv', 'jsonl'] as const;
export type TextFormat = (typeof textFormats)[number];

/**
 * A table as text, piece by piece as its rows come: CSV with a head, or JSON Lines, where each row names its columns. Every
 * piece ends with its line.
 */
export async function* tableText(
  format: TextFormat,
  columns: readonly string[],
  batches: AsyncIterable<readonly CellRow[]> | Iterable<readonly CellRow[]>,
): AsyncGenerator<string, void, undefined> {
  if (format === 'csv') yield csvLine(columns);
  for await (const rows of batches) {
    let text = '';
    for (const row of rows) {
      text += format === 'csv' ? csvLine(columns.map((column) => row[column] ?? null)) : `${jsonLine(columns, row)}\n`;
    }
    if (text !== '') yield text;
  }
}

function jsonLine(columns: readonly string[], row: CellRow): string {
  const cells: Record<string, Cell> = {};
  for (const column of columns) cells[column] = row[column] ?? null;
  return JSON.stringify(cells);
}
