import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openCurrent } from '../../src/cli/store.ts';
import { begin, example, folder, run } from './run.ts';

interface Report {
  readonly read: Record<string, number>;
  readonly kept: Record<string, number>;
  readonly duplicate: Record<string, number>;
  readonly quarantined: Record<string, number>;
  readonly issues: Record<string, number>;
  readonly changed: boolean;
  readonly snapshot: string;
}

function importJson(store: string, ...paths: string[]): Report {
  const { code, out, err } = run(['import', '--json', '--store', store, ...paths]);
  assert.equal(code, 0, err);
  return JSON.parse(out.trim().split('\n').at(-1) as string) as Report;
}

function addsUp(report: Report): void {
  for (const unit of ['release', 'notice', 'payment']) {
    assert.equal(
      report.read[unit],
      (report.kept[unit] ?? 0) + (report.duplicate[unit] ?? 0) + (report.quarantined[unit] ?? 0),
      unit,
    );
  }
}

test('the embedded example: 1,224 rows, 1,223 notices, one of them in two files', (t) => {
  const report = importJson(folder(t), example);
  addsUp(report);
  assert.deepEqual(report.read, { release: 0, notice: 1224, payment: 0 });
  assert.deepEqual(report.kept, { release: 0, notice: 1223, payment: 0 });
  assert.deepEqual(report.duplicate, { release: 0, notice: 1, payment: 0 });
});

test('the same file twice changes nothing, and is counted', (t) => {
  const store = folder(t);
  const first = importJson(store, example);
  const bytes = () =>
    createHash('sha256')
      .update(readFileSync(join(store, 'snapshots', first.snapshot, 'record.duckdb')))
      .digest('hex');
  const before = bytes();
  const second = importJson(store, example);
  assert.equal(second.changed, false);
  assert.equal(second.snapshot, first.snapshot);
  assert.equal(bytes(), before);
  addsUp(second);
  assert.deepEqual(second.kept, { release: 0, notice: 0, payment: 0 });
  assert.equal(second.duplicate.notice, 1224);
});

test('the same notices in a file with other bytes are duplicates', async (t) => {
  const store = folder(t);
  importJson(store, join(example, 'pendle.json'));
  const other = join(store, 'other.json');
  writeFileSync(other, JSON.stringify(JSON.parse(readFileSync(join(example, 'pendle.json'), 'utf8')), null, 3));
  const report = importJson(store, other);
  addsUp(report);
  assert.equal(report.kept.notice, 0);
  assert.equal(report.duplicate.notice, report.read.notice);
});

test('a newer release updates its process, and rows lead back to it', async (t) => {
  const store = folder(t);
  // Made up: a tender, and its award a month later.
  const ocid = 'ocds-aaaaaa-1';
  const buyer = { id: 'b', name: 'Example Borough Council' };
  const parties = [
    { ...buyer, roles: ['buyer'] },
    { id: 's', name: 'Example Paper Limited', roles: ['supplier'], identifier: { scheme: 'GB-COH', id: '2345678' } },
  ];
  const tender = {
    ocid,
    id: '1',
    date: '2024-01-01T00:00:00Z',
    tag: ['tender'],
    buyer,
    parties: parties.slice(0, 1),
    tender: { id: 't', title: 'Paper', status: 'active' },
  };
  const award = {
    ocid,
    id: '2',
    date: '2024-02-01T00:00:00Z',
    tag: ['award'],
    buyer,
    parties,
    tender: { id: 't', status: 'complete' },
    awards: [
      {
        id: 'a',
        date: '2024-01-20',
        status: 'active',
        value: { amount: 5000, currency: 'GBP' },
        suppliers: [{ id: 's', name: 'Example Paper Limited' }],
      },
    ],
  };
  writeFileSync(join(store, 'one.json'), JSON.stringify({ releases: [tender] }));
  writeFileSync(join(store, 'two.json'), JSON.stringify({ releases: [award] }));
  const data = join(store, 'data');
  importJson(data, join(store, 'one.json'));
  const report = importJson(data, join(store, 'two.json'));
  assert.deepEqual(report.kept, { release: 1, notice: 0, payment: 0 });
  const record = await openCurrent(data);
  t.after(() => record.close());
  assert.deepEqual(await record.all('SELECT title, stage, status, release_count FROM process'), [
    { title: 'Paper', stage: 'award', status: 'complete', release_count: 2 },
  ]);
  assert.deepEqual(
    await record.all(
      'SELECT a.amount, a.path, r.release_id FROM award a JOIN release r ON r.release_no = a.release_no',
    ),
    [{ amount: 5000, path: '/awards/0', release_id: '2' }],
  );
  assert.deepEqual(await record.all("SELECT organization_id, step FROM party WHERE role = 'supplier'"), [
    { organization_id: 'GB-COH-02345678', step: 1 },
  ]);
  const exchanges = await record.all<{ form: string }>(
    'SELECT form, transaction_id FROM exchange WHERE transaction_id IS NOT NULL ORDER BY form',
  );
  assert.deepEqual(
    exchanges.map((row) => row.form),
    ['money', 'service'],
  );
});

test('one ocid used by two buyers is two processes', async (t) => {
  const store = folder(t);
  // Made up.
  const release = (name: string, id: string) => ({
    ocid: 'ocds-aaaaaa-2',
    id,
    date: `2024-01-0${id}T00:00:00Z`,
    tag: ['tender'],
    buyer: { name },
    tender: { id: 't', title: `For ${name}` },
  });
  writeFileSync(
    join(store, 'a.json'),
    JSON.stringify({
      releases: [release('First Council', '1'), release('Second Council', '2'), release('First Council', '3')],
    }),
  );
  importJson(join(store, 'data'), join(store, 'a.json'));
  const record = await openCurrent(join(store, 'data'));
  t.after(() => record.close());
  assert.deepEqual(await record.all('SELECT process_id, release_count FROM process ORDER BY process_id'), [
    { process_id: 'ocds-aaaaaa-2~first-council', release_count: 2 },
    { process_id: 'ocds-aaaaaa-2~second-council', release_count: 1 },
  ]);
});

test('what cannot be read is set aside byte for byte, and the rest is kept', async (t) => {
  const store = folder(t);
  const good = (id: string) =>
    JSON.stringify({
      ocid: `ocds-aaaaaa-${id}`,
      id,
      date: '2024-01-01T00:00:00Z',
      tag: ['tender'],
      tender: { title: 'Made up' },
    });
  const bad = '{"ocid": "ocds-aaaaaa-9", "tender": {"title": ';
  writeFileSync(join(store, 'a.jsonl'), [good('3'), bad, '{"tender": {}}', good('4')].join('\n'));
  const data = join(store, 'data');
  const report = importJson(data, join(store, 'a.jsonl'));
  addsUp(report);
  assert.deepEqual(report.kept, { release: 2, notice: 0, payment: 0 });
  assert.equal(report.quarantined.release, 2);
  const record = await openCurrent(data);
  t.after(() => record.close());
  const rows = await record.all<{ file_start: number; byte_count: number; code: string; position: number }>(
    'SELECT * FROM quarantine ORDER BY position',
  );
  assert.deepEqual(
    rows.map((row) => [row.position, row.code]),
    [
      [2, 'not-json'],
      [3, 'missing-ocid'],
    ],
  );
  const bytes = readFileSync(join(record.folder, 'quarantine.bin'));
  assert.equal(
    bytes.subarray(rows[0]?.file_start, (rows[0]?.file_start ?? 0) + (rows[0]?.byte_count ?? 0)).toString(),
    bad,
  );
});

test('an unknown format is refused with what it begins with', (t) => {
  const dir = folder(t);
  writeFileSync(join(dir, 'letter.bin'), Buffer.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31]));
  const { code, err } = run(['import', join(dir, 'letter.bin'), '--store', join(dir, 'data')]);
  assert.equal(code, 1);
  assert.match(err, /%PDF-1/);
  assert.match(err, /OCDS/);
  assert.ok(!existsSync(join(dir, 'data', 'current')));
});

test('an import killed at twenty moments leaves the last good record, and the next import works', {
  timeout: 240_000,
}, async (t) => {
  const store = folder(t);
  const first = importJson(store, join(example, 'pendle.json'));
  const started = performance.now();
  const probe = join(store, 'probe');
  cpSync(join(store, 'snapshots'), join(probe, 'snapshots'), { recursive: true });
  cpSync(join(store, 'current'), join(probe, 'current'));
  importJson(probe, example);
  const whole = performance.now() - started;
  for (let moment = 0; moment < 20; moment++) {
    const child = begin(['import', '--store', store, example]);
    const ended = new Promise((resolve) => child.on('exit', resolve));
    await sleep((whole * (moment + 0.5)) / 20);
    child.kill('SIGKILL');
    await ended;
    if (readFileSync(join(store, 'current'), 'utf8').trim() !== first.snapshot) {
      // The last moments may come after the import was done: begin again from the first record.
      writeFileSync(join(store, 'current'), `${first.snapshot}\n`);
      if (!existsSync(join(store, 'snapshots', first.snapshot)))
        cpSync(join(probe, 'snapshots', first.snapshot), join(store, 'snapshots', first.snapshot), { recursive: true });
    }
    const record = await openCurrent(store);
    const [row] = await record.all<{ n: number }>('SELECT count(*) AS n FROM release');
    record.close();
    assert.equal(row?.n, first.kept.notice, `after a kill at ${moment}`);
  }
  const last = importJson(store, example);
  assert.equal(last.read.notice, 1224);
  assert.equal(
    readdirSync(join(store, 'snapshots')).filter((name) => name.startsWith('.')).length,
    0,
    'nothing half-made is left',
  );
});
