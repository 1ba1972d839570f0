import { beginFlagged, type Flagged, findFlagged, mergeFlagged } from './flagged.ts';
import type { Indicator } from './indicator.ts';
import { isAfter } from './moment.ts';

/** R030: bids that came late and won. */
export const lateBid: Indicator<Flagged> = {
  id: 'R030',
  name: 'Late bid won',
  question: 'Which winning bids came after the deadline?',
  definition:
    'A process is flagged, with the tenderer, when a valid bid is dated after the end of the tender period and one of its tenderers is a supplier of an award in force.',
  about: 'OCID',
  needs: 'a deadline, an award in force and a dated valid bid of a supplier',
  exclusions: [
    'bids without a date, and processes without a deadline',
    'awards that are pending, cancelled or unsuccessful',
  ],
  settings: {},
  limits: [
    'Only dates with a time of day can show a bid that came on the last day and too late; other dates are compared by the day.',
    'Where the winner handed in another bid in time, the flag is wrong: most data does not say which bid won.',
    'A deadline that was moved and not published looks the same.',
  ],
  why: 'A deadline that binds only some is no deadline: a late bidder may know what the others have bid.',
  citations: [
    {
      text: 'M. Fazekas, L. Cingolani and B. Tóth, A comprehensive review of objective corruption proxies in public procurement, GTI-WP/2016:03, 2016',
    },
    {
      text: 'Open Contracting Partnership, Cardinal: R030, late bid won',
      url: 'https://cardinal.readthedocs.io/en/latest/cli/indicators/R/030.html',
    },
  ],
  example: {
    says: 'Made up: three processes, when the winner’s bid came and when the last could come.',
    columns: ['process', 'deadline', 'winner’s bid received'],
    rows: [
      ['1', '2024-03-15T12:00:00Z', '2024-03-15T11:59:00Z'],
      ['2', '2024-03-15T12:00:00Z', '2024-03-15T12:01:00Z'],
      ['3', null, '2024-03-20T10:00:00Z'],
    ],
    expected: { flagged: 1, share: 1 / 2, tenderers: 1 },
    reckoning: 'The bid in process 2 is a minute late. Process 3 has no deadline and cannot be judged: one of two.',
  },
  gathering: {
    begin: beginFlagged,
    add(state, { ocid, tenderEnd, awards, bids }) {
      if (tenderEnd === null || awards === null || bids === null) return;
      const suppliers = new Set<string>();
      for (const { status, supplierIds } of awards)
        if (status === 'active') for (const id of supplierIds ?? []) if (id !== null) suppliers.add(id);
      let judged = false;
      for (const { status, date, tendererIds } of bids) {
        if (status !== 'valid' || date === null) continue;
        const winners = (tendererIds ?? []).filter((id) => id !== null && suppliers.has(id)) as string[];
        const late = winners.length > 0 ? isAfter(date, tenderEnd) : null;
        if (late !== null) judged = true;
        if (!late) continue;
        state.processes.set(ocid, 1);
        for (const id of winners) state.tenderers.set(id, 1);
      }
      if (judged) state.judged++;
    },
    merge: mergeFlagged,
  },
  finish: findFlagged,
};
