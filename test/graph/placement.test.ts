import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { modularity } from '../../src/graph/community.ts';
import { findNestedCommunities } from '../../src/graph/nested-community.ts';
import { buildNetwork, type Network } from '../../src/graph/network.ts';
import { placeNodes } from '../../src/graph/placement.ts';
import { shelveComponents } from '../../src/graph/shelf.ts';
import { subnetwork } from '../../src/graph/subnetwork.ts';

type Tie = readonly [from: number, to: number, weight?: number];

const networkOf = (nodeCount: number, ties: readonly Tie[]): Network =>
  buildNetwork(
    {
      nodeCount,
      from: ties.map(([a]) => a),
      to: ties.map(([, b]) => b),
      weights: ties.map(([, , weight = 1]) => weight),
    },
    { directed: false },
  );

const distance = ({ x, y }: { x: Float64Array; y: Float64Array }, a: number, b: number): number =>
  Math.hypot((x[a] as number) - (x[b] as number), (y[a] as number) - (y[b] as number));

test('who has one partner only stands round it, the heaviest tie closest', () => {
  const star = networkOf(5, [
    [0, 1, 1],
    [0, 2, 9],
    [0, 3, 4],
    [0, 4, 4],
  ]);
  const places = placeNodes(star, { seed: 1 });
  // By Vogel’s formula with two places left free: √2, √3, 2, √5.
  const off = [2, 3, 4, 1].map((node) => distance(places, 0, node) ** 2);
  assert.deepEqual(off.map(Math.round), [2, 3, 4, 5]);
});

test('of two who have nobody but each other one stands beside the other', () => {
  const places = placeNodes(networkOf(2, [[1, 0]]), { seed: 1 });
  assert.ok(Math.abs(distance(places, 0, 1) - Math.SQRT2) < 1e-9);
});

const ties = fc.array(fc.tuple(fc.nat(29), fc.nat(29)), { minLength: 1, maxLength: 60 });

test('nobody stands upon another, everybody stands somewhere, and each time at the same place', () => {
  fc.assert(
    fc.property(ties, (given) => {
      const network = networkOf(30, given);
      const places = placeNodes(network, { seed: 7 });
      assert.ok([...places.x, ...places.y].every(Number.isFinite));
      assert.deepEqual(placeNodes(network, { seed: 7 }), places);
      for (let a = 0; a < 30; a++)
        for (let b = 0; b < a; b++) assert.ok(distance(places, a, b) > 0.6, `${a} and ${b}: ${distance(places, a, b)}`);
    }),
    { seed: 42, numRuns: 60 },
  );
});

test('what has no tie to the largest part stands under it', () => {
  const places = { x: Float64Array.of(0, 4, 900, 902, -70), y: Float64Array.of(0, 3, -5, -5, 4) };
  const labels = Int32Array.of(0, 0, 1, 1, 2);
  const shelved = shelveComponents(places, Float64Array.of(2, 2, 1, 1, 1), { labels, count: 3 });
  assert.deepEqual([...shelved.x], [0, 4, -1, 1, 5]);
  assert.deepEqual([...shelved.y], [0, 3, 8, 8, 8]);
});

test('a part of a network has the ties among its nodes and no others', () => {
  const network = networkOf(5, [
    [0, 1, 2],
    [1, 3, 5],
    [3, 3, 7],
    [3, 4, 1],
  ]);
  const part = subnetwork(network, Int32Array.of(1, 3));
  assert.deepEqual([...part.starts], [0, 1, 3]);
  assert.deepEqual([...part.targets], [1, 0, 1]);
  assert.deepEqual([...part.weights], [5, 5, 7]);
  assert.throws(() => subnetwork({ ...network, directed: true }, Int32Array.of(1)), RangeError);
});

/** Cliques of four in a ring, each tied to the next by one tie: beyond some number, modularity alone takes them two by two. */
function ringOfCliques(count: number): Network {
  const all: Tie[] = [];
  for (let clique = 0; clique < count; clique++) {
    const first = clique * 4;
    for (let a = 0; a < 4; a++) for (let b = 0; b < a; b++) all.push([first + a, first + b]);
    all.push([first, ((clique + 1) % count) * 4 + 1]);
  }
  return networkOf(count * 4, all);
}

test('communities that modularity does not see beside the whole are found within the larger ones', () => {
  const ring = ringOfCliques(40);
  const { of, count } = findNestedCommunities(ring, { seed: 1, largest: 4, modular: 0.1 });
  assert.equal(count, 40);
  for (let clique = 0; clique < 40; clique++)
    assert.equal(new Set(of.slice(clique * 4, clique * 4 + 4)).size, 1, `clique ${clique}`);
  assert.ok(modularity(ring, of) > 0.8);
});

test('a star has no parts, and communities are numbered by size', () => {
  const star: Tie[] = Array.from({ length: 50 }, (_, k) => [0, k + 1]);
  const { of, count } = findNestedCommunities(networkOf(53, [...star, [51, 52]]), {
    seed: 1,
    largest: 4,
    modular: 0.1,
  });
  assert.equal(count, 2);
  assert.deepEqual([of[0], of[50], of[51], of[52]], [0, 0, 1, 1]);
});
