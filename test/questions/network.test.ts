import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askNetwork } from '../../src/questions/network.ts';
import { makeRecord } from '../record.ts';
import { town } from './town.ts';

test('the first page counts, finds and compares', async () => {
  const answer = await askNetwork(await makeRecord(town, { title: 'A made-up town' }));
  assert.equal(answer.title, 'A made-up town');
  assert.deepEqual(answer.counts, {
    processes: 5,
    awards: 4,
    engagements: 1,
    payments: 1,
    buyers: 2,
    suppliers: 2,
    payers: 1,
    payees: 1,
    exchanges: 6,
  });
  assert.deepEqual(
    answer.findings.map(({ id }) => id),
    ['M01', 'M03', 'M07'],
  );
  assert.deepEqual(answer.buyers, [
    { id: 'wyre', name: 'Wyre Borough Council', kind: 'public body', count: 3, partners: 2, amount: 90_000.1 },
    { id: 'fylde', name: 'Fylde Council', kind: 'public body', count: 2, partners: 1, amount: 10_000.2 },
  ]);
  assert.deepEqual(
    answer.suppliers.map(({ id, count, partners, amount }) => [id, count, partners, amount]),
    [
      ['GB-COH-00000001', 3, 2, 100_000.3],
      ['n-power', 1, 1, null],
    ],
  );
  assert.equal(answer.suppliers[1]?.because, 'only possible ceilings', 'a value was published, and is in no sum');
  assert.deepEqual(
    answer.shared.map(({ a, b, suppliers }) => [a.id, b.id, suppliers]),
    [['fylde', 'wyre', 1]],
  );
  assert.equal(answer.concentration.id, 'M05');
  // What was paid stands beside what was awarded.
  assert.deepEqual(answer.payers, [
    { id: 'wyre', name: 'Wyre Borough Council', kind: 'public body', count: 1, partners: 1, amount: 300 },
  ]);
  assert.deepEqual(answer.sharedPayees, []);
  assert.equal(answer.paid?.sentence, 'The one payment names who was paid.');
});

test('a record without processes has no findings and no lines', async () => {
  const answer = await askNetwork(await makeRecord({}));
  assert.deepEqual([answer.findings, answer.buyers, answer.suppliers, answer.shared], [[], [], [], []]);
  assert.deepEqual([answer.payers, answer.payees, answer.sharedPayees, answer.paid], [[], [], [], null]);
  assert.ok(Object.values(answer.counts).every((count) => count === 0));
});

test('a record of calls alone has the one finding that it can support', async () => {
  const process = [{ process_id: 'p', ocid: 'p', stage: 'tender' }];
  const answer = await askNetwork(await makeRecord({ process }));
  assert.deepEqual(
    answer.findings.map(({ id }) => id),
    ['M07'],
  );
});
