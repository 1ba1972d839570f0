import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { openCurrent } from '../../src/cli/store.ts';
import type { Snapshot } from '../../src/store/record.ts';
import { example, folder, run } from './run.ts';

interface Report {
  readonly read: Record<string, number>;
  readonly kept: Record<string, number>;
  readonly changed: boolean;
  readonly snapshot: string;
}

function importJson(store: string, ...words: string[]): Report {
  const { code, out, err } = run(['import', '--json', '--store', store, ...words]);
  assert.equal(code, 0, err);
  return JSON.parse(out.trim().split('\n').at(-1) as string) as Report;
}

async function ask<T extends object>(store: string, sql: string): Promise<T[]> {
  const record = await openCurrent(store);
  try {
    return await record.all<T>(sql);
  } finally {
    record.close();
  }
}

const payersOf = async (store: string): Promise<string[]> =>
  (
    await ask<{ payer: string }>(
      store,
      'SELECT payer_name || CAST(count(*) AS text) AS payer FROM payment GROUP BY payer_name ORDER BY 1',
    )
  ).map(({ payer }) => payer);

const snapshotOf = (store: string): Snapshot => {
  const id = readFileSync(join(store, 'current'), 'utf8').trim();
  return JSON.parse(readFileSync(join(store, 'snapshots', id, 'snapshot.json'), 'utf8')) as Snapshot;
};

const lines = (...payees: string[]): string =>
  `Payment Date,Supplier Name,Net Amount\n${payees.map((payee, i) => `13/02/2024,${payee} Ltd,${i + 1}00.00\n`).join('')}`;

function prepare(t: TestContext): { dir: string; store: string; one: string; two: string } {
  const dir = folder(t);
  const [one, two] = [join(dir, 'one.csv'), join(dir, 'two.csv')];
  writeFileSync(one, lines('Acme Widgets', 'Beta Bricks'));
  writeFileSync(two, lines('Gamma Glass'));
  return { dir, store: join(dir, 'store'), one, two };
}

test('another payer for a known file takes the place of the first, and nothing is counted twice', async (t) => {
  const { store, one, two } = prepare(t);
  importJson(store, one, '--payer', 'Wrong Council');
  importJson(store, two, '--payer', 'Other Council');
  const mended = importJson(store, one, '--payer', 'Right Council');
  assert.equal(mended.changed, true);
  assert.equal(mended.kept.payment, 2);
  assert.deepEqual(await payersOf(store), ['Other Council1', 'Right Council2']);
  const sources = await ask<{ source_id: string; read_count: number }>(
    store,
    'SELECT source_id, read_count FROM source ORDER BY source_id',
  );
  assert.deepEqual(sources, [
    { source_id: 's1', read_count: 2 },
    { source_id: 's2', read_count: 1 },
  ]);
  const [{ n } = { n: -1 }] = await ask<{ n: number }>(
    store,
    `SELECT count(*) AS n FROM name WHERE name = 'Wrong Council'`,
  );
  assert.equal(n, 0, 'the wrong payer is no participant any more');

  assert.equal(importJson(store, one, '--payer', 'Right Council').changed, false, 'the same said again');
  assert.equal(importJson(store, one).changed, false, 'nothing said: what was said holds');
  const third = importJson(store, two, '--payer', 'Third Council');
  assert.notEqual(third.snapshot, mended.snapshot);
  assert.deepEqual(await payersOf(store), ['Right Council2', 'Third Council1']);
});

test('a mapping that names other columns for a known file is followed', async (t) => {
  const { dir, store } = prepare(t);
  const path = join(dir, 'spend.csv');
  writeFileSync(
    path,
    'Payment Date,Cleared On,Supplier Name,Net Amount\n13/02/2024,15/03/2024,Acme Widgets Ltd,100.00\n',
  );
  const mapping = join(dir, 'mapping.json');
  const columns = { paid: 'Cleared On' };
  writeFileSync(mapping, JSON.stringify({ 'spend.csv': { payer: 'A Council', columns } }));
  const paid = () => ask<{ paid: string }>(store, 'SELECT paid FROM payment');
  importJson(store, path, '--payer', 'A Council');
  assert.deepEqual(await paid(), [{ paid: '2024-02-13' }]);
  importJson(store, path, '--mapping', mapping);
  assert.deepEqual(await paid(), [{ paid: '2024-03-15' }]);
  assert.equal(importJson(store, path, '--mapping', mapping).changed, false);
});

test('a mending that cannot be read is refused and leaves the record as it is', async (t) => {
  const { dir, store, one } = prepare(t);
  const first = importJson(store, one, '--payer', 'A Council');
  const mapping = join(dir, 'mapping.json');
  writeFileSync(mapping, JSON.stringify({ '*': { payer: 'B Council', columns: { paid: 'No such column' } } }));
  const { code } = run(['import', one, '--mapping', mapping, '--store', store]);
  assert.equal(code, 1);
  assert.equal(snapshotOf(store).id, first.snapshot);
  assert.deepEqual(await payersOf(store), ['A Council2']);
});

test('a title is taken up without a new file, and the rest of the snapshot stays', (t) => {
  const store = folder(t);
  importJson(store, join(example, 'pendle.json'));
  const before = snapshotOf(store);
  const done = importJson(store, join(example, 'pendle.json'), '--title', 'Pendle and its suppliers');
  assert.equal(done.changed, true);
  const { title, factsOnly, counts, id } = snapshotOf(store);
  assert.equal(title, 'Pendle and its suppliers');
  assert.equal(factsOnly, before.factsOnly);
  assert.equal(factsOnly, true);
  assert.deepEqual(counts, before.counts);
  assert.notEqual(id, before.id);
  assert.equal(importJson(store, join(example, 'pendle.json'), '--title', title).changed, false);
});

test('after a removal no snapshot holds who was removed', (t) => {
  const { dir, store, one } = prepare(t);
  const release = {
    ocid: 'ocds-aaaaaa-1',
    id: '1',
    date: '2024-01-01T00:00:00Z',
    tag: ['award'],
    buyer: { name: 'Example Council' },
    parties: [
      { id: 's', name: 'Quernstone Traders', roles: ['supplier'], identifier: { scheme: 'GB-COH', id: '98765432' } },
    ],
    awards: [
      { id: 'a', status: 'active', date: '2024-01-01T00:00:00Z', suppliers: [{ id: 's', name: 'Quernstone Traders' }] },
    ],
  };
  writeFileSync(join(dir, 'release.json'), JSON.stringify({ releases: [release] }));
  const holding = (word: string): string[] =>
    readdirSync(join(store, 'snapshots'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(word))
      .map((entry) => entry.name);
  importJson(store, one, '--payer', 'Example Council');
  importJson(store, join(dir, 'release.json'));
  assert.ok(holding('Quernstone').length > 0);
  writeFileSync(join(store, 'judgements.csv'), 'verdict,a,b\nremove,Quernstone Traders,\n');
  assert.equal(importJson(store, one).changed, true);
  assert.deepEqual(holding('Quernstone'), []);
  assert.deepEqual(holding('98765432'), []);
  assert.equal(readdirSync(join(store, 'snapshots')).length, 1);
});

test('where nothing can be kept the refusal says why and where', (t) => {
  const dir = folder(t);
  const start = '{"ocid":"ocds-a-1","id":"1","date":"2024-01-01T00:00:00Z","tag":["tender"],"tender":';
  for (const [name, text, why] of [
    ['cut.json', start, /truncated: .*\(cut\.json, number 1, from byte 0\)/],
    ['deep.json', `${start}${'['.repeat(300)}${']'.repeat(300)}}`, /nested-too-deep: .*\(deep\.json, number 1/],
    ['numeral.json', `${start}{"value":{"amount":01.5.3}}}`, /not-json: .*01\.5\.3.*\(numeral\.json, number 1/],
  ] as const) {
    writeFileSync(join(dir, name), text);
    const { code, err } = run(['import', join(dir, name), '--store', join(dir, 'store')]);
    assert.equal(code, 1, name);
    assert.match(err, /^The one thing that was read cannot be kept\./);
    assert.match(err, why);
  }
});
