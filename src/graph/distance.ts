import type { Network } from './network.ts';
import { drawNodes, type Sampling } from './random.ts';

/** How far each node is from one node in steps; −1 where it is not reached. Breadth first, linear. */
export function distancesFrom({ nodeCount, starts, targets }: Network, source: number): Int32Array {
  const distances = new Int32Array(nodeCount).fill(-1);
  const queue = new Int32Array(nodeCount);
  distances[source] = 0;
  queue[0] = source;
  for (let head = 0, tail = 1; head < tail; head++) {
    const node = queue[head] as number;
    for (let slot = starts[node] as number; slot < (starts[node + 1] as number); slot++) {
      const target = targets[slot] as number;
      if (distances[target] !== -1) continue;
      distances[target] = (distances[node] as number) + 1;
      queue[tail++] = target;
    }
  }
  return distances;
}

export interface MeanDistance {
  /** Steps, over ordered pairs of which the first reaches the second. */
  readonly mean: number;
  /** The share of ordered pairs that are reached, 0–1: the mean says nothing about the others. */
  readonly reachedRatio: number;
  /** How many nodes were started from. */
  readonly sources: number;
  /** One standard error of the mean; 0 where every node was started from. */
  readonly standardError: number;
}

const distanceSampling: Sampling = { exactTo: 5000, draws: 512, seed: 42 };

/**
 * The mean number of steps between nodes that reach each other, weights set aside; null where nobody reaches anybody.
 * Exact to `exactTo` nodes, else from drawn starting nodes with the error of a ratio estimate (Cochran 1977, ch. 6).
 * Starting nodes × ties.
 */
export function meanDistance(network: Network, sampling: Sampling = distanceSampling): MeanDistance | null {
  const { nodeCount } = network;
  const sources = drawNodes(nodeCount, sampling);
  const sums = new Float64Array(sources.length);
  const reached = new Float64Array(sources.length);
  for (let k = 0; k < sources.length; k++) {
    for (const distance of distancesFrom(network, sources[k] as number)) {
      if (distance <= 0) continue;
      (sums[k] as number) += distance;
      (reached[k] as number)++;
    }
  }
  const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
  const pairs = total(reached);
  if (pairs === 0) return null;
  const mean = total(sums) / pairs;
  const drawn = sources.length;
  const squares = sums.reduce((sum, steps, k) => sum + (steps - mean * (reached[k] as number)) ** 2, 0);
  const variance = drawn < 2 ? 0 : (drawn * (1 - drawn / nodeCount) * squares) / (drawn - 1) / pairs ** 2;
  return {
    mean,
    reachedRatio: pairs / (drawn * (nodeCount - 1)),
    sources: drawn,
    standardError: Math.sqrt(variance),
  };
}
