import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Keepsakes } from '../../src/server/keepsake.ts';
import type { RecordReader } from '../../src/store/record.ts';

// Only told apart from others, never asked.
const record = { snapshot: { id: 'one' } } as RecordReader;

test('what is kept stays however much is recalled; what is recalled goes when it was not asked for long', async () => {
  const keepsakes = new Keepsakes();
  const made: string[] = [];
  const make = (name: string) => async () => {
    made.push(name);
    return name;
  };
  await keepsakes.keep(record, 'index', make('index'));
  for (let i = 0; i < 1001; i++) {
    await keepsakes.recall(record, `${i}`, make(`${i}`));
    await keepsakes.recall(record, 'often', make('often'));
  }
  assert.equal(made.length, 1003);
  await keepsakes.keep(record, 'index', make('index'));
  assert.equal(await keepsakes.recall(record, 'often', make('often')), 'often');
  assert.equal(await keepsakes.recall(record, '1000', make('1000')), '1000');
  assert.equal(made.length, 1003);
  assert.equal(await keepsakes.recall(record, '0', make('0')), '0');
  assert.equal(made.at(-1), '0');
});

test('a failure is not kept, and another record has its own', async () => {
  const keepsakes = new Keepsakes();
  await assert.rejects(() => keepsakes.keep(record, 'a', () => Promise.reject(new Error('no'))), /no/);
  assert.equal(await keepsakes.keep(record, 'a', async () => 1), 1);
  assert.equal(await keepsakes.keep({ ...record }, 'a', async () => 2), 2);
});
