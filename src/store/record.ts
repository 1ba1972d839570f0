/** A value that can be bound to a `?` of a statement. */
export type Bindable = string | number | boolean | null;

/** One row of an answer: column name to value. Dates and times come as ISO 8601 strings, counts as numbers. */
export type Cells = Record<string, string | number | boolean | null>;

/**
 * A published record, open for questions. The only door through which other rooms ask; they send SQL in the portable subset
 * of ARCHITECTURE.md with `?` for every value that comes from outside.
 */
export interface RecordReader {
  /** All rows of an answer. The caller limits their number in the statement. */
  all<T extends object = Cells>(sql: string, values?: readonly Bindable[]): Promise<T[]>;
  /** The cleaned text of a release, JSON, as it was read; null where there is none of this number. */
  releaseText(releaseNo: number): Promise<string | null>;
  /** What the import wrote down about this record as a whole. */
  readonly snapshot: Snapshot;
}

/** A record from which everything can be taken, however much it is. Pages ask a {@link RecordReader}; exports take from this. */
export interface RecordExporter extends RecordReader {
  /** The rows of an answer of any length, batch by batch, in the order that the statement asks for. */
  rows<T extends object = Cells>(sql: string, values?: readonly Bindable[]): AsyncGenerator<T[], void, undefined>;
  /** Writes an answer to a file as Parquet, with the types of its columns: dates as dates, flags as booleans. */
  writeParquet(path: string, sql: string, values?: readonly Bindable[]): Promise<void>;
}

/** What the import wrote down about a record as a whole; `snapshot.json` beside it. */
export interface Snapshot {
  /** Hash of the sources, judgements and program version it was made from: the same input gives the same id. */
  readonly id: string;
  /** When it was made, ISO. */
  readonly made: string;
  /** Version of the program that made it. */
  readonly version: string;
  /** Digest of the tables and columns that it has. */
  readonly schema: string;
  /** Digest of the judgements that were applied. */
  readonly judgements: string;
  /** What the network calls itself on its first page: "Lancashire’s councils". Absent: the page speaks of "this record". */
  readonly title: string | null;
  /** Facts only, as in the embedded example: no descriptions, no source text. */
  readonly factsOnly: boolean;
  /** Licence line to be shown on every page. */
  readonly attribution: string | null;
  /** How far the tender check has come; absent in records that were made before there was one. */
  readonly checks?: SnapshotChecks | undefined;
  /** What people said about files of payments (who paid, which columns), as a digest by that of the file; absent where nothing was said. */
  readonly choices?: Readonly<Record<string, string>> | undefined;
  /** Rows per table. */
  readonly counts: Readonly<Record<string, number>>;
  /** How far the data goes, ISO dates. */
  readonly firstPublished: string | null;
  readonly lastPublished: string | null;
}

/** How far the tender check of a record has come. */
export interface SnapshotChecks {
  /** Hash of the sources, judgements and program version, whatever was checked. */
  readonly sources: string;
  /** Digest of the rules that were used last; null where nothing was checked. */
  readonly rules: string | null;
  /** Digest of the outcomes that came with a source of facts only. */
  readonly given: string | null;
  /** Releases that have still to be checked. */
  readonly left: number;
}
