import { decodeText } from '../json/encoding.ts';
import type { RowFlaw } from './row.ts';

/** Bytes that are not what they seem when each is taken for a character. */
export const special = /[\0\u0080-\u00ff]/;

/**
 * Decodes cells in place, from one character for each byte: as UTF-8, and bytes that cannot be UTF-8 as Windows-1252.
 * NUL is taken out. Says once for all cells what had to be assumed.
 */
export function decodeCells(cells: string[]): readonly RowFlaw[] {
  const flaws: RowFlaw[] = [];
  const note = (flaw: RowFlaw): void => {
    if (!flaws.some((other) => other.code === flaw.code)) flaws.push(flaw);
  };
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] as string;
    if (!special.test(cell)) continue;
    const { text, issues } = decodeText(Buffer.from(cell, 'latin1'));
    for (const { code, message } of issues) {
      if (code === 'encoding-latin-1' || code === 'lone-surrogate') note({ code, message });
    }
    if (text.includes('\0')) note({ code: 'control-character', message: 'NUL was taken out' });
    cells[i] = text.replaceAll('\0', '');
  }
  return flaws;
}
