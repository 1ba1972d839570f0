import { beginFlagged, type Flagged, findFlagged, mergeFlagged } from './flagged.ts';
import type { Indicator } from './indicator.ts';
import { wholeDays } from './moment.ts';

/** R003: calls that leave bidders little time. */
export const submissionPeriod: Indicator<Flagged> = {
  id: 'R003',
  name: 'Short time to bid',
  question: 'Which calls leave bidders less time than they need?',
  definition:
    'The time to bid is the end of the tender period minus its start, in whole days. A process is flagged when that is less than 15 days, or less than what the settings say for its kind of procedure.',
  about: 'OCID',
  needs: 'a start and an end of the tender period, each with its time of day',
  exclusions: [
    'processes whose tender period lacks a start or an end, or where either is no date with a time and an offset',
  ],
  settings: {
    threshold: { kind: 'whole', says: 'days that are enough', default: '15' },
    procurement_methods: { kind: 'words', says: 'only these procurement methods', default: 'all' },
    procurement_method_details: { kind: 'table', says: 'days that are enough, by procurement method details' },
  },
  limits: [
    'The law allows shorter periods for some procedures, in urgency, or after a prior notice; the flag does not know why.',
    'A period that ends before it starts is flagged as well: that is a slip of the pen.',
  ],
  why: 'Who learns of a call late, or has nobody to write bids all day, is shut out by a short deadline; those who were told before are not.',
  citations: [
    {
      text: 'M. Fazekas, L. Cingolani and B. Tóth, A comprehensive review of objective corruption proxies in public procurement, GTI-WP/2016:03, 2016',
    },
    {
      text: 'Open Contracting Partnership, Cardinal: R003, short submission period',
      url: 'https://cardinal.readthedocs.io/en/latest/cli/indicators/R/003.html',
    },
  ],
  example: {
    says: 'Made up: four calls. The last gives no start.',
    columns: ['process', 'opens', 'deadline'],
    rows: [
      ['1', '2024-03-01T09:00:00Z', '2024-03-31T12:00:00Z'],
      ['2', '2024-03-01T09:00:00Z', '2024-03-16T08:59:59Z'],
      ['3', '2024-03-01T09:00:00Z', '2024-03-16T09:00:00Z'],
      ['4', null, '2024-03-31T12:00:00Z'],
    ],
    expected: { flagged: 1, share: 1 / 3 },
    reckoning:
      'Call 2 is one second short of fifteen days and counts as fourteen; call 3 has exactly fifteen. Call 4 cannot be judged: one of three.',
  },
  gathering: {
    begin: beginFlagged,
    add(state, { ocid, method, methodDetails, tenderStart, tenderEnd }, { own }) {
      const methods = own.words('procurement_methods');
      if (methods.length > 0 && !(method !== null && methods.includes(method))) return;
      const days = tenderStart === null || tenderEnd === null ? null : wholeDays(tenderStart, tenderEnd);
      if (days === null) return;
      state.judged++;
      const special = methodDetails === null ? undefined : own.table('procurement_method_details').get(methodDetails);
      if (days < (special ?? own.number('threshold') ?? 15)) state.processes.set(ocid, 1);
    },
    merge: mergeFlagged,
  },
  finish: findFlagged,
};
