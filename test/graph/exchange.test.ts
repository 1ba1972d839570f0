import assert from 'node:assert/strict';
import test from 'node:test';
import { pathsOfThree } from '../../src/graph/candidate.ts';
import { handovers, workingTogether } from '../../src/graph/handover.ts';
import { buildNetwork, slotSources } from '../../src/graph/network.ts';
import { project } from '../../src/graph/projection.ts';
import { seedRandom, shuffle } from '../../src/graph/random.ts';
import { reciprocity, reciprocityAgainstChance } from '../../src/graph/reciprocity.ts';
import { loopLimits, valueLoops } from '../../src/graph/value-loop.ts';
import { near } from './near.ts';
import { all, at, loopsTwin, madeUp, networkOf, rows, total } from './twin.ts';

const seeds = [1, 2, 3, 4, 5, 6];

test('reciprocity: the smaller of both ways over all', () => {
  for (const seed of seeds) {
    const matrix = madeUp(seed, 10, { loops: true });
    const pairs = all(10).flatMap((i) =>
      all(10)
        .filter((j) => j !== i)
        .map((j) => [i, j] as const),
    );
    const { ratio, mutualPairs } = reciprocity(networkOf(matrix, true));
    const back = pairs.map(([i, j]) => Math.min(at(matrix, i, j), at(matrix, j, i)));
    near(ratio, total(back) / total(pairs.map(([i, j]) => at(matrix, i, j))));
    assert.equal(mutualPairs, back.filter(Boolean).length / 2);
  }
  assert.equal(
    reciprocity(
      networkOf(
        rows(3, () => 0),
        true,
      ),
    ).ratio,
    null,
  );
});

test('reciprocity against chance: matched weights stand out, equal weights do not, and the seed decides', () => {
  const size = 12;
  const heavy = madeUp(3, size, { chance: 0.6, directed: false });
  const network = networkOf(heavy, true);
  const matched = reciprocityAgainstChance(network, { reshuffles: 200, seed: 7 });
  assert.equal(matched?.ratio, 1);
  assert.ok((matched?.chanceMean ?? 1) < 0.9);
  near(matched?.excess ?? null, 1);
  near(matched?.asHighRatio ?? null, 1 / 201);
  assert.deepEqual(reciprocityAgainstChance(network, { reshuffles: 200, seed: 7 }), matched);
  assert.notDeepEqual(reciprocityAgainstChance(network, { reshuffles: 200, seed: 8 }), matched);
  const even = networkOf(
    rows(4, (i, j) => (i === j ? 0 : 2)),
    true,
  );
  assert.equal(reciprocityAgainstChance(even, { reshuffles: 20, seed: 1 })?.excess, null);
  const oneWay = networkOf(
    rows(4, (i, j) => (i < j ? 2 : 0)),
    true,
  );
  assert.equal(reciprocityAgainstChance(oneWay, { reshuffles: 20, seed: 1 }), null, 'nothing that weights could say');
});

test('projection: those who share partners', () => {
  for (const seed of seeds) {
    const matrix = madeUp(seed, 12, { chance: 0.25, loops: true });
    const sharing = (k: number) => all(12).filter((i) => i !== k && at(matrix, i, k));
    const shared = (i: number, j: number) => all(12).filter((k) => sharing(k).includes(i) && sharing(k).includes(j));
    for (const weigh of ['count', 'newman'] as const) {
      const { network, leftOut } = project(networkOf(matrix, true), { weigh, hubLimit: 100 });
      assert.equal(leftOut.length, 0);
      const expected = rows(12, (i, j) =>
        i === j ? 0 : total(shared(i, j).map((k) => (weigh === 'count' ? 1 : 1 / (sharing(k).length - 1)))),
      );
      const got = rows(12, () => 0);
      slotSources(network).forEach((from, slot) => {
        (got[from] as number[])[network.targets[slot] as number] = network.weights[slot] as number;
      });
      near(got.flat(), expected.flat());
    }
    const hubs = all(12).filter((k) => sharing(k).length > 3);
    assert.deepEqual([...project(networkOf(matrix, true), { weigh: 'count', hubLimit: 3 }).leftOut], hubs);
  }
});

test('candidates: shared contacts and paths of three, counted one by one', () => {
  for (const seed of seeds) {
    const matrix = madeUp(seed, 14, { chance: 0.18, directed: false, loops: true });
    const network = networkOf(matrix, false);
    const tied = (i: number, j: number) => i !== j && at(matrix, i, j) > 0;
    const degree = (i: number) => all(14).filter((j) => tied(i, j)).length;
    const others = all(14).filter((y) => y !== 0 && !tied(0, y));
    const score = (y: number) =>
      total(
        all(14).flatMap((u) =>
          all(14)
            .filter((v) => tied(0, u) && tied(u, v) && tied(v, y) && v !== 0)
            .map((v) => 1 / Math.sqrt(degree(u) * degree(v))),
        ),
      );
    const { nodes, scores } = pathsOfThree(network, 0);
    const expected = others.filter((y) => score(y) > 0);
    assert.deepEqual([...nodes].sort(), expected.toSorted());
    near(scores, [...nodes].map(score));
    assert.deepEqual(
      [...scores],
      [...scores].toSorted((a, b) => b - a),
    );
  }
});

test('paths of three find somebody across a bipartite network', () => {
  // Made up: buyers 0 and 1, suppliers 2 to 4; 0 buys from 2 and 3, 1 from 3 and 4.
  const matrix = rows(5, (i, j) =>
    [
      [2, 3],
      [3, 4],
    ][Math.min(i, j)]?.includes(Math.max(i, j)) && i !== j
      ? 1
      : 0,
  );
  const network = networkOf(matrix, false);
  assert.deepEqual([...pathsOfThree(network, 0).nodes], [4]);
});

test('value loops: all of them, and who takes part', () => {
  for (const seed of seeds) {
    const scores = madeUp(seed, 8, { chance: 0.4, loops: true });
    const matrix = rows(8, (i, j) => at(scores, i, j) / 10);
    for (const maxLength of [2, 4, 6]) {
      const twin = loopsTwin(matrix, 0, maxLength);
      const loops = valueLoops(networkOf(matrix, true), { ...loopLimits, maxLength, focal: 0 }).value;
      assert.ok(loops);
      near(
        loops.values,
        twin.map(({ value }) => value).toSorted((a, b) => b - a),
      );
      const sum = total(twin.map(({ value }) => value));
      near(loops.sum, sum);
      if (twin.length === 0) assert.equal(loops.occurrence, null);
      else
        near(
          loops.occurrence,
          all(8).map((node) => total(twin.filter(({ path }) => path.includes(node)).map(({ value }) => value)) / sum),
        );
      const paths = [...loops.values].map((_, k) => [...loops.nodes.subarray(loops.starts[k], loops.starts[k + 1])]);
      assert.deepEqual(paths.map(String).toSorted(), twin.map(({ path }) => String(path)).toSorted());
    }
  }
});

test('value loops: ties kept apart make loops of their own, with the same sum and the same occurrence', () => {
  const edges = { nodeCount: 3, from: [0, 0, 1, 1, 2], to: [1, 1, 0, 2, 0], weights: [0.5, 0.2, 0.9, 0.4, 0.6] };
  const [apart, added] = (['keep', 'add'] as const).map(
    (parallel) => valueLoops(buildNetwork(edges, { directed: true, parallel }), { ...loopLimits, focal: 0 }).value,
  );
  near(apart?.values ?? null, [0.45, 0.18, 0.12, 0.048]);
  near(added?.values ?? null, [0.63, 0.168]);
  near(added?.sum ?? null, apart?.sum as number);
  near(added?.occurrence ?? null, apart?.occurrence as Float64Array);
});

test('value loops: more than the limit are not answered in part', () => {
  const network = networkOf(
    rows(6, (i, j) => (i === j ? 0 : 1)),
    true,
  );
  const count = loopsTwin(
    rows(6, (i, j) => (i === j ? 0 : 1)),
    0,
    6,
  ).length;
  assert.equal(valueLoops(network, { focal: 0, maxLength: 6, maxLoops: count }).value?.values.length, count);
  const refused = valueLoops(network, { focal: 0, maxLength: 6, maxLoops: count - 1 });
  assert.equal(refused.value, null);
  assert.match(refused.because ?? '', new RegExp(String(count - 1)));
  assert.throws(() => valueLoops(network, { ...loopLimits, focal: -1 }), RangeError);
});

test('handover of work: who follows whom within a case, who meets in cases', () => {
  const random = seedRandom(11);
  const cases = all(9).map((k) => all(k).map(() => Math.floor(random() * 5)));
  const starts = [0];
  for (const events of cases) starts.push((starts.at(-1) as number) + events.length);
  const log = { performerCount: 5, performers: Int32Array.from(cases.flat()), starts: Int32Array.from(starts) };
  const expected = rows(5, (i, j) =>
    total(cases.map((list) => list.filter((one, k) => one === j && list[k - 1] === i).length)),
  );
  const network = handovers(log);
  assert.deepEqual(
    rows(5, (i, j) => {
      const slot = slotSources(network).findIndex((from, k) => from === i && network.targets[k] === j);
      return slot === -1 ? 0 : (network.weights[slot] as number);
    }),
    expected,
  );
  const together = workingTogether(log);
  slotSources(together).forEach((from, slot) => {
    const to = together.targets[slot] as number;
    assert.equal(together.weights[slot], cases.filter((list) => list.includes(from) && list.includes(to)).length);
  });
});

test('random numbers are the same for the same seed, spread evenly, and shuffle without losing anything', () => {
  const [a, b] = [seedRandom(1), seedRandom(1)];
  const drawn = Array.from({ length: 4000 }, () => a());
  assert.deepEqual(
    drawn,
    Array.from({ length: 4000 }, () => b()),
  );
  for (const tenth of all(10)) {
    const count = drawn.filter((value) => Math.floor(value * 10) === tenth).length;
    assert.ok(Math.abs(count - 400) < 80, `${count} in tenth ${tenth}`);
  }
  const values = Int32Array.from(all(50));
  shuffle(values, seedRandom(2));
  assert.notDeepEqual([...values], all(50));
  assert.deepEqual(
    [...values].toSorted((x, y) => x - y),
    all(50),
  );
});
