import type { ProcessesAnswer, ProcessRow } from '../../questions/process.ts';
import { ProcessesPage } from '../pages/processes.tsx';
import { hostile, type State } from './state.ts';

const buyer = { id: 'GB-LAE-EX2', name: 'Example Borough Council' };
const supplier = { id: 'GB-COH-00000001', name: 'Example Playgrounds Ltd' };

const row = (id: string, title: string | null, more: Partial<ProcessRow> = {}): ProcessRow => ({
  id,
  title,
  stage: 'award',
  buyers: [buyer],
  suppliers: [supplier],
  published: '2024-06-27T09:00:00Z',
  awarded: '2024-02-02',
  deadline: null,
  amount: 90_000,
  currency: 'GBP',
  amountKind: 'award',
  because: null,
  ...more,
});

const list: ProcessesAnswer = {
  query: { page: 1 },
  buyerName: null,
  supplierName: null,
  total: 1223,
  pageSize: 25,
  tableLimit: 1000,
  rows: [
    row('ocds-xxxxxx-1', 'Toddler and junior playground, Madeupham'),
    row('ocds-xxxxxx-2', 'Highways framework', {
      amount: 750_000_000,
      amountKind: 'possible ceiling',
      suppliers: Array.from({ length: 8 }, () => supplier),
    }),
    row('ocds-xxxxxx-3', 'Sheltered housing support: talk to us', {
      stage: 'planning',
      suppliers: [],
      awarded: null,
      amount: null,
      amountKind: null,
      because: 'no value published',
    }),
    row('ocds-xxxxxx-4', null, {
      stage: null,
      buyers: [],
      suppliers: [],
      published: null,
      awarded: null,
      amount: 12.5,
      currency: 'EUR',
    }),
  ],
  stages: [
    { stage: 'award', count: 802 },
    { stage: 'tender', count: 391 },
    { stage: 'planning', count: 30 },
  ],
  open: { count: 3, on: '2025-01-20' },
};

const listOf = (...names: readonly string[]): ProcessesAnswer => ({
  ...list,
  query: { page: 1, buyer: 'x', supplier: 'y', q: names[0] ?? '', place: names[0] ?? '' },
  buyerName: names[0] ?? null,
  supplierName: names[1] ?? null,
  total: names.length,
  rows: names.map((name, index) =>
    row(`x ${index}`, name, { buyers: [{ id: 'x', name }], suppliers: [{ id: null, name }] }),
  ),
});

const many = (state: string, of: ProcessesAnswer): State => ({
  page: 'processes',
  state,
  here: '/processes',
  html: (frame) => ProcessesPage(of, { ...frame, csv: '/processes.csv', json: '/processes.json' }),
});

export const processListStates: readonly State[] = [
  many('default', list),
  many('empty', {
    ...list,
    query: {
      q: 'paper',
      stage: 'award',
      cpv: '45',
      place: 'ZZ1',
      from: '2024-01-01',
      to: '2024-12-31',
      buyer: 'x',
      page: 1,
    },
    total: 0,
    rows: [],
    stages: [],
  }),
  many('long', listOf(hostile.long, hostile.unbroken)),
  many('hostile', listOf(hostile.markup, hostile.attribute)),
  many('right-to-left', listOf(hostile.arabic, hostile.hebrew)),
];
