import type { MeasureAnswer } from '../measures/measure.ts';
import { findPrinciple, principles } from '../measures/principles/registry.ts';
import { findMeasure, measures } from '../measures/registry.ts';
import {
  type CheckLine,
  type CheckMethod,
  checkLines,
  findCheckMethod,
  sheetOfCheckMethod,
} from '../questions/check-method.ts';
import { askMap } from '../questions/map.ts';
import { buildMap } from '../questions/map-network.ts';
import { sheetOfMap } from '../questions/map-sheet.ts';
import { askMarket, askMeasure } from '../questions/market.ts';
import { askNetwork } from '../questions/network.ts';
import { findDrawn, listNetworks, sheetOfDrawn } from '../questions/network-list.ts';
import { wholeList } from '../questions/page.ts';
import { askParticipant, askParticipants } from '../questions/participant.ts';
import { askPrinciples } from '../questions/principles.ts';
import { askProcess, askProcesses } from '../questions/process.ts';
import { askProcessCheck } from '../questions/process-check.ts';
import { askSearch, buildSearch } from '../questions/search.ts';
import {
  sheetOfMarket,
  sheetOfMeasure,
  sheetOfParticipant,
  sheetOfParticipants,
  sheetOfPrinciples,
  sheetOfProcess,
  sheetOfProcesses,
  sheetOfSearch,
  sheetOfSources,
} from '../questions/sheet.ts';
import { askSources } from '../questions/source.ts';
import { indexTies } from '../questions/tie-index.ts';
import { type ChosenNetwork, chooseNetwork, recordNetwork } from '../questions/value-network.ts';
import { MapFile } from '../web/map-file.tsx';
import { CheckMethodPage } from '../web/pages/check-method.tsx';
import { MapPage } from '../web/pages/map.tsx';
import { MarketPage } from '../web/pages/market.tsx';
import { type Method, MethodPage, MethodsPage } from '../web/pages/methods.tsx';
import { NetworkPage } from '../web/pages/network.tsx';
import { DrawnNetworkPage, NetworksPage } from '../web/pages/networks.tsx';
import { ParticipantPage } from '../web/pages/participant.tsx';
import { ParticipantsPage } from '../web/pages/participants.tsx';
import { PrinciplesPage, type PrinciplesPageAnswer } from '../web/pages/principles.tsx';
import { PrivacyPage } from '../web/pages/privacy.tsx';
import { ProcessPage } from '../web/pages/process.tsx';
import { ProcessesPage } from '../web/pages/processes.tsx';
import { RecordPage } from '../web/pages/record.tsx';
import { SearchPage } from '../web/pages/search.tsx';
import { RoleMapFile } from '../web/role-file.tsx';
import { checkRoute } from './checking.ts';
import { drawRoute } from './drawing.ts';
import { type Asked, type Route, route } from './route.ts';
import {
  mapQuery,
  marketQuery,
  methodQuery,
  noQuery,
  participantQuery,
  principlesQuery,
  processQuery,
  searchQuery,
} from './schema.ts';

const methodOf = ({ ask: _, ...method }: (typeof measures)[number] | (typeof principles)[number]): Method => {
  const { says, columns, rows, expected, reckoning } = method.example;
  return { ...method, example: { says, columns, rows, expected, reckoning } };
};

/** A check as search finds it: beside the measures. */
const methodLine = ({ id, name, definition }: CheckLine) => ({ id, name, question: definition });

/** What a network is chosen from. */
type Choosing = Pick<Asked<unknown>, 'record' | 'networks' | 'keep' | 'recall'>;

/** The network that an address names, the record where it names none. */
const networkAsked = ({ record, networks, keep }: Choosing, name: string | undefined): Promise<ChosenNetwork | null> =>
  chooseNetwork(
    name ?? 'record',
    networks.list().map(({ network }) => network),
    () => keep('value network', () => recordNetwork(record)),
  );

interface PrinciplesSide {
  readonly network: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** All principles of one side of the page; those of the whole record are worked out once, others kept while they are asked for. */
async function principlesOf(asked: Choosing, { network, from, to }: PrinciplesSide) {
  const chosen = await networkAsked(asked, network);
  if (chosen === null) return null;
  if (chosen.drawn === null && from === undefined && to === undefined)
    return asked.keep('principles', () => askPrinciples(chosen, {}));
  const name = `principles ${asked.networks.version()} ${JSON.stringify([network, from, to])}`;
  return asked.recall(name, () => askPrinciples(chosen, { from, to }));
}

/** Every address, in the order in which `/api` lists them. */
export const routes: readonly Route<unknown, unknown>[] = [
  route({
    path: '/',
    summary: 'The network in one screen: whose record it is, three findings, who buys and who supplies.',
    query: noQuery,
    ask: ({ record, keep }) =>
      keep('network', async () => askNetwork(record, await keep('map', () => buildMap(record)))),
    page: NetworkPage,
  }),
  route({
    path: '/map',
    summary:
      'Who exchanges what with whom, with the place of each on the map: all of it, a community or a neighbourhood.',
    query: mapQuery,
    ask: async ({ record, query, keep }) =>
      askMap(record, await keep('map', () => buildMap(record)), { ...query, page: query.page ?? 1 }),
    page: MapPage,
    sheet: sheetOfMap,
    picture: MapFile,
  }),
  route({
    path: '/participants',
    summary: 'Participants of the network, by name, kind and role.',
    query: participantQuery,
    ask: ({ record, query }) => askParticipants(record, { ...query, page: query.page ?? 1 }),
    whole: ({ record, query }) => askParticipants(record, { ...query, page: 1 }, wholeList),
    page: ParticipantsPage,
    sheet: sheetOfParticipants,
  }),
  route({
    path: '/participants/{id}',
    summary: 'One participant: who it is, what it gives and receives, with whom, since when.',
    query: noQuery,
    ask: async ({ record, id, keep }) => askParticipant(record, id, await keep('ties', () => indexTies(record))),
    page: ParticipantPage,
    sheet: sheetOfParticipant,
  }),
  route({
    path: '/processes',
    summary: 'Contracting processes, by words, buyer, supplier, category, place and period.',
    query: processQuery,
    ask: ({ record, query }) => askProcesses(record, { ...query, page: query.page ?? 1 }),
    whole: ({ record, query }) => askProcesses(record, { ...query, page: 1 }, wholeList),
    page: ProcessesPage,
    sheet: sheetOfProcesses,
  }),
  route({
    path: '/processes/{id}',
    summary: 'One contracting process as a line through time.',
    query: noQuery,
    ask: async ({ record, id }) => {
      const process = await askProcess(record, id);
      return process && { ...process, check: await askProcessCheck(record, id) };
    },
    page: ProcessPage,
    sheet: sheetOfProcess,
  }),
  route({
    path: '/market',
    summary:
      'How open a market is, by every measure, for a buyer, place, category and period; or two of them side by side.',
    query: marketQuery,
    ask: ({ record, query, keep, recall }) => askMarket(record, query, { measures, keep, recall }),
    page: MarketPage,
    sheet: sheetOfMarket,
  }),
  route({
    path: '/networks',
    summary: 'Which networks there are: the record, and role maps that people drew.',
    query: noQuery,
    ask: async ({ record, networks }) => listNetworks(record, networks.list()),
    page: NetworksPage,
  }),
  drawRoute,
  route({
    path: '/networks/{id}',
    summary: 'A role map: roles, what they give each other, what it is for and what it rests on.',
    query: noQuery,
    ask: async ({ networks, id }) => findDrawn(networks.list(), id),
    page: DrawnNetworkPage,
    sheet: sheetOfDrawn,
    picture: RoleMapFile,
  }),
  route({
    path: '/principles',
    summary: 'Thirteen principles of value networks, each as a measure of one network, or of two side by side.',
    query: principlesQuery,
    ask: async (asked): Promise<PrinciplesPageAnswer | null> => {
      const { query, record, networks } = asked;
      const one = await principlesOf(asked, { network: query.network, from: query.from, to: query.to });
      const beside = { network: query.compare ?? query.network, from: query.compare_from, to: query.compare_to };
      const other = query.compare || query.compare_from || query.compare_to ? await principlesOf(asked, beside) : null;
      const choices = listNetworks(record, networks.list()).networks.flatMap(({ id, name, kind }) =>
        kind === 'record'
          ? [{ id, name }]
          : [
              { id, name },
              { id: `record+${id}`, name: `${name}, laid over the record` },
            ],
      );
      return one && { query, choices, one, other };
    },
    page: PrinciplesPage,
    sheet: ({ one, other }) => sheetOfPrinciples([one, ...(other ? [other] : [])]),
  }),
  checkRoute,
  route({
    path: '/record',
    summary: 'Sources, dates, coverage, flaws met in the data, and how names became participants.',
    query: noQuery,
    ask: ({ record, keep }) => keep('sources', () => askSources(record)),
    page: RecordPage,
    sheet: sheetOfSources,
  }),
  route({
    path: '/privacy',
    summary: 'What is kept of persons, what is taken out, and how somebody is taken out who should not be here.',
    query: noQuery,
    ask: async ({ record, keep }) => ({ absences: (await keep('sources', () => askSources(record))).absences }),
    page: PrivacyPage,
  }),
  route({
    path: '/methods',
    summary: 'How figures are made: the list of measures, and of checks.',
    query: noQuery,
    ask: async () => [...[...measures, ...principles].map(methodOf), ...checkLines()],
    page: MethodsPage,
  }),
  route({
    path: '/methods/{id}',
    summary:
      'How one figure or one check is made: definition, worked example, source, limits; of a figure, its value for a filter.',
    query: methodQuery,
    ask: async ({ id, query, ...asked }): Promise<{ method: Method; answer: MeasureAnswer } | CheckMethod | null> => {
      const check = findCheckMethod(id, asked.evaluation);
      if (check) return check;
      const measure = findMeasure(id);
      const { network: _, ...filter } = query;
      if (measure) return { method: methodOf(measure), answer: await askMeasure(measure, { ...asked, filter }) };
      const principle = findPrinciple(id);
      const chosen = principle ? await networkAsked(asked, query.network) : null;
      return principle && chosen
        ? { method: methodOf(principle), answer: principle.ask(chosen.network, { from: query.from, to: query.to }) }
        : null;
    },
    page: (answer, frame) => ('barrier' in answer ? CheckMethodPage(answer, frame) : MethodPage(answer, frame)),
    sheet: (answer) => ('barrier' in answer ? sheetOfCheckMethod(answer) : sheetOfMeasure(answer.answer)),
  }),
  route({
    path: '/search',
    summary: 'Participants, processes and methods by words.',
    query: searchQuery,
    ask: async ({ record, query, keep }) =>
      askSearch(
        await keep('words', () => buildSearch(record, [...measures, ...principles, ...checkLines().map(methodLine)])),
        query.q ?? '',
      ),
    page: SearchPage,
    sheet: sheetOfSearch,
  }),
];
