import { nestingLimit } from './span.ts';
import { endOfString, isEscaped, type Stretch } from './text-end.ts';

/** Why {@link scan} came back: the bytes ran out, the value ended, a watched array opened, or this cannot be JSON. */
export type Stop = 'more' | 'end' | 'array' | 'fault';

/**
 * How far the reading of one JSON value has come, so that it can go on in the next chunk wherever this one was cut.
 * Only strings and brackets are followed; everything else is left to the parser.
 */
export interface Structure {
  /** Containers open at this point. */
  depth: number;
  /** The opening bracket of each level, from 1. */
  readonly kinds: Uint8Array;
  inString: boolean;
  /** The string seen so far ends in an odd number of backslashes: the next byte is escaped. */
  escaped: boolean;
  /** The last byte seen closed a string. */
  afterString: boolean;
  /** The last byte outside strings that is not white space. */
  last: number;
  /** Offset in the stream of the first byte handed to {@link scan}; the caller keeps it. */
  base: number;
  /** Offset in the stream of the first bracket beyond the nesting limit; -1 for none. */
  deepAt: number;
  /** Stop at each array that is a member of the outermost object. */
  watch: boolean;
  stop: Stop;
  /** What is wrong, after stop `fault`. */
  fault: string;
}

/** `"` */
export const QUOTE = 0x22;
/** `,` */
export const COMMA = 0x2c;
/** `[` */
export const OPEN_ARRAY = 0x5b;
/** `]` */
export const CLOSE_ARRAY = 0x5d;
/** `{` */
export const OPEN_OBJECT = 0x7b;
/** `}` */
export const CLOSE_OBJECT = 0x7d;

const table = (bytes: string, mark = 1): Uint8Array => {
  const marks = new Uint8Array(256);
  for (const byte of bytes) marks[byte.charCodeAt(0)] = mark;
  return marks;
};

const OPENS = 2;
const role = table('"');
for (const byte of [OPEN_ARRAY, OPEN_OBJECT]) role[byte] = OPENS;
for (const byte of [CLOSE_ARRAY, CLOSE_OBJECT]) role[byte] = 3;
const mayFollowString = table(' \t\r\n,:]}');
const mayPrecedeOpening = table(',:[');

/** A structure at the start of a value whose first byte is `opening` (a bracket or a quote). */
export function openStructure(opening: number, watch: boolean): Structure {
  const kinds = new Uint8Array(nestingLimit + 1);
  kinds[1] = opening;
  const inString = opening === QUOTE;
  const depth = inString ? 0 : 1;
  return {
    depth,
    kinds,
    inString,
    escaped: false,
    afterString: false,
    last: opening,
    base: 0,
    deepAt: -1,
    watch,
    stop: 'more',
    fault: '',
  };
}

/** Sets a structure back to the start of a value, to save making one for each document. */
export function reopen(structure: Structure, opening: number, watch: boolean): void {
  structure.kinds[1] = opening;
  structure.inString = opening === QUOTE;
  structure.depth = structure.inString ? 0 : 1;
  structure.escaped = false;
  structure.afterString = false;
  structure.last = opening;
  structure.deepAt = -1;
  structure.watch = watch;
}

/**
 * Follows a value from `from` to its end or the end of the bytes, and says in `structure.stop` which it was.
 * Returns the index after the last byte that was read; after `fault` the index of the byte that does not fit.
 * Two cheap looks keep a lost quote or bracket from swallowing the documents after it: what follows a string, and what
 * stands before an opening bracket.
 */
export function scan(structure: Structure, stretch: Stretch, from: number): number {
  const bytes = stretch.bytes;
  const { kinds, watch } = structure;
  const length = bytes.length;
  let depth = structure.depth;
  let at = from;
  let inString = structure.inString;
  let escaped = structure.escaped;
  if (structure.afterString && at < length) {
    structure.afterString = false;
    if (mayFollowString[bytes[at] as number] === 0)
      return fail(structure, at, 'a string is followed by something else');
  }
  for (;;) {
    if (inString) {
      const end = endOfString(stretch, at, escaped);
      if (end < 0) {
        escaped = isEscaped(bytes, { from: at, at: length, escaped });
        return pause(structure, { depth, inString, escaped, length });
      }
      at = end;
      inString = escaped = false;
      if (depth === 0) return leave(structure, { depth, at, stop: 'end' });
      if (at === length) structure.afterString = true;
      else if (mayFollowString[bytes[at] as number] === 0) {
        return fail(structure, at, 'a string is followed by something else');
      }
    }
    while (at < length && role[bytes[at] as number] === 0) at++;
    if (at === length) {
      structure.last = lastSolid(bytes, from, length) || structure.last;
      return pause(structure, { depth, inString, escaped, length });
    }
    const byte = bytes[at++] as number;
    if (byte === QUOTE) {
      inString = true;
    } else if (role[byte] === OPENS) {
      const before = lastSolid(bytes, from, at - 1) || structure.last;
      if (mayPrecedeOpening[before] === 0) return fail(structure, at - 1, 'a bracket opens where none can');
      depth++;
      if (depth <= nestingLimit) kinds[depth] = byte;
      else if (structure.deepAt < 0) structure.deepAt = structure.base + at - 1;
      if (watch && depth === 2 && byte === OPEN_ARRAY) return leave(structure, { depth, at, stop: 'array' });
    } else {
      // In ASCII each closing bracket is two after its opening one.
      if (depth <= nestingLimit && kinds[depth] !== byte - 2)
        return fail(structure, at - 1, 'a bracket does not match');
      depth--;
      if (depth === 0) return leave(structure, { depth, at, stop: 'end' });
    }
  }
}

/** The last byte before `end` that is neither white space nor a control character; 0 for none since `from`. */
function lastSolid(bytes: Buffer, from: number, end: number): number {
  let before = end - 1;
  while (before >= from && (bytes[before] as number) <= 0x20) before--;
  return before >= from ? (bytes[before] as number) : 0;
}

type Pause = Pick<Structure, 'depth' | 'inString' | 'escaped'> & { readonly length: number };

function pause(structure: Structure, state: Pause): number {
  structure.depth = state.depth;
  structure.inString = state.inString;
  structure.escaped = state.escaped;
  structure.stop = 'more';
  return state.length;
}

function leave(structure: Structure, state: { depth: number; at: number; stop: Stop }): number {
  structure.depth = state.depth;
  structure.inString = false;
  structure.escaped = false;
  structure.stop = state.stop;
  structure.last = OPEN_ARRAY; // Only read on after an array that opens.
  return state.at;
}

function fail(structure: Structure, at: number, fault: string): number {
  structure.stop = 'fault';
  structure.fault = fault;
  return at;
}
