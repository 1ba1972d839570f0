import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Row, TableName } from '../domain/table.ts';
import { columnsOf, tableNames } from './schema.ts';

/** Bytes of a table's text after which it is handed to the engine: enough to be worth a statement, little enough to hold. */
const batchLength = 4 << 20;
/** Batches that may wait for the engine before the reading has to. */
const pendingLimit = 3;
const format =
  "(FORMAT csv, DELIMITER '\t', QUOTE '\"', ESCAPE '\"', HEADER false, NULLSTR '', AUTO_DETECT false, MAX_LINE_SIZE 4000000, BUFFER_SIZE 16000000, NEW_LINE '\\n')";

const special = /[\t\n\r"\0]/;

/** Longest text of a cell; what a publisher writes beyond it stays in the text of the release. */
const textLimit = 400_000;

/** Longest line, in characters of which each can take three bytes: the engine refuses lines beyond `MAX_LINE_SIZE` bytes. */
const lineLimit = 1_300_000;

/** A text as a cell: quoted where it holds a sign of the format; the engine knows no NUL in text. */
function cellOf(whole: string, room: number): string {
  // Quotation marks are doubled, so that a text may take twice its length.
  const limit = Math.min(textLimit, Math.max(0, room >> 1));
  const text = whole.length > limit ? whole.slice(0, limit) : whole;
  return special.test(text) ? `"${text.replaceAll('"', '""').replaceAll('\0', '')}"` : text;
}

/** One table on its way in: rows as lines of text, in bytes outside the heap, where they cost the collector nothing. */
class Lines {
  readonly table: TableName;
  private readonly names: readonly string[];
  private readonly isText: readonly boolean[];
  private bytes = Buffer.allocUnsafe(1 << 16);
  length = 0;

  constructor(table: TableName) {
    const columns = columnsOf(table);
    this.table = table;
    this.names = columns.map((column) => column.name);
    this.isText = columns.map((column) => column.type === 'text');
  }

  add(row: Row<TableName>): void {
    const cells = row as Readonly<Record<string, string | number | boolean | null | undefined>>;
    let line = '';
    for (let i = 0; i < this.names.length; i++) {
      if (i > 0) line += '\t';
      const value = cells[this.names[i] as string];
      if (value !== undefined && value !== null)
        line += this.isText[i] ? cellOf(value as string, lineLimit - line.length) : String(value);
    }
    line += '\n';
    // A character takes three bytes at most, or two for each half of a pair.
    this.makeRoom(line.length * 3);
    this.length += this.bytes.write(line, this.length);
  }

  private makeRoom(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + count));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }

  /** The lines so far; good until the next one is added. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(0, this.length);
    this.length = 0;
    return taken;
  }
}

/**
 * Brings rows into the tables of a record in the making. Rows are gathered as text and read by the engine in large batches, on
 * its own threads, while the next ones are gathered: handing values over one by one costs more than everything else together.
 */
export class Loader {
  private readonly connection: DuckDBConnection;
  private readonly folder: string;
  private readonly tables: ReadonlyMap<TableName, Lines>;
  private batch = 0;
  private pending = 0;
  private chain: Promise<void> = Promise.resolve();
  private failure: unknown = null;

  constructor(connection: DuckDBConnection, folder: string) {
    this.connection = connection;
    this.folder = folder;
    this.tables = new Map(tableNames.map((table) => [table, new Lines(table)]));
    mkdirSync(folder, { recursive: true });
  }

  add(table: TableName, row: Row<TableName>): void {
    const lines = this.tables.get(table) as Lines;
    lines.add(row);
    if (lines.length > batchLength) this.send(lines);
  }

  private send(lines: Lines): void {
    if (lines.length === 0) return;
    const path = join(this.folder, `${lines.table}-${this.batch++}.tsv`);
    writeFileSync(path, lines.take());
    this.pending++;
    this.chain = this.chain.then(async () => {
      try {
        if (this.failure === null)
          await this.connection.run(`COPY "${lines.table}" FROM '${path.replaceAll("'", "''")}' ${format}`);
      } catch (error) {
        this.failure = error;
      } finally {
        rmSync(path, { force: true });
        this.pending--;
      }
    });
  }

  /** Waits while the engine is far behind, so that what is gathered fits in memory and on disk. */
  async keepPace(): Promise<void> {
    if (this.pending > pendingLimit) await this.chain;
    if (this.failure !== null) throw this.failure;
  }

  /** Makes every row added so far visible to statements. */
  async flush(): Promise<void> {
    for (const lines of this.tables.values()) this.send(lines);
    await this.chain;
    if (this.failure !== null) throw this.failure;
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
