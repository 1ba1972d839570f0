import type { ParticipantRow, ParticipantsAnswer } from '../../questions/participant.ts';
import { ParticipantsPage } from '../pages/participants.tsx';
import { hostile, type State } from './state.ts';

const row = (id: string, name: string, kind: string, more: Partial<ParticipantRow> = {}): ParticipantRow => ({
  id,
  name,
  kind,
  locality: 'Exampleton',
  bought: 0,
  won: 3,
  payments: 0,
  received: null,
  made: 0,
  paid: null,
  firstSeen: '2017-03-28',
  lastSeen: '2024-09-25',
  ...more,
});

const list: ParticipantsAnswer = {
  query: { page: 3, role: 'supplier' },
  total: 453,
  pageSize: 25,
  tableLimit: 50_000,
  holds: { processes: true, payments: true },
  rows: [
    row('GB-LAE-EX1', 'Sampleshire County Council', 'public body', {
      bought: 1214,
      won: 2,
      made: 29_804,
      paid: 211_302_698.81,
    }),
    row('GB-COH-00000001', 'Example Playgrounds Ltd', 'sme', { won: 11 }),
    row('GB-CHC-0000003', 'Made-up Trees CIC', 'vcse', { payments: 1031, received: 310_400 }),
    row('GB-COH-00000002', 'Invented Paving plc', 'not recorded as sme'),
    row('n-000000000008', 'Nonesuch Signs', 'unknown', { locality: null, firstSeen: null, lastSeen: null }),
  ],
  kinds: [
    { kind: 'sme', count: 240 },
    { kind: 'not recorded as sme', count: 101 },
    { kind: 'public body', count: 60 },
    { kind: 'unknown', count: 45 },
    { kind: 'vcse', count: 7 },
  ],
};

const short = { page: 1 };
const listOf = (...names: readonly string[]): ParticipantsAnswer => ({
  ...list,
  query: short,
  total: names.length,
  rows: names.map((name, index) => row(`x/${index}?`, name, 'sme', { locality: name })),
});

const many = (state: string, of: ParticipantsAnswer): State => ({
  page: 'participants',
  state,
  here: '/participants',
  html: (frame) => ParticipantsPage(of, { ...frame, csv: '/participants.csv', json: '/participants.json' }),
});

export const participantListStates: readonly State[] = [
  many('default', list),
  many('any role', { ...list, query: { page: 1 } }),
  many('notices alone', { ...list, query: { page: 1 }, holds: { processes: true, payments: false } }),
  many('payments alone', {
    ...list,
    query: { page: 1, role: 'payer', sort: 'paid' },
    holds: { processes: false, payments: true },
  }),
  many('empty', {
    ...list,
    query: { q: 'Play"><b>', kind: 'vcse', role: 'buyer', page: 1 },
    total: 0,
    rows: [],
    kinds: [],
  }),
  many('long', listOf(hostile.long, hostile.unbroken)),
  many('hostile', listOf(hostile.markup, hostile.attribute)),
  many('right-to-left', listOf(hostile.arabic, hostile.hebrew)),
];
