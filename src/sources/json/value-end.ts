import { nestingLimit } from './span.ts';

/** Thrown where the bytes are no JSON by RFC 8259, or nested beyond the limit; whoever reads by these functions catches it. */
export const notPlain = new Error('not plain');

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const MINUS = 0x2d;
const POINT = 0x2e;
const PLUS = 0x2b;

const words = ['true', 'false', 'null'].map((word) => Buffer.from(word));

/**
 * Where the value that begins at `from` ends, white space before it passed over; `depth` containers are open around it. One loop over local variables, since most bytes of a document
 * pass through here.
 */
export function valueEnd(bytes: Buffer, from: number, end: number, depth: number): number {
  /** Whether each open container is an object; its length is how deep we are. */
  const open: boolean[] = [];
  let at = from;
  let afterComma = false;
  for (;;) {
    at = spaceEnd(bytes, at, end);
    let byte = at < end ? (bytes[at] as number) : 0;
    const level = open.length;
    if (level > 0 && open[level - 1] && byte === QUOTE) {
      at = spaceEnd(bytes, stringEnd(bytes, at, end), end);
      if (at >= end || bytes[at] !== COLON) throw notPlain;
      at = spaceEnd(bytes, at + 1, end);
      byte = at < end ? (bytes[at] as number) : 0;
    } else if (level > 0 && (open[level - 1] || !afterComma)) {
      // An object needs a name here; both may close at once.
      if (byte === (open[level - 1] ? CLOSE_OBJECT : CLOSE_ARRAY) && !afterComma) byte = 0;
      else if (open[level - 1]) throw notPlain;
    }
    if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      if (depth + level >= nestingLimit) throw notPlain;
      open.push(byte === OPEN_OBJECT);
      afterComma = false;
      at++;
      continue;
    }
    if (byte === QUOTE) at = stringEnd(bytes, at, end);
    else if (byte === MINUS || (byte >= 0x30 && byte <= 0x39)) at = numberEnd(bytes, at, end);
    else if (byte !== 0) at = wordEnd(bytes, at, end);
    else if (level === 0 || at >= end) throw notPlain;
    // A value has ended, or a container that is empty is about to close.
    for (;;) {
      if (open.length === 0) return at;
      at = spaceEnd(bytes, at, end);
      const next = at < end ? bytes[at] : 0;
      at++;
      if (next === COMMA && byte !== 0) break;
      if (next !== (open.pop() ? CLOSE_OBJECT : CLOSE_ARRAY)) throw notPlain;
      byte = 1;
    }
    afterComma = true;
  }
}

/** Where white space ends. */
export function spaceEnd(bytes: Buffer, from: number, end: number): number {
  let at = from;
  for (; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte > 0x20 || (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09)) return at;
  }
  return at;
}

/** Where the string that opens at `from` ends, its quotation mark included. */
export function stringEnd(bytes: Buffer, from: number, end: number): number {
  for (let at = from + 1; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte === QUOTE) return at + 1;
    if (byte < 0x20) throw notPlain;
    if (byte === BACKSLASH) at += escapeLength(bytes, at + 1, end);
  }
  throw notPlain;
}

/** Where the number that begins at `from` ends. */
export function numberEnd(bytes: Buffer, from: number, end: number): number {
  const whole = bytes[from] === MINUS ? from + 1 : from;
  let at = digitsEnd(bytes, whole, end);
  // No figure may be wanting, and nought is not followed by another.
  if (at === whole || (bytes[whole] === 0x30 && at > whole + 1)) throw notPlain;
  if (at < end && bytes[at] === POINT) {
    const fraction = at + 1;
    at = digitsEnd(bytes, fraction, end);
    if (at === fraction) throw notPlain;
  }
  if (at < end && ((bytes[at] as number) | 0x20) === 0x65) {
    at++;
    if (at < end && (bytes[at] === PLUS || bytes[at] === MINUS)) at++;
    const exponent = at;
    at = digitsEnd(bytes, exponent, end);
    if (at === exponent) throw notPlain;
  }
  return at;
}

/** Where `true`, `false` or `null` ends. */
export function wordEnd(bytes: Buffer, from: number, end: number): number {
  const word = words.find((letters) => letters[0] === bytes[from]);
  if (word === undefined || from + word.length > end) throw notPlain;
  for (let i = 1; i < word.length; i++) if (bytes[from + i] !== word[i]) throw notPlain;
  return from + word.length;
}

function digitsEnd(bytes: Buffer, from: number, end: number): number {
  let at = from;
  while (at < end && (bytes[at] as number) >= 0x30 && (bytes[at] as number) <= 0x39) at++;
  return at;
}

/** How many bytes belong to an escape after its backslash. */
function escapeLength(bytes: Buffer, at: number, end: number): number {
  const letter = at < end ? (bytes[at] as number) : 0;
  // The letters that may follow a backslash: " / \ b f n r t.
  if (letter !== 0x75) {
    if (letter === 0x22 || letter === 0x2f || letter === 0x5c || letter === 0x62 || letter === 0x66) return 1;
    if (letter === 0x6e || letter === 0x72 || letter === 0x74) return 1;
    throw notPlain;
  }
  for (let i = 1; i <= 4; i++) {
    const digit = at + i < end ? (bytes[at + i] as number) : 0;
    const letterDigit = digit | 0x20;
    if (!((digit >= 0x30 && digit <= 0x39) || (letterDigit >= 0x61 && letterDigit <= 0x66))) throw notPlain;
  }
  return 5;
}
