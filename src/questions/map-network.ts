import type { RecordReader } from '../store/record.ts';
import { foldLines, type MapLines } from './map-line.ts';
import { type MapTies, readTies } from './map-tie.ts';

/** What a participant does in the record as a whole; `other` for those who neither buy nor supply. */
export type MapRole = 'buyer' | 'supplier' | 'both' | 'other';

/** Everybody who stands on the map, by number, in the order of their ids. */
export interface MapMembers {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly kinds: readonly string[];
  readonly roles: readonly MapRole[];
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly communities: Int32Array;
  readonly numbers: ReadonlyMap<string, number>;
  /** Names in lower case, for searching. */
  readonly searched: readonly string[];
}

/** A community as the import made it. */
export interface MapPlace {
  readonly community: number;
  readonly name: string;
  readonly leaderId: string;
  readonly members: number;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** What maps are drawn from; built once for a record, it does not change. */
export interface MapNetwork {
  readonly members: MapMembers;
  readonly places: readonly MapPlace[];
  readonly ties: MapTies;
  /** The lines of the whole record, one for each transaction. */
  readonly lines: MapLines;
  readonly choices: MapChoices;
}

/** What the record has at all, whatever the query. */
export interface MapChoices {
  readonly forms: readonly string[];
  readonly kinds: readonly string[];
  readonly awards: boolean;
  readonly payments: boolean;
}

function choicesOf(members: MapMembers, ties: MapTies): MapChoices {
  const hasLines = new Set(ties.tracks.form);
  return {
    forms: ties.forms.filter((_, form) => hasLines.has(form)),
    kinds: [...new Set(members.kinds)],
    awards: ties.awards.some((count) => count > 0),
    payments: ties.payments.some((count) => count > 0),
  };
}

interface MemberCells {
  readonly id: string;
  readonly name: string | null;
  readonly kind: string | null;
  readonly buys: boolean;
  readonly supplies: boolean;
  readonly x: number;
  readonly y: number;
  readonly community: number;
}

const roleOf = ({ buys, supplies }: MemberCells): MapRole => {
  if (buys) return supplies ? 'both' : 'buyer';
  return supplies ? 'supplier' : 'other';
};

async function readMembers(record: RecordReader): Promise<MapMembers> {
  const rows = await record.all<MemberCells>(
    `select p.organization_id as id, o.name, o.kind, coalesce(o.buyer_count, 0) + coalesce(o.payer_count, 0) > 0 as buys,
       coalesce(o.supplier_count, 0) + coalesce(o.payment_count, 0) > 0 as supplies, p.x, p.y, p.community
     from position p left join organization o on o.organization_id = p.organization_id order by p.organization_id`,
  );
  const names = rows.map(({ id, name }) => name ?? id);
  return {
    ids: rows.map(({ id }) => id),
    names,
    kinds: rows.map(({ kind }) => kind ?? 'unknown'),
    roles: rows.map(roleOf),
    x: Float64Array.from(rows, ({ x }) => x),
    y: Float64Array.from(rows, ({ y }) => y),
    communities: Int32Array.from(rows, ({ community }) => community),
    numbers: new Map(rows.map(({ id }, number) => [id, number])),
    searched: names.map((name) => name.toLowerCase()),
  };
}

/** Reads what maps are drawn from: who stands where, and every tie by year. */
export async function buildMap(record: RecordReader): Promise<MapNetwork> {
  const [members, places, ties] = await Promise.all([
    readMembers(record),
    record.all<MapPlace>(
      `select community, name, leader_id as "leaderId", member_count as members, x, y, radius from community order by community`,
    ),
    readTies(record, null),
  ]);
  const lines = foldLines(ties, (tie) => ties.isMirror[tie] === 0);
  return { members, places, ties, lines, choices: choicesOf(members, ties) };
}
