import { masses } from './community.ts';
import type { Network } from './network.ts';
import { type Random, shuffle } from './random.ts';

/** A network of nodes that may each stand for several, without self-loops, with what is needed to judge communities. */
export interface Level {
  readonly nodeCount: number;
  readonly starts: Int32Array;
  readonly targets: Int32Array;
  readonly weights: Float64Array;
  readonly mass: Float64Array;
}

/** What all levels share: kept from step to step so that nothing is allocated within one. */
export interface Work {
  readonly random: Random;
  /** Resolution over the weight of all ends: what two masses expect between them is price × mass × mass. */
  readonly price: number;
  /** The unit of the exponent in refinement, a weight. */
  readonly warmth: number;
  /** The weight from the node in hand to each community; 0 between nodes. */
  readonly links: Float64Array;
  /** The communities to which it has ties. */
  readonly near: Int32Array;
  /** For each of them, what it would gain or how likely it is drawn. */
  readonly odds: Float64Array;
}

/** A level, and where its nodes are. */
export interface Placed {
  readonly level: Level;
  readonly of: Int32Array;
}

/** Fills `work.links` for a node; ties weigh more than nothing, so what is still 0 is new. Returns how many are near. */
export function gatherLinks({ level, of }: Placed, node: number, { links, near }: Work): number {
  const { starts, targets, weights } = level;
  let count = 0;
  for (let slot = starts[node] as number, end = starts[node + 1] as number; slot < end; slot++) {
    const community = of[targets[slot] as number] as number;
    if (links[community] === 0) near[count++] = community;
    (links[community] as number) += weights[slot] as number;
  }
  return count;
}

/** Sets back to 0 what was filled; `count` is how many were near. */
export function forgetLinks({ links, near }: Work, count: number): void {
  for (let k = 0; k < count; k++) links[near[k] as number] = 0;
}

/** The numbers from 0. */
export function allNodes(count: number): Int32Array {
  const nodes = new Int32Array(count);
  for (let node = 0; node < count; node++) nodes[node] = node;
  return nodes;
}

/** The numbers from 0 in an order that is drawn. */
export function shuffledNodes(count: number, random: Random): Int32Array {
  const nodes = allNodes(count);
  shuffle(nodes, random);
  return nodes;
}

/** Gives labels below their number the numbers from 0 in order of appearance; changes them. Returns how many there are. */
export function compact(labels: Int32Array): number {
  const numbers = new Int32Array(labels.length).fill(-1);
  let count = 0;
  for (let k = 0; k < labels.length; k++) {
    const label = labels[k] as number;
    if (numbers[label] === -1) numbers[label] = count++;
    labels[k] = numbers[label] as number;
  }
  return count;
}

/** Nodes gathered by their part: those of part k stand from `starts[k]` to `starts[k + 1]`. */
function gatherMembers(
  parts: Int32Array,
  count: number,
): { readonly members: Int32Array; readonly starts: Int32Array } {
  const starts = new Int32Array(count + 1);
  for (const part of parts) (starts[part + 1] as number)++;
  for (let part = 0; part < count; part++) (starts[part + 1] as number) += starts[part] as number;
  const members = new Int32Array(parts.length);
  const next = starts.slice(0, count);
  for (let node = 0; node < parts.length; node++) members[(next[parts[node] as number] as number)++] = node;
  return { members, starts };
}

/** The level on which each part is one node; parts are numbered from 0 to their count. */
export function aggregate({ level, of: parts }: Placed, count: number, work: Work): Level {
  const { links, near } = work;
  const gathered = gatherMembers(parts, count);
  const starts = new Int32Array(count + 1);
  const targets = new Int32Array(level.targets.length);
  const weights = new Float64Array(level.targets.length);
  const mass = new Float64Array(count);
  let end = 0;
  for (let part = 0; part < count; part++) {
    let touched = 0;
    for (let k = gathered.starts[part] as number; k < (gathered.starts[part + 1] as number); k++) {
      const node = gathered.members[k] as number;
      (mass[part] as number) += level.mass[node] as number;
      for (let slot = level.starts[node] as number, past = level.starts[node + 1] as number; slot < past; slot++) {
        const other = parts[level.targets[slot] as number] as number;
        if (links[other] === 0) near[touched++] = other;
        (links[other] as number) += level.weights[slot] as number;
      }
    }
    for (let k = 0; k < touched; k++) {
      const other = near[k] as number;
      if (other === part) continue;
      targets[end] = other;
      weights[end++] = links[other] as number;
    }
    forgetLinks(work, touched);
    starts[part + 1] = end;
  }
  return { nodeCount: count, starts, targets: targets.slice(0, end), weights: weights.slice(0, end), mass };
}

/** The network without self-loops and ties that weigh nothing: neither draws a node anywhere. */
export function baseLevel(network: Network): Level {
  const { nodeCount, starts, targets, weights } = network;
  const kept = { starts: new Int32Array(nodeCount + 1), targets: targets.slice(), weights: weights.slice() };
  let end = 0;
  for (let node = 0; node < nodeCount; node++) {
    for (let slot = starts[node] as number; slot < (starts[node + 1] as number); slot++) {
      if (targets[slot] === node || weights[slot] === 0) continue;
      kept.targets[end] = targets[slot] as number;
      kept.weights[end++] = weights[slot] as number;
    }
    kept.starts[node + 1] = end;
  }
  return { nodeCount, ...kept, mass: masses(network) };
}
