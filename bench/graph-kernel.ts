/*
 * The kernels that bench/graph.ts measures, each with the network it is given and one figure of its answer, so that other
 * programs' answers can be held beside it.
 */
import { articulationPoints } from '../src/graph/articulation.ts';
import { betweenness } from '../src/graph/betweenness.ts';
import { strongComponents, weakComponents } from '../src/graph/component.ts';
import { strengths } from '../src/graph/degree.ts';
import { layOut } from '../src/graph/force-layout.ts';
import { findCommunities } from '../src/graph/leiden.ts';
import { buildNetwork, mutual, type Network } from '../src/graph/network.ts';
import { pageRank } from '../src/graph/page-rank.ts';
import { project } from '../src/graph/projection.ts';
import { reciprocity } from '../src/graph/reciprocity.ts';
import { structuralHoles } from '../src/graph/structural-holes.ts';
import { award, grow, type Ties } from './graph-model.ts';

/** A made-up network with what it is for. */
export interface Case {
  readonly name: string;
  readonly ties: () => Ties;
  /** Kernels to run, and the number that some need: buyers, starting nodes, iterations. */
  readonly kernels: Readonly<Record<string, number>>;
}

/** A network in both forms. */
export interface Given {
  readonly ties: Ties;
  /** Undirected, without self-loops. */
  readonly both: Network;
  readonly along: Network;
}

export interface Kernel {
  readonly run: (given: Given, number: number) => unknown;
  readonly figure: (answer: never, given: Given) => number;
  /** Whether any program has to come to the same figure; else higher is better, or lower. */
  readonly figureIs: 'equal' | 'estimate' | 'higher is better' | 'lower is better';
}

export const give = (ties: Ties): Given => ({
  ties,
  both: mutual(buildNetwork(ties, { directed: false })),
  along: buildNetwork(ties, { directed: true }),
});

const highest = (values: ArrayLike<number>): number => Array.from(values).reduce((most, one) => Math.max(most, one), 0);

/** How long ties are beside distances between nodes of ties taken at random: what a layout is for. */
export function tieLength({ from, to }: Ties, x: ArrayLike<number>, y: ArrayLike<number>): number {
  const far = (a: number, b: number) =>
    Math.hypot((x[a] as number) - (x[b] as number), (y[a] as number) - (y[b] as number));
  let [tied, any] = [0, 0];
  for (let k = 0; k < from.length; k++) {
    tied += far(from[k] as number, to[k] as number);
    any += far(from[k] as number, to[(k * 7919 + 13) % from.length] as number);
  }
  return tied / any;
}

/** Where every program's layout starts. */
export function startOf({ nodeCount }: Ties): { readonly x: Float64Array; readonly y: Float64Array } {
  const turn = (node: number) => (node * 2.399963) % (2 * Math.PI);
  const axis = (of: (angle: number) => number) =>
    Float64Array.from({ length: nodeCount }, (_, node) => Math.sqrt(node + 1) * 10 * of(turn(node)));
  return { x: axis(Math.cos), y: axis(Math.sin) };
}

const middle = (values: Float64Array): number => values.toSorted()[Math.floor(values.length / 2)] as number;

export const kernels = {
  build: {
    run: ({ ties }) => buildNetwork(ties, { directed: true }),
    figure: (network: Network) => network.targets.length,
    figureIs: 'equal',
  },
  weakComponents: {
    run: ({ both }) => weakComponents(both),
    figure: ({ count }: { count: number }) => count,
    figureIs: 'equal',
  },
  strongComponents: {
    run: ({ along }) => strongComponents(along),
    figure: ({ count }: { count: number }) => count,
    figureIs: 'equal',
  },
  strength: { run: ({ both }) => strengths(both), figure: highest, figureIs: 'equal' },
  pageRank: {
    run: ({ along }) => pageRank(along, { damping: 0.85, tolerance: 1e-8, maxRounds: 200 }),
    figure: ({ values }: { values: Float64Array }) => highest(values),
    figureIs: 'equal',
  },
  articulation: {
    run: ({ both }) => articulationPoints(both),
    figure: (points: Int32Array) => points.length,
    figureIs: 'equal',
  },
  betweenness: {
    run: ({ both }) => betweenness(both),
    figure: ({ values }: { values: Float64Array }) => highest(values),
    figureIs: 'equal',
  },
  drawnBetweenness: {
    run: ({ both }, draws) => betweenness(both, { exactTo: 0, draws, seed: 42 }),
    figure: ({ values }: { values: Float64Array }) => highest(values),
    figureIs: 'estimate',
  },
  communities: {
    run: ({ both }) => findCommunities(both, { seed: 42 }),
    figure: ({ modularity }: { modularity: number }) => modularity,
    figureIs: 'higher is better',
  },
  structuralHoles: {
    run: ({ both }) => structuralHoles(both),
    figure: ({ constraint }: { constraint: Float64Array }) => middle(constraint),
    figureIs: 'equal',
  },
  reciprocity: {
    run: ({ along }) => reciprocity(along),
    figure: ({ ratio }: { ratio: number }) => ratio,
    figureIs: 'equal',
  },
  projection: {
    run: ({ along }) => project(along, { weigh: 'count', hubLimit: Number.POSITIVE_INFINITY }).network,
    figure: (network: Network) => network.targets.length / 2,
    figureIs: 'equal',
  },
  layout: {
    run: ({ ties, both }, iterations) => layOut(both, { seed: 42, iterations, start: startOf(ties) }),
    figure: ({ x, y }: { x: Float64Array; y: Float64Array }, { ties }) => tieLength(ties, x, y),
    figureIs: 'lower is better',
  },
} as const satisfies Record<string, Kernel>;

const grown = (name: string, nodeCount: number, tiesEach: number, wanted: Case['kernels']): Case => ({
  name,
  ties: () => grow({ nodeCount, tiesEach, blocks: Math.max(10, Math.round(nodeCount / 1000)), within: 0.8, seed: 42 }),
  kernels: wanted,
});

const awarded = (name: string, buyers: number, wanted: readonly string[]): Case => ({
  name,
  ties: () => award(buyers, buyers * 10, 3, 42),
  kernels: Object.fromEntries(wanted.map((kernel) => [kernel, buyers])),
});

const linear = { build: 0, weakComponents: 0, strongComponents: 0, strength: 0, pageRank: 0, reciprocity: 0 };

/** From small to large. */
export const cases: readonly Case[] = [
  grown('5 thousand nodes, 25 thousand ties', 5_000, 5, { betweenness: 0 }),
  grown('10 thousand nodes, 100 thousand ties', 10_000, 10, {
    ...linear,
    ...{ structuralHoles: 0, drawnBetweenness: 512, communities: 0, layout: 50 },
  }),
  awarded('11 thousand nodes, 30 thousand awards', 1_000, ['articulation', 'projection']),
  grown('100 thousand nodes, 1 million ties', 100_000, 10, {
    ...linear,
    ...{ structuralHoles: 0, drawnBetweenness: 32, communities: 0, layout: 5 },
  }),
  awarded('110 thousand nodes, 300 thousand awards', 10_000, ['articulation', 'projection']),
  grown('1 million nodes, 10 million ties', 1_000_000, 10, {
    ...linear,
    ...{ structuralHoles: 0, drawnBetweenness: 4, communities: 0, layout: 2 },
  }),
  awarded('1.1 million nodes, 3 million awards', 100_000, ['articulation', 'projection']),
];
