import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { Refusal } from '../../src/domain/refusal.ts';
import { forgetStore, isStore } from '../../src/store/belongings.ts';
import { folder } from '../cli/run.ts';

const id = '0123456789abcdef';

/** What a store makes, by its path. */
const own: Readonly<Record<string, string>> = {
  current: `${id}\n`,
  'judgements.csv': 'verdict,a,b\n',
  [`snapshots/${id}/snapshot.json`]: '{}',
  [`snapshots/${id}/record.duckdb`]: '',
  [`snapshots/${id}/quarantine.bin`]: '',
  [`snapshots/${id}/releases-1.jsonl`]: '',
  'snapshots/.new-12-0a1b2c3d/record.duckdb.load/payment-1.tsv': '',
  'networks/orchard/network.json': '{}',
  'networks/orchard/exchanges.csv': '',
  'fetched/contracts-finder/windows.json': '{}',
  'fetched/contracts-finder/20250120T060000-20250120T120000.json': '{}',
  'fetched/contracts-finder/20250120T120000-20250120T180000.json.77.part': '{}',
  'fetched/contracts-finder/north-west/20250120T060000-20250120T120000.json': '{}',
  'example/current': `${id}\n`,
  [`example/snapshots/${id}/snapshot.json`]: '{}',
};

function write(base: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(base, path)), { recursive: true });
    writeFileSync(join(base, path), text);
  }
}

const filesIn = (base: string): string[] =>
  readdirSync(base, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(base.length + 1))
    .sort();

test('a store goes with all that it made, and its folder', (t) => {
  const store = join(folder(t), 'store');
  write(store, own);
  assert.ok(isStore(store));
  assert.deepEqual(forgetStore(store), { left: [] });
  assert.ok(!existsSync(store));
});

test('what others keep in the same folder stays, under whatever name', (t) => {
  const store = join(folder(t), 'project');
  const others = {
    'thesis.txt': 'years of work',
    'snapshots/component.snap': 'of another program',
    'snapshots/aaaaaaaaaaaaaaaa/notes.txt': 'a folder that has only the name of a snapshot',
    [`snapshots/${id}/mine.txt`]: 'put there by hand',
    'networks/home/router.conf': '',
    'networks/README.md': '',
    'fetched/papers/one.pdf': '',
    'fetched/contracts-finder/remarks.txt': '',
    'example/main.c': '',
  };
  write(store, { ...own, ...others });
  const { left } = forgetStore(store);
  assert.deepEqual(filesIn(store), Object.keys(others).sort());
  assert.deepEqual(left, ['example', 'fetched', 'networks', 'snapshots', 'thesis.txt']);
  assert.ok(!isStore(store));
});

test('a folder with names like ours is no store', (t) => {
  const dir = folder(t);
  write(dir, { 'a/current': 'the current draft', 'b/fetched/papers/one.pdf': '', 'c/snapshots/component.snap': '' });
  for (const name of ['a', 'b', 'c', 'missing']) assert.equal(isStore(join(dir, name)), false, name);
});

test('what lies behind links of the store goes too, and the links', (t) => {
  const dir = folder(t);
  const store = join(dir, 'store');
  write(store, { current: `${id}\n` });
  write(dir, { [`disk/${id}/snapshot.json`]: '{}', 'disk/other.txt': '' });
  symlinkSync(join(dir, 'disk'), join(store, 'snapshots'), 'dir');
  assert.deepEqual(forgetStore(store).left, ['snapshots']);
  assert.deepEqual(filesIn(join(dir, 'disk')), ['other.txt']);
});

test('a store that somebody writes to is not deleted', (t) => {
  const store = join(folder(t), 'store');
  write(store, { ...own, importing: String(process.ppid) });
  assert.throws(
    () => forgetStore(store),
    (error: unknown) => error instanceof Refusal && error.code === 'store-busy',
  );
  assert.equal(filesIn(store).length, Object.keys(own).length + 1, 'all of it, and the lock');
});
