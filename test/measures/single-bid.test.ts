import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Row } from '../../src/domain/table.ts';
import { singleBidShare } from '../../src/measures/single-bid.ts';
import { makeRecord, type Rows } from '../record.ts';
import { type MadeUpAward, marketOf } from './market.ts';

async function ask(awards: readonly MadeUpAward[], bids: readonly Row<'bid_statistic'>[], more: Rows = {}) {
  const record = await makeRecord({ ...marketOf(awards), bid_statistic: bids, ...more });
  const answer = await singleBidShare.ask(record, {});
  const figure = (id: string) => answer.figures.find((one) => one.id === id);
  return { ...answer, figure, value: (id: string) => figure(id)?.value.value };
}
const bids = (process: string, value: number, lot: string | null = null, measure = 'bids') => ({
  ...{ process_id: process, lot_id: lot, measure, value },
});

test('each award meets the bids of its own lots', async () => {
  const lots = ['1', '2', '10'].map((lot) => ({
    id: `a${lot}`,
    award: { process_id: 'a', award_id: lot, lot_id: lot },
  }));
  const answer = await ask(
    [
      { id: 'a', award: { award_id: '0', lot_id: '9' } },
      ...lots.map(({ id, award }) => ({ id, award, suppliers: [] })),
    ],
    [bids('a', 1, '1'), bids('a', 3, '2'), bids('a', 2, '10')],
  );
  assert.equal(answer.figure('byCount')?.basis, '1 of 3 awards');
  assert.equal(answer.figure('byCount')?.coverage.total, 4);
});

test('an award of several lots is known only where they agree', async () => {
  const award = { lot_id: '1 2' };
  const answer = await ask(
    [
      { id: 'one', award },
      { id: 'many', award },
      { id: 'both', award },
    ],
    [
      bids('one', 1, '1'),
      bids('one', 1, '2'),
      bids('many', 2, '1'),
      bids('many', 5, '2'),
      bids('both', 1, '1'),
      bids('both', 2, '2'),
    ],
  );
  assert.equal(answer.value('byCount'), 0.5);
  assert.deepEqual(answer.figure('byCount')?.bounds, { low: 1 / 3, high: 2 / 3 });
});

test('bids received come before other counts, and a count of nought is no count', async () => {
  const answer = await ask(
    [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }],
    [
      bids('a', 4),
      bids('a', 1, null, 'validBids'),
      bids('b', 0),
      bids('b', 1, null, 'smeBids'),
      bids('c', 1, null, 'finalStageBids'),
      bids('d', 1, null, 'electronicBids'),
    ],
  );
  assert.equal(answer.figure('byCount')?.basis, '1 of 2 awards');
});

test('bids published one by one are counted where nothing else says how many', async () => {
  const answer = await ask([{ id: 'a' }, { id: 'b' }], [bids('b', 2)], {
    bid: [
      { process_id: 'a', bid_id: '1', status: 'valid' },
      { process_id: 'a', bid_id: '2', status: 'withdrawn' },
      { process_id: 'b', bid_id: '1' },
    ],
  });
  assert.equal(answer.value('byCount'), 0.5);
});

test('direct and limited awards stand apart', async () => {
  const process = { procurement_method: 'limited' };
  const answer = await ask([{ id: 'a', process }, { id: 'b' }], [bids('a', 1), bids('b', 2)]);
  assert.equal(answer.value('byCount'), 0);
  assert.equal(answer.value('byCountWithClosed'), 0.5);
  assert.deepEqual(answer.cautions, [
    '1 award by a direct or limited procedure: one bid is what it asks for, so they stand apart.',
  ]);
  assert.equal(answer.sentence, '0 % of awards after an open call had a single bid, and 0 % of their value.');
});

test('nothing is said without awards or without bids', async () => {
  assert.equal(
    (await ask([], [])).sentence,
    'There is no award here, so nothing can be said about how many bids there were.',
  );
  const answer = await ask([{ id: 'a' }], []);
  assert.equal(answer.sentence, 'How many bids there were is not published for any award here.');
  assert.ok(answer.figures.every(({ value }) => value.value === null));
});
