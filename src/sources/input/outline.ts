/** The first JSON value of a text, as far as the text goes. */
export interface Outline {
  /** Arrays and objects that are cut off hold what was read of them. */
  readonly value: unknown;
  /** The value ends within the text. */
  readonly complete: boolean;
}

/** Levels that are read; what is recognised stands in the first three. */
const depthLimit = 16;

/** Thrown inside this file where the text ends or stops being JSON. */
class Cut extends Error {}

interface Cursor {
  readonly text: string;
  at: number;
}

/**
 * Reads the first JSON value of a text that may be cut anywhere or be damaged further on.
 * The text has one character for each byte (latin-1): only its structure and its ASCII keys are of interest.
 */
export function outlineOf(text: string): Outline {
  const root: unknown[] = [];
  try {
    readValue({ text, at: 0 }, (value) => root.push(value), 0);
    return { value: root[0], complete: true };
  } catch (error) {
    if (!(error instanceof Cut)) throw error;
    return { value: root[0], complete: false };
  }
}

/** Reads a value and hands it over before it is filled, so that it is there when the text ends inside it. */
function readValue(cursor: Cursor, keep: (value: unknown) => void, depth: number): void {
  skipSpace(cursor);
  const character = cursor.text[cursor.at];
  if (depth > depthLimit) throw new Cut();
  if (character === '{') {
    const object: Record<string, unknown> = Object.create(null);
    keep(object);
    readMembers(cursor, object, depth);
  } else if (character === '[') {
    const array: unknown[] = [];
    keep(array);
    cursor.at++;
    if (closes(cursor, ']')) return;
    do readValue(cursor, (value) => array.push(value), depth + 1);
    while (continues(cursor, ']'));
  } else keep(character === '"' ? readString(cursor) : readWord(cursor));
}

function readMembers(cursor: Cursor, object: Record<string, unknown>, depth: number): void {
  cursor.at++;
  if (closes(cursor, '}')) return;
  do {
    skipSpace(cursor);
    if (cursor.text[cursor.at] !== '"') throw new Cut();
    const key = readString(cursor);
    skipSpace(cursor);
    if (cursor.text[cursor.at++] !== ':') throw new Cut();
    readValue(
      cursor,
      (value) => {
        object[key] = value;
      },
      depth + 1,
    );
  } while (continues(cursor, '}'));
}

function closes(cursor: Cursor, bracket: string): boolean {
  skipSpace(cursor);
  if (cursor.text[cursor.at] !== bracket) return false;
  cursor.at++;
  return true;
}

/** Past a comma true, past the closing bracket false. */
function continues(cursor: Cursor, bracket: string): boolean {
  skipSpace(cursor);
  const character = cursor.text[cursor.at++];
  if (character !== ',' && character !== bracket) throw new Cut();
  return character === ',';
}

function readString(cursor: Cursor): string {
  const start = cursor.at + 1;
  for (let at = start; at < cursor.text.length; at++) {
    const character = cursor.text[at];
    if (character === '\\') at++;
    else if (character === '"') {
      cursor.at = at + 1;
      return cursor.text.slice(start, at);
    }
  }
  throw new Cut();
}

const word = /[\w+.-]+/y;

function readWord(cursor: Cursor): unknown {
  word.lastIndex = cursor.at;
  const match = word.exec(cursor.text)?.[0];
  if (match === undefined) throw new Cut();
  cursor.at += match.length;
  if (match === 'true' || match === 'false') return match === 'true';
  const number = Number(match);
  return match === 'null' || Number.isNaN(number) ? null : number;
}

function skipSpace(cursor: Cursor): void {
  while (' \t\r\n'.includes(cursor.text[cursor.at] ?? 'end')) cursor.at++;
}
