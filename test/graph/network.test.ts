import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  buildNetwork,
  keepTies,
  mutual,
  type Network,
  orderByDegree,
  relabel,
  slotSources,
  transpose,
} from '../../src/graph/network.ts';
import { all, at, madeUp, networkOf, type Rows, rows } from './twin.ts';

/** The whole matrix of a network, weights of parallel ties added. */
function matrixOf(network: Network): Rows {
  const matrix = rows(network.nodeCount, () => 0);
  slotSources(network).forEach((from, slot) => {
    const row = matrix[from] as number[];
    const to = network.targets[slot] as number;
    row[to] = (row[to] as number) + (network.weights[slot] as number);
  });
  return matrix;
}

const ties = fc.array(fc.tuple(fc.nat(7), fc.nat(7), fc.integer({ min: 1, max: 9 })), { maxLength: 40 });
const build = (list: [number, number, number][], directed: boolean, parallel: 'add' | 'keep' = 'add') =>
  buildNetwork(
    {
      nodeCount: 8,
      from: list.map(([from]) => from),
      to: list.map(([, to]) => to),
      weights: list.map(([, , weight]) => weight),
    },
    { directed, parallel },
  );

test('a network holds the ties it was built from, rows ascending, whatever their order', () => {
  fc.assert(
    fc.property(ties, fc.boolean(), fc.constantFrom('add' as const, 'keep' as const), (list, directed, parallel) => {
      const expected = rows(8, () => 0);
      for (const [from, to, weight] of list) {
        (expected[from] as number[])[to] = at(expected, from, to) + weight;
        if (!directed && from !== to) (expected[to] as number[])[from] = at(expected, to, from) + weight;
      }
      const network = build(list, directed, parallel);
      assert.deepEqual(matrixOf(network), expected);
      for (const node of all(8)) {
        const row = [...network.targets.subarray(network.starts[node], network.starts[node + 1])];
        assert.deepEqual(
          row,
          row.toSorted((a, b) => a - b),
        );
        if (parallel === 'add') assert.equal(new Set(row).size, row.length);
      }
      if (parallel === 'keep' && directed) assert.equal(network.targets.length, list.length);
    }),
    { seed: 42 },
  );
});

test('turning ties round, adding both ways, leaving some out and renaming do to the matrix what they say', () => {
  for (const seed of [1, 2, 3]) {
    const matrix = madeUp(seed, 12, { loops: true });
    const network = networkOf(matrix, true);
    assert.deepEqual(
      matrixOf(transpose(network)),
      rows(12, (i, j) => at(matrix, j, i)),
    );
    assert.deepEqual(transpose(transpose(network)), network);
    assert.deepEqual(
      matrixOf(mutual(network)),
      rows(12, (i, j) => (i === j ? 0 : at(matrix, i, j) + at(matrix, j, i))),
    );
    assert.deepEqual(
      matrixOf(keepTies(network, (slot) => (network.weights[slot] as number) > 4)),
      rows(12, (i, j) => (at(matrix, i, j) > 4 ? at(matrix, i, j) : 0)),
    );
    const both = madeUp(seed, 12, { directed: false, loops: true });
    assert.deepEqual(
      matrixOf(mutual(networkOf(both, false))),
      rows(12, (i, j) => (i === j ? 0 : at(both, i, j))),
    );
    const order = orderByDegree(network);
    assert.deepEqual(
      matrixOf(relabel(network, order)),
      rows(12, (i, j) => at(matrix, order[i] as number, order[j] as number)),
    );
    const degree = (node: number) => (matrix[node] as number[]).filter(Boolean).length;
    assert.deepEqual(
      [...order],
      all(12).toSorted((a, b) => degree(a) - degree(b) || a - b),
    );
  }
});

test('ties that lead nowhere or weigh nothing known are faults', () => {
  const one = (from: number, to: number, weight: number) => () =>
    buildNetwork({ nodeCount: 2, from: [from], to: [to], weights: [weight] }, { directed: true });
  assert.throws(one(0, 2, 1), RangeError);
  assert.throws(one(-1, 0, 1), RangeError);
  assert.throws(one(0, 0.5, 1), RangeError);
  assert.throws(one(0, 1, Number.NaN), RangeError);
  assert.throws(() => buildNetwork({ nodeCount: 2, from: [0], to: [] }, { directed: true }), RangeError);
  assert.throws(() => relabel(networkOf(madeUp(1, 3), true), Int32Array.of(0, 0, 1)), RangeError);
  assert.equal(buildNetwork({ nodeCount: 0, from: [], to: [] }, { directed: true }).starts.length, 1);
});
