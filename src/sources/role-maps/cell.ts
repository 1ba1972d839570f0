import { unguardFormula } from '../../domain/formula.ts';
import type { RoleMapCell } from '../../domain/role-map.ts';

/** What a cell says, or what is wrong with it and how to mend it. An empty one says nothing: null. */
export type CellReading =
  | { readonly value: string | number | null; readonly wrong?: undefined }
  | { readonly wrong: string; readonly mend: string };

/** Reads a cell by what may stand in its column. */
export function readCell(written: string, cell: RoleMapCell): CellReading {
  const text = unguardFormula(written).trim();
  if (text === '') return { value: null };
  switch (cell.type) {
    case 'text':
      return text.length <= cell.limit
        ? { value: text }
        : { wrong: `The text has ${text.length} characters.`, mend: `Shorten it to ${cell.limit}.` };
    case 'word':
      return wordOf(text, cell.words);
    case 'day':
      return dayOf(text);
    case 'number':
      return numberOf(text, cell);
  }
}

function wordOf(text: string, words: readonly string[]): CellReading {
  const word = text.toLowerCase();
  return words.includes(word)
    ? { value: word }
    : { wrong: `“${shortened(text)}” is none of the words known here.`, mend: `Write one of: ${words.join(', ')}.` };
}

function dayOf(text: string): CellReading {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // `2024-02-30` parses as the first of March on some engines.
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text)
    ? { value: text }
    : { wrong: `“${shortened(text)}” is no date.`, mend: 'Write year, month and day: 2024-02-29.' };
}

function numberOf(text: string, cell: Extract<RoleMapCell, { type: 'number' }>): CellReading {
  // A minus sign as typographers write it, and the spaces and commas by which thousands are set apart.
  const plain = text.replace(/^[−–]/, '-').replace(/(?<=\d)[ ,\u00a0](?=\d{3}(?!\d))/g, '');
  const value = /^[+-]?\d{1,16}(\.\d{1,16})?$/.test(plain) ? Number(plain) : Number.NaN;
  if (Number.isNaN(value)) return { wrong: `“${shortened(text)}” is no number.`, mend: 'Write digits: 1250.5.' };
  if (cell.whole && !Number.isInteger(value)) return { wrong: `${text} is not whole.`, mend: 'Write a whole number.' };
  return value >= cell.low && value <= cell.high
    ? { value }
    : { wrong: `${text} is outside the scale.`, mend: `Write a number from ${cell.low} to ${cell.high}.` };
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
