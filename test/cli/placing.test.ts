import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { placeParticipants } from '../../src/cli/placing.ts';
import { RecordWriter } from '../../src/store/writer.ts';
import { folder } from './run.ts';

test('everybody who exchanges with somebody named has a place, the same each time, in a community that is there', async (t) => {
  const writer = await RecordWriter.open(join(folder(t), 'record.duckdb'), { memory: '256MB', threads: 1 });
  t.after(() => writer.abandon());
  const pay = (provider_id: string, receiver_id: string | null, exchange_count: number) =>
    writer.add('tie', {
      ...{ provider_id, receiver_id, exchange_count, provider_role: 'payer', receiver_role: 'payee', form: 'money' },
      ...{ kind: 'tangible', absent: receiver_id === null ? 'individual' : null },
    });
  for (let k = 0; k < 30; k++) pay(k < 20 ? 'north' : 'south', `payee ${k}`, k + 1);
  pay('north', 'payee 25', 1);
  pay('hermit', null, 9);
  pay('narcissus', 'narcissus', 9);
  // A contract’s other direction says nothing that its price does not.
  writer.add('tie', {
    ...{
      provider_id: 'smith',
      receiver_id: 'north',
      exchange_count: 1,
      provider_role: 'supplier',
      receiver_role: 'buyer',
    },
    ...{ form: 'goods', kind: 'tangible' },
  });
  // Who plays no role in a process is there all the same.
  writer.add('tie', {
    provider_id: 'adviser',
    receiver_id: 'south',
    exchange_count: 1,
    form: 'advice',
    kind: 'intangible',
  });
  writer.add('organization', { organization_id: 'north', name: 'North Council' });
  await writer.flush();
  await placeParticipants(writer);
  const places = 'SELECT * FROM position ORDER BY organization_id';
  const positions = await writer.all<{ organization_id: string; x: number; y: number; community: number }>(places);
  assert.equal(positions.length, 33);
  assert.ok(positions.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)));
  const absent = positions.filter(({ organization_id }) => /hermit|narcissus|smith/.test(organization_id));
  assert.deepEqual(absent, []);
  const communities = await writer.all<{ community: number; name: string; leader_id: string; member_count: number }>(
    'SELECT community, name, leader_id, member_count FROM community ORDER BY community',
  );
  assert.deepEqual(communities, [
    { community: 1, name: 'North Council · payee 19 · payee 18', leader_id: 'north', member_count: 21 },
    { community: 2, name: 'south · payee 29 · payee 28', leader_id: 'south', member_count: 12 },
  ]);
  await placeParticipants(writer);
  assert.deepEqual(await writer.all(places), positions);
});

test('a record in which nobody exchanges with anybody has no places', async (t) => {
  const writer = await RecordWriter.open(join(folder(t), 'record.duckdb'), { memory: '256MB', threads: 1 });
  t.after(() => writer.abandon());
  await placeParticipants(writer);
  assert.deepEqual(await writer.all('SELECT * FROM position UNION ALL SELECT community, x, y, 0 FROM community'), []);
});
