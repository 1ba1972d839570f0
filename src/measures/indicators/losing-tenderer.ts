import { decided, onlyTenderer, onlyWinner } from './compiled-release.ts';
import { ascending, quantile, spreadOf } from './fence.ts';
import type { Indicator } from './indicator.ts';
import { count, mergeTallies, type Tallies } from './tally.ts';

/** R025: tenderers who bid often and hardly ever win. */
export const losingTenderer: Indicator<Tallies> = {
  id: 'R025',
  name: 'Bids often, hardly ever wins',
  question: 'Who bids much and wins unusually rarely?',
  definition:
    'For each tenderer: processes won over processes with a valid bid of its own. A tenderer is flagged when it bid in at least as many processes as three quarters of all tenderers ' +
    'do (the 75th percentile) and its ratio is at or below the lower fence Q₁ − 1.5 (Q₃ − Q₁) of all ratios, quartiles by R’s type 8. Where the fence is zero or less nothing is flagged.',
  about: 'Tenderer',
  needs: 'a valid bid of its own in a process with one award to one supplier',
  exclusions: [
    'processes with an award that is pending or in an unknown state, with several awards in force, or with an award to several suppliers',
    'joint bids; further bids of a tenderer in the same process count once',
  ],
  settings: {
    percentile: {
      kind: 'number',
      says: 'percentile of the number of processes from which on a tenderer bids often',
      default: '75',
    },
    threshold: { kind: 'number', says: 'the fence, as a ratio', default: 'Q₁ − 1.5 (Q₃ − Q₁)' },
  },
  limits: [
    'Newcomers, small firms and social enterprises often lose for years before they win: the flag is no accusation.',
    'Ids of tenderers are taken as stable from process to process.',
    'The fence is drawn by the data: in other data it lies elsewhere.',
  ],
  why: 'Whoever always loses may bid for the look of competition. It may as well be someone whom the market shuts out.',
  citations: [
    { text: 'OECD, Guidelines for Fighting Bid Rigging in Public Procurement, 2009' },
    {
      text: 'Open Contracting Partnership, Cardinal: R025, excessive unsuccessful bids',
      url: 'https://cardinal.readthedocs.io/en/latest/cli/indicators/R/025.html',
    },
  ],
  example: {
    says: 'Made up: six tenderers, in how many processes each bid, and how many of those it won.',
    columns: ['tenderer', 'bids', 'wins'],
    rows: [
      ['A', 2, 1],
      ['B', 2, 1],
      ['C', 2, 1],
      ['D', 2, 1],
      ['E', 2, 1],
      ['F', 20, 2],
    ],
    expected: { flagged: 1, share: 1 / 6 },
    reckoning:
      'The 75th percentile of 2, 2, 2, 2, 2, 20 is 2 + 1/12 × 18 = 3.5: only F bids often. Of the ratios Q₁ = 0.1 + 11/12 × 0.4 = 0.4667 and Q₃ = 0.5; the fence is 0.4667 − 1.5 × 0.0333 = 0.4167, and F won 0.1.',
  },
  gathering: {
    begin: () => new Map(),
    add(state, release) {
      const outcome = decided(release);
      const winner = outcome && onlyWinner(outcome);
      if (!outcome || winner === null) return;
      const tenderers = new Set<string>();
      for (const bid of outcome.bids) {
        const tenderer = bid.status === 'valid' ? onlyTenderer(bid) : null;
        if (tenderer !== null) tenderers.add(tenderer);
      }
      for (const id of tenderers) count(state, id, { part: id === winner ? 1 : 0, whole: 1 });
    },
    merge: mergeTallies,
  },
  finish(state, { own }) {
    const often = quantile(
      ascending(Array.from(state.values(), ({ whole }) => whole)),
      (own.number('percentile') ?? 75) / 100,
    );
    const threshold = own.number('threshold');
    const { q1, q3, lowerFence } = spreadOf(Array.from(state.values(), ({ part, whole }) => part / whole));
    const fence = threshold ?? lowerFence;
    const drawn = fence > 0 && (threshold !== undefined || q1 > 0);
    const rarely = [...state].filter(([, { part, whole }]) => drawn && whole >= often && part / whole <= fence);
    return {
      flags: rarely.map(([id, { part, whole }]) => ({ group: 'Tenderer', id, value: part / whole })),
      judged: { Tenderer: state.size },
      meta: [
        ...(threshold === undefined
          ? ([
              ['q1', q1],
              ['q3', q3],
            ] as const)
          : []),
        ['upper_fence', often],
        ['lower_fence', fence],
      ],
    };
  },
};
