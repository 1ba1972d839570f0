/** Search, methods, API and the pages for when something cannot be shown. */
import type { SearchAnswer } from '../../questions/search.ts';
import { type ApiAnswer, ApiPage } from '../pages/api.tsx';
import { EmptyRecordPage, FaultPage, NotFoundPage, RefusalPage } from '../pages/failure.tsx';
import { MethodPage, MethodsPage } from '../pages/methods.tsx';
import { SearchPage } from '../pages/search.tsx';
import { concentration, longWinded, method, silent, smeShare } from './measure.ts';
import { hostile, type State } from './state.ts';

const found: SearchAnswer = {
  q: 'playground',
  total: 63,
  limit: 2,
  hits: [
    { what: 'participant', id: 'GB-COH-00000001', title: 'Example Playgrounds Ltd', detail: 'SME, won 11 awards' },
    { what: 'participant', id: 'n-9', title: hostile.arabic, detail: 'kind not known' },
    {
      what: 'process',
      id: 'ocds-xxxxxx-1',
      title: 'Toddler and junior playground',
      detail: 'Example Borough Council, 27 Jun 2024',
    },
    {
      what: 'method',
      id: 'M01',
      title: 'SME share',
      detail: 'How much of what these buyers award goes to small firms?',
    },
  ],
};

const api: ApiAnswer = {
  document: '/openapi.json',
  version: '0.1.0',
  operations: [
    {
      method: 'get',
      path: '/participants/{id}',
      summary: 'One participant: who it is, what it gives and receives, with whom.',
      parameters: [
        { name: 'id', in: 'path', required: true, description: 'A register identifier, or `n-` and twelve digits' },
      ],
      responses: [
        { status: '200', description: 'The participant' },
        { status: '404', description: 'Nobody bears this id' },
      ],
    },
    { method: 'get', path: `/${hostile.unbroken}`, summary: hostile.markup, parameters: [], responses: [] },
  ],
};

const search = (state: string, of: SearchAnswer): State => ({
  page: 'search',
  state,
  here: '/search',
  html: (frame) => SearchPage(of, frame),
});
const one = (state: string, answer: typeof smeShare): State => ({
  page: 'method',
  state,
  here: '/methods/M01',
  html: (frame) => MethodPage({ method, answer }, { ...frame, csv: '/methods/M01.csv' }),
});
const refusal = (state: string, words: string): State => ({
  page: 'refusal',
  state,
  here: '/processes?from=yesterday',
  html: (frame) =>
    RefusalPage(
      { code: 'bad-date', message: words, where: 'from', mend: 'Write the date as year, month and day: 2024-09-25.' },
      frame,
    ),
});

export const otherStates: readonly State[] = [
  search('default', found),
  search('no words', { q: '', total: 0, hits: [], limit: 20 }),
  search('empty', { q: hostile.markup, total: 0, hits: [], limit: 20 }),
  {
    page: 'methods',
    state: 'default',
    here: '/methods',
    html: (frame) => MethodsPage([method, { ...method, id: 'M05', name: 'Concentration' }], frame),
  },
  { page: 'methods', state: 'empty', here: '/methods', html: (frame) => MethodsPage([], frame) },
  one('default', smeShare),
  one('mixed units', { ...concentration, id: 'M01' }),
  one('unknown', { ...silent, id: 'M01' }),
  one('empty', { ...silent, id: 'M01', figures: [], asOf: null }),
  one('long', longWinded),
  { page: 'api', state: 'default', here: '/api', html: (frame) => ApiPage(api, frame) },
  { page: 'not found', state: 'default', here: '/participants/nobody', html: (frame) => NotFoundPage(frame) },
  { page: 'not found', state: 'hostile', here: `/${hostile.attribute}`, html: (frame) => NotFoundPage(frame) },
  refusal('error', '“yesterday” is no date.'),
  refusal('hostile', hostile.markup),
  { page: 'fault', state: 'error', here: '/', html: (frame) => FaultPage({ reference: '7f3a-0042' }, frame) },
  {
    page: 'empty record',
    state: 'empty',
    here: '/',
    html: (frame) => EmptyRecordPage({ ...frame, title: null, asOf: null, attribution: [], doors: ['/'] }),
  },
];
