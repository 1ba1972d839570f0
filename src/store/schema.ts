import { BIGINT, BOOLEAN, DATE, DOUBLE, type DuckDBType, TIMESTAMP, VARCHAR } from '@duckdb/node-api';
import { type ColumnType, type TableName, tables } from '../domain/table.ts';

/** The engine's type for each type of column; times are UTC. */
export const engineTypes: Readonly<Record<ColumnType, { readonly name: string; readonly type: DuckDBType }>> = {
  text: { name: 'VARCHAR', type: VARCHAR },
  integer: { name: 'BIGINT', type: BIGINT },
  number: { name: 'DOUBLE', type: DOUBLE },
  flag: { name: 'BOOLEAN', type: BOOLEAN },
  date: { name: 'DATE', type: DATE },
  time: { name: 'TIMESTAMP', type: TIMESTAMP },
};

export const tableNames = Object.keys(tables) as readonly TableName[];

/** The names and types of a table's columns, in order. */
export function columnsOf(table: TableName): readonly { readonly name: string; readonly type: ColumnType }[] {
  return Object.entries(tables[table].columns).map(([name, column]) => ({ name, type: column.type }));
}

/**
 * Tables in which a person may be named when they are read: names, and titles that repeat them. `redaction.ts` takes persons out of
 * these and of no others.
 */
export const namesPersons: ReadonlySet<TableName> = new Set<TableName>([
  'mention',
  'process',
  'award',
  'contract',
  'lot',
  'notice',
  'payment',
]);

/** The statement that makes a table; `release`, `source` and the like are quoted, since engines reserve different words. */
export function createTable(table: TableName, database?: string): string {
  const columns = columnsOf(table).map(({ name, type }) => `"${name}" ${engineTypes[type].name}`);
  const place = database === undefined ? '' : `${database}.main.`;
  return `CREATE TABLE IF NOT EXISTS ${place}"${table}" (${columns.join(', ')})`;
}
