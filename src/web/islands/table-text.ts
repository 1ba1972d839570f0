/** The table of a role map as text, in the browser: what the form sends and what a person saves. */
import { guardFormula, unguardFormula } from '../../domain/formula.ts';
import { type RoleMapColumn, roleMapColumns } from '../../domain/role-map.ts';

/** An exchange as its cells are written, by the names of the columns. */
export type Cells = Record<string, string>;

/** Cells of delimited text by RFC 4180, line by line; blank lines are left out. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endRow = () => {
    row.push(cell);
    if (row.length > 1 || cell.trim() !== '') rows.push(row);
    row = [];
    cell = '';
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] as string;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') cell += text[++at];
      else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === ',') {
      row.push(cell);
      cell = '';
    } else if (sign === '\n') endRow();
    else if (sign !== '\r') cell += sign;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}

/** The exchanges of a table, or null where its first line names no column that we know: then the text is left to the person. */
export function exchangesOf(text: string): Cells[] | null {
  const [head, ...rows] = cellsOf(text);
  const names = (head ?? []).map((cell) => cell.trim().toLowerCase());
  if (!names.includes('from_role') || !names.includes('to_role')) return null;
  return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, unguardFormula(row[at] ?? '')])));
}

/** A number below zero stays one: no spreadsheet runs it. */
const isNumber = (cell: string): boolean => /^-\d+(\.\d+)?$/.test(cell);

const written = (cell: string): string => {
  const guarded = isNumber(cell) ? cell : guardFormula(cell);
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
};

/** Columns that at least one exchange fills, and those that every one must. */
const used = (exchanges: readonly Cells[]): readonly RoleMapColumn[] =>
  roleMapColumns.filter(({ name, required }) => required || exchanges.some((cells) => (cells[name] ?? '') !== ''));

/** Exchanges as a table: safe to open in a spreadsheet. */
export function tableOf(exchanges: readonly Cells[]): string {
  const columns = used(exchanges);
  const lines = [
    columns.map(({ name }) => name),
    ...exchanges.map((cells) => columns.map(({ name }) => cells[name] ?? '')),
  ];
  return lines.map((line) => `${line.map(written).join(',')}\r\n`).join('');
}
