import type { NetworkAnswer, ParticipantLine } from '../../questions/network.ts';
import { NetworkPage } from '../pages/network.tsx';
import { concentration, engagement, longWinded, silent, smeShare, suitability } from './measure.ts';
import { hostile, type State } from './state.ts';

const line = (
  id: string,
  name: string,
  kind: string,
  numbers: readonly [number, number, number | null],
): ParticipantLine => ({
  id,
  name,
  kind,
  count: numbers[0],
  partners: numbers[1],
  amount: numbers[2],
});

const buyers = [
  line('GB-LAE-EX1', 'Sampleshire County Council', 'public body', [214, 131, 431_250_000]),
  line('GB-LAE-EX2', 'Example Borough Council', 'public body', [156, 98, 38_402_117]),
  line('GB-LAE-EX3', 'Much Invented District Council', 'public body', [88, 61, 12_098_329]),
  line('n-000000000004', 'Fictional Housing Partnership', 'vcse', [40, 22, 9_120_000]),
  line('n-000000000005', 'Placeholder Fire and Rescue Authority', 'public body', [12, 9, null]),
];
const suppliers = [
  line('GB-COH-00000001', 'Example Playgrounds Ltd', 'sme', [31, 9, 2_410_329]),
  line('GB-COH-00000002', 'Invented Paving plc', 'not recorded as sme', [24, 6, 88_000_000]),
  line('GB-CHC-0000003', 'Made-up Trees CIC', 'vcse', [11, 4, 310_400]),
  line('n-000000000008', 'Nonesuch Signs', 'unknown', [7, 5, null]),
];

const answer: NetworkAnswer = {
  title: 'Sampleshire’s councils',
  firstPublished: '2015-03-02',
  lastPublished: '2026-03-08',
  counts: {
    processes: 1223,
    awards: 802,
    engagements: 30,
    payments: 0,
    buyers: 22,
    suppliers: 431,
    payers: 0,
    payees: 0,
    exchanges: 2210,
  },
  findings: [smeShare, suitability, engagement],
  buyers,
  suppliers,
  shared: [
    {
      a: line('GB-LAE-EX1', 'Sampleshire County Council', 'public body', [0, 0, null]),
      b: line('GB-LAE-EX2', 'Example Borough Council', 'public body', [0, 0, null]),
      suppliers: 17,
    },
    {
      a: line('GB-LAE-EX2', 'Example Borough Council', 'public body', [0, 0, null]),
      b: line('GB-LAE-EX3', 'Much Invented District Council', 'public body', [0, 0, null]),
      suppliers: 9,
    },
  ],
  concentration,
  payers: [],
  payees: [],
  sharedPayees: [],
  paid: null,
  map: {
    shows: 'participants',
    nodes: [
      {
        id: '0',
        name: 'Sampleshire County Council',
        kind: 'public body',
        role: 'buyer',
        x: 0,
        y: 0,
        partners: 3,
        size: 9,
      },
      { id: '1', name: 'Example Playgrounds Ltd', kind: 'sme', role: 'supplier', x: 6, y: 1, partners: 1, size: 4 },
      { id: '2', name: 'Made-up Trees CIC', kind: 'vcse', role: 'both', x: -5, y: 2, partners: 1, size: 2 },
      { id: '3', name: 'Nonesuch Signs', kind: 'unknown', role: 'other', x: 1, y: -2, partners: 1, size: 2 },
    ],
    lines: [
      { from: '0', to: '1', kind: 'tangible', size: 4 },
      { from: '0', to: '2', kind: 'tangible', size: 2 },
      { from: '3', to: '0', kind: 'intangible', size: 2 },
    ],
    communities: [],
    between: [],
    whole: { participants: 4, lines: 3 },
  },
};

const payers = [
  line('GB-LAE-EX1', 'Sampleshire County Council', 'public body', [904_369, 13_791, 5_623_031_945.87]),
  line('GB-LAE-EX2', 'Example Borough Council', 'public body', [29_804, 2177, 211_302_698.81]),
  line('n-000000000010', 'Department of Made-up Affairs', 'unknown', [12, 3, null]),
];
const payments: Pick<NetworkAnswer, 'payers' | 'payees' | 'sharedPayees' | 'paid'> = {
  payers,
  payees: [
    line('GB-COH-00000002', 'Invented Paving plc', 'not recorded as sme', [1399, 2, 776_743_085.36]),
    line('GB-CHC-0000003', 'Made-up Trees CIC', 'vcse', [57, 1, 54_792.5]),
    line('n-000000000011', 'Refunded Works Ltd', 'unknown', [2, 1, -1200]),
  ],
  sharedPayees: [{ a: payers[0] as ParticipantLine, b: payers[1] as ParticipantLine, payees: 353 }],
  paid: {
    amount: 5_834_334_644.68,
    sentence:
      '20 % of payments and 2 % of the money went to nobody who can be named here: 180,140 redacted by the publisher, 6,201 to individuals, 1 without the name of a payee.',
    unnamed: [
      { absent: 'redacted', count: 180_140, amount: 110_203_000.5 },
      { absent: 'individual', count: 6201, amount: 3_204_000 },
      { absent: 'not-named', count: 1, amount: null },
    ],
    coverage: [
      { total: 934_185, used: 747_843, noun: 'payments', has: 'a payee who is named' },
      { total: 934_185, used: 934_185, noun: 'payments', has: 'an amount in pounds' },
    ],
  },
};

const both: NetworkAnswer = {
  ...answer,
  ...payments,
  counts: { ...answer.counts, payments: 934_185, payers: 3, payees: 14_002, exchanges: 936_395 },
};

const nobody: NetworkAnswer = {
  ...answer,
  title: null,
  firstPublished: null,
  lastPublished: null,
  counts: {
    processes: 1,
    awards: 0,
    engagements: 0,
    payments: 0,
    buyers: 0,
    suppliers: 0,
    payers: 0,
    payees: 0,
    exchanges: 0,
  },
  findings: [],
  buyers: [],
  suppliers: [],
  shared: [],
  concentration: silent,
  map: null,
};

const paidOnly: NetworkAnswer = {
  ...nobody,
  ...payments,
  title: 'Sampleshire pays',
  map: {
    shows: 'communities',
    nodes: [],
    lines: [],
    communities: [
      {
        ...{
          community: 1,
          name: 'Sampleshire County Council',
          leader: { id: 'a', name: 'Sampleshire County Council' },
        },
        ...{
          members: 13_791,
          x: 0,
          y: 0,
          radius: 118,
          size: 904_369,
          exchanges: 904_369,
          awards: 0,
          awarded: null,
          ceilings: 0,
        },
        ...{ payments: 904_369, paid: 5_623_031_945.87 },
      },
    ],
    between: [],
    whole: { participants: 13_792, lines: 14_002 },
  },
  firstPublished: '2010-12-01',
  lastPublished: '2026-01-29',
  counts: { ...nobody.counts, processes: 0, payments: 934_185, payers: 3, payees: 14_002, exchanges: 934_185 },
};

const strange = (names: readonly [string, string]): NetworkAnswer => ({
  ...answer,
  title: names[0],
  ...payments,
  counts: { ...answer.counts, payments: 2, payers: 2, payees: 2 },
  payers: names.map((name, index) => line(`p ${index}`, name, 'unknown', [2, 2, 12.5])),
  payees: names.map((name, index) => line(`q ${index}`, name, 'sme', [2, 2, 123_456_789_012.34])),
  sharedPayees: [{ a: line('a', names[0], 'sme', [1, 1, 1]), b: line('b', names[1], 'sme', [1, 1, 1]), payees: 1 }],
  buyers: names.map((name, index) => line(`x ${index}/?#`, name, 'public body', [1_234_567, 1, 123_456_789_012.34])),
  suppliers: names.map((name, index) => line(`y ${index}`, name, 'vcse', [1, 1, 0.5])),
  shared: [{ a: line('a', names[0], 'sme', [1, 1, 1]), b: line('b', names[1], 'sme', [1, 1, 1]), suppliers: 1 }],
});

export const networkStates: readonly State[] = [
  {
    page: 'network',
    state: 'default',
    here: '/',
    html: (frame) => NetworkPage(answer, { ...frame, json: '/index.json' }),
  },
  {
    page: 'network',
    state: 'example',
    here: '/',
    html: (frame) =>
      NetworkPage(answer, {
        ...frame,
        example: true,
        doors: [...frame.doors, '/check', '/map', '/market', '/principles'],
      }),
  },
  { page: 'network', state: 'payments alone', here: '/', html: (frame) => NetworkPage(paidOnly, frame) },
  { page: 'network', state: 'notices and payments', here: '/', html: (frame) => NetworkPage(both, frame) },
  {
    page: 'network',
    state: 'one payer',
    here: '/',
    html: (frame) =>
      NetworkPage(
        {
          ...paidOnly,
          counts: { ...paidOnly.counts, payers: 1, payees: 0 },
          payers: payers.slice(2),
          payees: [],
          sharedPayees: [],
          paid: { ...(paidOnly.paid as NonNullable<NetworkAnswer['paid']>), amount: null },
        },
        frame,
      ),
  },
  {
    page: 'network',
    state: 'nothing',
    here: '/',
    html: (frame) => NetworkPage({ ...nobody, counts: { ...nobody.counts, processes: 0 } }, frame),
  },
  {
    page: 'network',
    state: 'empty',
    here: '/',
    html: (frame) => NetworkPage(nobody, { ...frame, title: null, asOf: null, attribution: [] }),
  },
  {
    page: 'network',
    state: 'unknown',
    here: '/',
    html: (frame) =>
      NetworkPage(
        {
          ...answer,
          findings: [silent, engagement, silent].map((one, index) => ({ ...one, id: `M0${index + 1}` })),
          buyers: [],
          concentration: silent,
        },
        frame,
      ),
  },
  {
    page: 'network',
    state: 'long',
    here: '/',
    html: (frame) => NetworkPage({ ...strange([hostile.long, hostile.unbroken]), findings: [longWinded] }, frame),
  },
  {
    page: 'network',
    state: 'hostile',
    here: '/',
    html: (frame) => NetworkPage(strange([hostile.markup, hostile.attribute]), { ...frame, title: hostile.markup }),
  },
  {
    page: 'network',
    state: 'right-to-left',
    here: '/',
    html: (frame) => NetworkPage(strange([hostile.arabic, hostile.hebrew]), { ...frame, title: hostile.arabic }),
  },
];
