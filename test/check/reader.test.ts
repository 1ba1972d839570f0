import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inputOf, statesOutcome } from '../../src/check/reader/demand.ts';
import { readDurations } from '../../src/check/reader/duration.ts';
import { readMoney } from '../../src/check/reader/money.ts';
import { readMultiples } from '../../src/check/reader/multiple.ts';
import { readNames } from '../../src/check/reader/standard.ts';
import { readWeight, readWeights } from '../../src/check/reader/weight.ts';
import { readText } from '../../src/check/reading.ts';

/*
 * Golden pairs of the readers, each a folder: `name.txt` is a made-up text, `name-expected.json` what is read in it. What an
 * expected object leaves out is not compared.
 */
const folder = 'test/check/reader';

const withWords = <T extends { start: number; end: number }>(text: string, found: readonly T[]) =>
  found.map((one) => ({ ...one, words: text.slice(one.start, one.end) }));

/** What a sentence of a specification asks for. */
const kindOf = (input: boolean, outcome: boolean): string =>
  input && outcome ? 'both' : input ? 'input' : outcome ? 'outcome' : 'neither';

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  money: (text) => withWords(text, readMoney(text)),
  multiple: readMultiples,
  weight: readWeight,
  weights: readWeights,
  duration: (text) => withWords(text, readDurations(text)),
  name: readNames,
  sentence: (text) => {
    const object = inputOf(text)?.object ?? null;
    return { kind: kindOf(object !== null, statesOutcome(text)), object };
  },
  reading: (text) => readText(text).text,
};

/** The found value with only what the expected one has. */
function likeness(found: unknown, expected: unknown): unknown {
  if (Array.isArray(expected) && Array.isArray(found))
    return found.map((one, i) => (i < expected.length ? likeness(one, expected[i]) : one));
  if (typeof expected !== 'object' || expected === null || typeof found !== 'object' || found === null) return found;
  return Object.fromEntries(Object.keys(expected).map((name) => [name, (found as Record<string, unknown>)[name]]));
}

for (const [kind, read] of Object.entries(readers)) {
  for (const file of readdirSync(join(folder, kind)).filter((name) => name.endsWith('.txt'))) {
    test(`${kind} ${file.replace('.txt', '')}`, () => {
      const text = readFileSync(join(folder, kind, file), 'utf8');
      const expected: unknown = JSON.parse(
        readFileSync(join(folder, kind, file.replace('.txt', '-expected.json')), 'utf8'),
      );
      assert.deepEqual(likeness(read(text), expected), expected);
    });
  }
}

test('every folder of pairs has a reader', () => {
  assert.deepEqual(readdirSync(folder).sort(), Object.keys(readers).sort());
});
