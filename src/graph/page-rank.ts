import { strengths } from './degree.ts';
import type { Network } from './network.ts';

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

export const walk: Walk = { damping: 0.85, tolerance: 1e-10, maxRounds: 200 };

/**
 * PageRank along directions by weight, which must not be negative; a node without ties out hands its share to all.
 * Brin and Page 1998; dangling nodes as Langville and Meyer 2004. Power iteration: rounds × ties.
 */
export function pageRank(network: Network, { damping, tolerance, maxRounds }: Walk = walk): PageRank {
  const { nodeCount, starts, targets, weights } = network;
  const strength = strengths(network);
  let values = new Float64Array(nodeCount).fill(1 / nodeCount);
  let next = new Float64Array(nodeCount);
  let [rounds, change] = [0, nodeCount === 0 ? 0 : Number.POSITIVE_INFINITY];
  while (rounds < maxRounds && change > tolerance) {
    let dangling = 0;
    for (let node = 0; node < nodeCount; node++) if (strength[node] === 0) dangling += values[node] as number;
    next.fill((1 - damping + damping * dangling) / nodeCount);
    for (let node = 0; node < nodeCount; node++) {
      if (strength[node] === 0) continue;
      const share = (damping * (values[node] as number)) / (strength[node] as number);
      for (let slot = starts[node] as number; slot < (starts[node + 1] as number); slot++)
        (next[targets[slot] as number] as number) += share * (weights[slot] as number);
    }
    change = 0;
    for (let node = 0; node < nodeCount; node++) change += Math.abs((next[node] as number) - (values[node] as number));
    [values, next] = [next, values];
    rounds++;
  }
  return { values, rounds, change };
}
