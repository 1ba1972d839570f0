import assert from 'node:assert/strict';
import test from 'node:test';
import { ascendency, fitness, marginalValues, robustness } from '../../src/graph/ascendency.ts';
import { averagePathLength, finnCyclingIndex, usefulExitYield } from '../../src/graph/cycling.ts';
import { closeFlow, type FlowSystem, mergeNodes, throughflow, totalSystemThroughput } from '../../src/graph/flow.ts';
import { fundamentalDiagonal, fundamentalMatrix, sweep } from '../../src/graph/fundamental.ts';
import { coefficients, leontiefInverse, multipliers } from '../../src/graph/input-output.ts';
import { invert } from '../../src/graph/matrix.ts';
import { buildNetwork } from '../../src/graph/network.ts';
import { seedRandom } from '../../src/graph/random.ts';
import { near } from './near.ts';
import {
  all,
  ascendencyTwin,
  at,
  type MadeUpFlow,
  madeUpFlow,
  networkOf,
  rows,
  seriesTwin,
  times,
  total,
} from './twin.ts';

const seeds = [1, 2, 3, 4, 5, 6];

const systemOf = ({ flow, inflow, exports, dissipation }: MadeUpFlow): FlowSystem => ({
  internal: networkOf(flow, true),
  inflow: Float64Array.from(inflow),
  exports: Float64Array.from(exports),
  dissipation: Float64Array.from(dissipation),
});

const throughOf = ({ flow, inflow }: MadeUpFlow): number[] =>
  all(flow.length).map((j) => (inflow[j] as number) + total(flow.map((row) => row[j] as number)));

test('throughflow, fundamental matrix, cycling and conversion: as the series of shares has them', () => {
  for (const seed of seeds) {
    for (const size of [2, 5, 9]) {
      const made = madeUpFlow(seed, size);
      const flow = systemOf(made);
      const through = throughOf(made);
      const shares = rows(size, (i, j) => (at(made.flow, i, j) ? at(made.flow, i, j) / (through[i] as number) : 0));
      const series = seriesTwin(shares);
      near(throughflow(flow).value, through);
      near(fundamentalMatrix(flow).value?.cells ?? null, series.flat());
      const diagonal = all(size).map((i) => at(series, i, i));
      near(fundamentalDiagonal(flow).value, diagonal);
      const cycled = all(size).map((i) => (through[i] as number) * (1 - 1 / (diagonal[i] as number)));
      near(finnCyclingIndex(flow).value, total(cycled) / total(through));
      near(averagePathLength(flow).value, total(through) / total(made.inflow));
      const leaving = (amounts: number[]) => amounts.map((amount, i) => amount / (through[i] as number));
      const yields = (exits: number[]) =>
        all(size).map((i) => total(all(size).map((j) => at(series, i, j) * (exits[j] as number))));
      near(usefulExitYield(flow).value, yields(leaving(made.exports)));
      const network = { ...networkOf(shares, true) };
      near(
        sweep(network, Float64Array.from(leaving(made.exports)), Int32Array.from(all(size))),
        yields(leaving(made.exports)),
      );
    }
  }
});

test('whatever comes in leaves at last: exits of both kinds give a yield of one', () => {
  const made = madeUpFlow(9, 12);
  const both = { ...made, exports: made.exports.map((amount, i) => amount + (made.dissipation[i] as number)) };
  near(
    usefulExitYield(systemOf({ ...both, dissipation: both.dissipation.map(() => 0) })).value,
    all(12).map(() => 1),
  );
});

test('flows that are not balanced are refused where a steady state is assumed, and named', () => {
  const made = madeUpFlow(2, 5);
  (made.inflow[3] as number) += 7;
  const flow = systemOf(made);
  for (const answer of [
    throughflow(flow),
    fundamentalMatrix(flow),
    fundamentalDiagonal(flow),
    finnCyclingIndex(flow),
    averagePathLength(flow),
    usefulExitYield(flow),
  ]) {
    assert.equal(answer.value, null);
    assert.match(answer.because ?? '', /node 3/);
  }
  assert.notEqual(ascendency(flow).alpha, null, 'ascendency assumes no balance');
  (made.inflow[3] as number) = -1;
  assert.throws(() => throughflow(systemOf(made)), RangeError);
  assert.throws(() => ascendency(systemOf(made)), RangeError);
});

test('limits: nothing flows, nothing comes back, nothing leaves', () => {
  const nothing = closeFlow(
    networkOf(
      rows(3, () => 0),
      true,
    ),
  );
  assert.equal(finnCyclingIndex(nothing).value, null);
  assert.equal(averagePathLength(nothing).value, null);
  const { alpha, averageMutualInformationBits } = ascendency(nothing);
  assert.deepEqual([alpha, averageMutualInformationBits], [null, null]);
  const ring = closeFlow(
    networkOf(
      rows(3, (i, j) => (j === (i + 1) % 3 ? 10 : 0)),
      true,
    ),
  );
  assert.equal(fundamentalMatrix(ring).value, null, 'what never leaves is at its node without end');
  near(finnCyclingIndex(ring).value, 1);
  near(usefulExitYield(ring).value, [0, 0, 0]);
  const chain: FlowSystem = {
    internal: networkOf(
      rows(3, (i, j) => (j === i + 1 ? 10 : 0)),
      true,
    ),
    inflow: Float64Array.of(10, 0, 0),
    exports: Float64Array.of(0, 0, 10),
    dissipation: new Float64Array(3),
  };
  assert.equal(finnCyclingIndex(chain).value, 0);
  near(usefulExitYield(chain).value, [1, 1, 1]);
});

test('sweeping gives what the whole matrix gives', () => {
  for (const seed of seeds) {
    const flow = systemOf(madeUpFlow(seed, 12, 0.2));
    near(fundamentalDiagonal(flow, 0).value, fundamentalDiagonal(flow).value as Float64Array);
    near(usefulExitYield(flow, 0).value, usefulExitYield(flow).value as Float64Array);
    near(finnCyclingIndex(flow, 0).value, finnCyclingIndex(flow).value as number);
  }
});

test('a hub and its spokes, swept, in closed form', () => {
  // Made up: the hub hands all it has to the spokes alike; each returns half and exports half.
  const spokes = 150;
  const nodes = Int32Array.from({ length: spokes }, (_, k) => k + 1);
  const hub = new Int32Array(spokes);
  const weights = new Float64Array(2 * spokes).fill(2).fill(1, spokes);
  const border = (first: number, other: number) => new Float64Array(spokes + 1).fill(other).fill(first, 0, 1);
  const flow: FlowSystem = {
    internal: buildNetwork(
      { nodeCount: spokes + 1, from: [...hub, ...nodes], to: [...nodes, ...hub], weights },
      { directed: true },
    ),
    inflow: border(spokes, 0),
    exports: border(0, 1),
    dissipation: border(0, 0),
  };
  // A unit at the hub is back with a chance of a half; one at a spoke by way of the hub, over other spokes or not.
  const spoke = 1 / spokes / (1 - (0.5 * (spokes - 1)) / spokes) / 2;
  near(fundamentalDiagonal(flow, 100).value, border(2, 1 / (1 - spoke)));
  near(usefulExitYield(flow, 100).value, border(1, 1));
  near(finnCyclingIndex(flow, 100).value, (2 * spokes * 0.5 + 2 * spokes * spoke) / (4 * spokes));
});

test('beyond 2,000 nodes the whole matrix is refused and conversion goes on', () => {
  // Made up: a chain that hands 8 on, 1 of them of use at its end, 7 used up there.
  const size = 2500;
  const nodes = Int32Array.from({ length: size - 1 }, (_, k) => k);
  const edges = { nodeCount: size, from: nodes, to: nodes.map((node) => node + 1), weights: nodes.map(() => 8) };
  const flow = {
    internal: buildNetwork(edges, { directed: true }),
    inflow: new Float64Array(size).with(0, 8),
    exports: new Float64Array(size).with(size - 1, 1),
    dissipation: new Float64Array(size).with(size - 1, 7),
  };
  assert.equal(fundamentalMatrix(flow).value, null);
  near(usefulExitYield(flow).value, new Float64Array(size).fill(1 / 8));
  assert.equal(finnCyclingIndex(flow).value, 0);
});

test('ascendency: as the whole matrix has it; alpha does not depend on the unit', () => {
  for (const seed of seeds) {
    const made = madeUpFlow(seed, 7);
    const twin = ascendencyTwin(made);
    const family = ascendency(systemOf(made));
    near(family.ascendency, twin.ascendency);
    near(family.developmentCapacity, twin.capacity);
    near(family.overhead, twin.capacity - twin.ascendency);
    near(family.alpha, twin.ascendency / twin.capacity);
    near(family.averageMutualInformationBits, twin.ascendency / totalSystemThroughput(systemOf(made)));
    const pence = (amounts: number[]) => amounts.map((amount) => amount * 100);
    const inPence = {
      flow: made.flow.map(pence),
      inflow: pence(made.inflow),
      exports: pence(made.exports),
      dissipation: pence(made.dissipation),
    };
    near(ascendency(systemOf(inPence)).alpha, family.alpha as number);
  }
});

test('fitness and robustness: best where they are said to be best, nothing at both ends', () => {
  near(fitness(Math.exp(-1 / 1.288)), 1);
  near(fitness(0.3, 1), Math.E * robustness(0.3));
  near([fitness(0), fitness(1), robustness(0), robustness(1)], [0, 0, 0, 0]);
});

test('marginal values: what a little more of a flow does to throughput × fitness', () => {
  const step = 1e-5;
  for (const exponent of [1, 1.288]) {
    const made = madeUpFlow(4, 4);
    const flow = systemOf(made);
    const worth = (changed: FlowSystem) =>
      totalSystemThroughput(changed) * fitness(ascendency(changed).alpha as number, exponent);
    const slope = (amounts: Float64Array, put: (changed: Float64Array) => FlowSystem) =>
      amounts.map((amount, k) => {
        if (amount === 0) return Number.NaN;
        const moved = (by: number) => worth(put(amounts.with(k, amount + by)));
        return (moved(step) - moved(-step)) / (2 * step);
      });
    const values = marginalValues(flow, exponent);
    assert.ok(values);
    near(
      values.internal,
      slope(flow.internal.weights, (weights) => ({ ...flow, internal: { ...flow.internal, weights } })),
      1e-5,
    );
    near(
      values.inflow,
      slope(flow.inflow, (inflow) => ({ ...flow, inflow })),
      1e-5,
    );
    near(
      values.exports,
      slope(flow.exports, (exports) => ({ ...flow, exports })),
      1e-5,
    );
    near(
      values.dissipation,
      slope(flow.dissipation, (dissipation) => ({ ...flow, dissipation })),
      1e-5,
    );
  }
});

test('nodes taken as one: their flows add up, and those among them become a flow to itself', () => {
  const made = madeUpFlow(6, 5);
  const into = [0, 1, 1, 2, 1];
  const among = (list: number[], label: number) => total(list.filter((_, i) => into[i] === label));
  const merged = {
    flow: rows(3, (a, b) =>
      total(all(5).flatMap((i) => all(5).map((j) => (into[i] === a && into[j] === b ? at(made.flow, i, j) : 0)))),
    ),
    inflow: all(3).map((label) => among(made.inflow, label)),
    exports: all(3).map((label) => among(made.exports, label)),
    dissipation: all(3).map((label) => among(made.dissipation, label)),
  };
  const got = mergeNodes(systemOf(made), Int32Array.from(into));
  assert.deepEqual(got, systemOf(merged));
  near(totalSystemThroughput(got), totalSystemThroughput(systemOf(made)));
  // A flow to itself goes round: the series holds with a diagonal too.
  const through = throughOf(merged);
  const series = seriesTwin(rows(3, (i, j) => at(merged.flow, i, j) / (through[i] as number)));
  near(
    fundamentalDiagonal(got).value,
    all(3).map((i) => at(series, i, i)),
  );
  near(fundamentalDiagonal(got, 0).value, fundamentalDiagonal(got).value as Float64Array);
});

test('inverse: times the matrix is one; absent where there is none', () => {
  const random = seedRandom(3);
  for (const size of [1, 2, 6, 15]) {
    const matrix = rows(size, () => random() - 0.5);
    const inverse = invert({ size, cells: Float64Array.from(matrix.flat()) });
    const product = times(
      matrix,
      rows(size, (i, j) => inverse?.cells[i * size + j] as number),
    );
    near(product.flat(), rows(size, (i, j) => (i === j ? 1 : 0)).flat(), 1e-9);
  }
  assert.equal(invert({ size: 2, cells: Float64Array.of(1, 2, 2, 4) }), null);
});

test('Leontief: the series of what is taken for what is taken', () => {
  for (const seed of seeds) {
    const random = seedRandom(seed);
    const taken = rows(4, () => Math.floor(random() * 20));
    const output = all(4).map(() => 100 + Math.floor(random() * 50));
    const shares = rows(4, (i, j) => at(taken, i, j) / (output[j] as number));
    const got = coefficients({ size: 4, cells: Float64Array.from(taken.flat()) }, Float64Array.from(output));
    near(got.cells, shares.flat());
    const inverse = leontiefInverse(got).value;
    const series = seriesTwin(shares);
    near(inverse?.cells ?? null, series.flat());
    near(
      inverse && multipliers(inverse),
      all(4).map((j) => total(series.map((row) => row[j] as number))),
    );
  }
  assert.equal(leontiefInverse({ size: 1, cells: Float64Array.of(1) }).value, null);
  assert.throws(() => coefficients({ size: 1, cells: Float64Array.of(1) }, Float64Array.of(0)), RangeError);
});
