import { isAscii } from 'node:buffer';
import type { Flaw } from './span.ts';

const strict = new TextDecoder('utf-8', { fatal: true });

/** Bytes 0x80 to 0x9f of Windows-1252; the five that it leaves open stay control characters, as the WHATWG has it. */
const windows1252 =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178';

/** The text of some bytes, and what had to be assumed to read them. */
export interface Decoded {
  readonly text: string;
  readonly issues: Flaw[];
}

/**
 * Reads bytes as UTF-8, and each byte that cannot be UTF-8 as Windows-1252.
 * Byte by byte, because publishers join texts of both encodings in one document.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  if (isAscii(bytes)) {
    return { text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'), issues: [] };
  }
  try {
    return { text: strict.decode(bytes), issues: [] };
  } catch {
    return decodeMixed(bytes);
  }
}

function decodeMixed(bytes: Uint8Array): Decoded {
  const parts: string[] = [];
  let latin = 0;
  let surrogates = 0;
  let good = 0;
  let at = 0;
  const flush = (): void => {
    if (good < at) parts.push(strict.decode(bytes.subarray(good, at)));
  };
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    flush();
    if (isSurrogate(bytes, at)) {
      parts.push('\ufffd');
      surrogates++;
      at += 3;
    } else {
      const byte = bytes[at++] as number;
      parts.push(byte < 0xa0 ? (windows1252[byte - 0x80] as string) : String.fromCharCode(byte));
      latin++;
    }
    good = at;
  }
  flush();
  const issues: Flaw[] = [];
  if (latin > 0) {
    issues.push({ code: 'encoding-latin-1', message: `${latin} bytes are not UTF-8 and were read as Windows-1252` });
  }
  if (surrogates > 0)
    issues.push({ code: 'lone-surrogate', message: `${surrogates} halves of characters were replaced` });
  return { text: parts.join(''), issues };
}

/** Length of the well-formed UTF-8 sequence at `at` (Unicode 15, table 3-7); 0 for none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  for (let next = 1; next < length; next++) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1] as number;
  if (first === 0xe0 && second < 0xa0) return 0;
  if (first === 0xed && second > 0x9f) return 0;
  if (first === 0xf0 && second < 0x90) return 0;
  if (first === 0xf4 && second > 0x8f) return 0;
  return length;
}

/** Half of a surrogate pair written as if it were a character, as CESU-8 and careless converters do. */
const isSurrogate = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === 0xed && ((bytes[at + 1] ?? 0) & 0xe0) === 0xa0 && ((bytes[at + 2] ?? 0) & 0xc0) === 0x80;
