import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { example, folder, run } from './run.ts';

test('a role map is imported, listed, exported, asked and removed', (t) => {
  const store = folder(t);
  const file = join(store, 'My map.csv');
  writeFileSync(
    file,
    'from_role,to_role,deliverable,kind,form\nA,B,"=1+1, and more",tangible,goods\nB,A,Price,tangible,money\n',
  );
  const done = run(['network', 'import', file, '--store', store]);
  assert.deepEqual([done.code, done.out.trim()], [0, 'my-map'], done.err);
  const list = JSON.parse(run(['network', 'list', '--json', '--store', store]).out) as {
    id: string;
    embedded: boolean;
  }[];
  assert.deepEqual(
    list.map(({ id, embedded }) => [id, embedded]),
    [
      ['closed-loop-paper', true],
      ['my-map', false],
    ],
  );
  const csv = run(['network', 'export', 'my-map', '--store', store]).out;
  assert.match(csv, /"'=1\+1, and more"/);
  for (const format of ['valueflows', 'graphml', 'gexf']) {
    const out = run(['network', 'export', 'my-map', '--format', format, '--store', store]);
    assert.equal(out.code, 0, out.err);
    const again = join(store, `again.${format}`);
    writeFileSync(again, out.out);
    assert.equal(run(['network', 'import', again, '--name', format, '--store', store]).code, 0, format);
    assert.equal(run(['network', 'export', format, '--store', store]).out, csv, format);
  }
  const asked = run(['ask', 'P08', '--network', 'my-map', '--store', store]);
  assert.match(asked.out, /100 % of contractual exchanges are returned/);
  assert.equal(run(['network', 'remove', 'my-map', '--store', store]).code, 0);
  assert.equal(run(['network', 'export', 'my-map', '--store', store]).code, 1);
  assert.equal(run(['network', 'remove', 'closed-loop-paper', '--store', store]).code, 1);
});

test('a flawed map is refused whole, each fault with its line, and the file is left as it is', (t) => {
  const store = folder(t);
  const file = join(store, 'flawed.csv');
  const text = 'from_role,to_role,deliverable,kind,form\nA,,Talk,intangible,advice\nA,B,Talk,odd,advice\n';
  writeFileSync(file, text);
  const done = run(['network', 'import', file, '--store', store]);
  assert.equal(done.code, 1);
  assert.match(done.err, /flawed\.csv:2, column to_role: The cell is empty/);
  assert.match(done.err, /flawed\.csv:3, column kind: “odd” is none/);
  assert.equal(readFileSync(file, 'utf8'), text);
  assert.equal(JSON.parse(run(['network', 'list', '--json', '--store', store]).out).length, 1);
});

test('words that are off are refused', (t) => {
  const store = folder(t);
  for (const words of [
    [],
    ['draw'],
    ['list', 'x'],
    ['import'],
    ['export', 'a', 'b'],
    ['export', 'closed-loop-paper', '--format', 'png'],
  ])
    assert.equal(run(['network', ...words, '--store', store]).code, 2, words.join(' '));
  assert.equal(run(['network', 'import', join(store, 'nothing.csv'), '--store', store]).code, 1);
  assert.equal(run(['ask', 'P08', '--buyer', 'x', '--store', store]).code, 2);
  assert.equal(run(['ask', 'M01', '--network', 'x', '--store', store]).code, 2);
});

test('while a store holds no record, commands read the example that was served instead, and say so', (t) => {
  const store = folder(t);
  assert.equal(run(['ask', 'M01', '--store', store]).code, 1, 'without an example there is nothing to read');
  const served = join(store, 'example');
  assert.equal(run(['import', example, '--store', served]).code, 0);
  const drawn = join(store, 'map.csv');
  writeFileSync(drawn, 'from_role,to_role,deliverable,kind,form\nA,B,Bread,tangible,goods\nB,A,Price,tangible,money\n');
  assert.equal(run(['network', 'import', drawn, '--name', 'Street café', '--store', served]).code, 0);
  const asked = run(['ask', 'M01', '--store', store]);
  assert.equal(asked.code, 0, asked.err);
  assert.equal(asked.err.trim().split('\n').length, 1);
  assert.match(asked.err, /this is the embedded example/);
  for (const words of [
    ['export', 'awards'],
    ['ask', 'P08'],
    ['check', '--record'],
    ['ask', 'P08', '--network', 'street-cafe'],
    ['network', 'export', 'street-cafe', '--format', 'gexf'],
  ]) {
    const done = run([...words, '--store', store]);
    assert.equal(done.code, 0, `${words.join(' ')}: ${done.err}`);
    assert.ok(done.out.length > 0);
  }
  assert.match(run(['network', 'list', '--store', store]).out, /street-cafe/);
  assert.equal(run(['network', 'remove', 'street-cafe', '--store', store]).code, 0);
  assert.equal(run(['network', 'export', 'street-cafe', '--store', store]).code, 1);
  assert.equal(run(['import', example, '--store', store]).code, 0);
  assert.equal(run(['ask', 'M01', '--store', store]).err, '', 'a store with a record of its own is read');
});
