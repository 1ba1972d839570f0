import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Row, TableName } from '../domain/table.ts';
import { lineBytes, RowLines, type TakenLines } from './lines.ts';
import { tableNames } from './schema.ts';

/** Bytes of a table's lines that are gathered in memory before they are written out. */
const gathered = 1 << 20;
/** Bytes of a table's file after which the engine reads it: it takes many rows at once at half the cost of few. */
const batchLength = 32 << 20;
/** Files that may wait for the engine before the reading has to. */
const pendingLimit = 3;
const format = `(FORMAT csv, DELIMITER '\t', QUOTE '"', ESCAPE '"', HEADER false, NULLSTR '', AUTO_DETECT false, MAX_LINE_SIZE ${lineBytes}, BUFFER_SIZE ${4 * lineBytes}, NEW_LINE '\\n')`;

/** A file of lines on its way in. */
interface Spool {
  readonly table: TableName;
  readonly path: string;
  readonly file: number;
  length: number;
}

/**
 * Brings rows into the tables of a record in the making. Rows are gathered as text and read by the engine in large batches, on
 * its own threads, while the next ones are gathered: handing values over one by one costs more than everything else together.
 */
export class Loader {
  private readonly connections: readonly DuckDBConnection[];
  private readonly folder: string;
  private readonly lines = new RowLines(gathered);
  private readonly spools = new Map<TableName, Spool>();
  private batch = 0;
  private pending = 0;
  /** What each connection has to do, one file after the other. */
  private readonly chains: Promise<void>[];
  private failure: unknown = null;

  /** Files of a table go to one of the connections, those of different tables to several at once: one file keeps one thread busy. */
  constructor(connections: readonly DuckDBConnection[], folder: string) {
    this.connections = connections;
    this.chains = connections.map(() => Promise.resolve());
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  add(table: TableName, row: Row<TableName>): void {
    this.lines.add(table, row);
    if (this.lines.isFull) for (const taken of this.lines.take('full')) this.addLines(taken);
  }

  /** Adds rows that are lines already. */
  addLines({ table, bytes }: TakenLines): void {
    const spool = this.spools.get(table) ?? this.open(table);
    for (let written = 0; written < bytes.length; ) written += writeSync(spool.file, bytes, written);
    spool.length += bytes.length;
    if (spool.length > batchLength) this.send(spool);
  }

  private open(table: TableName): Spool {
    const path = join(this.folder, `${table}-${this.batch++}.tsv`);
    const spool = { table, path, file: openSync(path, 'w'), length: 0 };
    this.spools.set(table, spool);
    return spool;
  }

  private send({ table, path, file }: Spool): void {
    closeSync(file);
    this.spools.delete(table);
    this.pending++;
    const which = tableNames.indexOf(table) % this.chains.length;
    this.chains[which] = (this.chains[which] as Promise<void>).then(async () => {
      try {
        if (this.failure === null)
          await (this.connections[which] as DuckDBConnection).run(
            `COPY "${table}" FROM '${path.replaceAll("'", "''")}' ${format}`,
          );
      } catch (error) {
        this.failure = error;
      } finally {
        rmSync(path, { force: true });
        this.pending--;
      }
    });
  }

  /** Waits while the engine is far behind, so that what is gathered fits on disk. */
  async keepPace(): Promise<void> {
    if (this.pending > pendingLimit) await Promise.all(this.chains);
    if (this.failure !== null) throw this.failure;
  }

  /** Makes every row added so far visible to statements. */
  async flush(): Promise<void> {
    for (const taken of this.lines.take('all')) this.addLines(taken);
    for (const spool of this.spools.values()) this.send(spool);
    await Promise.all(this.chains);
    if (this.failure !== null) throw this.failure;
  }

  close(): void {
    for (const { file } of this.spools.values()) closeSync(file);
    this.spools.clear();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
