import { absent, known } from '../../domain/answer.ts';
import type { ParticipantAnswer } from '../../questions/participant.ts';
import type { PaymentHistory } from '../../questions/payment-history.ts';
import { ParticipantPage } from '../pages/participant.tsx';
import { hostile, type State } from './state.ts';

const answer: ParticipantAnswer = {
  id: 'GB-COH-00000001',
  name: 'Example Playgrounds Ltd',
  kind: 'sme',
  kindEvidence: [
    { kind: 'sme', evidence: 'declared in the award', count: 9 },
    { kind: 'not recorded as sme', evidence: 'declared in the award', count: 2 },
  ],
  locality: 'Exampleton',
  postcode: 'ZZ1 1ZZ',
  region: null,
  names: [
    { name: 'Example Playgrounds Ltd', count: 6 },
    { name: 'EXAMPLE PLAYGROUNDS LIMITED', count: 4 },
    { name: 'Example Play', count: 1 },
  ],
  identifiers: [{ identifier: 'GB-COH-00000001', evidence: 'published' }],
  resolution: [
    { step: 1, evidence: 'GB-COH 00000001', count: 6 },
    { step: 2, evidence: 'the same name at ZZ1 1ZZ', count: 4 },
    { step: 3, evidence: 'the same name', count: 1 },
  ],
  firstSeen: '2017-03-28',
  lastSeen: '2024-09-25',
  forms: [
    {
      direction: 'gives',
      form: 'service',
      kind: 'tangible',
      count: 11,
      sums: [
        { amountKind: 'award', amount: 640_329, count: 9 },
        { amountKind: 'possible ceiling', amount: 4_000_000, count: 1 },
      ],
      unknown: 1,
    },
    { direction: 'gives', form: 'knowledge', kind: 'intangible', count: 2, sums: [], unknown: 2 },
    {
      direction: 'receives',
      form: 'money',
      kind: 'tangible',
      count: 11,
      sums: [{ amountKind: 'award', amount: 640_329, count: 9 }],
      unknown: 2,
    },
    { direction: 'receives', form: 'feedback', kind: 'intangible', count: 1, sums: [], unknown: 1 },
  ],
  partners: [
    {
      id: 'GB-LAE-EX2',
      name: 'Example Borough Council',
      kind: 'public body',
      role: 'buyer',
      awards: 4,
      amount: 376_729,
      firstSeen: '2017-03-28',
      lastSeen: '2024-09-25',
    },
    {
      id: 'GB-LAE-EX3',
      name: 'Much Invented District Council',
      kind: 'public body',
      role: 'buyer',
      awards: 2,
      amount: null,
      firstSeen: '2019-09-11',
      lastSeen: '2022-10-21',
    },
  ],
  partnerTotal: 4,
  won: [
    {
      processId: 'ocds-xxxxxx-1',
      title: 'Sand play improvements',
      dated: '2024-09-25',
      partners: [{ id: 'GB-LAE-EX2', name: 'Example Borough Council' }],
      amount: 150_000,
      currency: 'GBP',
      amountKind: 'award',
      because: null,
    },
    {
      processId: 'ocds-xxxxxx-2',
      title: 'Playground refurbishment',
      dated: '2022-10-21',
      partners: [{ id: 'GB-LAE-EX3', name: 'Much Invented District Council' }],
      amount: 98_329.4,
      currency: 'GBP',
      amountKind: 'award',
      because: null,
    },
    {
      processId: 'ocds-xxxxxx-3',
      title: 'Framework for outdoor play',
      dated: '2021-01-04',
      partners: [{ id: null, name: 'A buyer without a page' }],
      amount: 4_000_000,
      currency: 'GBP',
      amountKind: 'possible ceiling',
      because: null,
    },
    {
      processId: 'ocds-xxxxxx-4',
      title: null,
      dated: null,
      partners: [],
      amount: null,
      currency: null,
      amountKind: null,
      because: 'a placeholder was published',
    },
  ],
  wonTotal: 11,
  bought: [],
  boughtTotal: 0,
  dependence: { buyer: 'Example Borough Council', ratio: 4 / 11, of: 11 },
  paid: null,
  received: null,
  reliances: [
    {
      side: 'buyer',
      partner: { id: 'GB-LAE-EX2', name: 'Example Borough Council' },
      ratio: known(4 / 11),
      of: { part: 4, whole: 11, unit: 'count' },
      partners: 4,
      coverage: { total: 11, used: 11, noun: 'awards', has: 'a partner who is named' },
    },
  ],
  continuity: [
    {
      ...{ side: 'buyer', partners: 4, medianYears: known(2.5), once: 1 },
      years: [
        { year: 2017, active: 1, gained: absent('the data begins in this year'), lost: known(0) },
        { year: 2018, active: 0, gained: known(0), lost: known(1) },
        { year: 2019, active: 3, gained: known(2), lost: absent('the data ends in this year') },
      ],
      coverage: { total: 4, used: 3, noun: 'buyers', has: 'an exchange with a date' },
    },
  ],
  neighbours: [
    {
      ...{ side: 'buyer', partners: 4, total: 31 },
      rows: [
        { id: 'n-000000000011', name: 'Invented Paving plc', kind: 'not recorded as sme', shared: 3 },
        { id: 'n-000000000012', name: 'Nonesuch Signs', kind: 'unknown', shared: 1 },
      ],
    },
  ],
};

const history: PaymentHistory = {
  count: 1399,
  partners: 2,
  unnamed: 0,
  amount: 776_743.36,
  unknown: 0,
  first: '2017-04-03',
  last: '2022-06-30',
  years: [
    { year: 2017, count: 300, amount: 201_000 },
    { year: 2018, count: 402, amount: 388_743.36 },
    { year: 2020, count: 1, amount: -13_000 },
    { year: 2021, count: 600, amount: 200_000 },
    { year: 2022, count: 90, amount: null },
  ],
};

const payer: ParticipantAnswer = {
  ...answer,
  name: 'Sampleshire County Council',
  kind: 'public body',
  kindEvidence: [],
  won: [],
  wonTotal: 0,
  dependence: null,
  paid: { ...history, count: 904_369, partners: 13_791, unnamed: 64_183, unknown: 48, amount: 5_623_031_945.87 },
  received: { ...history, count: 1, partners: 1, amount: null, first: null, last: null, years: [] },
  reliances: [
    {
      side: 'payer',
      partner: { id: 'GB-LAE-EX3', name: 'Much Invented District Council' },
      ratio: absent('no payment has an amount in pounds'),
      of: { part: 0, whole: 0, unit: 'GBP' },
      partners: 1,
      coverage: { total: 1, used: 0, noun: 'payments', has: 'an amount in pounds' },
    },
    {
      side: 'payee',
      partner: { id: 'GB-COH-00000002', name: 'Invented Paving plc' },
      ratio: known(0.0004),
      of: { part: 776_743.36, whole: 5_623_031_945.87, unit: 'GBP' },
      partners: 13_791,
      coverage: { total: 904_369, used: 904_321, noun: 'payments', has: 'an amount in pounds' },
    },
  ],
  continuity: [
    {
      ...{ side: 'payer', partners: 1, medianYears: absent('no exchange with a date'), once: 0, years: [] },
      coverage: { total: 1, used: 0, noun: 'payers', has: 'an exchange with a date' },
    },
  ],
  neighbours: [],
  partners: [
    {
      ...{ id: 'GB-COH-00000002', name: 'Invented Paving plc', kind: 'not recorded as sme', role: 'payee', awards: 0 },
      ...{ amount: null, firstSeen: '2017-04-03', lastSeen: '2022-06-30', payments: 1399, paid: 776_743_085.36 },
      years: [2017, 2018, 2022],
    },
    {
      ...{ id: 'n-000000000011', name: 'Refunded Works Ltd', kind: 'unknown', role: 'payee', awards: 0 },
      ...{ amount: null, firstSeen: null, lastSeen: null, payments: 2, paid: null },
    },
  ],
};

const both: ParticipantAnswer = {
  ...answer,
  received: history,
  paid: { ...history, count: 2, partners: 0, unnamed: 2, years: [{ year: 2017, count: 2, amount: 12 }] },
  partners: answer.partners.map((partner, index) =>
    index === 0 ? { ...partner, payments: 1399, paid: 776_743.36 } : partner,
  ),
};

const unknown: ParticipantAnswer = {
  ...answer,
  name: 'Nonesuch Signs',
  kind: 'unknown',
  kindEvidence: [],
  locality: null,
  postcode: null,
  names: [{ name: 'Nonesuch Signs', count: 1 }],
  identifiers: [],
  resolution: [],
  firstSeen: null,
  lastSeen: null,
  forms: [],
  partners: [],
  partnerTotal: 0,
  won: [],
  wonTotal: 0,
  dependence: null,
  reliances: [],
  continuity: [],
  neighbours: [],
};

const named = (name: string): ParticipantAnswer => ({
  ...answer,
  name,
  locality: name,
  names: [
    { name, count: 1 },
    { name: `${name} 2`, count: 12_345 },
  ],
  partners: answer.partners.map((partner) => ({ ...partner, name })),
  won: answer.won.map((line) => ({
    ...line,
    title: name,
    partners: Array.from({ length: 9 }, () => ({ id: 'x', name })),
  })),
  bought: answer.won,
  boughtTotal: 12_345,
  dependence: { buyer: name, ratio: 1, of: 1 },
  reliances: answer.reliances.map((one) => ({ ...one, partner: { id: 'x', name } })),
  neighbours: answer.neighbours.map((one) => ({ ...one, rows: one.rows.map((row) => ({ ...row, name })) })),
});

const one = (state: string, of: ParticipantAnswer): State => ({
  page: 'participant',
  state,
  here: '/participants/GB-COH-00000001',
  html: (frame) => ParticipantPage(of, { ...frame, json: '/participants/GB-COH-00000001.json' }),
});
export const participantStates: readonly State[] = [
  one('default', answer),
  one('payer', payer),
  one('awards and payments', both),
  one('unknown', unknown),
  one('long', named(hostile.long)),
  one('unbroken', named(hostile.unbroken)),
  one('hostile', named(hostile.markup)),
  one('right-to-left', named(hostile.arabic)),
];
