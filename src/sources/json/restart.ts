import { OPEN_OBJECT, QUOTE } from './structure.ts';

/** How an object opens: brace, white space, first key. Publishers write each document alike, indentation included. */
const opening = /^\{\s*"[^"\\]{1,64}"/;

/** White space that may stand between a brace and its first key for the brace to count as the start of a document. */
const widestGap = 256;

/** The bytes by which the next document is known again after damage; null where this one does not open with a key. */
export function signatureOf(head: Uint8Array): Buffer | null {
  const match = opening.exec(Buffer.from(head.subarray(0, widestGap)).toString('latin1'));
  return match === null ? null : Buffer.from(match[0], 'latin1');
}

/** Where reading can go on after damage. */
export interface Restart {
  /** Index of the byte that plausibly starts a document; -1 for none. */
  readonly at: number;
  /** Without one: bytes from this index on may be the beginning of one, and are looked at again with the next chunk. */
  readonly hold: number;
}

/**
 * Finds the next plausible start of a document: the signature of its neighbours where one is known, else a brace with a
 * quote after it.
 */
export function findRestart(bytes: Buffer, from: number, signature: Buffer | null): Restart {
  if (signature !== null) {
    const at = bytes.indexOf(signature, from);
    return { at, hold: Math.max(from, bytes.length - signature.length + 1) };
  }
  for (let brace = bytes.indexOf(OPEN_OBJECT, from); brace >= 0; brace = bytes.indexOf(OPEN_OBJECT, brace + 1)) {
    let at = brace + 1;
    while (at < bytes.length && isSpace(bytes[at] as number)) at++;
    if (at - brace > widestGap) continue;
    if (at === bytes.length) return { at: -1, hold: brace };
    if (bytes[at] === QUOTE) return { at: brace, hold: bytes.length };
  }
  return { at: -1, hold: bytes.length };
}

/** White space as JSON has it. */
export const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
