import type { Notice, SourceKind } from './notice.ts';
import { cutSentences, scan } from './sentence.ts';

/** How many words run together in a shingle. */
const size = 6;

/** What was learned from a corpus: hashes of runs of six words that notices of many buyers share, sorted. */
export interface BoilerplateData {
  readonly source: SourceKind;
  /** From how many notices of how many buyers it was learned. */
  readonly noticeCount: number;
  readonly buyerCount: number;
  readonly shingles: readonly number[];
}

/** Tells whether the hashes of a sentence's words are mostly runs that a portal adds to everyone's notices. */
export interface Boilerplate {
  readonly holds: (hashes: readonly number[]) => boolean;
}

/** How much of a sentence must be known runs. */
const share = 0.75;

function shinglesOf(hashes: readonly number[]): number[] {
  const found: number[] = [];
  for (let i = 0; i + size <= hashes.length; i++) {
    let hash = 0;
    for (let j = 0; j < size; j++) hash = Math.imul(hash ^ (hashes[i + j] as number), 0x9e3779b1) >>> 0;
    found.push(hash);
  }
  return found;
}

/** The recogniser for what was learned. Sentences under six words are never boilerplate. */
export function boilerplateOf(data: readonly BoilerplateData[]): Boilerplate {
  const known = new Set(data.flatMap(({ shingles }) => shingles));
  return {
    holds: (hashes) => {
      if (hashes.length < size) return false;
      const shingles = shinglesOf(hashes);
      let hits = 0;
      for (const shingle of shingles) if (known.has(shingle)) hits++;
      return hits >= shingles.length * share;
    },
  };
}

/**
 * Learns from the notices of one source which runs of words its portal adds: those in notices of at least `buyers` different
 * buyers. A buyer who repeats itself teaches nothing, and digits count as one sign, so that references do not hide a repeat.
 * Titles, criteria and conditions are left out: national templates word them, and they are still what this buyer asks.
 */
export function learnBoilerplate(source: SourceKind, notices: readonly Notice[], buyers = 6): BoilerplateData {
  const seen = new Map<number, Set<string>>();
  const names = new Set<string>();
  for (const notice of notices) {
    const buyer = notice.facts.buyer?.name.toLowerCase() ?? notice.ocid ?? '';
    names.add(buyer);
    for (const passage of notice.passages) {
      if (passage.kind !== 'notes' && passage.kind !== 'specification' && passage.kind !== 'terms') continue;
      for (const [start, end] of cutSentences(passage.text))
        for (const shingle of shinglesOf(scan(passage.text, start, end, true).hashes)) {
          const who = seen.get(shingle) ?? new Set();
          who.add(buyer);
          seen.set(shingle, who);
        }
    }
  }
  const shingles = [...seen].flatMap(([shingle, who]) => (who.size >= buyers ? [shingle] : []));
  return {
    source,
    noticeCount: notices.length,
    buyerCount: names.size,
    shingles: shingles.sort((a, b) => a - b),
  };
}
