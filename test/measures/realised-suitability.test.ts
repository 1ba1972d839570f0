import assert from 'node:assert/strict';
import { test } from 'node:test';
import { realisedSuitability } from '../../src/measures/realised-suitability.ts';
import { makeRecord } from '../record.ts';
import { type MadeUpAward, marketOf } from './market.ts';

async function ask(awards: readonly MadeUpAward[]) {
  const answer = await realisedSuitability.ask(await makeRecord(marketOf(awards)), {});
  const figure = (id: string) => answer.figures.find((one) => one.id === id);
  return { ...answer, figure };
}

const flagged = { sme_suitable: true, first_published: '2024-01-01' };
const plain = { sme_suitable: false, first_published: '2024-01-01' };

test('the sentence sets what was flagged beside what was not', async () => {
  const answer = await ask([
    { id: 'a', process: flagged, award: { sme: true } },
    { id: 'b', process: flagged, award: { sme: true } },
    { id: 'c', process: flagged, award: { sme: false } },
    { id: 'd', process: plain, award: { sme: false } },
  ]);
  assert.equal(
    answer.sentence,
    'Small and medium-sized firms won 67 % of awards flagged as suitable for them and 0 % of the others.',
  );
  assert.equal(answer.figure('orderUnknown')?.value.value, 0);
  assert.deepEqual(answer.cautions, ['A link, not a cause: the flag may follow from the size of the contract.']);
});

test('a notice of the day of the award or later, or without a date, leaves the order unknown', async () => {
  const days = ['2024-02-29T23:00:00Z', '2024-03-01T00:00:00Z', '2024-03-02T00:00:00Z', null];
  const answer = await ask(
    days.map((first_published, i) => ({
      id: String(i),
      process: { ...flagged, first_published },
      award: { sme: true },
    })),
  );
  assert.equal(answer.figure('orderUnknown')?.value.value, 3);
  assert.equal(answer.figure('flaggedBefore')?.coverage.total, 1);
  assert.match(answer.cautions[0] ?? '', /^The flag as published: for 3 of 4 awards/);
});

test('nothing is said where nothing is known', async () => {
  assert.equal(
    (await ask([])).sentence,
    'There is no award here, so nothing can be said about what the flag was worth.',
  );
  assert.equal(
    (await ask([{ id: 'a', award: { sme: true } }])).sentence,
    'No award here comes from a notice that says whether it suits small and medium-sized firms.',
  );
  const unknown = await ask([
    { id: 'a', process: flagged },
    { id: 'b', process: plain },
  ]);
  assert.equal(
    unknown.sentence,
    'Notices say whether they suit small and medium-sized firms, but not whether such a firm won.',
  );
  assert.equal(unknown.figure('flagged')?.value.value, null);
  assert.deepEqual(unknown.figure('flagged')?.bounds, { low: 0, high: 1 });
});

test('only one side known is said as one side', async () => {
  const yes = await ask([{ id: 'a', process: flagged, award: { sme: true } }]);
  assert.match(
    yes.sentence,
    /won 100 % of awards flagged as suitable for them; about the others nothing can be said\.$/,
  );
  const no = await ask([{ id: 'a', process: plain, award: { sme: true } }]);
  assert.match(no.sentence, /^Nothing can be said about awards flagged .* they won 100 % of the others\.$/);
});

test('social enterprises are counted where every winner is declared', async () => {
  const vcse = { vcse_suitable: true };
  const answer = await ask([
    { id: 'a', process: vcse, suppliers: [{ organization_id: 's1', vcse: true }] },
    { id: 'b', process: vcse, suppliers: [{ organization_id: 's2', vcse: false }] },
    {
      id: 'c',
      process: vcse,
      suppliers: [
        { organization_id: 's3', vcse: true },
        { organization_id: 's4', vcse: false },
      ],
    },
    { id: 'd', process: vcse, suppliers: [{ organization_id: 's5' }] },
  ]);
  assert.equal(answer.figure('vcseFlagged')?.value.value, 0.5);
  assert.deepEqual(answer.figure('vcseFlagged')?.bounds, { low: 0.25, high: 0.75 });
  assert.equal(answer.figure('vcseNotFlagged')?.value.value, null);
});

test('an award that nobody won stays in, and out of the figure beside', async () => {
  const answer = await ask([
    { id: 'a', process: flagged, award: { sme: true } },
    { id: 'b', process: flagged, suppliers: [{ absent: 'not-awarded' }] },
  ]);
  assert.equal(answer.figure('flagged')?.value.value, 0.5);
  assert.equal(answer.figure('flaggedWon')?.value.value, 1);
});

test('by value one large award weighs what it is worth, and a possible ceiling nothing', async () => {
  const answer = await ask([
    { id: 'a', process: flagged, award: { sme: true, amount: 100 } },
    { id: 'b', process: flagged, award: { sme: false, amount: 300 } },
    { id: 'c', process: flagged, award: { amount: 600 } },
    { id: 'd', process: flagged, award: { sme: true, amount: 9000, amount_kind: 'possible ceiling' } },
    { id: 'e', process: plain, award: { sme: true, amount: 0, amount_note: 'placeholder' } },
  ]);
  assert.equal(answer.figure('flaggedByValue')?.value.value, 0.25);
  assert.deepEqual(answer.figure('flaggedByValue')?.bounds, { low: 0.1, high: 0.7 });
  assert.equal(answer.figure('flaggedByValue')?.coverage.used, 2);
  assert.deepEqual(answer.figure('notFlaggedByValue')?.value, {
    value: null,
    because: 'none of which this is known has a value in pounds that is no possible ceiling',
  });
});

test('the order of flag and award is told for social enterprises as for small firms', async () => {
  const vcse = (id: string, day: string, won: boolean) => ({
    ...{ id, process: { vcse_suitable: true, first_published: day }, suppliers: [{ organization_id: id, vcse: won }] },
  });
  const answer = await ask([
    vcse('a', '2024-01-01', true),
    vcse('b', '2024-01-01', false),
    vcse('c', '2024-06-01', true),
  ]);
  assert.equal(answer.figure('vcseFlagged')?.value.value, 2 / 3);
  assert.equal(answer.figure('vcseFlaggedBefore')?.value.value, 1 / 2);
  assert.equal(answer.figure('vcseNotFlaggedBefore')?.value.value, null);
  assert.equal(answer.figure('vcseOrderUnknown')?.value.value, 1);
  assert.equal(answer.figure('orderUnknown')?.value.value, null);
});
