import { beginFlagged, type Flagged, findFlagged, mergeFlagged } from './flagged.ts';
import type { Indicator } from './indicator.ts';

const competitive: readonly string[] = ['open', 'selective'];

/** R018: competitions in which one tenderer took part. */
export const singleBid: Indicator<Flagged> = {
  id: 'R018',
  name: 'Single bid',
  question: 'Which competitions drew only one bid?',
  definition:
    'A process by an open or a selective procedure is flagged when the number of its tenderers is given as one.',
  about: 'OCID',
  needs: 'a competitive procedure and a number of tenderers',
  exclusions: [
    'limited and direct procedures, and those of which the method is not given',
    'processes that give no number of tenderers',
  ],
  settings: {
    procurement_methods: {
      kind: 'words',
      says: 'procurement methods that count as competitive',
      default: 'open|selective',
    },
  },
  limits: [
    'One bid can be what a market has to offer, above all for special goods and in remote places.',
    'The number is taken as published; bids that are listed one by one are not counted instead.',
  ],
  why: 'Where only one bids there is nothing to compare: the price is what the bidder asks, and others were not reached or did not see a chance.',
  citations: [
    {
      text: 'M. Fazekas, I. J. Tóth and L. P. King, An Objective Corruption Risk Index Using Public Procurement Data, European Journal on Criminal Policy and Research 22, 2016, pp. 369–397',
    },
    {
      text: 'Open Contracting Partnership, Cardinal: R018, single bid received',
      url: 'https://cardinal.readthedocs.io/en/latest/cli/indicators/R/018.html',
    },
  ],
  example: {
    says: 'Made up: four processes with their published counts of bids.',
    columns: ['process', 'method', 'bids counted'],
    rows: [
      ['1', 'open', 1],
      ['2', 'open', 4],
      ['3', 'selective', 1],
      ['4', 'direct', 1],
    ],
    expected: { flagged: 2, share: 2 / 3 },
    reckoning: 'Processes 1 and 3; a direct award (4) is no competition and is not judged: two of three.',
  },
  gathering: {
    begin: beginFlagged,
    add(state, { ocid, method, tendererCount }, { own }) {
      const methods = own.words('procurement_methods');
      if (method === null || !(methods.length > 0 ? methods : competitive).includes(method) || tendererCount === null)
        return;
      state.judged++;
      if (tendererCount === 1) state.processes.set(ocid, 1);
    },
    merge: mergeFlagged,
  },
  finish: findFlagged,
};
