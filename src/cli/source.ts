import { type Recognition, recognize } from '../sources/input/format.ts';
import type { Input } from '../sources/input/open.ts';
import type { Unit } from './account.ts';
import type { Surroundings } from './command.ts';
import {
  type PaymentChoice,
  type Reading,
  readExportTable,
  readJson,
  readPaymentTable,
  type SourceRead,
} from './reading.ts';

/** A source that the record holds already. */
export interface KnownSource {
  readonly source_id: string;
  readonly digest: string;
  readonly byte_count: number;
  readonly read_count: number;
  readonly quarantined_count: number;
  readonly unit: Unit;
}

/** Counts of one unit at a moment, to tell afterwards what a source added. */
const countsOf = ({ account }: Reading) =>
  ['read', 'kept', 'duplicate', 'quarantined'].map((what) => {
    const counts = account[what as 'read'];
    return counts.release + counts.notice + counts.payment;
  });

/** Reads one source into the record, whatever its format, and writes its row. */
export async function readSource(
  input: Input,
  sourceId: string,
  reading: Reading & { readonly choice: PaymentChoice },
  { terminal, now }: Surroundings,
): Promise<SourceRead> {
  const { choice } = reading;
  const began = performance.now();
  const before = countsOf(reading);
  try {
    const recognition = recognize(await input.head(), input.name);
    const progress = () =>
      terminal.progress({
        label: input.name,
        read: input.readCount(),
        total: input.byteCount,
        elapsedSeconds: (performance.now() - began) / 1000,
      });
    const read = await readFormat(input, sourceId, recognition, { ...reading, progress }, choice);
    const damage = input.damage();
    if (damage !== null)
      reading.account.issue(reading.writer, { code: 'truncated', message: damage, source_id: sourceId });
    const after = countsOf(reading);
    const released = reading.intake.takeDates();
    const paid = reading.payments.takeDates();
    const dates = read.unit === 'payment' ? paid : released;
    const [readCount, kept, duplicate, quarantined] = after.map((count, i) => count - (before[i] as number));
    reading.writer.add('source', {
      source_id: sourceId,
      digest: input.digest(),
      name: input.name,
      format: recognition.format,
      publisher: read.publisher,
      licence: read.licence,
      read_at: now().toISOString(),
      byte_count: input.byteCount ?? input.readCount(),
      first_published: dates.first?.slice(0, 10) ?? null,
      last_published: dates.last?.slice(0, 10) ?? null,
      read_count: readCount ?? 0,
      kept_count: kept ?? 0,
      duplicate_count: duplicate ?? 0,
      quarantined_count: quarantined ?? 0,
      unit: read.unit,
      facts_only: read.factsOnly,
    });
    return read;
  } finally {
    reading.account.endSource(reading.writer, sourceId);
    await input.close();
  }
}

async function readFormat(
  input: Input,
  sourceId: string,
  recognition: Recognition,
  reading: Reading,
  choice: PaymentChoice,
): Promise<SourceRead> {
  const chunks = input.chunks();
  switch (recognition.format) {
    case 'contracts-finder-csv':
      return readExportTable({ chunks, sourceId }, reading);
    case 'csv':
    case 'payments-json':
      return readPaymentTable({ chunks, recognition, sourceId, name: input.name, choice }, reading);
    default:
      return readJson({ chunks, recognition, sourceId }, reading);
  }
}
