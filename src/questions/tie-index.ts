/**
 * The ties of a record in memory: who gives to whom, in which form, how often and how much, by year. Built once for a snapshot,
 * from tables `tie` and `organization`, about 60 bytes for each tie; then a participant's page asks the engine for none of it,
 * however many payments there are.
 */
import type { RecordReader } from '../store/record.ts';

/** What a tie is to those it joins: payments and awards stand apart, since a payment is linked to no award. */
export const ways = ['payment', 'award', 'other'] as const;
export type Way = (typeof ways)[number];

/** Ties as columns; row `i` of each is one tie, in order of years. Organisations are numbers, places in `ids`; −1 is nobody who is named. */
export interface TieIndex {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly kinds: readonly string[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly provider: Int32Array;
  readonly receiver: Int32Array;
  /** Places in {@link ways}; an award is counted once, as what the supplier gives. */
  readonly way: Uint8Array;
  /** Places in `sorts`. */
  readonly sort: Uint16Array;
  /** Form, kind and kind of amount that occur together. */
  readonly sorts: readonly TieSort[];
  /** 0 where it is not known. */
  readonly year: Int16Array;
  readonly count: Uint32Array;
  readonly valued: Uint32Array;
  /** In pounds, refunds taken off; not a number where none is known. */
  readonly amount: Float64Array;
  /** Days since the first of January 1970; {@link noDay} where there is none. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly given: Posting;
  readonly received: Posting;
  /** First and last year of what each payer and buyer published, by way; 0 where it published nothing. */
  readonly published: Readonly<Record<'payment' | 'award', { readonly first: Int16Array; readonly last: Int16Array }>>;
}

/** What moves in a tie, and what its amount is. */
export interface TieSort {
  readonly form: string;
  readonly kind: 'tangible' | 'intangible';
  readonly amountKind: string | null;
}

/** For each organisation the rows of its ties: those of number `n` are `rows[starts[n]]` up to `rows[starts[n + 1]]`. */
export interface Posting {
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
}

interface TieCells {
  readonly provider: string | null;
  readonly receiver: string | null;
  readonly role: string | null;
  readonly form: string;
  readonly kind: 'tangible' | 'intangible';
  readonly amount_kind: string | null;
  readonly year: number | null;
  readonly count: number;
  readonly valued: number;
  readonly amount: number | null;
  readonly first: number | null;
  readonly last: number | null;
}

/** Stands for a day that is not known. */
export const noDay = -2_147_483_648;

/** A day of the index as an ISO date; absent for {@link noDay}. */
export const isoOf = (day: number): string | null =>
  day === noDay ? null : new Date(day * 86_400_000).toISOString().slice(0, 10);

/** Organisations that are read at a time; ties are read year by year. So memory holds a slice of them as rows. */
const sliceSize = 100_000;

const countOf = async (record: RecordReader, table: string): Promise<number> =>
  (await record.all<{ n: number }>(`select count(*) as n from ${table}`))[0]?.n ?? 0;

/** Reads the ties of a record into memory. */
export async function indexTies(record: RecordReader): Promise<TieIndex> {
  const people = await organizationsOf(record);
  const total = await countOf(record, 'tie');
  const table = new TieTable(total, people.numbers);
  const years = await record.all<{ year: number | null }>('select distinct year from tie order by year nulls first');
  for (const { year } of years) {
    // Numbers as small as they may be: the engine's whole numbers arrive as big integers, which cost much more.
    const rows = await record.all<TieCells>(
      `select provider_id as provider, receiver_id as receiver, provider_role as role, form, kind, amount_kind,
         cast(year as integer) as year, cast(exchange_count as integer) as count, cast(valued_count as integer) as valued, amount,
         cast(first_date - date '1970-01-01' as integer) as first, cast(last_date - date '1970-01-01' as integer) as last
       from tie where year is not distinct from cast(? as integer)`,
      [year],
    );
    for (const row of rows) table.add(row);
  }
  const { provider, receiver } = table;
  return {
    ...people,
    ...table.columns(),
    given: postingOf(provider, people.ids.length),
    received: postingOf(receiver, people.ids.length),
    published: publishedOf(table, people.ids.length),
  };
}

async function organizationsOf(record: RecordReader): Promise<Pick<TieIndex, 'ids' | 'names' | 'kinds' | 'numbers'>> {
  const [ids, names, kinds]: [string[], string[], string[]] = [[], [], []];
  const total = await countOf(record, 'organization');
  for (let from = 0; from < total; from += sliceSize) {
    const rows = await record.all<{ id: string; name: string; kind: string }>(
      `select organization_id as id, coalesce(name, organization_id) as name, coalesce(kind, 'unknown') as kind from organization
       order by organization_id limit ${sliceSize} offset ${from}`,
    );
    for (const row of rows) {
      ids.push(row.id);
      names.push(row.name);
      kinds.push(row.kind);
    }
  }
  return { ids, names, kinds, numbers: new Map(ids.map((id, number) => [id, number])) };
}

/** The columns while they are filled. */
class TieTable {
  readonly provider: Int32Array;
  readonly receiver: Int32Array;
  readonly way: Uint8Array;
  readonly year: Int16Array;
  private readonly sort: Uint16Array;
  private readonly count: Uint32Array;
  private readonly valued: Uint32Array;
  private readonly amount: Float64Array;
  private readonly first: Int32Array;
  private readonly last: Int32Array;
  private readonly sorts: TieSort[] = [];
  private readonly sortNumbers = new Map<string, number>();
  private filled = 0;
  private readonly numbers: ReadonlyMap<string, number>;

  constructor(total: number, numbers: ReadonlyMap<string, number>) {
    this.numbers = numbers;
    this.provider = new Int32Array(total);
    this.receiver = new Int32Array(total);
    this.way = new Uint8Array(total);
    this.year = new Int16Array(total);
    this.sort = new Uint16Array(total);
    this.count = new Uint32Array(total);
    this.valued = new Uint32Array(total);
    this.amount = new Float64Array(total);
    this.first = new Int32Array(total);
    this.last = new Int32Array(total);
  }

  add(row: TieCells): void {
    const at = this.filled++;
    this.provider[at] = this.numberOf(row.provider);
    this.receiver[at] = this.numberOf(row.receiver);
    this.way[at] = ways.indexOf(
      row.amount_kind === 'payment' ? 'payment' : row.role === 'supplier' ? 'award' : 'other',
    );
    this.sort[at] = this.sortOf(row);
    this.year[at] = row.year ?? 0;
    this.count[at] = row.count;
    this.valued[at] = row.valued;
    this.amount[at] = row.amount ?? Number.NaN;
    this.first[at] = row.first ?? noDay;
    this.last[at] = row.last ?? noDay;
  }

  columns() {
    const { provider, receiver, way, sort, sorts, year, count, valued, amount, first, last } = this;
    return { provider, receiver, way, sort, sorts, year, count, valued, amount, first, last };
  }

  private numberOf(id: string | null): number {
    return id === null ? -1 : (this.numbers.get(id) ?? -1);
  }

  private sortOf({ form, kind, amount_kind: amountKind }: TieCells): number {
    const key = JSON.stringify([form, kind, amountKind]);
    let number = this.sortNumbers.get(key);
    if (number === undefined) {
      number = this.sorts.length;
      this.sortNumbers.set(key, number);
      this.sorts.push({ form, kind, amountKind });
    }
    return number;
  }
}

function postingOf(owner: Int32Array, owners: number): Posting {
  const starts = new Uint32Array(owners + 1);
  for (const number of owner) if (number >= 0) starts[number + 1] = (starts[number + 1] as number) + 1;
  for (let i = 0; i < owners; i++) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number);
  const next = starts.slice();
  const rows = new Uint32Array(starts[owners] as number);
  owner.forEach((number, row) => {
    if (number < 0) return;
    rows[next[number] as number] = row;
    next[number] = (next[number] as number) + 1;
  });
  return { starts, rows };
}

function publishedOf({ provider, receiver, way, year }: TieTable, owners: number): TieIndex['published'] {
  const none = () => ({ first: new Int16Array(owners), last: new Int16Array(owners) });
  const published = { payment: none(), award: none() };
  way.forEach((place, row) => {
    const which = ways[place];
    if (which !== 'payment' && which !== 'award') return;
    const owner = which === 'payment' ? provider[row] : receiver[row];
    const at = year[row] as number;
    if (owner === undefined || owner < 0 || at === 0) return;
    const { first, last } = published[which];
    if (first[owner] === 0 || at < (first[owner] as number)) first[owner] = at;
    if (at > (last[owner] as number)) last[owner] = at;
  });
  return published;
}

/** The rows of what an organisation gives, or of what it receives; none for an id that nobody bears. */
export function rowsOf({ numbers, given, received }: TieIndex, id: string, side: 'given' | 'received'): Uint32Array {
  const number = numbers.get(id);
  const { starts, rows } = side === 'given' ? given : received;
  return number === undefined ? new Uint32Array() : rows.subarray(starts[number], starts[number + 1]);
}
