import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { MultiGraph } from 'graphology';
import gexf from 'graphology-gexf';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { WordsOff } from '../../src/cli/command.ts';
import { importPaths } from '../../src/cli/importing.ts';
import { tables } from '../../src/domain/table.ts';
import type { CellRow } from '../../src/exports/table.ts';
import { measures } from '../../src/measures/registry.ts';
import { extractNames } from '../../src/questions/extract.ts';
import { example } from '../cli/run.ts';
import { exported, surroundings } from './command.ts';
import { readStrictly, seen } from './strict.ts';

const store = mkdtempSync(join(tmpdir(), 'commonweal-test-'));
before(async () => {
  await importPaths({ paths: [example], store, afresh: false }, surroundings);
});
after(() => rmSync(store, { recursive: true, force: true }));

const put = (...words: string[]): Promise<string> => exported(...words, '--store', store);
const rowsOf = async (...words: string[]): Promise<CellRow[]> =>
  (await put(...words, '--format', 'jsonl'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as CellRow);

const names = Object.keys(extractNames);

test('every table: CSV says what JSON Lines says, and the same each time', async () => {
  for (const name of names) {
    const [csv, again, rows] = [await put(name), await put(name), await rowsOf(name)];
    assert.equal(csv, again, name);
    assert.ok(rows.length > 0, name);
    assert.deepEqual(
      readStrictly(csv),
      [Object.keys(rows[0] as CellRow), ...rows.map((row) => Object.values(row).map(seen))],
      name,
    );
  }
});

test('rows come in the order that the export states', async () => {
  for (const [name, key] of [
    ['exchanges', 'exchange_id'],
    ['organizations', 'organization_id'],
    ['processes', 'process_id'],
    ['network-nodes', 'organization_id'],
  ] as const) {
    const keys = (await rowsOf(name)).map((row) => String(row[key]));
    assert.deepEqual(
      keys,
      [...keys].sort((a, b) => (a < b ? -1 : 1)),
      name,
    );
    assert.equal(new Set(keys).size, keys.length, name);
  }
});

test('Parquet: hyparquet reads what JSON Lines says, dates as dates, flags as booleans', async () => {
  for (const name of names) {
    const path = join(store, `${name}.parquet`);
    assert.equal(await put(name, '--format', 'parquet', '--output', path), '');
    const rows = await rowsOf(name);
    const read = await parquetReadObjects({ file: await asyncBufferFromFile(path) });
    assert.equal(read.length, rows.length, name);
    for (const [i, row] of rows.entries()) {
      assert.deepEqual(Object.keys(read[i] ?? {}), Object.keys(row), name);
      for (const [column, value] of Object.entries(row)) {
        const got: unknown = read[i]?.[column] ?? null;
        const where = `${name} ${i} ${column}`;
        if (got instanceof Date) assert.equal(got.getTime(), Date.parse(String(value)), where);
        else assert.equal(typeof got === 'bigint' ? Number(got) : got, value, where);
      }
    }
  }
});

test('Parquet: the types of columns are those of the table', async () => {
  const path = join(store, 'types.parquet');
  await put('processes', '--format', 'parquet', '--output', path);
  const { schema } = await parquetMetadataAsync(await asyncBufferFromFile(path));
  const types = new Map(schema.map(({ name, type, converted_type }) => [name, converted_type ?? type]));
  const expected = { text: 'UTF8', flag: 'BOOLEAN', date: 'DATE', number: 'DOUBLE', integer: 'INT_64' } as const;
  for (const [name, { type }] of Object.entries(tables.process.columns)) {
    if (type === 'time') assert.match(String(types.get(name)), /TIMESTAMP|INT64/, name);
    else assert.equal(types.get(name), expected[type], name);
  }
});

test('the network of the example: graphology finds the participants and exchanges of the tables', async () => {
  const graph = gexf.parse(MultiGraph, await put('network', '--format', 'gexf'));
  const [nodes, edges] = [await rowsOf('network-nodes'), await rowsOf('network')];
  const whole = edges.filter((row) => row.provider_id !== null && row.receiver_id !== null);
  assert.equal(graph.order, nodes.length);
  assert.equal(graph.size, whole.length);
  const counted = (rows: readonly CellRow[]) => rows.reduce((sum, row) => sum + Number(row.exchange_count), 0);
  assert.equal(
    graph.reduceEdges((sum, _, { weight }) => sum + weight, 0),
    counted(whole),
  );
  const exchanges = await rowsOf('exchanges');
  assert.equal(counted(edges), exchanges.length);
  const missing = counted(edges) - counted(whole);
  const said = [...graph.getAttribute('description').matchAll(/[a-z-]+ (\d+)[,.]/g)].map(([, n]) => Number(n));
  assert.equal(
    said.reduce((a, b) => a + b),
    missing,
  );
});

test('measures: every figure with its coverage, its bounds and its method', async () => {
  const rows = await rowsOf('measures');
  assert.deepEqual([...new Set(rows.map((row) => row.measure))].sort(), measures.map(({ id }) => id).sort());
  for (const row of rows) {
    assert.equal(row.method, `/methods/${row.measure}`);
    assert.equal(row.value === null, row.absent_because !== null, `${row.measure} ${row.figure}`);
    for (const column of ['used', 'total']) assert.equal(typeof row[column], 'number');
    for (const column of ['low', 'high', 'definition', 'name', 'basis']) assert.ok(column in row);
  }
  const narrowed = await rowsOf('measures', '--from', '2024-01-01');
  const total = (list: readonly CellRow[]) => list.find((row) => row.measure === 'M01')?.total;
  assert.ok(Number(total(narrowed)) < Number(total(rows)));
});

test('filters narrow what is exported, in every table that knows them', async () => {
  const buyer = 'GB-LAE-WLA';
  const processes = await rowsOf('processes', '--buyer', buyer, '--from', '2021-01-01', '--to', '2021-12-31');
  assert.ok(processes.length > 0);
  const ids = new Set(processes.map((row) => row.process_id));
  for (const row of processes) assert.match(String(row.first_published), /^2021/);
  const parties = await rowsOf('parties', '--buyer', buyer, '--from', '2021-01-01', '--to', '2021-12-31');
  assert.deepEqual(new Set(parties.map((row) => row.process_id)), ids);
  for (const row of await rowsOf('awards', '--buyer', buyer, '--from', '2021-01-01', '--to', '2021-12-31'))
    assert.match(String(row.decided), /^2021/);
  for (const row of await rowsOf('exchanges', '--buyer', buyer))
    assert.ok([row.provider_id, row.receiver_id].includes(buyer));
  for (const name of ['exchanges', 'processes', 'awards'])
    assert.ok((await rowsOf(name, '--cpv', '45')).length < (await rowsOf(name)).length, name);
  const releases = (await put('processes', '--format', 'ocds', '--buyer', buyer)).trimEnd().split('\n');
  assert.equal(releases.length, (await rowsOf('processes', '--buyer', buyer)).length);
});

test('absent suppliers stand with the reason', async () => {
  const absent = (await rowsOf('parties')).filter((row) => row.absent !== null);
  assert.ok(absent.length > 0);
  for (const row of absent) {
    assert.equal(row.organization_id, null);
    assert.match(String(row.name), /^(an individual|removed on request|redacted|not awarded|no supplier)/);
  }
});

test('words that are off are refused, and say what would do', async () => {
  for (const [words, says] of [
    [[], /Name one of/],
    [['contracts'], /Name one of exchanges/],
    [['issues', '--format', 'gexf'], /csv, jsonl, parquet/],
    [['network', '--format', 'ocds'], /no format of network/],
    [['processes', '--format', 'parquet'], /--output/],
    [['processes', '--package'], /--format ocds/],
    [['issues', '--buyer', 'x'], /--buyer does not apply/],
    [['processes', '--cpv', '4'], /cpv/],
    [['processes', '--from', 'yesterday'], /from/],
  ] as const)
    await assert.rejects(
      put(...words),
      (error) => error instanceof WordsOff && says.test(error.message),
      words.join(' '),
    );
});

test('a file gets its name when it is whole; what cannot be written leaves nothing', async () => {
  const path = join(store, 'organizations.csv');
  writeFileSync(path, 'older');
  assert.equal(await put('organizations', '--output', path), '');
  assert.equal(readFileSync(path, 'utf8'), await put('organizations'));
  for (const format of ['csv', 'parquet'])
    await assert.rejects(put('awards', '--format', format, '--output', join(store, 'no-such', 'file')), {
      code: 'cannot-write',
    });
  await assert.rejects(put('awards', '--output', join(store, 'snapshots')), { code: 'cannot-write' });
  assert.deepEqual(
    readdirSync(store).filter((name) => name.includes('.part')),
    [],
  );
});
