import type { DeclaredWorth, ValueNetwork } from '../../domain/value-network.ts';
import { type Allocation, type Game, gameSampling, myerson } from '../../graph/cooperation.ts';
import { mutual } from '../../graph/network.ts';
import { plainFigure } from '../figure.ts';
import { counted, percent } from '../phrase.ts';
import { answerOf, type Finding } from './answer.ts';
import { inPeriod, isNameable, networkOf } from './layer.ts';
import { type BarPicture, type Principle, type PrincipleSettings, pictureLimit } from './principle.ts';
import { sketch } from './sketch.ts';

/** More participants than this are not asked in every drawn order. */
const playerLimit = 300;

/** A coalition is worth the most that any declared coalition inside it is. */
function gameOf({ participants }: ValueNetwork, { coalitions }: DeclaredWorth): Game {
  const places = new Map(participants.map(({ name }, at) => [name, at]));
  const declared = coalitions.flatMap(({ members, worth }) => {
    const nodes = members.map((name) => places.get(name));
    return nodes.every((node) => node !== undefined) ? [{ nodes: nodes as number[], worth }] : [];
  });
  return {
    players: participants.length,
    worth: (members) =>
      declared.reduce(
        (most, { nodes, worth }) => (worth > most && nodes.every((node) => members[node] === 1) ? worth : most),
        0,
      ),
  };
}

interface Whole {
  readonly all: number;
  readonly alone: number;
}

function wholeOf({ players, worth }: Game): Whole {
  let alone = 0;
  for (let player = 0; player < players; player++) {
    const members = new Uint8Array(players);
    members[player] = 1;
    alone += worth(members);
  }
  return { all: worth(new Uint8Array(players).fill(1)), alone };
}

/** Why there is no surplus to speak of; null where there is one. */
function reasonOf({ worth, participants }: ValueNetwork, whole: Whole | null): string | null {
  if (worth === null || whole === null)
    return 'nobody declared what outcome is meant and what its members can bring about together';
  if (participants.length === 0 || whole.all === 0)
    return 'refused: all together bring about nothing of the outcome declared, so nothing can be shared';
  if (participants.length > playerLimit)
    return `there are ${participants.length} participants, and shares are worked out for ${playerLimit} at most`;
  return whole.alone === 0
    ? 'refused: nobody is said to bring about anything alone, so that the surplus would be everything by construction'
    : null;
}

function pictureOf({ participants }: ValueNetwork, { values }: Allocation, worth: DeclaredWorth): BarPicture | null {
  const lines = participants
    .map((one, at) => ({ one, value: values[at] as number }))
    .filter(({ one, value }) => isNameable(one) && Math.abs(value) > 1e-9)
    .sort((a, b) => b.value - a.value || a.one.id.localeCompare(b.one.id, 'en'))
    .slice(0, pictureLimit)
    .map(({ one, value }) => ({ name: one.name, value }));
  return lines.length === 0
    ? null
    : {
        type: 'bar',
        says: `Each one’s share of what all bring about (Myerson), in ${worth.unit}`,
        unit: 'number',
        lines,
      };
}

function find(network: ValueNetwork, settings: PrincipleSettings): Finding {
  const { worth } = network;
  const game = worth && gameOf(network, worth);
  const whole = game && wholeOf(game);
  const reason = reasonOf(network, whole);
  const links = mutual(networkOf(network, inPeriod(network, settings).exchanges));
  const sampling = { ...gameSampling, seed: settings.seed ?? gameSampling.seed };
  const shared = reason === null && game ? myerson(game, links, sampling) : null;
  const surplus = reason === null && whole ? (whole.all - whole.alone) / whole.all : null;
  const held = shared ? Array.from(shared.values).reduce((most, one) => Math.max(most, one), 0) : null;
  const linked = shared?.values.reduce((sum, one) => sum + one, 0) ?? 0;
  const error = shared ? Math.max(0, ...shared.standardErrors) : 0;
  const coverage = {
    total: network.participants.length,
    used: network.participants.length,
    noun: 'participants',
    has: 'a place in the network',
  };
  const basis =
    worth === null ? 'nothing declared' : `${counted(worth.coalitions.length, 'coalition')} declared, in ${worth.unit}`;
  return {
    sentence:
      surplus === null
        ? `What the whole is worth beyond its parts cannot be said: ${(reason as string).replace(/^refused: /, '')}.`
        : `Of “${worth?.outcome}”, ${percent(surplus)} comes about only together.`,
    figures: [
      plainFigure(
        { id: 'surplus', label: 'share that comes about only together', unit: 'ratio', basis, coverage },
        surplus,
        reason as string,
      ),
      plainFigure(
        {
          id: 'largest',
          label: 'largest share of one participant (Myerson)',
          unit: 'ratio',
          basis:
            shared && shared.orders > 0
              ? `${counted(shared.orders, 'order')} drawn, standard error at most ${error.toPrecision(2)} ${worth?.unit}`
              : 'every coalition asked',
          coverage,
        },
        held !== null && linked > 0 ? held / linked : null,
        reason ?? 'those who could bring it about are not linked in this network',
      ),
    ],
    cautions:
      surplus === null
        ? []
        : [
            'The worth of coalitions is declared by those who drew the network; the measure only shares it out.',
            ...(network.illustrative === null ? [] : [network.illustrative]),
          ],
    advice:
      surplus === null
        ? null
        : 'Compare each one’s share with what they get for it: whoever brings about much and gets little has reason to leave.',
    picture: shared && worth ? pictureOf(network, shared, worth) : null,
  };
}

/** P11: what the whole is worth beyond its parts, and each one’s share in it. */
export const surplus: Principle = {
  id: 'P11',
  name: 'Network surplus',
  principle: 'The whole is not the sum of the parts',
  question: 'What comes about only together, and who adds how much to it?',
  definition:
    'The network declares an outcome and which coalitions can bring about how much of it; v of a coalition is the most that any declared one inside it is worth. The surplus is [v(N) − Σ v(i)] ÷ v(N). ' +
    'Each one’s share is Myerson’s value: Shapley’s value where only those who are linked through members can cooperate; exact to 12 participants, from 2,000 drawn orders beyond (seeded).',
  unit: 'share of the outcome; shares in the unit declared',
  exclusions: [
    'networks that declare no worth; a public record declares none',
    'a worth of nothing for all together, or for everyone alone: refused',
    'names of roles that fewer than five people play',
  ],
  limits: [
    'The result is as good as the declaration; it is nobody’s measurement.',
    'Myerson’s value takes any exchange for a link, however slight.',
  ],
  why: 'Who is thanked, paid and kept should follow from what comes about through them, and that is not visible in who invoices.',
  citations: [
    { text: 'L. S. Shapley, A Value for n-Person Games, Contributions to the Theory of Games II, 1953, pp. 307–317' },
    {
      text: 'R. B. Myerson, Graphs and Cooperation in Games, Mathematics of Operations Research 2(3), 1977, pp. 225–229',
      url: 'https://doi.org/10.1287/moor.2.3.225',
    },
  ],
  example: {
    says: 'Made up: A alone brings about 2, B with A 6, all three 10. A is linked with B, and B with C.',
    columns: ['coalition', 'worth'],
    rows: [
      ['A', 2],
      ['A, B', 6],
      ['A, B, C', 10],
    ],
    expected: { surplus: 0.8, largest: 16 / 30 },
    reckoning:
      'All bring about 10, each alone 2 in all: (10 − 2) ÷ 10 = 80 %. A and C are linked only through B, so both together are worth what A is. Over the six orders A adds 32 in all, B 20 and C 8: A’s share is 32 of 60.',
    network: sketch({
      exchanges: [
        { from: 'A', to: 'B', form: 'service' },
        { from: 'B', to: 'C', form: 'service' },
      ],
      worth: {
        outcome: 'things made',
        unit: 'things',
        coalitions: [
          { members: ['A'], worth: 2 },
          { members: ['A', 'B'], worth: 6 },
          { members: ['A', 'B', 'C'], worth: 10 },
        ],
      },
    }),
  },
  ask: (network, settings) => answerOf(surplus, network, { settings, finding: find(network, settings) }),
};
