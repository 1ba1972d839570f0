import type { Evidence, Fact, Quote } from './notice.ts';
import { quoteOf, type Sentence } from './sentence.ts';

/** A field as evidence. */
export const fieldOf = (name: string, { path, value }: Fact<unknown>): Evidence => ({
  kind: 'field',
  path,
  name,
  value: Array.isArray(value) ? value.join(', ') : String(value),
});

/** A hit of a pattern in a sentence. */
export interface Hit {
  readonly sentence: Sentence;
  readonly match: RegExpExecArray;
  readonly quote: Quote;
}

/** The sentences in which a pattern is found and another is not, with the words that matched. */
export function hitsOf(sentences: readonly Sentence[], pattern: RegExp, unless?: RegExp): Hit[] {
  const hits: Hit[] = [];
  for (const sentence of sentences) {
    const match = pattern.exec(sentence.text);
    if (!match || unless?.test(sentence.text)) continue;
    hits.push({ sentence, match, quote: quoteOf(sentence, match.index, match.index + match[0].length) });
  }
  return hits;
}

/** The whole sentences of some hits as evidence, each once, at most twelve. */
export function sentencesOf(hits: readonly Hit[]): readonly Evidence[] {
  const seen = new Set(hits.map(({ sentence }) => sentence));
  return [...seen].slice(0, 12).map((sentence) => quoteOf(sentence));
}
