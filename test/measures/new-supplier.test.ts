import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newSupplierShare } from '../../src/measures/new-supplier.ts';
import type { RecordReader } from '../../src/store/record.ts';
import { makeRecord } from '../record.ts';
import { type MadeUpAward, marketOf } from './market.ts';
import { type MadeUpPayment, recordOfPayments, wholeYears } from './payments.ts';

async function answer(record: RecordReader, filter = {}) {
  const said = await newSupplierShare.ask(record, filter);
  const figure = (id: string) => said.figures.find((one) => one.id === id);
  return { ...said, figure, value: (id: string) => figure(id)?.value.value };
}

interface Win {
  readonly buyer: number;
  readonly supplier: number;
  /** Days after 1 January 2015. */
  readonly day: number;
  readonly amount: number;
}
const dayOf = (day: number): string => new Date(Date.UTC(2015, 0, 1 + day)).toISOString().slice(0, 10);
const awardsOf = (wins: readonly Win[]): readonly MadeUpAward[] =>
  wins.map(({ buyer, supplier, day, amount }, i) => ({
    ...{
      id: String(i),
      buyer: `b${buyer}`,
      award: { amount, decided: dayOf(day) },
      suppliers: [{ organization_id: `s${supplier}` }],
    },
  }));

/** The definition, word for word; without notices of their own, the data of a buyer begins with its first award. */
function slowly(wins: readonly Win[]) {
  const isNew = (win: Win, who: (other: Win) => boolean) =>
    !wins.some(
      (other) => other.supplier === win.supplier && who(other) && other.day < win.day && win.day - other.day <= 1096,
    );
  const judged = wins.filter((win) => wins.some((other) => other.buyer === win.buyer && win.day - other.day >= 1096));
  const toBuyer = judged.filter((win) => isNew(win, (other) => other.buyer === win.buyer));
  const toMarket = judged.filter((win) => isNew(win, () => true));
  const worth = (some: readonly Win[]) => some.reduce((sum, { amount }) => sum + amount, 0);
  return {
    judged: judged.length,
    newToBuyerByCount: toBuyer.length / judged.length,
    newToMarketByCount: toMarket.length / judged.length,
    newToBuyerByValue: worth(toBuyer) / worth(judged),
    newToMarketByValue: worth(toMarket) / worth(judged),
  };
}

test('the statement agrees with the definition on random histories', async () => {
  const history = fc.array(
    fc.record({
      ...{ buyer: fc.integer({ min: 0, max: 2 }), supplier: fc.integer({ min: 0, max: 3 }) },
      ...{ day: fc.integer({ min: 0, max: 3000 }), amount: fc.integer({ min: 1, max: 999 }) },
    }),
    { minLength: 5, maxLength: 25 },
  );
  await fc.assert(
    fc.asyncProperty(history, async (wins) => {
      const said = await answer(await makeRecord(marketOf(awardsOf(wins))));
      const { judged, ...expected } = slowly(wins);
      assert.equal(said.figure('newToBuyerByCount')?.coverage.used, judged);
      for (const [id, value] of Object.entries(expected)) {
        if (judged === 0) assert.equal(said.value(id), null);
        else
          assert.ok(
            Math.abs((said.value(id) ?? Number.NaN) - value) < 1e-9,
            `${id}: ${said.value(id)} is not ${value}`,
          );
      }
    }),
    { seed: 42, numRuns: 25 },
  );
});

test('within the first three years nothing is said', async () => {
  const said = await answer(
    await makeRecord(
      marketOf(
        awardsOf([
          { buyer: 0, supplier: 0, day: 0, amount: 1 },
          { buyer: 0, supplier: 1, day: 1095, amount: 1 },
        ]),
      ),
    ),
  );
  assert.equal(said.value('newToBuyerByCount'), null);
  assert.deepEqual(said.figure('newToBuyerByCount')?.bounds, { low: 0, high: 1 });
  assert.equal(
    said.sentence,
    'Who is new cannot be told here: it takes three years of data to know who was there before.',
  );
});

test('a day that somebody typed wrong neither begins nor prolongs the data', async () => {
  const process = { first_published: '2020-01-01', last_published: '2024-01-01' };
  const win = (id: string, decided: string): MadeUpAward => ({ id, process, award: { decided } });
  const said = await answer(
    await makeRecord(marketOf([win('a', '1999-01-01'), win('b', '2021-01-01'), win('c', '2203-01-01')])),
  );
  assert.equal(said.figure('newToBuyerByCount')?.coverage.used, 0);
});

test('what went before counts, whatever is asked for', async () => {
  const wins = [
    { buyer: 0, supplier: 0, day: 0, amount: 1 },
    { buyer: 0, supplier: 1, day: 1000, amount: 1 },
    { buyer: 0, supplier: 1, day: 1500, amount: 1 },
    { buyer: 1, supplier: 2, day: 1400, amount: 1 },
    { buyer: 0, supplier: 2, day: 1500, amount: 1 },
  ];
  const record = await makeRecord(marketOf(awardsOf(wins)));
  const said = await answer(record, { buyer: 'b0', from: dayOf(1500) });
  assert.equal(said.figure('newToBuyerByCount')?.basis, '1 of 2 wins');
  assert.equal(said.figure('newToMarketByCount')?.basis, '0 of 2 wins');
  assert.equal(
    (await answer(record, { supplier: 's2', from: dayOf(1500) })).figure('newToBuyerByCount')?.basis,
    '1 of 1 win',
  );
});

const paid = (payee: string, year: number, amount = 100, payer = 'council'): MadeUpPayment => ({
  ...{ payee, payer, amount, paid: `${year}-06-01` },
});

test('a payee of a year is new where three whole years show no payment', async () => {
  const record = await recordOfPayments([
    ...wholeYears([2016, 2017, 2018, 2019, 2020]),
    paid('a', 2016),
    paid('a', 2019, 300),
    paid('b', 2019, 500),
    paid('a', 2020),
  ]);
  const said = await answer(record);
  assert.equal(said.figure('newToBuyerByCountPaid')?.basis, '1 of 5 payees of a year');
  assert.equal(said.value('newToBuyerByValuePaid'), 500 / (300 + 500 + 100 + 400));
  assert.equal((await answer(record, { from: '2020-01-01' })).value('newToBuyerByCountPaid'), 0);
  assert.equal((await answer(record, { supplier: 'b' })).value('newToBuyerByCountPaid'), 1);
  assert.deepEqual(said.series?.find(({ id }) => id === 'newToBuyerByCountPaid')?.points, [
    { at: '2019', value: { value: 1 / 3 } },
    { at: '2020', value: { value: 0 } },
  ]);
});

test('a payer that left out a year is not judged until three whole ones have gone by', async () => {
  const record = await recordOfPayments([...wholeYears([2014, 2015, 2016, 2018, 2019, 2020]), paid('a', 2020)]);
  assert.equal((await answer(record)).value('newToBuyerByCountPaid'), null);
});

test('who was paid by another payer is new to the payer and not to the record', async () => {
  const record = await recordOfPayments([
    ...wholeYears([2016, 2017, 2018, 2019]),
    ...wholeYears([2018], 'other', 'a'),
    paid('a', 2019),
  ]);
  const said = await answer(record, { buyer: 'council' });
  assert.equal(said.figure('newToBuyerByCountPaid')?.basis, '1 of 2 payees of a year');
  assert.equal(said.figure('newToMarketByCountPaid')?.basis, '0 of 2 payees of a year');
});

test('an empty record says so', async () => {
  const said = await answer(await makeRecord({}));
  assert.equal(said.sentence, 'There is neither an award nor a payment here, so nothing can be said about who is new.');
  assert.ok(said.figures.every(({ value }) => value.value === null && value.because));
});
