import { BIGINT, BOOLEAN, DATE, DOUBLE, type DuckDBType, TIMESTAMP, VARCHAR } from '@duckdb/node-api';
import { type ColumnType, type TableName, tables } from '../domain/table.ts';

/** The engine's type for each type of column; times are UTC. */
const engineTypes: Readonly<Record<ColumnType, { readonly name: string; readonly type: DuckDBType }>> = {
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

/** The statement that makes a table; `release`, `source` and the like are quoted, since engines reserve different words. */
export function createTable(table: TableName): string {
  const columns = columnsOf(table).map(({ name, type }) => `"${name}" ${engineTypes[type].name}`);
  return `CREATE TABLE IF NOT EXISTS "${table}" (${columns.join(', ')})`;
}
