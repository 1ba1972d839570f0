import type { RecordReader } from '../store/record.ts';
import type { ProcessAnswer } from './process.ts';
import { partyName } from './process-line.ts';

/** Rows of one list that the page of a process shows at most. */
const listLimit = 200;

/** The lists of one process, each limited; those that are longer are noted. */
export class ProcessLists {
  readonly cuts: { readonly list: string; readonly shown: number; readonly total: number }[] = [];
  private readonly record: RecordReader;
  private readonly id: string;

  constructor(record: RecordReader, id: string) {
    this.record = record;
    this.id = id;
  }

  /** The rows of a statement with one `?` for the process, in an order given as columns of it. */
  async rows<T extends object>(list: string, sql: string, order: string): Promise<readonly T[]> {
    const rows = await this.record.all<T & { readonly list_total: number }>(
      `select *, count(*) over () as list_total from (${sql}) listed order by ${order} limit ${listLimit}`,
      [this.id],
    );
    const total = rows[0]?.list_total ?? 0;
    if (total > rows.length) this.cuts.push({ list, shown: rows.length, total });
    return rows.map(({ list_total: _, ...row }) => row as unknown as T);
  }
}

type Details = Pick<
  ProcessAnswer,
  'buyers' | 'lots' | 'classifications' | 'places' | 'notices' | 'exchanges' | 'releases' | 'issues'
>;

async function buyersOf(lists: ProcessLists): Promise<ProcessAnswer['buyers']> {
  const rows = await lists.rows<{ id: string | null; name: string | null; role: string; absent: string | null }>(
    'buyers',
    `select distinct s.organization_id as id, case when s.absent is null then coalesce(o.name, s.name) end as name, s.role, s.absent
     from party s left join organization o on o.organization_id = s.organization_id
     where s.process_id = ? and s.role in ('buyer', 'procuringEntity')`,
    'role, name, id',
  );
  return rows.map((row) => ({ ...row, name: partyName(row) }));
}

async function placesOf(lists: ProcessLists): Promise<readonly string[]> {
  const rows = await lists.rows<{
    locality: string | null;
    region: string | null;
    postcode: string | null;
    country: string | null;
  }>(
    'places',
    'select distinct locality, region, postcode, country from place where process_id = ?',
    'region, locality, postcode, country',
  );
  const places = rows.map(
    ({ locality, region, postcode, country }) => [locality, postcode, region].filter(Boolean).join(', ') || country,
  );
  return [...new Set(places.filter((place): place is string => place !== null))];
}

interface ExchangeCells {
  readonly provider: string | null;
  readonly provider_absent: string | null;
  readonly receiver: string | null;
  readonly receiver_absent: string | null;
  readonly deliverable: string | null;
  readonly kind: string;
  readonly form: string;
  readonly started: string | null;
  readonly amount: number | null;
  readonly standing: string;
  readonly evidence: string | null;
}

const side = (name: string | null, absent: string | null): string =>
  absent === 'market' ? 'the market' : partyName({ name, absent });

async function exchangesOf(lists: ProcessLists): Promise<ProcessAnswer['exchanges']> {
  const rows = await lists.rows<ExchangeCells>(
    'exchanges',
    `select p.name as provider, e.provider_absent, r.name as receiver, e.receiver_absent, e.deliverable, e.kind, e.form, e.started,
       case when e.currency = 'GBP' then e.amount end as amount, e.standing, e.evidence, e.exchange_id
     from exchange e left join organization p on p.organization_id = e.provider_id
     left join organization r on r.organization_id = e.receiver_id where e.process_id = ?`,
    'started nulls last, exchange_id',
  );
  return rows.map((row) => ({
    provider: side(row.provider, row.provider_absent),
    receiver: side(row.receiver, row.receiver_absent),
    ...{ deliverable: row.deliverable ?? 'not described', kind: row.kind, form: row.form, started: row.started },
    ...{ amount: row.amount, standing: row.standing, evidence: row.evidence ?? 'not recorded' },
  }));
}

/** Everything on the page of a process that is a plain list. */
export async function detailsOf(lists: ProcessLists): Promise<Details> {
  const [buyers, lots, classifications, places, notices, exchanges, releases, issues] = await Promise.all([
    buyersOf(lists),
    lists.rows<ProcessAnswer['lots'][number]>(
      'lots',
      `select lot_id as "lotId", title, currency,
         case when amount > 0 and (amount_note is null or amount_note <> 'placeholder') then amount end as amount
       from lot where process_id = ?`,
      '"lotId"',
    ),
    lists.rows<ProcessAnswer['classifications'][number]>(
      'classifications',
      `select scheme, code, max(description) as description, max(case when main then 1 else 0 end) as main
       from (select coalesce(scheme, 'not stated') as scheme, code, description, main from classification where process_id = ? and code is not null) c
       group by scheme, code`,
      'main desc, scheme, code',
    ),
    placesOf(lists),
    lists.rows<ProcessAnswer['notices'][number]>(
      'notices',
      `select title, coalesce(notice_type, document_type) as type, url, cast(published as date) as published from notice where process_id = ?`,
      'published nulls last, type, title',
    ),
    exchangesOf(lists),
    lists.rows<ProcessAnswer['releases'][number]>(
      'releases',
      `select r.release_no as "releaseNo", s.name as source, r.position, r.release_id as "releaseId", cast(r.published as date) as published, r.tag
       from release r join source s on s.source_id = r.source_id where r.process_id = ?`,
      'published nulls first, position',
    ),
    lists.rows<ProcessAnswer['issues'][number]>(
      'issues',
      'select distinct code, message, path from issue where ocid = (select ocid from process where process_id = ?)',
      'code, path, message',
    ),
  ]);
  return {
    ...{ buyers, lots, places, notices, exchanges, releases, issues },
    classifications: classifications.map(({ scheme, code, description }) => ({ scheme, code, description })),
  };
}
