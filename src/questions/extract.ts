import type { Filter } from '../domain/filter.ts';
import { type ColumnType, type TableName, tables } from '../domain/table.ts';
import { allOf, awardDay, type Condition, periodCondition, processCondition } from '../measures/selection.ts';
import type { Bindable, RecordReader } from '../store/record.ts';

/** What can be taken out of a record as a table, each with a line that says what its rows are. */
export const extractNames = {
  exchanges: 'one deliverable that goes one way, a row each',
  organizations: 'participants that have a page',
  processes: 'contracting processes',
  awards: 'awards, whatever became of them',
  parties: 'who is named in which role of which process',
  issues: 'flaws met while reading',
  network: 'edges: all exchanges of one form, kind, kind of amount and currency that go one way between the same two',
  'network-nodes': 'the participants at the ends of those edges',
} as const;
export type ExtractName = keyof typeof extractNames;

export interface ExtractColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** A table to be taken out: its columns, and the statement that gives its rows in an order that is the same each time. */
export interface Extract {
  readonly columns: readonly ExtractColumn[];
  readonly sql: string;
  readonly values: readonly Bindable[];
}

const isEmpty = (filter: Filter): boolean => Object.values(filter).every((value) => !value);

const columnsOf = (table: TableName): readonly ExtractColumn[] =>
  Object.entries(tables[table].columns).map(([name, { type }]) => ({ name, type }));

/** A table of the record as it stands, of the rows that meet a condition; `row` is what the condition calls them. */
function tableExtract(table: TableName, row: string, condition: Condition, order: readonly string[]): Extract {
  const columns = columnsOf(table);
  const list = (names: readonly string[]) => names.map((name) => `${row}.${name}`).join(', ');
  return {
    columns,
    sql: `select ${list(columns.map(({ name }) => name))} from ${table} ${row} where ${condition.sql} order by ${list(order)}`,
    values: condition.values,
  };
}

/** The processes (row `p`) that a filter leaves, by the day of their first notice. */
export const processesLeft = (filter: Filter): Condition =>
  allOf([processCondition(filter), periodCondition(filter, 'cast(p.first_published as date)')]);

/** The awards (row `a`) that a filter leaves, by the day of the award; also those that came to nothing. */
function awardsLeft(filter: Filter): Condition {
  const { supplier, ...rest } = filter;
  const process = processCondition(rest);
  return allOf([
    process.values.length === 0
      ? null
      : { ...process, sql: `a.process_id in (select p.process_id from process p where ${process.sql})` },
    supplier
      ? {
          sql: `exists (select 1 from party w where w.role = 'supplier' and w.process_id = a.process_id
            and w.award_id = a.award_id and w.organization_id = ?)`,
          values: [supplier],
        }
      : null,
    periodCondition(filter, awardDay),
  ]);
}

function partiesLeft(filter: Filter): Condition {
  if (isEmpty(filter)) return allOf([]);
  const left = processesLeft(filter);
  return { ...left, sql: `q.process_id in (select p.process_id from process p where ${left.sql})` };
}

/** An organisation on one side of an exchange (row `x`), giving or receiving. */
const sideOf = (roles: readonly string[], organizationId: string): Condition => {
  const list = roles.map((role) => `'${role}'`).join(', ');
  return {
    sql: `(x.provider_role in (${list}) and x.provider_id = ?) or (x.receiver_role in (${list}) and x.receiver_id = ?)`,
    values: [organizationId, organizationId],
  };
};

/** The exchanges (row `x`) that a filter leaves, by the day on which they start. Payments belong to no process, hence to no category or place. */
function exchangesLeft(filter: Filter): Condition {
  const { cpv, place } = filter;
  const process = processCondition({ cpv, place });
  return allOf([
    filter.buyer ? sideOf(['buyer', 'payer'], filter.buyer) : null,
    filter.supplier ? sideOf(['supplier', 'payee', 'tenderer', 'subcontractor'], filter.supplier) : null,
    cpv || place
      ? { ...process, sql: `x.process_id in (select p.process_id from process p where ${process.sql})` }
      : null,
    periodCondition(filter, 'x.started'),
  ]);
}

/** The organisations (column `id`) that the exchanges of a filter lead from or to. */
function endsOf(filter: Filter): Condition {
  const left = exchangesLeft(filter);
  return {
    sql: `select x.provider_id from exchange x where x.provider_id is not null and ${left.sql}
      union select x.receiver_id from exchange x where x.receiver_id is not null and ${left.sql}`,
    values: [...left.values, ...left.values],
  };
}

function organizationsLeft(filter: Filter): Condition {
  if (isEmpty(filter)) return allOf([]);
  const ends = endsOf(filter);
  return { ...ends, sql: `o.organization_id in (${ends.sql})` };
}

const edgeColumns: readonly ExtractColumn[] = [
  { name: 'provider_id', type: 'text' },
  { name: 'receiver_id', type: 'text' },
  { name: 'provider_absent', type: 'text' },
  { name: 'receiver_absent', type: 'text' },
  { name: 'form', type: 'text' },
  { name: 'kind', type: 'text' },
  { name: 'amount_kind', type: 'text' },
  { name: 'currency', type: 'text' },
  { name: 'exchange_count', type: 'integer' },
  { name: 'valued_count', type: 'integer' },
  { name: 'amount', type: 'number' },
  { name: 'first_date', type: 'date' },
  { name: 'last_date', type: 'date' },
];

/** Edges of the network: amounts of different kinds or currencies are never added up, and an amount that is not known is not 0. */
function edgeExtract(filter: Filter): Extract {
  const left = exchangesLeft(filter);
  const same = 'provider_id, receiver_id, provider_absent, receiver_absent, form, kind, amount_kind, currency';
  return {
    columns: edgeColumns,
    sql: `select ${same}, count(*) as exchange_count, count(x.amount) as valued_count, round(sum(x.amount), 2) as amount,
        min(x.started) as first_date, max(x.started) as last_date
      from exchange x where ${left.sql} group by ${same} order by ${same}`,
    values: left.values,
  };
}

/** How many exchanges that a filter leaves have nobody in particular at one end, by the reason. */
export async function edgesToNobody(
  record: RecordReader,
  filter: Filter,
): Promise<{ readonly absent: string; readonly count: number }[]> {
  const left = exchangesLeft(filter);
  return record.all(
    `select coalesce(x.provider_absent, x.receiver_absent, 'not-named') as absent, count(*) as count
     from exchange x where (x.provider_id is null or x.receiver_id is null) and ${left.sql} group by 1 order by 1`,
    left.values,
  );
}

/** Whether a record knows where participants stand on the map; records made by earlier versions do not. */
async function hasPositions(record: RecordReader): Promise<boolean> {
  const [found] = await record.all<{ n: number }>(
    "select count(*) as n from information_schema.columns where table_name = 'position' and column_name in ('organization_id', 'x', 'y', 'community')",
  );
  return found?.n === 4;
}

/** Nodes of the network; `positions` adds where each stands on the map and its community. */
function nodeExtract(filter: Filter, positions: boolean): Extract {
  const ends = endsOf(filter);
  const columns = columnsOf('organization').filter(({ name }) => name !== 'kind_evidence');
  const own = columns.map(({ name }) => `o.${name}`).join(', ');
  return {
    columns: [
      ...columns,
      { name: 'other_names', type: 'text' },
      ...(positions
        ? ([
            { name: 'community', type: 'integer' },
            { name: 'x', type: 'number' },
            { name: 'y', type: 'number' },
          ] as const)
        : []),
    ],
    sql: `select ${own}, n.other_names${positions ? ', s.community, s.x, s.y' : ''}
      from organization o
      left join (
        select n.organization_id, string_agg(n.name, ' | ' order by n.count desc, n.name) as other_names
        from name n join organization o on o.organization_id = n.organization_id
        where n.name <> o.name group by n.organization_id
      ) n on n.organization_id = o.organization_id
      ${positions ? 'left join position s on s.organization_id = o.organization_id' : ''}
      where o.organization_id in (${ends.sql}) order by o.organization_id`,
    values: ends.values,
  };
}

/** A table to be taken out of a record, of what a filter leaves; issues know no filter. */
export async function extractOf(record: RecordReader, name: ExtractName, filter: Filter): Promise<Extract> {
  switch (name) {
    case 'exchanges':
      return tableExtract('exchange', 'x', exchangesLeft(filter), ['exchange_id']);
    case 'organizations':
      return tableExtract('organization', 'o', organizationsLeft(filter), ['organization_id']);
    case 'processes':
      return tableExtract('process', 'p', processesLeft(filter), ['process_id']);
    case 'awards':
      return tableExtract('award', 'a', awardsLeft(filter), ['process_id', 'award_id', 'release_no', 'path']);
    case 'parties':
      return tableExtract('party', 'q', partiesLeft(filter), [
        ...['process_id', 'role', 'organization_id', 'award_id', 'bid_id', 'name', 'absent', 'release_no', 'path'],
      ]);
    case 'issues':
      return tableExtract('issue', 'i', allOf([]), [
        ...['source_id', 'code', 'position', 'release_no', 'path', 'message', 'ocid'],
      ]);
    case 'network':
      return edgeExtract(filter);
    case 'network-nodes':
      return nodeExtract(filter, await hasPositions(record));
  }
}
