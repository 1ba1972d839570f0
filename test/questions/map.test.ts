import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '../../src/domain/refusal.ts';
import type { Row } from '../../src/domain/table.ts';
import { askMap, type MapAnswer, type MapQuery } from '../../src/questions/map.ts';
import { askGlimpse } from '../../src/questions/map-glimpse.ts';
import { buildMap } from '../../src/questions/map-network.ts';
import { sheetOfMap } from '../../src/questions/map-sheet.ts';
import { makeRecord, type Rows } from '../record.ts';

/*
 * A made-up town: Wyre buys swings and power, Fylde swings; Wyre also pays the swing maker and Fylde, and itself once; an adviser tells
 * Fylde what it knows; one award went to an individual, one call to the market.
 */
const organization = (organization_id: string, name: string, kind: string, more: Row<'organization'>) => ({
  ...{ organization_id, name, kind },
  ...more,
});
const position = (organization_id: string, x: number, y: number, community: number) => ({
  ...{ organization_id, x, y, community },
});

let number = 0;
const exchange = (more: Row<'exchange'>): Row<'exchange'> => ({
  exchange_id: `x${++number}`,
  ...{ kind: 'tangible', form: 'money', standing: 'recorded', currency: 'GBP' },
  ...more,
});

/** Both directions of a contract. */
const contract = (process_id: string, [buyer, supplier]: readonly [string, string | null], more: Row<'exchange'>) => {
  const absent = supplier === null ? { receiver_absent: 'individual' } : {};
  return [
    exchange({
      ...{ process_id, provider_id: buyer, receiver_id: supplier, provider_role: 'buyer', receiver_role: 'supplier' },
      ...{ amount_kind: 'award', ...absent, ...more },
    }),
    exchange({
      ...{ process_id, provider_id: supplier, receiver_id: buyer, provider_role: 'supplier', receiver_role: 'buyer' },
      ...{ form: 'work', amount_kind: 'award', provider_absent: supplier === null ? 'individual' : null, ...more },
    }),
  ];
};
const payment = (provider_id: string, receiver_id: string, started: string, amount: number | null) =>
  exchange({
    ...{ provider_id, receiver_id, started, amount, amount_kind: 'payment' },
    ...{ provider_role: 'payer', receiver_role: 'payee' },
  });

const town: Rows = {
  organization: [
    organization('wyre', 'Wyre Council', 'public body', { buyer_count: 3, payer_count: 3 }),
    organization('fylde', 'Fylde Council', 'public body', { buyer_count: 1, payment_count: 1 }),
    organization('swings', 'Swings Ltd', 'sme', { supplier_count: 2, payment_count: 2 }),
    organization('power', 'Power plc', 'not recorded as sme', { supplier_count: 1 }),
    organization('advice', 'Good Advice CIC', 'vcse', {}),
  ],
  position: [
    position('wyre', 0, 0, 1),
    position('fylde', 9, 0, 2),
    position('swings', 4, 1, 1),
    position('power', -1, 1, 1),
    position('advice', 10, 1, 2),
  ],
  community: [
    { community: 1, name: 'Wyre Council · Swings Ltd', leader_id: 'wyre', member_count: 3, x: 1, y: 1, radius: 2.7 },
    { community: 2, name: 'Fylde Council', leader_id: 'fylde', member_count: 2, x: 9, y: 0, radius: 2.4 },
  ],
  process: [
    { process_id: 'p1', ocid: 'p1' },
    { process_id: 'p2', ocid: 'p2' },
  ],
  classification: [{ process_id: 'p1', scheme: 'CPV', code: '45000000', division: '45', main: true }],
  place: [{ process_id: 'p1', region: 'Lancashire' }],
  exchange: [
    ...contract('p1', ['wyre', 'swings'], { started: '2022-05-05', amount: 90_000.1 }),
    ...contract('p2', ['wyre', 'power'], { started: '2023-05-05', amount: 1e6, amount_kind: 'possible ceiling' }),
    ...contract('p3', ['fylde', 'swings'], { started: '2023-06-06', amount: 500 }),
    ...contract('p4', ['wyre', null], { started: '2023-07-07', amount: 70 }),
    payment('wyre', 'swings', '2023-01-31', 300.25),
    payment('wyre', 'swings', '2023-02-28', -100),
    payment('wyre', 'fylde', '2024-03-31', null),
    payment('wyre', 'wyre', '2024-04-30', 5),
    exchange({ provider_id: 'advice', receiver_id: 'fylde', form: 'advice', kind: 'intangible', currency: null }),
    exchange({
      ...{ process_id: 'p1', provider_id: 'wyre', receiver_absent: 'market', form: 'access', started: '2022-01-01' },
      ...{ provider_role: 'buyer', receiver_role: 'market', currency: null },
    }),
  ],
};

const record = await makeRecord(town);
const network = await buildMap(record);
const ask = (query: Partial<MapQuery> = {}, most?: number): Promise<MapAnswer> =>
  askMap(record, network, { page: 1, ...query }, most);

const ends = ({ lines }: MapAnswer) => lines.map(({ from, to, exchanges }) => `${from} ${to} ${exchanges}`);
const ids = ({ nodes }: MapAnswer) => nodes.map(({ id }) => id);
const missing = ({ coverage }: MapAnswer) =>
  Object.fromEntries(coverage.absent.map(({ because, exchanges }) => [because, exchanges]));

test('a contract is one line by its price, beside payments and never added up with them', async () => {
  const answer = await ask();
  assert.equal(answer.shows, 'participants');
  assert.deepEqual(ends(answer), ['wyre swings 3', 'advice fylde 1', 'fylde swings 1', 'wyre fylde 1', 'wyre power 1']);
  assert.deepEqual(answer.lines[0], {
    ...{ from: 'wyre', to: 'swings', form: 'money', kind: 'tangible', first: 2022, last: 2023, size: 3 },
    ...{ exchanges: 3, awards: 1, awarded: 90_000.1, ceilings: 0, payments: 2, paid: 200.25 },
  });
  // A ceiling is no award, and a payment without an amount no nothing.
  assert.deepEqual(
    answer.lines.slice(3).map(({ awards, awarded, payments, paid }) => [awards, awarded, payments, paid]),
    [
      [0, null, 1, null],
      [1, null, 0, null],
    ],
  );
  assert.equal(answer.lines[1]?.kind, 'intangible');
});

test('participants carry their place, kind, role and what their lines add up to', async () => {
  const { nodes } = await ask();
  assert.deepEqual(
    nodes.map(({ id, role, partners, exchanges }) => [id, role, partners, exchanges]),
    [
      ['wyre', 'buyer', 3, 5],
      ['swings', 'supplier', 2, 4],
      ['fylde', 'both', 3, 3],
      ['advice', 'other', 1, 1],
      ['power', 'supplier', 1, 1],
    ],
  );
  assert.deepEqual(nodes[0], {
    ...{ id: 'wyre', name: 'Wyre Council', kind: 'public body', role: 'buyer', community: 1, x: 0, y: 0, partners: 3 },
    ...{ exchanges: 5, awards: 2, awarded: 90_000.1, ceilings: 1, payments: 3, paid: 200.25, size: 5 },
  });
});

test('what is drawn and what is not add up to what fits the query', async () => {
  for (const query of [
    {},
    { kind: 'sme' },
    { community: 1 },
    { at: 'fylde' },
    { form: 'work' },
    { to: '2022-12-31' },
  ]) {
    const { coverage, lines } = await ask(query);
    const drawn = lines.reduce((sum, { exchanges }) => sum + exchanges, 0);
    assert.equal(coverage.drawn, drawn, JSON.stringify(query));
    assert.equal(
      coverage.exchanges,
      coverage.absent.reduce((sum, { exchanges }) => sum + exchanges, drawn),
    );
  }
  assert.deepEqual(missing(await ask()), { individual: 1, itself: 1, market: 1 });
  assert.deepEqual(missing(await ask({ community: 2 })), { elsewhere: 2 });
});

test('filters narrow: form, kind, period by year and by day, category and place', async () => {
  assert.deepEqual(ends(await ask({ form: 'work' })), ['power wyre 1', 'swings fylde 1', 'swings wyre 1']);
  assert.deepEqual(ends(await ask({ form: 'trust' })), []);
  assert.deepEqual(ends(await ask({ kind: 'vcse' })), ['advice fylde 1']);
  assert.deepEqual(ends(await ask({ from: '2023-01-01', to: '2023-12-31' })), [
    'wyre swings 2',
    'fylde swings 1',
    'wyre power 1',
  ]);
  // Ties know years only: for these days the exchanges themselves are asked.
  assert.deepEqual(ends(await ask({ from: '2023-02-01', to: '2023-05-31' })), ['wyre power 1', 'wyre swings 1']);
  assert.deepEqual(ends(await ask({ cpv: '45' })), ['wyre swings 1']);
  assert.deepEqual(ends(await ask({ place: 'lancashire', from: '2022-01-01' })), ['wyre swings 1']);
  assert.deepEqual(missing(await ask({ cpv: '45' })), { market: 1 });
});

test('size is the number of exchanges, what was awarded or what was paid', async () => {
  assert.deepEqual((await ask({ size: 'awarded' })).nodes.map(({ id, size }) => [id, size]).slice(0, 3), [
    ['swings', 90_500.1],
    ['wyre', 90_000.1],
    ['fylde', 500],
  ]);
  assert.deepEqual(
    (await ask({ size: 'paid' })).lines.map(({ size }) => size),
    [200.25, 0, 0, 0, 0],
  );
  await assert.rejects(ask({ size: 'weight' as 'paid' }), Refusal);
});

test('a neighbourhood is who is within one or two steps, with the lines among them', async () => {
  assert.deepEqual(ids(await ask({ at: 'power' })), ['power', 'wyre']);
  const two = await ask({ at: 'power', steps: 2 });
  assert.deepEqual(ids(two), ['power', 'wyre', 'swings', 'fylde']);
  assert.deepEqual(two.centre, { id: 'power', name: 'Power plc', placed: true });
  // Of the middle’s own exchanges none is missing; what others do elsewhere is not what this map is about.
  assert.deepEqual(missing(two), {});
  assert.deepEqual(missing(await ask({ at: 'wyre' })), { individual: 1, itself: 1, market: 1 });
  const alone = await ask({ at: 'power', kind: 'vcse' });
  assert.deepEqual([ids(alone), alone.lines], [['power'], []]);
  assert.deepEqual((await ask({ at: 'nobody' })).centre, { id: 'nobody', name: null, placed: false });
  await assert.rejects(ask({ at: 'power', steps: 3 }), Refusal);
});

test('a community is its members and the lines among them', async () => {
  const answer = await ask({ community: 1 });
  assert.deepEqual(ids(answer), ['wyre', 'swings', 'power']);
  assert.deepEqual(answer.community, { community: 1, name: 'Wyre Council · Swings Ltd', leader: 'Wyre Council' });
  await assert.rejects(ask({ community: 9 }), Refusal);
});

test('too many are drawn as communities; of a part, only the largest', async () => {
  const answer = await ask({}, 4);
  assert.equal(answer.shows, 'communities');
  assert.deepEqual([answer.nodes, answer.lines], [[], []]);
  assert.deepEqual(
    answer.communities.map(({ community, leader, members, exchanges }) => [community, leader.name, members, exchanges]),
    [
      [1, 'Wyre Council', 3, 4],
      [2, 'Fylde Council', 2, 1],
    ],
  );
  assert.deepEqual(
    answer.between.map(({ from, to, lines, exchanges, awarded }) => [from, to, lines, exchanges, awarded]),
    [[1, 2, 2, 2, 500]],
  );
  assert.equal(answer.coverage.drawn, 7);
  const part = await ask({ at: 'power', steps: 2 }, 3);
  assert.equal(part.shows, 'participants');
  assert.deepEqual(ids(part), ['power', 'wyre', 'swings']);
  assert.equal(part.whole.participants, 4);
  assert.equal(missing(part).room, 2);
  // What stands at each participant is what is drawn there.
  assert.equal(part.nodes[1]?.partners, 2);
});

test('a search finds who is on the map by any of its words', async () => {
  assert.deepEqual(
    (await ask({ q: 'council' })).found.map(({ id }) => id),
    ['wyre', 'fylde'],
  );
  assert.deepEqual((await ask({ q: 'ltd swings' })).found, [{ id: 'swings', name: 'Swings Ltd', kind: 'sme' }]);
  assert.deepEqual((await ask({ q: '  ' })).found, []);
});

test('the table says all that the map draws', async () => {
  const sheet = sheetOfMap(await ask());
  assert.equal(sheet.rows.length, 5);
  assert.deepEqual(sheet.rows[0], [
    ...['wyre', 'Wyre Council', 'public body', 'swings', 'Swings Ltd', 'sme', 'money', 'tangible', 2022, 2023],
    ...[3, 1, 90_000.1, 2, 200.25],
  ]);
  const communities = sheetOfMap(await ask({}, 4));
  assert.deepEqual(communities.rows[2], [
    ...['between', 1, 'Wyre Council', 2, 'Fylde Council', null, 2, 'tangible'],
    ...[2, 1, 500, 1, null],
  ]);
  assert.ok([...sheet.rows, ...communities.rows].every((row) => [13, 15].includes(row.length)));
});

test('in small the map has numbers for names of lines, and an empty record has none', async () => {
  const glimpse = await askGlimpse(record, network);
  assert.deepEqual(glimpse?.lines[0], { from: '0', to: '1', kind: 'tangible', size: 3 });
  assert.equal(glimpse?.nodes[0]?.name, 'Wyre Council');
  const empty = await makeRecord({});
  assert.equal(await askGlimpse(empty, await buildMap(empty)), null);
});
