import { strengths } from './degree.ts';
import { type Network, transpose } from './network.ts';

export interface PageRank {
  /** The share of time that a walker spends at each node; the shares add up to 1. */
  readonly values: Float64Array;
  readonly rounds: number;
  /** The sum of absolute changes in the last round: above `tolerance`, the walk has not settled. */
  readonly change: number;
}

export interface Walk {
  /** The chance to follow a tie rather than to start anywhere. */
  readonly damping: number;
  readonly tolerance: number;
  readonly maxRounds: number;
}

const walk: Walk = { damping: 0.85, tolerance: 1e-10, maxRounds: 200 };

/** What each slot hands over of the value of the node it comes from, in the rows of the nodes they lead to; no self-loops. */
interface Shares {
  readonly incoming: Network;
  /** What a node hands to itself. */
  readonly own: Float64Array;
  readonly strength: Float64Array;
}

function sharesOf(network: Network, damping: number): Shares {
  const { nodeCount } = network;
  const strength = strengths(network);
  const turned = network.directed ? transpose(network) : network;
  const { starts, targets: sources } = turned;
  const own = new Float64Array(nodeCount);
  const weights = turned.weights.slice();
  for (let node = 0; node < nodeCount; node++) {
    for (let slot = starts[node] as number; slot < (starts[node + 1] as number); slot++) {
      const source = sources[slot] as number;
      const weight = weights[slot] as number;
      const share = weight === 0 ? 0 : (damping * weight) / (strength[source] as number);
      if (source === node) (own[node] as number) += share;
      weights[slot] = source === node ? 0 : share;
    }
  }
  return { incoming: { ...turned, weights }, own, strength };
}

/** Gives each node its value from the newest values of the others; returns how much changed. */
function settleOnce({ incoming, own }: Shares, values: Float64Array, anew: number): number {
  const { nodeCount, starts, targets, weights } = incoming;
  let change = 0;
  for (let node = 0; node < nodeCount; node++) {
    let value = anew;
    for (let slot = starts[node] as number, end = starts[node + 1] as number; slot < end; slot++)
      value += (weights[slot] as number) * (values[targets[slot] as number] as number);
    value /= 1 - (own[node] as number);
    change += Math.abs(value - (values[node] as number));
    values[node] = value;
  }
  return change;
}

/**
 * Scales the values so that what comes in, all in all, is what is handed on: what is wrong with the whole would fade slowest.
 */
function balance({ strength }: Shares, values: Float64Array, damping: number): void {
  let [all, handing] = [0, 0];
  for (let node = 0; node < values.length; node++) {
    all += values[node] as number;
    if (strength[node] !== 0) handing += values[node] as number;
  }
  const factor = (1 - damping) / (all - damping * handing);
  for (let node = 0; node < values.length; node++) (values[node] as number) *= factor;
}

/**
 * PageRank along directions by weight, which must not be negative; a node without ties out hands its share to all.
 * Brin and Page 1998. What such nodes hand to all only scales the values of the others (Del Corso, Gullí and Romani 2005), so the
 * rest is solved, by Gauss and Seidel with the whole brought into balance each round, and made shares at the end: 15 rounds where
 * the plain walk takes 26 to 115. Rounds × ties.
 */
export function pageRank(network: Network, { damping, tolerance, maxRounds }: Walk = walk): PageRank {
  const { nodeCount } = network;
  const shares = sharesOf(network, damping);
  const values = new Float64Array(nodeCount).fill(1 / nodeCount);
  const sum = () => values.reduce((total, value) => total + value, 0);
  let [rounds, change] = [0, nodeCount === 0 ? 0 : Number.POSITIVE_INFINITY];
  while (rounds < maxRounds && change > tolerance) {
    change = settleOnce(shares, values, (1 - damping) / nodeCount) / sum();
    balance(shares, values, damping);
    rounds++;
  }
  const total = sum();
  return { values: values.map((value) => value / total), rounds, change };
}
