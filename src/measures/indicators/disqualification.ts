import { submittedBids } from './compiled-release.ts';
import { spreadOf } from './fence.ts';
import type { Findings, Flag, Group, Indicator } from './indicator.ts';
import { count, mergeTallies, type Tallies } from './tally.ts';

const groups = ['Buyer', 'ProcuringEntity', 'Tenderer'] as const satisfies readonly Group[];

/** Disqualified bids among those handed in, for each of those who take part. */
type Disqualified = Readonly<Record<(typeof groups)[number], Tallies>>;

/** R038: buyers who disqualify, and tenderers who are disqualified, unusually often. */
export const disqualification: Indicator<Disqualified> = {
  id: 'R038',
  name: 'Disqualified unusually often',
  question: 'Who disqualifies, or is disqualified, unusually often?',
  definition:
    'For each buyer, procuring entity and tenderer: disqualified bids over bids handed in. It is flagged when that ratio is at or above the upper fence Q₃ + 1.5 (Q₃ − Q₁) of the ratios ' +
    'of its kind, quartiles by R’s type 8. Where the fence is zero nothing is flagged.',
  about: 'Buyer',
  needs: 'two bids with a status',
  exclusions: ['bids that were withdrawn or never handed in', 'those with fewer than two bids'],
  settings: {
    threshold: { kind: 'number', says: 'the fence, as a ratio', default: 'Q₃ + 1.5 (Q₃ − Q₁)' },
    minimum_submitted_bids: { kind: 'whole', says: 'fewest bids of a tenderer that is judged', default: '2' },
    minimum_contracting_processes: {
      kind: 'whole',
      says: 'fewest bids to a buyer or procuring entity that is judged: bids, not processes, as the reference program counts',
      default: '2',
    },
  },
  limits: [
    'Ids of buyers and tenderers are taken as stable from process to process.',
    'Most publishers do not list bids that were disqualified.',
    'The fence is drawn by the data: in other data it lies elsewhere.',
  ],
  why: 'A buyer who throws out many bids may want a certain one, or write calls that are hard to answer. A tenderer who is thrown out often may bid for the look of it, or need help.',
  citations: [
    {
      text: 'J. W. Tukey, Exploratory Data Analysis, Addison-Wesley, 1977',
    },
    {
      text: 'Open Contracting Partnership, Cardinal: R038, excessive disqualified bids',
      url: 'https://cardinal.readthedocs.io/en/latest/cli/indicators/R/038.html',
    },
  ],
  example: {
    says: 'Made up: six buyers, how many bids each received, and how many of those it disqualified.',
    columns: ['buyer', 'bids', 'disqualified'],
    rows: [
      ['A', 10, 1],
      ['B', 10, 1],
      ['C', 10, 1],
      ['D', 10, 1],
      ['E', 10, 2],
      ['F', 10, 6],
    ],
    expected: { flagged: 1, share: 1 / 6, tenderers: 0 },
    reckoning:
      'The ratios are 0.1 four times, 0.2 and 0.6. Q₁ = 0.1, Q₃ = 0.2 + 1/12 × 0.4 = 0.2333; the fence is 0.2333 + 1.5 × 0.1333 = 0.4333. Only F is above.',
  },
  gathering: {
    begin: () => ({ Buyer: new Map(), ProcuringEntity: new Map(), Tenderer: new Map() }),
    add(state, release) {
      const bids = submittedBids(release);
      if (bids.length === 0) return;
      let disqualified = 0;
      for (const { status, tendererIds } of bids) {
        const part = status === 'disqualified' ? 1 : 0;
        disqualified += part;
        for (const id of tendererIds ?? []) if (id !== null) count(state.Tenderer, id, { part, whole: 1 });
      }
      const all = { part: disqualified, whole: bids.length };
      if (release.buyerId !== null) count(state.Buyer, release.buyerId, all);
      if (release.procuringEntityId !== null) count(state.ProcuringEntity, release.procuringEntityId, all);
    },
    merge(into, other) {
      for (const group of groups) mergeTallies(into[group], other[group]);
    },
  },
  finish(state, { own }) {
    const flags: Flag[] = [];
    const judged: Partial<Record<Group, number>> = {};
    const meta: Findings['meta'][number][] = [];
    for (const group of groups) {
      const minimum =
        own.number(group === 'Tenderer' ? 'minimum_submitted_bids' : 'minimum_contracting_processes') ?? 2;
      const ratios = [...state[group]]
        .filter(([, { whole }]) => whole >= minimum)
        .map(([id, { part, whole }]) => [id, part / whole] as const);
      judged[group] = ratios.length;
      if (ratios.length === 0) continue;
      const threshold = own.number('threshold');
      const { q1, q3, upperFence } = spreadOf(ratios.map(([, ratio]) => ratio));
      if (threshold === undefined) meta.push([`${group}_q1`, q1], [`${group}_q3`, q3]);
      const fence = threshold ?? upperFence;
      meta.push([`${group}_upper_fence`, fence]);
      if (fence > 0) for (const [id, value] of ratios) if (value >= fence) flags.push({ group, id, value });
    }
    return { flags, judged, meta };
  },
};
