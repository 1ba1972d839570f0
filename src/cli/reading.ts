import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { readExport } from '../sources/contracts-finder/export-reading.ts';
import type { Recognition } from '../sources/input/format.ts';
import { splitLines } from '../sources/json/lines.ts';
import { splitDocuments } from '../sources/json/scanner.ts';
import type { Piece } from '../sources/json/span.ts';
import type { PaymentMapping } from '../sources/payments/columns.ts';
import type { PaymentRow } from '../sources/payments/payment.ts';
import { readPayments } from '../sources/payments/reading.ts';
import { NameFinder } from '../store/eraser.ts';
import type { Pseudonym } from '../store/redaction.ts';
import type { RecordWriter } from '../store/writer.ts';
import type { Account, Unit } from './account.ts';
import { Conveyor } from './conveyor.ts';
import type { Crew } from './crew.ts';
import { Desk } from './desk.ts';
import type { Intake } from './intake.ts';
import type { ProcessSink, Pseudonyms } from './pseudonym.ts';

/** What was set aside, byte for byte, in one file beside the record. */
export class Quarantine {
  private readonly file: number;
  private length: number;

  constructor(folder: string) {
    const path = join(folder, 'quarantine.bin');
    this.file = openSync(path, 'a');
    this.length = statSync(path).size;
  }

  /** Adds bytes at the end; answers where they begin. */
  add(bytes: Uint8Array): number {
    const start = this.length;
    writeSync(this.file, bytes);
    this.length += bytes.length;
    return start;
  }

  close(): void {
    closeSync(this.file);
  }
}

/** What a person says about a file of payments: who paid, and which columns say what where they are not recognised. */
export interface PaymentChoice {
  readonly payer?: string;
  readonly mapping?: PaymentMapping;
}

/** Puts payments into the record and numbers them. */
export class Payments {
  private readonly writer: RecordWriter;
  private readonly pseudonyms: Pseudonyms;
  private next: number;
  private first: string | null = null;
  private last: string | null = null;

  constructor(writer: RecordWriter, pseudonyms: Pseudonyms, next: number) {
    this.writer = writer;
    this.pseudonyms = pseudonyms;
    this.next = next;
  }

  add(sourceId: string, position: number, row: PaymentRow): void {
    this.writer.add('payment', { ...this.hidden(row), payment_no: this.next++, source_id: sourceId, position });
    const paid = row.paid ?? null;
    if (paid === null) return;
    if (this.first === null || paid < this.first) this.first = paid;
    if (this.last === null || paid > this.last) this.last = paid;
  }

  private hidden(row: PaymentRow): PaymentRow {
    const payee = row.payee_name ?? null;
    const names = payee === null ? [] : this.pseudonyms.namesIn(payee);
    if (payee === null || names.length === 0) return row;
    const finder = new NameFinder(names);
    const hide = (text: string | null | undefined) => (text ? this.pseudonyms.ofText(text, finder, []) : null);
    return {
      ...row,
      payee_name: this.pseudonyms.ofField(payee, names, []),
      unit: hide(row.unit),
      purpose: hide(row.purpose),
    };
  }

  /** The dates between which the payments of the source at hand lie, and begins the next source. */
  takeDates(): { readonly first: string | null; readonly last: string | null } {
    const dates = { first: this.first, last: this.last };
    this.first = null;
    this.last = null;
    return dates;
  }
}

/** What reading a source needs. */
export interface Reading {
  readonly writer: RecordWriter;
  readonly account: Account;
  readonly intake: Intake;
  readonly payments: Payments;
  readonly quarantine: Quarantine;
  readonly crew: Crew;
  /** Where rows of processes go. */
  readonly rows: ProcessSink;
  /** Keeps what threads gave pseudonyms. */
  readonly hold: (some: readonly Pseudonym[]) => void;
  /** Called now and then, to show how far the reading has come. */
  readonly progress: () => void;
}

/** A source as it was read. */
export interface SourceRead {
  readonly unit: Unit;
  readonly publisher: string | null;
  readonly licence: string | null;
  readonly title: string | null;
  readonly factsOnly: boolean;
}

/** Reads a source of JSON documents, plain or packaged, into the record. */
export async function readJson(
  source: { readonly chunks: AsyncIterable<Uint8Array>; readonly recognition: Recognition; readonly sourceId: string },
  reading: Reading,
): Promise<SourceRead> {
  const { chunks, recognition, sourceId } = source;
  const desk = new Desk(sourceId, reading, recognition.format === 'contracts-finder-notices' ? 'notice' : 'release');
  const options = { onPiece: (piece: Piece) => desk.piece(piece), arrays: recognition.arrays };
  const batches = recognition.framing === 'lines' ? splitLines(chunks, options) : splitDocuments(chunks, options);
  const conveyor = new Conveyor(desk, reading);
  for await (const batch of batches) {
    await conveyor.take(batch);
    reading.progress();
    await reading.writer.keepPace();
  }
  await conveyor.finish();
  return desk.result();
}

/** Reads Contracts Finder's CSV export: each row is a notice. */
export async function readExportTable(
  source: { readonly chunks: AsyncIterable<Uint8Array>; readonly sourceId: string },
  reading: Reading,
): Promise<SourceRead> {
  const desk = new Desk(source.sourceId, reading, 'notice');
  for await (const batch of readExport(source.chunks, { onPiece: (piece) => desk.piece(piece) })) {
    for (const item of batch) desk.row(item);
    reading.progress();
    await reading.writer.keepPace();
  }
  return desk.result();
}

/** Reads payments, as a table or as JSON. */
export async function readPaymentTable(
  source: {
    readonly chunks: AsyncIterable<Uint8Array>;
    readonly recognition: Recognition;
    readonly sourceId: string;
    readonly name: string;
    readonly choice: PaymentChoice;
  },
  reading: Reading,
): Promise<SourceRead> {
  const { chunks, recognition, sourceId, name, choice } = source;
  const desk = new Desk(sourceId, reading, 'payment');
  const options = {
    ...choice,
    framing: recognition.framing,
    arrays: recognition.arrays,
    where: name,
    onPiece: (piece: Piece) => desk.piece(piece),
  };
  for await (const batch of readPayments(chunks, options)) {
    for (const item of batch) desk.payment(item);
    reading.progress();
    await reading.writer.keepPace();
  }
  return desk.result();
}
