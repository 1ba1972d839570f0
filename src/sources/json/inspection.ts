import { nestingLimit } from './span.ts';
import { endOfString, stretchOf } from './text-end.ts';

/** What a look at the bytes says about a document before it is parsed. */
export interface Inspection {
  /** Nested beyond the limit. */
  readonly deep: boolean;
  /** A number may be out of range: it has an exponent or hundreds of digits. */
  readonly wide: boolean;
}

const QUOTE = 0x22;
const OPENS = 2;
const CLOSES = 3;
const EXPONENT = 4;
const role = new Uint8Array(256);
role[QUOTE] = 1;
for (const byte of '[{') role[byte.charCodeAt(0)] = OPENS;
for (const byte of ']}') role[byte.charCodeAt(0)] = CLOSES;
for (const byte of 'eE') role[byte.charCodeAt(0)] = EXPONENT;

/** The largest double has 309 digits; runs of white space of that length only cost a closer look. */
const longRun = 300;

/** Looks once over a document, at about the speed of the scanner; assumes nothing about its being JSON. */
export function inspect(bytes: Uint8Array): Inspection {
  const stretch = stretchOf(bytes);
  const buffer = stretch.bytes;
  const length = buffer.length;
  let depth = 0;
  let wide = false;
  for (let at = 0; at < length; ) {
    const run = at;
    while (at < length && role[buffer[at] as number] === 0) at++;
    if (at - run > longRun) wide = true;
    if (at === length) break;
    const meaning = role[buffer[at] as number];
    if (meaning === OPENS) {
      if (++depth > nestingLimit) return { deep: true, wide };
    } else if (meaning === CLOSES) depth--;
    else if (meaning === EXPONENT) {
      const before = buffer[at - 1] ?? 0;
      if ((before >= 0x30 && before <= 0x39) || before === 0x2e) wide = true;
    } else {
      at = endOfString(stretch, at + 1, false);
      if (at < 0) break;
      continue;
    }
    at++;
  }
  return { deep: false, wide };
}
