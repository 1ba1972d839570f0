import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { folder, run } from './run.ts';

const release = (id: string, title: string) =>
  JSON.stringify({ ocid: 'ocds-aaaaaa-1', id, date: `2024-01-0${id}T00:00:00Z`, tag: ['tender'], tender: { title } });

test('releases are merged, and flaws beside them are told', (t) => {
  const path = join(folder(t), 'releases.jsonl');
  writeFileSync(path, `${release('1', 'Old')}\n{"ocid": \n${release('2', 'New')}\n`);
  const { code, out, err } = run(['merge', path]);
  assert.equal(code, 0, err);
  assert.match(err, /not-json/);
  const lines = out.trim().split('\n');
  assert.equal(lines.length, 1);
  assert.equal((JSON.parse(lines[0] as string) as { tender: { title: string } }).tender.title, 'New');
});

test('where nothing can be merged the exit code says so', (t) => {
  const dir = folder(t);
  writeFileSync(join(dir, 'payments.csv'), 'Payment Date,Supplier Name,Net Amount\n13/02/2024,Acme Ltd,100.00\n');
  writeFileSync(join(dir, 'cut.json'), release('1', 'Cut').slice(0, 90));
  for (const name of ['payments.csv', 'cut.json']) {
    const { code, out, err } = run(['merge', join(dir, name)]);
    assert.equal(code, 1, name);
    assert.equal(out, '');
    assert.match(err, new RegExp(`no release[^]*where: .*${name}[^]*mend: {2}\\S`));
  }
});
