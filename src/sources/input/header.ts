/** How a table is written: what stands between its fields, and what its first row calls them. */
export interface Header {
  readonly delimiter: ',' | ';' | '\t' | '|';
  readonly names: readonly string[];
}

const delimiters = [',', ';', '\t', '|'] as const;

/** Rows that are compared with the first one. */
const sampleSize = 5;

/**
 * Finds the header of delimited text; null where the text is no table.
 * A table has at least two named fields in its first row, and a row below, if there is one, with as many.
 */
export function headerOf(text: string): Header | null {
  const found: Header[] = [];
  for (const delimiter of delimiters) {
    const rows = rowsOf(text, delimiter);
    const names = rows[0];
    if (names === undefined || names.length < 2 || !names.every(isName)) continue;
    // The last row may be cut off.
    const below = rows.slice(1, rows.length > 2 ? -1 : undefined);
    if (below.length === 0 || below.some((row) => row.length === names.length)) found.push({ delimiter, names });
  }
  found.sort((a, b) => b.names.length - a.names.length);
  return found[0] ?? null;
}

/** A name may be empty (publishers leave columns unnamed), but is no number and no sentence. */
const isName = (name: string, _at: number, names: readonly string[]): boolean =>
  names.some((other) => /\p{L}/u.test(other)) && !/^[-+£]?[\d.,]+$/.test(name) && name.length <= 200;

/** The first rows, with quotes as RFC 4180 has them. */
function rowsOf(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  for (let at = 0; at < text.length && rows.length <= sampleSize; at++) {
    const character = text[at] as string;
    if (quoted) {
      if (character !== '"') field += character;
      else if (text[at + 1] === '"') field += text[at++];
      else quoted = false;
    } else if (character === '"' && field.trim() === '') {
      quoted = true;
      field = '';
    } else if (character === delimiter) {
      row.push(field.trim());
      field = '';
    } else if (character === '\n' || (character === '\r' && text[at + 1] !== '\n')) {
      row.push(field.trim());
      if (row.some((name) => name !== '')) rows.push(row);
      row = [];
      field = '';
    } else field += character;
  }
  if (rows.length <= sampleSize && (row.length > 0 || field.trim() !== '')) rows.push([...row, field.trim()]);
  return rows;
}
