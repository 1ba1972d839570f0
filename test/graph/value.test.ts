import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { agreement, type Scale } from '../../src/graph/agreement.ts';
import { myerson, shapley } from '../../src/graph/cooperation.ts';
import { divergence } from '../../src/graph/divergence.ts';
import { seedRandom } from '../../src/graph/random.ts';
import { survival, survivingAt } from '../../src/graph/survival.ts';
import { near } from './near.ts';
import {
  agreementTwin,
  all,
  at,
  distances,
  divergenceTwin,
  madeUp,
  networkOf,
  rows,
  shapleyTwin,
  survivalTwin,
  total,
} from './twin.ts';

const seeds = [1, 2, 3, 4, 5, 6];
const amounts = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 5, maxLength: 5 });

test('divergence: entropy of the middle less the mean entropy; the same both ways, from 0 to 1', () => {
  fc.assert(
    fc.property(amounts, amounts, (p, q) => {
      fc.pre(total(p) > 0 && total(q) > 0);
      const bits = divergence(p, q);
      near(bits, divergenceTwin(p, q), 1e-12);
      near(divergence(q, p), bits as number, 1e-12);
      assert.ok((bits as number) >= 0 && (bits as number) <= 1 + 1e-12);
      near(divergence(p, p), 0);
    }),
    { seed: 42 },
  );
  assert.equal(divergence([0, 0], [1, 1]), null);
  assert.equal(divergence([-1, 2], [1, 1]), null);
});

test('survival: the product over times, counted afresh at each', () => {
  const times = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 20 });
  fc.assert(
    fc.property(times, times, (events, censored) => {
      const ended = [...events.map(() => 1), ...censored.map(() => 0)];
      const curve = survival({ durations: [...events, ...censored], ended });
      for (const time of all(14)) near(survivingAt(curve, time), survivalTwin(events, censored, time));
      if (censored.length > 0) return;
      // Without anybody lost to sight it is the plain share of those who last, and its error that of a share.
      curve.durations.forEach((time, step) => {
        const share = events.filter((one) => one > time).length / events.length;
        near(curve.surviving[step] as number, share);
        near(curve.standardErrors[step] as number, Math.sqrt((share * (1 - share)) / events.length));
      });
    }),
    { seed: 42 },
  );
  assert.throws(() => survival({ durations: [Number.NaN], ended: [1] }), RangeError);
});

test('agreement: pairs about the same unit beside all pairs, on every scale, with gaps', () => {
  const scales: Scale[] = ['nominal', 'ordinal', 'interval', 'ratio'];
  for (const seed of seeds) {
    const random = seedRandom(seed);
    const raters = rows(4, () => 0).map(() =>
      all(10).map(() => (random() < 0.25 ? null : 1 + Math.floor(random() * 5))),
    );
    const values = Float64Array.from(raters.flat(), (rating) => rating ?? Number.NaN);
    for (const scale of scales)
      near(agreement({ raters: 4, units: 10, values }, scale), agreementTwin(raters, scale) as number);
  }
  const same = { raters: 2, units: 3, values: Float64Array.of(1, 2, 3, 1, 2, 3) };
  for (const scale of scales) assert.equal(agreement(same, scale), 1);
  const alike = { raters: 2, units: 2, values: Float64Array.of(2, 2, 2, 2) };
  assert.equal(agreement(alike, 'nominal'), null, 'without any difference there is nothing to agree about');
  assert.equal(agreement({ raters: 1, units: 2, values: Float64Array.of(1, 2) }, 'nominal'), null);
});

/** A made-up worth of each coalition, none of its own for the empty one. */
function madeUpWorth(seed: number, players: number): (members: readonly number[]) => number {
  const random = seedRandom(seed);
  const worths = Float64Array.from({ length: 2 ** players }, (_, coalition) => (coalition === 0 ? 0 : random() * 100));
  return (members) => worths[members.reduce((mask, player) => mask | (1 << player), 0)] as number;
}

const listed = (members: Uint8Array): number[] => all(members.length).filter((player) => members[player]);
const gameOf = (players: number, worth: (members: readonly number[]) => number) => ({
  players,
  worth: (members: Uint8Array) => worth(listed(members)),
});

test('Shapley and Myerson: every order, one by one', () => {
  for (const seed of seeds) {
    const worth = madeUpWorth(seed, 5);
    near(shapley(gameOf(5, worth)).values, shapleyTwin(5, worth));
    const links = madeUp(seed, 5, { chance: 0.35, directed: false });
    const apart = (members: readonly number[]) => {
      const far = distances(rows(5, (i, j) => (members.includes(i) && members.includes(j) ? at(links, i, j) : 0)));
      const part = (player: number) => members.filter((other) => Number.isFinite(at(far, player, other)));
      return total(
        members.filter((player) => Math.min(...part(player)) === player).map((player) => worth(part(player))),
      );
    };
    near(myerson(gameOf(5, worth), networkOf(links, false)).values, shapleyTwin(5, apart));
  }
});

test('Shapley: all of the worth is given out, whoever adds nothing gets nothing, twelve are still exact', () => {
  // Made up: everybody but the last brings their number, and the first two bring ten more together.
  const worth = (members: readonly number[]) =>
    total(members.filter((player) => player < 11)) + (members.includes(0) && members.includes(1) ? 10 : 0);
  const { values, orders } = shapley(gameOf(12, worth));
  assert.equal(orders, 0);
  near(values, [5, 6, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0]);
});

test('drawn Shapley values give out all of the worth and state an error that holds', () => {
  const game = gameOf(9, madeUpWorth(8, 9));
  const exact = shapley(game);
  let [difference, error] = [0, 0];
  for (const seed of all(60)) {
    const drawn = shapley(game, { exactTo: 4, draws: 100, seed });
    assert.equal(drawn.orders, 100);
    near(total(drawn.values), total(exact.values));
    difference += total(drawn.values.map((value, player) => (value - (exact.values[player] as number)) ** 2));
    error += total(drawn.standardErrors.map((one) => one ** 2));
  }
  const ratio = Math.sqrt(difference / error);
  assert.ok(ratio > 0.9 && ratio < 1.1, `values are off by ${ratio} standard errors`);
  assert.equal(shapley(gameOf(13, (members) => members.length)).orders, 2000);
});
