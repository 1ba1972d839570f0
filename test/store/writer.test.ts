import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import fc from 'fast-check';
import { RecordWriter } from '../../src/store/writer.ts';

const limits = { memory: '256MB', threads: 2 };

function place(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'commonweal-test-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('texts come out of the engine as they went in, whatever they hold', async (t) => {
  const writer = await RecordWriter.open(join(place(t), 'record.duckdb'), limits);
  t.after(() => writer.abandon());
  const unit = fc.constantFrom('"', '\t', '\n', '\r', "'", ',', '\\', ' ', 'NULL', 'é', '😀', '\u001f', 'a');
  const texts = fc.sample(fc.string({ unit, minLength: 1, maxLength: 12 }), { seed: 42, numRuns: 300 });
  texts.forEach((text, i) => {
    writer.add('process', { process_id: `p${i}`, title: text, description: null, amount: i / 8, release_count: i });
  });
  writer.add('process', { process_id: 'nul', title: 'a\0b' });
  writer.add('process', { process_id: 'long', title: 'x'.repeat(500_000), description: '"'.repeat(450_000) });
  await writer.flush();
  const rows = await writer.all<{ process_id: string; title: string; description: string | null; amount: number }>(
    'SELECT process_id, title, description, amount FROM process',
  );
  const byId = new Map(rows.map((row) => [row.process_id, row]));
  assert.equal(byId.size, texts.length + 2);
  texts.forEach((text, i) => {
    assert.deepEqual({ ...byId.get(`p${i}`) }, { process_id: `p${i}`, title: text, description: null, amount: i / 8 });
  });
  assert.equal(byId.get('nul')?.title, 'ab');
  assert.equal(byId.get('long')?.title, 'x'.repeat(400_000));
  assert.equal(byId.get('long')?.description, '"'.repeat(400_000));
});

test('a name that is taken out of a record leaves no trace in its folder', async (t) => {
  const folder = place(t);
  const writer = await RecordWriter.open(join(folder, 'record.duckdb'), limits);
  for (let i = 0; i < 2000; i++)
    writer.add('mention', {
      process_id: `p${i}`,
      role: 'supplier',
      name: i % 7 === 0 ? 'Zebedee Quillfeather' : `Firm ${i}`,
    });
  await writer.flush();
  await writer.run("UPDATE mention SET name = 'an individual' WHERE name = ?", ['Zebedee Quillfeather']);
  await writer.renew();
  writer.add('issue', { code: 'missing-date', message: 'Rows can still be added.', repeats: 0 });
  await writer.flush();
  assert.deepEqual(
    (await writer.all('SELECT name, count(*) AS n FROM mention WHERE name = ? GROUP BY name', ['an individual'])).map(
      (row) => ({ ...row }),
    ),
    [{ name: 'an individual', n: 286 }],
  );
  await writer.close();
  assert.deepEqual(readdirSync(folder), ['record.duckdb']);
  assert.ok(!readFileSync(join(folder, 'record.duckdb')).includes('Quillfeather'));
});
