import { buildNetwork, type Network } from '../../src/graph/network.ts';
import { type Random, seedRandom } from '../../src/graph/random.ts';

/** Slow and obvious answers on whole matrices, to hold kernels against. Nothing here shares code with the kernels. */
export type Rows = number[][];

export const rows = (size: number, cell: (i: number, j: number) => number): Rows =>
  Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => cell(i, j)));

/** A made-up matrix of weights: each tie is there with a chance, weighs 1 to 9; symmetric where undirected. */
export function madeUp(seed: number, size: number, { chance = 0.3, directed = true, loops = false } = {}): Rows {
  const random = seedRandom(seed);
  const made = rows(size, () => (random() < chance ? 1 + Math.floor(random() * 9) : 0));
  return rows(size, (i, j) => {
    if (i === j) return loops ? (made[i]?.[i] ?? 0) : 0;
    return (directed || i < j ? made[i]?.[j] : made[j]?.[i]) ?? 0;
  });
}

export const at = (matrix: Rows, i: number, j: number): number => matrix[i]?.[j] as number;

export function networkOf(matrix: Rows, directed: boolean, weighted = true): Network {
  const ties = matrix.flatMap((row, from) => row.map((weight, to) => ({ from, to, weight })));
  const kept = ties.filter(({ from, to, weight }) => weight !== 0 && (directed || from <= to));
  return buildNetwork(
    {
      nodeCount: matrix.length,
      from: kept.map(({ from }) => from),
      to: kept.map(({ to }) => to),
      weights: weighted ? kept.map(({ weight }) => weight) : undefined,
    },
    { directed },
  );
}

export const all = (size: number): number[] => Array.from({ length: size }, (_, node) => node);
export const total = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0);

/** Steps between each two nodes (Floyd and Warshall); Infinity where there is no way. */
export function distances(matrix: Rows): Rows {
  const nodes = all(matrix.length);
  const far = rows(matrix.length, (i, j) => (i === j ? 0 : at(matrix, i, j) ? 1 : Number.POSITIVE_INFINITY));
  for (const k of nodes)
    for (const i of nodes)
      for (const j of nodes) (far[i] as number[])[j] = Math.min(at(far, i, j), at(far, i, k) + at(far, k, j));
  return far;
}

/** How many shortest paths there are between each two nodes, from the shorter ones. */
export function pathCounts(matrix: Rows, far: Rows): Rows {
  const size = matrix.length;
  const count = rows(size, (i, j) => (i === j ? 1 : 0));
  for (const steps of all(size).slice(1))
    for (const i of all(size))
      for (const j of all(size)) {
        if (at(far, i, j) !== steps) continue;
        const before = all(size).filter((k) => at(far, i, k) === steps - 1 && at(matrix, k, j) && k !== j);
        (count[i] as number[])[j] = total(before.map((k) => at(count, i, k)));
      }
  return count;
}

export function betweennessTwin(matrix: Rows, directed: boolean): number[] {
  const far = distances(matrix);
  const count = pathCounts(matrix, far);
  const nodes = all(matrix.length);
  return nodes.map((v) => {
    let sum = 0;
    for (const s of nodes)
      for (const t of nodes) {
        if (s === t || s === v || t === v || !Number.isFinite(at(far, s, t))) continue;
        if (at(far, s, v) + at(far, v, t) === at(far, s, t))
          sum += (at(count, s, v) * at(count, v, t)) / at(count, s, t);
      }
    return directed ? sum : sum / 2;
  });
}

/** Burt's sums, term by term. */
export function structuralHolesTwin(matrix: Rows): { constraint: number[]; effectiveSize: number[] } {
  const nodes = all(matrix.length);
  const tie = (i: number, j: number) => (i === j ? 0 : at(matrix, i, j) + at(matrix, j, i));
  const contacts = nodes.map((i) => nodes.filter((j) => tie(i, j) > 0));
  const p = (i: number, j: number) => tie(i, j) / total(nodes.map((k) => tie(i, k)));
  const m = (j: number, q: number) => tie(j, q) / Math.max(...nodes.map((k) => tie(j, k)));
  const of = (i: number, term: (j: number) => number) => {
    const list = contacts[i] as number[];
    return list.length === 0 ? Number.NaN : total(list.map(term));
  };
  const others = (i: number, j: number) => nodes.filter((q) => q !== i && q !== j);
  return {
    constraint: nodes.map((i) =>
      of(i, (j) => (p(i, j) + total(others(i, j).map((q) => (tie(i, q) ? p(i, q) * p(q, j) : 0)))) ** 2),
    ),
    effectiveSize: nodes.map((i) => of(i, (j) => 1 - total(others(i, j).map((q) => p(i, q) * m(j, q))))),
  };
}

/** How many groups there are once some nodes are gone, directions set aside. */
export function groupCount(matrix: Rows, without: number): number {
  const both = rows(matrix.length, (i, j) =>
    i === without || j === without ? 0 : at(matrix, i, j) + at(matrix, j, i),
  );
  const far = distances(both);
  const nodes = all(matrix.length).filter((node) => node !== without);
  return nodes.filter((node) => nodes.every((other) => other >= node || !Number.isFinite(at(far, node, other)))).length;
}

/** Every way from a node back to itself that passes no node twice, by trying all. */
export function loopsTwin(matrix: Rows, focal: number, maxLength: number): { path: number[]; value: number }[] {
  const walk = (path: number[], value: number): { path: number[]; value: number }[] => {
    const last = path.at(-1) as number;
    const back = path.length > 1 ? at(matrix, last, focal) : 0;
    const here = back ? [{ path, value: value * back }] : [];
    if (path.length === maxLength) return here;
    const further = all(matrix.length).filter((next) => at(matrix, last, next) && !path.includes(next));
    return [...here, ...further.flatMap((next) => walk([...path, next], value * at(matrix, last, next)))];
  };
  return walk([focal], 1);
}

export interface MadeUpFlow {
  readonly flow: Rows;
  readonly inflow: number[];
  readonly exports: number[];
  readonly dissipation: number[];
}

/** A made-up balanced flow: what a node lacks comes over the border, what it has too much of leaves, always at least a little. */
export function madeUpFlow(seed: number, size: number, chance = 0.4): MadeUpFlow {
  const random: Random = seedRandom(seed);
  const flow = rows(size, (i, j) => (i !== j && random() < chance ? 1 + Math.floor(random() * 50) : 0));
  const made = { flow, inflow: [] as number[], exports: [] as number[], dissipation: [] as number[] };
  for (const node of all(size)) {
    const gap = total(flow[node] as number[]) - total(flow.map((row) => row[node] as number));
    const leaving = 1 + Math.floor(random() * 20) + Math.max(0, -gap);
    made.exports.push(Math.floor(leaving / 3));
    made.dissipation.push(leaving - Math.floor(leaving / 3));
    made.inflow.push(leaving + gap);
  }
  return made;
}

export const times = (a: Rows, b: Rows): Rows =>
  rows(a.length, (i, j) => total(all(a.length).map((k) => at(a, i, k) * at(b, k, j))));

/** 1 + G + G² + … until nothing is added. */
export function seriesTwin(shares: Rows): Rows {
  let term = rows(shares.length, (i, j) => (i === j ? 1 : 0));
  let sum = term;
  for (let round = 0; round < 20_000 && Math.max(...term.flat()) > 1e-15; round++) {
    term = times(term, shares);
    sum = rows(shares.length, (i, j) => at(sum, i, j) + at(term, i, j));
  }
  return sum;
}

/** Ascendency and capacity from the whole matrix, the border as one row and two columns more. */
export function ascendencyTwin({ flow, inflow, exports, dissipation }: MadeUpFlow): {
  ascendency: number;
  capacity: number;
} {
  const size = flow.length;
  const whole = rows(size + 3, (i, j) => {
    if (i < size && j < size) return at(flow, i, j);
    if (i === size && j < size) return inflow[j] as number;
    if (i < size && j === size + 1) return exports[i] as number;
    return i < size && j === size + 2 ? (dissipation[i] as number) : 0;
  });
  const through = total(whole.flat());
  let [ascendency, capacity] = [0, 0];
  for (const i of all(size + 3))
    for (const j of all(size + 3)) {
      const amount = at(whole, i, j);
      if (amount === 0) continue;
      const [source, sink] = [total(whole[i] as number[]), total(whole.map((row) => row[j] as number))];
      ascendency += amount * Math.log2((amount * through) / (source * sink));
      capacity -= amount * Math.log2(amount / through);
    }
  return { ascendency, capacity };
}

/** What each player adds, averaged over all orders, one by one. */
export function shapleyTwin(players: number, worth: (members: readonly number[]) => number): number[] {
  const orders = (left: number[]): number[][] =>
    left.length === 0
      ? [[]]
      : left.flatMap((one) => orders(left.filter((k) => k !== one)).map((rest) => [one, ...rest]));
  const values = all(players).map(() => 0);
  const list = orders(all(players));
  for (const order of list)
    order.forEach((player, k) => {
      (values[player] as number) += (worth(order.slice(0, k + 1)) - worth(order.slice(0, k))) / list.length;
    });
  return values;
}

/** Alpha from pairs of ratings: those about the same unit, beside all that can be made. */
export function agreementTwin(raters: (number | null)[][], scale: string): number | null {
  const units = (raters[0] ?? []).map((_, unit) => raters.flatMap((row) => row[unit] ?? []));
  const paired = units.filter((unit) => unit.length > 1);
  const given = paired.flat();
  const count = (value: number) => given.filter((one) => one === value).length;
  const far = (a: number, b: number): number => {
    if (a === b) return 0;
    if (scale === 'nominal') return 1;
    if (scale === 'interval') return (a - b) ** 2;
    if (scale === 'ratio') return ((a - b) / (a + b)) ** 2;
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    const between = [...new Set(given)].filter((value) => value >= low && value <= high);
    return (total(between.map(count)) - (count(low) + count(high)) / 2) ** 2;
  };
  const pairs = (list: number[]) => list.flatMap((a, i) => list.filter((_, j) => j !== i).map((b) => far(a, b)));
  const observed = total(paired.map((unit) => total(pairs(unit)) / (unit.length - 1))) / given.length;
  const expected = total(pairs(given)) / (given.length * (given.length - 1));
  return expected > 0 ? 1 - observed / expected : null;
}

/** Surviving beyond a time: the product over times up to it, counting afresh at each. */
export function survivalTwin(events: number[], censored: number[], time: number): number {
  const times = [...new Set(events)].filter((at) => at <= time);
  const atRisk = (at: number) => [...events, ...censored].filter((one) => one >= at).length;
  return times.reduce((share, at) => share * (1 - events.filter((one) => one === at).length / atRisk(at)), 1);
}

export function divergenceTwin(p: number[], q: number[]): number {
  const entropy = (values: number[]) => -total(values.map((value) => (value > 0 ? value * Math.log2(value) : 0)));
  const [a, b] = [p.map((value) => value / total(p)), q.map((value) => value / total(q))];
  return entropy(a.map((value, k) => (value + (b[k] as number)) / 2)) - (entropy(a) + entropy(b)) / 2;
}

/** Newman's sum over all pairs of nodes in one community; a self-loop has both its ends at its node. */
export function modularityTwin(matrix: Rows, of: ArrayLike<number>, resolution: number): number {
  const nodes = all(matrix.length);
  const ends = (i: number, j: number) => (i === j ? 2 * at(matrix, i, i) : at(matrix, i, j));
  const strength = nodes.map((i) => total(nodes.map((j) => ends(i, j))));
  const whole = total(strength);
  const pairs = nodes.flatMap((i) => nodes.filter((j) => of[i] === of[j]).map((j) => [i, j] as const));
  return total(
    pairs.map(
      ([i, j]) => ends(i, j) / whole - (resolution * (strength[i] as number) * (strength[j] as number)) / whole ** 2,
    ),
  );
}

/** The highest modularity of all ways to put nodes into groups. */
export function bestModularityTwin(matrix: Rows, resolution: number): number {
  const search = (of: number[], groups: number): number =>
    of.length === matrix.length
      ? modularityTwin(matrix, of, resolution)
      : Math.max(...all(groups + 1).map((group) => search([...of, group], Math.max(groups, group + 1))));
  return search([], 0);
}

interface TwinLayout {
  readonly iterations: number;
  readonly gravity: number;
  readonly scaling: number;
  readonly weightInfluence: number;
}

/** ForceAtlas2 over all pairs, in points: forces, then the pace of the whole and of each. */
export function layOutTwin(matrix: Rows, start: { x: ArrayLike<number>; y: ArrayLike<number> }, layout: TwinLayout) {
  const { iterations, gravity, scaling, weightInfluence } = layout;
  const nodes = all(matrix.length);
  const tied = matrix.flat().filter((weight) => weight > 0);
  const mean = total(tied) / tied.length;
  const mass = nodes.map((i) => 1 + nodes.filter((j) => at(matrix, i, j) > 0).length);
  const norm = ([x, y]: number[]) => Math.hypot(x as number, y as number);
  const plus = (a: number[], b: number[], times = 1) => a.map((value, k) => value + times * (b[k] as number));
  let points = nodes.map((i) => [start.x[i] as number, start.y[i] as number]);
  let before = nodes.map(() => [0, 0]);
  let [speed, efficiency] = [1, 1];
  for (let iteration = 0; iteration < iterations; iteration++) {
    const forces = nodes.map((i) => {
      const here = points[i] as number[];
      let force = plus([0, 0], here, (-gravity * scaling * (mass[i] as number)) / norm(here));
      for (const j of nodes.filter((other) => other !== i)) {
        const away = plus(here, points[j] as number[], -1);
        const push = (scaling * (mass[i] as number) * (mass[j] as number)) / norm(away) ** 2;
        const pull = at(matrix, i, j) ? (at(matrix, i, j) / mean) ** weightInfluence : 0;
        force = plus(force, away, push - pull);
      }
      return force;
    });
    const swings = nodes.map((i) => (mass[i] as number) * norm(plus(forces[i] as number[], before[i] as number[], -1)));
    const tractions = nodes.map(
      (i) => ((mass[i] as number) * norm(plus(forces[i] as number[], before[i] as number[]))) / 2,
    );
    const [swing, traction] = [total(swings), total(tractions)];
    const expected = 0.05 * Math.sqrt(nodes.length);
    const allowed = Math.max(Math.sqrt(expected), Math.min(10, (expected * traction) / nodes.length ** 2));
    const isShaking = swing / traction > 2;
    if (isShaking && efficiency > 0.05) efficiency /= 2;
    const tolerance = isShaking ? Math.max(allowed, 1) : allowed;
    const aim = (tolerance * efficiency * traction) / swing;
    if (swing > tolerance * traction) efficiency *= efficiency > 0.05 ? 0.7 : 1;
    else if (speed < 1000) efficiency *= 1.3;
    speed = Math.min(aim, speed * 1.5);
    points = points.map((point, i) =>
      plus(point, forces[i] as number[], speed / (1 + Math.sqrt(speed * (swings[i] as number)))),
    );
    before = forces;
  }
  return { x: points.map(([x]) => x as number), y: points.map(([, y]) => y as number) };
}
