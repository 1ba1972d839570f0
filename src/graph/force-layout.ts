import { mutual, type Network } from './network.ts';
import { type Positions, separate } from './overlap.ts';
import { addPushes, buildTree, type Forces, plantTree, type Quadtree } from './quadtree.ts';
import { seedRandom } from './random.ts';

export interface Layout {
  readonly seed: number;
  /** 300 unless told. */
  readonly iterations?: number;
  /** How strongly everything is drawn to the middle, which keeps parts without ties together. 1 unless told. */
  readonly gravity?: number;
  /** How strongly nodes push each other: the picture grows with it. 2 unless told. */
  readonly scaling?: number;
  /** 0 (the default): each tie pulls alike; 1: in step with its weight over the mean weight; between: with that power of it. */
  readonly weightInfluence?: number;
  /** See `Pushing`; 1.2 unless told. */
  readonly openness?: number;
  /** Where nodes stand at first; drawn by the seed unless told. */
  readonly start?: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> };
  /** The radius of each node, in the unit of positions: where told, nodes are moved apart at the end until they do not overlap. */
  readonly radii?: ArrayLike<number>;
}

/** What moves, and what moves it. */
interface Field {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly mass: Float64Array;
  readonly force: Forces;
  /** The forces of the iteration before. */
  readonly before: Forces;
  readonly tree: Quadtree;
  speed: number;
  efficiency: number;
}

/** Where nodes stand at first. What stands in one place would stay together for ever, so each is put off by a little. */
function place(nodeCount: number, { seed, start }: Layout): Positions {
  const random = seedRandom(seed);
  const side = Math.sqrt(nodeCount) * 10;
  if (!start) {
    const draw = () => Float64Array.from({ length: nodeCount }, () => (random() - 0.5) * side);
    return { x: draw(), y: draw() };
  }
  for (const axis of [start.x, start.y])
    if (axis.length !== nodeCount || !Array.from(axis).every(Number.isFinite))
      throw new RangeError('The start does not say of each node where it stands.');
  const off = (axis: ArrayLike<number>) => Float64Array.from(axis, (at) => at + (random() - 0.5) * side * 1e-4);
  return { x: off(start.x), y: off(start.y) };
}

/** How hard each slot pulls for each unit of distance. */
function pullsOf({ weights }: Network, influence: number): Float64Array {
  if (weights.some((weight) => !(weight >= 0))) throw new RangeError('A tie weighs less than nothing.');
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  return weights.map((weight) => (weight === 0 ? 0 : (weight / mean) ** influence));
}

/** Adds what ties pull: distance × pull. Linear. */
function addPulls({ nodeCount, starts, targets }: Network, pulls: Float64Array, field: Field): void {
  const { x, y, force } = field;
  for (let node = 0; node < nodeCount; node++) {
    const [ownX, ownY] = [x[node] as number, y[node] as number];
    let [pullX, pullY] = [0, 0];
    for (let slot = starts[node] as number, end = starts[node + 1] as number; slot < end; slot++) {
      const target = targets[slot] as number;
      const pull = pulls[slot] as number;
      pullX += pull * ((x[target] as number) - ownX);
      pullY += pull * ((y[target] as number) - ownY);
    }
    (force.x[node] as number) += pullX;
    (force.y[node] as number) += pullY;
  }
}

/** Adds what draws to the middle: as strong everywhere, for each unit of mass. Linear. */
function addGravity({ x, y, mass, force }: Field, gravity: number): void {
  for (let node = 0; node < x.length; node++) {
    const distance = Math.sqrt((x[node] as number) ** 2 + (y[node] as number) ** 2);
    if (distance === 0) continue;
    const factor = (gravity * (mass[node] as number)) / distance;
    (force.x[node] as number) -= factor * (x[node] as number);
    (force.y[node] as number) -= factor * (y[node] as number);
  }
}

/**
 * The pace of the whole: as fast as it can go while what swings to and fro stays small beside what moves on; rises by half a step
 * at most. The constants are those of Jacomy et al. and of Gephi.
 */
function adaptSpeed(field: Field): void {
  const { mass, force, before } = field;
  const count = mass.length;
  let [swinging, traction] = [0, 0];
  for (let node = 0; node < count; node++) {
    const [nowX, nowY] = [force.x[node] as number, force.y[node] as number];
    const [thenX, thenY] = [before.x[node] as number, before.y[node] as number];
    swinging += (mass[node] as number) * Math.sqrt((nowX - thenX) ** 2 + (nowY - thenY) ** 2);
    traction += ((mass[node] as number) * Math.sqrt((nowX + thenX) ** 2 + (nowY + thenY) ** 2)) / 2;
  }
  if (swinging === 0 || traction === 0) return;
  const estimate = 0.05 * Math.sqrt(count);
  let tolerance = Math.max(Math.sqrt(estimate), Math.min(10, (estimate * traction) / count ** 2));
  if (swinging > 2 * traction) {
    if (field.efficiency > 0.05) field.efficiency *= 0.5;
    tolerance = Math.max(tolerance, 1);
  }
  const aim = (tolerance * field.efficiency * traction) / swinging;
  if (swinging > tolerance * traction) {
    if (field.efficiency > 0.05) field.efficiency *= 0.7;
  } else if (field.speed < 1000) field.efficiency *= 1.3;
  field.speed += Math.min(aim - field.speed, field.speed / 2);
}

/** Moves each node along its force, the less the more it swings. Linear. */
function move({ x, y, mass, force, before, speed }: Field): void {
  for (let node = 0; node < x.length; node++) {
    const [nowX, nowY] = [force.x[node] as number, force.y[node] as number];
    const swing = Math.sqrt((nowX - (before.x[node] as number)) ** 2 + (nowY - (before.y[node] as number)) ** 2);
    const factor = speed / (1 + Math.sqrt(speed * (mass[node] as number) * swing));
    (x[node] as number) += factor * nowX;
    (y[node] as number) += factor * nowY;
  }
}

/**
 * Positions in the plane in which what is tied stands close, the same for the same seed; directions and self-loops set aside.
 * ForceAtlas2: Jacomy, Venturini, Heymann and Bastian 2014, *PLoS ONE* 9:e98679: pushes by degree, pulls by distance, a pace that
 * adapts; pushes by Barnes and Hut. Iterations × (n log n + ties); nothing is allocated in an iteration.
 */
export function layOut(given: Network, layout: Layout): Positions {
  const { iterations = 300, gravity = 1, scaling = 2, weightInfluence = 0, openness = 1.2, radii } = layout;
  const network = mutual(given);
  const { nodeCount, starts } = network;
  const { x, y } = place(nodeCount, layout);
  const mass = Float64Array.from(x, (_, node) => 1 + (starts[node + 1] as number) - (starts[node] as number));
  const pulls = pullsOf(network, weightInfluence);
  const zeros = () => new Float64Array(nodeCount);
  const field: Field = {
    ...{ x, y, mass, tree: plantTree({ x, y, mass }), speed: 1, efficiency: 1 },
    ...{ force: { x: zeros(), y: zeros() }, before: { x: zeros(), y: zeros() } },
  };
  for (let iteration = 0; iteration < iterations; iteration++) {
    field.before.x.set(field.force.x);
    field.before.y.set(field.force.y);
    field.force.x.fill(0);
    field.force.y.fill(0);
    buildTree(field.tree);
    addPushes(field.tree, { strength: scaling, openness }, field.force);
    addGravity(field, gravity * scaling);
    addPulls(network, pulls, field);
    adaptSpeed(field);
    move(field);
  }
  return radii ? separate({ x, y }, radii) : { x, y };
}
