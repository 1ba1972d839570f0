import { mutual, type Network, transpose } from './network.ts';

/** How many others each node has a tie to (along directions; self-loops set aside, parallel ties once). Linear. */
export function degrees({ nodeCount, starts, targets }: Network): Int32Array {
  const counts = new Int32Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) {
    for (let slot = starts[node] as number; slot < (starts[node + 1] as number); slot++) {
      const isFirst = slot === starts[node] || targets[slot] !== targets[slot - 1];
      if (targets[slot] !== node && isFirst) (counts[node] as number)++;
    }
  }
  return counts;
}

/** The sum of the weights that go out from each node, in the unit of the weights, self-loops included. Linear. */
export function strengths({ nodeCount, starts, weights }: Network): Float64Array {
  const sums = new Float64Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) {
    for (let slot = starts[node] as number; slot < (starts[node + 1] as number); slot++)
      (sums[node] as number) += weights[slot] as number;
  }
  return sums;
}

/** The sum of the weights that come in to each node. Linear. */
export const strengthsIn = (network: Network): Float64Array => strengths(transpose(network));

/** The share of possible ties that exist, 0–1, self-loops set aside; null for fewer than two nodes. Linear. */
export function density(network: Network): number | null {
  const { nodeCount } = network;
  if (nodeCount < 2) return null;
  return degrees(network).reduce((sum, degree) => sum + degree, 0) / (nodeCount * (nodeCount - 1));
}

/**
 * How far the network hangs on its best connected node, 0 (all alike) to 1 (a star); null for fewer than three nodes.
 * Freeman 1979, *Social Networks* 1:215: the sum of differences to the highest degree over (n − 1)(n − 2), directions and
 * weights set aside. Linear.
 */
export function degreeCentralization(network: Network): number | null {
  const { nodeCount } = network;
  if (nodeCount < 3) return null;
  const counts = degrees(mutual(network));
  const highest = counts.reduce((most, degree) => Math.max(most, degree), 0);
  const differences = counts.reduce((sum, degree) => sum + highest - degree, 0);
  return differences / ((nodeCount - 1) * (nodeCount - 2));
}
