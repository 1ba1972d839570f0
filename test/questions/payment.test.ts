import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askNetwork } from '../../src/questions/network.ts';
import { askParticipant, askParticipants, type ParticipantAnswer } from '../../src/questions/participant.ts';
import { indexTies } from '../../src/questions/tie-index.ts';
import { makeRecord } from '../record.ts';
import { purse } from './purse.ts';
import { town } from './town.ts';

const record = await makeRecord(purse);
const ties = await indexTies(record);
const participant = async (id: string) => (await askParticipant(record, id, ties)) as ParticipantAnswer;

test('the first page says who pays and who is paid, the largest sum first', async () => {
  const answer = await askNetwork(record);
  assert.deepEqual([answer.counts.payers, answer.counts.payees, answer.counts.payments], [2, 3, 10]);
  const line = ({ id, count, partners, amount }: (typeof answer.payers)[number]) => [id, count, partners, amount];
  assert.deepEqual(answer.payers.map(line), [
    ['north', 6, 2, 1490.05],
    ['south', 4, 3, 19.2],
  ]);
  assert.deepEqual(answer.payees.map(line), [
    ['GB-COH-1', 4, 2, 1300.25],
    ['n-trees', 2, 2, 79],
    ['n-blank', 1, 1, null],
  ]);
  assert.deepEqual(
    answer.sharedPayees.map(({ a, b, payees }) => [a.id, b.id, payees]),
    [['north', 'south', 2]],
  );
  assert.deepEqual([answer.buyers, answer.suppliers, answer.findings], [[], [], []]);
});

test('what goes to nobody who is named is a share with its reasons, and a refund takes off', async () => {
  const { paid } = await askNetwork(record);
  assert.equal(paid?.amount, 1509.25);
  assert.equal(
    paid?.sentence,
    '30 % of payments and 8.6 % of the money went to nobody who can be named here: 1 to individuals, 1 without the name of a payee, 1 redacted by the publisher.',
  );
  assert.deepEqual(paid?.unnamed, [
    { absent: 'individual', count: 1, amount: 20 },
    { absent: 'not-named', count: 1, amount: 10 },
    { absent: 'redacted', count: 1, amount: 100 },
  ]);
  assert.deepEqual(
    paid?.coverage.map(({ used, total }) => [used, total]),
    [
      [7, 10],
      [9, 10],
    ],
  );
});

test('a payer’s page sums up what it paid, by year', async () => {
  const { paid, received } = await participant('north');
  assert.equal(received, null);
  assert.deepEqual(paid, {
    count: 6,
    partners: 2,
    unnamed: 2,
    unknown: 0,
    amount: 1490.05,
    first: '2020-05-01',
    last: '2022-01-31',
    years: [
      { year: 2020, count: 2, amount: 800.05 },
      { year: 2021, count: 3, amount: 190 },
      { year: 2022, count: 1, amount: 500 },
    ],
  });
});

test('payments without a date are in no year, those without an amount in no sum', async () => {
  const south = (await participant('south')).paid;
  assert.deepEqual([south?.count, south?.amount, south?.unknown, south?.unnamed], [4, 19.2, 1, 1]);
  assert.deepEqual(south?.years, [{ year: 2021, count: 3, amount: 10.2 }]);
  const blank = (await participant('n-blank')).received;
  assert.deepEqual([blank?.amount, blank?.unknown, blank?.years], [null, 1, [{ year: 2021, count: 1, amount: null }]]);
});

test('those who share payments alone are payer and payee, the largest sum first', async () => {
  const seen = (answer: ParticipantAnswer) =>
    answer.partners.map(({ id, role, payments, paid }) => [id, role, payments, paid]);
  assert.deepEqual(seen(await participant('north')), [
    ['GB-COH-1', 'payee', 3, 1300.05],
    ['n-trees', 'payee', 1, 70],
  ]);
  assert.deepEqual(seen(await participant('GB-COH-1')), [
    ['north', 'payer', 3, 1300.05],
    ['south', 'payer', 1, 0.2],
  ]);
  const other = await makeRecord(town);
  const buyer = (await askParticipant(other, 'GB-COH-00000001', await indexTies(other))) as ParticipantAnswer;
  assert.deepEqual(
    buyer.partners.map(({ role }) => role),
    ['buyer', 'buyer'],
  );
});

test('the list narrows to payers and payees and orders by the money that went their way', async () => {
  const list = async (query: object) => (await askParticipants(record, { page: 1, ...query })).rows;
  const ids = async (query: object) => (await list(query)).map(({ id }) => id);
  assert.deepEqual(await ids({ role: 'payer', sort: 'paid' }), ['north', 'south']);
  assert.deepEqual(await ids({ role: 'payee', sort: 'paid' }), ['GB-COH-1', 'n-trees', 'n-blank']);
  assert.deepEqual(await ids({ sort: 'paid' }), ['GB-COH-1', 'n-trees', 'n-blank', 'north', 'south']);
  assert.deepEqual(await ids({}), ['north', 'south', 'GB-COH-1', 'n-trees', 'n-blank']);
  const [north] = await list({ role: 'payer' });
  assert.deepEqual([north?.made, north?.paid, north?.payments, north?.received], [6, 1490.05, 0, null]);
});

test('a list says what its record holds at all', async () => {
  assert.deepEqual((await askParticipants(record, { page: 1 })).holds, { processes: false, payments: true });
  assert.deepEqual((await askParticipants(await makeRecord(town), { page: 1 })).holds, {
    processes: true,
    payments: true,
  });
});
