import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { tieChange } from '../../src/measures/tie-change.ts';
import type { RecordReader } from '../../src/store/record.ts';
import { makeRecord } from '../record.ts';
import { marketOf } from './market.ts';
import { recordOfPayments, wholeYears } from './payments.ts';

async function answer(record: RecordReader, filter = {}) {
  const said = await tieChange.ask(record, filter);
  const figure = (id: string) => said.figures.find((one) => one.id === id);
  return { ...said, figure, value: (id: string) => figure(id)?.value.value };
}

interface Win {
  readonly supplier: number;
  readonly year: number;
  readonly ends: number | null;
}
const process = { first_published: '2010-01-01', last_published: '2020-12-31' };
const recordOf = (wins: readonly Win[]) =>
  makeRecord(
    marketOf(
      wins.map(({ supplier, year, ends }, i) => ({
        ...{ id: String(i), process, suppliers: [{ organization_id: `s${supplier}` }] },
        award: { decided: `${year}-07-01`, ends: ends === null ? null : `${year + ends}-06-30` },
      })),
    ),
  );

/** The definition, year by year and pair by pair. */
function slowly(wins: readonly Win[]) {
  const counts = { alive: 0, lost: 0, gained: 0 };
  const isAlive = (supplier: number, year: number) =>
    wins.some((win) => win.supplier === supplier && win.year <= year && year <= win.year + Math.max(2, win.ends ?? 0));
  for (let year = 2013; year <= 2020; year++) {
    for (const supplier of new Set(wins.map((win) => win.supplier))) {
      const [before, now] = [isAlive(supplier, year - 1), isAlive(supplier, year)];
      if (before) counts.alive++;
      if (before && !now) counts.lost++;
      if (!before && now) counts.gained++;
    }
  }
  return counts;
}

test('the statement agrees with the definition on random histories', async () => {
  const history = fc.array(
    fc.record({
      ...{ supplier: fc.integer({ min: 0, max: 3 }), year: fc.integer({ min: 2010, max: 2020 }) },
      ends: fc.option(fc.integer({ min: 0, max: 5 })),
    }),
    { minLength: 1, maxLength: 12 },
  );
  // One tie lives through all years, so that there is a share.
  await fc.assert(
    fc.asyncProperty(history, async (some) => {
      const wins = [...some, ...[2010, 2013, 2016, 2019].map((year) => ({ supplier: 9, year, ends: null }))];
      const { alive, lost, gained } = slowly(wins);
      const said = await answer(await recordOf(wins));
      assert.equal(said.figure('lostByCount')?.basis, `${lost} to ${alive} ties, over all years`);
      assert.equal(said.figure('gainedByCount')?.basis, `${gained} to ${alive} ties, over all years`);
      const sums = (id: string) =>
        said.series?.find((one) => one.id === id)?.points.reduce((sum, { value }) => sum + (value.value ?? 0), 0);
      assert.deepEqual([sums('lost'), sums('gained')], [lost, gained]);
    }),
    { seed: 42, numRuns: 25 },
  );
});

test('years before the fourth whole one, and a last one that is not whole, are not judged', async () => {
  const said = await answer(
    await makeRecord(
      marketOf([
        {
          id: 'a',
          process: { first_published: '2016-02-01', last_published: '2020-11-30' },
          award: { decided: '2016-07-01' },
        },
        { id: 'b', process: { first_published: '2019-01-01' }, award: { decided: '2019-07-01' } },
      ]),
    ),
  );
  assert.equal(said.value('lostByCount'), null);
  assert.match(said.figure('lostByCount')?.value.because ?? '', /three whole years/);
  assert.match(said.sentence, /^Which ties were lost or gained cannot be told here/);
});

test('payments: a year without one ends a tie, by what was paid the year before', async () => {
  const record = await recordOfPayments(
    [
      ...wholeYears([2018, 2019, 2020, 2021]),
      { payee: 'a', paid: '2018-05-01', amount: 300 },
      { payee: 'a', paid: '2020-05-01', amount: 500 },
      { payee: 'b', paid: '2020-06-01', amount: 700 },
      { payee: 'b', paid: '2021-06-01', amount: 1 },
    ],
    {
      organization: [
        { organization_id: 'a', kind: 'vcse' },
        { organization_id: 'b', kind: 'sme' },
      ],
    },
  );
  const said = await answer(record);
  // Alive: always and a in 2018, always in 2019, always, a and b in 2020.
  assert.equal(said.figure('lostByCountPaid')?.basis, '2 to 6 ties, over all years');
  assert.equal(said.figure('gainedByCountPaid')?.basis, '2 to 6 ties, over all years');
  assert.equal(said.value('lostByValuePaid'), 800 / (500 + 200 + 1400));
  assert.equal(said.value('gainedByValuePaid'), 1200 / 2100);
  assert.equal(said.value('lostVcseByCountPaid'), 1);
  assert.equal(said.value('lostSmeByCountPaid'), 0);
  assert.deepEqual(said.figure('lostSmeByCountPaid')?.bounds, { low: 0, high: 0 });
  assert.equal(said.value('lostOtherByCountPaid'), null);
  assert.equal(
    (await answer(record, { from: '2020-01-01', to: '2020-12-31' })).figure('gainedByCountPaid')?.basis,
    '2 to 1 ties, over all years',
  );
  // A year is whole by what the payer published, whichever payee is asked for.
  assert.equal(
    (await answer(record, { supplier: 'a' })).figure('lostByCountPaid')?.basis,
    '2 to 2 ties, over all years',
  );
});

test('a year that is missing makes nobody lost', async () => {
  const record = await recordOfPayments([...wholeYears([2018, 2020]), { payee: 'a', paid: '2018-05-01' }]);
  assert.equal((await answer(record)).value('lostByCountPaid'), null);
});

test('an empty record says so', async () => {
  const said = await answer(await makeRecord({}));
  assert.match(said.sentence, /^There is neither a dated award nor a payment here/);
  assert.ok(said.figures.every(({ value }) => value.value === null && value.because));
  assert.deepEqual(said.series, []);
});
