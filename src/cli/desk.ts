import { Buffer } from 'node:buffer';
import type { IssueCode } from '../domain/issue.ts';
import { hasUnsureSuppliers } from '../sources/contracts-finder/export.ts';
import type { ExportRow } from '../sources/contracts-finder/export-reading.ts';
import type { BrokenRow } from '../sources/delimited/row.ts';
import type { Broken, Envelope, Piece, Span } from '../sources/json/span.ts';
import type { Flaw as ExtractionFlaw } from '../sources/ocds/context.ts';
import { type Json, objectOf, textOf } from '../sources/ocds/field.ts';
import type { PaymentItem } from '../sources/payments/payment.ts';
import type { Unit } from './account.ts';
import type { Reading, SourceRead } from './reading.ts';
import { addAlone, type ReadDocument, type Stated, type StatedText, stateOf } from './statement.ts';

/** Contracts Finder publishes everything under this licence. */
const openGovernmentLicence = 'http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/';

/** One source on its way in: hands on what was read of it, counts, sets aside. */
export class Desk {
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

  /** What is no document: a damaged stretch, or what surrounds the documents. */
  aside(item: Broken | Envelope): void {
    if (item.kind === 'broken') this.broken(item);
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
    const stated = stateOf(item.value, null);
    if (stated.broken !== undefined) {
      const fileStart = this.reading.quarantine.add(Buffer.from(item.source, 'latin1'));
      this.count(
        { position, start, byteCount, code: stated.broken, message: 'The row has no notice identifier.' },
        fileStart,
      );
      return;
    }
    this.add(stated, this.keep(stated, item));
    if (hasUnsureSuppliers(item.value)) {
      const message = 'The list of suppliers is damaged; what could be told of it was read.';
      this.flaw({ code: 'supplier-list-damaged', message }, position);
    }
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

  /**
   * Takes a document as it was read. Answers for each thing that it states the number under which rows are to be made of it, or 0
   * where there are none to make: it is known, or broken, or its process has several releases.
   */
  document(span: Span, { issues, broken, stated }: ReadDocument): number[] {
    for (const flaw of issues) this.flaw(flaw, span.position);
    if (broken) this.setAside(span, broken.code, broken.message);
    return stated.map((one) => {
      if (one.broken === undefined) return this.keep(one, span);
      const message =
        one.broken === 'missing-ocid'
          ? 'The release has no ocid.'
          : 'This is JSON, but neither a release nor a notice.';
      this.setAside(span, one.broken, message);
      return 0;
    });
  }

  /** Keeps what is stated, unless it is known; answers the number under which rows are to be made of it, or 0. */
  private keep({ statement, text }: StatedText, item: Span | ExportRow): number {
    const { position, start } = item;
    const bytes = text ?? (item.kind === 'document' ? item.bytes : new Uint8Array(0));
    const byteCount = item.kind === 'document' ? item.bytes.length : item.byteCount;
    const fate = this.reading.intake.take(statement, bytes, { sourceId: this.sourceId, position, start, byteCount });
    this.unit = statement.unit;
    this.counted(fate.kept ? 'kept' : 'duplicate');
    return fate.kept && fate.isAlone ? fate.releaseNo : 0;
  }

  /** Makes the rows of what is stated, where they are to be made. */
  add(stated: Stated, releaseNo: number): void {
    if (releaseNo > 0) this.extracted(addAlone(stated, releaseNo, this.reading.rows));
  }

  /** Takes the flaws that were met while rows were made. */
  extracted(flaws: readonly ExtractionFlaw[]): void {
    for (const { code, message, ocid, releaseNo, path } of flaws) {
      const found = { code, message, source_id: this.sourceId, ocid, release_no: releaseNo, path };
      this.reading.account.issue(this.reading.writer, found);
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
