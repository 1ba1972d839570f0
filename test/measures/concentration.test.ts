import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { concentration, concentrationOf } from '../../src/measures/concentration.ts';
import { makeRecord } from '../record.ts';
import { type MadeUpAward, marketOf } from './market.ts';
import { recordOfPayments } from './payments.ts';

async function ask(awards: readonly MadeUpAward[]) {
  const answer = await concentration.ask(await makeRecord(marketOf(awards)), {});
  const value = (id: string) => answer.figures.find((one) => one.id === id)?.value.value;
  return { ...answer, value };
}

/** The definition, word for word. */
function slowly(held: readonly number[]) {
  const sum = held.reduce((a, b) => a + b, 0);
  const shares = held.map((one) => one / sum);
  const squares = shares.reduce((total, share) => total + share ** 2, 0);
  const top = [...shares]
    .sort((a, b) => b - a)
    .slice(0, 5)
    .reduce((a, b) => a + b, 0);
  return { index: 10_000 * squares, effective: 1 / squares, topFive: top };
}

test('the statement agrees with the definition on random markets', async () => {
  const wins = fc.array(
    fc.record({ supplier: fc.integer({ min: 0, max: 9 }), amount: fc.integer({ min: 1, max: 9999 }) }),
    { minLength: 1, maxLength: 30 },
  );
  await fc.assert(
    fc.asyncProperty(wins, async (market) => {
      const answer = await ask(
        market.map(({ supplier, amount }, i) => ({
          id: String(i),
          award: { amount },
          suppliers: [{ organization_id: `s${supplier}` }],
        })),
      );
      const held = (weight: (win: (typeof market)[number]) => number) => {
        const sums = new Map<number, number>();
        for (const win of market) sums.set(win.supplier, (sums.get(win.supplier) ?? 0) + weight(win));
        return [...sums.values()];
      };
      for (const [by, expected] of [
        ['Count', slowly(held(() => 1))],
        ['Value', slowly(held(({ amount }) => amount))],
      ] as const) {
        for (const [name, figure] of Object.entries(expected)) {
          assert.ok(
            Math.abs((answer.value(`${name}By${by}`) ?? Number.NaN) - figure) <= 1e-9 * Math.max(1, figure),
            `${name}By${by}`,
          );
        }
      }
    }),
    { seed: 42, numRuns: 15 },
  );
});

test('equal suppliers are as many as they are, and one alone is a monopoly', () => {
  for (const n of [1, 2, 7, 1000]) {
    const found = concentrationOf({ suppliers: n, sum: n * 3, squares: n * 9, top: Math.min(5, n) * 3 });
    assert.ok(Math.abs((found?.effective ?? 0) - n) < 1e-9);
    assert.ok(Math.abs((found?.index ?? 0) - 10_000 / n) < 1e-9);
  }
  assert.equal(concentrationOf({ suppliers: 0, sum: 0, squares: 0, top: 0 }), null);
});

test('a supplier under two names of one award won it once, and alone', async () => {
  const answer = await ask([
    {
      id: 'a',
      suppliers: [
        { organization_id: 's', name: 'S Ltd' },
        { organization_id: 's', name: 'S Limited' },
      ],
    },
  ]);
  assert.equal(answer.value('effectiveByCount'), 1);
  assert.equal(answer.value('effectiveByValue'), 1);
});

test('nothing is said without awards, or without suppliers that can be told apart', async () => {
  assert.equal(
    (await ask([])).sentence,
    'There is no award here, so nothing can be said about how few suppliers hold how much.',
  );
  const hidden = await ask([
    { id: 'a', suppliers: [{ absent: 'individual' }] },
    { id: 'b', suppliers: [{ absent: 'redacted' }] },
  ]);
  assert.equal(hidden.sentence, 'No award here names a supplier that can be told apart.');
  assert.ok(hidden.figures.every(({ value }) => value.value === null && value.because));
  assert.deepEqual(hidden.figures[0]?.coverage, {
    total: 2,
    used: 0,
    noun: 'awards',
    has: 'a supplier that can be told apart',
  });
});

test('ceilings and shared awards count as wins and not as value', async () => {
  const answer = await ask([
    { id: 'a', award: { amount: 100 }, suppliers: [{ organization_id: 's1' }] },
    { id: 'b', award: { amount: 9000, amount_kind: 'possible ceiling' }, suppliers: [{ organization_id: 's2' }] },
    { id: 'c', award: { amount: 9000 }, suppliers: [{ organization_id: 's3' }, { organization_id: 's4' }] },
  ]);
  assert.equal(answer.value('effectiveByCount'), 4);
  assert.equal(answer.value('effectiveByValue'), 1);
  assert.equal(answer.sentence, 'Four suppliers won every award here that names one.');
});

test('payments are a market of their own, refunds taken off', async () => {
  const record = await recordOfPayments([
    { payee: 'a', paid: '2024-01-01', amount: 700 },
    { payee: 'a', paid: '2024-02-01', amount: -100 },
    { payee: 'b', paid: '2024-03-01', amount: 200 },
    { payee: 'c', paid: '2024-03-01', amount: -50 },
    { payee: null, paid: '2024-03-01', amount: 900 },
    { payee: 'd', paid: null, amount: 200 },
  ]);
  const figures = async (filter = {}) => {
    const answer = await concentration.ask(record, filter);
    return { ...answer, value: (id: string) => answer.figures.find((one) => one.id === id)?.value.value };
  };
  const all = await figures();
  assert.ok(Math.abs((all.value('indexPaid') ?? 0) - 10_000 * (0.36 + 0.04 + 0.04)) < 1e-9);
  assert.equal(all.value('topFivePaid'), 1);
  assert.equal(all.value('indexByCount'), null);
  assert.equal(
    all.sentence,
    'Of the money paid the five largest payees received 100 %: as concentrated as 2.3 payees of equal size.',
  );
  // Whole years come from the ties, other periods from the payments.
  for (const period of [
    { from: '2024-01-01', to: '2024-12-31' },
    { from: '2023-12-31', to: '2024-03-01' },
  ])
    assert.ok(Math.abs(((await figures(period)).value('indexPaid') ?? 0) - 6250) < 1e-9);
  assert.equal((await figures({ to: '2024-01-31' })).value('indexPaid'), 10_000);
  assert.equal((await figures({ buyer: 'nobody' })).value('indexPaid'), null);
  assert.equal((await figures({ supplier: 'b' })).value('effectivePaid'), 1);
});
