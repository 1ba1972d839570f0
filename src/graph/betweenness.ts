import type { Network } from './network.ts';
import { drawNodes, type Sampling } from './random.ts';

export interface Betweenness {
  /** Per node, how many shortest paths between others lead through it; of several equally short ones, each counts its share. */
  readonly values: Float64Array;
  /** One standard error of each value; zeros where every node was started from. */
  readonly standardErrors: Float64Array;
  /** How many nodes were started from. */
  readonly sources: number;
}

const betweennessSampling: Sampling = { exactTo: 5000, draws: 512, seed: 42 };

/** What one search leaves behind, kept from search to search so that nothing is allocated. */
interface Search {
  /** Nodes in the order of their distance. */
  readonly queue: Int32Array;
  readonly distances: Int32Array;
  /** How many shortest paths lead to a node. */
  readonly paths: Float64Array;
  /** How much of the paths from the source to others leads through a node. */
  readonly dependencies: Float64Array;
  /** What a node hands back along each path to it, (1 + its dependency) / its paths, while its distance is in hand; else 0. */
  readonly shares: Float64Array;
}

/** Searches from one node and counts paths. Returns how many nodes were reached. */
function countPaths({ starts, targets }: Network, source: number, { queue, distances, paths }: Search): number {
  distances[source] = 0;
  paths[source] = 1;
  queue[0] = source;
  let reached = 1;
  for (let head = 0; head < reached; head++) {
    const node = queue[head] as number;
    const further = (distances[node] as number) + 1;
    const count = paths[node] as number;
    for (let slot = starts[node] as number, end = starts[node + 1] as number; slot < end; slot++) {
      const target = targets[slot] as number;
      const distance = distances[target] as number;
      if (distance === -1) {
        distances[target] = further;
        paths[target] = count;
        queue[reached++] = target;
      } else if (distance === further) (paths[target] as number) += count;
    }
  }
  return reached;
}

/**
 * Adds up dependencies from the farthest nodes back, distance by distance: only the next farther ones have shares then, so a row
 * is added up without asking how far anybody is.
 */
function addDependencies({ starts, targets }: Network, reached: number, search: Search): void {
  const { queue, distances, paths, dependencies, shares } = search;
  let [first, end, past] = [reached, reached, reached];
  for (; end > 0; past = end, end = first) {
    const distance = distances[queue[end - 1] as number];
    while (first > 0 && distances[queue[first - 1] as number] === distance) first--;
    for (let at = first; at < end; at++) {
      const node = queue[at] as number;
      let sum = 0;
      for (let slot = starts[node] as number, last = starts[node + 1] as number; slot < last; slot++)
        sum += shares[targets[slot] as number] as number;
      dependencies[node] = sum * (paths[node] as number);
    }
    for (let at = end; at < past; at++) shares[queue[at] as number] = 0;
    for (let at = first; at < end; at++) {
      const node = queue[at] as number;
      shares[node] = (1 + (dependencies[node] as number)) / (paths[node] as number);
    }
  }
  for (let at = end; at < past; at++) shares[queue[at] as number] = 0;
}

/** Per node, sums over searches: what part of betweenness they give, before any scaling. */
export interface Dependencies {
  readonly sums: Float64Array;
  /** Sums of squares, for the error. */
  readonly squares: Float64Array;
}

/** The dependencies of searches from some nodes: sums of disjoint sets of nodes add up, so a caller may share them out. */
export function dependenciesFrom(network: Network, sources: Int32Array): Dependencies {
  const { nodeCount } = network;
  const search: Search = {
    queue: new Int32Array(nodeCount),
    distances: new Int32Array(nodeCount).fill(-1),
    paths: new Float64Array(nodeCount),
    dependencies: new Float64Array(nodeCount),
    shares: new Float64Array(nodeCount),
  };
  const [sums, squares] = [new Float64Array(nodeCount), new Float64Array(nodeCount)];
  for (const source of sources) {
    const reached = countPaths(network, source, search);
    addDependencies(network, reached, search);
    search.distances[source] = -1;
    for (let at = 1; at < reached; at++) {
      const node = search.queue[at] as number;
      const dependency = search.dependencies[node] as number;
      (sums[node] as number) += dependency;
      (squares[node] as number) += dependency * dependency;
      search.distances[node] = -1;
    }
  }
  return { sums, squares };
}

/**
 * Betweenness of every node, weights set aside, not normalised; in an undirected network each pair counts once.
 * Brandes 2001, *J. Math. Sociology* 25:163; beyond `exactTo` nodes from starting nodes drawn without replacement (Brandes and
 * Pich 2007), with the standard error of each value. Values are lopsided, so twice the error either way holds the true value in
 * eight to nine cases of ten, not in nineteen of twenty; a node that no drawn search passed through shows 0 ± 0.
 * Starting nodes × ties. A high value is an exposure in a value network, not a prize.
 */
export function betweenness(network: Network, sampling: Sampling = betweennessSampling): Betweenness {
  const { nodeCount, directed } = network;
  const sources = drawNodes(nodeCount, sampling);
  const { sums, squares } = dependenciesFrom(network, sources);
  const drawn = sources.length;
  const scale = (nodeCount / drawn) * (directed ? 1 : 0.5);
  const errorOf = (sum: number, square: number) => {
    const variance = Math.max(0, square - sum ** 2 / drawn) / (drawn - 1);
    return scale * Math.sqrt(drawn * variance * (1 - drawn / nodeCount));
  };
  return {
    values: sums.map((sum) => sum * scale),
    standardErrors: drawn < 2 ? new Float64Array(nodeCount) : sums.map((sum, k) => errorOf(sum, squares[k] as number)),
    sources: drawn,
  };
}
