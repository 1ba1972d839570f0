import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Refusal } from '../../src/domain/refusal.ts';
import { askParticipant, askParticipants, type ParticipantAnswer } from '../../src/questions/participant.ts';
import { indexTies } from '../../src/questions/tie-index.ts';
import { makeRecord } from '../record.ts';
import { town } from './town.ts';

const record = await makeRecord(town);
const ties = await indexTies(record);
const ids = async (query: object) => (await askParticipants(record, { page: 1, ...query })).rows.map(({ id }) => id);
const participant = async (id: string) => {
  const answer = await askParticipant(record, id, ties);
  assert.ok(answer && 'name' in answer);
  return answer as ParticipantAnswer;
};

test('the list is by activity, and by name, purchases or wins on demand', async () => {
  assert.deepEqual(await ids({}), ['GB-COH-00000001', 'wyre', 'fylde', 'n-power']);
  assert.deepEqual(await ids({ sort: 'name' }), ['fylde', 'n-power', 'GB-COH-00000001', 'wyre']);
  assert.deepEqual((await ids({ sort: 'bought' }))[0], 'wyre');
  assert.deepEqual((await ids({ sort: 'won' }))[0], 'GB-COH-00000001');
});

test('a query narrows by any of its names, its numbers, kind and role', async () => {
  assert.deepEqual(await ids({ q: 'LIMITED' }), ['GB-COH-00000001']);
  assert.deepEqual(await ids({ q: 'gb-coh-00000001' }), ['GB-COH-00000001']);
  assert.deepEqual(await ids({ q: 'council borough' }), ['wyre']);
  assert.deepEqual(await ids({ kind: 'sme' }), ['GB-COH-00000001']);
  assert.deepEqual(await ids({ role: 'buyer' }), ['wyre', 'fylde']);
  assert.deepEqual(await ids({ role: 'supplier', kind: 'public body' }), []);
});

test('totals and kinds are those of the query', async () => {
  const answer = await askParticipants(record, { page: 1, kind: 'public body' });
  assert.equal(answer.total, 2);
  assert.deepEqual(answer.kinds, [
    { kind: 'public body', count: 2 },
    { kind: 'sme', count: 1 },
    { kind: 'unknown', count: 1 },
  ]);
  assert.deepEqual((await askParticipants(record, { page: 2 })).rows, []);
  assert.equal((await askParticipants(record, { page: 2 })).total, 4);
});

test('signs of patterns mean themselves', async () => {
  assert.deepEqual(await ids({ q: '_' }), ['n-power']);
  assert.deepEqual(await ids({ q: '%' }), []);
  assert.deepEqual(await ids({ q: "' or 1=1 --" }), []);
  assert.deepEqual(await ids({ q: '!' }), []);
  assert.equal((await ids({ q: '   ' })).length, 4);
});

test('pages and choices that do not exist are refused', async () => {
  const code = (of: string) => (refusal: Refusal) => refusal.code === of;
  for (const page of [0, -1, 1.5, 10_001, Number.NaN])
    await assert.rejects(askParticipants(record, { page }), code('bad-page'));
  await assert.rejects(ids({ sort: 'toString' }), code('bad-choice'));
  await assert.rejects(ids({ role: 'nobody' }), code('bad-choice'));
});

test('a supplier’s page says what it gave, to whom and what it received', async () => {
  const answer = await participant('GB-COH-00000001');
  assert.equal(answer.wonTotal, 3);
  assert.deepEqual(
    answer.won.map(({ processId, amount, because }) => [processId, amount, because]),
    [
      ['ocds-3', 10_000.2, null],
      ['ocds-2', null, 'shared by 2 suppliers, and its split is not published'],
      ['ocds-1', 90_000.1, null],
    ],
  );
  assert.deepEqual(answer.won[0]?.partners, [{ id: 'fylde', name: 'Fylde Council' }]);
  assert.deepEqual(answer.partners, [
    {
      id: 'wyre',
      name: 'Wyre Borough Council',
      kind: 'public body',
      role: 'buyer',
      awards: 2,
      amount: 90_000.1,
      firstSeen: '2024-02-02',
      lastSeen: '2024-06-30',
      payments: 1,
      paid: 300,
      years: [2024],
    },
    {
      id: 'fylde',
      name: 'Fylde Council',
      kind: 'public body',
      role: 'buyer',
      awards: 1,
      amount: 10_000.2,
      firstSeen: '2024-03-01',
      lastSeen: '2024-03-01',
      // The fixture has no exchange for this award.
      years: [],
    },
  ]);
  assert.deepEqual(answer.dependence, { buyer: 'Wyre Borough Council', ratio: 2 / 3, of: 3 });
  assert.deepEqual(answer.forms, [
    {
      direction: 'gives',
      form: 'work',
      kind: 'tangible',
      count: 1,
      sums: [{ amountKind: 'award', amount: 90_000.1, count: 1 }],
      unknown: 0,
    },
    {
      direction: 'receives',
      form: 'money',
      kind: 'tangible',
      count: 3,
      unknown: 1,
      sums: [
        { amountKind: 'award', amount: 90_000.1, count: 1 },
        { amountKind: 'payment', amount: 300, count: 1 },
      ],
    },
  ]);
  assert.deepEqual(answer.names, [
    { name: 'Swings Ltd', count: 2 },
    { name: 'Swings Limited', count: 1 },
  ]);
  assert.deepEqual(answer.resolution, [{ step: 3, evidence: 'name', count: 4 }]);
  assert.equal(answer.boughtTotal, 0);
});

test('a buyer’s page lists its processes, and an individual is not named', async () => {
  const answer = await participant('fylde');
  assert.equal(answer.boughtTotal, 2);
  assert.deepEqual(
    answer.bought.map(({ processId, amount, amountKind, because }) => [processId, amount, amountKind, because]),
    [
      ['ocds-4', 5000, 'estimate', null],
      ['ocds-3', null, null, 'only 1 of 2 awards give a value'],
    ],
  );
  assert.deepEqual(answer.bought[1]?.partners, [
    { id: 'GB-COH-00000001', name: 'Swings Ltd' },
    { id: null, name: 'an individual' },
  ]);
  assert.ok(!JSON.stringify(answer).includes('Jane'));
  assert.equal(answer.dependence, null);
  assert.deepEqual(
    answer.forms.map(({ form, kind, unknown }) => [form, kind, unknown]),
    [['knowledge', 'intangible', 1]],
  );
});

test('ids that were superseded lead on, others lead nowhere', async () => {
  assert.deepEqual(await askParticipant(record, 'n-0123456789ab', ties), { redirect: 'GB-COH-00000001' });
  for (const id of ['nobody', 'n-lost', '', "' or 1=1 --", '%'])
    assert.equal(await askParticipant(record, id, ties), null);
});

test('the amount of an award to several suppliers is nobody’s', async () => {
  const shared = { process_id: 'p', award_id: '1', role: 'supplier' };
  const shares = await makeRecord({
    process: [{ process_id: 'p', ocid: 'p' }],
    award: [{ process_id: 'p', award_id: '1', amount: 900, currency: 'GBP', amount_kind: 'award', supplier_count: 2 }],
    party: [
      { process_id: 'p', role: 'buyer', organization_id: 'b' },
      { ...shared, organization_id: 's' },
      { ...shared, absent: 'individual' },
    ],
    organization: [
      { organization_id: 's', name: 'S', supplier_count: 1 },
      { organization_id: 'b', name: 'B', buyer_count: 1 },
    ],
  });
  const answer = await askParticipant(shares, 's', await indexTies(shares));
  assert.ok(answer && 'won' in answer);
  assert.equal(answer.partners[0]?.amount, null);
  assert.match(answer.partners[0]?.because ?? '', /^only (possible ceilings|values shared with others)/);
  assert.equal(answer.won[0]?.because, 'shared by 2 suppliers, and its split is not published');
});
