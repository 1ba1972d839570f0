/** Answers as flat tables, for CSV: the same rows that the page shows, ids beside names. */
import type { MeasureAnswer } from '../measures/measure.ts';
import type { MarketAnswer } from './market.ts';
import type { ParticipantAnswer, ParticipantsAnswer } from './participant.ts';
import type { PrinciplesAnswer } from './principles.ts';
import type { ProcessAnswer, ProcessesAnswer } from './process.ts';
import type { SearchAnswer } from './search.ts';
import type { SourcesAnswer } from './source.ts';

export type SheetCell = string | number | boolean | null;

/** Heads and rows of a table; a cell that is null is not known, or does not apply, as `because` says where there is one. */
export interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SheetCell[])[];
}

/** Column heads, each with what stands under it. */
type Columns<T> = readonly (readonly [head: string, cell: (row: T) => SheetCell])[];

const sheetOf = <T>(rows: readonly T[], columns: Columns<T>): Sheet => ({
  columns: columns.map(([head]) => head),
  rows: rows.map((row) => columns.map(([, cell]) => cell(row))),
});

type Named = readonly { readonly id: string | null; readonly name: string }[];
const namesOf = (of: Named): string => of.map(({ name }) => name).join('; ');
const idsOf = (of: Named): string => of.map(({ id }) => id ?? '').join('; ');

/** The list of participants. */
export const sheetOfParticipants = ({ rows }: ParticipantsAnswer): Sheet =>
  sheetOf(rows, [
    ['participant_id', (row) => row.id],
    ['name', (row) => row.name],
    ['kind', (row) => row.kind],
    ['locality', (row) => row.locality],
    ['processes_bought', (row) => row.bought],
    ['awards_won', (row) => row.won],
    ['payments_received', (row) => row.payments],
    ['first_seen', (row) => row.firstSeen],
    ['last_seen', (row) => row.lastSeen],
  ]);

/** What a participant won and bought. */
export function sheetOfParticipant({ id, name, won, bought }: ParticipantAnswer): Sheet {
  const contracts = [
    ...won.map((line) => ({ ...line, side: 'won' })),
    ...bought.map((line) => ({ ...line, side: 'bought' })),
  ];
  return sheetOf(contracts, [
    ['participant_id', () => id],
    ['participant', () => name],
    ['won_or_bought', (line) => line.side],
    ['process_id', (line) => line.processId],
    ['title', (line) => line.title],
    ['date', (line) => line.dated],
    ['partners', (line) => namesOf(line.partners)],
    ['partner_ids', (line) => idsOf(line.partners)],
    ['amount', (line) => line.amount],
    ['currency', (line) => line.currency],
    ['amount_kind', (line) => line.amountKind],
    ['amount_absent_because', (line) => line.because],
  ]);
}

/** The list of processes. */
export const sheetOfProcesses = ({ rows }: ProcessesAnswer): Sheet =>
  sheetOf(rows, [
    ['process_id', (row) => row.id],
    ['title', (row) => row.title],
    ['stage', (row) => row.stage],
    ['buyers', (row) => namesOf(row.buyers)],
    ['buyer_ids', (row) => idsOf(row.buyers)],
    ['suppliers', (row) => namesOf(row.suppliers)],
    ['supplier_ids', (row) => idsOf(row.suppliers)],
    ['published', (row) => row.published],
    ['awarded', (row) => row.awarded],
    ['deadline', (row) => row.deadline],
    ['amount', (row) => row.amount],
    ['currency', (row) => row.currency],
    ['amount_kind', (row) => row.amountKind],
    ['amount_absent_because', (row) => row.because],
  ]);

/** The line of a process through time. */
export const sheetOfProcess = ({ id, moments }: ProcessAnswer): Sheet =>
  sheetOf(moments, [
    ['process_id', () => id],
    ['date', (moment) => moment.dated],
    ['what', (moment) => moment.label],
    ['published', (moment) => !moment.absent],
    ['participants', (moment) => namesOf(moment.links)],
    ['participant_ids', (moment) => idsOf(moment.links)],
  ]);

/** The sources of a record and what became of what was read. */
export const sheetOfSources = ({ sources }: SourcesAnswer): Sheet =>
  sheetOf(sources, [
    ['source_id', (source) => source.id],
    ['name', (source) => source.name],
    ['format', (source) => source.format],
    ['publisher', (source) => source.publisher],
    ['licence', (source) => source.licence],
    ['read_at', (source) => source.readAt],
    ['unit', (source) => source.unit],
    ['read', (source) => source.read],
    ['kept', (source) => source.kept],
    ['duplicate', (source) => source.duplicate],
    ['quarantined', (source) => source.quarantined],
    ['first_published', (source) => source.firstPublished],
    ['last_published', (source) => source.lastPublished],
  ]);

/** The figures of one or several measures. */
function figuresSheet(answers: readonly MeasureAnswer[]): Sheet {
  const figures = answers.flatMap((answer) => answer.figures.map((figure) => ({ answer, figure })));
  return sheetOf(figures, [
    ['measure', ({ answer }) => answer.id],
    ['figure', ({ figure }) => figure.id],
    ['label', ({ figure }) => figure.label],
    ['value', ({ figure }) => figure.value.value],
    ['unit', ({ figure }) => figure.unit],
    ['absent_because', ({ figure }) => figure.value.because ?? null],
    ['low', ({ figure }) => figure.bounds?.low ?? null],
    ['high', ({ figure }) => figure.bounds?.high ?? null],
    ['basis', ({ figure }) => figure.basis],
    ['used', ({ figure }) => figure.coverage.used],
    ['total', ({ figure }) => figure.coverage.total],
    ['counted', ({ figure }) => figure.coverage.noun],
    ['used_have', ({ figure }) => figure.coverage.has],
    ['as_of', ({ answer }) => answer.asOf],
  ]);
}

/** The figures of a measure, exactly. */
export const sheetOfMeasure = (answer: MeasureAnswer): Sheet => figuresSheet([answer]);

/** Every figure of a market, and of the one beside it. */
export function sheetOfMarket({ side, other }: MarketAnswer): Sheet {
  const sides = [side, ...(other ? [other] : [])].map(({ filter, buyerName, answers }) => {
    const { columns, rows } = figuresSheet(answers);
    const { buyer = null, cpv = null, place = null, from = null, to = null } = filter;
    const about = [buyer, buyerName, cpv, place, from, to];
    return { columns, rows: rows.map((row) => [...about, ...row]) };
  });
  return {
    columns: ['buyer_id', 'buyer', 'cpv', 'place', 'from', 'to', ...(sides[0]?.columns ?? [])],
    rows: sides.flatMap(({ rows }) => rows),
  };
}

/** Every figure of every principle, network by network. */
export function sheetOfPrinciples(sides: readonly PrinciplesAnswer[]): Sheet {
  const sheets = sides.map(({ network, period, answers }) => {
    const { columns, rows } = figuresSheet(answers);
    const about = [network.id, network.name, period.from ?? null, period.to ?? null];
    return { columns, rows: rows.map((row) => [...about, ...row]) };
  });
  return {
    columns: ['network_id', 'network', 'from', 'to', ...(sheets[0]?.columns ?? [])],
    rows: sheets.flatMap(({ rows }) => rows),
  };
}

/** What a search found. */
export const sheetOfSearch = ({ hits }: SearchAnswer): Sheet =>
  sheetOf(hits, [
    ['what', (hit) => hit.what],
    ['id', (hit) => hit.id],
    ['title', (hit) => hit.title],
    ['detail', (hit) => hit.detail],
  ]);
