import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Placed, quartilePlaces, quartilesOf } from '../../src/measures/quartile.ts';
import { makeRecord } from '../record.ts';

const record = await makeRecord({});

/** The statement that measures send, on values that a test gives. */
async function quartilesIn(values: readonly number[]) {
  const rows = await record.all<Placed>(
    `with given as (${values.map(() => 'select cast(? as double precision) as value').join(' union all ')}),
     placed as (select value, row_number() over (order by value) as place, count(*) over () as n from given)
     select value, place, n from placed where ${quartilePlaces}`,
    values,
  );
  assert.ok(rows.length <= 8, `${rows.length} rows for three quartiles`);
  return quartilesOf(rows);
}

/** Hyndman and Fan’s definition 8, word for word: i/n steps with m = (p + 1)/3. */
function slowly(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const n = sorted.length;
  const j = Math.floor(n * p + (p + 1) / 3);
  const g = n * p + (p + 1) / 3 - j;
  const at = (i: number) => sorted[Math.min(n, Math.max(1, i)) - 1] as number;
  return (1 - g) * at(j) + g * at(j + 1);
}

test('quartiles are those of R’s type 8', async () => {
  // quantile(1:10, c(.25, .5, .75), type = 8) in R.
  const ten = await quartilesIn([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  assert.deepEqual(
    [ten?.lower, ten?.median, ten?.upper].map((value) => value?.toFixed(6)),
    ['2.916667', '5.500000', '8.083333'],
  );
  assert.deepEqual(await quartilesIn([7]), { lower: 7, median: 7, upper: 7 });
  assert.equal(quartilesOf([]), null);
});

test('the engine sends what the quartiles need, whatever the sample', async () => {
  const samples = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(samples, async (values) => {
      const found = await quartilesIn(values);
      assert.ok(found);
      for (const [value, p] of [
        [found.lower, 0.25],
        [found.median, 0.5],
        [found.upper, 0.75],
      ] as const)
        assert.ok(Math.abs(value - slowly(values, p)) < 1e-9, `${p} of ${values}`);
    }),
    { seed: 42, numRuns: 60 },
  );
});

test('a place that was not sent is a fault and not a guess', () => {
  assert.throws(() => quartilesOf([{ value: 1, place: 1, n: 9 }]), /missing/);
});
