import { guardFormula } from '../domain/formula.ts';

/** A table to be written out: what a page shows as a table, flat. */
export interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
}

/**
 * A cell of CSV. Text that a spreadsheet would run as a formula gets an apostrophe before it; numbers are written as they are.
 */
export function csvCell(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = guardFormula(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvLine = (cells: readonly (string | number | boolean | null)[]): string =>
  `${cells.map(csvCell).join(',')}\r\n`;

/** A whole table as CSV (RFC 4180), UTF-8. */
export function csvOf(sheet: Sheet): string {
  return csvLine(sheet.columns) + sheet.rows.map(csvLine).join('');
}
