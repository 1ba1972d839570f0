import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { layOut } from '../../src/graph/force-layout.ts';
import { buildNetwork, type Network } from '../../src/graph/network.ts';
import { separate } from '../../src/graph/overlap.ts';
import { addPushes, type Bodies, buildTree, plantTree } from '../../src/graph/quadtree.ts';
import { seedRandom } from '../../src/graph/random.ts';
import { near } from './near.ts';
import { all, at, layOutTwin, madeUp, networkOf, total } from './twin.ts';

/** Made-up bodies: spread evenly, in knots, or ever closer to one corner. */
function bodiesOf(seed: number, count: number, kind: 'even' | 'knots' | 'corner'): Bodies {
  const random = seedRandom(seed);
  const draw = (node: number) => {
    if (kind === 'even') return random() * 100;
    if (kind === 'knots') return (node % 5) * 100 + random();
    return 2 ** (-node / 2);
  };
  const axis = () => Float64Array.from(all(count), draw);
  return { x: axis(), y: axis(), mass: Float64Array.from(all(count), () => 1 + Math.floor(random() * 9)) };
}

function pushes(bodies: Bodies, openness: number, builds = 1): Float64Array {
  const tree = plantTree(bodies);
  const [x, y] = [new Float64Array(bodies.x.length), new Float64Array(bodies.x.length)];
  for (let build = 0; build < builds; build++) buildTree(tree);
  addPushes(tree, { strength: 3, openness }, { x, y });
  return Float64Array.of(...x, ...y);
}

/** Every pair, one by one. */
function pushesTwin({ x, y, mass }: Bodies): number[] {
  const nodes = all(x.length);
  const sum = (axis: Float64Array) =>
    nodes.map((i) =>
      total(
        nodes.map((j) => {
          const [dx, dy] = [x, y].map((of) => (of[i] as number) - (of[j] as number)) as [number, number];
          const along = (axis[i] as number) - (axis[j] as number);
          const square = dx ** 2 + dy ** 2;
          return square === 0 ? 0 : (3 * (mass[i] as number) * (mass[j] as number) * along) / square;
        }),
      ),
    );
  return [...sum(x), ...sum(y)];
}

const kinds = ['even', 'knots', 'corner'] as const;

test('pushes: every pair where nothing is taken together, close to it where far ones are', () => {
  for (const kind of kinds) {
    for (const count of [1, 2, 9, 60, 300]) {
      const bodies = bodiesOf(count, count, kind);
      const exact = pushesTwin(bodies);
      near(pushes(bodies, 0), exact, 1e-8);
      near(pushes(bodies, 0, 3), exact, 1e-8);
      const rough = pushes(bodies, 0.8);
      const off = total(exact.map((push, k) => (push - (rough[k] as number)) ** 2));
      assert.ok(off <= 0.06 ** 2 * total(exact.map((push) => push ** 2)) + 1e-12, `${kind}, ${count}: ${off}`);
    }
  }
});

test('bodies in one place do not push each other, however many', () => {
  const x = new Float64Array(500).fill(7);
  const mass = new Float64Array(500).fill(1);
  assert.ok(pushes({ x, y: x, mass }, 1.2).every((push) => push === 0));
  x[0] = 8;
  const pushed = pushes({ x, y: new Float64Array(500), mass }, 1.2);
  near(pushed[0] as number, 3 * 499);
  near(pushed[1] as number, -3);
});

test('two that are tied come to rest where pull, push and the middle balance', () => {
  // d + 2 × gravity × scaling = scaling × mass² / d, with mass 2: d² + 4d − 8 = 0.
  const pair = buildNetwork({ nodeCount: 2, from: [0], to: [1] }, { directed: false });
  for (const seed of [1, 2, 3]) {
    const { x, y } = layOut(pair, { seed, iterations: 2000 });
    near(Math.hypot((x[0] as number) - (x[1] as number), (y[0] as number) - (y[1] as number)), Math.sqrt(12) - 2, 1e-3);
  }
});

test('step by step the layout is that of the paper, every pair pushed', () => {
  for (const seed of [1, 2, 3, 4]) {
    const matrix = madeUp(seed, 25, { chance: 0.1, directed: false });
    const random = seedRandom(seed);
    const start = { x: all(25).map(() => random() * 50), y: all(25).map(() => random() * 50) };
    const layout = { seed, start, iterations: 12, gravity: 0.7, scaling: 3, openness: 0 };
    const placed = layOut(networkOf(matrix, false), { ...layout, iterations: 0 });
    for (const weightInfluence of [0, 1, 0.5]) {
      const got = layOut(networkOf(matrix, false), { ...layout, weightInfluence });
      const twin = layOutTwin(matrix, placed, { ...layout, weightInfluence });
      near(got.x, twin.x, 1e-6);
      near(got.y, twin.y, 1e-6);
    }
  }
});

/** Mean distance of those who are tied over that of all. */
function tightness(matrix: number[][], { x, y }: { x: Float64Array; y: Float64Array }): number {
  const pairs = all(x.length).flatMap((i) => all(i).map((j) => [i, j] as const));
  const far = ([i, j]: readonly [number, number]) =>
    Math.hypot((x[i] as number) - (x[j] as number), (y[i] as number) - (y[j] as number));
  const mean = (list: typeof pairs) => total(list.map(far)) / list.length;
  return mean(pairs.filter(([i, j]) => at(matrix, i, j) > 0)) / mean(pairs);
}

test('what is tied stands close, whatever the seed; the same seed gives the same picture', () => {
  const groups = madeUp(8, 80, { chance: 0.4, directed: false }).map((row, i) =>
    row.map((weight, j) => (i % 4 === j % 4 ? weight : 0)),
  );
  const network = networkOf(groups, false);
  for (const seed of [1, 2, 3]) {
    const placed = layOut(network, { seed });
    assert.ok(tightness(groups, placed) < 0.35, `${tightness(groups, placed)}`);
    assert.deepEqual(layOut(network, { seed }), placed);
  }
  assert.notDeepEqual(layOut(network, { seed: 1 }), layOut(network, { seed: 2 }));
});

test('directions, parallel ties and self-loops change nothing; every position is a number', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 30 }), fc.boolean(), (ties, heap) => {
      const [from, to] = [ties.map(([one]) => one), ties.map(([, other]) => other)];
      const build = (directed: boolean): Network => buildNetwork({ nodeCount: 12, from, to }, { directed });
      const start = heap ? { x: new Float64Array(12), y: new Float64Array(12) } : undefined;
      const layout = { seed: 5, iterations: 30, ...(start && { start }) };
      const placed = layOut(build(true), layout);
      assert.ok([...placed.x, ...placed.y].every(Number.isFinite));
      assert.deepEqual(layOut(build(false), layout), placed);
    }),
    { seed: 42, numRuns: 40 },
  );
});

const discs = fc.array(
  fc.record({ x: fc.integer({ min: 0, max: 30 }), y: fc.integer({ min: 0, max: 30 }), r: fc.constantFrom(0, 1, 2, 9) }),
  { minLength: 1, maxLength: 60 },
);

test('discs are moved apart until none overlap, and stay where none do', () => {
  fc.assert(
    fc.property(discs, (list) => {
      const given = { x: Float64Array.from(list, ({ x }) => x), y: Float64Array.from(list, ({ y }) => y) };
      const radii = list.map(({ r }) => r);
      const { x, y } = separate(given, radii);
      for (const i of all(list.length)) {
        for (const j of all(i)) {
          const distance = Math.hypot((x[i] as number) - (x[j] as number), (y[i] as number) - (y[j] as number));
          const reach = (radii[i] as number) + (radii[j] as number);
          assert.ok(distance >= reach * (1 - 1e-9), `${i} and ${j}: ${distance}, not ${reach}`);
        }
      }
    }),
    { seed: 42, numRuns: 60 },
  );
  const line = { x: Float64Array.from(all(200), (k) => k / 100), y: new Float64Array(200) };
  const { x } = separate(line, new Float64Array(200).fill(1));
  assert.ok([...x].toSorted((a, b) => a - b).every((at, k, sorted) => k === 0 || at - (sorted[k - 1] as number) >= 2));
  const apart = { x: Float64Array.of(0, 50, 0), y: Float64Array.of(0, 0, 50) };
  assert.deepEqual(separate(apart, [1, 2, 3]), apart);
});

test('a layout with radii has no overlaps', () => {
  const matrix = madeUp(2, 40, { chance: 0.1, directed: false });
  const radii = all(40).map((node) => 2 + (node % 7) * 3);
  const { x, y } = layOut(networkOf(matrix, false), { seed: 1, iterations: 100, radii });
  for (const i of all(40))
    for (const j of all(i)) {
      const distance = Math.hypot((x[i] as number) - (x[j] as number), (y[i] as number) - (y[j] as number));
      assert.ok(distance >= ((radii[i] as number) + (radii[j] as number)) * (1 - 1e-9));
    }
});

test('a start that leaves somebody out, and radii that are not known, are faults', () => {
  const network = networkOf(madeUp(1, 3, { directed: false }), false);
  assert.throws(() => layOut(network, { seed: 1, start: { x: [1, 2], y: [1, 2] } }), RangeError);
  assert.throws(() => layOut(network, { seed: 1, start: { x: [1, 2, Number.NaN], y: [1, 2, 3] } }), RangeError);
  assert.throws(() => layOut(network, { seed: 1, radii: [1, 2] }), RangeError);
  assert.equal(layOut(buildNetwork({ nodeCount: 0, from: [], to: [] }, { directed: false }), { seed: 1 }).x.length, 0);
});
