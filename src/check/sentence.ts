import type { Boilerplate } from './boilerplate.ts';
import type { Passage, Quote } from './notice.ts';
import { bitOf, type Topic, topicsOf } from './topic.ts';

/** A sentence or a line of a list, within its passage. */
export interface Sentence {
  readonly passage: Passage;
  /** Its number among all sentences of the notice; neighbours of one passage have neighbouring numbers. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly wordCount: number;
  /** A set of topics as bits, see `topic.ts`. */
  readonly topics: number;
  /** Words that a portal adds to notices of many buyers; they raise and clear nothing. */
  readonly boilerplate: boolean;
}

/** All sentences of a notice, read once and shared by all rules. */
export interface Sentences {
  readonly all: readonly Sentence[];
  /** What portals add: never the buyer’s words, at most the trace of a box that was ticked. */
  readonly plates: readonly Sentence[];
  /** Sentences of the buyer's own (no boilerplate) that may be about all of these topics. */
  readonly about: (...topics: readonly Topic[]) => readonly Sentence[];
  /** Sentences of the buyer’s own that may be about any of these topics. */
  readonly any: (...topics: readonly Topic[]) => readonly Sentence[];
  /** The sentence with its neighbours in the same passage, as one text. */
  readonly around: (sentence: Sentence, before: number, after: number) => string;
  /** Words in sentences of these kinds that are no boilerplate. */
  readonly words: (kinds: readonly Passage['kind'][]) => number;
}

/** A sentence ends at white space: after a stop before a capital, a digit or a sign that opens one. */
const opens = /[A-Z0-9“‘"'(•*£–—-]/;
const closes = /["'”’)\]]/;
const bullet = /[•▪●◦]/;
/** After a semicolon, the next point of a list: “(b)”, “and ii)”. */
const point = /(?:and|or)?\s*\(?[a-z0-9]{1,3}\)|[•-]/y;
const abbreviation =
  /(?:\b(?:e\.g|i\.e|etc|approx|incl|no|nos|st|ltd|dr|mr|mrs|nr|vs|cf|fig|ref|para|sec|reg|art|min|max|tel)|\b[A-Z])\.$/i;

/** Where the sentences of a text begin and end, in time that grows with its length. */
export function cutSentences(text: string): readonly (readonly [number, number])[] {
  const spans: [number, number][] = [];
  let from = 0;
  for (const { index, 0: gap } of text.matchAll(/\s+/g)) {
    if (!endsAt(text, { start: index, gap, from })) continue;
    if (index > from) push(spans, text, from, index);
    from = index + gap.length;
  }
  push(spans, text, from, text.length);
  return spans;
}

/** Whether a sentence that began at `from` ends at a gap of white space. */
function endsAt(text: string, { start, gap, from }: { start: number; gap: string; from: number }): boolean {
  const next = text.charAt(start + gap.length);
  let last = start - 1;
  while (last > from && closes.test(text.charAt(last))) last--;
  const stop = text.charAt(last);
  if ((stop === '.' || stop === '!' || stop === '?') && opens.test(next))
    return stop !== '.' || !abbreviation.test(text.slice(Math.max(from, start - 8), start));
  if (bullet.test(next)) return true;
  // A line break ends it where no small letter follows; after a semicolon an empty line does in any case.
  if (gap.includes('\n') && !/[a-z]/.test(next)) return true;
  if (text.charAt(start - 1) !== ';') return false;
  point.lastIndex = start + gap.length;
  return gap.includes('\n', 1) || point.test(text);
}

/** No sentence is longer, so that what a rule does with one costs a bounded time; a longer one is cut at a space. */
const longest = 2_000;

function push(spans: [number, number][], text: string, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && text.charCodeAt(start) <= 32) start++;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  while (end - start > longest) {
    const space = text.lastIndexOf(' ', start + longest);
    const cut = space > start ? space : start + longest;
    spans.push([start, cut]);
    start = cut;
    while (start < end && text.charCodeAt(start) <= 32) start++;
  }
  if (end > start) spans.push([start, end]);
}

const standard = bitOf('standard');

/** Letters and figures; signs above ASCII (quotes, dashes, bullets) are none. */
const isWordCode = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 48 && code <= 57) ||
  (code > 0xbf && (code < 0x2000 || code > 0x206f) && code !== 0x20ac);

/** Reads the passages of a notice into sentences with their topics. */
export function readSentences(passages: readonly Passage[], boilerplate?: Boilerplate): Sentences {
  const all: Sentence[] = [];
  for (const passage of passages) {
    for (const [start, end] of cutSentences(passage.text)) {
      const { wordCount, topics, hashes } = scan(passage.text, start, end, boilerplate !== undefined);
      const plate = boilerplate !== undefined && mayBePlate(passage) && boilerplate.holds(hashes);
      const text = passage.text.slice(start, end);
      all.push({ passage, index: all.length, start, end, text, wordCount, topics, boilerplate: plate });
    }
  }
  const own = all.some(({ boilerplate: plate }) => plate) ? all.filter((one) => !one.boilerplate) : all;
  return {
    all,
    plates: own === all ? [] : all.filter((one) => one.boilerplate),
    about: (...wanted) => {
      let mask = 0;
      for (const topic of wanted) mask |= bitOf(topic);
      return own.filter(({ topics }) => (topics & mask) === mask);
    },
    any: (...wanted) => {
      let mask = 0;
      for (const topic of wanted) mask |= bitOf(topic);
      return own.filter(({ topics }) => (topics & mask) !== 0);
    },
    around: (sentence, before, after) => {
      let first = sentence;
      let last = sentence;
      for (let i = 1; i <= before; i++) {
        const one = all[sentence.index - i];
        if (one?.passage === sentence.passage) first = one;
      }
      for (let i = 1; i <= after; i++) {
        const one = all[sentence.index + i];
        if (one?.passage === sentence.passage) last = one;
      }
      return sentence.passage.text.slice(first.start, last.end);
    },
    words: (kinds) =>
      own.reduce((sum, { passage, wordCount }) => (kinds.includes(passage.kind) ? sum + wordCount : sum), 0),
  };
}

/** What a buyer asks of bidders is the buyer's even where a national template words it; portals add to the rest. */
const mayBePlate = ({ kind }: Passage): boolean => kind === 'notes' || kind === 'specification' || kind === 'terms';

/** One pass over the words of a sentence: how many, about what, and their hashes where boilerplate is looked for. */
export function scan(
  text: string,
  start: number,
  end: number,
  hashing: boolean,
): { readonly wordCount: number; readonly topics: number; readonly hashes: readonly number[] } {
  const hashes: number[] = [];
  let wordCount = 0;
  let topics = 0;
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (!isWordCode(code)) {
      if (code === 0xa3 || code === 0x20ac) topics |= bitOf('money');
      at++;
      continue;
    }
    const from = at;
    let hash = 0x811c9dc5;
    let figures = 0;
    for (; at < end; at++) {
      const now = text.charCodeAt(at);
      if (!isWordCode(now) && now !== 45) break;
      if (now >= 48 && now <= 57) figures++;
      if (hashing) hash = Math.imul(hash ^ (now >= 48 && now <= 57 ? 35 : now | 32), 0x01000193);
    }
    wordCount++;
    topics |= topicsOf(text, from, at);
    // “BS7671”, “ISO9001”: letters with figures may be the number of a standard.
    if (figures > 0 && figures < at - from) topics |= standard;
    if (hashing) hashes.push(hash);
  }
  return { wordCount, topics, hashes };
}

/** Part of a sentence as evidence, as it was published; all of it without offsets. */
export function quoteOf(sentence: Sentence, from = 0, to = sentence.end - sentence.start): Quote {
  return quotePassage(sentence.passage, sentence.start + from, sentence.start + to);
}

/** Part of a passage as evidence. */
function quotePassage(passage: Passage, from: number, to: number): Quote {
  const { start, end } = passage.originOf(from, to);
  const words = passage.original.slice(start - passage.offset, end - passage.offset);
  return { kind: 'words', path: passage.path, start, end, words };
}
