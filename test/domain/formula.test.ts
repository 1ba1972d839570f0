import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { guardFormula, unguardFormula } from '../../src/domain/formula.ts';

const texts = fc.string({ unit: fc.constantFrom(...`=+-@＝＋－＠\t\r\n'a1 `), maxLength: 6 });

test('no guarded text begins as a formula does, and every one can be had back as it was', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const guarded = guardFormula(text);
      assert.doesNotMatch(guarded, /^[=+\-@\t\r\n＝＋－＠]/);
      assert.equal(unguardFormula(guarded), text);
    }),
    { seed: 42, numRuns: 2000 },
  );
});

test('an apostrophe that begins a word is left alone', () => {
  assert.equal(guardFormula("'90s music"), "'90s music");
  assert.equal(unguardFormula("'90s music"), "'90s music");
});
