import assert from 'node:assert/strict';
import test from 'node:test';
import { ledgerStatements } from '../../src/store/ledger.ts';
import { countStatements } from '../../src/store/participants.ts';
import { portionsOf } from '../../src/store/portion.ts';
import { RecordWriter } from '../../src/store/writer.ts';
import { folder } from '../cli/run.ts';

test('a record is small enough for one portion, and a large one is taken in several', () => {
  assert.deepEqual([0, 1, 250_000, 250_001, 1_400_000].map(portionsOf), [1, 1, 1, 2, 6]);
});

test('the ledger and the counts are the same however many portions the processes are taken in', async (t) => {
  const writer = await RecordWriter.open(`${folder(t)}/record.duckdb`, { memory: '256MB', threads: 2 });
  t.after(() => writer.abandon());
  for (let i = 0; i < 200; i++) {
    const process_id = `p${i}`;
    writer.add('process', { process_id, title: `Process ${i}`, deadline: '2024-02-01T00:00:00Z', category: 'goods' });
    writer.add('party', { process_id, role: 'buyer', organization_id: `b${i % 7}`, name: 'B' });
    writer.add('party', { process_id, role: 'supplier', organization_id: `s${i % 31}`, award_id: '1', name: 'S' });
    if (i % 5 === 0)
      writer.add('party', { process_id, role: 'supplier', organization_id: `s${i % 13}x`, award_id: '1', name: 'T' });
    writer.add('party', { process_id, role: 'tenderer', organization_id: `s${i % 11}`, bid_id: '1', name: 'U' });
    writer.add('bid', { process_id, bid_id: '1', submitted: `2024-01-0${1 + (i % 9)}T00:00:00Z` });
    writer.add('award', { process_id, award_id: '1', amount: 100 + i, currency: 'GBP', decided: '2024-03-01' });
    if (i % 3 === 0)
      writer.add('engagement', { process_id, kind: 'pipeline', published: '2023-12-01T00:00:00Z', path: '/x' });
  }
  for (let i = 0; i < 31; i++) writer.add('organization', { organization_id: `s${i}`, name: `S${i}` });
  await writer.flush();
  const made = async (of: number): Promise<unknown[]> => {
    for (const statement of [...ledgerStatements(of), ...countStatements(of)]) await writer.run(statement);
    return [
      await writer.all('SELECT * FROM exchange ORDER BY exchange_id'),
      await writer.all('SELECT * FROM organization ORDER BY organization_id'),
    ];
  };
  const one = await made(1);
  assert.ok((one[0] as unknown[]).length > 700);
  assert.deepEqual(await made(7), one);
});
