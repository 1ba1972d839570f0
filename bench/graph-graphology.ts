/*
 * The same kernels by graphology, for bench/graph.ts, in a process of its own: its graphs fill the heap.
 *
 *   node dist/bench/graph-graphology.js FILE KERNEL[:NUMBER]...
 *
 * Reads ties as bench/graph-model.ts writes them; prints seconds and a figure for each kernel that graphology has, or how it fails:
 * some of it is recursive, and deep networks exhaust the stack. Building its graph is not part of a kernel's time.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { slotSources } from '../src/graph/network.ts';
import { type Given, give, startOf, tieLength } from './graph-kernel.ts';
import { readTies } from './graph-model.ts';
import { type Measured, measure } from './graph-time.ts';

const load = createRequire(import.meta.url);

interface Graph {
  addNode(node: string, attributes: object): void;
  addEdge(from: string, to: string, attributes: object): void;
}

/** A kernel of graphology: what is timed, and the figure of its answer. */
interface Peer {
  readonly directed: boolean;
  readonly run: (graph: Graph, number: number) => unknown;
  readonly figure: (answer: never, given: Given) => number;
}

type Values = Readonly<Record<string, number>>;
const highest = (values: Values): number => Object.values(values).reduce((most, one) => Math.max(most, one), 0);

/** Graphology's graph of a network in one of its forms. */
function graphOf({ both, along, ties }: Given, directed: boolean): Graph {
  const { Graph } = load('graphology') as { Graph: new (options: object) => Graph };
  const graph = new Graph({ type: directed ? 'directed' : 'undirected' });
  const { x, y } = startOf(ties);
  const network = directed ? along : both;
  for (let node = 0; node < network.nodeCount; node++) graph.addNode(String(node), { x: x[node], y: y[node] });
  slotSources(network).forEach((from, slot) => {
    const to = network.targets[slot] as number;
    if (directed || from <= to) graph.addEdge(String(from), String(to), { weight: network.weights[slot] });
  });
  return graph;
}

const peers: Readonly<Record<string, Peer>> = {
  weakComponents: {
    directed: false,
    run: (graph) => load('graphology-components').countConnectedComponents(graph),
    figure: (count: number) => count,
  },
  strongComponents: {
    directed: true,
    run: (graph) => load('graphology-components').stronglyConnectedComponents(graph),
    figure: (components: unknown[]) => components.length,
  },
  strength: {
    directed: false,
    run: (graph) => {
      const { weightedDegree } = load('graphology-metrics/node/weighted-degree');
      const values: Record<string, number> = {};
      for (const node of (graph as never as { nodes(): string[] }).nodes()) values[node] = weightedDegree(graph, node);
      return values;
    },
    figure: highest,
  },
  pageRank: {
    directed: true,
    // Its tolerance is for each node, ours for all together.
    run: (graph) =>
      load('graphology-metrics/centrality/pagerank')(graph, {
        tolerance: 1e-8 / (graph as never as { order: number }).order,
        maxIterations: 300,
      }),
    figure: highest,
  },
  betweenness: {
    directed: false,
    run: (graph) =>
      load('graphology-metrics/centrality/betweenness')(graph, { getEdgeWeight: null, normalized: false }),
    figure: highest,
  },
  communities: {
    directed: false,
    run: (graph) => load('graphology-communities-louvain').detailed(graph, { rng: () => 0.5 }),
    figure: ({ modularity }: { modularity: number }) => modularity,
  },
  layout: {
    directed: false,
    run: (graph, iterations) =>
      load('graphology-layout-forceatlas2')(graph, {
        iterations,
        getEdgeWeight: null,
        settings: { barnesHutOptimize: true, barnesHutTheta: 1.2, scalingRatio: 2, gravity: 1, edgeWeightInfluence: 0 },
      }),
    figure: (positions: Record<string, { x: number; y: number }>, { ties }) => {
      const axis = (name: 'x' | 'y') =>
        Float64Array.from({ length: ties.nodeCount }, (_, node) => positions[node]?.[name] as number);
      return tieLength(ties, axis('x'), axis('y'));
    },
  },
};

function askAll(given: Given, wanted: ReadonlyMap<string, number>): Record<string, Measured | string> {
  const answers: Record<string, Measured | string> = {};
  for (const directed of [false, true]) {
    const names = [...wanted.keys()].filter((name) => peers[name]?.directed === directed);
    if (names.length === 0) continue;
    const graph = graphOf(given, directed);
    for (const name of names) {
      const peer = peers[name] as Peer;
      try {
        answers[name] = measure(
          () => peer.run(graph, wanted.get(name) as number),
          (answer) => peer.figure(answer, given),
        );
      } catch (failure) {
        answers[name] = String(failure);
      }
    }
  }
  return answers;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [file, ...words] = process.argv.slice(2);
  const wanted = new Map(
    words.map((word) => word.split(':')).map(([name, number]) => [name as string, Number(number)]),
  );
  console.log(JSON.stringify(askAll(give(readTies(readFileSync(file as string))), wanted)));
}
