import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { connectedParts, modularity, numberBySize } from '../../src/graph/community.ts';
import { findCommunities } from '../../src/graph/leiden.ts';
import { buildNetwork, type Network } from '../../src/graph/network.ts';
import { near } from './near.ts';
import { all, at, bestModularityTwin, distances, madeUp, modularityTwin, networkOf, rows, total } from './twin.ts';

/** Who spent time with whom outside a karate club: Zachary 1977, *J. Anthropological Research* 33:452; unweighted. */
const karate = [
  '2 3 4 5 6 7 8 9 11 12 13 14 18 20 22 32',
  '3 4 8 14 18 20 22 31',
  '4 8 9 10 14 28 29 33',
  '8 13 14',
  '7 11',
  '7 11 17',
  '17',
  '',
  '31 33 34',
  '34',
  ...['', '', '', '34', '33 34', '33 34', '', '', '33 34', '34', '33 34', '', '33 34'],
  ...['26 28 30 33 34', '26 28 32', '32', '30 34', '34', '32 34', '33 34', '33 34', '33 34', '34'],
].flatMap((row, from) => (row === '' ? [] : row.split(' ').map((to) => [from, Number(to) - 1] as const)));

const tied = (nodeCount: number, ties: readonly (readonly [number, number])[]): Network =>
  buildNetwork({ nodeCount, from: ties.map(([from]) => from), to: ties.map(([, to]) => to) }, { directed: false });

/** Cliques of five, each tied to the next by one tie. */
const ring = (cliques: number): Network =>
  tied(
    cliques * 5,
    all(cliques).flatMap((clique) => {
      const pairs = all(5).flatMap((a) => all(a).map((b) => [clique * 5 + a, clique * 5 + b] as const));
      return [...pairs, [clique * 5, (clique * 5 + 6) % (cliques * 5)] as const];
    }),
  );

/** Whether each community hangs together by ties among its own. */
function isConnected(matrix: number[][], of: Int32Array): boolean {
  const far = distances(rows(matrix.length, (i, j) => (of[i] === of[j] ? at(matrix, i, j) : 0)));
  return all(matrix.length).every((i) => all(matrix.length).every((j) => of[i] !== of[j] || far[i]?.[j] !== Infinity));
}

test('modularity: what lies within beside what strengths expect, pair by pair', () => {
  for (const seed of [1, 2, 3, 4]) {
    const matrix = madeUp(seed, 11, { directed: false, loops: true });
    const of = Int32Array.from(all(11), (node) => (node * seed) % 4);
    for (const resolution of [0.5, 1, 2.5])
      near(modularity(networkOf(matrix, false), of, resolution), modularityTwin(matrix, of, resolution));
  }
  assert.ok(Number.isNaN(modularity(tied(3, []), Int32Array.of(0, 1, 2))));
});

test('a karate club falls into the four communities of the highest modularity there is', () => {
  // 0.4198 is the optimum: Brandes et al. 2008, IEEE Trans. Knowl. Data Eng. 20:172.
  assert.equal(karate.length, 78);
  const best = Math.max(...all(5).map((seed) => findCommunities(tied(34, karate), { seed, rounds: 10 }).modularity));
  near(best, 0.4197896, 1e-6);
});

test('a ring of cliques: pairs of them at resolution 1, each by itself above', () => {
  // The limit of resolution: Fortunato and Barthélemy 2007, PNAS 104:36, figure 3.
  const pairs = findCommunities(ring(30), { seed: 1, rounds: 10 });
  assert.ok(pairs.count <= 16);
  assert.ok(pairs.modularity >= 0.887, `${pairs.modularity}`);
  const single = findCommunities(ring(30), { seed: 1, resolution: 4 });
  assert.equal(single.count, 30);
  assert.ok(all(150).every((node) => single.of[node] === single.of[node - (node % 5)]));
});

test('communities come near the best of all partitions', () => {
  let [reached, of] = [0, 0];
  for (let seed = 1; seed <= 25; seed++) {
    const matrix = madeUp(seed, 8, { chance: 0.3, directed: false, loops: seed % 2 === 0 });
    if (total(matrix.flat()) === 0) continue;
    const best = bestModularityTwin(matrix, 1);
    const found = findCommunities(networkOf(matrix, false), { seed }).modularity;
    assert.ok(found <= best + 1e-9);
    assert.ok(found >= best - 0.05, `${found}, and there is ${best}`);
    of++;
    if (found >= best - 1e-9) reached++;
  }
  assert.ok(reached / of > 0.8, `the best in ${reached} of ${of}`);
});

const networks = fc.record({
  seed: fc.nat(1000),
  size: fc.integer({ min: 1, max: 40 }),
  chance: fc.constantFrom(0.03, 0.08, 0.2),
  resolution: fc.constantFrom(0.3, 1, 3),
});

test('each community is connected, none gains by joining another, and they are numbered by size', () => {
  fc.assert(
    fc.property(networks, ({ seed, size, chance, resolution }) => {
      const matrix = madeUp(seed, size, { chance, directed: false, loops: true });
      const network = networkOf(matrix, false);
      const { of, count, modularity: found } = findCommunities(network, { seed, resolution });
      assert.ok(isConnected(matrix, of));
      const sizes = all(count).map((community) => of.filter((one) => one === community).length);
      assert.deepEqual(
        sizes,
        sizes.toSorted((a, b) => b - a),
      );
      assert.ok(sizes.every((members) => members > 0));
      if (total(matrix.flat()) === 0) return;
      near(found, modularityTwin(matrix, of, resolution));
      for (const a of all(count)) {
        for (const b of all(a)) {
          const joined = of.map((community) => (community === a ? b : community));
          assert.ok(modularityTwin(matrix, joined, resolution) <= found + 1e-9, `${a} joins ${b}`);
        }
      }
    }),
    { seed: 42, numRuns: 60 },
  );
});

test('gone through until nothing changes, no node gains by going elsewhere or being alone', () => {
  fc.assert(
    fc.property(networks, ({ seed, size, chance, resolution }) => {
      const matrix = madeUp(seed, Math.min(size, 20), { chance, directed: false, loops: true });
      if (total(matrix.flat()) === 0) return;
      const found = findCommunities(networkOf(matrix, false), { seed, resolution, rounds: 100 });
      for (const node of all(matrix.length)) {
        for (const elsewhere of all(found.count + 1)) {
          const moved = found.of.map((community, other) => (other === node ? elsewhere : community));
          assert.ok(modularityTwin(matrix, moved, resolution) <= found.modularity + 1e-9, `${node} to ${elsewhere}`);
        }
      }
    }),
    { seed: 42, numRuns: 60 },
  );
});

test('communities that do not hang together are taken apart, and only those', () => {
  const two = tied(7, [
    [0, 1],
    [2, 3],
    [3, 4],
    [4, 5],
  ]);
  const parts = connectedParts(two, Int32Array.of(5, 5, 5, 5, 2, 2, 2));
  assert.deepEqual([...parts], [0, 0, 1, 1, 2, 2, 3]);
});

test('the seed decides and the unit of the weights does not', () => {
  fc.assert(
    fc.property(networks, ({ seed, size, chance, resolution }) => {
      const matrix = madeUp(seed, size, { chance, directed: false });
      const once = findCommunities(networkOf(matrix, false), { seed, resolution });
      assert.deepEqual(findCommunities(networkOf(matrix, false), { seed, resolution }), once);
      const pence = matrix.map((row) => row.map((weight) => weight * 1024));
      assert.deepEqual(findCommunities(networkOf(pence, false), { seed, resolution }).of, once.of);
    }),
    { seed: 42, numRuns: 40 },
  );
});

test('groups that were planted are found again', () => {
  const matrix = rows(60, (i, j) => (i !== j && (i % 4 === j % 4 || (i * j) % 17 === 1) ? 1 : 0));
  const { of, count } = findCommunities(networkOf(matrix, false), { seed: 3 });
  assert.equal(count, 4);
  assert.deepEqual([...of], [...numberBySize(Int32Array.from(all(60), (node) => node % 4)).of]);
});

test('without ties everybody is alone; directions and negative weights are faults', () => {
  assert.deepEqual([...findCommunities(tied(3, []), { seed: 1 }).of], [0, 1, 2]);
  assert.equal(findCommunities(tied(0, []), { seed: 1 }).count, 0);
  assert.throws(() => findCommunities(networkOf(madeUp(1, 5), true), { seed: 1 }), RangeError);
  assert.throws(
    () =>
      findCommunities(
        networkOf(
          [
            [0, -1],
            [-1, 0],
          ],
          false,
        ),
        { seed: 1 },
      ),
    RangeError,
  );
});
