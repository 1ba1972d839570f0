import type { IssueCode } from '../domain/issue.ts';
import type { Row, RowSink } from '../domain/table.ts';

/** What is counted of a source. */
export type Unit = 'release' | 'notice' | 'payment';
export type Counts = Record<Unit, number>;

/** What an import reports at its end; per unit, read = kept + duplicate + quarantined. */
export interface ImportReport {
  readonly read: Counts;
  readonly kept: Counts;
  readonly duplicate: Counts;
  readonly quarantined: Counts;
  /** Flaws met, by code. */
  readonly issues: Record<string, number>;
}

/** Issues of one code in one source that are stored; further ones are counted. */
const storedPerCode = 200;

const none = (): Counts => ({ release: 0, notice: 0, payment: 0 });

/** Counts what is read, and collects issues. */
export class Account {
  readonly read = none();
  readonly kept = none();
  readonly duplicate = none();
  readonly quarantined = none();
  readonly issues: Record<string, number> = {};
  private stored = new Map<IssueCode, number>();

  /** Adds an issue of a source; stores it unless there are many of its kind. */
  issue(
    sink: RowSink,
    issue: {
      readonly code: IssueCode;
      readonly message: string;
      readonly source_id: string | null;
      readonly position?: number | null;
      readonly ocid?: string | null;
      readonly release_no?: number | null;
      readonly path?: string | null;
    },
  ): void {
    this.issues[issue.code] = (this.issues[issue.code] ?? 0) + 1;
    const stored = (this.stored.get(issue.code) ?? 0) + 1;
    this.stored.set(issue.code, stored);
    if (stored <= storedPerCode) sink.add('issue', { ...issue, message: issue.message.slice(0, 300), repeats: 0 });
  }

  /** Adds an issue that is met many times in a source, of which one place is named. */
  issueMany(
    sink: RowSink,
    issue: Omit<Row<'issue'>, 'code' | 'repeats'> & { readonly code: IssueCode },
    count: number,
  ): void {
    this.issues[issue.code] = (this.issues[issue.code] ?? 0) + count;
    sink.add('issue', { ...issue, repeats: count - 1 });
  }

  /** Uncounts issues that are about to be found again, or that an earlier import had counted. */
  takeBack(code: string, count: number): void {
    const left = Math.max(0, (this.issues[code] ?? 0) - count);
    if (left > 0) this.issues[code] = left;
    else delete this.issues[code];
  }

  /** Ends a source: writes how many issues of each code were only counted. */
  endSource(sink: RowSink, sourceId: string): void {
    for (const [code, count] of this.stored) {
      if (count > storedPerCode) {
        sink.add('issue', {
          code,
          message: `And ${count - storedPerCode} more like the ones above.`,
          source_id: sourceId,
          repeats: count - storedPerCode - 1,
        });
      }
    }
    this.stored = new Map();
  }

  report(): ImportReport {
    const { read, kept, duplicate, quarantined, issues } = this;
    return { read, kept, duplicate, quarantined, issues };
  }
}
