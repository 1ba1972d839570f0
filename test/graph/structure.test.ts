import assert from 'node:assert/strict';
import test from 'node:test';
import { articulationPoints } from '../../src/graph/articulation.ts';
import { betweenness } from '../../src/graph/betweenness.ts';
import { componentSizes, strongComponents, weakComponents } from '../../src/graph/component.ts';
import { degreeCentralization, degrees, density, strengths, strengthsIn } from '../../src/graph/degree.ts';
import { meanDistance } from '../../src/graph/distance.ts';
import { buildNetwork } from '../../src/graph/network.ts';
import { pageRank } from '../../src/graph/page-rank.ts';
import { structuralHoles } from '../../src/graph/structural-holes.ts';
import { near } from './near.ts';
import {
  all,
  at,
  betweennessTwin,
  distances,
  groupCount,
  madeUp,
  networkOf,
  rows,
  structuralHolesTwin,
  total,
} from './twin.ts';

const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
const star = (size: number) =>
  networkOf(
    rows(size, (i, j) => ((i === 0) !== (j === 0) ? 1 : 0)),
    false,
  );

test('components: who reaches whom', () => {
  for (const seed of seeds) {
    const matrix = madeUp(seed, 14, { chance: 0.09, loops: true });
    const network = networkOf(matrix, true);
    const far = distances(matrix);
    const either = distances(rows(14, (i, j) => at(matrix, i, j) + at(matrix, j, i)));
    const [weak, strong] = [weakComponents(network), strongComponents(network)];
    for (const i of all(14)) {
      for (const j of all(14)) {
        assert.equal(weak.labels[i] === weak.labels[j], Number.isFinite(at(either, i, j)));
        const both = Number.isFinite(at(far, i, j)) && Number.isFinite(at(far, j, i));
        assert.equal(strong.labels[i] === strong.labels[j], both);
        if (at(matrix, i, j)) assert.ok((strong.labels[j] as number) <= (strong.labels[i] as number));
      }
    }
    assert.equal(new Set(weak.labels).size, weak.count);
    assert.equal(total(componentSizes(strong)), 14);
  }
});

test('deep networks need no deep stack', () => {
  const nodeCount = 200_000;
  const from = Int32Array.from({ length: nodeCount }, (_, node) => node);
  const ring = buildNetwork({ nodeCount, from, to: from.map((node) => (node + 1) % nodeCount) }, { directed: true });
  assert.equal(strongComponents(ring).count, 1);
  assert.equal(articulationPoints(ring).length, 0);
});

test('articulation points: those without whom there are more groups', () => {
  for (const seed of seeds) {
    const matrix = madeUp(seed, 14, { chance: 0.1, directed: false });
    const before = groupCount(matrix, -1);
    const expected = all(14).filter((node) => groupCount(matrix, node) > before);
    assert.deepEqual([...articulationPoints(networkOf(matrix, false))], expected);
  }
});

test('degree, strength, density and centralisation', () => {
  for (const seed of seeds) {
    const matrix = madeUp(seed, 10, { loops: true });
    const network = networkOf(matrix, true);
    const expected = matrix.map((row, i) => row.filter((weight, j) => weight && i !== j).length);
    assert.deepEqual([...degrees(network)], expected);
    near(strengths(network), matrix.map(total));
    near(
      strengthsIn(network),
      all(10).map((j) => total(matrix.map((row) => row[j] as number))),
    );
    near(density(network), total(expected) / 90);
  }
  assert.equal(degreeCentralization(star(7)), 1);
  assert.equal(
    degreeCentralization(
      networkOf(
        rows(5, (i, j) => (i === j ? 0 : 1)),
        false,
      ),
    ),
    0,
  );
  assert.equal(degreeCentralization(star(2)), null);
  assert.equal(density(star(1)), null);
});

test('mean distance: over pairs that reach each other, exactly or from drawn nodes with an error', () => {
  for (const seed of seeds) {
    const matrix = madeUp(seed, 60, { chance: 0.03 });
    const steps = distances(matrix)
      .flat()
      .filter((step) => step > 0 && Number.isFinite(step));
    const exact = meanDistance(networkOf(matrix, true));
    near(exact?.mean ?? null, total(steps) / steps.length);
    near(exact?.reachedRatio ?? null, steps.length / (60 * 59));
    assert.equal(exact?.standardError, 0);
    const drawn = meanDistance(networkOf(matrix, true), { exactTo: 10, draws: 30, seed });
    assert.equal(drawn?.sources, 30);
    assert.ok((drawn?.standardError ?? 0) > 0);
    assert.ok(Math.abs((drawn?.mean ?? 0) - (exact?.mean ?? 0)) < 4 * (drawn?.standardError ?? 0));
  }
  assert.equal(
    meanDistance(
      networkOf(
        rows(3, () => 0),
        true,
      ),
    ),
    null,
  );
});

test('betweenness: shares of shortest paths', () => {
  for (const directed of [true, false]) {
    for (const seed of seeds) {
      const matrix = madeUp(seed, 13, { chance: 0.2, directed });
      near(betweenness(networkOf(matrix, directed)).values, betweennessTwin(matrix, directed));
    }
  }
});

test('drawn betweenness states an error that holds, and is exact when everybody is drawn', () => {
  const matrix = madeUp(5, 120, { chance: 0.04, directed: false });
  const network = networkOf(matrix, false);
  const exact = betweenness(network).values;
  near(betweenness(network, { exactTo: 0, draws: 120, seed: 1 }).values, exact);
  let [squaredDifference, squaredError] = [0, 0];
  for (let seed = 0; seed < 100; seed++) {
    const { values, standardErrors, sources } = betweenness(network, { exactTo: 100, draws: 60, seed });
    assert.equal(sources, 60);
    squaredDifference += total(values.map((value, node) => (value - (exact[node] as number)) ** 2));
    squaredError += total(standardErrors.map((error) => error ** 2));
  }
  const ratio = Math.sqrt(squaredDifference / squaredError);
  assert.ok(ratio > 0.93 && ratio < 1.07, `values are off by ${ratio} standard errors`);
});

test('PageRank: the share of time of a walker, as the whole matrix has it', () => {
  for (const seed of seeds) {
    const matrix = madeUp(seed, 9, { chance: 0.2 });
    const move = matrix.map((row) => row.map((weight) => (total(row) ? weight / total(row) : 1 / 9)));
    let share = all(9).map(() => 1 / 9);
    for (let round = 0; round < 300; round++)
      share = all(9).map((j) => total(all(9).map((i) => (share[i] as number) * (0.85 * at(move, i, j) + 0.15 / 9))));
    const { values, change } = pageRank(networkOf(matrix, true));
    near(values, share);
    near(total(values), 1);
    assert.ok(change <= 1e-10);
  }
});

test('PageRank settles in few rounds where everybody hangs together', () => {
  for (const seed of seeds) {
    const { rounds } = pageRank(networkOf(madeUp(seed, 60, { chance: 0.1, directed: false }), false));
    assert.ok(rounds < 35, `${rounds} rounds`);
  }
});

test('structural holes: constraint and effective size, term by term', () => {
  for (const seed of seeds) {
    for (const directed of [true, false]) {
      const matrix = madeUp(seed, 12, { chance: 0.25, directed, loops: true });
      const twin = structuralHolesTwin(matrix);
      const holes = structuralHoles(networkOf(matrix, directed));
      near(holes.constraint, twin.constraint);
      near(holes.effectiveSize, twin.effectiveSize);
    }
  }
  const { constraint, effectiveSize } = structuralHoles(star(6));
  near(constraint, [1 / 5, 1, 1, 1, 1, 1]);
  near(effectiveSize, [5, 1, 1, 1, 1, 1]);
  assert.ok(
    Number.isNaN(
      structuralHoles(
        networkOf(
          rows(1, () => 0),
          false,
        ),
      ).constraint[0],
    ),
  );
});
