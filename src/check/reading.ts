import { repairText } from '../domain/text.ts';

/** Part of a text as published, by UTF-16 offsets; the end is excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text as it was published and as it is read, with the way back. */
export interface Reading {
  readonly original: string;
  /** Repaired: entities and mojibake mended, lost line breaks put back. What rules look at. */
  readonly text: string;
  /** Where a span of the repaired text stands in the original. */
  readonly originOf: (start: number, end: number) => Span;
}

/** A replacement: where it stands in the text before, and what stands there after. */
interface Edit extends Span {
  readonly by: string;
}

interface Edited {
  readonly text: string;
  readonly back: (start: number, end: number) => Span;
}

const unchanged = (start: number, end: number): Span => ({ start, end });

/** What {@link repairText} may change; typographic quotes, dashes, bullets and the pound sign are fine as they are. */
const flawed = /&[#A-Za-z]|[ÂÃÄÅâï\u0080-\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u2060-\u2064\ufeff]|[\u0300-\u036f]/u;
const anyWord = /[^\t\n\r ]+/g;

/**
 * The repaired reading of a text. Words are repaired one by one with {@link repairText}, so that each knows where it came
 * from; white space between them is left as it is, rules do not mind it.
 */
export function readText(original: string): Reading {
  const repaired = flawed.test(original) ? edited(original, repairs(original)) : null;
  const words = repaired?.text ?? original;
  const broken = lostBreak.test(words) ? edited(words, breaks(words)) : null;
  if (!repaired && !broken) return { original, text: original, originOf: unchanged };
  const first = repaired?.back ?? unchanged;
  const second = broken?.back ?? unchanged;
  return {
    original,
    text: broken?.text ?? words,
    originOf: (start, end) => {
      const span = second(start, end);
      return first(span.start, span.end);
    },
  };
}

function repairs(text: string): Edit[] {
  const edits: Edit[] = [];
  for (const found of text.matchAll(anyWord)) {
    if (!flawed.test(found[0])) continue;
    const by = repairText(found[0]);
    if (by !== found[0]) edits.push(narrowed(found[0], by, found.index));
  }
  return edits;
}

/** The part of a replacement that differs: what both begin and end with stays outside. */
function narrowed(from: string, to: string, at: number): Edit {
  const most = Math.min(from.length, to.length);
  let head = 0;
  while (head < most && from[head] === to[head]) head++;
  let tail = 0;
  while (tail < most - head && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail++;
  return { start: at + head, end: at + from.length - tail, by: to.slice(head, to.length - tail) };
}

/** Signs that a portal wrote `\r\n` as `rn`: after punctuation, a digit, capitals or a consonant, twice, or by itself. */
const lostBreak =
  /[.,:;)\]?!’”"\d]rn(?=\s|$|[A-Z(•–—-])|(?:rn){2}|\srn(?=\s|[A-Z])|[A-Z]{2}rn(?=\s|$)|[a-z][b-df-hj-np-tvxz]rn(?=\s|$|[A-Z])|\\[rn](?![a-z])/;

/** Words that end in “rn”, in which it is no lost break, by their endings. “torn” is left out: here it is “to” before a break. */
const endsInRn =
  /(?:turn|born|burn|horn|corn|dorn|forlorn|sworn|shorn|worn|scorn|learn|earn|yarn|barn|warn|darn|bairn|cairn|thorn|morn|mourn|journ|dern|cern|vern|attern|antern|astern|estern|ntern|xtern|hern|istern|stern|fern|pern|urn|spurn|churn|quern|brethern)$/i;
/** Endings of other words that a break may follow: “hern” also ends “rather”, “pern” “proper”. */
const plainEr = /(?:^t?hern|[^nut]hern|pern|ourn)$/i;
const isWholeWord = (word: string): boolean =>
  endsInRn.test(word) &&
  !(plainEr.test(word) && !/^(?:cohern|adjourn|sojourn|mourn|journ|southern|northern|melbourn\w*)$/i.test(word));

const breakMark = /(?:rn)+(?=\s|$|[A-Z(\d•*–—-])/g;
const wordBefore = /[A-Za-z’'-]+$/;
/** Breaks that were escaped once too often: `\\r\\n` as letters. */
const escapedMark = /(?:\\+[rn])+(?![a-z])/g;
/** Glued on both sides: only after endings and small words that no English word continues with “rn”. */
const gluedMark =
  /(?<=\b(?:in|of|the|and|for|at|on|is|are|will|with|this|that|their|any|all)|ing|ed|ion|ions|ity|ment|ies)rn(?=[a-z]{3})/g;
/** Tabs that became “t”: “(a) tCity”, “-tEmployer”, “(b)t Skills”, “Insurance tt t= 5”. */
const tabMark = /(?<=[\s•*)\](–—-]|\d\.)t+(?=[A-Z])|(?<=\))t(?=\s)|(?<=\s)t+(?=\s|=)/g;

function breaks(text: string): Edit[] {
  const edits: Edit[] = [];
  for (const found of text.matchAll(breakMark)) {
    const end = found.index + found[0].length;
    const word = wordBefore.exec(text.slice(Math.max(0, found.index - 24), found.index))?.[0] ?? '';
    const kept = word !== '' && isWholeWord(`${word}rn`) ? 2 : 0;
    if (found[0].length > kept) edits.push({ start: found.index + kept, end, by: '\n' });
  }
  for (const mark of [gluedMark, tabMark, escapedMark]) {
    for (const found of text.matchAll(mark))
      edits.push({ start: found.index, end: found.index + found[0].length, by: mark === tabMark ? ' ' : '\n' });
  }
  edits.sort((a, b) => a.start - b.start);
  return edits.filter((edit, i) => i === 0 || edit.start >= (edits[i - 1] as Edit).end);
}

/** A text with replacements made; edits are in order and do not overlap. */
function edited(text: string, edits: readonly Edit[]): Edited {
  let now = '';
  let from = 0;
  /** For each edit: begin and end after, begin and end before. */
  const marks: number[] = [];
  for (const { start, end, by } of edits) {
    now += text.slice(from, start);
    marks.push(now.length, now.length + by.length, start, end);
    now += by;
    from = end;
  }
  return { text: now + text.slice(from), back: (start, end) => backThrough(marks, start, end) };
}

function backThrough(marks: readonly number[], start: number, end: number): Span {
  const first = placeOf(marks, start, 'start');
  // An empty span stays empty; a full one ends where its last character ended.
  return { start: first, end: end <= start ? first : Math.max(first, placeOf(marks, end - 1, 'end')) };
}

/** Where a character stood: its beginning, or its end. Characters of a replacement stand for all that was replaced. */
function placeOf(marks: readonly number[], at: number, side: 'start' | 'end'): number {
  let low = 0;
  let high = marks.length / 4;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle * 4] as number) <= at) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return side === 'end' ? at + 1 : at;
  const [, until, from, to] = marks.slice(low * 4 - 4, low * 4) as [number, number, number, number];
  if (at < until) return side === 'start' ? from : to;
  return to + (at - until) + (side === 'end' ? 1 : 0);
}
