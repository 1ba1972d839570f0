import { degrees } from './degree.ts';
import type { Network } from './network.ts';

/** Nodes that one node could meet, best first, equals by number. */
export interface Candidates {
  readonly nodes: Int32Array;
  /** Above 0; comparable only within one list. */
  readonly scores: Float64Array;
}

/** Sorts what has a score, without the node itself and those it is tied to already. */
function rank({ starts, targets }: Network, node: number, scores: ReadonlyMap<number, number>): Candidates {
  const known = new Set(targets.subarray(starts[node], starts[node + 1])).add(node);
  const sorted = [...scores].filter(([other]) => !known.has(other)).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return {
    nodes: Int32Array.from(sorted, ([other]) => other),
    scores: Float64Array.from(sorted, ([, score]) => score),
  };
}

const add = (scores: Map<number, number>, node: number, score: number) =>
  scores.set(node, (scores.get(node) ?? 0) + score);

/** Those a node is tied to, without itself, each once. */
function contacts({ starts, targets }: Network, node: number): Int32Array {
  const row = targets.subarray(starts[node], starts[node + 1]);
  return row.filter((other, k) => other !== node && other !== row[k - 1]);
}

const demandUndirected = ({ directed }: Network) => {
  if (directed) throw new RangeError('Candidates are asked of an undirected network.');
};

/**
 * Candidates by paths of three ties, each counting 1 / √(product of the two degrees between).
 * Kovács et al. 2019, *Nature Communications* 10:1240. Works across a bipartite network. Contacts of contacts of contacts.
 */
export function pathsOfThree(network: Network, node: number, degree: Int32Array = degrees(network)): Candidates {
  demandUndirected(network);
  const scores = new Map<number, number>();
  /** What reaches each node in two steps, so that what follows a node twice is walked once. */
  const halfway = new Map<number, number>();
  for (const first of contacts(network, node)) {
    const score = 1 / Math.sqrt(degree[first] as number);
    for (const second of contacts(network, first)) if (second !== node) add(halfway, second, score);
  }
  for (const [second, sum] of halfway) {
    const score = sum / Math.sqrt(degree[second] as number);
    for (const third of contacts(network, second)) if (third !== node) add(scores, third, score);
  }
  return rank(network, node, scores);
}
