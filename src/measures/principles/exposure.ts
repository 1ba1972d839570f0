import type { NetworkExchange, ValueNetwork } from '../../domain/value-network.ts';
import { articulationPoints } from '../../graph/articulation.ts';
import { weakComponents } from '../../graph/component.ts';
import { degrees } from '../../graph/degree.ts';
import { keepTies, mutual, type Network, slotSources } from '../../graph/network.ts';
import { plainFigure } from '../figure.ts';
import { counted, percent } from '../phrase.ts';
import { answerOf, type Finding } from './answer.ts';
import { amongThose, inPeriod, isNameable, oneDirection } from './layer.ts';
import { type BarPicture, type Principle, type PrincipleSettings, pictureLimit } from './principle.ts';
import { sketch } from './sketch.ts';

/** The most points that are each taken away for a look at what is lost; the best connected come first. */
const triedLimit = 100;

/** Pairs that reach each other, over whatever way, by the sizes of components; `without` is one node that counts for nothing. */
function linkedPairs(network: Network, without = -1): number {
  const { labels, count } = weakComponents(network);
  const sizes = new Float64Array(count);
  labels.forEach((label, node) => {
    if (node !== without) (sizes[label] as number)++;
  });
  return sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}

interface Loss {
  readonly node: number;
  /** Of the pairs of others that were linked, the share that no longer is. */
  readonly share: number;
}

/** What is lost between others when each of the points leaves, the most first. */
function losses(network: Network, points: Int32Array): Loss[] {
  const degree = degrees(network);
  const tried = Array.from(points)
    .sort((a, b) => (degree[b] as number) - (degree[a] as number) || a - b)
    .slice(0, triedLimit);
  const sources = slotSources(network);
  const { labels, count } = weakComponents(network);
  const sizes = new Float64Array(count);
  for (const label of labels) (sizes[label] as number)++;
  const all = linkedPairs(network);
  return tried
    .map((node) => {
      const left = keepTies(network, (slot) => sources[slot] !== node && network.targets[slot] !== node);
      const others = all - ((sizes[labels[node] as number] as number) - 1);
      return { node, share: others > 0 ? (others - linkedPairs(left, node)) / others : 0 };
    })
    .sort((a, b) => b.share - a.share || a.node - b.node);
}

function pictureOf(network: ValueNetwork, lost: readonly Loss[], places: readonly number[]): BarPicture | null {
  const lines = lost.flatMap(({ node, share }) => {
    const one = network.participants[places[node] as number];
    return one && isNameable(one) && share > 0 ? [{ name: one.name, value: share }] : [];
  });
  return lines.length === 0
    ? null
    : {
        type: 'bar',
        says: 'Pairs of others that would lose every way to each other, if this one left',
        unit: 'ratio',
        lines: lines.slice(0, pictureLimit),
      };
}

/** The share of exchanges that end with the one in most of them. */
function heaviest(exchanges: readonly NetworkExchange[]): { readonly share: number; readonly total: number } | null {
  const own = new Map<number, number>();
  let total = 0;
  for (const { from, to, count } of exchanges) {
    total += count;
    for (const place of new Set([from, to])) own.set(place, (own.get(place) ?? 0) + count);
  }
  return total === 0 ? null : { share: [...own.values()].reduce((most, one) => Math.max(most, one), 0) / total, total };
}

function find(network: ValueNetwork, settings: PrincipleSettings): Finding {
  const exchanges = oneDirection(inPeriod(network, settings).exchanges);
  const { network: directed, places } = amongThose(exchanges);
  const graph = mutual(directed);
  const points = articulationPoints(graph);
  const lost = losses(graph, points);
  const most = heaviest(exchanges);
  const named = exchanges.filter(({ peopled }) => peopled === true).length;
  // A map without a single name was drawn with roles alone; that says nothing about who is behind them.
  const asked = named > 0 ? exchanges.filter(({ peopled }) => peopled !== null) : [];
  const nobody = 'nobody here exchanges with anybody else';
  const coverage = {
    total: network.participants.length,
    used: places.length,
    noun: 'participants',
    has: 'an exchange with another',
  };
  const worst = places.length === 0 ? null : (lost[0]?.share ?? 0);
  const figure = (
    id: string,
    label: string,
    unit: 'ratio' | 'count',
    value: number | null,
    basis: string,
    because = nobody,
  ) => plainFigure({ id, label, unit, basis, coverage }, value, because);
  return {
    sentence: sentenceOf(places.length, points.length, worst),
    figures: [
      plainFigure(
        {
          id: 'people',
          label: 'share of exchanges with somebody named at both ends',
          unit: 'ratio',
          basis: `${named} of ${counted(asked.length, 'exchange')}`,
          coverage: {
            total: exchanges.length,
            used: asked.length,
            noun: 'exchanges',
            has: 'a place for the names of people',
          },
        },
        asked.length > 0 ? named / asked.length : null,
        exchanges.length === 0
          ? nobody
          : 'nobody is named here who plays a role: a record names organisations, and a map may name roles alone',
      ),
      figure(
        'points',
        'participants whose leaving would tear the network apart',
        'count',
        places.length === 0 ? null : points.length,
        counted(places.length, 'participant'),
      ),
      figure(
        'pathsLost',
        'pairs of others that would lose every way, if the worst of them left',
        'ratio',
        worst,
        counted(points.length, 'such participant'),
      ),
      figure(
        'exchangesLost',
        'exchanges that end with the one in most of them',
        'ratio',
        most?.share ?? null,
        counted(most?.total ?? 0, 'exchange'),
      ),
    ],
    cautions: [
      ...(points.length > triedLimit
        ? [`Of ${counted(points.length, 'such participant')} the ${triedLimit} best connected were each taken away.`]
        : []),
      'An exposure is a risk of the network, and no rank of whoever stands there.',
    ],
    advice:
      points.length === 0
        ? null
        : 'Give what runs by way of one alone a second way: a deputy, a second supplier, an introduction between those who only meet there.',
    picture: pictureOf(network, lost, places),
  };
}

function sentenceOf(taking: number, points: number, worst: number | null): string {
  if (taking === 0) return 'Nobody here exchanges with anybody else, so nobody’s leaving can be weighed.';
  if (points === 0) return `No single one of the ${counted(taking, 'participant')} holds the network together alone.`;
  const start = points === 1 ? 'One participant holds' : `${counted(points, 'participant')} each hold`;
  return `${start} parts of the network together alone; without the weightiest of them ${percent(worst ?? 0)} of the pairs of others would lose every way to each other.`;
}

/** P04: people behind exchanges, and what hangs on one of them. */
export const exposure: Principle = {
  id: 'P04',
  name: 'What hangs on one',
  principle: 'People, not processes, act',
  question: 'Who is behind the exchanges, and what would be lost if one of them left?',
  definition:
    'The share of exchanges at both ends of which somebody is named who plays the role. Articulation points are participants without whom some others would no longer be linked, ' +
    'directions set aside. For each, the share of pairs of others that would lose every way to each other; and the share of exchanges that the one in most of them takes part in.',
  unit: 'share of exchanges; number of participants; share of pairs',
  exclusions: [
    'names of roles that fewer than five people play',
    'exchanges of a participant with itself',
    'exchanges outside the period; those without dates are in every period',
  ],
  limits: [
    'A record names organisations and no people, so it cannot say which person a tie hangs on.',
    'That a way exists does not mean that it is used, or that it would carry more.',
    'Only the 100 best connected articulation points are each taken away.',
  ],
  why: 'Knowledge and trust leave with people. What hangs on one person or one firm is best known before they go.',
  citations: [
    {
      text: 'J. Hopcroft and R. Tarjan, Algorithm 447: Efficient Algorithms for Graph Manipulation, Communications of the ACM 16(6), 1973, pp. 372–378',
      url: 'https://doi.org/10.1145/362248.362272',
    },
    { text: 'V. Allee, The Future of Knowledge: Increasing Prosperity through Value Networks, 2003' },
  ],
  example: {
    says: 'Made up: A and B advise each other, B advises C, and C advises D.',
    columns: ['from', 'to', 'form'],
    rows: [
      ['A', 'B', 'advice'],
      ['B', 'A', 'advice'],
      ['B', 'C', 'advice'],
      ['C', 'D', 'advice'],
    ],
    expected: { people: null, points: 2, pathsLost: 2 / 3, exchangesLost: 0.75 },
    reckoning:
      'Without B, A is cut off from C and D; without C, D from A and B. Of the three pairs of others (A–C, A–D, C–D) two are lost without B. B takes part in three of four exchanges. Nobody said who is behind them.',
    network: sketch({
      exchanges: [
        { from: 'A', to: 'B', form: 'advice' },
        { from: 'B', to: 'A', form: 'advice' },
        { from: 'B', to: 'C', form: 'advice' },
        { from: 'C', to: 'D', form: 'advice' },
      ],
    }),
  },
  ask: (network, settings) => answerOf(exposure, network, { settings, finding: find(network, settings) }),
};
