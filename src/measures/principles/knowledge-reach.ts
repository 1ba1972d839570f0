import type { ValueNetwork } from '../../domain/value-network.ts';
import { mutual, type Network } from '../../graph/network.ts';
import { structuralHoles } from '../../graph/structural-holes.ts';
import { plainFigure } from '../figure.ts';
import { counted, percent } from '../phrase.ts';
import { answerOf, type Finding } from './answer.ts';
import { median } from './interval.ts';
import { contractual, inPeriod, intangible, isNameable, networkOf, oneDirection } from './layer.ts';
import { type BarPicture, type Principle, type PrincipleSettings, pictureLimit } from './principle.ts';
import { sketch } from './sketch.ts';

/** Pairs of participants in different sectors: how many there are, and how many knowledge reaches where no contract does. */
interface Reach {
  readonly pairs: number;
  readonly reached: number;
  /** Participants whose sector is known. */
  readonly placed: number;
}

function reachOf({ participants }: ValueNetwork, knowledge: Network, contracts: Network): Reach {
  const sizes = new Map<string, number>();
  for (const { sector } of participants) if (sector !== null) sizes.set(sector, (sizes.get(sector) ?? 0) + 1);
  const placed = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const pairs = [...sizes.values()].reduce((sum, size) => sum + (size * (placed - size)) / 2, 0);
  let reached = 0;
  for (let one = 0; one < participants.length; one++) {
    const sector = participants[one]?.sector ?? null;
    if (sector === null) continue;
    const bound = new Set(contracts.targets.subarray(contracts.starts[one], contracts.starts[one + 1]));
    for (const other of withinTwo(knowledge, one)) {
      const far = participants[other]?.sector ?? null;
      if (other > one && far !== null && far !== sector && !bound.has(other)) reached++;
    }
  }
  return { pairs, reached, placed };
}

/** Everyone within two steps, without oneself. */
function withinTwo({ starts, targets }: Network, node: number): ReadonlySet<number> {
  const reached = new Set<number>();
  for (const first of targets.subarray(starts[node], starts[node + 1])) {
    reached.add(first);
    for (const second of targets.subarray(starts[first], starts[first + 1])) reached.add(second);
  }
  reached.delete(node);
  return reached;
}

function pictureOf({ participants }: ValueNetwork, constraint: Float64Array): BarPicture | null {
  const lines = participants
    .map((one, at) => ({ one, value: constraint[at] as number }))
    .filter(({ one, value }) => isNameable(one) && Number.isFinite(value))
    .sort((a, b) => a.value - b.value || a.one.id.localeCompare(b.one.id, 'en'))
    .slice(0, pictureLimit)
    .map(({ one, value }) => ({ name: one.name, value }));
  return lines.length < 2
    ? null
    : {
        type: 'bar',
        says: 'Burt’s constraint, the least constrained first: those who stand between others',
        unit: 'number',
        lines,
      };
}

function find(network: ValueNetwork, settings: PrincipleSettings): Finding {
  const { exchanges } = inPeriod(network, settings);
  const [known, bound] = [intangible(exchanges), contractual(exchanges)];
  const { pairs, reached, placed } = reachOf(
    network,
    mutual(networkOf(network, known)),
    mutual(networkOf(network, bound)),
  );
  const { constraint } = structuralHoles(networkOf(network, oneDirection(exchanges)));
  const held = Array.from(constraint).filter(Number.isFinite);
  const noKnowledge =
    known.length === 0 ? 'nothing intangible is recorded or declared here between two who are known' : null;
  const reach = noKnowledge === null && pairs > 0 ? reached / pairs : null;
  const coverage = { total: network.participants.length, used: placed, noun: 'participants', has: 'a known sector' };
  return {
    sentence:
      reach === null
        ? `How far knowledge reaches across sectors is not known: ${noKnowledge ?? 'no two sectors are known here'}.`
        : `Knowledge reaches ${percent(reach)} of the pairs in different sectors that no contract links, over two steps at most.`,
    figures: [
      plainFigure(
        {
          id: 'reach',
          label: 'pairs in different sectors within two steps of intangible exchange and without a contract',
          unit: 'ratio',
          basis: `${counted(reached, 'pair')} of ${counted(pairs, 'pair')}`,
          coverage,
        },
        reach,
        noKnowledge ?? 'no two participants of different sectors are known',
      ),
      plainFigure(
        {
          id: 'constraint',
          label: 'median of Burt’s constraint (low: stands between others)',
          unit: 'number',
          basis: counted(held.length, 'participant'),
          coverage: { total: network.participants.length, used: held.length, noun: 'participants', has: 'a tie' },
        },
        median(held),
        'nobody here exchanges with anybody else',
      ),
    ],
    cautions: ['Standing between others is an exposure of the network as much as a strength of whoever stands there.'],
    advice:
      reach === null
        ? 'Ask who talks to whom without a contract, and declare it: a record of contracts cannot show it.'
        : 'Bring together sectors that no path of knowledge joins, and give those who stand between others a second pair of hands.',
    picture: pictureOf(network, constraint),
  };
}

/** P01: how far knowledge reaches across sectors, and who stands between. */
export const knowledgeReach: Principle = {
  id: 'P01',
  name: 'Reach of knowledge',
  principle: 'Value is created in a network pattern; exchanges of knowledge open the way to innovation',
  question: 'Does knowledge travel across sectors where no contract does, and who stands between?',
  definition:
    'Among all pairs of participants in different sectors, the share that is joined by one or two intangible exchanges, in whatever direction, and by no contract. Beside it ' +
    'the median of Burt’s constraint over both layers, by number of exchanges: how far a participant’s contacts are each other’s contacts too.',
  unit: 'share of pairs; constraint, about 0 to 1 and sometimes above',
  exclusions: [
    'pairs of which one sector is not known',
    'names of roles that fewer than five people play',
    'exchanges outside the period; those without dates are in every period',
  ],
  limits: [
    'A record of contracts holds hardly any intangible exchange with two known sides; the reach is then absent, not zero.',
    'Two steps are a convention: knowledge may stop after one or go on after two.',
    'Constraint depends on how finely organisations are told apart.',
  ],
  why: 'New ideas come from elsewhere. A network in which knowledge only follows contracts hears what it has heard before.',
  citations: [
    { text: 'R. S. Burt, Structural Holes: The Social Structure of Competition, 1992, chapter 2' },
    {
      text: 'R. S. Burt, Structural Holes and Good Ideas, American Journal of Sociology 110(2), 2004, pp. 349–399',
      url: 'https://doi.org/10.1086/421787',
    },
  ],
  example: {
    says: 'Made up: a council (public), a firm and a charity. The council pays the firm; the charity gives the council advice and the council gives the firm feedback.',
    columns: ['from', 'to', 'form'],
    rows: [
      ['Council', 'Firm', 'money'],
      ['Charity', 'Council', 'advice'],
      ['Council', 'Firm', 'feedback'],
    ],
    expected: { reach: 2 / 3 },
    reckoning:
      'Three pairs are of different sectors. Charity and council exchange advice and have no contract; charity and firm are joined in two steps by way of the council; council and firm have a contract. Two of three.',
    network: sketch({
      participants: { Council: { sector: 'public body' }, Firm: { sector: 'sme' }, Charity: { sector: 'vcse' } },
      exchanges: [
        { from: 'Council', to: 'Firm', form: 'money' },
        { from: 'Charity', to: 'Council', form: 'advice' },
        { from: 'Council', to: 'Firm', form: 'feedback' },
      ],
    }),
  },
  ask: (network, settings) => answerOf(knowledgeReach, network, { settings, finding: find(network, settings) }),
};
