import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { begin, example, folder, run } from '../cli/run.ts';

test('the server takes up a new record without a restart and without dropping a request', {
  timeout: 120_000,
}, async (t) => {
  const store = folder(t);
  assert.equal(run(['import', '--store', store, join(example, 'pendle.json')]).code, 0);
  const server = begin(['serve', '--store', store], { PORT: '0' });
  t.after(() => server.kill('SIGKILL'));
  const address = await new Promise<string>((resolve) =>
    server.stdout.once('data', (line: Buffer) => resolve(line.toString().trim())),
  );
  const total = async () => {
    const answer = await fetch(`${address}/processes.json`);
    assert.equal(answer.status, 200);
    return ((await answer.json()) as { total: number }).total;
  };
  const before = await total();
  let asking = true;
  let asked = 0;
  const stream = (async () => {
    while (asking) {
      await total();
      asked++;
    }
  })();
  const importer = begin(['import', '--store', store, join(example, 'wyre.json')]);
  assert.equal(await new Promise((resolve) => importer.once('exit', resolve)), 0);
  let now = before;
  for (let i = 0; i < 100 && now === before; i++) {
    now = await total();
    await sleep(50);
  }
  asking = false;
  await stream;
  assert.ok(now > before, `${now} processes after the import, ${before} before`);
  assert.ok(asked > 10);
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  assert.equal(await ended, 0);
});

test('start serves the example and says where, last of all', { timeout: 120_000 }, async (t) => {
  const store = folder(t);
  const server = begin(['start', '--store', store], { PORT: '0' });
  t.after(() => server.kill('SIGKILL'));
  const lines: string[] = [];
  server.stdout.on('data', (chunk: Buffer) => lines.push(...chunk.toString().trim().split('\n')));
  for (let i = 0; i < 600 && lines.length === 0; i++) await sleep(100);
  assert.match(lines.at(-1) ?? '', /^http:\/\/127\.0\.0\.1:\d+$/);
  const page = await (await fetch(lines.at(-1) as string)).text();
  assert.match(page, /Lancashire/);
});

test('a port that is taken is a refusal', { timeout: 60_000 }, async (t) => {
  const store = folder(t);
  assert.equal(run(['import', '--store', store, join(example, 'pendle.json')]).code, 0);
  const first = begin(['serve', '--store', store], { PORT: '0' });
  t.after(() => first.kill('SIGKILL'));
  const address = await new Promise<string>((resolve) =>
    first.stdout.once('data', (line: Buffer) => resolve(line.toString().trim())),
  );
  const second = begin(['serve', '--store', store], { PORT: new URL(address).port });
  let said = '';
  second.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  assert.equal(await new Promise((resolve) => second.once('exit', resolve)), 1);
  assert.match(said, /taken by another program/);
});
