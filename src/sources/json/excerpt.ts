import { nestingLimit } from './span.ts';
import { notPlain, numberEnd, spaceEnd, stringEnd, valueEnd, wordEnd } from './value-end.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const MINUS = 0x2d;

/** Which members of a document are wanted: by name, with the members wanted of them, or `true` for a text, number or flag. */
export interface Wanted {
  readonly [name: string]: Wanted | true;
}

interface Member {
  readonly name: string;
  readonly bytes: Buffer;
  readonly wanted: Outline | true;
}

/** A wanted object: its members by the length of their names, which tells most of them apart. */
type Outline = readonly (readonly Member[])[];

function outlineOf(wanted: Wanted): Outline {
  const byLength: Member[][] = [];
  for (const [name, member] of Object.entries(wanted)) {
    const bytes = Buffer.from(name);
    while (byLength.length <= bytes.length) byLength.push([]);
    byLength[bytes.length]?.push({ name, bytes, wanted: member === true ? true : outlineOf(member) });
  }
  return byLength;
}

/** Short texts are kept to be given again: statuses, currencies and ids come over and over, dates and titles do not. */
const cacheSize = 2048;
const longestCached = 16;

/**
 * Reads a few members of many documents and steps over the rest, which it checks all the same: what is no JSON by RFC 8259 is
 * never taken for a document. It keeps no more of a document than what is wanted of it.
 *
 * Lists give what is wanted of each of their elements. A list or an object where a text, number or flag is wanted is null, and
 * so is the reverse. Of a name that occurs twice in one object the last counts, as with `JSON.parse`.
 */
export class Excerpts {
  readonly #outline: Outline;
  readonly #cache: string[] = Array.from({ length: cacheSize }, () => '');
  #bytes: Buffer = Buffer.alloc(0);
  #at = 0;
  #end = 0;

  constructor(wanted: Wanted) {
    this.#outline = outlineOf(wanted);
  }

  /** What is wanted of a document; undefined where only a full reader can tell what it is, and whether it is JSON at all. */
  read(bytes: Buffer): unknown {
    this.#bytes = bytes;
    this.#at = 0;
    this.#end = bytes.length;
    try {
      const value = this.#value(this.#outline, 0);
      this.#space();
      return this.#at === this.#end ? value : undefined;
    } catch (error) {
      if (error === notPlain) return undefined;
      throw error;
    }
  }

  /** Steps over white space; answers the next byte, -1 at the end. */
  #space(): number {
    this.#at = spaceEnd(this.#bytes, this.#at, this.#end);
    return this.#at < this.#end ? (this.#bytes[this.#at] as number) : -1;
  }

  #value(wanted: Outline | true, depth: number): unknown {
    const byte = this.#space();
    if (byte === OPEN_OBJECT && wanted !== true) return this.#object(wanted, depth);
    if (byte === OPEN_ARRAY && wanted !== true) return this.#list(wanted, depth);
    if (wanted !== true || byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      this.#skip(depth);
      return null;
    }
    if (byte === QUOTE) return this.#text();
    return byte === MINUS || (byte >= 0x30 && byte <= 0x39) ? this.#number() : this.#word(byte);
  }

  #object(outline: Outline, depth: number): unknown {
    if (depth >= nestingLimit) throw notPlain;
    const value: Record<string, unknown> = {};
    this.#at++;
    if (this.#space() === CLOSE_OBJECT) {
      this.#at++;
      return value;
    }
    for (;;) {
      const member = this.#name(outline);
      if (member === null) this.#skip(depth + 1);
      else value[member.name] = this.#value(member.wanted, depth + 1);
      if (this.#closes(CLOSE_OBJECT)) return value;
    }
  }

  #list(outline: Outline, depth: number): unknown {
    if (depth >= nestingLimit) throw notPlain;
    const values: unknown[] = [];
    this.#at++;
    if (this.#space() === CLOSE_ARRAY) {
      this.#at++;
      return values;
    }
    for (;;) {
      values.push(this.#value(outline, depth + 1));
      if (this.#closes(CLOSE_ARRAY)) return values;
    }
  }

  /** Steps over a comma or over the bracket that closes. */
  #closes(bracket: number): boolean {
    const byte = this.#space();
    if (byte !== bracket && byte !== COMMA) throw notPlain;
    this.#at++;
    return byte === bracket;
  }

  /** Steps over a name and its colon; answers the member that is wanted, null for none. */
  #name(outline: Outline): Member | null {
    if (this.#space() !== QUOTE) throw notPlain;
    const bytes = this.#bytes;
    const from = this.#at + 1;
    this.#at = stringEnd(bytes, this.#at, this.#end);
    const to = this.#at - 1;
    if (this.#space() !== COLON) throw notPlain;
    this.#at++;
    const length = to - from;
    for (const member of outline[length] ?? []) {
      let at = 0;
      while (at < length && member.bytes[at] === bytes[from + at]) at++;
      if (at === length) return member;
    }
    // A name can be written with escapes; nobody does.
    for (let at = from; at < to; at++) if (bytes[at] === BACKSLASH) throw notPlain;
    return null;
  }

  #text(): string {
    const bytes = this.#bytes;
    const from = this.#at + 1;
    let at = from;
    let hash = 0;
    for (; at < this.#end; at++) {
      const byte = bytes[at] as number;
      if (byte === QUOTE || byte === BACKSLASH || byte < 0x20 || byte >= 0x80) break;
      hash = (hash * 31 + byte) | 0;
    }
    if (bytes[at] === QUOTE && at < this.#end) {
      this.#at = at + 1;
      return this.#ascii(from, at, hash);
    }
    this.#at = stringEnd(bytes, from - 1, this.#end);
    // With escapes it has to be parsed, and without there is nothing else to parse.
    return JSON.parse(bytes.toString('utf8', from - 1, this.#at)) as string;
  }

  #ascii(from: number, to: number, hash: number): string {
    const bytes = this.#bytes;
    const length = to - from;
    if (length > longestCached) return bytes.toString('latin1', from, to);
    const slot = (hash ^ (hash >>> 13)) & (cacheSize - 1);
    const known = this.#cache[slot] as string;
    if (known.length === length) {
      let at = 0;
      while (at < length && known.charCodeAt(at) === bytes[from + at]) at++;
      if (at === length) return known;
    }
    const text = bytes.toString('latin1', from, to);
    this.#cache[slot] = text;
    return text;
  }

  #number(): number {
    const from = this.#at;
    this.#at = numberEnd(this.#bytes, from, this.#end);
    return Number(this.#bytes.toString('latin1', from, this.#at));
  }

  #word(byte: number): boolean | null {
    this.#at = wordEnd(this.#bytes, this.#at, this.#end);
    return byte === 0x6e ? null : byte === 0x74;
  }

  /** Steps over a value of any kind. */
  #skip(depth: number): void {
    this.#at = valueEnd(this.#bytes, this.#at, this.#end, depth);
  }
}
