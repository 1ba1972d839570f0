import type { NetworkExchange, ValueNetwork } from '../../domain/value-network.ts';
import { pathsOfThree } from '../../graph/candidate.ts';
import { degrees } from '../../graph/degree.ts';
import { mutual } from '../../graph/network.ts';
import { seedRandom, shuffle } from '../../graph/random.ts';
import { plainFigure } from '../figure.ts';
import { counted, percent } from '../phrase.ts';
import { answerOf, type Finding } from './answer.ts';
import { amongThose, contractual, inPeriod, intangible, isNameable } from './layer.ts';
import { type Principle, type PrincipleSettings, pictureLimit, type TiePicture } from './principle.ts';
import { sketch } from './sketch.ts';

/** Participants for whom others are looked for, fewer where there are many; and the most partners that one of them may have: a hub has met enough. */
const askedLimit = 200;
const askedOfMany = 40;
const many = 5000;
const hubLimit = 50;

const pairsOf = (exchanges: readonly NetworkExchange[]): ReadonlySet<string> =>
  new Set(exchanges.flatMap(({ from, to }) => (from === to ? [] : [`${Math.min(from, to)} ${Math.max(from, to)}`])));

interface Opportunity {
  readonly one: number;
  readonly other: number;
  readonly score: number;
}

/** Pairs that do not exchange and are joined by many short ways of three steps, the closest first. */
function opportunities(exchanges: readonly NetworkExchange[], seed: number): Opportunity[] {
  const { network, places } = amongThose(exchanges, () => 1);
  const graph = mutual(network);
  const degree = degrees(graph);
  const asked = Int32Array.from(places.keys()).filter((node) => (degree[node] as number) <= hubLimit);
  const limit = places.length > many ? askedOfMany : askedLimit;
  if (asked.length > limit) shuffle(asked, seedRandom(seed));
  const found = new Map<string, Opportunity>();
  for (const node of asked.subarray(0, limit)) {
    const { nodes, scores } = pathsOfThree(graph, node, degree);
    for (let at = 0; at < Math.min(nodes.length, pictureLimit); at++) {
      const [one, other] = [places[node] as number, places[nodes[at] as number] as number].sort((a, b) => a - b) as [
        number,
        number,
      ];
      found.set(`${one} ${other}`, { one, other, score: scores[at] as number });
    }
  }
  return [...found.values()].sort((a, b) => b.score - a.score || a.one - b.one || a.other - b.other);
}

function pictureOf({ participants }: ValueNetwork, found: readonly Opportunity[]): TiePicture | null {
  const lines = found.flatMap(({ one, other, score }) => {
    const [first, second] = [participants[one], participants[other]];
    return first && second && isNameable(first) && isNameable(second)
      ? [{ from: first.name, to: second.name, value: score }]
      : [];
  });
  return lines.length === 0
    ? null
    : {
        type: 'tie',
        says: 'Pairs that exchange nothing and are joined by most ways of three steps',
        unit: 'number',
        lines: lines.slice(0, pictureLimit),
      };
}

function find(network: ValueNetwork, settings: PrincipleSettings): Finding {
  const { exchanges } = inPeriod(network, settings);
  const [bound, known] = [pairsOf(contractual(exchanges)), pairsOf(intangible(exchanges))];
  const both = [...bound].filter((pair) => known.has(pair)).length;
  const found = opportunities(exchanges, settings.seed ?? 42);
  const share = bound.size > 0 && known.size > 0 ? both / bound.size : null;
  const coverage = {
    total: exchanges.length,
    used: exchanges.filter(({ from, to }) => from !== to).length,
    noun: 'exchanges',
    has: 'two different sides',
  };
  return {
    sentence:
      share === null
        ? 'Whether contracts go with knowledge and trust is not known: ' +
          (bound.size === 0
            ? 'no two here have a contract.'
            : 'nothing intangible is recorded or declared between two.')
        : `${percent(share)} of the pairs with a contract also exchange knowledge, advice, access or trust.`,
    figures: [
      plainFigure(
        {
          id: 'multiplex',
          label: 'pairs with a contract that also exchange intangibles',
          unit: 'ratio',
          basis: `${both} of ${counted(bound.size, 'pair')}`,
          coverage,
        },
        share,
        bound.size === 0
          ? 'no two here have a contract'
          : 'nothing intangible is recorded or declared between two who are known',
      ),
      plainFigure(
        {
          id: 'intangibleOnly',
          label: 'pairs that exchange intangibles and have no contract',
          unit: 'count',
          basis: counted(known.size, 'pair'),
          coverage,
        },
        known.size > 0 ? known.size - both : null,
        'nothing intangible is recorded or declared between two who are known',
      ),
    ],
    cautions:
      found.length > 0
        ? ['That two are close in the network says who could meet, not that they should; look at what each needs.']
        : [],
    advice:
      found.length > 0
        ? 'Introduce a pair from the list to each other, and see whether there is anything that one has and the other needs.'
        : null,
    picture: pictureOf(network, found),
  };
}

/** P09: whether contracts go with more than contracts, and who could meet. */
export const multiplexity: Principle = {
  id: 'P09',
  name: 'More than a contract',
  principle: 'Every interaction can create value or a relationship',
  question: 'Do those who have contracts also share knowledge and trust, and who could meet?',
  definition:
    'Of the pairs with a tangible exchange, the share that also has an intangible one, in whatever direction. Pairs that could meet are ranked by paths of three ties, each path counting ' +
    '1 ÷ √(product of the two degrees between): in a network of buyers and suppliers nobody across has a common neighbour, so paths of two say nothing.',
  unit: 'share of pairs; number of pairs',
  exclusions: [
    'exchanges of a participant with itself',
    'for meetings, participants with more than 50 partners; beyond 200 participants as many are drawn, beyond 5,000 forty (seeded)',
    'names of roles that fewer than five people play',
  ],
  limits: [
    'A record holds hardly any intangible exchange; the share is then absent, not zero.',
    'A pair that could meet may have met without anybody recording it.',
  ],
  why: 'A tie that carries only a contract ends with it. One that also carries knowledge and trust is there for the next idea.',
  citations: [
    {
      text: 'I. A. Kovács et al., Network-based prediction of protein interactions, Nature Communications 10, 1240, 2019',
      url: 'https://doi.org/10.1038/s41467-019-09177-y',
    },
  ],
  example: {
    says: 'Made up: A pays B and C; A also advises B. C pays D, and D gives B feedback.',
    columns: ['from', 'to', 'form'],
    rows: [
      ['A', 'B', 'money'],
      ['A', 'C', 'money'],
      ['A', 'B', 'advice'],
      ['C', 'D', 'money'],
      ['D', 'B', 'feedback'],
    ],
    expected: { multiplex: 1 / 3, intangibleOnly: 1 },
    reckoning:
      'Three pairs have a contract: A–B, A–C, C–D. One of them, A–B, also exchanges advice. D–B exchanges feedback and has no contract.',
    network: sketch({
      exchanges: [
        { from: 'A', to: 'B', form: 'money' },
        { from: 'A', to: 'C', form: 'money' },
        { from: 'A', to: 'B', form: 'advice' },
        { from: 'C', to: 'D', form: 'money' },
        { from: 'D', to: 'B', form: 'feedback' },
      ],
    }),
  },
  ask: (network, settings) => answerOf(multiplexity, network, { settings, finding: find(network, settings) }),
};
