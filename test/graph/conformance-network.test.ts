import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { conformance } from '../../src/cli/conformance.ts';
import { networkJudge } from '../../src/cli/conformance-network.ts';
import {
  agreementTwin,
  all,
  ascendencyTwin,
  at,
  betweennessTwin,
  distances,
  divergenceTwin,
  groupCount,
  loopsTwin,
  madeUp,
  madeUpFlow,
  type Rows,
  rows,
  seriesTwin,
  shapleyTwin,
  structuralHolesTwin,
  survivalTwin,
  total,
} from './twin.ts';

const oracles = join('..', 'shared', 'oracles', 'network');

async function judge(files: Readonly<Record<string, unknown>>) {
  const dir = mkdtempSync(join(tmpdir(), 'network-'));
  try {
    for (const [name, content] of Object.entries(files))
      writeFileSync(join(dir, name), typeof content === 'string' ? content : JSON.stringify(content));
    return await conformance(dir, [networkJudge]);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

test('every published figure passes', async (t) => {
  if (!existsSync(oracles)) return t.skip('../shared is not here');
  const { figures, unknown } = await conformance(oracles, [networkJudge]);
  assert.deepEqual(
    figures.filter(({ pass }) => !pass),
    [],
  );
  assert.deepEqual(unknown, []);
  assert.ok(figures.length >= 79, `${figures.length} figures`);
});

const letters = 'ABCDEFGHIJ';
const edgesOf = (matrix: Rows, name: (node: number) => string | number, directed = true) =>
  matrix.flatMap((row, i) =>
    row.flatMap((weight, j) => (weight && (directed || i < j) ? [[name(i), name(j), weight]] : [])),
  );
const byName = (values: number[]) => Object.fromEntries(values.map((value, k) => [letters[k], value]));

function flowFile(seed: number) {
  const made = madeUpFlow(seed, 5);
  const { ascendency, capacity } = ascendencyTwin(made);
  const { flow, inflow, exports, dissipation } = made;
  const through = all(5).map((j) => (inflow[j] as number) + total(flow.map((row) => row[j] as number)));
  const series = seriesTwin(rows(5, (i, j) => at(flow, i, j) / (through[i] as number)));
  const cycled = through.map((amount, i) => amount * (1 - 1 / at(series, i, i)));
  const into = [0, 1, 2, 2, 3];
  const joined = (list: number[]) => all(4).map((k) => total(list.filter((_, i) => into[i] === k)));
  const merged = ascendencyTwin({
    flow: rows(4, (a, b) =>
      total(all(5).flatMap((i) => all(5).map((j) => (into[i] === a && into[j] === b ? at(flow, i, j) : 0)))),
    ),
    inflow: joined(inflow),
    exports: joined(exports),
    dissipation: joined(dissipation),
  });
  const alpha = ascendency / capacity;
  return {
    tolerance: 1e-9,
    toleranceOf: { ascendency: 1e-6, overhead: 1e-6, developmentCapacity: 1e-6 },
    input: { nodes: ['Buyer', 'Prime', 'SubA', 'SubB', 'Community'], flow, inflow, export: exports, dissipation },
    expected: {
      throughflow: through,
      boundaryInflow: total(inflow),
      totalSystemThroughflow: total(through),
      totalSystemThroughput: total(flow.flat()) + total([...inflow, ...exports, ...dissipation]),
      averagePathLength: total(through) / total(inflow),
      finnCyclingIndex: total(cycled) / total(through),
      ascendency,
      overhead: capacity - ascendency,
      developmentCapacity: capacity,
      alpha,
      robustnessMinusAlphaLnAlpha: -alpha * Math.log(alpha),
      fitnessB15: -Math.E * alpha ** 1.5 * Math.log(alpha ** 1.5),
      fundamentalMatrixSubAPrime: at(series, 2, 1),
      fundamentalMatrixDiagonal: all(5).map((i) => at(series, i, i)),
      fundamentalMatrix: series,
      usefulExitYield: all(5).map((i) =>
        total(all(5).map((j) => (at(series, i, j) * (exports[j] as number)) / (through[j] as number))),
      ),
      alphaWhenSubcontractorsAreMerged: merged.ascendency / merged.capacity,
    },
  };
}

function structureFiles(seed: number) {
  const plain = rows(9, (i, j) => (at(madeUp(seed, 9, { chance: 0.35, directed: false }), i, j) ? 1 : 0));
  const steps = distances(plain)
    .flat()
    .filter((step) => step > 0 && Number.isFinite(step));
  const degree = plain.map(total);
  const groups = groupCount(plain, -1);
  const weighted = madeUp(seed, 7, { chance: 0.5 });
  const unweighted = weighted.map((row) => row.map((weight) => (weight ? 1 : 0)));
  const last = (all(9).findLast((node) => degree[node]) ?? 0) + 1;
  assert.equal(last, 9, 'the last node has a tie, or else the file could not tell of it');
  return {
    'krackhardt-kite-made-up.json': {
      tolerance: 1e-9,
      input: { edges: edgesOf(plain, (node) => node, false).map(([from, to]) => [from, to]) },
      expected: {
        betweenness: betweennessTwin(plain, false),
        meanDistance: total(steps) / steps.length,
        density: total(degree) / 72,
        articulationPoints: all(9).filter((node) => groupCount(plain, node) > groups),
        degreeCentralisation: total(degree.map((one) => Math.max(...degree) - one)) / 56,
        constraint: structuralHolesTwin(plain).constraint.map((value) => (Number.isNaN(value) ? null : value)),
      },
    },
    'structural-holes-made-up.json': {
      tolerance: 1e-9,
      cases: [
        {
          name: 'made up',
          directed: true,
          edges: edgesOf(weighted, (node) => letters[node] as string),
          expected: {
            constraint: byName(structuralHolesTwin(unweighted).constraint),
            weightedConstraint: byName(structuralHolesTwin(weighted).constraint),
            effectiveSize: byName(structuralHolesTwin(unweighted).effectiveSize),
          },
        },
      ],
    },
  };
}

function valueFiles(seed: number) {
  const scores = madeUp(seed, 6, { chance: 0.5 });
  const matrix = rows(6, (i, j) => at(scores, i, j) / 10);
  const loops = loopsTwin(matrix, 0, 6);
  const sum = total(loops.map(({ value }) => value));
  const through = (node: number) => total(loops.filter(({ path }) => path.includes(node)).map(({ value }) => value));
  const { A: _, ...others } = byName(all(6).map((node) => through(node) / sum));
  const worth = (members: readonly number[]) => members.length ** 2 + (members.includes(0) ? seed : 0);
  const coalitions = all(16)
    .slice(1)
    .map((mask) => all(4).filter((player) => mask & (1 << player)));
  const named = (members: number[]) => members.map((player) => player + 1).join('');
  const raters = [
    [1, 2, 4, null, 5, 2],
    [1, 3, 4, 2, 5, null],
    [2, 3, 4, 2, null, seed],
  ];
  const scales = ['nominal', 'ordinal', 'interval', 'ratio'];
  const [events, censored] = [
    [2, 3, 3, 8],
    [1, 3, 9, seed],
  ] as const;
  const flow = madeUp(seed, 5);
  const least = total(flow.flatMap((row, i) => row.map((weight, j) => Math.min(weight, at(flow, j, i)))));
  return {
    'value-loops-made-up.json': {
      tolerance: 1e-9,
      input: { focal: 'A', edges: edgesOf(matrix, (node) => letters[node] as string) },
      expected: {
        loops: loops.map(({ value }) => value).toSorted((a, b) => b - a),
        sum,
        weightedOccurrence: others,
      },
    },
    'cooperative-value-made-up.json': {
      tolerance: 1e-9,
      cases: [
        {
          players: 4,
          value: Object.fromEntries(coalitions.map((members) => [named(members), worth(members)])),
          expected: { shapley: shapleyTwin(4, worth) },
        },
      ],
    },
    'agreement-made-up.json': {
      tolerance: 1e-9,
      input: { raters },
      expected: Object.fromEntries(scales.map((scale) => [scale, agreementTwin(raters, scale)])),
    },
    'survival-made-up.json': {
      tolerance: 1e-9,
      input: { events, censored },
      expected: Object.fromEntries(all(10).map((time) => [time, survivalTwin([...events], [...censored], time)])),
    },
    'reciprocity-made-up.json': { tolerance: 1e-9, cases: [{ flow, expected: least / total(flow.flat()) }] },
    'divergence-made-up.json': {
      tolerance: 1e-9,
      cases: [{ p: [1, 2, seed], q: [3, 0, 1], expected: divergenceTwin([1, 2, seed], [3, 0, 1]) }],
    },
  };
}

test('files of the same shape with other numbers pass', async () => {
  for (const seed of [1, 2, 3]) {
    const { figures, unknown } = await judge({
      'flow-made-up.json': flowFile(seed),
      ...structureFiles(seed),
      ...valueFiles(seed),
    });
    assert.deepEqual(
      figures.filter(({ pass }) => !pass),
      [],
    );
    assert.deepEqual(unknown, []);
    assert.equal(figures.length, 17 + 6 + 3 + 3 + 1 + 4 + 10 + 1 + 1);
  }
});

test('a figure that is off, or that nobody knows, fails; a file that nobody knows is named', async () => {
  const published = (expected: unknown, more = {}) => ({
    tolerance: 1e-6,
    cases: [{ p: [1, 0], q: [0, 1], expected, ...more }],
  });
  const { figures, unknown } = await judge({
    'divergence-a.json': published(1),
    'divergence-b.json': published(1.00001),
    'divergence-c.json': published(1.00001, { tolerance: 0.001 }),
    'divergence-d.json': published({ divergence: 1, surprise: 1 }),
    'divergence-e.json': published(null),
    'divergence-f.json': published(undefined),
    'divergence-g.json': { expected: 1 },
    'divergence-h.json': 'no JSON',
    'divergences.json': published(1),
    'tea-leaves.json': published(1),
    'divergence.txt': 'notes',
  });
  const passes = figures.map(({ case: name, pass }) => `${name.replace('divergence-', '')} ${pass}`);
  assert.deepEqual(passes, [
    'a, case 1 true',
    'b, case 1 false',
    'c, case 1 true',
    'd, case 1, divergence true',
    'd, case 1, surprise false',
    'e, case 1 false',
    'f false',
    'g false',
    'h false',
  ]);
  assert.deepEqual(unknown, ['divergence.txt', 'divergences.json', 'tea-leaves.json']);
});

test('figures by name and by place: what one side leaves out can only be nothing', async () => {
  const file = (expected: unknown) => ({ input: { cases: { 1: 'Ann Bob', 2: 'Cy' } }, expected });
  const { figures } = await judge({
    'handover-of-work-a.json': file({ casesTogether: { 'Ann-Bob': 1 }, annToBob: 1, handovers: 1 }),
    'handover-of-work-b.json': file({ casesTogether: {}, counts: [[0, 1]], bobToAnn: 1 }),
    'handover-of-work-c.json': file({ casesTogether: { 'Ann-Bob': 1, 'Ann-Dee': 1 }, order: ['Ann', 'Cy', 'Bob'] }),
  });
  assert.deepEqual(
    figures.map(({ pass }) => pass),
    [true, true, true, false, false, false, false, false],
  );
});
