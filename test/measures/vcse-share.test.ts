import assert from 'node:assert/strict';
import { test } from 'node:test';
import { vcseShare } from '../../src/measures/vcse-share.ts';
import type { RecordReader } from '../../src/store/record.ts';
import { makeRecord, type Rows } from '../record.ts';
import { type MadeUpAward, marketOf } from './market.ts';
import { recordOfPayments } from './payments.ts';

async function answer(record: RecordReader, filter = {}) {
  const said = await vcseShare.ask(record, filter);
  const figure = (id: string) => said.figures.find((one) => one.id === id);
  return { ...said, figure, value: (id: string) => figure(id)?.value.value };
}
const ask = async (awards: readonly MadeUpAward[], more: Rows = {}) =>
  answer(await makeRecord({ ...marketOf(awards), ...more }));

test('what nobody has recorded is in the bounds and not in the share', async () => {
  const said = await ask([{ id: 'a', suppliers: [{ organization_id: 's1', vcse: true }] }, { id: 'b' }, { id: 'c' }]);
  assert.equal(said.value('recordedByCount'), 1 / 3);
  assert.deepEqual(said.figure('recordedByCount')?.bounds, { low: 1 / 3, high: 1 });
  assert.equal(
    said.sentence,
    'At least 33 % of awards and 33 % of their value without possible ceilings went to social enterprises or charities; of 2 awards nobody has recorded whether the winner is one.',
  );
  assert.deepEqual(said.cautions, [
    'Nobody keeps a register of social enterprises: what is recorded is a floor and not the share.',
  ]);
});

test('a register speaks louder than a box that nobody ticked', async () => {
  const said = await ask([{ id: 'a', suppliers: [{ organization_id: 'charity', vcse: false }] }], {
    organization: [{ organization_id: 'charity', kind: 'vcse' }],
  });
  assert.equal(said.value('recordedByCount'), 1);
  assert.equal(said.value('declaredByCount'), 0);
});

const shared = [
  {
    id: 'a',
    suppliers: [
      { organization_id: 's1', vcse: true },
      { organization_id: 's2', vcse: false },
    ],
  },
  { id: 'b', suppliers: [{ organization_id: 's3', vcse: true }, { organization_id: 's4' }] },
];

test('awards shared with others count as unknown', async () => {
  const said = await ask([...shared, { id: 'c', suppliers: [{ absent: 'individual' }] }]);
  assert.equal(said.value('recordedByCount'), 0);
  assert.deepEqual(said.figure('recordedByCount')?.bounds, { low: 0, high: 2 / 3 });
  assert.equal(said.cautions[1], '2 awards went to social enterprises together with others; they count as unknown.');
});

test('where nothing is known of anybody, there is no share, not even of nothing', async () => {
  const said = await ask(shared);
  assert.equal(said.value('recordedByCount'), null);
  assert.equal(said.figure('recordedByCount')?.bounds, null);
  assert.match(said.figure('recordedByCount')?.value.because ?? '', /^of no winner or payee here/);
  assert.match(said.sentence, /is not known/);
});

test('individuals, councils and notices that nobody won are known not to be social', async () => {
  const said = await ask(
    [
      { id: 'a', suppliers: [{ absent: 'individual' }] },
      { id: 'b', suppliers: [{ absent: 'not-awarded' }] },
      { id: 'c', suppliers: [{ organization_id: 'council' }] },
      { id: 'd', suppliers: [{ absent: 'redacted' }] },
    ],
    { organization: [{ organization_id: 'council', kind: 'public body' }] },
  );
  assert.deepEqual(said.figure('recordedByCount')?.bounds, { low: 0, high: 1 / 4 });
  assert.equal(said.figure('recordedByCount')?.coverage.has, 'an outcome: a winner, or nobody');
  assert.equal(said.figure('declaredByCount')?.coverage.total, 3);
  assert.equal(said.value('declaredByCount'), null);
});

test('payments are counted and summed by themselves, refunds taken off', async () => {
  const record = await recordOfPayments(
    [
      { payee: 'charity', paid: '2024-01-01', amount: 300 },
      { payee: 'charity', paid: '2024-02-01', amount: -100 },
      { payee: 'town', paid: '2024-02-01', amount: 200 },
      { payee: null, paid: '2024-03-01', amount: 400 },
    ],
    {
      organization: [
        { organization_id: 'charity', kind: 'vcse' },
        { organization_id: 'town', kind: 'public body' },
      ],
    },
  );
  const said = await answer(record);
  assert.equal(said.value('recordedByCountPaid'), 0.5);
  assert.equal(said.value('recordedByValuePaid'), 200 / 800);
  assert.deepEqual(said.figure('recordedByValuePaid')?.bounds, { low: 200 / 800, high: 600 / 800 });
  assert.equal(said.value('recordedByCount'), null);
  assert.equal(said.sentence, 'At least 25 % of the money paid went to payees recorded as such.');
  assert.deepEqual((await answer(record, { cpv: '45' })).figure('recordedByCountPaid')?.value, {
    value: null,
    because: 'payments say neither what category was bought nor where it was delivered',
  });
});

test('an empty record has no share', async () => {
  const said = await ask([]);
  assert.match(said.sentence, /^There is neither an award nor a payment here/);
  assert.ok(said.figures.every(({ value }) => value.value === null && value.because));
  assert.deepEqual(said.cautions, []);
});
