import type { ProcessAnswer } from '../../questions/process.ts';
import { ProcessPage } from '../pages/process.tsx';
import { hostile, type State } from './state.ts';

const buyer = { id: 'GB-LAE-EX2', name: 'Example Borough Council' };
const supplier = { id: 'GB-COH-00000001', name: 'Example Playgrounds Ltd' };

/** A process that went through every stage. */
export const answer: ProcessAnswer = {
  id: 'ocds-xxxxxx-1',
  ocid: 'ocds-xxxxxx-1',
  title: 'Toddler and junior playground, Madeupham',
  description:
    'Design, supply and installation of play equipment for children up to twelve.\n\nThe ground is wet in winter; surfacing must drain.',
  stage: 'award',
  noticeType: 'Contract',
  method: 'open',
  category: 'works',
  url: 'https://example.org/notice/1',
  smeSuitable: true,
  vcseSuitable: null,
  framework: null,
  estimate: { low: 80_000, high: 100_000, amount: null, currency: 'GBP', amountKind: 'estimate', note: null },
  buyers: [{ ...buyer, role: 'buyer', absent: null }],
  moments: [
    { dated: null, label: 'No engagement notice found', absent: true, links: [] },
    { dated: '2023-10-02', label: 'Call published', sort: 'call', absent: false, links: [] },
    { dated: '2023-11-10', label: 'Quotations closed', sort: 'deadline', absent: false, links: [] },
    { dated: '2024-02-02', label: 'Awarded, recorded as SME', sort: 'award', absent: false, links: [supplier] },
    { dated: '2024-06-27', label: 'Award published', sort: 'publication', absent: false, links: [] },
    { dated: null, label: 'No contract, change or payment published here', absent: true, links: [] },
  ],
  awards: [
    {
      awardId: '1',
      title: 'Playground',
      decided: '2024-02-02',
      published: '2024-06-27',
      amount: 90_000,
      amountGross: 108_000,
      currency: 'GBP',
      amountKind: 'award',
      amountNote: null,
      because: null,
      sme: true,
      suppliers: [{ ...supplier, kind: 'sme', absent: null }],
    },
  ],
  lots: [],
  classifications: [{ scheme: 'CPV', code: '37535200', description: 'Playground equipment' }],
  places: ['Madeupham', 'Sampleshire'],
  notices: [
    { title: 'Award notice', type: 'awardNotice', url: 'https://example.org/notice/1', published: '2024-06-27' },
    { title: null, type: 'tenderNotice', url: null, published: null },
  ],
  exchanges: [
    {
      provider: 'Example Playgrounds Ltd',
      receiver: 'Example Borough Council',
      deliverable: 'playground',
      kind: 'tangible',
      form: 'service',
      started: '2024-02-02',
      amount: 90_000,
      standing: 'recorded',
      evidence: 'award 1',
    },
    {
      provider: 'Example Borough Council',
      receiver: 'Example Playgrounds Ltd',
      deliverable: 'payment',
      kind: 'tangible',
      form: 'money',
      started: null,
      amount: null,
      standing: 'recorded',
      evidence: 'award 1',
    },
    {
      provider: 'Example Borough Council',
      receiver: 'the market',
      deliverable: 'foresight of a call',
      kind: 'intangible',
      form: 'knowledge',
      started: '2023-10-02',
      amount: null,
      standing: 'recorded',
      evidence: 'process',
    },
  ],
  releases: [
    { releaseNo: 7, source: 'made-up.json', position: 1041, releaseId: 'r-1', published: '2024-06-27', tag: 'award' },
  ],
  issues: [
    { code: 'date-order', message: 'The award is published 146 days after it was decided.', path: '/awards/0/date' },
  ],
};

/** A long process: asked early, changed often, and a contract that runs beyond the data. */
const lived: ProcessAnswer = {
  ...answer,
  moments: [
    { dated: '2021-05-04', label: 'Market engagement announced', sort: 'engagement', absent: false, links: [] },
    { dated: '2023-10-02', label: 'Call published', sort: 'call', absent: false, links: [] },
    { dated: '2023-10-03', label: 'Change to the tender', sort: 'change', absent: false, links: [] },
    { dated: '2023-11-10', label: 'Tenders due', sort: 'deadline', absent: false, links: [] },
    { dated: '2024-02-02', label: 'Awarded, £90,000', sort: 'award', absent: false, links: [supplier] },
    { dated: '2024-02-02', label: 'Award published on the same day', sort: 'publication', absent: false, links: [] },
    { dated: '2024-03-01', label: 'Contract signed', sort: 'signed', absent: false, links: [] },
    { dated: '2024-04-01', label: 'Contract starts', sort: 'start', absent: false, links: [] },
    ...Array.from({ length: 20 }, (_, index) => ({
      dated: `2025-${String(1 + Math.floor(index / 2)).padStart(2, '0')}-${index % 2 ? '20' : '05'}`,
      ...{ label: 'Change to the contract', sort: 'change' as const, absent: false, links: [] },
    })),
    { dated: '2029-03-31', label: 'Contract ends', sort: 'end', absent: false, links: [] },
  ],
};

const unknown: ProcessAnswer = {
  ...answer,
  title: null,
  description: null,
  stage: null,
  noticeType: null,
  method: null,
  category: null,
  url: null,
  smeSuitable: null,
  estimate: { low: null, high: null, amount: null, currency: null, amountKind: null, note: null },
  buyers: [],
  moments: [],
  awards: [],
  classifications: [],
  places: [],
  notices: [],
  exchanges: [],
  releases: [{ releaseNo: 7, source: 'made-up.csv', position: 1, releaseId: null, published: null, tag: null }],
  issues: [],
};

const named = (name: string): ProcessAnswer => ({
  ...answer,
  title: name,
  description: `${name} ${name}`,
  framework: name,
  url: 'javascript:alert(1)',
  buyers: [
    { id: 'b', name, role: 'buyer', absent: null },
    { id: null, name: '', role: 'procuringEntity', absent: 'redacted' },
  ],
  moments: answer.moments.map((moment) => ({ ...moment, label: name, links: [{ id: 'x', name }] })),
  awards: [
    ...answer.awards.map((award) => ({
      ...award,
      title: name,
      amountNote: name,
      suppliers: [
        { id: 's', name, kind: 'vcse', absent: null },
        { id: null, name: '', kind: null, absent: 'individual' },
      ],
    })),
    {
      awardId: '2',
      title: null,
      decided: null,
      published: null,
      amount: null,
      amountGross: null,
      currency: null,
      amountKind: null,
      amountNote: 'placeholder',
      because: 'a placeholder was published',
      sme: null,
      suppliers: [],
    },
  ],
  lots: [
    { lotId: '1', title: name, amount: 12.345, currency: 'EUR' },
    { lotId: '2', title: null, amount: null, currency: null },
  ],
  classifications: [{ scheme: 'CPV', code: '1', description: name }],
  places: [name],
  notices: [{ title: name, type: 'x', url: 'javascript:alert(1)', published: null }],
  exchanges: answer.exchanges.map((exchange) => ({ ...exchange, provider: name, deliverable: name, evidence: name })),
  issues: [{ code: 'x', message: name, path: name }],
});

const one = (state: string, of: ProcessAnswer): State => ({
  page: 'process',
  state,
  here: '/processes/ocds-xxxxxx-1',
  html: (frame) => ProcessPage(of, { ...frame, json: '/processes/ocds-xxxxxx-1.json' }),
});
export const processStates: readonly State[] = [
  one('default', answer),
  one('lived', lived),
  one('unknown', unknown),
  one('long', named(hostile.long)),
  one('unbroken', named(hostile.unbroken)),
  one('hostile', named(hostile.markup)),
  one('right-to-left', named(hostile.arabic)),
];
