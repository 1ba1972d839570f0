import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { release, Store, shared, withoutShared } from './record.ts';

test('releases without an id get one made of their content, and are known again', {
  skip: withoutShared,
}, async (t) => {
  const store = new Store(t);
  const path = join(shared, 'public-contracts-scotland', 'releases-2019.jsonl');
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  const first = await store.importPaths([path]);
  assert.equal(first.kept.release, lines.length);
  assert.equal(first.issues['missing-release-id'], lines.length);
  assert.deepEqual(await store.all('SELECT count(DISTINCT release_id) AS n FROM release'), [{ n: lines.length }]);
  const again = await store.import({ 'other.json': `[${lines.slice(0, 7).join(',\n')}]` });
  assert.deepEqual([again.read.release, again.duplicate.release, again.kept.release], [7, 7, 0]);
});

test('real parties called org-13 in Scotland and in Wales are not each other', { skip: withoutShared }, async (t) => {
  const store = new Store(t);
  await store.importPaths([
    join(shared, 'public-contracts-scotland', 'releases-2019.jsonl'),
    join(shared, 'sell2wales', 'releases-2025.jsonl'),
  ]);
  assert.deepEqual(
    await store.all(
      "SELECT * FROM organization WHERE organization_id LIKE '%org-%' UNION ALL BY NAME SELECT * FROM identifier WHERE identifier LIKE '%org-%'",
    ),
    [],
  );
  const rows = await store.all<{ n: number; ids: number }>(
    `SELECT count(DISTINCT m.name) AS n, count(DISTINCT p.organization_id) AS ids FROM mention m
     JOIN party p ON p.process_id = m.process_id AND p.role = m.role AND p.path = m.path
     WHERE m.source_party_id = 'org-13' AND p.organization_id IS NOT NULL`,
  );
  assert.ok((rows[0]?.n ?? 0) > 1, 'org-13 has several names in these files');
  assert.ok((rows[0]?.ids ?? 0) > 1, `${rows[0]?.ids} organisations for ${rows[0]?.n} names`);
});

const local = (no: number, at: number, name: string, more: object = {}) =>
  release(no, {
    id: undefined,
    date: `2024-0${at}-01T00:00:00Z`,
    parties: [
      { id: 'org-1', name: 'Example Borough Council', roles: ['buyer'] },
      { id: 'org-13', name, roles: ['supplier'], ...more },
    ],
    buyer: { id: 'org-1', name: 'Example Borough Council' },
    awards: [{ id: `a${at}`, value: { amount: at * 1000, currency: 'GBP' }, suppliers: [{ id: 'org-13', name }] }],
  });

test('org-13 of two processes are two organisations (made up)', async (t) => {
  const store = new Store(t);
  await store.import({ 'a.json': { releases: [local(1, 1, 'Mill Ltd'), local(2, 2, 'Forge Ltd')] } });
  assert.deepEqual(await store.all('SELECT name FROM organization WHERE supplier_count > 0 ORDER BY 1'), [
    { name: 'Forge Ltd' },
    { name: 'Mill Ltd' },
  ]);
});

test('org-13 of two releases of one process are two organisations, with their own numbers, and flagged (made up)', async (t) => {
  const store = new Store(t);
  const number = { identifier: { scheme: 'GB-COH', id: '01234568' }, address: { postalCode: 'BB1 1AA' } };
  await store.import({ 'a.json': { releases: [local(3, 1, 'Mill Ltd', number), local(3, 2, 'Forge Ltd')] } });
  assert.deepEqual(
    await store.all(
      "SELECT o.name, o.organization_id = 'GB-COH-01234568' AS numbered, a.amount FROM award a JOIN party p ON p.award_id = a.award_id AND p.role = 'supplier' JOIN organization o ON o.organization_id = p.organization_id ORDER BY a.amount",
    ),
    [
      { name: 'Mill Ltd', numbered: true, amount: 1000 },
      { name: 'Forge Ltd', numbered: false, amount: 2000 },
    ],
  );
  assert.deepEqual(
    await store.all(
      "SELECT i.path, l.published FROM issue i JOIN release l ON l.release_no = i.release_no WHERE i.code = 'party-id-reused'",
    ),
    [{ path: '/parties/1', published: '2024-02-01T00:00:00Z' }],
  );
});

test('a party whose name is written another way in a later release stays one (made up)', async (t) => {
  const store = new Store(t);
  await store.import({
    'a.json': { releases: [local(4, 1, 'Drasco Costuction Ltd'), local(4, 2, 'Drasco Construction Limited')] },
  });
  assert.equal((await store.issues())['party-id-reused'], undefined);
  assert.deepEqual(await store.all('SELECT name FROM organization WHERE supplier_count > 0'), [
    { name: 'Drasco Construction Limited' },
  ]);
});

test('parties without roles get the role of the place that names them, and are flagged (made up)', async (t) => {
  const store = new Store(t);
  const parties = [
    { id: 'org-1', name: 'Example Borough Council' },
    { id: 'org-2', name: 'Mill Ltd' },
    { id: 'org-3', name: 'Nobody Refers To Me Ltd', roles: [] },
  ];
  await store.import({
    'a.json': {
      releases: [
        release(5, {
          parties,
          buyer: { id: 'org-1' },
          awards: [{ id: '1', value: { amount: 500, currency: 'GBP' }, suppliers: [{ id: 'org-2' }] }],
        }),
      ],
    },
  });
  assert.deepEqual(await store.all('SELECT role, name FROM party ORDER BY role'), [
    { role: 'buyer', name: 'Example Borough Council' },
    { role: 'supplier', name: 'Mill Ltd' },
  ]);
  assert.equal((await store.issues())['party-without-role'], 3);
});
