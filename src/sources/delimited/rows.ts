import { isAscii } from 'node:buffer';
import type { Piece } from '../json/span.ts';
import { decodeCells, special } from './cells.ts';
import { headLength, isBlank, readHead } from './dialect.ts';
import { type Dialect, lineEndBefore, scanRecord } from './record.ts';
import {
  type BrokenRowCode,
  defaultRecordLimit,
  emptyRowTally,
  type RowFlaw,
  type RowItem,
  type RowOptions,
  type RowTally,
} from './row.ts';

/**
 * Cuts a stream of delimited text into rows: the header first, then batches of records; returns the tally.
 *
 * Delimiter and line ending are told from the beginning. Flawed records are kept with their flaws; one that is over the limit
 * or whose quote is never closed is broken, and the reading goes on with the next line. Memory holds one record and one part
 * of a chunk; cells may be views of that part, so what keeps them for long copies them.
 */
export async function* readRows(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: RowOptions = {},
): AsyncGenerator<readonly RowItem[], RowTally> {
  const reader = new RowReader(options);
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.length; from += partLength) {
      const batch = reader.push(chunk.subarray(from, from + partLength));
      for (const piece of reader.takePieces()) await options.onPiece?.(piece);
      if (batch.length > 0) yield batch;
    }
  }
  const batch = reader.end();
  for (const piece of reader.takePieces()) await options.onPiece?.(piece);
  if (batch.length > 0) yield batch;
  return reader.tally;
}

/** Bytes that are read at a time, however large the chunks are: what a batch allocates dies young (256 KB cost a third). */
const partLength = 64 * 1024;

/** Records among which a header is looked for. */
const headerDepth = 20;

const noFlaws: readonly RowFlaw[] = [];

/** The reading of one stream, part by part. */
export class RowReader {
  readonly tally: RowTally = emptyRowTally();
  readonly #options: RowOptions;
  readonly #limit: number;
  /** Bytes in which a record within the limit and its line ending have room: where they do not suffice, it is over it. */
  readonly #room: number;
  #dialect: Dialect | null = null;
  /** Bytes that are not read yet, one character each, and how many make another look at them worth while. */
  #held: string[] = [];
  #heldLength = 0;
  #wanted = headLength;
  /** The held bytes are ASCII without NUL: their cells need no decoding. */
  #plain = true;
  /** Offset of the held bytes. */
  #base = 0;
  /** Records before this offset must close their quotes on their line: looking further was in vain. */
  #oneLineUntil = 0;
  /** Of an oversized line that is being set aside: its offset, and its bytes so far. */
  #asideStart = 0;
  #asideBytes = 0;
  /** Records above which the header may still be; null once it is found. */
  #above: Candidate[] | null = [];
  #width = 0;
  #position = 0;
  #items: RowItem[] = [];
  #pieces: Piece[] = [];

  constructor(options: RowOptions = {}) {
    this.#options = options;
    this.#limit = options.recordLimit ?? defaultRecordLimit;
    this.#room = this.#limit + 2;
  }

  /** Reads a part and returns what it completed. */
  push(bytes: Uint8Array): RowItem[] {
    const part = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.tally.byteCount += part.length;
    this.#plain &&= isAscii(part) && !part.includes(0);
    this.#held.push(part.toString('latin1'));
    this.#heldLength += part.length;
    if (this.#heldLength >= this.#wanted) this.#read(false);
    return this.#takeItems();
  }

  /** Ends the stream and returns what is left. */
  end(): RowItem[] {
    this.#read(true);
    if (this.#asideBytes > 0) this.#closeOversized();
    if (this.#above !== null && this.#above.length > 0) this.#settleHeader(0);
    return this.#takeItems();
  }

  /** The parts of what was set aside since the last call. */
  takePieces(): Piece[] {
    const pieces = this.#pieces;
    if (pieces.length > 0) this.#pieces = [];
    return pieces;
  }

  #takeItems(): RowItem[] {
    const items = this.#items;
    this.#items = [];
    return items;
  }

  #read(final: boolean): void {
    const text = this.#held.length === 1 ? (this.#held[0] as string) : this.#held.join('');
    let at = 0;
    if (this.#dialect === null) {
      const head = readHead(text.slice(0, headLength), final && text.length <= headLength);
      this.#dialect = head.dialect;
      this.tally.separatorBytes += head.start;
      at = head.start;
    } else if (this.#asideBytes > 0) at = this.#skipLine(text, 0);
    at = this.#readRecords(text, at, final);
    const rest = text.slice(at);
    this.#base += at;
    this.#held = rest === '' ? [] : [rest];
    this.#heldLength = rest.length;
    this.#plain ||= !special.test(rest);
    // Another look only at twice as much keeps long records linear, however small the parts are.
    this.#wanted = Math.min(rest.length * 2, this.#room);
  }

  /** Reads records from `from` on; returns the index of the first one that is not whole yet. */
  #readRecords(text: string, from: number, final: boolean): number {
    const dialect = this.#dialect as Dialect;
    const { length } = text;
    let quote = text.indexOf('"', from);
    for (let at = from; at < length; ) {
      let lineEnd = text.indexOf(dialect.newline, at);
      if (lineEnd < 0) lineEnd = length;
      if (lineEnd - at >= this.#room) {
        at = this.#skipLine(text, at);
        continue;
      }
      if (quote >= 0 && quote < at) quote = text.indexOf('"', at);
      if (quote >= 0 && quote < lineEnd) {
        const next = this.#readQuoted(text, { at, lineEnd, final });
        if (next < 0) return at;
        at = next;
      } else {
        if (lineEnd === length && !final) return at;
        const end = lineEndBefore(text, lineEnd, at, dialect);
        if (end - at > this.#limit) {
          at = this.#skipLine(text, at);
          continue;
        }
        const line = text.slice(at, end);
        this.#record(line, line.split(dialect.delimiter), at, false);
        at = Math.min(lineEnd + 1, length);
        this.tally.separatorBytes += at - end;
      }
    }
    return length;
  }

  /** Reads a record that has quotes; returns the index of the next, or -1 where this one is not whole yet. */
  #readQuoted(text: string, line: { readonly at: number; readonly lineEnd: number; readonly final: boolean }): number {
    const { at, lineEnd, final } = line;
    const start = this.#base + at;
    const bounded = text.length - at > this.#room;
    const view = bounded ? text.slice(0, at + this.#room) : text;
    const oneLine = start < this.#oneLineUntil;
    const place = { from: at, final: final && !bounded, width: this.#width, oneLine };
    const read = scanRecord(view, place, this.#dialect as Dialect);
    if (read.outcome === 'whole' && read.end - at <= this.#limit) {
      this.#record(text.slice(at, read.end), read.cells, at, read.stray);
      this.tally.separatorBytes += read.next - read.end;
      return read.next;
    }
    if (read.outcome === 'more' && text.length - at < this.#room) return -1;
    if (read.outcome === 'whole' && read.end <= lineEnd) return this.#skipLine(text, at);
    if (read.outcome !== 'lost' && !oneLine) this.#oneLineUntil = start + this.#limit;
    return this.#breakLine(text, at, lineEnd);
  }

  /** The line at `at` opens a quote that is never closed: it is set aside, and the next one is read by itself. */
  #breakLine(text: string, at: number, lineEnd: number): number {
    const end = lineEndBefore(text, lineEnd, at, this.#dialect as Dialect);
    const next = Math.min(lineEnd + 1, text.length);
    this.#asideStart = this.#base + at;
    this.#setAside(text.slice(at, end));
    if (lineEnd < text.length) this.#closeBroken('unclosed-quote', 'a quoted cell is not closed');
    else this.#closeBroken('truncated', 'the file ends inside a quoted cell');
    this.tally.separatorBytes += next - end;
    return next;
  }

  /** Sets an oversized line aside from `at` on, as far as it is there; returns the index after it. */
  #skipLine(text: string, at: number): number {
    if (this.#asideBytes === 0) this.#asideStart = this.#base + at;
    const lineEnd = text.indexOf((this.#dialect as Dialect).newline, at);
    this.#setAside(text.slice(at, lineEnd < 0 ? text.length : lineEnd));
    if (lineEnd < 0) return text.length;
    this.#closeOversized();
    this.tally.separatorBytes++;
    return lineEnd + 1;
  }

  #setAside(bytes: string): void {
    if (bytes === '') return;
    const start = this.#asideStart + this.#asideBytes;
    this.#pieces.push({ position: this.#position + 1, start, bytes: Buffer.from(bytes, 'latin1') });
    this.#asideBytes += bytes.length;
  }

  #closeOversized(): void {
    this.#closeBroken('document-too-large', `the record is longer than ${this.#limit} bytes`);
  }

  #closeBroken(code: BrokenRowCode, message: string): void {
    const byteCount = this.#asideBytes;
    this.#asideBytes = 0;
    this.tally.brokenBytes += byteCount;
    this.tally.brokenCount++;
    const position = ++this.#position;
    this.#items.push({ kind: 'broken', position, start: this.#asideStart, byteCount, code, message });
  }

  #record(source: string, cells: string[], at: number, stray: boolean): void {
    if (cells.length === 1 && isBlank(cells)) {
      this.tally.separatorBytes += source.length;
      return;
    }
    let flaws = this.#plain || !special.test(source) ? noFlaws : decodeCells(cells);
    if (stray) flaws = [...flaws, { code: 'stray-quote', message: 'a quote inside a quoted cell is not doubled' }];
    if (this.#above === null) this.#row(source, cells, this.#base + at, flaws);
    else this.#lookForHeader(this.#above, { source, cells, start: this.#base + at, flaws });
  }

  #lookForHeader(above: Candidate[], candidate: Candidate): void {
    above.push(candidate);
    const { isHeader } = this.#options;
    if (isHeader?.(candidate.cells)) this.#settleHeader(above.length - 1);
    else if (isHeader === undefined || above.length === headerDepth) this.#settleHeader(0);
  }

  /** One of the first records is the header: those above are titles, those below are rows. */
  #settleHeader(at: number): void {
    const records = this.#above as Candidate[];
    this.#above = null;
    for (const title of records.slice(0, at)) this.tally.separatorBytes += title.source.length;
    const { source, cells, start, flaws } = records[at] as Candidate;
    const names = cells.map((name) => name.trim());
    while (names.length > 1 && names.at(-1) === '') names.pop();
    this.#width = names.length;
    this.tally.headerBytes += source.length;
    const delimiter = (this.#dialect as Dialect).delimiter;
    this.#items.push({ kind: 'header', start, byteCount: source.length, cells: names, delimiter, flaws });
    for (const row of records.slice(at + 1)) this.#row(row.source, row.cells, row.start, row.flaws);
  }

  #row(source: string, cells: string[], start: number, given: readonly RowFlaw[]): void {
    let flaws = given;
    while (cells.length > this.#width && isEmpty(cells[cells.length - 1] as string)) cells.pop();
    if (cells.length !== this.#width) {
      flaws = [...flaws, { code: 'ragged-row', message: `${cells.length} cells where the header has ${this.#width}` }];
    }
    const byteCount = source.length;
    this.tally.rowCount++;
    this.tally.rowBytes += byteCount;
    this.#items.push({ kind: 'row', position: ++this.#position, start, byteCount, source, cells, flaws });
  }
}

/** A record that may be the header, stand above it or below it. */
interface Candidate {
  readonly source: string;
  readonly cells: string[];
  readonly start: number;
  readonly flaws: readonly RowFlaw[];
}

const isEmpty = (cell: string): boolean => cell === '' || cell.trim() === '';
