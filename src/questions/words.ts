/**
 * An index of words over short texts, held in typed arrays: Okapi BM25 (S. Robertson, H. Zaragoza, The Probabilistic Relevance
 * Framework: BM25 and Beyond, 2009, doi 10.1561/1500000019). Building costs one pass over the words and a sort of the vocabulary;
 * a query costs the postings of its words. It knows documents by their number only.
 */
export interface WordIndex {
  /** Every word once, in order of code units, so that words with one beginning lie together. */
  readonly vocabulary: readonly string[];
  /** Where the postings of word `i` start; those of the last end at `starts[vocabulary.length]`. */
  readonly starts: Uint32Array;
  readonly documents: Uint32Array;
  /** How often the word stands in the document, 255 at most. */
  readonly frequencies: Uint8Array;
  /** Words of each document. */
  readonly lengths: Uint16Array;
  readonly meanLength: number;
}

/** Words of one query that are looked at, and words of the vocabulary that its last, unfinished word may stand for. */
const queryLimit = 8;
const expansionLimit = 2000;
/** Words of one document that are indexed. */
const documentLimit = 400;
const saturation = 1.2;
const lengthWeight = 0.75;

/** Words of a text as they are compared: without case, accents and apostrophes; `&` is “and”. */
export function foldWords(text: string): readonly string[] {
  const folded = text
    .normalize('NFKD')
    .replace(/[\p{M}’'`]/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ');
  return (folded.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.slice(0, 64));
}

/**
 * What is left of an English word without the endings of its other forms, so that “roofs” finds a roof and “cleaning” who cleans. Much
 * less than Porter does (An algorithm for suffix stripping, 1980): plurals, -ing, a last e and y. What it leaves need not be a word.
 */
export function stemOf(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  let stem = word;
  if (/[^aeiou]ies$/.test(stem)) stem = stem.slice(0, -2);
  else if (/(?:ss|sh|ch|x|z)es$/.test(stem)) stem = stem.slice(0, -2);
  else if (/[^sui]s$/.test(stem)) stem = stem.slice(0, -1);
  if (/[aeiouy].*[^aeiou]ing$|[aeiouy]{2}ing$/.test(stem) && stem.length > 6) {
    stem = stem.slice(0, -3);
    // “Fitting” is fit; “rolling” stays roll.
    if (/([^aeioulsz])\1$/.test(stem)) stem = stem.slice(0, -1);
  }
  if (/[^aeiou]e$/.test(stem) && stem.length > 4) return stem.slice(0, -1);
  return /[^aeiou]y$/.test(stem) && stem.length > 4 ? `${stem.slice(0, -1)}i` : stem;
}

/** The words of a text without their endings. */
const stemsOf = (text: string): readonly string[] => foldWords(text).map(stemOf);

/** Makes an index; document `i` is the `i`th text. */
export function indexWords(texts: Iterable<string>): WordIndex {
  const numbers = new Map<string, number>();
  const postings: { documents: number[]; frequencies: number[] }[] = [];
  const lengths: number[] = [];
  let total = 0;
  for (const text of texts) {
    const document = lengths.length;
    const words = stemsOf(text).slice(0, documentLimit);
    for (const word of words) {
      let number = numbers.get(word);
      if (number === undefined) {
        number = postings.length;
        numbers.set(word, number);
        postings.push({ documents: [], frequencies: [] });
      }
      const { documents, frequencies } = postings[number] as (typeof postings)[number];
      const last = documents.length - 1;
      if (documents[last] === document) frequencies[last] = Math.min(255, (frequencies[last] as number) + 1);
      else {
        documents.push(document);
        frequencies.push(1);
      }
    }
    lengths.push(words.length);
    total += words.length;
  }
  return pack(numbers, postings, {
    lengths: Uint16Array.from(lengths),
    meanLength: total / Math.max(1, lengths.length),
  });
}

function pack(
  numbers: ReadonlyMap<string, number>,
  postings: readonly { readonly documents: readonly number[]; readonly frequencies: readonly number[] }[],
  sizes: Pick<WordIndex, 'lengths' | 'meanLength'>,
): WordIndex {
  const vocabulary = [...numbers.keys()].sort();
  const starts = new Uint32Array(vocabulary.length + 1);
  const count = postings.reduce((sum, { documents }) => sum + documents.length, 0);
  const documents = new Uint32Array(count);
  const frequencies = new Uint8Array(count);
  let at = 0;
  vocabulary.forEach((word, i) => {
    const posting = postings[numbers.get(word) as number] as (typeof postings)[number];
    starts[i] = at;
    documents.set(posting.documents, at);
    frequencies.set(posting.frequencies, at);
    at += posting.documents.length;
  });
  starts[vocabulary.length] = at;
  return { vocabulary, starts, documents, frequencies, ...sizes };
}

/** The first place in the vocabulary whose word is not before `word`. */
function placeOf(vocabulary: readonly string[], word: string): number {
  let [low, high] = [0, vocabulary.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((vocabulary[middle] as string) < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The places of the words that a word of a query stands for: itself, or all that it begins. */
function placesOf({ vocabulary }: WordIndex, word: string, unfinished: boolean): readonly number[] {
  const first = placeOf(vocabulary, word);
  const places: number[] = [];
  for (let i = first; i < vocabulary.length && places.length < expansionLimit; i++) {
    const found = vocabulary[i] as string;
    if (unfinished ? !found.startsWith(word) : found !== word) break;
    places.push(i);
  }
  return places;
}

export interface Ranking {
  /** How many documents have all the words. */
  readonly total: number;
  /** The best of them, best first; of equals the one with the lower number. */
  readonly best: readonly number[];
}

/** Documents that have all the words of a query, in whatever form, its last one as a beginning. A query without words finds nothing. */
export function rank(index: WordIndex, query: string, limit: number): Ranking {
  const words = [...new Set(stemsOf(query))].slice(0, queryLimit);
  if (words.length === 0) return { total: 0, best: [] };
  const scores = new Float64Array(index.lengths.length);
  const met = new Uint8Array(index.lengths.length);
  words.forEach((word, i) => {
    addScores(index, placesOf(index, word, i === words.length - 1), { scores, met, round: i });
  });
  const found: number[] = [];
  for (let document = 0; document < met.length; document++) if (met[document] === words.length) found.push(document);
  found.sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b);
  return { total: found.length, best: found.slice(0, limit) };
}

interface Tally {
  readonly scores: Float64Array;
  /** How many words of the query a document has met, if it met each before. */
  readonly met: Uint8Array;
  readonly round: number;
}

function addScores(index: WordIndex, places: readonly number[], { scores, met, round }: Tally): void {
  const { starts, documents, frequencies, lengths, meanLength } = index;
  for (const place of places) {
    const [start, end] = [starts[place] as number, starts[place + 1] as number];
    const rarity = Math.log(1 + (lengths.length - (end - start) + 0.5) / (end - start + 0.5));
    for (let i = start; i < end; i++) {
      const document = documents[i] as number;
      if ((met[document] as number) < round) continue;
      met[document] = round + 1;
      const often = frequencies[i] as number;
      const length = 1 - lengthWeight + (lengthWeight * (lengths[document] as number)) / meanLength;
      scores[document] =
        (scores[document] as number) + (rarity * often * (saturation + 1)) / (often + saturation * length);
    }
  }
}
