import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { type EngineLimits, openEngine, rowsOf, streamOf } from './engine.ts';
import type { Bindable, Cells, RecordExporter, Snapshot } from './record.ts';
import { readText, type TextPlace } from './texts.ts';

/** Statements that may run at the same time; each has a connection of its own. */
const connectionCount = 4;

/** A published snapshot, open for questions until it is closed. */
export class SnapshotReader implements RecordExporter {
  readonly snapshot: Snapshot;
  /** The folder it was opened from. */
  readonly folder: string;
  private readonly instance: DuckDBInstance;
  private readonly connections: readonly DuckDBConnection[];
  private readonly idle: DuckDBConnection[];
  private readonly waiting: ((connection: DuckDBConnection) => void)[] = [];
  private closing = false;
  private closed = false;

  private constructor(folder: string, snapshot: Snapshot, instance: DuckDBInstance, connections: DuckDBConnection[]) {
    this.folder = folder;
    this.snapshot = snapshot;
    this.instance = instance;
    this.connections = connections;
    this.idle = [...connections];
  }

  static async open(folder: string, limits: EngineLimits): Promise<SnapshotReader> {
    const snapshot = JSON.parse(readFileSync(join(folder, 'snapshot.json'), 'utf8')) as Snapshot;
    const instance = await openEngine(join(folder, 'record.duckdb'), 'read', limits);
    const connections: DuckDBConnection[] = [];
    for (let i = 0; i < connectionCount; i++) connections.push(await instance.connect());
    return new SnapshotReader(folder, snapshot, instance, connections);
  }

  async all<T extends object = Cells>(sql: string, values: readonly Bindable[] = []): Promise<T[]> {
    const connection = await this.take();
    try {
      return await rowsOf<T>(connection, sql, values);
    } finally {
      this.giveBack(connection);
    }
  }

  async *rows<T extends object = Cells>(
    sql: string,
    values: readonly Bindable[] = [],
  ): AsyncGenerator<T[], void, undefined> {
    const connection = await this.take();
    try {
      yield* streamOf<T>(connection, sql, values);
    } finally {
      this.giveBack(connection);
    }
  }

  async writeParquet(path: string, sql: string, values: readonly Bindable[] = []): Promise<void> {
    const connection = await this.take();
    try {
      // Snappy, since every reader of Parquet knows it.
      await connection.run(`COPY (${sql}) TO '${path.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION snappy)`, [
        ...values,
      ]);
    } finally {
      this.giveBack(connection);
    }
  }

  private async take(): Promise<DuckDBConnection> {
    if (this.closed) throw new Error('The snapshot is closed; a question came after it had been replaced for long.');
    return this.idle.pop() ?? (await new Promise<DuckDBConnection>((take) => this.waiting.push(take)));
  }

  private giveBack(connection: DuckDBConnection): void {
    const next = this.waiting.shift();
    if (next) next(connection);
    else this.idle.push(connection);
    if (this.closing) this.closeWhenIdle();
  }

  async releaseText(releaseNo: number): Promise<string | null> {
    const [place] = await this.all<TextPlace>(
      'SELECT text_file, text_start, text_bytes FROM release WHERE release_no = ?',
      [releaseNo],
    );
    return place ? readText(this.folder, place) : null;
  }

  /** Closes once the statements under way have ended. */
  close(): void {
    this.closing = true;
    this.closeWhenIdle();
  }

  private closeWhenIdle(): void {
    if (this.closed || this.idle.length < this.connections.length) return;
    for (const connection of this.connections) connection.closeSync();
    this.instance.closeSync();
    this.idle.length = 0;
    this.closed = true;
  }
}
