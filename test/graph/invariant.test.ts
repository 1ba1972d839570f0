import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { articulationPoints } from '../../src/graph/articulation.ts';
import { betweenness, dependenciesFrom } from '../../src/graph/betweenness.ts';
import { strongComponents, weakComponents } from '../../src/graph/component.ts';
import { degrees, strengths, strengthsIn } from '../../src/graph/degree.ts';
import { distancesFrom } from '../../src/graph/distance.ts';
import { buildNetwork, mutual, type Network, relabel, transpose } from '../../src/graph/network.ts';
import { pageRank } from '../../src/graph/page-rank.ts';
import { project } from '../../src/graph/projection.ts';
import { seedRandom, shuffle } from '../../src/graph/random.ts';
import { reciprocity } from '../../src/graph/reciprocity.ts';
import { structuralHoles } from '../../src/graph/structural-holes.ts';
import { near } from './near.ts';
import { all, total } from './twin.ts';

const size = 30;
const made = fc
  .record({
    ties: fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1), fc.integer({ min: 1, max: 9 })), { maxLength: 120 }),
    directed: fc.boolean(),
  })
  .map(({ ties, directed }) =>
    buildNetwork(
      {
        nodeCount: size,
        from: ties.map(([from]) => from),
        to: ties.map(([, to]) => to),
        weights: ties.map(([, , weight]) => weight),
      },
      { directed },
    ),
  );

const holds = (property: (network: Network) => void, numRuns = 100) =>
  fc.assert(fc.property(made, property), { seed: 42, numRuns });

/** The same network under other numbers: node order[k] becomes node k. */
function renamed(network: Network): { readonly order: Int32Array; readonly other: Network } {
  const order = Int32Array.from(all(network.nodeCount));
  shuffle(order, seedRandom(7));
  return { order, other: relabel(network, order) };
}

test('who a node is does not depend on its number', () => {
  const kernels: Record<string, (network: Network) => ArrayLike<number>> = {
    degrees,
    strengths,
    pageRank: (network) => pageRank(network, { damping: 0.85, tolerance: 1e-13, maxRounds: 500 }).values,
    betweenness: (network) => betweenness(network).values,
    constraint: (network) => structuralHoles(network).constraint,
    effectiveSize: (network) => structuralHoles(network).effectiveSize,
    articulation: (network) => {
      const points = new Set(articulationPoints(network));
      return all(size).map((node) => (points.has(node) ? 1 : 0));
    },
  };
  holds((network) => {
    const { order, other } = renamed(network);
    for (const kernel of Object.values(kernels)) {
      const [before, after] = [kernel(network), kernel(other)];
      near(
        after,
        Array.from(order, (node) => before[node] as number),
      );
    }
    assert.equal(weakComponents(other).count, weakComponents(network).count);
    assert.equal(strongComponents(other).count, strongComponents(network).count);
  }, 60);
});

test('components: ends of a tie are together; numbers go by first node; strong ones lie within weak ones', () => {
  holds((network) => {
    const [weak, strong] = [weakComponents(network), strongComponents(network)];
    const firsts = all(weak.count).map((label) => weak.labels.indexOf(label));
    assert.deepEqual(
      firsts,
      firsts.toSorted((a, b) => a - b),
    );
    for (const node of all(size)) {
      const row = network.targets.subarray(network.starts[node], network.starts[node + 1]);
      for (const target of row) {
        assert.equal(weak.labels[node], weak.labels[target]);
        assert.ok((strong.labels[target] as number) <= (strong.labels[node] as number));
      }
    }
    if (!network.directed) assert.equal(strong.count, weak.count);
    assert.equal(strongComponents(transpose(network)).count, strong.count);
  });
});

test('degree and strength: what goes out comes in', () => {
  holds((network) => {
    near(total(strengths(network)), total(strengthsIn(network)));
    near(total(degrees(network)), total(degrees(transpose(network))));
    if (!network.directed) assert.equal(total(degrees(network)) % 2, 0);
  });
});

test('PageRank: shares of one, none below what a walker starts anew with; it settles', () => {
  holds((network) => {
    const { values, change } = pageRank(network);
    near(total(values), 1);
    assert.ok(values.every((value) => value >= (0.15 / size) * (1 - 1e-9)));
    assert.ok(change <= 1e-10);
  });
  const nothing = buildNetwork({ nodeCount: 4, from: [], to: [] }, { directed: true });
  near(pageRank(nothing).values, [0.25, 0.25, 0.25, 0.25]);
});

test('betweenness: all of it is the steps between ends, and sums over starting nodes can be shared out', () => {
  holds((network) => {
    const between = all(size).flatMap((node) => [...distancesFrom(network, node)].filter((steps) => steps > 1));
    const within = total(between.map((steps) => steps - 1)) / (network.directed ? 1 : 2);
    near(total(betweenness(network).values), within, 1e-8);
    const halves = [0, 1].map((half) => Int32Array.from(all(size).filter((node) => node % 2 === half)));
    const sums = halves.map((sources) => dependenciesFrom(network, sources).sums);
    const whole = dependenciesFrom(network, Int32Array.from(all(size))).sums;
    near(
      whole,
      all(size).map((node) => total(sums.map((half) => half[node] as number))),
    );
  });
});

test('articulation points: without one there are more components, without any other there are not', () => {
  holds((network) => {
    const points = new Set(articulationPoints(network));
    const before = weakComponents(network).count;
    for (const node of all(size)) {
      const { starts, targets, weights } = mutual(network);
      const isTied = starts[node] !== starts[node + 1];
      const sources = all(size).flatMap((k) => Array((starts[k + 1] as number) - (starts[k] as number)).fill(k));
      const kept = sources.map((_, slot) => slot).filter((slot) => sources[slot] !== node && targets[slot] !== node);
      const without = buildNetwork(
        {
          nodeCount: size,
          from: kept.map((slot) => sources[slot] as number),
          to: kept.map((slot) => targets[slot] as number),
          weights: kept.map((slot) => weights[slot] as number),
        },
        { directed: true },
      );
      // Who is left alone makes a component too.
      const after = weakComponents(without).count - (isTied ? 1 : 0);
      assert.equal(points.has(node), after > before);
    }
  }, 40);
});

test('projection: a simple network whose weights count pairs, and each shared partner counts once a pair', () => {
  holds((network) => {
    const along = network.directed ? network : transpose(network);
    const sharing = degrees(transpose(along));
    for (const weigh of ['count', 'newman'] as const) {
      const { network: projected, leftOut } = project(along, { weigh, hubLimit: size });
      assert.equal(leftOut.length, 0);
      assert.deepEqual(mutual(projected), projected);
      const pairs = total([...sharing].map((k) => (k < 2 ? 0 : (k * (k - 1)) / 2 / (weigh === 'count' ? 1 : k - 1))));
      near(total(projected.weights) / 2, pairs);
    }
  });
});

test('reciprocity: all of it where ties go both ways alike, the same turned round', () => {
  holds((network) => {
    if (!network.directed) return;
    const { ratio, mutualPairs } = reciprocity(network);
    const turned = reciprocity(transpose(network));
    assert.equal(turned.mutualPairs, mutualPairs);
    if (ratio === null) return assert.equal(turned.ratio, null);
    near(turned.ratio, ratio);
    assert.ok(ratio >= 0 && ratio <= 1);
    const even = { ...mutual(network), directed: true };
    near(reciprocity(even).ratio, 1);
  });
});
