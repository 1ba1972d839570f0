import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dependence } from '../../src/measures/dependence.ts';
import type { RecordReader } from '../../src/store/record.ts';
import { makeRecord } from '../record.ts';
import { marketOf } from './market.ts';
import { recordOfPayments } from './payments.ts';

async function answer(record: RecordReader, filter = {}) {
  const said = await dependence.ask(record, filter);
  const figure = (id: string) => said.figures.find((one) => one.id === id);
  return { ...said, figure, value: (id: string) => figure(id)?.value.value };
}

/** `north A 100`: a win or a payment. */
const lines = (text: string) =>
  text.split(',').map((line) => {
    const [buyer = '', supplier = '', amount = '100'] = line.trim().split(' ');
    return { buyer, supplier, amount: Number(amount) };
  });
const awards = (text: string) =>
  makeRecord(
    marketOf(
      lines(text).map(({ buyer, supplier, amount }, i) => ({
        ...{ id: String(i), buyer, award: { amount }, suppliers: [{ organization_id: supplier }] },
      })),
    ),
  );
const payments = (text: string) =>
  recordOfPayments(
    lines(text).map(({ buyer, supplier, amount }) => ({ payer: buyer, payee: supplier, amount, paid: '2024-05-01' })),
  );

test('one buyer alone makes the question empty', async () => {
  const said = await answer(await awards('north A, north A, north A'));
  assert.deepEqual(said.figure('medianByCount')?.value, {
    value: null,
    because: 'there is one buyer here, on whom everybody depends by arithmetic alone',
  });
  assert.match(said.sentence, /^How far suppliers depend on one buyer cannot be said: there is one buyer here/);
  const paid = await answer(await payments('north A, north A, north A'));
  assert.match(String(paid.figure('medianPaid')?.value.because), /^there is one payer here/);
});

test('suppliers with fewer than three wins are not judged', async () => {
  const said = await answer(await awards('north A, north A, south A, north B, north B, south C'));
  assert.deepEqual(said.figure('medianByCount')?.coverage, {
    ...{ total: 3, used: 1, noun: 'suppliers', has: 'at least three of them, each a win' },
  });
  assert.equal(said.value('medianByCount'), 2 / 3);
});

test('with a buyer asked for, its suppliers are judged by all that they won anywhere', async () => {
  const record = await awards(
    'north A 100, south A 200, south A 100, north B, north B, north B, south C, south C, south C',
  );
  const said = await answer(record, { buyer: 'north' });
  assert.equal(said.figure('medianByCount')?.coverage.total, 2);
  assert.ok(Math.abs((said.value('medianByCount') ?? 0) - (1 / 3 + 1) / 2) < 1e-12);
  assert.equal(said.value('medianByValue'), (1 / 4 + 1) / 2);
  assert.equal(said.value('mostlyByCount'), 0.5);
  assert.match(
    said.sentence,
    /^50 % of suppliers with at least three wins have more than half of them from this buyer\./,
  );
});

test('a supplier asked for is judged however little it won', async () => {
  const record = await awards('north A 300, south A 100, east B');
  const said = await answer(record, { supplier: 'A' });
  assert.equal(said.value('medianByValue'), 0.75);
  assert.equal(said.sentence, '75 % of what this supplier won, by value, comes from its largest buyer.');
  assert.equal((await answer(record, { supplier: 'A', buyer: 'south' })).value('medianByValue'), 0.25);
});

test('payments give it by payer, refunds taken off, and never with awards', async () => {
  const record = await payments(
    'north A 300, north A -100, south A 50, south A 50, north B 10, north B -10, north B 5, south B 95, north C 1',
  );
  const said = await answer(record);
  assert.equal(said.figure('medianPaid')?.basis, '2 payees');
  assert.equal(said.value('medianPaid'), (200 / 300 + 95 / 100) / 2);
  assert.equal(said.value('mostlyIncomePaid'), 1);
  assert.equal(said.value('severalPaid'), 1);
  assert.equal(said.value('medianByCount'), null);
  assert.ok(said.cautions.includes('Payments of 2 payers are here; each payer more would lower the figures.'));
  const [year, day] = [
    { from: '2024-01-01', to: '2024-12-31' },
    { from: '2024-05-01', to: '2024-05-01' },
  ];
  assert.deepEqual(
    (await answer(record, year)).figures.map(({ value }) => value),
    said.figures.map(({ value }) => value),
  );
  assert.deepEqual(
    (await answer(record, day)).figures.map(({ value }) => value),
    said.figures.map(({ value }) => value),
  );
  assert.equal((await answer(record, { to: '2024-04-30' })).value('medianPaid'), null);
  assert.equal(
    (await answer(record, { place: 'Preston' })).figure('medianPaid')?.value.because,
    'payments say neither what category was bought nor where it was delivered',
  );
});

test('an empty record says why', async () => {
  const said = await answer(await makeRecord({}));
  assert.ok(said.figures.every(({ value }) => value.value === null && value.because));
  assert.deepEqual(said.cautions, []);
});
