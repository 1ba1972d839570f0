import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import type { Bindable, Cells } from './record.ts';

/** Memory the engine may take; without a limit it takes most of the machine. */
export interface EngineLimits {
  /** As the engine writes it: `1GB`. */
  readonly memory: string;
  readonly threads: number;
  /** Folder for what does not fit in memory; beside the database file when absent, which readers may not write to. */
  readonly spill?: string;
}

/** Opens a database file, with everything that reaches outside it switched off. */
export async function openEngine(path: string, mode: 'read' | 'write', limits: EngineLimits): Promise<DuckDBInstance> {
  return DuckDBInstance.create(path, {
    access_mode: mode === 'read' ? 'READ_ONLY' : 'READ_WRITE',
    memory_limit: limits.memory,
    threads: String(limits.threads),
    // Extensions would be fetched from the network; statements come from us alone, and even so may not touch other files.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    // Order is asked for where it matters; keeping it everywhere keeps whole tables in memory.
    preserve_insertion_order: 'false',
    ...(limits.spill === undefined ? {} : { temp_directory: limits.spill }),
  });
}

const day = 86_400_000;

/** A value of the engine as the other rooms know it: counts are numbers, dates and times ISO strings. */
function cellOf(value: DuckDBValue): string | number | boolean | null {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (typeof value === 'bigint') return Number(value);
  if ('days' in value && !('months' in value)) return new Date(value.days * day).toISOString().slice(0, 10);
  if ('micros' in value && !('months' in value)) {
    return new Date(Number(value.micros / 1000n)).toISOString().replace('.000Z', 'Z');
  }
  if ('toDouble' in value && typeof value.toDouble === 'function') return value.toDouble();
  return String(value);
}

/** Runs a statement and gives its rows; every `?` takes the value of its place. */
export async function rowsOf<T extends object = Cells>(
  connection: DuckDBConnection,
  sql: string,
  values: readonly Bindable[] = [],
): Promise<T[]> {
  const result = await connection.runAndReadAll(sql, [...values]);
  const names = result.columnNames();
  return result.getRows().map((row) => cellsOf<T>(names, row));
}

function cellsOf<T extends object>(names: readonly string[], row: readonly DuckDBValue[]): T {
  const cells: Cells = {};
  for (let i = 0; i < names.length; i++) cells[names[i] as string] = cellOf(row[i] as DuckDBValue);
  return cells as T;
}

/** Runs a statement and yields its rows in batches as the engine makes them; the connection answers nothing else meanwhile. */
export async function* streamOf<T extends object = Cells>(
  connection: DuckDBConnection,
  sql: string,
  values: readonly Bindable[] = [],
): AsyncGenerator<T[], void, undefined> {
  const result = await connection.stream(sql, [...values]);
  const names = result.columnNames();
  for await (const chunk of result) {
    // Column by column, half as long as row by row.
    const columns = chunk.getColumns();
    yield Array.from({ length: chunk.rowCount }, (_, row) => {
      const cells: Cells = {};
      for (let i = 0; i < names.length; i++) cells[names[i] as string] = cellOf(columns[i]?.[row] ?? null);
      return cells as T;
    });
  }
}
