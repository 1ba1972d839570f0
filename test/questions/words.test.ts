import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { foldWords, indexWords, rank, stemOf } from '../../src/questions/words.ts';

test('words are folded as people type them', () => {
  assert.deepEqual(foldWords('St John’s Café & Ünïon—ＡＢＣ 45000000-7'), [
    'st',
    'johns',
    'cafe',
    'and',
    'union',
    'abc',
    '45000000',
    '7',
  ]);
  assert.deepEqual(foldWords('Ελλάδα مدرسة'), ['ελλαδα', 'مدرسة']);
  assert.deepEqual(foldWords(''), []);
});

test('a word is found in its other forms, whichever of them is asked for', () => {
  const forms = [
    ['roof', 'roofs', 'roofing'],
    ['clean', 'cleans', 'cleaning'],
    ['library', 'libraries'],
    ['house', 'houses', 'housing'],
    ['service', 'services', 'servicing'],
    ['box', 'boxes'],
    ['playground', 'playgrounds'],
    ['fitting', 'fittings'],
  ];
  for (const some of forms)
    for (const asked of some)
      for (const written of some)
        assert.equal(rank(indexWords([`a ${written} b`]), asked, 1).total, 1, `${asked} in ${written}`);
  // Short words, names that end in s and numbers stay as they are.
  for (const word of ['gas', 'bus', 'glass', 'ring', 'spring', 'status', 'sc123s', '2024s'])
    assert.equal(stemOf(word), word);
});

test('rare words and short texts weigh more', () => {
  const index = indexWords([
    'council paint',
    'council paint and much more besides for everyone',
    'council council',
    'swings',
  ]);
  assert.deepEqual(rank(index, 'paint', 10), { total: 2, best: [0, 1] });
  assert.deepEqual(rank(index, 'council', 10).best[0], 2);
  assert.deepEqual(rank(index, 'council paint', 1), { total: 2, best: [0] });
});

test('only the last word is a beginning, and every word must be met', () => {
  const index = indexWords(['playground swings', 'play', 'swings']);
  assert.deepEqual(rank(index, 'play', 10).total, 2);
  assert.deepEqual(rank(index, 'swings play', 10).best, [0]);
  assert.deepEqual(rank(index, 'swi play', 10).best, []);
  assert.deepEqual(rank(index, 'play play', 10).total, 2);
});

test('nothing is found in nothing', () => {
  assert.deepEqual(rank(indexWords([]), 'a', 5), { total: 0, best: [] });
  assert.deepEqual(rank(indexWords(['', '']), 'a', 5), { total: 0, best: [] });
});

/** Okapi BM25 by its formula, over plain arrays; words that the last one begins are added up. */
function slowly(texts: readonly string[], query: string): readonly number[] {
  const documents = texts.map(foldWords);
  const words = [...new Set(foldWords(query))].slice(0, 8);
  const mean = documents.reduce((sum, document) => sum + document.length, 0) / Math.max(1, documents.length);
  const score = (document: readonly string[]) => {
    let total = 0;
    for (const [i, word] of words.entries()) {
      const meant = [...new Set(documents.flat())].filter((one) =>
        i === words.length - 1 ? one.startsWith(word) : one === word,
      );
      const here = meant.filter((one) => document.includes(one));
      if (here.length === 0) return null;
      for (const one of here) {
        const holders = documents.filter((other) => other.includes(one)).length;
        const often = document.filter((other) => other === one).length;
        const rarity = Math.log(1 + (documents.length - holders + 0.5) / (holders + 0.5));
        total += (rarity * often * 2.2) / (often + 1.2 * (0.25 + (0.75 * document.length) / mean));
      }
    }
    return total;
  };
  const scored = documents.map((document, i) => ({ i, score: score(document) })).filter((one) => one.score !== null);
  return scored
    .sort((a, b) => (Math.abs((b.score ?? 0) - (a.score ?? 0)) < 1e-12 ? a.i - b.i : (b.score ?? 0) - (a.score ?? 0)))
    .map(({ i }) => i);
}

test('the index ranks as the formula does', () => {
  const word = fc.constantFrom('a', 'ab', 'abc', 'b', 'ba', 'c', 'é');
  const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
  const query = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(fc.array(text, { maxLength: 12 }), query, (texts, q) => {
      const expected = slowly(texts, q);
      const found = rank(indexWords(texts), q, 100);
      assert.equal(found.total, expected.length);
      assert.deepEqual([...found.best].sort(), [...expected].sort());
      assert.equal(found.best[0], expected[0]);
    }),
    { seed: 42, numRuns: 300 },
  );
});
