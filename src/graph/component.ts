import type { Network } from './network.ts';

/** To which component each node belongs. */
export interface Components {
  readonly count: number;
  /** The component of a node, from 0. */
  readonly labels: Int32Array;
}

/**
 * Components when directions are set aside, numbered by their first node.
 * Union–find with path halving, the smaller number as root (Tarjan and van Leeuwen 1984). Near linear.
 */
export function weakComponents({ nodeCount, starts, targets }: Network): Components {
  const parent = Int32Array.from({ length: nodeCount }, (_, node) => node);
  const root = (node: number): number => {
    let at = node;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  for (let node = 0; node < nodeCount; node++) {
    for (let slot = starts[node] as number; slot < (starts[node + 1] as number); slot++) {
      const [a, b] = [root(node), root(targets[slot] as number)];
      if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
    }
  }
  const labels = new Int32Array(nodeCount);
  let count = 0;
  // A root is the smallest of its component, so its label is there before anybody asks for it.
  for (let node = 0; node < nodeCount; node++)
    labels[node] = parent[node] === node ? count++ : (labels[root(node)] as number);
  return { count, labels };
}

/**
 * Components in which each node reaches each other along directions, numbered so that no tie leads to a higher number:
 * who comes first gives nothing on to later ones. Tarjan 1972, without recursion. Linear.
 */
export function strongComponents({ nodeCount, starts, targets }: Network): Components {
  const labels = new Int32Array(nodeCount).fill(-1);
  /** When a node was first seen, from 1; 0 is not yet. */
  const seen = new Int32Array(nodeCount);
  /** The earliest node that a node reaches within what is open. */
  const low = new Int32Array(nodeCount);
  const next = starts.slice(0, nodeCount);
  const path = new Int32Array(nodeCount);
  const open = new Int32Array(nodeCount);
  let [clock, count, pathLength, openLength] = [0, 0, 0, 0];
  const enter = (node: number) => {
    seen[node] = low[node] = ++clock;
    path[pathLength++] = node;
    open[openLength++] = node;
  };
  const leave = (node: number) => {
    pathLength--;
    if (low[node] === seen[node]) {
      do labels[open[--openLength] as number] = count;
      while (open[openLength] !== node);
      count++;
    }
    if (pathLength > 0) {
      const before = path[pathLength - 1] as number;
      low[before] = Math.min(low[before] as number, low[node] as number);
    }
  };
  for (let start = 0; start < nodeCount; start++) {
    if (seen[start] === 0) enter(start);
    while (pathLength > 0) {
      const node = path[pathLength - 1] as number;
      if ((next[node] as number) === (starts[node + 1] as number)) {
        leave(node);
        continue;
      }
      const target = targets[(next[node] as number)++] as number;
      if (seen[target] === 0) enter(target);
      else if (labels[target] === -1) low[node] = Math.min(low[node] as number, seen[target] as number);
    }
  }
  return { count, labels };
}

/** How many nodes each component has. Linear. */
export function componentSizes({ count, labels }: Components): Int32Array {
  const sizes = new Int32Array(count);
  for (const label of labels) (sizes[label] as number)++;
  return sizes;
}

/** How many nodes lie on a directed cycle of two or more; 0 is none. Self-loops are set aside. Linear. */
export function countCyclicNodes(network: Network): number {
  if (!network.directed) throw new RangeError('Directed cycles are asked of a directed network.');
  return componentSizes(strongComponents(network)).reduce((sum, size) => sum + (size > 1 ? size : 0), 0);
}

/** Whether a directed cycle of two or more nodes exists. Self-loops are set aside. Linear. */
export const hasDirectedCycle = (network: Network): boolean => countCyclicNodes(network) > 0;
