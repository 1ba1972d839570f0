import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import type { Order } from '../../src/cli/clerk.ts';
import { Crew, type CrewSize } from '../../src/cli/crew.ts';
import { importPaths } from '../../src/cli/importing.ts';
import { openCurrent } from '../../src/cli/store.ts';
import { tables } from '../../src/domain/table.ts';
import { folder } from './run.ts';

/** Made-up releases with what reading has to decide or put right: repeats, updates, flaws, persons, and lines that are no JSON. */
function lines(): string[] {
  const made = Array.from({ length: 240 }, (_, i) => {
    const n = i % 12 === 11 ? i - 11 : i;
    const day = String((n % 27) + 1).padStart(2, '0');
    const release = {
      ocid: n % 40 === 39 ? undefined : `ocds-aaaaaa-${n % 60 === 7 ? 7 : n}`,
      id: n % 17 === 5 ? undefined : `r-${n}`,
      date: n % 23 === 9 ? 'in spring' : `2024-0${(n % 9) + 1}-01T09:00:00+01:00`,
      tag: ['award'],
      buyer: { id: 'b', name: `Example Borough Council ${n % 5}` },
      parties: [{ id: 'b', name: `Example Borough Council ${n % 5}`, roles: ['buyer'], contactPoint: { name: 'A' } }],
      tender: {
        id: 't',
        title: n % 6 === 0 ? 'Café&amp;\ttea "for" all' : `Paper ${n}`,
        description: n % 9 === 0 ? 'Write to someone@example.org or call 01234 567 890 today.' : 'As\nneeded',
        value: { amount: n % 8 === 0 ? 0 : n * 10, currency: 'GBP' },
      },
      awards: [
        {
          id: '1',
          date: `2024-01-${day}`,
          value: { amount: n, currency: 'GBP' },
          suppliers: [{ name: n % 20 === 3 ? 'Mr John Smith' : `Example Paper ${n % 30} Limited` }],
        },
      ],
    };
    return JSON.stringify(release);
  });
  made.splice(
    100,
    0,
    '{"ocid": "ocds-aaaaaa-broken"',
    '{"ocid":"ocds-aaaaaa-wide","id":"w","tender":{"value":{"amount":1e999}}}',
  );
  return made;
}

async function importWith(store: string, path: string, crew: CrewSize) {
  const done = await importPaths({ paths: [path], store, afresh: false, crew }, {
    version: '0.0.0-test',
    now: () => new Date(0),
    env: {},
    terminal: { print: () => undefined, progress: () => undefined, done: () => undefined },
  } as unknown as Parameters<typeof importPaths>[1]);
  const snapshot = join(store, 'snapshots', done.snapshot.id);
  const texts = readdirSync(snapshot)
    .filter((name) => /releases|quarantine/.test(name))
    .map((name) => [name, readFileSync(join(snapshot, name), 'utf8')]);
  const record = await openCurrent(store);
  try {
    const rows: Record<string, string[]> = {};
    for (const table of Object.keys(tables))
      rows[table] = (await record.all(`SELECT * FROM "${table}"`)).map((row) => JSON.stringify(row)).sort();
    const { read, kept, duplicate, quarantined, issues } = done;
    return { id: done.snapshot.id, report: { read, kept, duplicate, quarantined, issues }, texts, rows };
  } finally {
    record.close();
  }
}

test('the same bytes give the same record, however many threads read them', async (t) => {
  const path = join(folder(t), 'made-up.jsonl');
  writeFileSync(path, `${lines().join('\n')}\n`);
  const alone = await importWith(folder(t), path, { count: 0, afterBytes: 0, batchBytes: 1, documentBytes: 3000 });
  assert.ok((alone.report.quarantined.release ?? 0) > 4 && (alone.report.duplicate.release ?? 0) > 10);
  assert.ok((alone.rows.process?.length ?? 0) > 100 && (alone.rows.issue?.length ?? 0) > 50);
  for (const size of [
    { count: 1, afterBytes: 0, batchBytes: 5000, documentBytes: 3000 },
    { count: 3, afterBytes: 20_000, batchBytes: 1, documentBytes: 3000 },
    { count: 2, afterBytes: 0, batchBytes: 1 << 20, documentBytes: 3000 },
  ]) {
    assert.deepEqual(await importWith(folder(t), path, size), alone);
  }
});

test('a fault in a thread that reads is a fault of the import, with its cause', async (t) => {
  const crew = new Crew({ count: 1, afterBytes: 0, batchBytes: 1, documentBytes: 3000 });
  t.after(() => crew.close());
  const hand = crew.next();
  // A fault comes by a way of its own and may overtake an answer; so the good one is waited for.
  const good = await hand.ask({ task: 'read', bytes: Buffer.from('{}'), ends: Uint32Array.of(2) });
  assert.equal(JSON.parse(good.said)[0].stated[0].broken, 'not-a-release');
  const bad = hand.ask({ task: 'read' } as unknown as Order);
  const after = hand.ask({ task: 'finish' });
  await assert.rejects(bad, (error: Error) => error.cause instanceof TypeError);
  await assert.rejects(after, (error: Error) => error.cause instanceof TypeError);
  await assert.rejects(hand.ask({ task: 'finish' }));
});
