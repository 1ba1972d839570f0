import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Row } from '../../src/domain/table.ts';
import { priceWeight } from '../../src/measures/price-weight.ts';
import { quartilesOf } from '../../src/measures/quartile.ts';
import { makeRecord, type Rows } from '../record.ts';

const rowsOf = (calls: readonly Row<'checked'>[]): Rows => ({
  process: calls.map((_, i) => ({ process_id: `p${i}`, ocid: `p${i}` })),
  checked: calls.map((call, i) => ({ release_no: i, process_id: `p${i}`, stage: 'call', speaks: true, ...call })),
});

async function ask(calls: readonly Row<'checked'>[], more: Rows = {}, filter = {}) {
  const answer = await priceWeight.ask(await makeRecord({ ...rowsOf(calls), ...more }), filter);
  const figure = (id: string) => answer.figures.find((one) => one.id === id);
  return { ...answer, figure, value: (id: string) => figure(id)?.value.value };
}

const read = (share: number): Row<'checked'> => ({ price_share: share, price_basis: 'weights' });

test('what cannot be read stands in the bounds and is said apart, by its reason', async () => {
  const answer = await ask([
    read(0.6),
    read(0.3),
    { price_basis: 'silent' },
    { price_basis: 'no field' },
    { price_basis: 'unclear' },
    { price_basis: 'route' },
    // A direct award: no criteria are to be expected.
    { price_basis: null },
  ]);
  assert.equal(answer.value('heavy'), 0.5, '0.6 counts as 60 %');
  assert.deepEqual(answer.figure('heavy')?.bounds, { low: 1 / 6, high: 5 / 6 });
  assert.equal(answer.value('readable'), 2 / 6);
  assert.equal(answer.cautions.length, 4);
  assert.deepEqual(answer.figure('median')?.coverage, {
    ...{ total: 6, used: 2, noun: 'competitive calls', has: 'criteria whose weights can be read' },
  });
});

test('only the call that speaks for its process counts, on its day, of its buyer', async () => {
  const calls = [
    { ...read(0.9), speaks: false },
    { ...read(0.9), stage: 'planning' },
    { ...read(0.2), published: '2024-01-01' },
    { ...read(0.4), published: '2024-02-01' },
  ];
  assert.equal((await ask(calls)).figure('median')?.coverage.total, 2);
  assert.equal((await ask(calls, {}, { from: '2024-01-15' })).value('median'), 0.4);
  const party = [{ process_id: 'p2', role: 'buyer', organization_id: 'council' }];
  assert.equal((await ask(calls, { party }, { buyer: 'council' })).value('median'), 0.2);
});

test('nothing checked is not nought', async () => {
  const answer = await ask([]);
  assert.ok(answer.figures.length > 0);
  for (const { value } of answer.figures) assert.match(value.because ?? '', /read by the tender check/);
  assert.match(answer.sentence, /not known/);
});

test('its quartiles are those of the definition, whatever repeats', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 12 }), async (twentieths) => {
      const shares = twentieths.map((n) => n / 20);
      const answer = await ask(shares.map(read));
      const sorted = [...shares].sort((a, b) => a - b);
      const placed = sorted.map((value, i) => ({ value, place: i + 1, n: sorted.length }));
      const expected = quartilesOf(placed);
      assert.ok(expected);
      for (const id of ['lower', 'median', 'upper'] as const)
        assert.ok(Math.abs((answer.value(id) ?? Number.NaN) - expected[id]) < 1e-12, `${id} of ${sorted.join(' ')}`);
    }),
    { seed: 42, numRuns: 12 },
  );
});
