/** A stretch of the stream, once as bytes and once as a view that reads four of them at a time. */
export interface Stretch {
  readonly bytes: Buffer;
  readonly view: DataView;
}

/** A stretch over some bytes, without copying them. */
export function stretchOf(bytes: Uint8Array): Stretch {
  const { buffer, byteOffset, byteLength } = bytes;
  return { bytes: Buffer.from(buffer, byteOffset, byteLength), view: new DataView(buffer, byteOffset, byteLength) };
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Above this length a native search pays for its call. */
const nearby = 96;

/**
 * The index after the quote that closes a JSON string, read from `from` inside it; -1 where the bytes run out.
 * `escaped` says that a backslash before `from` escapes the first byte.
 */
export function endOfString(stretch: Stretch, from: number, escaped: boolean): number {
  const bytes = stretch.bytes;
  for (let at = from; ; at++) {
    at = nextQuote(stretch, at);
    if (at < 0) return -1;
    const marked = at === from ? escaped : bytes[at - 1] === BACKSLASH && isEscaped(bytes, { from, at, escaped });
    if (!marked) return at + 1;
  }
}

/**
 * The index of the next quote, or -1.
 * Eight bytes a turn: a zero byte in `x` is found by the borrow that it causes (Mycroft, 1987); a loop over single bytes
 * runs at two thirds of the speed.
 */
function nextQuote({ bytes, view }: Stretch, from: number): number {
  const stop = Math.min(from + nearby, bytes.length - 7);
  for (let at = from; at < stop; at += 8) {
    let x = view.getInt32(at, true) ^ 0x22222222;
    let zero = (x - 0x01010101) & ~x & 0x80808080;
    if (zero !== 0) return at + ((31 - Math.clz32(zero & -zero)) >> 3);
    x = view.getInt32(at + 4, true) ^ 0x22222222;
    zero = (x - 0x01010101) & ~x & 0x80808080;
    if (zero !== 0) return at + 4 + ((31 - Math.clz32(zero & -zero)) >> 3);
  }
  return bytes.indexOf(QUOTE, from);
}

/** Whether the byte at `at` is escaped by the backslashes before it, of which those before `from` are in `escaped`. */
export function isEscaped(bytes: Buffer, place: { from: number; at: number; escaped: boolean }): boolean {
  let before = place.at - 1;
  while (before >= place.from && bytes[before] === BACKSLASH) before--;
  const odd = ((place.at - 1 - before) & 1) === 1;
  return before < place.from && place.escaped ? !odd : odd;
}
