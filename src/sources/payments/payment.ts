import { Refusal } from '../../domain/refusal.ts';
import type { Row as TableRow } from '../../domain/table.ts';
import type { BrokenRowCode, RowFlawCode } from '../delimited/row.ts';
import type { BrokenCode, FlawCode, Piece } from '../json/span.ts';
import {
  type PaymentColumns,
  type PaymentField,
  type PaymentMapping,
  recognizeColumns,
  refuseMissing,
} from './columns.ts';
import { type Draft, type Line, lineReader } from './line.ts';
import { DateOrders } from './order.ts';

/** The cells of a payment that a file gives; who imports it adds the source, the position and the running number. */
export type PaymentRow = Omit<TableRow<'payment'>, 'payment_no' | 'source_id' | 'position'>;

/** A flaw that reading met in a payment, to become a row of table `issue`. */
export interface PaymentFlaw {
  readonly code: PaymentFlawCode;
  readonly message: string;
  /** What it concerns; the column is in the {@link PaymentColumns} of the file. */
  readonly field?: PaymentField;
  /** The column or JSON pointer concerned, where a field does not say it. */
  readonly path?: string;
}

export type PaymentFlawCode =
  | RowFlawCode
  | FlawCode
  | 'bad-date'
  | 'bad-number'
  | 'placeholder-value'
  | 'text-repaired'
  | 'missing-buyer'
  | 'date-order-assumed';

export interface Payment {
  readonly kind: 'payment';
  /** Which record or document of its source, from 1; broken ones count too. */
  readonly position: number;
  readonly start: number;
  readonly byteCount: number;
  readonly row: PaymentRow;
  readonly flaws: readonly PaymentFlaw[];
}

/** A stretch that is no payment; its bytes went to `onPiece` before this item is yielded. */
export interface BrokenPayment {
  readonly kind: 'broken';
  readonly position: number;
  readonly start: number;
  readonly byteCount: number;
  readonly code: BrokenRowCode | BrokenCode | 'not-a-payment';
  readonly message: string;
}

export type PaymentItem =
  | Payment
  | BrokenPayment
  /** Which columns say what; comes first, and again where later documents have other members. */
  | { readonly kind: 'columns'; readonly columns: PaymentColumns }
  /** A flaw of the file as a whole. */
  | { readonly kind: 'note'; readonly flaw: PaymentFlaw };

/** What was counted: `read` is the sum of the others. */
export interface PaymentTally {
  read: number;
  kept: number;
  quarantined: number;
}

export interface PaymentOptions {
  /** Who paid; goes before a column that says it. */
  readonly payer?: string;
  /** Columns by name, where they are not recognised. */
  readonly mapping?: PaymentMapping;
  /** The file, for refusals. */
  readonly where?: string;
  /** Receives what is set aside, byte for byte; awaited. */
  readonly onPiece?: (piece: Piece) => void | Promise<void>;
}

/** Where a line stands, and its bytes should it be none of a payment. */
export interface LinePlace {
  readonly position: number;
  readonly start: number;
  readonly byteCount: number;
  /** A string has one character for each byte. */
  readonly bytes: Uint8Array | string;
  readonly flaws: readonly PaymentFlaw[];
}

/** Reads the lines of one source, wherever they stand, into payments. */
export class PaymentReader {
  readonly tally: PaymentTally = { read: 0, kept: 0, quarantined: 0 };
  readonly #options: PaymentOptions;
  readonly #read: (line: Line) => Draft;
  readonly #orders = new DateOrders();
  #ready: PaymentItem[] = [];
  #pieces: Piece[] = [];

  constructor(options: PaymentOptions) {
    this.#options = options;
    this.#read = lineReader(options.payer?.trim() || null);
  }

  /** The columns behind some names; refused where they are not recognised, or nobody says who paid. */
  columnsOf(names: readonly string[]): PaymentColumns {
    const { payer, mapping, where = 'payments' } = this.#options;
    const columns = recognizeColumns(names, mapping);
    refuseMissing(columns, names, where);
    if (!payer?.trim() && columns.columns.payer === undefined) throw payerNotGiven(where);
    this.#ready.push({ kind: 'columns', columns });
    return columns;
  }

  line(line: Line, place: LinePlace): void {
    const draft = this.#read(line);
    const { position, start, byteCount } = place;
    if ('broken' in draft) {
      const bytes = typeof place.bytes === 'string' ? Buffer.from(place.bytes, 'latin1') : place.bytes;
      this.#pieces.push({ position, start, bytes });
      this.broken({ kind: 'broken', position, start, byteCount, code: 'not-a-payment', message: draft.broken });
      return;
    }
    this.tally.read++;
    this.tally.kept++;
    const flaws = place.flaws.length === 0 ? draft.flaws : [...place.flaws, ...draft.flaws];
    this.#add({ kind: 'payment', position, start, byteCount, row: draft.row, flaws }, draft.pair);
  }

  broken(item: BrokenPayment): void {
    this.tally.read++;
    this.tally.quarantined++;
    this.#add(item, null);
  }

  note(flaw: PaymentFlaw): void {
    this.#add({ kind: 'note', flaw }, null);
  }

  #add(item: PaymentItem, pair: Parameters<DateOrders['add']>[1]): void {
    for (const ready of this.#orders.add(item, pair)) this.#ready.push(ready);
  }

  /** Hands on what was set aside, then returns what is ready; at the end everything is. */
  async take(atEnd: boolean): Promise<readonly PaymentItem[]> {
    for (const piece of this.#pieces) await this.#options.onPiece?.(piece);
    this.#pieces = [];
    if (atEnd) this.#ready.push(...this.#orders.settle());
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }
}

function payerNotGiven(where: string): Refusal {
  return new Refusal({
    code: 'payer-not-given',
    message: 'The file does not say who paid.',
    where,
    mend: 'Name the payer, for example --payer "Manchester City Council", or its column in a mapping file: {"payer": "Column name"}.',
  });
}
