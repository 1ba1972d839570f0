import type { SourcesAnswer } from '../../questions/source.ts';
import { PrivacyPage } from '../pages/privacy.tsx';
import { RecordPage } from '../pages/record.tsx';
import { hostile, type State } from './state.ts';

const answer: SourcesAnswer = {
  made: '2026-03-09T10:00:00Z',
  version: '0.1.0',
  snapshotId: '0123456789ab',
  factsOnly: false,
  sources: [
    {
      id: 's1',
      name: 'sampleshire-notices.json',
      format: 'Contracts Finder notices',
      publisher: 'Sampleshire County Council',
      licence: 'https://example.org/licence',
      readAt: '2026-03-09T10:00:00Z',
      unit: 'notice',
      read: 1250,
      kept: 1223,
      duplicate: 20,
      quarantined: 7,
      firstPublished: '2015-03-02',
      lastPublished: '2026-03-08',
    },
    {
      id: 's2',
      name: 'spending.csv',
      format: 'payments',
      publisher: null,
      licence: null,
      readAt: null,
      unit: 'payment',
      read: 0,
      kept: 0,
      duplicate: 0,
      quarantined: 0,
      firstPublished: null,
      lastPublished: null,
    },
  ],
  issues: [
    {
      code: 'placeholder-amount',
      says: 'An amount that stands for “none”',
      count: 47,
      examples: [
        {
          message: 'An award of £1 is taken as unknown.',
          source: 'sampleshire-notices.json',
          position: 12,
          processId: 'ocds-xxxxxx-1',
          releaseNo: 7,
          path: '/awards/0/value',
        },
      ],
    },
    {
      code: 'unreadable',
      says: 'What could not be read',
      count: 7,
      examples: [
        {
          message: 'The line ends inside a string.',
          source: 'sampleshire-notices.json',
          position: 1201,
          processId: null,
          releaseNo: null,
          path: null,
        },
      ],
    },
  ],
  coverage: [
    { fact: 'a value', noun: 'awards', used: 755, total: 802 },
    { fact: 'a supplier', noun: 'awards', used: 802, total: 802 },
    { fact: 'a VCSE flag', noun: 'awards', used: 0, total: 802 },
    { fact: 'a payer', noun: 'payments', used: 0, total: 0 },
  ],
  resolution: [
    { step: 1, evidence: 'a number of a register', mentions: 12, organizations: 9 },
    { step: 2, evidence: 'name and postcode', mentions: 1411, organizations: 402 },
    { step: 3, evidence: 'name', mentions: 311, organizations: 142 },
  ],
  absences: [
    { absent: 'individual', count: 14 },
    { absent: 'redacted', count: 2 },
  ],
  kinds: [
    { kind: 'sme', count: 240 },
    { kind: 'public body', count: 60 },
    { kind: 'vcse', count: 7 },
    { kind: 'unknown', count: 45 },
  ],
  tables: [
    { table: 'process', rows: 1223 },
    { table: 'award', rows: 802 },
  ],
};

const empty: SourcesAnswer = {
  ...answer,
  factsOnly: true,
  sources: [],
  issues: [],
  coverage: [],
  resolution: [],
  absences: [],
  kinds: [],
  tables: [],
};

const named = (name: string): SourcesAnswer => ({
  ...answer,
  sources: answer.sources.map((source) => ({ ...source, name, publisher: name, licence: name })),
  issues: answer.issues.map((issue) => ({
    ...issue,
    says: name,
    examples: issue.examples.map((one) => ({ ...one, message: name, source: name, path: name })),
  })),
});

const state = (name: string, of: SourcesAnswer): State => ({
  page: 'record',
  state: name,
  here: '/record',
  html: (frame) => RecordPage(of, { ...frame, json: '/record.json' }),
});

export const recordStates: readonly State[] = [
  ...(
    [
      [
        'default',
        [
          { absent: 'individual', count: 12 },
          { absent: 'redacted', count: 1 },
        ],
      ],
      ['empty', []],
    ] as const
  ).map(
    ([state, absences]): State => ({
      page: 'privacy',
      state,
      here: '/privacy',
      html: (frame) => PrivacyPage({ absences }, frame),
    }),
  ),
  state('default', answer),
  state('error', { ...answer, sources: answer.sources.map((source) => ({ ...source, read: source.read + 3 })) }),
  state('empty', empty),
  state('long', named(hostile.unbroken)),
  state('hostile', named(hostile.markup)),
  state('right-to-left', named(hostile.hebrew)),
];
