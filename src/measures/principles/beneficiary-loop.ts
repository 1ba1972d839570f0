import type { NetworkExchange, ValueNetwork } from '../../domain/value-network.ts';
import { buildNetwork } from '../../graph/network.ts';
import { loopLimits, scoreExchange, type ValueLoops, valueLoops } from '../../graph/value-loop.ts';
import { plainFigure } from '../figure.ts';
import { counted, percent } from '../phrase.ts';
import { answerOf, type Finding } from './answer.ts';
import { bootstrap } from './interval.ts';
import { amongThose, inPeriod, onCycle, oneDirection } from './layer.ts';
import {
  type LoopPicture,
  type Overlay,
  overlayLimit,
  type Principle,
  type PrincipleSettings,
  pictureLimit,
} from './principle.ts';
import { sketch } from './sketch.ts';

/** More loops than this are not drawn anew for an interval; finding them a thousand times would take minutes. */
const drawnLoops = 3000;

/** What a receiver’s answers are worth, 0–1: from −3…3 and 1…5; null where one of them is missing or nothing is gained. */
function scoreOf({ valueReceiver, importance }: NetworkExchange): number | null {
  if (valueReceiver === null || importance === null || valueReceiver <= 0) return null;
  return scoreExchange(valueReceiver / 3, importance / 5);
}

/** Those for whom the network exists that are not its middle, and the middle itself: who takes part in most exchanges. */
function focalOf({ participants }: ValueNetwork, scored: readonly NetworkExchange[]): number | null {
  const counts = new Int32Array(participants.length);
  for (const { from, to } of scored) {
    (counts[from] as number)++;
    (counts[to] as number)++;
  }
  let focal: number | null = null;
  for (let at = 0; at < participants.length; at++)
    if (
      !participants[at]?.beneficiary &&
      (counts[at] as number) > 0 &&
      (focal === null || (counts[at] as number) > (counts[focal] as number))
    )
      focal = at;
  return focal;
}

function loopsOf(network: ValueNetwork, scored: readonly NetworkExchange[], focal: number) {
  const between = scored.filter(({ from, to }) => from !== to);
  return valueLoops(
    buildNetwork(
      {
        nodeCount: network.participants.length,
        from: between.map(({ from }) => from),
        to: between.map(({ to }) => to),
        weights: between.map((one) => scoreOf(one) as number),
      },
      { directed: true, parallel: 'keep' },
    ),
    { focal, ...loopLimits },
  );
}

/** The share of the value in loops that goes by way of at least one of these. */
function shareThrough({ values, nodes, starts, sum }: ValueLoops, chosen: ReadonlySet<number>): number | null {
  if (!(sum > 0)) return null;
  return values.reduce(
    (total, value, loop) =>
      nodes.subarray(starts[loop], starts[loop + 1]).some((node) => chosen.has(node)) ? total + value / sum : total,
    0,
  );
}

function pictureOf({ participants }: ValueNetwork, { values, nodes, starts, sum }: ValueLoops): LoopPicture | null {
  if (values.length === 0) return null;
  // Loops of the same participants in the same order, by way of other exchanges between them, are one line.
  const shares = new Map<string, { readonly names: readonly string[]; share: number }>();
  for (const [loop, value] of values.entries()) {
    const way = nodes.subarray(starts[loop], starts[loop + 1]);
    const line = shares.get(way.join(' ')) ?? {
      names: Array.from(way, (node) => participants[node]?.name ?? ''),
      share: 0,
    };
    line.share += value / sum;
    shares.set(way.join(' '), line);
  }
  const loops = [...shares.values()].sort((a, b) => b.share - a.share || a.names.length - b.names.length);
  return {
    type: 'loop',
    says: 'Loops along which most value comes back, each with its share of all',
    loops: loops.slice(0, pictureLimit / 2),
  };
}

/** The loop with most value, step by step. */
function overlayOf(
  { participants }: ValueNetwork,
  { values, nodes, starts }: ValueLoops,
): { readonly overlay?: Overlay } {
  if (values.length === 0 || participants.length > overlayLimit) return {};
  // A loop between two shows little; the weightiest that goes by way of a third is drawn where there is one.
  const long = values.findIndex((_, loop) => (starts[loop + 1] as number) - (starts[loop] as number) > 2);
  const loop = Math.max(0, long);
  const names = Array.from(nodes.subarray(starts[loop], starts[loop + 1]), (node) => participants[node]?.name ?? '');
  return {
    overlay: {
      says: 'The weightiest loop by way of more than two, step by step',
      lines: names.map((from, at) => ({
        from,
        to: names[(at + 1) % names.length] as string,
        mark: String(at + 1),
        strength: 1,
      })),
    },
  };
}

function reasonOf(
  network: ValueNetwork,
  exchanges: readonly NetworkExchange[],
  scored: readonly NetworkExchange[],
): string | null {
  const cyclic = onCycle(amongThose(oneDirection(exchanges)).network);
  if (exchanges.length === 0) return 'there is no exchange here';
  if (cyclic === 0)
    return 'not applicable: nothing comes back to whoever gives, over however many steps, so there is no loop';
  if (!network.participants.some(({ beneficiary }) => beneficiary))
    return 'the network does not say for whom it exists';
  return scored.length === 0
    ? `no receiver said both what an exchange is worth and how much it matters (${counted(cyclic, 'participant')} could get back what they give)`
    : null;
}

function find(network: ValueNetwork, settings: PrincipleSettings): Finding {
  const exchanges = oneDirection(inPeriod(network, settings).exchanges);
  const scored = exchanges.filter((one) => scoreOf(one) !== null);
  const reason = reasonOf(network, exchanges, scored);
  const focal = reason === null ? focalOf(network, scored) : null;
  const found = focal === null ? null : loopsOf(network, scored, focal);
  const loops = found?.value ?? null;
  const because =
    reason ?? found?.because ?? 'everybody with a rated exchange is one of those for whom the network exists';
  const chosen = new Set(network.participants.flatMap(({ beneficiary }, at) => (beneficiary ? [at] : [])));
  const share = loops === null ? null : shareThrough(loops, chosen);
  const interval =
    loops === null || focal === null || loops.values.length > drawnLoops
      ? null
      : bootstrap(scored.length, settings.seed ?? 42, (places) => {
          const drawn = loopsOf(
            network,
            Array.from(places, (place) => scored[place] as NetworkExchange),
            focal,
          ).value;
          return drawn && drawn.values.length <= drawnLoops * 10 ? shareThrough(drawn, chosen) : null;
        });
  const middle = focal === null ? null : (network.participants[focal]?.name ?? null);
  const coverage = {
    total: exchanges.length,
    used: scored.length,
    noun: 'exchanges',
    has: 'a positive rating and an importance from the receiver',
  };
  const basis = `${counted(loops?.values.length ?? 0, 'loop')} of at most ${loopLimits.maxLength} steps`;
  return {
    sentence:
      share === null
        ? `Whether value comes back by way of those for whom the network exists is not known: ${because}.`
        : `Of the value that comes back to ${middle}, ${percent(share)} goes by way of those for whom the network exists.`,
    figures: [
      {
        ...plainFigure(
          {
            id: 'throughBeneficiaries',
            label: 'value in loops that goes by way of beneficiaries',
            unit: 'ratio',
            basis,
            coverage,
          },
          share,
          because,
        ),
        bounds: share === null ? null : interval,
      },
      plainFigure(
        { id: 'loops', label: `loops of at most ${loopLimits.maxLength} steps`, unit: 'count', basis, coverage },
        share === null ? null : (loops?.values.length ?? null),
        because,
      ),
    ],
    cautions:
      share === null
        ? []
        : [
            'Ratings are ordinal and are multiplied here as if they were ratios, which is the weakness of the method: the interval comes from drawing the exchanges anew.',
            ...(interval === null
              ? [`There are more than ${drawnLoops} loops, or too few ratings, so no interval is given.`]
              : []),
            ...(network.illustrative === null ? [] : [network.illustrative]),
          ],
    advice:
      share === null
        ? null
        : 'Look at the loops that leave beneficiaries out: what would have to flow for them to be part of it?',
    picture: loops === null ? null : pictureOf(network, loops),
    ...(loops === null ? {} : overlayOf(network, loops)),
  };
}

/** P07: how much of the value that comes back goes by way of beneficiaries. */
export const beneficiaryLoop: Principle = {
  id: 'P07',
  name: 'Loops through beneficiaries',
  principle: 'The network is the mechanism of social and economic good',
  question: 'Does value come back by way of those for whom the network exists?',
  definition:
    'A receiver’s rating (above zero, of 3) times its importance (of 5) scores an exchange; a loop through the focal participant is worth the product of its scores. The focal participant is the one in ' +
    'most rated exchanges that is no beneficiary. The figure is the share of the value of all loops of at most six steps that goes by way of a beneficiary; the interval comes from drawing the exchanges anew, 1,000 times (seeded).',
  unit: 'share of the value in loops; number of loops',
  exclusions: [
    'exchanges without a rating above zero and an importance from the receiver',
    'loops of more than six steps: their number grows exponentially',
    'of the record, one direction of each contract, or else every contract would be a loop',
  ],
  limits: [
    'Where no directed cycle exists the measure does not apply; that is the shape of a record of contracts, and no lack of good.',
    'Products of ordinal ratings depend on the scale.',
    'Who is a beneficiary is declared by those who drew the map.',
  ],
  why: 'A network lasts where the good it does comes back to those who pay for it. Loops show the way it takes.',
  citations: [
    {
      text: 'B. G. Cameron, E. F. Crawley, G. Loureiro and E. S. Rebentisch, Value flow mapping: Using networks to inform stakeholder analysis, Acta Astronautica 62, 2008, pp. 324–333',
      url: 'https://doi.org/10.1016/j.actaastro.2007.10.001',
    },
    {
      text: 'W. Feng, E. F. Crawley, O. L. de Weck, R. Keller and B. Robinson, Dependency structure matrix modelling for stakeholder value networks, 12th International DSM Conference, 2010',
    },
  ],
  example: {
    says: 'Made up: the office gives the public a service, the public gives the town trust, the town pays the office; the office also trades with a firm. All is worth 3 of 3; importance is 5, but 1 for what the firm trades.',
    columns: ['from', 'to', 'form', 'rating', 'importance'],
    rows: [
      ['Office', 'Public', 'service', 3, 5],
      ['Public', 'Town', 'trust', 3, 5],
      ['Town', 'Office', 'money', 3, 5],
      ['Office', 'Firm', 'money', 3, 1],
      ['Firm', 'Office', 'goods', 3, 5],
    ],
    expected: { throughBeneficiaries: 1 / 1.2, loops: 2 },
    reckoning:
      'The loop by way of the public is worth 1 × 1 × 1 = 1, the one by way of the firm 0.2 × 1 = 0.2. Of 1.2 in all, 1 goes by way of the public: 83 %.',
    network: sketch({
      participants: { Public: { beneficiary: true } },
      exchanges: [
        { from: 'Office', to: 'Public', form: 'service', valueReceiver: 3, importance: 5 },
        { from: 'Public', to: 'Town', form: 'trust', valueReceiver: 3, importance: 5 },
        { from: 'Town', to: 'Office', form: 'money', valueReceiver: 3, importance: 5 },
        { from: 'Office', to: 'Firm', form: 'money', valueReceiver: 3, importance: 1 },
        { from: 'Firm', to: 'Office', form: 'goods', valueReceiver: 3, importance: 5 },
      ],
    }),
  },
  ask: (network, settings) => answerOf(beneficiaryLoop, network, { settings, finding: find(network, settings) }),
};
