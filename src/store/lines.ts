import { Buffer } from 'node:buffer';
import type { Row, RowSink, TableName } from '../domain/table.ts';
import { columnsOf, tableNames } from './schema.ts';

const special = /[\t\n\r"\0]/;

/** Longest text of a cell; what a publisher writes beyond it stays in the text of the release. */
const textLimit = 400_000;

/** Longest line in bytes that the engine is told to take; {@link lineLimit} characters, each of three bytes at most, stay below it. */
export const lineBytes = 4_000_000;
const lineLimit = 1_300_000;

/** Characters of lines that are put into bytes at once: a call for each line costs more than the line. */
const draftLength = 1 << 14;

/** A text as a cell: quoted where it holds a sign of the format; the engine knows no NUL in text. */
function cellOf(whole: string, room: number): string {
  // Quotation marks are doubled, so that a text may take twice its length.
  const limit = Math.min(textLimit, Math.max(0, room >> 1));
  const text = whole.length > limit ? whole.slice(0, limit) : whole;
  return special.test(text) ? `"${text.replaceAll('"', '""').replaceAll('\0', '')}"` : text;
}

/** Rows of one table as lines of text that the engine reads, in bytes outside the heap, where they cost the collector nothing. */
class TableLines {
  readonly table: TableName;
  private readonly names: readonly string[];
  private readonly isText: readonly boolean[];
  private bytes = Buffer.alloc(0);
  private length = 0;
  private draft = '';

  constructor(table: TableName) {
    const columns = columnsOf(table);
    this.table = table;
    this.names = columns.map((column) => column.name);
    this.isText = columns.map((column) => column.type === 'text');
  }

  /** Adds a row; answers how many bytes there are, about. */
  add(row: Row<TableName>): number {
    const cells = row as Readonly<Record<string, string | number | boolean | null | undefined>>;
    const { names, isText } = this;
    let line = '';
    for (let i = 0; i < names.length; i++) {
      if (i > 0) line += '\t';
      const value = cells[names[i] as string];
      if (value !== undefined && value !== null)
        line += isText[i] ? cellOf(value as string, lineLimit - line.length) : value;
    }
    this.draft += `${line}\n`;
    if (this.draft.length > draftLength) this.write();
    return this.length + this.draft.length;
  }

  private write(): void {
    // A character takes three bytes at most, or two for each half of a pair.
    const room = this.length + this.draft.length * 3;
    if (room > this.bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, room, 4 * draftLength));
      this.bytes.copy(larger, 0, 0, this.length);
      this.bytes = larger;
    }
    this.length += this.bytes.write(this.draft, this.length);
    this.draft = '';
  }

  /** The lines so far, for the caller to keep. */
  take(): Uint8Array<ArrayBuffer> {
    if (this.draft !== '') this.write();
    const taken = this.bytes.subarray(0, this.length);
    this.bytes = Buffer.alloc(0);
    this.length = 0;
    return taken;
  }
}

/** Lines of one table, to be handed to the engine. */
export interface TakenLines {
  readonly table: TableName;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Turns rows into lines of text, table by table. */
export class RowLines implements RowSink {
  private readonly tables: ReadonlyMap<TableName, TableLines> = new Map(
    tableNames.map((table) => [table, new TableLines(table)]),
  );
  private readonly enough: number;
  private readonly full = new Set<TableLines>();

  /** `enough` bytes of a table are worth handing on. */
  constructor(enough: number) {
    this.enough = enough;
  }

  add<T extends TableName>(table: T, row: Row<T>): void {
    const lines = this.tables.get(table) as TableLines;
    if (lines.add(row as Row<TableName>) > this.enough) this.full.add(lines);
  }

  /** Whether some table has enough to be handed on. */
  get isFull(): boolean {
    return this.full.size > 0;
  }

  /** The lines of tables that have enough, or of all that have any. */
  take(which: 'full' | 'all'): TakenLines[] {
    const taken: TakenLines[] = [];
    for (const lines of which === 'full' ? this.full : this.tables.values()) {
      const bytes = lines.take();
      if (bytes.length > 0) taken.push({ table: lines.table, bytes });
    }
    this.full.clear();
    return taken;
  }
}
