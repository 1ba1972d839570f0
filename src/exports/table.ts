import { csvLine } from './csv.ts';

export type Cell = string | number | boolean | null;
export type CellRow = Readonly<Record<string, Cell>>;

/** Formats of a table that are text, a line a row. */
export const textFormats = ['csv', 'jsonl'] as const;
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
      const cells = columns.map((column) => row[column] ?? null);
      text += format === 'csv' ? csvLine(cells) : `${jsonLine(columns, cells)}\n`;
    }
    if (text !== '') yield text;
  }
}

const jsonLine = (columns: readonly string[], cells: readonly Cell[]): string =>
  JSON.stringify(Object.fromEntries(columns.map((column, i) => [column, cells[i]])));
