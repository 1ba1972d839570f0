const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * The offset of the first byte that keeps these from being one JSON value (RFC 8259); their number where more should follow
 * or where nothing is wrong. Asked only after the parser has refused, because what it says differs between versions.
 */
export function faultOffset(bytes: Uint8Array): number {
  const closers: number[] = [];
  /** What may come next: a value; a value or the end of its array; a key; a key or the end; what follows a value. */
  let expect: 'value' | 'first-value' | 'key' | 'first-key' | 'after' = 'value';
  let at = skipSpace(bytes, bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0);
  for (; at < bytes.length; at = skipSpace(bytes, at)) {
    const byte = bytes[at] as number;
    const closes = byte === closers.at(-1);
    if (closes && (expect === 'after' || expect === 'first-value' || expect === 'first-key')) {
      closers.pop();
      expect = 'after';
      at++;
    } else if (expect === 'after') {
      if (byte !== COMMA || closers.length === 0) return at;
      expect = closers.at(-1) === CLOSE_OBJECT ? 'key' : 'value';
      at++;
    } else if (expect === 'key' || expect === 'first-key') {
      if (byte !== QUOTE) return at;
      const end = stringFault(bytes, at);
      if (end < 0) return -end - 1;
      at = skipSpace(bytes, end);
      if (bytes[at] !== COLON) return at;
      at++;
      expect = 'value';
    } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      closers.push(byte === OPEN_OBJECT ? CLOSE_OBJECT : CLOSE_ARRAY);
      expect = byte === OPEN_OBJECT ? 'first-key' : 'first-value';
      at++;
    } else {
      const end = byte === QUOTE ? stringFault(bytes, at) : scalarEnd(bytes, at);
      if (end < 0) return -end - 1;
      at = end;
      expect = 'after';
    }
  }
  return bytes.length;
}

function skipSpace(bytes: Uint8Array, from: number): number {
  let at = from;
  while (bytes[at] === 0x20 || bytes[at] === 0x0a || bytes[at] === 0x0d || bytes[at] === 0x09) at++;
  return at;
}

/** The index after the string at `from`, or minus one minus the offset of its fault. */
function stringFault(bytes: Uint8Array, from: number): number {
  for (let at = from + 1; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte === QUOTE) return at + 1;
    if (byte < 0x20) return -at - 1;
    if (byte !== BACKSLASH) continue;
    at++;
    const escaped = Buffer.from(bytes.subarray(at, at + 5)).toString('latin1');
    if (at < bytes.length && !/^["\\/bfnrt]|^u[0-9a-fA-F]{4}/.test(escaped)) return -at;
  }
  return -bytes.length - 1;
}

const scalar = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?=[\s,\]}]|$)/;

/** The index after the number or word at `from`, or minus one minus `from`. */
function scalarEnd(bytes: Uint8Array, from: number): number {
  const match = scalar.exec(Buffer.from(bytes.subarray(from, from + 1024)).toString('latin1'));
  return match === null ? -from - 1 : from + match[0].length;
}
