import { Refusal } from '../domain/refusal.ts';
import { allOf, type Condition, periodCondition, processCondition } from '../measures/selection.ts';
import type { RecordReader } from '../store/record.ts';
import { communitiesOf, type MapBetween, type MapCommunity } from './map-community.ts';
import { coverageOf, type MapCoverage } from './map-coverage.ts';
import { foldLines, type MapLines, type MapSums, sumsAt } from './map-line.ts';
import type { MapChoices, MapMembers, MapNetwork, MapRole } from './map-network.ts';
import {
  largestMembers,
  type MapSize,
  type MemberSums,
  membersOf,
  neighbourhood,
  sizeAt,
  sumMembers,
} from './map-selection.ts';
import { type MapTies, readTies } from './map-tie.ts';
import { choiceOf, wordsOf } from './page.ts';

export interface MapQuery {
  /** Words in the name of a participant to be found. */
  readonly q?: string | undefined;
  /** First and last day, ISO. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** CPV division; of processes, so payments drop out. */
  readonly cpv?: string | undefined;
  /** Place of delivery; of processes, so payments drop out. */
  readonly place?: string | undefined;
  /** Lines that begin or end at a participant of this kind. */
  readonly kind?: string | undefined;
  readonly form?: string | undefined;
  readonly size?: MapSize | undefined;
  readonly community?: number | undefined;
  /** Id of the participant whose neighbourhood is drawn. */
  readonly at?: string | undefined;
  /** How far a neighbourhood reaches: 1 unless told. */
  readonly steps?: number | undefined;
  /** Which page of the table, from 1. */
  readonly page: number;
}

export interface MapNode extends MapSums {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly role: MapRole;
  readonly community: number;
  readonly x: number;
  readonly y: number;
  /** With how many others that are drawn it exchanges. */
  readonly partners: number;
  /** What decides its size, in the unit that the query chose. */
  readonly size: number;
}

/** What goes one way between two participants, in one form; a contract by its price alone. */
export interface MapLine extends MapSums {
  readonly from: string;
  readonly to: string;
  readonly form: string;
  readonly kind: 'tangible' | 'intangible';
  /** Years, absent where no date is known. */
  readonly first: number | null;
  readonly last: number | null;
  readonly size: number;
}

/** A participant that a search found, or about which the map is. */
export interface MapFound {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

export interface MapAnswer {
  readonly query: MapQuery;
  /** Participants one by one, or their communities where there are too many. */
  readonly shows: 'participants' | 'communities';
  /** Largest first. */
  readonly nodes: readonly MapNode[];
  readonly lines: readonly MapLine[];
  readonly communities: readonly MapCommunity[];
  readonly between: readonly MapBetween[];
  /** What fits the query, drawn or not. */
  readonly whole: { readonly participants: number; readonly lines: number };
  /** About whom the neighbourhood is; `name` is absent where nobody bears the id, `placed` false for who exchanges with nobody named. */
  readonly centre: { readonly id: string; readonly name: string | null; readonly placed: boolean } | null;
  readonly community: { readonly community: number; readonly name: string; readonly leader: string } | null;
  readonly found: readonly MapFound[];
  readonly choices: MapChoices;
  readonly coverage: MapCoverage;
}

/** Participants that a map draws one by one. */
const mapLimit = 5000;
const foundLimit = 10;
const sizes: Readonly<Record<MapSize, true>> = { count: true, awarded: true, paid: true };

/** The map that a query leaves: who stands where, and what goes over which line. */
export async function askMap(
  record: RecordReader,
  network: MapNetwork,
  query: MapQuery,
  most = mapLimit,
): Promise<MapAnswer> {
  const size = query.size ?? 'count';
  choiceOf(sizes, size, 'size');
  const { members, places } = network;
  const memberCount = members.ids.length;
  const ties = await tiesFor(record, network, query);
  const lines = linesOf(ties, network, query);
  const number = query.at === undefined ? null : (members.numbers.get(query.at) ?? -1);
  const isWanted = wanted(lines, members, { ...query, number });
  const sums = sumMembers(lines, memberCount, isWanted);
  const first = number === -1 ? null : number;
  const whole = membersOf(sums, first);
  const isNarrowed = query.at !== undefined || query.community !== undefined;
  const shows = whole.length > most && !isNarrowed ? 'communities' : 'participants';
  const drawn = shows === 'participants' ? largestMembers(whole, sums, { size, most, first }) : whole;
  const isDrawn = new Uint8Array(memberCount);
  for (const member of drawn) isDrawn[member] = 1;
  // Whoever is left out for room takes their lines along: what stands at each participant is what is drawn there.
  const shown = drawn.length < whole.length ? sumMembers(lines, memberCount, (member) => isDrawn[member] === 1) : sums;
  return {
    query,
    shows,
    nodes: shows === 'participants' ? Array.from(drawn, (member) => nodeOf(member, members, shown, size)) : [],
    lines: shows === 'participants' ? writeLines(lines, ties, { members, isDrawn, size }) : [],
    ...(shows === 'communities'
      ? communitiesOf(lines, { members, places, size, sums })
      : { communities: [], between: [] }),
    whole: { participants: whole.length, lines: countLines(lines, isWanted) },
    centre: query.at === undefined ? null : await centreOf(record, members, query.at),
    community: placeOf(network, query.community),
    found: find(members, query.q),
    choices: network.choices,
    coverage: coverageOf(ties, lines, {
      members,
      query,
      isWanted,
      isSubject: first === null ? isWanted : (member) => member === first,
      isDrawn: (member) => isDrawn[member] === 1,
      isKept: keeps(ties, query),
    }),
  };
}

/** The ties of the record; those of some exchanges only where a filter asks what ties do not know. */
async function tiesFor(record: RecordReader, { ties }: MapNetwork, query: MapQuery): Promise<MapTies> {
  const processes = query.cpv || query.place ? processCondition({ cpv: query.cpv, place: query.place }) : null;
  if (!processes && isWholeYears(query)) return ties;
  const condition: Condition = allOf([
    processes && {
      sql: `e.process_id in (select p.process_id from process p where ${processes.sql})`,
      values: processes.values,
    },
    periodCondition(query, 'e.started'),
  ]);
  return readTies(record, condition);
}

const isWholeYears = ({ from, to }: MapQuery): boolean =>
  (!from || /^\d{4}-01-01$/.test(from)) && (!to || /^\d{4}-12-31$/.test(to));

/** Whether a tie is of the form and the years that are asked; the goods and services of contracts only where they are asked for. */
function keeps(ties: MapTies, { form, from, to }: MapQuery): (tie: number) => boolean {
  const chosen = form ? ties.forms.indexOf(form) : null;
  const first = from ? Number(from.slice(0, 4)) : null;
  const last = to ? Number(to.slice(0, 4)) : null;
  return (tie) => {
    if (chosen === null ? ties.isMirror[tie] === 1 : ties.form[tie] !== chosen) return false;
    const year = ties.year[tie] as number;
    if (first === null && last === null) return true;
    return year !== 0 && year >= (first ?? 0) && year <= (last ?? 9999);
  };
}

function linesOf(ties: MapTies, { members, ties: all, lines }: MapNetwork, query: MapQuery): MapLines {
  if (ties === all && !query.form && !query.from && !query.to && !query.kind) return lines;
  const isKept = keeps(ties, query);
  if (!query.kind) return foldLines(ties, isKept);
  const { from, to } = ties.tracks;
  const isOfKind = (member: number) => members.kinds[member] === query.kind;
  return foldLines(ties, (tie) => {
    const line = ties.track[tie] as number;
    return isKept(tie) && (isOfKind(from[line] as number) || isOfKind(to[line] as number));
  });
}

/** Whether a participant belongs to the neighbourhood or the community that is asked for. */
function wanted(
  lines: MapLines,
  { ids, communities }: MapMembers,
  { number, community, steps = 1 }: MapQuery & { readonly number: number | null },
): (member: number) => boolean {
  if (number === -1) return () => false;
  if (number !== null) {
    if (steps !== 1 && steps !== 2)
      throw new Refusal({
        code: 'bad-steps',
        message: `A neighbourhood of ${String(steps).slice(0, 20)} steps is not drawn.`,
        where: 'steps',
        mend: 'Give 1 or 2.',
      });
    const reached = neighbourhood(lines, ids.length, number, steps);
    return (member) => reached[member] === 1;
  }
  return community === undefined ? () => true : (member) => communities[member] === community;
}

const nodeOf = (member: number, members: MapMembers, sums: MemberSums, size: MapSize): MapNode => ({
  id: members.ids[member] as string,
  name: members.names[member] as string,
  kind: members.kinds[member] as string,
  role: members.roles[member] as MapRole,
  community: members.communities[member] as number,
  x: members.x[member] as number,
  y: members.y[member] as number,
  partners: sums.partners[member] as number,
  ...sumsAt(sums, member),
  size: sizeAt(sums, member, size),
});

function countLines({ kept, tracks: { from, to } }: MapLines, isWanted: (member: number) => boolean): number {
  let some = 0;
  for (const line of kept) if (isWanted(from[line] as number) && isWanted(to[line] as number)) some++;
  return some;
}

/** Lines between those who are drawn, largest first. */
function writeLines(
  lines: MapLines,
  { forms }: MapTies,
  { members, isDrawn, size }: { readonly members: MapMembers; readonly isDrawn: Uint8Array; readonly size: MapSize },
): MapLine[] {
  const { from, to, form, isIntangible } = lines.tracks;
  const drawn = lines.kept.filter((line) => isDrawn[from[line] as number] === 1 && isDrawn[to[line] as number] === 1);
  const sizes = new Float64Array(lines.tracks.count);
  for (const line of drawn) sizes[line] = sizeAt(lines, line, size);
  const order = (a: number, b: number) =>
    (sizes[b] as number) - (sizes[a] as number) ||
    (lines.exchanges[b] as number) - (lines.exchanges[a] as number) ||
    a - b;
  return Array.from(drawn.sort(order), (line) => ({
    from: members.ids[from[line] as number] as string,
    to: members.ids[to[line] as number] as string,
    form: forms[form[line] as number] as string,
    kind: isIntangible[line] === 1 ? 'intangible' : 'tangible',
    ...sumsAt(lines, line),
    first: (lines.firstYear[line] as number) || null,
    last: (lines.lastYear[line] as number) || null,
    size: sizes[line] as number,
  }));
}

async function centreOf(
  record: RecordReader,
  { numbers, names }: MapMembers,
  id: string,
): Promise<MapAnswer['centre']> {
  const number = numbers.get(id);
  if (number !== undefined) return { id, name: names[number] as string, placed: true };
  const [row] = await record.all<{ name: string }>('select name from organization where organization_id = ?', [id]);
  return { id, name: row?.name ?? null, placed: false };
}

function placeOf({ places, members }: MapNetwork, community: number | undefined): MapAnswer['community'] {
  if (community === undefined) return null;
  const place = places.find((one) => one.community === community);
  if (place) {
    const leader = members.names[members.numbers.get(place.leaderId) ?? -1];
    return { community, name: place.name, leader: leader ?? place.name };
  }
  throw new Refusal({
    code: 'no-such-community',
    message: `There is no community ${String(community).slice(0, 20)} on this map.`,
    where: 'community',
    mend: 'Open one from the map; communities are made anew with each import.',
  });
}

/** Participants on the map whose name has all the words, in the order of their names. */
function find({ ids, names, kinds, searched }: MapMembers, q: string | undefined): readonly MapFound[] {
  const words = wordsOf(q ?? '');
  if (words.length === 0) return [];
  const hits: MapFound[] = [];
  for (const [member, name] of searched.entries()) {
    if (!words.every((word) => name.includes(word))) continue;
    hits.push({ id: ids[member] as string, name: names[member] as string, kind: kinds[member] as string });
  }
  // What begins with the words comes first.
  const begins = ({ name }: MapFound) => (name.toLowerCase().startsWith(words[0] as string) ? 0 : 1);
  return hits
    .sort((a, b) => begins(a) - begins(b) || a.name.length - b.name.length || (a.name < b.name ? -1 : 1))
    .slice(0, foundLimit);
}
