import { mutual, type Network } from './network.ts';

/**
 * The nodes whose leaving would tear a component apart, ascending, directions set aside.
 * Hopcroft and Tarjan 1973 (*CACM* 16:372), without recursion. Linear.
 */
export function articulationPoints(network: Network): Int32Array {
  // Self-loops and parallel ties do no harm here.
  const { nodeCount, starts, targets } = network.directed ? mutual(network) : network;
  /** When a node was first seen, from 1; 0 is not yet. */
  const seen = new Int32Array(nodeCount);
  /** The earliest node that is reached from a node or from below it without going back up. */
  const low = new Int32Array(nodeCount);
  const next = starts.slice(0, nodeCount);
  const path = new Int32Array(nodeCount);
  const isPoint = new Uint8Array(nodeCount);
  let clock = 0;
  for (let root = 0; root < nodeCount; root++) {
    if (seen[root] !== 0) continue;
    let [length, children] = [1, 0];
    path[0] = root;
    seen[root] = low[root] = ++clock;
    while (length > 0) {
      const node = path[length - 1] as number;
      if ((next[node] as number) < (starts[node + 1] as number)) {
        const target = targets[(next[node] as number)++] as number;
        if (seen[target] === 0) {
          seen[target] = low[target] = ++clock;
          path[length++] = target;
        } else if ((seen[target] as number) < (low[node] as number)) low[node] = seen[target] as number;
        continue;
      }
      length--;
      if (length === 0) break;
      const above = path[length - 1] as number;
      low[above] = Math.min(low[above] as number, low[node] as number);
      if (above === root) children++;
      else if ((low[node] as number) >= (seen[above] as number)) isPoint[above] = 1;
    }
    // The root is one only when the search came back to it and had to set out again.
    if (children > 1) isPoint[root] = 1;
  }
  const points = new Int32Array(isPoint.reduce((sum, is) => sum + is, 0));
  let at = 0;
  for (let node = 0; node < nodeCount; node++) if (isPoint[node]) points[at++] = node;
  return points;
}
