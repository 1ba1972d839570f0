import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smeShare } from '../../src/measures/sme-share.ts';
import { makeRecord } from '../record.ts';
import { type MadeUpAward, marketOf } from './market.ts';

async function ask(awards: readonly MadeUpAward[]) {
  const answer = await smeShare.ask(await makeRecord(marketOf(awards)), {});
  const figure = (id: string) => answer.figures.find((one) => one.id === id)?.value.value;
  return { ...answer, figure };
}

const sme = { sme: true };
const large = { sme: false };

test('an empty record has no share, and says so', async () => {
  const answer = await ask([]);
  assert.equal(answer.sentence, 'There is no award here, so nothing can be said about who won.');
  assert.deepEqual(
    answer.figures.map(({ value }) => value.value),
    [null, null, null, null],
  );
  assert.deepEqual(answer.cautions, []);
  assert.ok(answer.figures.every(({ basis }) => basis === 'nothing known'));
});

test('awards whose winners nobody describes have no share and the widest bounds', async () => {
  const answer = await ask([{ id: 'a' }, { id: 'b' }]);
  assert.equal(answer.sentence, 'Whether small and medium-sized firms won is not known for any award here.');
  assert.equal(answer.figure('byCount'), null);
  assert.deepEqual(answer.figures[0]?.bounds, { low: 0, high: 1 });
  assert.deepEqual(answer.figures[0]?.coverage, {
    total: 2,
    used: 0,
    noun: 'awards',
    has: 'an outcome: a winner flagged as SME or not, or nobody',
  });
});

test('the sentence gives number, value and value without possible ceilings', async () => {
  const answer = await ask([
    { id: 'a', award: { ...sme, amount: 100 } },
    { id: 'b', award: { ...large, amount: 300 } },
    { id: 'c', award: { ...large, amount: 1600, amount_kind: 'possible ceiling' } },
  ]);
  assert.equal(
    answer.sentence,
    'Small and medium-sized firms won 33 % of awards and 5 % of their value; without possible framework ceilings, 25 %.',
  );
  assert.equal(
    answer.cautions[0],
    'One value, £1,600, may be the ceiling of a framework and not spending; it is 80 % of all.',
  );
});

test('without values the sentence says what cannot be said', async () => {
  const answer = await ask([
    { id: 'a', award: { ...sme, amount: null } },
    { id: 'b', award: { ...large, amount: 0, amount_note: 'placeholder' } },
  ]);
  assert.equal(
    answer.sentence,
    'Small and medium-sized firms won 50 % of awards; by value nothing can be said, because no award here has a value in pounds.',
  );
  assert.equal(answer.figure('byValue'), null);
});

test('where every value may be a ceiling there is no share of value without them', async () => {
  const answer = await ask([{ id: 'a', award: { ...sme, amount_kind: 'possible ceiling' } }]);
  assert.equal(answer.figure('byValue'), 1);
  assert.equal(answer.figure('byValueWithoutCeilings'), null);
  assert.match(answer.sentence, /100 % of their value, but every value here may be the ceiling of a framework\.$/);
});

test('declared ceilings, estimates, other currencies and placeholders stay out of sums', async () => {
  const answer = await ask([
    { id: 'a', award: { ...sme, amount: 100 } },
    { id: 'b', award: { ...large, amount: 300 } },
    { id: 'c', award: { ...large, amount: 9000, amount_kind: 'ceiling' } },
    { id: 'd', award: { ...large, amount: 9000, amount_kind: 'estimate' } },
    { id: 'e', award: { ...large, amount: 9000, currency: 'EUR' } },
    { id: 'f', award: { ...large, amount: 9_999_999, amount_note: 'placeholder' } },
    { id: 'g', award: { ...large, amount: -5 } },
    { id: 'h', award: { ...large, amount: 500, currency: null } },
  ]);
  assert.equal(answer.figure('byValue'), 0.25);
  assert.equal(answer.figure('byCount'), 1 / 8);
  assert.equal(answer.figures[1]?.coverage.used, 2);
  assert.deepEqual(answer.cautions, [
    '1 value such as £0 or £1 only stands for “not given” and is left out.',
    '1 value published as a framework’s ceiling: left out.',
    '1 value in another currency: left out.',
  ]);
});

test('what is declared for the award overrules what its suppliers declare', async () => {
  const answer = await ask([{ id: 'a', award: sme, suppliers: [{ organization_id: 's', scale: 'large' }] }]);
  assert.equal(answer.figure('byCount'), 1);
});

test('suppliers decide together: all small, all large, or mixed, which is unknown', async () => {
  const two = (first: string | null, second: string | null) => [
    { organization_id: 's1', scale: first },
    { organization_id: 's2', scale: second },
  ];
  const answer = await ask([
    { id: 'small', suppliers: two('sme', 'Micro') },
    { id: 'large', suppliers: two('large', 'large') },
    { id: 'mixed', suppliers: two('small', 'large') },
    { id: 'half known', suppliers: two('medium', null) },
  ]);
  assert.equal(answer.figure('byCount'), 0.5);
  assert.deepEqual(answer.figures[0]?.bounds, { low: 1 / 4, high: 3 / 4 });
  assert.ok(answer.cautions.includes('1 award went to small and large firms together; who got how much is not known.'));
});

test('an award that nobody won counts as not won by a small firm, and apart', async () => {
  const answer = await ask([
    { id: 'a', award: sme },
    { id: 'b', award: { ...large, amount: null, supplier_count: 0 }, suppliers: [{ absent: 'not-awarded' }] },
  ]);
  assert.equal(answer.figure('byCount'), 0.5);
  assert.equal(answer.figure('byCountWon'), 1);
  // Where nobody won there is no winner of any size.
  const has = (id: string) => answer.figures.find((figure) => figure.id === id)?.coverage;
  assert.match(has('byCount')?.has ?? '', /, or nobody$/);
  assert.deepEqual(has('byCountWon'), {
    ...{ total: 1, used: 1, noun: 'awards that somebody won', has: 'a winner flagged as SME or not' },
  });
  assert.equal(
    answer.cautions[0],
    '1 notice marked as awarded says that nobody won; no small firm did, so it counts. Without it the share of awards is 100 %.',
  );
});

test('an award that names no supplier is unknown and not lost', async () => {
  const answer = await ask([
    { id: 'a', award: sme },
    { id: 'b', award: { supplier_count: 0 }, suppliers: [] },
  ]);
  assert.equal(answer.figure('byCount'), 1);
  assert.deepEqual(answer.figures[0]?.bounds, { low: 0.5, high: 1 });
});

test('an award to several suppliers counts once', async () => {
  const answer = await ask([
    {
      id: 'a',
      award: { ...sme, amount: 100 },
      suppliers: [{ organization_id: 's1' }, { organization_id: 's2' }, { organization_id: 's3' }],
    },
    { id: 'b', award: { ...large, amount: 100 } },
  ]);
  assert.equal(answer.figure('byCount'), 0.5);
  assert.equal(answer.figure('byValue'), 0.5);
});

test('cancelled, unsuccessful and pending awards are no awards', async () => {
  const statuses = ['cancelled', 'Unsuccessful', 'pending', 'active', null];
  const answer = await ask(statuses.map((status, i) => ({ id: String(i), award: { ...sme, status } })));
  assert.equal(answer.figures[0]?.coverage.total, 2);
});

test('where few sizes are known the sentence says how few', async () => {
  const answer = await ask([{ id: 'a', award: sme }, { id: 'b' }, { id: 'c' }]);
  assert.match(
    answer.sentence,
    /^Where the winner’s size is known \(1 of 3 awards\), small and medium-sized firms won 100 % of awards/,
  );
});
