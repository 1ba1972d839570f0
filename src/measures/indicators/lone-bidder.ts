import { decided } from './compiled-release.ts';
import { beginFlagged, type Flagged, findFlagged, mergeFlagged } from './flagged.ts';
import type { Indicator } from './indicator.ts';

/** R035: processes in which everybody but the winner was disqualified. */
export const loneBidder: Indicator<Flagged> = {
  id: 'R035',
  name: 'All others disqualified',
  question: 'In which competitions was everybody but the winner disqualified?',
  definition:
    'A process is flagged when all valid bids are from one tenderer, this tenderer and nobody else is the supplier of all awards in force, and at least one other tenderer was disqualified. Its value is the number of those others; the winner is flagged with it.',
  about: 'OCID',
  needs: 'final awards and bids with a status and a tenderer, at least one of them valid',
  exclusions: ['processes with an award that is pending or in an unknown state'],
  settings: {
    threshold: { kind: 'whole', says: 'disqualified tenderers from which on a process is flagged', default: '1' },
  },
  limits: [
    'Bids that miss a formal requirement have to be disqualified; what matters is whether the requirement was needed.',
    'Most publishers do not list bids that were disqualified.',
  ],
  why: 'Who wants a certain winner can throw the others out. It may also be that a call was so hard to answer that only one managed to.',
  citations: [
    {
      text: 'European Commission, Fraud in Public Procurement: a collection of red flags and best practices, Ares(2017)6254403',
      url: 'https://ec.europa.eu/sfc/system/files/documents/sfc-files/fraud-public-procurement-final-20122017-ares20176254403.pdf',
    },
    {
      text: 'Open Contracting Partnership, Cardinal: R035, all except winning bid disqualified',
      url: 'https://cardinal.readthedocs.io/en/latest/cli/indicators/R/035.html',
    },
  ],
  example: {
    says: 'Made up: three processes, the winning price, the lowest other valid one and that of a bid that was disqualified.',
    columns: ['process', 'winning price', 'lowest other price', 'disqualified price'],
    rows: [
      ['1', 100, null, 120],
      ['2', 100, 110, 120],
      ['3', 100, null, null],
    ],
    expected: { flagged: 1, share: 1 / 3, tenderers: 1 },
    reckoning:
      'In process 1 only the winner’s bid was left. In process 2 there was another valid bid, in process 3 nobody was disqualified.',
  },
  gathering: {
    begin: beginFlagged,
    add(state, release, { own }) {
      const outcome = decided(release);
      if (!outcome) return;
      const suppliers = idsIn(outcome.active.map(({ supplierIds }) => supplierIds));
      const having = (status: string) =>
        idsIn(outcome.bids.filter((bid) => bid.status === status).map(({ tendererIds }) => tendererIds));
      const valid = having('valid');
      if (valid.size === 0 || suppliers.size === 0) return;
      state.judged++;
      const [winner] = valid;
      if (winner === undefined || valid.size !== 1 || suppliers.size !== 1 || !suppliers.has(winner)) return;
      const others = having('disqualified');
      others.delete(winner);
      if (others.size < Math.max(1, own.number('threshold') ?? 1)) return;
      state.processes.set(release.ocid, others.size);
      state.tenderers.set(winner, 0);
    },
    merge: mergeFlagged,
  },
  finish: findFlagged,
};

function idsIn(lists: readonly (readonly (string | null)[] | null)[]): Set<string> {
  const ids = new Set<string>();
  for (const list of lists) for (const id of list ?? []) if (id !== null) ids.add(id);
  return ids;
}
