import assert from 'node:assert/strict';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { Refusal } from '../../src/domain/refusal.ts';
import { csvOf } from '../../src/exports/csv.ts';
import { release, Store } from './record.ts';

/* Made up to do harm. Each bound is several times what a slow machine needs, and far below what harm would take. */

const seconds = 1000;

/** Does something and fails when it took too long or left too much in memory. */
async function bounded<T>(
  limits: { readonly ms: number; readonly megabytes: number },
  act: () => Promise<T>,
): Promise<T> {
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  const began = performance.now();
  try {
    return await act();
  } finally {
    clearInterval(watch);
    const took = performance.now() - began;
    const grew = (Math.max(most, process.memoryUsage().rss) - before) / 1e6;
    assert.ok(took < limits.ms, `${Math.round(took)} ms`);
    assert.ok(grew < limits.megabytes, `${Math.round(grew)} MB`);
  }
}

const sound = release('sound');

test('a zip bomb is refused before it fills anything, and nothing is published', async (t) => {
  const store = new Store(t);
  // Gzip of gzip-sized noughts: members of one archive, 200 MB in 200 KB.
  const member = gzipSync(Buffer.alloc(20_000_000, ' '), { level: 9 });
  const bomb = Buffer.concat([gzipSync(`${JSON.stringify(sound)}\n`), ...Array.from({ length: 10 }, () => member)]);
  await bounded({ ms: 20 * seconds, megabytes: 400 }, () =>
    assert.rejects(
      store.import({ 'bomb.gz': bomb }),
      (error) => error instanceof Refusal && error.code === 'archive-too-large',
    ),
  );
  assert.throws(() => store.record);
});

test('a nesting bomb is set aside, and what stands beside it is read', async (t) => {
  const store = new Store(t);
  const deep = 1_000_000;
  const bombs = [
    `{"ocid":"ocds-madeup-1","tender":${'['.repeat(deep)}${']'.repeat(deep)}}`,
    `{"ocid":"ocds-madeup-2","tender":${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}}`,
  ];
  const done = await bounded({ ms: 20 * seconds, megabytes: 500 }, () =>
    store.import({ 'a.json': `{"releases":[${[...bombs, JSON.stringify(sound)].join(',')}]}` }),
  );
  assert.deepEqual([done.kept.release, done.quarantined.release], [1, 2]);
  assert.equal((await store.issues())['nested-too-deep'], 2);
});

test('numbers without end, in every place for a number', async (t) => {
  const store = new Store(t);
  const text = JSON.stringify(
    release(1, {
      tender: {
        title: 'x',
        value: { amount: 77_777, currency: 'GBP' },
        lots: [{ id: 77_777, value: { amount: 77_777 } }],
      },
      awards: [{ id: 77_777, value: { amount: 77_777, amountGross: 77_777 }, suppliers: [{ name: 'Mill Ltd' }] }],
      bids: { statistics: [{ id: 1, measure: 'bids', value: 77_777 }] },
    }),
  );
  for (const number of ['1e9999', '-1e9999', '9'.repeat(400), `${'0.'.padEnd(2000, '0')}1`]) {
    await store.import({ [`${number.slice(0, 6)}.json`]: text.replaceAll('77777', number) }, { afresh: true });
    const [row] = await store.all<{ amount: number | null }>('SELECT amount FROM award');
    assert.ok(row && (row.amount === null || Number.isFinite(row.amount)), number.slice(0, 20));
  }
});

test('halves of characters and NUL bytes leave text that every table and page can hold', async (t) => {
  const store = new Store(t);
  const text = JSON.stringify(
    release(1, { tender: { title: 'A-B' }, awards: [{ id: 'A-B', suppliers: [{ name: 'A-B Ltd' }] }] }),
  );
  await store.import(
    {
      'a.jsonl': ['\\ud800', '\\udc00', '\\u0000', '\\ud800\\u0000']
        .map((sign, i) => text.replaceAll('A-B', `A${sign}B`).replaceAll('madeup-1', `madeup-${i}`))
        .join('\n'),
      'b.csv': `Date,Supplier,Amount\n13/04/2020,Mi\0ll Ltd,100\n`,
    },
    { choiceFor: () => ({ payer: 'Example Borough Council' }) },
  );
  const rows = await store.all<{ title: string }>('SELECT title FROM process ORDER BY process_id');
  assert.deepEqual(
    rows.map((row) => row.title),
    ['A\ufffdB', 'A\ufffdB', 'AB', 'A\ufffdB'],
  );
  assert.deepEqual(await store.all('SELECT count(*) AS n FROM payment'), [{ n: 1 }]);
  for (const { message } of await store.all<{ message: string }>('SELECT message FROM issue'))
    assert.doesNotMatch(message, /\0/);
  const issues = await store.issues();
  assert.ok(issues['lone-surrogate'] && issues['control-character']);
});

test('signs of the engine’s own way in do not break out of their cells', async (t) => {
  const store = new Store(t);
  const names = [
    'a\tb',
    'a\nb',
    'a\r\nb',
    '"a"',
    '"',
    "'; DROP TABLE process; --",
    '\\N',
    '\\',
    'NULL',
    'a""b\t"c',
    '\u2028',
    ' x ',
  ];
  await store.import({
    'a.json': {
      releases: names.map((title, no) =>
        release(String(no).padStart(2, '0'), { tender: { title: 'x', description: title, status: title } }),
      ),
    },
  });
  const rows = await store.all<{ status: string }>('SELECT status FROM process ORDER BY process_id');
  assert.deepEqual(
    rows.map((row) => row.status),
    names.map((name) => (name.trim() === '' ? null : name)),
  );
});

test('100 MB on one line are read, or set aside where they are one release', async (t) => {
  const store = new Store(t);
  const [long, many] = store.write({ 'long.json': '', 'many.json': '' }) as [string, string];
  const block = 'x'.repeat(1 << 20);
  const one = openSync(long, 'w');
  writeSync(one, '{"releases":[{"ocid":"ocds-madeup-1","id":"1","tender":{"title":"');
  for (let i = 0; i < 100; i++) writeSync(one, block);
  writeSync(one, `"}},${JSON.stringify(sound)}]}`);
  closeSync(one);
  const other = openSync(many, 'w');
  writeSync(other, '{"releases":[');
  for (let i = 0; i < 100; i++)
    writeSync(other, `${JSON.stringify(release(i, { tender: { title: 'x', description: block } }))},`);
  writeSync(other, `${JSON.stringify(release('last'))}]}`);
  closeSync(other);
  const done = await bounded({ ms: 40 * seconds, megabytes: 900 }, () => store.importPaths([long, many]));
  assert.deepEqual([done.kept.release, done.quarantined.release], [102, 1]);
  assert.equal((await store.issues())['document-too-large'], 1);
});

test('keys that mean something to the language are keys like any other', async (t) => {
  const store = new Store(t);
  const evil =
    '"__proto__":{"polluted":true,"toString":1},"constructor":{"prototype":{"polluted":true}},"toString":1,"hasOwnProperty":1,"valueOf":{}';
  const text = (id: number) =>
    `{"ocid":"ocds-madeup-1","id":"${id}","date":"2024-01-0${id}","tag":["award"],${evil},"buyer":{"name":"Example Borough Council",${evil}},"tender":{"id":"__proto__","title":"x",${evil}},"awards":[{"id":"__proto__",${evil},"suppliers":[{"id":"__proto__","name":"Mill Ltd",${evil}}]},{"id":"constructor","suppliers":[{"name":"constructor"}]}]}`;
  await store.import({
    'a.jsonl': `${text(1)}\n${text(2)}`,
    'b.json': `{"__proto__":{"releases":[]},"releases":[${text(3)}]}`,
  });
  assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  assert.deepEqual(await store.all('SELECT award_id, supplier_count FROM award ORDER BY 1'), [
    { award_id: '__proto__', supplier_count: 1 },
    { award_id: 'constructor', supplier_count: 1 },
  ]);
  assert.deepEqual(await store.all('SELECT release_count FROM process'), [{ release_count: 3 }]);
});

test('a release with a million parties is read up to the limit, and said to be', async (t) => {
  const store = new Store(t);
  const parties = Array.from({ length: 1_000_000 }, (_, i) => `{"id":"${i}","name":"F${i}","roles":["x"]}`).join(',');
  const head =
    '{"ocid":"ocds-madeup-1","id":"1","date":"2024-01-01","buyer":{"id":"0"},"tender":{"title":"x"},"parties":[';
  const done = await bounded({ ms: 30 * seconds, megabytes: 1200 }, () =>
    store.import({ 'a.json': `${head}${parties}]}` }),
  );
  assert.equal(done.kept.release, 1);
  assert.deepEqual(await store.all('SELECT count(*) <= 20000 AS bounded FROM mention'), [{ bounded: true }]);
  assert.equal((await store.issues())['too-many-rows'], 1);
});

test('cells that a spreadsheet would run stay text, and leave with a mark before them', async (t) => {
  const store = new Store(t);
  const cells = ['=HYPERLINK("http://evil.example","x")', '+1+1', '-2+3', '@SUM(A1)', "=cmd|' /C calc'!A0"];
  const csv = ['Date,Supplier,Amount', ...cells.map((cell) => `13/04/2020,"${cell.replaceAll('"', '""')}",100`)].join(
    '\n',
  );
  await store.import({ 'a.csv': csv }, { choiceFor: () => ({ payer: 'Example Borough Council' }) });
  const rows = await store.all<{ payee_name: string }>('SELECT payee_name FROM payment ORDER BY position');
  assert.deepEqual(
    rows.map((row) => row.payee_name),
    cells,
  );
  const out = csvOf({ columns: ['payee'], rows: rows.map((row) => [row.payee_name]) });
  for (const line of out.split('\r\n').slice(1, -1)) assert.match(line, /^"?'/);
});

test('a supplier’s name of a megabyte costs no more than its reading, whatever it is made of', async (t) => {
  const units = ['Ab and ', 'A & ', 'Ab,', 'J. ', '&amp;', 'A,t/a '];
  const releases = units.map((unit, no) => {
    const name = unit.repeat(Math.ceil(1_000_000 / unit.length));
    return release(no, { awards: [{ id: '1', value: { amount: 500, currency: 'GBP' }, suppliers: [{ name }] }] });
  });
  const store = new Store(t);
  const done = await bounded({ ms: 40 * seconds, megabytes: 1500 }, () => store.import({ 'a.json': { releases } }));
  assert.equal(done.kept.release, units.length);
  assert.deepEqual(await store.all('SELECT count(*) AS n FROM process'), [{ n: units.length }]);
});

test('a row whose every text is a megabyte of three-byte letters fits into the record', async (t) => {
  const store = new Store(t);
  const long = '中"'.repeat(500_000);
  const done = await bounded({ ms: 20 * seconds, megabytes: 900 }, () =>
    store.import({
      'a.json': {
        releases: [
          release(1, {
            id: long,
            parties: undefined,
            buyer: {
              name: 'Example Borough Council',
              address: { locality: long, region: long, countryName: long },
              details: { scale: long },
            },
            tender: {
              title: long,
              description: long,
              status: long,
              noticeType: long,
              procurementMethod: long,
              procurementMethodDetails: long,
              mainProcurementCategory: long,
            },
            awards: [{ id: '1', title: long, status: long, suppliers: [{ id: long, name: 'Mill Ltd' }] }],
          }),
          sound,
        ],
      },
    }),
  );
  assert.equal(done.kept.release, 2);
  assert.deepEqual(await store.all('SELECT count(*) AS n FROM process'), [{ n: 2 }]);
  assert.deepEqual(await store.all('SELECT supplier_count FROM award'), [{ supplier_count: 1 }]);
});

test('files whose names are no names, and folders that lead to themselves', async (t) => {
  const store = new Store(t);
  store.write({ "in/it's; rm -rf $(x).json": sound, 'in/[a]{b}*.json': release(2), 'in/\u202e.json': release(3) });
  const done = await store.importPaths([join(store.path, 'given', 'in')]);
  assert.equal(done.kept.release, 3);
});
