import type { Network } from './network.ts';

/** To which component each node belongs. */
export interface Components {
  readonly count: number;
  /** The component of a node, from 0. */
  readonly labels: Int32Array;
}

/** Whose root a node has; halves the way there. */
function rootOf(parent: Int32Array, node: number): number {
  let at = node;
  while (parent[at] !== at) {
    parent[at] = parent[parent[at] as number] as number;
    at = parent[at] as number;
  }
  return at;
}

/** Makes one tree of those of two nodes; the smaller root stays. */
function join(parent: Int32Array, one: number, other: number): void {
  const [a, b] = [rootOf(parent, one), rootOf(parent, other)];
  if (a < b) parent[b] = a;
  else parent[a] = b;
}

/** So many slots of each row are looked at before asking whether most nodes are together by then. */
const glance = 2;

/** Gives each node its root; one pass, since a root is the smallest of its tree. */
function flatten(parent: Int32Array): void {
  for (let node = 0; node < parent.length; node++) parent[node] = parent[parent[node] as number] as number;
}

/** The root that most of a few hundred nodes have; −1 where there are no nodes. */
function commonRoot(parent: Int32Array): number {
  const counts = new Map<number, number>();
  const step = Math.ceil(parent.length / 512);
  for (let node = 0; node < parent.length; node += step) {
    const root = parent[node] as number;
    counts.set(root, (counts.get(root) ?? 0) + 1);
  }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [-1, 0])[0];
}

/**
 * Components when directions are set aside, numbered by their first node.
 * Union–find with path halving, the smaller number as root (Tarjan and van Leeuwen 1984). In an undirected network a tie stands in
 * both rows, so those who are in the largest component at a glance need not be asked again (Sutton, Ben-Nun and Barak 2018,
 * *IPDPS*). Near linear.
 */
export function weakComponents(network: Network): Components {
  const { nodeCount, directed, starts, targets } = network;
  const parent = new Int32Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) parent[node] = node;
  const seenTo = (node: number) => Math.min((starts[node] as number) + glance, starts[node + 1] as number);
  for (let node = 0; node < nodeCount; node++)
    for (let slot = starts[node] as number; slot < seenTo(node); slot++) join(parent, node, targets[slot] as number);
  flatten(parent);
  const largest = directed ? -1 : commonRoot(parent);
  for (let node = 0; node < nodeCount; node++) {
    if (parent[node] === largest) continue;
    for (let slot = seenTo(node), end = starts[node + 1] as number; slot < end; slot++)
      join(parent, node, targets[slot] as number);
  }
  flatten(parent);
  const labels = new Int32Array(nodeCount);
  let count = 0;
  for (let node = 0; node < nodeCount; node++)
    labels[node] = parent[node] === node ? count++ : (labels[parent[node] as number] as number);
  return { count, labels };
}

/**
 * Components in which each node reaches each other along directions, numbered so that no tie leads to a higher number:
 * who comes first gives nothing on to later ones. Tarjan 1972, with one number for each node as Pearce 2016 has it (*Inf. Process.
 * Lett.* 116:47), without recursion. Linear.
 */
export function strongComponents({ nodeCount, starts, targets }: Network): Components {
  const labels = new Int32Array(nodeCount).fill(-1);
  /** The earliest node that a node is known to reach within what is open, by when it was first seen, from 1; 0 is not yet. */
  const low = new Int32Array(nodeCount);
  /** Whether a node reaches an earlier one. */
  const isLower = new Uint8Array(nodeCount);
  const next = starts.slice(0, nodeCount);
  const path = new Int32Array(nodeCount);
  const open = new Int32Array(nodeCount);
  let [clock, count, length, openLength] = [0, 0, 0, 0];
  for (let start = 0; start < nodeCount; start++) {
    if (low[start] !== 0) continue;
    low[start] = ++clock;
    path[length++] = start;
    while (length > 0) {
      const node = path[length - 1] as number;
      const slot = next[node] as number;
      if (slot < (starts[node + 1] as number)) {
        next[node] = slot + 1;
        const target = targets[slot] as number;
        if (low[target] === 0) {
          low[target] = ++clock;
          path[length++] = target;
        } else if (labels[target] === -1 && (low[target] as number) < (low[node] as number)) {
          low[node] = low[target] as number;
          isLower[node] = 1;
        }
        continue;
      }
      length--;
      open[openLength++] = node;
      if (isLower[node] === 0) {
        // Its component is all that stands open from here on and was seen no earlier.
        const own = low[node] as number;
        while (openLength > 0 && (low[open[openLength - 1] as number] as number) >= own)
          labels[open[--openLength] as number] = count;
        count++;
      } else if (length > 0) {
        const above = path[length - 1] as number;
        if ((low[node] as number) < (low[above] as number)) {
          low[above] = low[node] as number;
          isLower[above] = 1;
        }
      }
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
