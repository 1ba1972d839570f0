import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import * as zlib from 'node:zlib';
import { run } from '../cli/run.ts';
import { release, Store } from './record.ts';

/* One made-up process in every shape in which publishers give it: each must become the same rows. */

const one = release(1, {
  date: '2024-01-01T00:00:00Z',
  tag: ['tender'],
  tender: { id: 't', title: 'Grain', status: 'active' },
});
const two = release(1, {
  id: '1-2',
  date: '2024-02-01T00:00:00Z',
  tender: { id: 't', status: 'complete' },
  awards: [{ id: 'a', value: { amount: 500, currency: 'GBP' }, suppliers: [{ name: 'Mill Ltd' }] }],
});
const compiled = { ...two, tag: ['compiled'], id: 'x', tender: { id: 't', title: 'Grain', status: 'complete' } };
const at = (value: unknown, no: number) => ({
  releaseID: `1-${no}`,
  releaseDate: `2024-0${no}-01T00:00:00Z`,
  releaseTag: ['tender'],
  value,
});
const versioned = {
  ocid: 'ocds-madeup-1',
  buyer: { name: [at('Example Borough Council', 1)] },
  tender: { id: 't', title: [at('Grain', 1)], status: [at('active', 1), at('complete', 2)] },
  awards: [
    {
      id: 'a',
      value: { amount: [at(5, 1), at(500, 2)], currency: [at('GBP', 2)] },
      suppliers: [at([{ name: 'Mill Ltd' }], 2)].flatMap((state) => state.value),
    },
  ],
};
const links = [
  { url: 'https://example.org/1.json', date: '2024-01-01T00:00:00Z', tag: ['tender'] },
  { url: 'https://example.org/2.json', date: '2024-02-01T00:00:00Z', tag: ['award'] },
];
const record = (more: object) => ({ ocid: 'ocds-madeup-1', ...more });

const lines = (...all: object[]) => all.map((item) => JSON.stringify(item)).join('\n');
const meta = {
  uri: 'https://example.org',
  version: '1.1',
  publisher: { name: 'Example' },
  license: 'https://example.org/licence',
};

/** Shapes with the number of releases that they hold. */
const shapes: Record<string, readonly [content: string | Uint8Array, releases: number]> = {
  'a release package': [JSON.stringify({ ...meta, releases: [one, two] }), 2],
  'a release package with a next page': [
    JSON.stringify({ links: { next: 'https://example.org/2' }, ...meta, releases: [one, two] }),
    2,
  ],
  'a record package, releases inline': [
    JSON.stringify({ ...meta, records: [record({ releases: [one, two], compiledRelease: compiled })] }),
    2,
  ],
  'a record package, releases linked, compiled': [
    JSON.stringify({ ...meta, records: [record({ releases: links, compiledRelease: compiled })] }),
    1,
  ],
  'a record package, releases linked, versioned': [
    JSON.stringify({ ...meta, records: [record({ releases: links, versionedRelease: versioned })] }),
    1,
  ],
  'a bare record': [JSON.stringify(record({ releases: [one, two] })), 2],
  'a bare compiled release': [JSON.stringify(compiled), 1],
  'a bare versioned release': [JSON.stringify(versioned), 1],
  'an array of releases': [JSON.stringify([one, two]), 2],
  'an array of records': [JSON.stringify([record({ releases: [one] }), record({ releases: [two] })]), 2],
  'an array of compiled releases': [JSON.stringify([compiled]), 1],
  'JSON Lines of releases': [lines(one, two), 2],
  'JSON Lines of records': [lines(record({ releases: [one] }), record({ releases: [two] })), 2],
  'JSON Lines of packages': [lines({ ...meta, releases: [one] }, { ...meta, releases: [two] }), 2],
  'releases one after another': [JSON.stringify(one) + JSON.stringify(two), 2],
  'pretty-printed releases one after another': [
    `${JSON.stringify(one, null, 2)}\n${JSON.stringify(two, null, 2)}\n`,
    2,
  ],
  'packages one after another': [
    JSON.stringify({ ...meta, releases: [one] }, null, 1) + JSON.stringify({ ...meta, releases: [two] }),
    2,
  ],
  'a byte order mark first': [`\ufeff${JSON.stringify({ ...meta, releases: [one, two] })}`, 2],
  gzip: [zlib.gzipSync(lines(one, two)), 2],
};

/** The process as every shape must show it. */
async function isWhole(store: Store, ocid = 'ocds-madeup-1'): Promise<void> {
  assert.deepEqual(await store.all('SELECT title, status, stage FROM process WHERE process_id = ?', [ocid]), [
    { title: 'Grain', status: 'complete', stage: 'award' },
  ]);
  assert.deepEqual(await store.all('SELECT award_id, amount, supplier_count FROM award WHERE process_id = ?', [ocid]), [
    { award_id: 'a', amount: 500, supplier_count: 1 },
  ]);
  assert.deepEqual(await store.all('SELECT role, name FROM party WHERE process_id = ? ORDER BY role', [ocid]), [
    { role: 'buyer', name: 'Example Borough Council' },
    { role: 'supplier', name: 'Mill Ltd' },
  ]);
}

/** The same content under an ocid of its own, compressed or not. */
function under(ocid: string, content: string | Uint8Array): string | Uint8Array {
  const text = (whole: string) => whole.replaceAll('ocds-madeup-1', ocid);
  return typeof content === 'string' ? text(content) : zlib.gzipSync(text(zlib.gunzipSync(content).toString()));
}

test('every shape becomes the same rows', async (t) => {
  const store = new Store(t);
  const names = Object.keys(shapes);
  const files = Object.values(shapes).map(([content], i) => [`${i}.dat`, under(`ocds-madeup-${i + 100}`, content)]);
  const done = await store.import(Object.fromEntries(files));
  assert.equal(done.quarantined.release, 0);
  for (const [i, name] of names.entries()) {
    await t.test(name, async () => {
      await isWhole(store, `ocds-madeup-${i + 100}`);
      assert.deepEqual(await store.all('SELECT kept_count FROM source WHERE name = ?', [`${i}.dat`]), [
        { kept_count: shapes[name]?.[1] },
      ]);
    });
  }
});

test('gzip in two members', async (t) => {
  const store = new Store(t);
  await store.import({ file: Buffer.concat([one, two].map((item) => zlib.gzipSync(`${JSON.stringify(item)}\n`))) });
  await isWhole(store);
});

test('zstd', { skip: 'zstdCompressSync' in zlib ? false : 'this Node has no zstd' }, async (t) => {
  const store = new Store(t);
  await store.import({ file: zlib.zstdCompressSync(lines(one, two)) });
  await isWhole(store);
});

test('a folder of files, of which some are none', async (t) => {
  const store = new Store(t);
  store.write({ 'in/one.json': one, 'in/deeper/two.jsonl': lines(two), 'in/read.me': 'nothing here' });
  const done = await store.importPaths([join(store.path, 'given', 'in')]);
  assert.equal(done.sources, 2);
  assert.deepEqual(
    done.skipped.map((name) => name.replaceAll('\\', '/').split('/').at(-1)),
    ['read.me'],
  );
  await isWhole(store);
});

test('standard input', (t) => {
  const store = new Store(t);
  const { code, out, err } = run(['import', '--json', '--store', join(store.path, 'piped'), '-'], {
    input: lines(one, two),
  });
  assert.equal(code, 0, err);
  assert.deepEqual((JSON.parse(out) as { kept: object }).kept, { release: 2, notice: 0, payment: 0 });
});

test('records that hold nothing but links are set aside and not counted as processes', async (t) => {
  const store = new Store(t);
  const done = await store.import({
    file: { ...meta, records: [record({ releases: links }), { ocid: 'ocds-madeup-2', releases: [release(2)] }] },
  });
  assert.deepEqual([done.read.release, done.kept.release, done.quarantined.release], [2, 1, 1]);
  assert.deepEqual(await store.all('SELECT process_id FROM process'), [{ process_id: 'ocds-madeup-2' }]);
  assert.deepEqual(await store.all('SELECT code FROM quarantine'), [{ code: 'not-a-release' }]);
});

test('OCDS 1.0: without parties they are made of buyer, tenderers and suppliers', async (t) => {
  const store = new Store(t);
  const place = (postalCode: string) => ({ address: { postalCode, locality: 'Blackburn' } });
  await store.import({
    file: {
      releases: [
        {
          ocid: 'ocds-madeup-1',
          id: '1',
          date: '2016-01-01T00:00:00Z',
          tag: ['award'],
          buyer: {
            identifier: { scheme: 'GB-LAE', id: 'BBD' },
            name: 'Blackburn with Darwen Borough Council',
            ...place('BB1 7DY'),
          },
          tender: {
            id: 't',
            title: 'Grain',
            procuringEntity: { name: 'Blackburn with Darwen Borough Council' },
            tenderers: [{ name: 'Forge Ltd' }],
            amendment: { date: '2016-01-02T00:00:00Z', changes: [{ property: 'title', former_value: 'Corn' }] },
          },
          awards: [
            {
              id: 'a',
              value: { amount: 500, currency: 'GBP' },
              suppliers: [{ name: 'Mill Ltd', identifier: { scheme: 'GB-COH', id: '1234568' }, ...place('BB2 2BB') }],
            },
          ],
        },
      ],
    },
  });
  assert.deepEqual(
    await store
      .all('SELECT DISTINCT role, organization_id, name FROM party ORDER BY role')
      .then((rows) => rows.map((row) => [row.role, String(row.organization_id).replace(/^n-.*/, 'by name'), row.name])),
    [
      ['buyer', 'GB-LAE-BBD', 'Blackburn with Darwen Borough Council'],
      ['procuringEntity', 'GB-LAE-BBD', 'Blackburn with Darwen Borough Council'],
      ['supplier', 'GB-COH-01234568', 'Mill Ltd'],
      ['tenderer', 'by name', 'Forge Ltd'],
    ],
  );
  assert.deepEqual(await store.all("SELECT postcode FROM mention WHERE role = 'supplier'"), [{ postcode: 'BB2 2BB' }]);
  assert.deepEqual(await store.all('SELECT subject, amended FROM amendment'), [
    { subject: 'tender', amended: '2016-01-02' },
  ]);
  assert.equal((await store.issues())['parties-inferred'], 1);
});
