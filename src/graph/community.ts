import type { Network } from './network.ts';

/** To which community each node belongs. */
export interface Communities {
  /** The community of a node: 0 is the largest, equals in the order of their first node. */
  readonly of: Int32Array;
  readonly count: number;
  /** See `modularity`. */
  readonly modularity: number;
}

/** Throws where ties have directions or weigh less than nothing. Linear. */
export const demandUndirected = ({ directed, weights }: Network): void => {
  if (directed) throw new RangeError('Communities are asked of an undirected network.');
  for (const weight of weights) if (!(weight >= 0)) throw new RangeError('A tie weighs less than nothing.');
};

/** What the ties of each node weigh, a self-loop twice, since both its ends are there. Linear. */
export function masses({ nodeCount, starts, targets, weights }: Network): Float64Array {
  const sums = new Float64Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) {
    let sum = 0;
    for (let slot = starts[node] as number; slot < (starts[node + 1] as number); slot++)
      sum += (weights[slot] as number) * (targets[slot] === node ? 2 : 1);
    sums[node] = sum;
  }
  return sums;
}

/**
 * How much more weight lies within communities than if the same strengths were tied at random, at most 1; NaN where there is no
 * weight. Newman and Girvan 2004, with the resolution of Reichardt and Bornholdt 2006: above 1, smaller communities. Linear.
 */
export function modularity(network: Network, of: Int32Array, resolution = 1): number {
  demandUndirected(network);
  const { nodeCount, starts, targets, weights } = network;
  const mass = masses(network);
  const together = new Float64Array(nodeCount);
  let [within, twice, squares] = [0, 0, 0];
  for (let node = 0; node < nodeCount; node++) {
    const community = of[node] as number;
    (together[community] as number) += mass[node] as number;
    twice += mass[node] as number;
    for (let slot = starts[node] as number; slot < (starts[node + 1] as number); slot++)
      if (of[targets[slot] as number] === community)
        within += (weights[slot] as number) * (targets[slot] === node ? 2 : 1);
  }
  for (const sum of together) squares += sum ** 2;
  return within / twice - (resolution * squares) / twice ** 2;
}

/** The connected parts of communities, numbered by their first node; never less modular than the communities. Linear. */
export function connectedParts({ nodeCount, starts, targets }: Network, of: Int32Array): Int32Array {
  const parts = new Int32Array(nodeCount).fill(-1);
  const queue = new Int32Array(nodeCount);
  let count = 0;
  for (let first = 0; first < nodeCount; first++) {
    if (parts[first] !== -1) continue;
    parts[first] = count;
    queue[0] = first;
    for (let head = 0, tail = 1; head < tail; head++) {
      const node = queue[head] as number;
      for (let slot = starts[node] as number, end = starts[node + 1] as number; slot < end; slot++) {
        const target = targets[slot] as number;
        if (parts[target] !== -1 || of[target] !== of[node]) continue;
        parts[target] = count;
        queue[tail++] = target;
      }
    }
    count++;
  }
  return parts;
}

/** Gives communities, whose numbers are below the number of nodes, their numbers by size. n log n. */
export function numberBySize(of: Int32Array): { readonly of: Int32Array; readonly count: number } {
  const sizes = new Int32Array(of.length);
  const order: number[] = [];
  for (const community of of) if ((sizes[community] as number)++ === 0) order.push(community);
  // Sorting keeps equals in their order, which is that of their first node.
  order.sort((a, b) => (sizes[b] as number) - (sizes[a] as number));
  const numbers = new Int32Array(of.length);
  for (let k = 0; k < order.length; k++) numbers[order[k] as number] = k;
  return { of: of.map((community) => numbers[community] as number), count: order.length };
}
