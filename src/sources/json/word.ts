import { isSpace } from './restart.ts';
import { CLOSE_ARRAY, CLOSE_OBJECT, COMMA, OPEN_ARRAY, OPEN_OBJECT, QUOTE } from './structure.ts';

/** Longest number or word between brackets; anything longer is no JSON that a record could contain. */
export const wordLimit = 1024;

const word = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;

/** The index after the run of bytes that begins at `from` and holds no bracket, quote, comma or white space. */
export function endOfWord(bytes: Buffer, from: number): number {
  const stop = Math.min(bytes.length, from + wordLimit + 1);
  let at = from;
  while (at < stop && !endsWord(bytes[at] as number)) at++;
  return at;
}

/** Whether these bytes are a number, true, false or null. */
export const isWord = (bytes: Buffer, from: number, end: number): boolean =>
  end - from <= wordLimit && word.test(bytes.toString('latin1', from, end));

const endsWord = (byte: number): boolean =>
  isSpace(byte) ||
  byte === COMMA ||
  byte === QUOTE ||
  byte === OPEN_ARRAY ||
  byte === OPEN_OBJECT ||
  byte === CLOSE_ARRAY ||
  byte === CLOSE_OBJECT;
