import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Refusal } from '../../src/domain/refusal.ts';
import { askProcess, askProcesses } from '../../src/questions/process.ts';
import { partyName } from '../../src/questions/process-line.ts';
import { makeRecord } from '../record.ts';
import { town } from './town.ts';

const record = await makeRecord(town);
const list = (query: object = {}) => askProcesses(record, { page: 1, ...query });
const ids = async (query: object = {}) => (await list(query)).rows.map(({ id }) => id);

test('the list is newest first, oldest first or by the amount shown', async () => {
  assert.deepEqual(await ids(), ['ocds-5', 'ocds-4', 'ocds-3', 'ocds-2', 'ocds-1']);
  assert.deepEqual(await ids({ sort: 'oldest' }), ['ocds-1', 'ocds-2', 'ocds-3', 'ocds-4', 'ocds-5']);
  const amounts = (await list({ sort: 'amount' })).rows.map(({ id, amount }) => [id, amount]);
  assert.deepEqual(amounts, [
    ['ocds-2', 1e6],
    ['ocds-1', 90_000.1],
    ['ocds-5', 7000],
    ['ocds-4', 5000],
    ['ocds-3', null],
  ]);
});

test('a line says who, when and how much, or why not', async () => {
  const { rows } = await list();
  const [paint] = rows.filter(({ id }) => id === 'ocds-3');
  assert.deepEqual(paint, {
    id: 'ocds-3',
    title: 'Two lots of paint',
    stage: 'award',
    buyers: [{ id: 'fylde', name: 'Fylde Council' }],
    suppliers: [
      { id: 'GB-COH-00000001', name: 'Swings Ltd' },
      { id: null, name: 'an individual' },
    ],
    published: '2024-03-10',
    awarded: '2024-03-01',
    deadline: null,
    amount: null,
    currency: null,
    amountKind: null,
    because: 'only 1 of 2 awards give a value',
  });
  assert.equal(rows.find(({ id }) => id === 'ocds-1')?.buyers.length, 1);
});

test('a query narrows by words, parties, stage, category, place and days', async () => {
  assert.deepEqual(await ids({ q: 'PLAYGROUND grant' }), ['ocds-1']);
  assert.deepEqual(await ids({ q: 'ocds-2' }), ['ocds-2']);
  assert.deepEqual(await ids({ q: '50%' }), ['ocds-1']);
  assert.deepEqual(await ids({ q: '%_%' }), []);
  assert.deepEqual(await ids({ buyer: 'wyre', stage: 'award' }), ['ocds-2', 'ocds-1']);
  assert.deepEqual(await ids({ supplier: 'n-power' }), ['ocds-2']);
  assert.deepEqual(await ids({ cpv: '37' }), ['ocds-1']);
  assert.deepEqual(await ids({ place: 'lancashire' }), ['ocds-1']);
  assert.deepEqual(await ids({ from: '2024-02-10', to: '2024-03-10' }), ['ocds-3', 'ocds-2']);
  assert.deepEqual(await ids({ q: "'; drop table process; --" }), []);
});

test('stages are counted without the stage asked for, and names stand for ids', async () => {
  const answer = await list({ buyer: 'wyre', stage: 'tender' });
  assert.equal(answer.total, 1);
  assert.deepEqual(answer.stages, [
    { stage: 'award', count: 2 },
    { stage: 'tender', count: 1 },
  ]);
  assert.equal(answer.buyerName, 'Wyre Borough Council');
  assert.equal(answer.supplierName, null);
  assert.equal((await list({ buyer: 'nobody' })).buyerName, null);
});

test('what cannot be honoured is refused', async () => {
  const code = (of: string) => (refusal: Refusal) => refusal.code === of;
  await assert.rejects(list({ from: 'soon' }), code('bad-date'));
  await assert.rejects(list({ sort: 'price' }), code('bad-choice'));
  await assert.rejects(list({ page: 10_001 }), code('bad-page'));
});

test('a process is a line through time that shows what is missing', async () => {
  const answer = await askProcess(record, 'ocds-1');
  assert.deepEqual(
    answer?.moments.map(({ dated, label, absent }) => [dated, label, absent]),
    [
      [null, 'No engagement notice found', true],
      ['2023-11-01', 'Call published', false],
      ['2023-12-01', 'Tenders due', false],
      ['2024-02-02', 'Awarded, £90,000, recorded as SME', false],
      ['2024-06-27', 'Award published, 146 days later', false],
      [null, 'No contract, change or payment published here', true],
    ],
  );
  assert.deepEqual(answer?.moments[3]?.links, [{ name: 'Swings Ltd', id: 'GB-COH-00000001' }]);
  assert.deepEqual(
    answer?.buyers.map(({ name, role }) => [name, role]),
    [
      ['Wyre Borough Council', 'buyer'],
      ['Wyre Borough Council', 'procuringEntity'],
    ],
  );
  assert.deepEqual(answer?.estimate, {
    low: 80_000,
    high: 100_000,
    amount: null,
    currency: null,
    amountKind: null,
    note: null,
  });
  assert.deepEqual(answer?.places, ['Poulton, Lancashire']);
  assert.deepEqual(
    answer?.exchanges.map(({ provider, receiver }) => [provider, receiver]),
    [
      ['Wyre Borough Council', 'the market'],
      ['Swings Ltd', 'Wyre Borough Council'],
      ['Wyre Borough Council', 'Swings Ltd'],
    ],
  );
  assert.deepEqual(
    answer?.releases.map(({ releaseId, published }) => [releaseId, published]),
    [
      ['r1', '2023-11-01'],
      ['r2', '2024-06-27'],
    ],
  );
  assert.deepEqual(answer?.issues, [{ code: 'bad-date', message: '“soon” is no date.', path: '/date' }]);
  assert.equal(answer?.cut, undefined);
});

test('a placeholder is no amount and an individual has no name', async () => {
  const answer = await askProcess(record, 'ocds-3');
  assert.deepEqual(
    answer?.awards.map(({ amount, because }) => [amount, because]),
    [
      [10_000.2, null],
      [null, 'the value published stands for “not given”'],
    ],
  );
  assert.deepEqual(answer?.awards[1]?.suppliers, [
    { id: null, name: 'an individual', kind: null, absent: 'individual' },
  ]);
  assert.equal(answer?.moments.find(({ dated }) => dated === '2024-03-01')?.label, '2 awards to 2 suppliers');
  assert.ok(!JSON.stringify(answer).includes('Jane'));
});

test('what is only planned awaits its call', async () => {
  const answer = await askProcess(record, 'ocds-4');
  assert.deepEqual(
    answer?.moments.map(({ dated, label }) => [dated, label]),
    [
      ['2024-04-01', 'Market engagement announced'],
      ['2024-04-30', 'Engagement ends'],
      [null, 'No call published here'],
    ],
  );
});

test('an id that no process bears has no answer', async () => {
  for (const id of ['ocds-9', '', '%', "' or 1=1 --"]) assert.equal(await askProcess(record, id), null);
});

test('a long list is cut and says so', async () => {
  const lots = Array.from({ length: 230 }, (_, i) => ({ process_id: 'p', lot_id: String(i), title: `Lot ${i}` }));
  const answer = await askProcess(await makeRecord({ process: [{ process_id: 'p', ocid: 'p' }], lot: lots }), 'p');
  assert.equal(answer?.lots.length, 200);
  assert.deepEqual(answer?.cut, [{ list: 'lots', shown: 200, total: 230 }]);
});

test('a party that is absent is never called by a name', () => {
  assert.equal(partyName({ name: 'Jane Example', absent: 'individual' }), 'an individual');
  assert.equal(partyName({ name: 'Swings Ltd', absent: null }), 'Swings Ltd');
  assert.equal(partyName({ name: null, absent: null }), 'not named');
});

test('open are calls without an award whose deadline has not passed on the last day of the data', async () => {
  const call = (process_id: string, stage: string, deadline: string | null) => ({
    ...{ process_id, ocid: process_id, stage, deadline, title: process_id },
  });
  const record = await makeRecord(
    {
      process: [
        call('past', 'tender', '2024-06-26T12:00:00Z'),
        call('today', 'tender', '2024-06-27T12:00:00Z'),
        call('later', 'tender', '2025-01-01T12:00:00Z'),
        call('won', 'award', '2025-01-01T12:00:00Z'),
        call('undated', 'tender', null),
      ],
    },
    { lastPublished: '2024-06-27' },
  );
  const answer = await askProcesses(record, { stage: 'open', page: 1 });
  assert.deepEqual(answer.rows.map(({ id, deadline }) => [id, deadline]).sort(), [
    ['later', '2025-01-01'],
    ['today', '2024-06-27'],
  ]);
  assert.deepEqual([answer.total, answer.open], [2, { count: 2, on: '2024-06-27' }]);
  assert.deepEqual(answer.stages, [
    { stage: 'tender', count: 4 },
    { stage: 'award', count: 1 },
  ]);
  const nowhen = await makeRecord(
    { process: [call('later', 'tender', '2025-01-01T12:00:00Z')] },
    { lastPublished: null },
  );
  assert.deepEqual([(await askProcesses(nowhen, { page: 1 })).open], [null]);
});
