import type { Filter } from '../domain/filter.ts';
import type { Row, TableName } from '../domain/table.ts';
import { allOf, type Condition } from '../measures/selection.ts';
import type { RecordReader } from '../store/record.ts';
import { processesLeft } from './extract.ts';

/** Tables of which a process has rows, and the order in which they come. */
const orders = {
  party: 'role, award_id, bid_id, release_no, path, organization_id, name',
  lot: 'release_no, path',
  classification: 'release_no, path',
  place: 'release_no, path, region, locality',
  criterion: 'release_no, path',
  notice: 'release_no, path',
  engagement: 'release_no, path',
  bid: 'release_no, path',
  bid_statistic: 'release_no, path',
  award: 'release_no, path',
  contract: 'release_no, path',
  amendment: 'release_no, path',
  subcontract: 'release_no, path',
} as const satisfies Partial<Record<TableName, string>>;

type Part = keyof typeof orders;
const parts = Object.keys(orders) as readonly Part[];

/** Who an organisation of a process is, apart from its part in it. */
export interface Registered {
  readonly organization_id: string;
  readonly postcode: string | null;
  readonly locality: string | null;
  readonly region: string | null;
  /** Register identifiers, normalised. */
  readonly identifiers: readonly string[];
}

/** Everything that the tables of a record say about a process. */
export type ProcessRows = { readonly process: Row<'process'> } & { readonly [T in Part]: readonly Row<T>[] } & {
  /** The organisations among its parties, by id. */
  readonly organizations: ReadonlyMap<string, Registered>;
};

/** Processes whose rows are held at a time. */
const pageProcesses = 1000;

interface Page {
  readonly processes: readonly Row<'process'>[];
  readonly condition: Condition;
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

/** Rows of a table by their process. */
async function rowsOfPart<T extends Part>(
  record: RecordReader,
  part: T,
  { condition }: Page,
): Promise<ReadonlyMap<string, readonly Row<T>[]>> {
  const rows = await record.all<Row<T> & { process_id: string }>(
    `select t.* from ${part} t where t.process_id in (${condition.sql}) order by t.process_id, ${orders[part]}`,
    condition.values,
  );
  return groupBy(rows, (row) => row.process_id);
}

async function organizationsOf(record: RecordReader, { condition }: Page): Promise<Map<string, Registered>> {
  const among = `select q.organization_id from party q where q.process_id in (${condition.sql})`;
  const [organizations, identifiers] = await Promise.all([
    record.all<Omit<Registered, 'identifiers'>>(
      `select organization_id, postcode, locality, region from organization where organization_id in (${among})`,
      condition.values,
    ),
    record.all<{ organization_id: string; identifier: string }>(
      `select distinct organization_id, identifier from identifier
       where coalesce(evidence, '') not in ('superseded', 'judgement') and organization_id in (${among}) order by 1, 2`,
      condition.values,
    ),
  ]);
  const numbers = groupBy(identifiers, (row) => row.organization_id);
  return new Map(
    organizations.map((row) => [
      row.organization_id,
      { ...row, identifiers: (numbers.get(row.organization_id) ?? []).map(({ identifier }) => identifier) },
    ]),
  );
}

async function fill(record: RecordReader, page: Page): Promise<ProcessRows[]> {
  const [organizations, ...tables] = await Promise.all([
    organizationsOf(record, page),
    ...parts.map((part) => rowsOfPart(record, part, page)),
  ]);
  return page.processes.map((process) => {
    const id = process.process_id as string;
    const rows = Object.fromEntries(parts.map((part, i) => [part, tables[i]?.get(id) ?? []]));
    return { process, organizations, ...(rows as Pick<ProcessRows, Part>) };
  });
}

/** Yields all that is known of each process that a filter leaves, in the order of their ids; holds one page of them at a time. */
export async function* processRows(
  record: RecordReader,
  filter: Filter,
  pageSize = pageProcesses,
): AsyncGenerator<ProcessRows, void, undefined> {
  const left = processesLeft(filter);
  for (let after = ''; ; ) {
    const from = allOf([left, { sql: 'p.process_id > ?', values: [after] }]);
    const processes = await record.all<Row<'process'>>(
      `select p.* from process p where ${from.sql} order by p.process_id limit ${pageSize}`,
      from.values,
    );
    const last = processes.at(-1)?.process_id;
    if (!last) return;
    const within = allOf([from, { sql: 'p.process_id <= ?', values: [last] }]);
    yield* await fill(record, {
      processes,
      condition: { sql: `select p.process_id from process p where ${within.sql}`, values: within.values },
    });
    if (processes.length < pageSize) return;
    after = last;
  }
}
