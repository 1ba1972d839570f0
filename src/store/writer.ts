import { renameSync, rmSync } from 'node:fs';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { type Row, type RowSink, type TableName, tables } from '../domain/table.ts';
import { type EngineLimits, openEngine, rowsOf } from './engine.ts';
import type { TakenLines } from './lines.ts';
import { Loader } from './loader.ts';
import type { Bindable, Cells } from './record.ts';
import { createTable, tableNames } from './schema.ts';

interface Opened {
  readonly instance: DuckDBInstance;
  readonly connection: DuckDBConnection;
  readonly loader: Loader;
}

async function openFile(path: string, limits: EngineLimits): Promise<Opened> {
  const instance = await openEngine(path, 'write', limits);
  const connection = await instance.connect();
  return {
    instance,
    connection,
    loader: new Loader([await instance.connect(), await instance.connect()], `${path}.load`),
  };
}

/** A record in the making: takes rows, runs statements, and is seen by nobody until it is published. */
export class RecordWriter implements RowSink {
  private readonly path: string;
  private readonly limits: EngineLimits;
  private opened: Opened;

  private constructor(path: string, limits: EngineLimits, opened: Opened) {
    this.path = path;
    this.limits = limits;
    this.opened = opened;
  }

  /** Opens a database file for writing and makes the tables that it lacks. */
  static async open(path: string, limits: EngineLimits): Promise<RecordWriter> {
    const writer = new RecordWriter(path, limits, await openFile(path, limits));
    for (const table of tableNames) await writer.run(createTable(table));
    return writer;
  }

  /**
   * Writes the tables into a fresh file that takes the place of this one. What was updated or deleted stays in the blocks of a
   * file, in the midst of what is still used, and now and then even a block of another table holds what was in memory before; the
   * names of persons must not. Temporary tables are gone afterwards.
   */
  async renew(): Promise<void> {
    await this.flush();
    const fresh = `${this.path}.fresh`;
    await this.run(`ATTACH '${fresh.replaceAll("'", "''")}' AS fresh_record`);
    // Half again as fast as COPY FROM DATABASE, which uses one thread.
    for (const table of tableNames) await this.run(`CREATE TABLE fresh_record."${table}" AS FROM "${table}"`);
    await this.run('DETACH fresh_record');
    this.abandon();
    rmSync(`${this.path}.wal`, { force: true });
    renameSync(fresh, this.path);
    this.opened = await openFile(this.path, this.limits);
  }

  add<T extends TableName>(table: T, row: Row<T>): void {
    this.opened.loader.add(table, row as Row<TableName>);
  }

  /** Adds rows that are lines already. */
  addLines(lines: TakenLines): void {
    this.opened.loader.addLines(lines);
  }

  /** To be awaited now and then by whoever adds many rows. */
  async keepPace(): Promise<void> {
    await this.opened.loader.keepPace();
  }

  /** Makes added rows visible to {@link all} and {@link run}. */
  async flush(): Promise<void> {
    await this.opened.loader.flush();
  }

  async all<T extends object = Cells>(sql: string, values: readonly Bindable[] = []): Promise<T[]> {
    return rowsOf<T>(this.opened.connection, sql, values);
  }

  async run(sql: string, values: readonly Bindable[] = []): Promise<void> {
    await this.opened.connection.run(sql, [...values]);
  }

  /** Adds rows to a table that is not one of the record's, such as a temporary one. */
  async insert(table: string, columns: readonly string[], rows: readonly (readonly Bindable[])[]): Promise<void> {
    const one = `(${columns.map(() => '?').join(', ')})`;
    const step = Math.max(1, Math.floor(2000 / columns.length));
    for (let from = 0; from < rows.length; from += step) {
      const batch = rows.slice(from, from + step);
      await this.run(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${batch.map(() => one).join(', ')}`,
        batch.flat(),
      );
    }
  }

  /** Rows of an answer that may not fit in memory, in batches. The caller runs no other statement meanwhile. */
  async *stream<T extends object = Cells>(sql: string): AsyncGenerator<T[]> {
    const other = await this.opened.instance.connect();
    try {
      const result = await other.stream(sql);
      const names = result.columnNames();
      for await (const rows of result.yieldRowsJs()) {
        yield rows.map(
          (row) =>
            Object.fromEntries(
              names.map((name, i) => [name, typeof row[i] === 'bigint' ? Number(row[i]) : row[i]]),
            ) as T,
        );
      }
    } finally {
      other.closeSync();
    }
  }

  /** Like {@link stream}, for a caller that adds rows meanwhile: the answer is fixed before the first page. */
  async *pages<T extends object = Cells>(sql: string, order: string, pageRows = 1000): AsyncGenerator<T[]> {
    await this.run(
      `CREATE TEMP TABLE page AS SELECT *, row_number() OVER (ORDER BY ${order}) AS page_row FROM (${sql})`,
    );
    try {
      for (let from = 0; ; from += pageRows) {
        const rows = await this.all<T>('SELECT * FROM page WHERE page_row > ? AND page_row <= ? ORDER BY page_row', [
          from,
          from + pageRows,
        ]);
        if (rows.length === 0) return;
        yield rows;
      }
    } finally {
      await this.run('DROP TABLE page');
    }
  }

  /** Removes what was read about some processes, so that it can be read anew; their releases stay. */
  async forgetProcesses(processIds: string): Promise<void> {
    await this.run(`CREATE TEMP TABLE forgotten AS ${processIds}`);
    for (const table of tableNames) {
      const { origin, columns } = tables[table];
      if (origin === 'read' && 'process_id' in columns && table !== 'release') {
        await this.run(`DELETE FROM "${table}" WHERE process_id IN (SELECT process_id FROM forgotten)`);
      }
    }
    await this.run('DROP TABLE forgotten');
  }

  /** Rows of each table. */
  async counts(): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const table of tableNames) {
      const [row] = await this.all<{ n: number }>(`SELECT count(*) AS n FROM "${table}"`);
      counts[table] = row?.n ?? 0;
    }
    return counts;
  }

  /** Writes everything to disk and closes the file. */
  async close(): Promise<void> {
    await this.flush();
    await this.run('CHECKPOINT');
    this.abandon();
  }

  /** Closes the file without a care for what was not written. */
  abandon(): void {
    const { loader, connection, instance } = this.opened;
    loader.close();
    connection.closeSync();
    instance.closeSync();
  }
}
