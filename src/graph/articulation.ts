import { mutual, type Network } from './network.ts';

/**
 * The nodes whose leaving would tear a component apart, ascending, directions set aside.
 * Hopcroft and Tarjan 1973 (*CACM* 16:372), without recursion. Linear.
 */
export function articulationPoints(network: Network): Int32Array {
  const { nodeCount, starts, targets } = mutual(network);
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
    let [length, children] = [0, 0];
    const enter = (node: number) => {
      seen[node] = low[node] = ++clock;
      path[length++] = node;
    };
    enter(root);
    while (length > 0) {
      const node = path[length - 1] as number;
      if ((next[node] as number) < (starts[node + 1] as number)) {
        const target = targets[(next[node] as number)++] as number;
        if (seen[target] === 0) enter(target);
        else low[node] = Math.min(low[node] as number, seen[target] as number);
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
