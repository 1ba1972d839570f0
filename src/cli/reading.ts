import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { IssueCode } from '../domain/issue.ts';
import { hasUnsureSuppliers } from '../sources/contracts-finder/export.ts';
import { type ExportRow, readExport } from '../sources/contracts-finder/export-reading.ts';
import type { BrokenRow } from '../sources/delimited/row.ts';
import type { Recognition } from '../sources/input/format.ts';
import { parseDocument } from '../sources/json/document.ts';
import { splitLines } from '../sources/json/lines.ts';
import { splitDocuments } from '../sources/json/scanner.ts';
import type { Item, Piece, Span } from '../sources/json/span.ts';
import { type Json, objectOf, textOf } from '../sources/ocds/field.ts';
import { releasesOf } from '../sources/ocds/record.ts';
import type { PaymentMapping } from '../sources/payments/columns.ts';
import type { PaymentItem, PaymentRow } from '../sources/payments/payment.ts';
import { readPayments } from '../sources/payments/reading.ts';
import type { RecordWriter } from '../store/writer.ts';
import type { Account, Unit } from './account.ts';
import type { Intake } from './intake.ts';

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
  private next: number;
  private first: string | null = null;
  private last: string | null = null;

  constructor(writer: RecordWriter, next: number) {
    this.writer = writer;
    this.next = next;
  }

  add(sourceId: string, position: number, row: PaymentRow): void {
    this.writer.add('payment', { ...row, payment_no: this.next++, source_id: sourceId, position });
    const paid = row.paid ?? null;
    if (paid === null) return;
    if (this.first === null || paid < this.first) this.first = paid;
    if (this.last === null || paid > this.last) this.last = paid;
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
  for await (const batch of batches) {
    for (const item of batch) desk.take(item);
    reading.progress();
    await reading.writer.keepPace();
  }
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

/** One source on its way in: parses, hands on, counts, sets aside. */
class Desk {
  private readonly sourceId: string;
  private readonly reading: Reading;
  private unit: Unit;
  private envelope: Json = {};
  private readonly pieces = new Map<number, number>();

  constructor(sourceId: string, reading: Reading, unit: Unit) {
    this.sourceId = sourceId;
    this.reading = reading;
    this.unit = unit;
  }

  piece(piece: Piece): void {
    const start = this.reading.quarantine.add(piece.bytes);
    if (!this.pieces.has(piece.position)) this.pieces.set(piece.position, start);
  }

  take(item: Item): void {
    if (item.kind === 'document') this.document(item);
    else if (item.kind === 'broken') this.broken(item);
    else {
      this.envelope = { ...this.envelope, ...(item.value ?? {}) };
      for (const flaw of item.issues) this.flaw(flaw, null);
    }
  }

  /** A row of the CSV export. */
  row(item: ExportRow | BrokenRow): void {
    if (item.kind === 'broken') {
      this.broken(item);
      return;
    }
    const { position, start, byteCount } = item;
    for (const flaw of item.flaws) this.flaw(flaw, position);
    const taken = this.reading.intake.take(item.value, null, { sourceId: this.sourceId, position, start, byteCount });
    if ('broken' in taken) {
      const fileStart = this.reading.quarantine.add(Buffer.from(item.source, 'latin1'));
      this.count(
        { position, start, byteCount, code: taken.broken, message: 'The row has no notice identifier.' },
        fileStart,
      );
      return;
    }
    if (hasUnsureSuppliers(item.value)) {
      const message = 'The list of suppliers is damaged; what could be told of it was read.';
      this.flaw({ code: 'supplier-list-damaged', message }, position);
    }
    this.counted(taken.fate);
  }

  payment(item: PaymentItem): void {
    if (item.kind === 'broken') this.broken(item);
    else if (item.kind === 'note') this.flaw(item.flaw, null);
    else if (item.kind === 'payment') {
      for (const flaw of item.flaws) this.flaw(flaw, item.position);
      this.reading.payments.add(this.sourceId, item.position, item.row);
      this.counted('kept');
    }
  }

  private counted(fate: 'kept' | 'duplicate'): void {
    this.reading.account.read[this.unit]++;
    this.reading.account[fate][this.unit]++;
  }

  private flaw(
    flaw: { readonly code: string; readonly message: string; readonly path?: string; readonly field?: string },
    position: number | null,
  ): void {
    this.reading.account.issue(this.reading.writer, {
      code: flaw.code as IssueCode,
      message: flaw.message,
      source_id: this.sourceId,
      position,
      path: flaw.path ?? flaw.field ?? null,
    });
  }

  private document(span: Span): void {
    const { intake } = this.reading;
    const parsed = parseDocument(span.bytes);
    for (const flaw of parsed.issues) this.flaw(flaw, span.position);
    if (parsed.broken) {
      this.setAside(span, parsed.broken.code, parsed.broken.message);
      return;
    }
    const releases = releasesOf(parsed.value);
    // The bytes can be kept as they are where nothing had to be put right and they hold this release alone.
    const bytes = releases[0] === parsed.value && parsed.issues.length === 0 ? span.bytes : null;
    for (const release of releases) {
      const taken = intake.take(release, bytes, {
        sourceId: this.sourceId,
        position: span.position,
        start: span.start,
        byteCount: span.bytes.length,
      });
      if ('broken' in taken) {
        this.setAside(
          span,
          taken.broken,
          taken.broken === 'missing-ocid'
            ? 'The release has no ocid.'
            : 'This is JSON, but neither a release nor a notice.',
        );
        continue;
      }
      this.unit = taken.unit;
      this.counted(taken.fate);
    }
  }

  private setAside(span: Span, code: IssueCode, message: string): void {
    const start = this.reading.quarantine.add(span.bytes);
    this.count({ position: span.position, start: span.start, byteCount: span.bytes.length, code, message }, start);
  }

  private broken(item: {
    readonly position: number;
    readonly start: number;
    readonly byteCount: number;
    readonly code: IssueCode;
    readonly message: string;
  }): void {
    this.count(item, this.pieces.get(item.position) ?? 0);
    this.pieces.delete(item.position);
  }

  private count(
    item: {
      readonly position: number;
      readonly start: number;
      readonly byteCount: number;
      readonly code: IssueCode;
      readonly message: string;
    },
    fileStart: number,
  ): void {
    const { account, writer } = this.reading;
    account.read[this.unit]++;
    account.quarantined[this.unit]++;
    writer.add('quarantine', {
      source_id: this.sourceId,
      position: item.position,
      byte_start: item.start,
      byte_count: item.byteCount,
      code: item.code,
      message: item.message,
      file_start: fileStart,
    });
    account.issue(writer, {
      code: item.code,
      message: item.message,
      source_id: this.sourceId,
      position: item.position,
    });
  }

  result(): SourceRead {
    const meta = objectOf(this.envelope.meta);
    const publisher = objectOf(this.envelope.publisher);
    const licence = textOf(this.envelope.license) ?? textOf(meta?.licence);
    return {
      unit: this.unit,
      publisher:
        textOf(publisher?.name) ?? textOf(meta?.source) ?? (this.unit === 'notice' ? 'Contracts Finder' : null),
      // Contracts Finder publishes everything under this licence, also where those who collect it do not say so.
      licence: licence ?? (this.unit === 'notice' ? openGovernmentLicence : null),
      title: textOf(meta?.title),
      factsOnly: meta?.factsOnly === true,
    };
  }
}

export const openGovernmentLicence = 'http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/';
