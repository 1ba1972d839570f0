import type { MeasureAnswer } from '../measures/measure.ts';
import { findMeasure, measures } from '../measures/registry.ts';
import { askNetwork } from '../questions/network.ts';
import { askParticipant, askParticipants } from '../questions/participant.ts';
import { askProcess, askProcesses } from '../questions/process.ts';
import { askSearch, buildSearch } from '../questions/search.ts';
import {
  sheetOfMeasure,
  sheetOfParticipant,
  sheetOfParticipants,
  sheetOfProcess,
  sheetOfProcesses,
  sheetOfSources,
} from '../questions/sheet.ts';
import { askSources } from '../questions/source.ts';
import { type Method, MethodPage, MethodsPage } from '../web/pages/methods.tsx';
import { NetworkPage } from '../web/pages/network.tsx';
import { ParticipantPage } from '../web/pages/participant.tsx';
import { ParticipantsPage } from '../web/pages/participants.tsx';
import { ProcessPage } from '../web/pages/process.tsx';
import { ProcessesPage } from '../web/pages/processes.tsx';
import { RecordPage } from '../web/pages/record.tsx';
import { SearchPage } from '../web/pages/search.tsx';
import { type Route, route } from './route.ts';
import { filterQuery, noQuery, participantQuery, processQuery, searchQuery } from './schema.ts';

const methodOf = ({ ask: _, ...method }: (typeof measures)[number]): Method => method;

/** Every address, in the order in which `/api` lists them. */
export const routes: readonly Route<unknown, unknown>[] = [
  route({
    path: '/',
    summary: 'The network in one screen: whose record it is, three findings, who buys and who supplies.',
    query: noQuery,
    ask: ({ record, keep }) => keep('network', () => askNetwork(record)),
    page: NetworkPage,
  }),
  route({
    path: '/participants',
    summary: 'Participants of the network, by name, kind and role.',
    query: participantQuery,
    ask: ({ record, query }) => askParticipants(record, { ...query, page: query.page ?? 1 }),
    page: ParticipantsPage,
    sheet: sheetOfParticipants,
  }),
  route({
    path: '/participants/{id}',
    summary: 'One participant: who it is, what it gives and receives, with whom, since when.',
    query: noQuery,
    ask: ({ record, id }) => askParticipant(record, id),
    page: ParticipantPage,
    sheet: sheetOfParticipant,
  }),
  route({
    path: '/processes',
    summary: 'Contracting processes, by words, buyer, supplier, category, place and period.',
    query: processQuery,
    ask: ({ record, query }) => askProcesses(record, { ...query, page: query.page ?? 1 }),
    page: ProcessesPage,
    sheet: sheetOfProcesses,
  }),
  route({
    path: '/processes/{id}',
    summary: 'One contracting process as a line through time.',
    query: noQuery,
    ask: ({ record, id }) => askProcess(record, id),
    page: ProcessPage,
    sheet: sheetOfProcess,
  }),
  route({
    path: '/record',
    summary: 'Sources, dates, coverage, flaws met in the data, and how names became participants.',
    query: noQuery,
    ask: ({ record, keep }) => keep('sources', () => askSources(record)),
    page: RecordPage,
    sheet: sheetOfSources,
  }),
  route({
    path: '/methods',
    summary: 'How figures are made: the list of measures.',
    query: noQuery,
    ask: async () => measures.map(methodOf),
    page: MethodsPage,
  }),
  route({
    path: '/methods/{id}',
    summary: 'How one figure is made: definition, worked example, source, limits, and its value for a filter.',
    query: filterQuery,
    ask: async ({ record, id, query }): Promise<{ method: Method; answer: MeasureAnswer } | null> => {
      const measure = findMeasure(id);
      return measure ? { method: methodOf(measure), answer: await measure.ask(record, query) } : null;
    },
    page: MethodPage,
    sheet: ({ answer }) => sheetOfMeasure(answer),
  }),
  route({
    path: '/search',
    summary: 'Participants, processes and methods by words.',
    query: searchQuery,
    ask: async ({ record, query, keep }) =>
      askSearch(await keep('words', () => buildSearch(record, measures)), query.q ?? ''),
    page: SearchPage,
  }),
];
