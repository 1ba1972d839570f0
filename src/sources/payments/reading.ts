import type { Row, RowOptions } from '../delimited/row.ts';
import { readRows } from '../delimited/rows.ts';
import { parseDocument } from '../json/document.ts';
import { splitLines } from '../json/lines.ts';
import { type ScanOptions, splitDocuments } from '../json/scanner.ts';
import type { Span } from '../json/span.ts';
import { type Json, objectOf, textOf } from '../ocds/field.ts';
import { looksLikePayments, type PaymentColumns, type PaymentField, paymentFields } from './columns.ts';
import type { Line } from './line.ts';
import { type PaymentItem, type PaymentOptions, PaymentReader, type PaymentTally } from './payment.ts';

type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export interface PaymentSource extends PaymentOptions {
  /** A table of delimited text, JSON values (an array, a package), or a JSON document on each line. */
  readonly framing: 'table' | 'values' | 'lines';
  /** For values: the members of a package that hold payments. */
  readonly arrays?: readonly string[];
}

/**
 * Reads a publisher's payments into rows of table `payment`, in the order of the file, and returns what it counted:
 * read = kept + quarantined. Equal lines are as many payments: two invoices may be of one amount.
 * Refuses a file whose columns are not recognised, or that does not say who paid while nobody else does.
 */
export async function* readPayments(
  chunks: Chunks,
  source: PaymentSource,
): AsyncGenerator<readonly PaymentItem[], PaymentTally> {
  const reader = new PaymentReader(source);
  const batches =
    source.framing === 'table' ? fromTable(chunks, source, reader) : fromDocuments(chunks, source, reader);
  for await (const _ of batches) {
    const items = await reader.take(false);
    if (items.length > 0) yield items;
  }
  const items = await reader.take(true);
  if (items.length > 0) yield items;
  return reader.tally;
}

async function* fromTable(chunks: Chunks, source: PaymentSource, reader: PaymentReader): AsyncGenerator<void> {
  const mapped = Object.values(source.mapping ?? {});
  const isHeader: RowOptions['isHeader'] = (cells) =>
    looksLikePayments(cells) || (mapped.length > 0 && mapped.every((name) => cells.includes(name)));
  let lineOf: ((row: Row) => Line) | null = null;
  for await (const batch of readRows(chunks, { ...source, isHeader })) {
    for (const item of batch) {
      if (item.kind === 'broken') reader.broken(item);
      else if (item.kind === 'header') lineOf = cellsOf(item.cells, reader.columnsOf(item.cells));
      else {
        const { position, start, byteCount, source: bytes, flaws } = item;
        reader.line((lineOf as (row: Row) => Line)(item), { position, start, byteCount, bytes, flaws });
      }
    }
    yield;
  }
}

/** Picks the cells of a row that the columns name. */
function cellsOf(header: readonly string[], { columns }: PaymentColumns): (row: Row) => Line {
  const index = Object.fromEntries(
    paymentFields.map((field) => [field, columns[field] === undefined ? -1 : header.indexOf(columns[field])]),
  ) as Record<PaymentField, number>;
  const { paid, amount, amountGross, currency, payee, payer, unit, purpose } = index;
  // An index of -1 would be looked up as a name, slowly.
  const cell = (cells: readonly string[], at: number): string | null => (at < 0 ? null : (cells[at] ?? ''));
  return ({ cells }) => ({
    paid: cell(cells, paid),
    amount: cell(cells, amount),
    amountGross: cell(cells, amountGross),
    currency: cell(cells, currency),
    payee: cell(cells, payee),
    payer: cell(cells, payer),
    unit: cell(cells, unit),
    purpose: cell(cells, purpose),
  });
}

/** Different sets of members that the objects of one file may have; further ones are read by the first. */
const shapeLimit = 1000;

async function* fromDocuments(chunks: Chunks, source: PaymentSource, reader: PaymentReader): AsyncGenerator<void> {
  const shapes = new Map<string, PaymentColumns['columns']>();
  const columnsOf = (value: Json): PaymentColumns['columns'] => {
    const names = Object.keys(value);
    const shape = names.join('\n');
    const known = shapes.get(shape) ?? (shapes.size >= shapeLimit ? [...shapes.values()][0] : undefined);
    if (known !== undefined) return known;
    // The first object must be one of a payment; later ones that are none are set aside line by line.
    const first = [...shapes.values()][0];
    const { columns } = first === undefined || looksLikePayments(names) ? reader.columnsOf(names) : { columns: first };
    shapes.set(shape, columns);
    return columns;
  };
  const options: ScanOptions = {
    ...(source.onPiece && { onPiece: source.onPiece }),
    ...(source.arrays && { arrays: source.arrays }),
  };
  for await (const batch of source.framing === 'lines'
    ? splitLines(chunks, options)
    : splitDocuments(chunks, options)) {
    for (const item of batch) {
      if (item.kind === 'broken') reader.broken(item);
      else if (item.kind === 'envelope') for (const flaw of item.issues) reader.note(flaw);
      else readDocument(item, reader, columnsOf);
    }
    yield;
  }
}

const noLine = Object.fromEntries(paymentFields.map((field) => [field, null])) as unknown as Line;

function readDocument(span: Span, reader: PaymentReader, columnsOf: (value: Json) => PaymentColumns['columns']): void {
  const { position, start, bytes } = span;
  const parsed = parseDocument(bytes);
  const place = { position, start, byteCount: bytes.length, bytes, flaws: parsed.issues };
  const value = parsed.broken === undefined ? objectOf(parsed.value) : null;
  if (value === null) {
    reader.line(noLine, place);
    return;
  }
  const columns = columnsOf(value);
  const line = (field: PaymentField): string | null => {
    const name = columns[field];
    return name === undefined ? null : (textOf(value[name]) ?? (field === 'amount' ? '' : null));
  };
  reader.line(Object.fromEntries(paymentFields.map((field) => [field, line(field)])) as unknown as Line, place);
}
