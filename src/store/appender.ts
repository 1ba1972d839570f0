import {
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { ColumnType, Row, TableName } from '../domain/table.ts';
import { columnsOf, engineTypes } from './schema.ts';

/** Rows that the engine takes at once: the length of its vectors. */
const batchRows = 2048;
const day = 86_400_000;

function encode(type: ColumnType, value: string | number | boolean): DuckDBValue {
  if (type === 'integer') return BigInt(value as number);
  if (type === 'date')
    return new DuckDBDateValue(Math.floor(Date.parse(`${(value as string).slice(0, 10)}T00:00:00Z`) / day));
  if (type === 'time') return new DuckDBTimestampValue(BigInt(Date.parse(value as string)) * 1000n);
  return value;
}

/** Takes rows of one table one by one and hands them to the engine in batches, column by column. */
export class TableAppender {
  private readonly names: readonly string[];
  private readonly types: readonly ColumnType[];
  private readonly chunk: DuckDBDataChunk;
  private readonly appender: DuckDBAppender;
  private columns: DuckDBValue[][];
  private length = 0;
  /** Rows taken so far. */
  count = 0;

  private constructor(table: TableName, appender: DuckDBAppender) {
    const columns = columnsOf(table);
    this.names = columns.map((column) => column.name);
    this.types = columns.map((column) => column.type);
    this.chunk = DuckDBDataChunk.create(this.types.map((type) => engineTypes[type].type));
    this.appender = appender;
    this.columns = this.types.map(() => []);
  }

  static async open(connection: DuckDBConnection, table: TableName): Promise<TableAppender> {
    return new TableAppender(table, await connection.createAppender(table));
  }

  add(row: Row<TableName>): void {
    const cells = row as Readonly<Record<string, string | number | boolean | null | undefined>>;
    for (let i = 0; i < this.names.length; i++) {
      const value = cells[this.names[i] as string];
      (this.columns[i] as DuckDBValue[]).push(
        value === undefined || value === null ? null : encode(this.types[i] as ColumnType, value),
      );
    }
    this.count++;
    if (++this.length === batchRows) this.send();
  }

  private send(): void {
    if (this.length === 0) return;
    this.chunk.reset();
    this.chunk.rowCount = this.length;
    this.chunk.setColumns(this.columns);
    this.appender.appendDataChunk(this.chunk);
    this.columns = this.types.map(() => []);
    this.length = 0;
  }

  /** Makes everything taken so far visible to statements. */
  flush(): void {
    this.send();
    this.appender.flushSync();
  }

  close(): void {
    this.send();
    this.appender.closeSync();
  }
}
