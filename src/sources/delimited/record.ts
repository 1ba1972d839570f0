/** What separates cells and records. Texts have one character for each byte (Latin-1), so that an index is an offset. */
export interface Dialect {
  readonly delimiter: string;
  /** `\r` only where no record ends in `\n`; a `\r` before `\n` belongs to the line ending. */
  readonly newline: '\n' | '\r';
}

/** A record as it was read. */
export interface Whole {
  readonly outcome: 'whole';
  readonly cells: string[];
  /** Index of the line ending, its first character where it has two. */
  readonly end: number;
  /** Index of the next record. */
  readonly next: number;
  /** A quoted cell has quotes that are neither doubled nor at its end; they are kept as they are. */
  readonly stray: boolean;
}

/**
 * How the reading of a record came out. `more`: the text ends too soon to tell. `unclosed`: a quote is not closed before the
 * end of the text, or of the line where only one is allowed. `lost`: its closing quote is missing, the next line is a record.
 */
export type RecordEnd = Whole | { readonly outcome: 'more' | 'unclosed' | 'lost' };

export interface RecordPlace {
  /** Index of the first character of the record. */
  readonly from: number;
  /** The text is the last of its source. */
  readonly final: boolean;
  /** Cells of a usual record; 0 where not known. */
  readonly width: number;
  /** A quoted cell must end on its line. */
  readonly oneLine: boolean;
}

const QUOTE = 0x22;
const RETURN = 0x0d;

/**
 * Reads one record by RFC 4180: a cell may stand in quotes, quotes inside it are doubled, and it may contain line endings.
 *
 * A quote inside a quoted cell that is not doubled is taken as it is. After a line ending it may however be the opening quote
 * of a later record, and the closing one of this cell was lost: it was, if the next line by itself is a usual record.
 */
export function scanRecord(text: string, place: RecordPlace, dialect: Dialect): RecordEnd {
  const delimiter = dialect.delimiter.charCodeAt(0);
  const newline = dialect.newline.charCodeAt(0);
  const { length } = text;
  const cells: string[] = [];
  const quoted: Quoted = { lineEnd: text.indexOf(dialect.newline, place.from), stray: false, tried: false };
  for (let at = place.from; ; at++) {
    const start = at;
    if (at < length && text.charCodeAt(at) === QUOTE) {
      const close = closingQuote({ text, place, dialect, quoted }, at + 1);
      if (close < 0) return { outcome: outcomes[close] as 'more' | 'unclosed' | 'lost' };
      const cell = text.slice(start + 1, close);
      cells.push(cell.includes('"') ? cell.replaceAll('""', '"') : cell);
      at = close + 1;
      if (at < length && text.charCodeAt(at) === delimiter) continue;
      if (dialect.newline === '\n' && at < length && text.charCodeAt(at) === RETURN) at++;
    } else {
      while (at < length && text.charCodeAt(at) !== delimiter && text.charCodeAt(at) !== newline) at++;
      if (at < length && text.charCodeAt(at) === delimiter) {
        cells.push(text.slice(start, at));
        continue;
      }
      cells.push(text.slice(start, lineEndBefore(text, at, start, dialect)));
    }
    if (at >= length && !place.final) return { outcome: 'more' };
    const end = lineEndBefore(text, at, start, dialect);
    return { outcome: 'whole', cells, end, next: Math.min(at + 1, length), stray: quoted.stray };
  }
}

/** What is known of the quoted cells of the record at hand. */
interface Quoted {
  /** Index where the first line of the record ends; -1 where it does not. */
  readonly lineEnd: number;
  stray: boolean;
  /** Whether the next line is a record by itself has been looked at. */
  tried: boolean;
}

const MORE = -1;
const UNCLOSED = -2;
const LOST = -3;
const outcomes: Readonly<Record<number, 'more' | 'unclosed' | 'lost'>> = {
  [MORE]: 'more',
  [UNCLOSED]: 'unclosed',
  [LOST]: 'lost',
};

/** The index of the quote that closes the cell whose text begins at `start`, or one of the negative outcomes. */
function closingQuote(
  record: { readonly text: string; readonly place: RecordPlace; readonly dialect: Dialect; readonly quoted: Quoted },
  start: number,
): number {
  const { text, place, dialect, quoted } = record;
  for (let at = text.indexOf('"', start); ; at = text.indexOf('"', at)) {
    if (place.oneLine && quoted.lineEnd >= 0 && (at < 0 || at > quoted.lineEnd)) return UNCLOSED;
    if (at < 0) return place.final ? UNCLOSED : MORE;
    // What follows decides; a return may be the first half of a line ending.
    if (!place.final && (at + 1 >= text.length || (at + 2 >= text.length && text.charCodeAt(at + 1) === RETURN)))
      return MORE;
    if (endsCell(text, at + 1, dialect)) return at;
    if (text.charCodeAt(at + 1) === QUOTE) {
      at += 2;
      continue;
    }
    quoted.stray = true;
    if (at > quoted.lineEnd && quoted.lineEnd >= 0 && !quoted.tried) {
      quoted.tried = true;
      const next = nextLine(text, place, quoted.lineEnd + 1, dialect);
      if (next !== null) return next;
    }
    at++;
  }
}

/** Whether the line at `from` is a usual record by itself, and the closing quote before it therefore lost; null where it is not. */
function nextLine(text: string, place: RecordPlace, from: number, dialect: Dialect): number | null {
  if (place.width < 2) return null;
  const read = scanRecord(text, { ...place, from, oneLine: true }, dialect);
  if (read.outcome === 'more') return MORE;
  return read.outcome === 'whole' && !read.stray && read.cells.length === place.width ? LOST : null;
}

function endsCell(text: string, at: number, dialect: Dialect): boolean {
  if (at >= text.length) return true;
  const next = text[at] as string;
  if (next === dialect.delimiter || next === dialect.newline) return true;
  return dialect.newline === '\n' && next === '\r' && (at + 1 >= text.length || text[at + 1] === '\n');
}

/** The index where a line's ending begins, given that of its newline or the end of the text. */
export function lineEndBefore(text: string, at: number, from: number, dialect: Dialect): number {
  return dialect.newline === '\n' && at > from && text.charCodeAt(at - 1) === RETURN ? at - 1 : at;
}
