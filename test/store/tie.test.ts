import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Row } from '../../src/domain/table.ts';
import { makeRecord } from '../record.ts';

let number = 0;
const exchange = (
  provider_id: string | null,
  receiver_id: string | null,
  more: Row<'exchange'> = {},
): Row<'exchange'> => ({
  exchange_id: `x${++number}`,
  ...{ provider_id, receiver_id, provider_role: 'payer', receiver_role: 'payee', kind: 'tangible', form: 'money' },
  ...{ currency: 'GBP', amount_kind: 'payment', standing: 'recorded' },
  ...more,
});

test('exchanges of one form, way and year are one tie, with what is known of their sum', async () => {
  const record = await makeRecord({
    exchange: [
      exchange('a', 'b', { started: '2023-12-31', amount: 10.1 }),
      exchange('a', 'b', { started: '2024-01-01', amount: 20.2 }),
      exchange('a', 'b', { started: '2024-06-30', amount: -5 }),
      exchange('a', 'b', { started: '2024-07-01' }),
      exchange('a', 'b', { started: '2024-07-02', amount: 99, currency: 'EUR' }),
      exchange('b', 'a', { started: '2024-07-02', amount: 7 }),
      exchange('a', 'b', { amount: 1 }),
      exchange('a', null, { started: '2024-02-02', amount: 3, receiver_absent: 'individual' }),
    ],
  });
  const rows = await record.all(
    `select provider_id, receiver_id, absent, year, exchange_count, valued_count, amount, first_date, last_date from tie
     order by provider_id, receiver_id, year nulls first`,
  );
  const row = (...cells: readonly unknown[]) => ({
    ...{ provider_id: cells[0], receiver_id: cells[1], absent: cells[2], year: cells[3], exchange_count: cells[4] },
    ...{ valued_count: cells[5], amount: cells[6], first_date: cells[7], last_date: cells[8] },
  });
  assert.deepEqual(rows, [
    row('a', 'b', null, null, 1, 1, 1, null, null),
    row('a', 'b', null, 2023, 1, 1, 10.1, '2023-12-31', '2023-12-31'),
    row('a', 'b', null, 2024, 4, 2, 15.2, '2024-01-01', '2024-07-02'),
    row('a', null, 'individual', 2024, 1, 1, 3, '2024-02-02', '2024-02-02'),
    row('b', 'a', null, 2024, 1, 1, 7, '2024-07-02', '2024-07-02'),
  ]);
});

test('no exchange is lost or counted twice, whatever is unknown of it', async () => {
  const some = <T>(...values: readonly T[]) => fc.constantFrom(...values);
  const exchanges = fc.array(
    fc.record({
      provider: some('a', 'b', null),
      receiver: some('b', 'c', null),
      started: some('2022-03-04', '2023-03-04', null),
      form: some('money', 'service'),
      amount: some(1, 2.5, null),
      amount_kind: some('award', 'payment', null),
    }),
    { maxLength: 30 },
  );
  await fc.assert(
    fc.asyncProperty(exchanges, async (given) => {
      const record = await makeRecord({
        exchange: given.map(({ provider, receiver, ...more }) => exchange(provider, receiver, more)),
      });
      const [sum] = await record.all<{ n: number | null; valued: number | null; amount: number | null }>(
        'select sum(exchange_count) as n, sum(valued_count) as valued, sum(amount) as amount from tie',
      );
      const known = given.flatMap(({ amount }) => amount ?? []);
      assert.equal(sum?.n ?? 0, given.length);
      assert.equal(sum?.valued ?? 0, known.length);
      assert.equal(
        sum?.amount ?? 0,
        known.reduce((all, one) => all + one, 0),
      );
    }),
    { seed: 42, numRuns: 20 },
  );
});
