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
  counts: { processes: 1223, awards: 802, engagements: 30, payments: 0, buyers: 22, suppliers: 431, exchanges: 2210 },
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
};

const nobody: NetworkAnswer = {
  ...answer,
  title: null,
  firstPublished: null,
  lastPublished: null,
  counts: { processes: 1, awards: 0, engagements: 0, payments: 0, buyers: 0, suppliers: 0, exchanges: 0 },
  findings: [],
  buyers: [],
  suppliers: [],
  shared: [],
  concentration: silent,
};

const strange = (names: readonly [string, string]): NetworkAnswer => ({
  ...answer,
  title: names[0],
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
