import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Row } from '../../src/domain/table.ts';
import { lotDivision } from '../../src/measures/lot-division.ts';
import { makeRecord } from '../record.ts';

const call = (id: string, more: Row<'process'> = {}): Row<'process'> => ({
  ...{
    process_id: id,
    ocid: id,
    stage: 'tender',
    amount: 2_000_000,
    currency: 'GBP',
    amount_kind: 'estimate',
    ...more,
  },
});
const lot = (id: string, no: string, amount: number | null = null): Row<'lot'> => ({
  ...{ process_id: id, lot_id: no, amount, currency: amount === null ? null : 'GBP' },
});

async function ask(process: readonly Row<'process'>[], lots: readonly Row<'lot'>[], filter = {}) {
  const answer = await lotDivision.ask(await makeRecord({ process, lot: lots }), filter);
  const figure = (id: string) => answer.figures.find((one) => one.id === id);
  return { ...answer, figure, value: (id: string) => figure(id)?.value.value };
}

test('a lot listed twice is one lot, and where none is listed nothing is known', async () => {
  const answer = await ask(
    [call('a'), call('b'), call('c')],
    [lot('a', '1'), lot('a', '1'), lot('b', '1'), lot('b', '2')],
  );
  assert.equal(answer.value('byCount'), 0.5);
  assert.deepEqual(answer.figure('byCount')?.bounds, { low: 1 / 3, high: 2 / 3 });
  assert.equal(
    answer.cautions[0],
    '1 large process lists no lots; whether that means undivided depends on the publisher.',
  );
  assert.equal(answer.value('lotMedian'), null);
  assert.equal(answer.figure('lotMedian')?.value.because, 'no lot here has a value in pounds');
});

test('what the notice says about the threshold overrules the value', async () => {
  const answer = await ask(
    [
      call('a', { above_threshold: false }),
      call('b', { above_threshold: true, amount: 10 }),
      call('c', { amount: null }),
    ],
    ['a', 'b', 'c'].map((id) => lot(id, '1')),
  );
  assert.equal(answer.figure('byCount')?.coverage.total, 1);
});

test('plans are no calls, and the period is that of the call', async () => {
  const calls = [
    call('a', { stage: 'planning' }),
    call('b', { first_published: '2023-12-31' }),
    call('c', { first_published: '2024-01-01' }),
    call('d', { first_published: '2023-06-01', tender_start: '2024-06-01' }),
  ];
  const lots = calls.flatMap(({ process_id: id }) => [lot(String(id), '1', 100), lot(String(id), '2', 300)]);
  assert.equal((await ask(calls, lots)).figure('byCount')?.basis, '3 of 3 large processes');
  const answer = await ask(calls, lots, { from: '2024-01-01' });
  assert.equal(answer.figure('byCount')?.basis, '2 of 2 large processes');
  assert.equal(answer.value('lotMedian'), 200);
  assert.equal(
    answer.sentence,
    '100 % of large purchases that list their lots have more than one; half of the lots of divided ones are worth £200 or less.',
  );
});

test('nothing is said without calls or lots', async () => {
  assert.equal((await ask([], [])).sentence, 'There is no call here, so nothing can be said about lots.');
  assert.equal(
    (await ask([call('a')], [])).sentence,
    'No process here lists lots, so whether large ones are divided is not known.',
  );
});
