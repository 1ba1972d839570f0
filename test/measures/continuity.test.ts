import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Row } from '../../src/domain/table.ts';
import { continuity } from '../../src/measures/continuity.ts';
import type { RecordReader } from '../../src/store/record.ts';
import { makeRecord, type Rows } from '../record.ts';
import { type MadeUpAward, marketOf } from './market.ts';
import { recordOfPayments } from './payments.ts';

async function answer(record: RecordReader, filter = {}) {
  const said = await continuity.ask(record, filter);
  const figure = (id: string) => said.figures.find((one) => one.id === id);
  return { ...said, figure, value: (id: string) => figure(id)?.value.value };
}

const win = (
  id: string,
  supplier: string,
  decided: string,
  more: Row<'process'> = {},
  award: Row<'award'> = {},
): MadeUpAward => ({
  ...{ id, process: more, award: { decided, ...award }, suppliers: [{ organization_id: supplier }], division: '90' },
});
const ask = async (awards: readonly MadeUpAward[], filter = {}, more: Rows = {}) => {
  const made = marketOf(awards);
  const classification = (made.classification ?? []).map((row) => ({ ...row, main: true }));
  return answer(await makeRecord({ ...made, classification, ...more }), filter);
};

test('a relationship that shows one day has no length, unless its end is published', async () => {
  const last = win('z', 'Z', '2024-05-31');
  const said = await ask([win('a', 'A', '2020-01-01'), last]);
  assert.equal(said.value('lengthMedian'), null);
  assert.equal(said.value('onceByCount'), 1);
  assert.deepEqual(said.figure('longByCount')?.bounds, { low: 0, high: 1 });
  const ended = await ask([win('a', 'A', '2020-01-01', {}, { ends: '2020-12-31' }), last]);
  assert.equal(ended.value('lengthMedian'), 365);
  const going = await ask([win('a', 'A', '2020-01-01', {}, { ends: '2099-12-31' }), last]);
  assert.equal(going.value('lengthMedian'), 1612, 'no further than the data');
});

test('of a period, relationships that were under way in it count with their whole length', async () => {
  const awards = [
    win('a', 'A', '2018-01-01'),
    win('b', 'A', '2022-01-01'),
    win('c', 'B', '2023-01-01'),
    win('d', 'B', '2024-01-01'),
  ];
  const said = await ask(awards, { from: '2019-06-01', to: '2020-06-01' });
  assert.equal(said.figure('onceByCount')?.coverage.total, 1);
  assert.equal(said.value('lengthMedian'), 1461);
});

test('a renewal is a call-off, an extension, let again, or not known', async () => {
  const open = { deadline: '2020-01-01', procurement_method: 'open', procurement_method_details: 'Open procedure' };
  const said = await ask([
    win('a', 'A', '2020-01-01', open),
    win('a2', 'A', '2020-01-01', open),
    win('b', 'A', '2021-01-01', { ...open, procurement_method_details: 'Award under framework' }),
    win('c', 'A', '2021-02-01', { ...open, title: 'Cleaning: contract extension' }),
    win('d', 'A', '2021-03-01', open),
    win('e', 'A', '2021-04-01', { ...open, procurement_method: 'direct' }),
    { ...win('f', 'A', '2021-05-01', open), division: '45' },
  ]);
  assert.equal(said.figure('reLet')?.basis, '1 of 5 renewals');
  assert.deepEqual(
    ['reLet', 'extension', 'callOff', 'renewalUnknown'].map((id) => said.value(id)),
    [0.2, 0.2, 0.2, 0.4],
  );
  assert.deepEqual(said.figure('callOff')?.bounds, { low: 0.2, high: 0.6 });
});

test('an amendment that speaks of extending is an extension, another one is none', async () => {
  const said = await ask(
    [win('a', 'A', '2020-01-01'), win('b', 'A', '2021-01-01')],
    {},
    {
      amendment: [
        {
          process_id: 'a',
          subject: 'contract',
          subject_id: '1',
          amended: '2020-06-01',
          rationale: 'Option to extend by a year taken up',
        },
        { process_id: 'a', subject: 'contract', subject_id: '1', amended: '2020-07-01', rationale: 'New address' },
        { process_id: 'a', subject: 'tender', amended: '2019-12-01', rationale: 'Deadline extended' },
      ],
    },
  );
  assert.equal(said.figure('extension')?.basis, '1 of 2 renewals');
});

test('where nothing tells a call-off or an extension, there is no share and not a nought', async () => {
  const said = await ask([win('a', 'A', '2020-01-01'), win('b', 'A', '2021-01-01', { deadline: '2020-12-01' })]);
  assert.equal(said.value('reLet'), 1);
  assert.equal(said.value('callOff'), null);
  assert.equal(said.value('extension'), null);
  assert.match(said.figure('extension')?.value.because ?? '', /^neither procedures nor amendments/);
});

test('payments give lengths and no renewals', async () => {
  const record = await recordOfPayments([
    { payee: 'a', paid: '2015-01-01', amount: 100 },
    { payee: 'a', paid: '2020-01-01', amount: 200 },
    { payee: 'b', paid: '2018-01-01', amount: 50 },
    { payee: 'b', paid: '2018-01-01', amount: 50 },
    { payee: 'c', paid: '2023-12-31', amount: 100 },
    { payee: 'c', paid: '2024-01-02', amount: 100 },
    { payee: null, paid: '2024-01-02' },
  ]);
  const said = await answer(record);
  assert.equal(said.value('lengthMedianPaid'), (1826 + 2) / 2);
  assert.equal(said.value('longByCountPaid'), 0.5);
  assert.equal(said.value('longByValuePaid'), 300 / 500);
  assert.equal(said.value('onceByCountPaid'), 1 / 3);
  assert.equal(said.value('onceByValuePaid'), 100 / 600);
  assert.equal(said.value('quietByCountPaid'), 2 / 3);
  assert.equal(said.value('openByCountPaid'), 2 / 3);
  assert.equal(said.value('reLet'), null);
  assert.equal((await answer(record, { supplier: 'c' })).value('lengthMedianPaid'), 2);
  assert.equal((await answer(record, { buyer: 'nobody' })).value('onceByCountPaid'), null);
});

test('an empty record says so', async () => {
  const said = await answer(await makeRecord({}));
  assert.match(said.sentence, /^There is neither a dated award nor a payment here/);
  assert.ok(said.figures.every(({ value }) => value.value === null && value.because));
});
