import type { Filter } from '../../domain/filter.ts';
import type { Bindable, RecordReader } from '../../store/record.ts';
import { allOf, type Condition, periodCondition, processCondition } from '../selection.ts';
import type { CompiledAward, CompiledBid, CompiledRelease } from './compiled-release.ts';

/** What in a record an indicator rests on. */
export type Ground = 'periods' | 'counts' | 'bids' | 'items';

/** Where a ground lies in a record, and what is said where it does not. */
interface GroundWords {
  /** SQL that is true for a process (row `p`) that has it. */
  readonly sql: string;
  /** SQL that answers a row where there is enough of it in the record for anything to be judged, in the cheapest way. */
  readonly any: string;
  /** What such processes have. */
  readonly has: string;
  readonly missing: string;
}

export const grounds: Readonly<Record<Ground, GroundWords>> = {
  periods: {
    sql: 'p.tender_start is not null and p.deadline is not null',
    any: 'select 1 as one from process where tender_start is not null limit 1',
    has: 'a published start and end of the time to bid',
    missing: 'no start of the time to bid is published in this record',
  },
  counts: {
    sql: `(p.process_id in (select process_id from bid_statistic where measure = 'bids') or p.process_id in (select process_id from party where role = 'tenderer'))`,
    any: `select 1 as one where exists (select 1 from bid_statistic where measure = 'bids') or exists (select 1 from party where role = 'tenderer')`,
    has: 'a published number of bids, or named tenderers',
    missing: 'no number of bids or tenderers is published in this record',
  },
  bids: {
    sql: 'p.process_id in (select process_id from bid)',
    any: 'select 1 as one from bid limit 1',
    has: 'bids published one by one',
    missing: 'no bids are published one by one in this record',
  },
  items: {
    sql: `p.process_id in (select process_id from party where role = 'supplier' and organization_id is not null)`,
    any: `select 1 as one from party where role = 'supplier' and organization_id is not null
      group by organization_id having count(distinct process_id) >= 20 limit 1`,
    has: 'a supplier that can be told apart',
    missing: 'no supplier in this record won in 20 processes, fewer of which say too little',
  },
};

/** Whether there is anything of this ground in a record at all; much cheaper than to reckon. */
export async function hasGround(record: RecordReader, ground: Ground): Promise<boolean> {
  return (await record.all(grounds[ground].any)).length > 0;
}

/** The processes (row `p`) that a filter leaves; its period is that of their first notice. */
const chosen = (filter: Filter): Condition =>
  allOf([processCondition(filter), periodCondition(filter, 'cast(p.first_published as date)')]);

/** How many processes a filter leaves. */
export async function countProcesses(record: RecordReader, filter: Filter): Promise<number> {
  const { sql, values } = chosen(filter);
  const [row] = await record.all<{ n: number }>(`select count(*) as n from process p where ${sql}`, values);
  return row?.n ?? 0;
}

/** Processes that are held in memory at once. */
const pageSize = 2000;

interface ProcessRow {
  readonly process_id: string;
  readonly status: string | null;
  readonly procurement_method: string | null;
  readonly procurement_method_details: string | null;
  readonly tender_start: string | null;
  readonly deadline: string | null;
}

type Draft = { -readonly [K in keyof CompiledRelease]: CompiledRelease[K] };

/**
 * The processes of a record as compiled releases, a page at a time, with what the ground of an indicator asks for. Their ocid is
 * the id of the process, organisations bear the ids of the record. An award without a status counts as in force, as most
 * notices give none.
 */
export async function* recordedReleases(
  record: RecordReader,
  filter: Filter,
  ground: Ground,
): AsyncGenerator<readonly CompiledRelease[]> {
  const { sql, values } = allOf([chosen(filter), { sql: grounds[ground].sql, values: [] }]);
  for (let after = ''; ; ) {
    const rows = await record.all<ProcessRow>(
      `select p.process_id, lower(p.status) as status, p.procurement_method, p.procurement_method_details, p.tender_start, p.deadline
       from process p where ${sql} and p.process_id > ? order by p.process_id limit ${pageSize}`,
      [...values, after],
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    const drafts = new Map(rows.map((row) => [row.process_id, draftOf(row)]));
    const page: Page = { record, drafts, range: [after, last.process_id] };
    if (ground === 'counts') await addCounts(page);
    if (ground === 'bids') await addBids(page);
    if (ground === 'bids' || ground === 'items') await addAwards(page, ground === 'items');
    yield [...drafts.values()];
    if (rows.length < pageSize) return;
    after = last.process_id;
  }
}

const draftOf = (row: ProcessRow): Draft => ({
  ocid: row.process_id,
  tenderStatus: row.status,
  method: row.procurement_method,
  methodDetails: row.procurement_method_details,
  tenderStart: row.tender_start,
  tenderEnd: row.deadline,
  tendererCount: null,
  buyerId: null,
  procuringEntityId: null,
  awards: null,
  bids: null,
});

interface Page {
  readonly record: RecordReader;
  readonly drafts: ReadonlyMap<string, Draft>;
  /** After the first and up to the second process id; may hold processes that the filter leaves out. */
  readonly range: readonly [string, string];
}

const inRange = 'process_id > ? and process_id <= ?';

interface Belonging {
  readonly process_id: string;
}

async function rowsOf<T extends Belonging>(
  { record, drafts, range }: Page,
  sql: string,
  values: readonly Bindable[] = [],
): Promise<T[]> {
  const rows = await record.all<T>(sql, [...range, ...values]);
  return rows.filter((row) => drafts.has(row.process_id));
}

/** Puts what rows say of their processes into the drafts. */
function each<T extends Belonging>({ drafts }: Page, rows: readonly T[], put: (draft: Draft, row: T) => void): void {
  for (const row of rows) put(drafts.get(row.process_id) as Draft, row);
}

/** The one published number of bids of a process, else how many tenderers it names; not told where lots have numbers of their own. */
async function addCounts(page: Page): Promise<void> {
  const named = await rowsOf<Belonging & { n: number }>(
    page,
    `select process_id, count(distinct coalesce(organization_id, path)) as n from party
     where ${inRange} and role = 'tenderer' group by process_id`,
  );
  each(page, named, (draft, { n }) => (draft.tendererCount = n));
  const counted = await rowsOf<Belonging & { n: number; bids: number | null }>(
    page,
    `select process_id, count(*) as n, max(value) as bids from bid_statistic where ${inRange} and measure = 'bids' group by process_id`,
  );
  each(page, counted, (draft, { n, bids }) => (draft.tendererCount = n === 1 ? bids : null));
}

interface OrganizationRow extends Belonging {
  readonly role: string;
  readonly id: string | null;
  readonly organization_id: string | null;
}

/** The organisations in some roles, by process, and by the bid or award that they belong to. */
async function partiesOf(
  page: Page,
  roles: string,
  column: 'bid_id' | 'award_id',
): Promise<Map<string, (string | null)[]>> {
  const rows = await rowsOf<OrganizationRow>(
    page,
    `select distinct process_id, role, ${column} as id, organization_id from party where ${inRange} and role in (${roles}) order by process_id, id, organization_id`,
  );
  const parties = new Map<string, (string | null)[]>();
  for (const { process_id: process, role, id, organization_id: organization } of rows) {
    const draft = page.drafts.get(process) as Draft;
    if (role === 'buyer') draft.buyerId ??= organization;
    else if (role === 'procuringEntity') draft.procuringEntityId ??= organization;
    else if (id !== null) {
      const key = keyOf(process, id);
      const known = parties.get(key);
      if (known === undefined) parties.set(key, [organization]);
      else known.push(organization);
    }
  }
  return parties;
}

const keyOf = (process: string, id: string): string => `${process}\n${id}`;

interface BidRow extends Belonging {
  readonly bid_id: string;
  readonly status: string | null;
  readonly submitted: string | null;
  readonly amount: number | null;
  readonly currency: string | null;
}

async function addBids(page: Page): Promise<void> {
  const tenderers = await partiesOf(page, `'tenderer', 'buyer', 'procuringEntity'`, 'bid_id');
  const rows = await rowsOf<BidRow>(
    page,
    `select process_id, bid_id, lower(status) as status, submitted,
       case when amount_note = 'placeholder' then null else amount end as amount, currency
     from bid where ${inRange} order by process_id, bid_id`,
  );
  each(page, rows, (draft, { process_id, bid_id, status, submitted, amount, currency }) => {
    const bid: CompiledBid = {
      status,
      date: submitted,
      amount,
      currency,
      tendererIds: tenderers.get(keyOf(process_id, bid_id)) ?? null,
    };
    draft.bids = [...(draft.bids ?? []), bid];
  });
}

interface AwardRow extends Belonging {
  readonly award_id: string;
  readonly status: string;
  readonly lot_id: string | null;
}

interface CodeRow extends Belonging {
  readonly lot_id: string | null;
  readonly code: string;
}

async function addAwards(page: Page, withItems: boolean): Promise<void> {
  const suppliers = await partiesOf(page, `'supplier'`, 'award_id');
  const codes = withItems
    ? await rowsOf<CodeRow>(
        page,
        `select distinct process_id, lot_id, code from classification where ${inRange} and division is not null and main`,
      )
    : [];
  const codesOf = new Map<string, CodeRow[]>();
  for (const row of codes) codesOf.set(row.process_id, [...(codesOf.get(row.process_id) ?? []), row]);
  const rows = await rowsOf<AwardRow>(
    page,
    `select process_id, award_id, coalesce(lower(status), 'active') as status, lot_id from award where ${inRange} order by process_id, award_id`,
  );
  each(page, rows, (draft, { process_id, award_id, status, lot_id }) => {
    const lots = lot_id?.split(' ') ?? null;
    const own = (codesOf.get(process_id) ?? []).filter(
      (code) => lots === null || code.lot_id === null || lots.includes(code.lot_id),
    );
    const award: CompiledAward = {
      status,
      supplierIds: suppliers.get(keyOf(process_id, award_id)) ?? null,
      codes: own.map(({ code }) => code),
    };
    draft.awards = [...(draft.awards ?? []), award];
  });
}
