import assert from 'node:assert/strict';
import { test } from 'node:test';
import { awardDelay } from '../../src/measures/award-delay.ts';
import { makeRecord } from '../record.ts';
import { type MadeUpAward, marketOf } from './market.ts';

async function ask(awards: readonly MadeUpAward[]) {
  const answer = await awardDelay.ask(await makeRecord(marketOf(awards)), {});
  return { ...answer, value: (id: string) => answer.figures.find((one) => one.id === id)?.value };
}

const timed = (
  id: string,
  deadline: string | null,
  decided: string | null,
  published: string | null,
  amount = 100,
) => ({
  ...{ id, process: { deadline }, award: { decided, published, amount } },
});

test('dates that run backwards are set aside and counted', async () => {
  const answer = await ask([
    timed('a', '2024-01-01T12:00:00Z', '2024-01-31', '2024-01-31T09:00:00Z'),
    timed('b', '2024-03-01', '2024-02-01', '2024-01-01'),
    timed('c', '2024-03-01', '2024-02-01', '2024-02-02'),
  ]);
  assert.equal(answer.value('decisionMedian')?.value, 30);
  assert.equal(answer.value('publicationMedian')?.value, 0.5);
  assert.deepEqual(answer.cautions, [
    '2 awards are dated before the deadline for bids: set aside, since one of the dates must be wrong or means something else.',
    '1 award was published before the day of award that the notice gives: set aside.',
  ]);
});

test('the day of the thirtieth day is in time, the next is not; by value only amounts that are no ceilings', async () => {
  const answer = await ask([
    timed('a', null, '2024-01-01', '2024-01-31', 300),
    timed('b', null, '2024-01-01', '2024-02-01', 100),
    {
      ...timed('c', null, '2024-01-01', '2024-01-02'),
      award: { decided: '2024-01-01', published: '2024-01-02', amount: 900, amount_kind: 'possible ceiling' },
    },
  ]);
  assert.equal(answer.value('promptByCount')?.value, 2 / 3);
  assert.equal(answer.value('promptByValue')?.value, 0.75);
  assert.match(answer.sentence, /^Half were published within 30 days of being decided, 67 % within 30 days\.$/);
});

test('each year has its median', async () => {
  const answer = await ask([
    timed('a', '2022-01-01', '2022-01-11', null),
    timed('b', '2023-01-01', '2023-01-21', null),
    timed('c', '2023-01-01', '2023-01-31', null),
  ]);
  assert.deepEqual(answer.series?.[0]?.points, [
    { at: '2022', value: { value: 10 } },
    { at: '2023', value: { value: 25 } },
  ]);
  assert.equal(answer.series?.length, 1);
});

test('nothing is said without dates', async () => {
  assert.equal((await ask([])).sentence, 'There is no award here, so nothing can be said about how long things took.');
  const answer = await ask([timed('a', null, '2024-01-01', null)]);
  assert.equal(answer.sentence, 'No award here has the dates that it would take to say how long things took.');
  assert.deepEqual(answer.value('decisionMedian'), {
    value: null,
    because: 'no award here has both a deadline for bids and a later day of award',
  });
  assert.deepEqual(answer.series, []);
});
