import assert from 'node:assert/strict';
import test from 'node:test';
import { release, Store } from './record.ts';

/* All made up after faults that Find a Tender's notices have. */

const supplier = (id: string, name: string) => ({ id, name, roles: ['supplier'] });
const award = (no: number, more: object) =>
  release(no, {
    parties: [{ id: 'B', name: 'Example Borough Council', roles: ['buyer'] }],
    ...more,
  }) as Record<string, unknown>;

test('a number beyond any computer is absent, and the rest of its release is kept', async (t) => {
  const store = new Store(t);
  const text = JSON.stringify(
    award(1, {
      awards: [{ id: '1', value: { amount: 777, currency: 'GBP' }, suppliers: [{ name: 'Mill Ltd' }] }],
      tender: { id: 't', title: 'Grain', value: { amount: 555, currency: 'GBP' } },
    }),
  ).replace('777', '1e9999');
  await store.import({ 'a.json': `{"releases":[${text}]}` });
  assert.deepEqual(await store.all('SELECT title, amount FROM process'), [{ title: 'Grain', amount: 555 }]);
  assert.deepEqual(await store.all('SELECT amount, supplier_count FROM award'), [{ amount: null, supplier_count: 1 }]);
  assert.equal((await store.issues())['number-out-of-range'], 1);
});

test('a numeral broken by spaces and commas is read and flagged', async (t) => {
  const store = new Store(t);
  const text = JSON.stringify(
    award(2, { awards: [{ id: '1', value: { amount: 777, currency: 'GBP' }, suppliers: [{ name: 'Mill Ltd' }] }] }),
  ).replace('777', '250 000,');
  await store.import({ 'a.json': `{"releases":[${text.replace(',,', ',')}]}` });
  const issues = await store.issues();
  assert.equal(issues['number-repaired'], 1);
  assert.deepEqual(await store.all('SELECT amount FROM award'), [{ amount: 250_000 }]);
});

test('an award under another ocid is a process of its own and is lost to nobody', async (t) => {
  const store = new Store(t);
  const { tender } = award(3, {});
  await store.import({
    'a.json': {
      releases: [
        award(3, { tag: ['tender'] }),
        award(4, {
          date: '2024-03-01T00:00:00Z',
          tender,
          relatedProcesses: [{ id: '1', relationship: ['prior'], scheme: 'ocid', identifier: 'ocds-madeup-3' }],
          awards: [{ id: '1', value: { amount: 900, currency: 'GBP' }, suppliers: [{ name: 'Mill Ltd' }] }],
        }),
      ],
    },
  });
  assert.deepEqual(await store.all('SELECT process_id, stage FROM process ORDER BY 1'), [
    { process_id: 'ocds-madeup-3', stage: 'tender' },
    { process_id: 'ocds-madeup-4', stage: 'award' },
  ]);
  assert.deepEqual(await store.all('SELECT supplier_count FROM organization WHERE name = ?', ['Mill Ltd']), [
    { supplier_count: 1 },
  ]);
});

const lotAward = (notice: number, lot: string, name: string, amount: number, more: object = {}) =>
  award(5, {
    id: `n${notice}`,
    date: `2024-0${notice}-01T00:00:00Z`,
    parties: [{ id: 'B', name: 'Example Borough Council', roles: ['buyer'] }, supplier(`GB-FTS-${lot}`, name)],
    awards: [
      {
        id: '1',
        relatedLots: [lot],
        date: `2024-0${notice}-01`,
        value: { amount, currency: 'GBP' },
        suppliers: [{ id: `GB-FTS-${lot}`, name }],
        ...more,
      },
    ],
    contracts: [{ id: '1', awardID: '1', value: { amount, currency: 'GBP' } }],
  });

test('awards 1 of two notices for two lots stay two awards, with their contracts, and are flagged', async (t) => {
  const store = new Store(t);
  await store.import({ 'a.json': { releases: [lotAward(1, 'A', 'Mill Ltd', 10_000)] } });
  await store.import({ 'b.json': { releases: [lotAward(2, 'B', 'Forge Ltd', 20_000)] } });
  assert.deepEqual(
    await store.all(`SELECT a.award_id, a.lot_id, a.amount, p.name, r.release_id, a.path FROM award a
      JOIN party p ON p.award_id = a.award_id AND p.role = 'supplier' JOIN release r ON r.release_no = a.release_no ORDER BY 1`),
    [
      { award_id: '1', lot_id: 'A', amount: 10_000, name: 'Mill Ltd', release_id: 'n1', path: '/awards/0' },
      { award_id: '1~2', lot_id: 'B', amount: 20_000, name: 'Forge Ltd', release_id: 'n2', path: '/awards/0' },
    ],
  );
  assert.deepEqual(await store.all('SELECT contract_id, award_id, amount FROM contract ORDER BY 1'), [
    { contract_id: '1', award_id: '1', amount: 10_000 },
    { contract_id: '1~2', award_id: '1~2', amount: 20_000 },
  ]);
  assert.deepEqual(await store.all("SELECT sum(amount) AS paid FROM exchange WHERE form = 'money'"), [
    { paid: 30_000 },
  ]);
  const found = await store.all(
    "SELECT r.release_id, i.path FROM issue i JOIN release r ON r.release_no = i.release_no WHERE i.code = 'award-id-reused'",
  );
  assert.deepEqual(found, [{ release_id: 'n2', path: '/awards/0' }]);
});

test('an award that is stated again is one award, as the standard says', async (t) => {
  const store = new Store(t);
  await store.import({
    'a.json': { releases: [lotAward(1, 'A', 'Mill Ltd', 10_000), lotAward(2, 'A', 'Mill Ltd', 12_000)] },
  });
  assert.deepEqual(await store.all('SELECT award_id, amount, supplier_count FROM award'), [
    { award_id: '1', amount: 12_000, supplier_count: 1 },
  ]);
  assert.equal((await store.issues())['award-id-reused'], undefined);
});

test('without lots, other suppliers, date and amount make another award; another supplier alone does not', async (t) => {
  const store = new Store(t);
  const none = { relatedLots: undefined };
  await store.import({
    'a.json': { releases: [lotAward(1, 'A', 'Mill Ltd', 10_000, none), lotAward(2, 'B', 'Forge Ltd', 20_000, none)] },
  });
  assert.deepEqual(await store.all('SELECT amount FROM award ORDER BY 1'), [{ amount: 10_000 }, { amount: 20_000 }]);
  const other = new Store(t);
  await other.import({
    'a.json': { releases: [lotAward(1, 'A', 'Mill Ltd', 10_000, none), lotAward(2, 'B', 'Forge Ltd', 10_000, none)] },
  });
  assert.deepEqual(await other.all('SELECT amount FROM award'), [{ amount: 10_000 }]);
});

test('two awards with one id inside one notice do not share their suppliers', async (t) => {
  const store = new Store(t);
  const one = (name: string, amount: number) => ({
    id: '1',
    value: { amount, currency: 'GBP' },
    suppliers: [{ name }],
  });
  await store.import({ 'a.json': { releases: [award(6, { awards: [one('Mill Ltd', 100), one('Forge Ltd', 200)] })] } });
  assert.deepEqual(await store.all('SELECT amount, supplier_count FROM award ORDER BY 1'), [
    { amount: 100, supplier_count: 1 },
    { amount: 200, supplier_count: 1 },
  ]);
  assert.deepEqual(
    await store.all(
      "SELECT o.name, e.amount FROM exchange e JOIN organization o ON o.organization_id = e.receiver_id WHERE e.form = 'money' ORDER BY 2",
    ),
    [
      { name: 'Mill Ltd', amount: 100 },
      { name: 'Forge Ltd', amount: 200 },
    ],
  );
});

test('an ocid used by thirty buyers is thirty processes, also when they come in two imports', async (t) => {
  const store = new Store(t);
  const of = (no: number) =>
    award(7, {
      id: `r${no}`,
      date: `2024-01-${String(no).padStart(2, '0')}T00:00:00Z`,
      parties: [{ id: 'B', name: `Council ${no} of Example`, roles: ['buyer'] }],
      buyer: { id: 'B', name: `Council ${no} of Example` },
      awards: [{ id: '1', value: { amount: 1000 + no, currency: 'GBP' }, suppliers: [{ name: 'Mill Ltd' }] }],
    });
  const all = Array.from({ length: 30 }, (_, i) => of(i + 1));
  await store.import({ 'a.json': { releases: all.slice(0, 1) } });
  assert.deepEqual(await store.all('SELECT process_id FROM process'), [{ process_id: 'ocds-madeup-7' }]);
  await store.import({ 'b.json': { releases: all.slice(1) } });
  assert.deepEqual(
    await store.all(
      "SELECT count(*) AS n, count(DISTINCT process_id) AS ids, min(process_id) AS first, sum(release_count) AS releases FROM process WHERE ocid = 'ocds-madeup-7'",
    ),
    [{ n: 30, ids: 30, first: 'ocds-madeup-7~council-1-of-example', releases: 30 }],
  );
  assert.deepEqual(await store.all('SELECT count(*) AS n, sum(amount) AS sum FROM award'), [{ n: 30, sum: 30_465 }]);
  assert.equal((await store.issues())['ocid-of-several-buyers'], 1);
});
