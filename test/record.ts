/** A throw-away record in memory for tests: the real engine, filled with rows that a test makes up. */
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import { type ColumnType, type Row, type TableName, tables } from '../src/domain/table.ts';
import type { Cells, RecordReader, Snapshot } from '../src/store/record.ts';
import { tieStatements } from '../src/store/tie.ts';

export type Rows = { readonly [T in TableName]?: readonly Row<T>[] };

const types: Readonly<Record<ColumnType, string>> = {
  text: 'VARCHAR',
  integer: 'BIGINT',
  number: 'DOUBLE',
  flag: 'BOOLEAN',
  date: 'DATE',
  time: 'TIMESTAMP',
};

function cellOf(value: DuckDBValue): string | number | boolean | null {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (typeof value === 'bigint') return Number(value);
  if ('days' in value && !('months' in value)) return new Date(value.days * 86_400_000).toISOString().slice(0, 10);
  if ('micros' in value && !('months' in value))
    return new Date(Number(value.micros / 1000n)).toISOString().replace('.000Z', 'Z');
  if ('toDouble' in value && typeof value.toDouble === 'function') return value.toDouble();
  throw new Error(`A value of the engine that no room knows: ${String(value)}`);
}

async function fill(connection: DuckDBConnection, table: TableName, rows: readonly object[]): Promise<void> {
  for (const row of rows) {
    const names = Object.keys(row);
    const values = Object.values(row).map((value) => value ?? null) as DuckDBValue[];
    const columns = tables[table].columns as Readonly<Record<string, { readonly type: ColumnType }>>;
    const marks = names.map((name) => `CAST(? AS ${types[(columns[name] as { type: ColumnType }).type]})`);
    await connection.run(
      `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${marks.join(', ')})`,
      values,
    );
  }
}

/** Makes a record that holds these rows; `about` overrides what the import would have written down. */
export async function makeRecord(rows: Rows, about: Partial<Snapshot> = {}): Promise<RecordReader> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  const counts: Record<string, number> = {};
  for (const [name, table] of Object.entries(tables)) {
    const columns = Object.entries(table.columns).map(
      ([column, { type }]) => `"${column}" ${types[type as ColumnType]}`,
    );
    await connection.run(`CREATE TABLE "${name}" (${columns.join(', ')})`);
    counts[name] = rows[name as TableName]?.length ?? 0;
  }
  await connection.run('BEGIN');
  for (const [name, some] of Object.entries(rows)) await fill(connection, name as TableName, some);
  // What an import works out from the ledger.
  if (!rows.tie) for (const statement of tieStatements) await connection.run(statement);
  await connection.run('COMMIT');
  const snapshot: Snapshot = {
    id: 'made-up',
    schema: '1',
    judgements: '',
    made: '2024-06-01T00:00:00Z',
    version: '0.0.0',
    title: null,
    factsOnly: true,
    attribution: null,
    counts,
    firstPublished: null,
    lastPublished: '2024-05-31',
    ...about,
  };
  return {
    snapshot,
    async all<T extends object = Cells>(
      sql: string,
      values: readonly (string | number | boolean | null)[] = [],
    ): Promise<T[]> {
      const result = await connection.runAndReadAll(sql, [...values]);
      const names = result.columnNames();
      return result
        .getRows()
        .map((row) => Object.fromEntries(names.map((name, i) => [name, cellOf(row[i] as DuckDBValue)])) as T);
    },
    // Made-up rows were read from nowhere.
    releaseText: async () => null,
  };
}
