import type { IssueCode } from '../../domain/issue.ts';
import { isPlaceholder } from '../../domain/money.ts';
import type { Row, RowSink, TableName } from '../../domain/table.ts';
import { dateOf, type Json, numberOf, objectOf, textOf, timeOf } from './field.ts';

/** What a reader says about a flaw; the importer adds source and position. */
export interface Flaw {
  readonly code: IssueCode;
  readonly message: string;
  readonly ocid: string | null;
  readonly releaseNo: number;
  readonly path: string;
}

/** What the extraction of one process needs from its surroundings. */
export interface ExtractionInput {
  /** A release, compiled where there were several. */
  readonly release: Json;
  readonly ocid: string;
  readonly processId: string;
  /** Where an object of the release, which stands at `path` there, was last stated: row of `release`, and path in that document. */
  readonly originOf: (object: object | null, path: string) => { readonly releaseNo: number; readonly path: string };
  readonly firstPublished: string | null;
  readonly lastPublished: string | null;
  readonly releaseCount: number;
  readonly sink: RowSink;
  readonly report: (flaw: Flaw) => void;
}

/** Columns that say what an amount is. */
export interface MoneyCells {
  readonly amount: number | null;
  readonly amount_gross: number | null;
  readonly currency: string | null;
  readonly amount_kind: string | null;
  readonly amount_note: string | null;
}

const noMoney: MoneyCells = { amount: null, amount_gross: null, currency: null, amount_kind: null, amount_note: null };

/** One process on its way into rows: adds provenance to each row and turns flaws into issues. */
export class Extraction {
  readonly input: ExtractionInput;

  constructor(input: ExtractionInput) {
    this.input = input;
  }

  /** Adds a row that was read from `object`, which stands at `path`. */
  add<T extends TableName>(table: T, object: object, path: string, row: Row<T>): void {
    const whole = row as Record<string, unknown>;
    const origin = this.input.originOf(object, path);
    whole.process_id = this.input.processId;
    whole.release_no = origin.releaseNo;
    whole.path = origin.path;
    this.input.sink.add(table, row);
  }

  issue(code: IssueCode, message: string, path: string, object: object | null = null): void {
    const origin = this.input.originOf(object, path);
    this.input.report({ code, message, ocid: this.input.ocid, releaseNo: origin.releaseNo, path: origin.path });
  }

  date(value: unknown, path: string): string | null {
    const date = dateOf(value);
    if (date === null && textOf(value) !== null)
      this.issue('bad-date', `“${String(value).slice(0, 60)}” is no date.`, path);
    return date;
  }

  time(value: unknown, path: string): string | null {
    const time = timeOf(value);
    if (time === null && textOf(value) !== null)
      this.issue('bad-date', `“${String(value).slice(0, 60)}” is no date.`, path);
    return time;
  }

  number(value: unknown, path: string): number | null {
    const number = numberOf(value);
    if (number === null && value !== undefined && value !== null && value !== '') {
      this.issue('bad-number', `“${String(value).slice(0, 60)}” is no number.`, path);
    }
    return number;
  }

  /**
   * The money of a value object; `kind` says what it is, `ceiling` why it may be none that is spent.
   * A negative amount is no value of a contract and counts as flawed.
   */
  money(value: unknown, path: string, kind: string, ceiling: string | null): MoneyCells {
    const object = objectOf(value);
    if (!object) return noMoney;
    const net = this.number(object.amount, `${path}/amount`);
    const gross = this.number(object.amountGross, `${path}/amountGross`);
    const amount = net ?? gross;
    if (amount === null) return noMoney;
    const currency = textOf(object.currency)?.toUpperCase() ?? null;
    const placeholder = isPlaceholder(amount) || amount < 0;
    if (placeholder) this.issue('placeholder-value', `The amount ${amount} stands for “not given”.`, path);
    return {
      amount,
      amount_gross: gross,
      currency,
      amount_kind: ceiling ? 'possible ceiling' : kind,
      amount_note: placeholder ? 'placeholder' : ceiling,
    };
  }
}
