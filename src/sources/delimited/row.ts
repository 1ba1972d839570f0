import type { Piece } from '../json/span.ts';

/** A flaw in a record of delimited text, to become a row of table `issue`. */
export interface RowFlaw {
  readonly code: RowFlawCode;
  readonly message: string;
}

export type RowFlawCode = 'encoding-latin-1' | 'lone-surrogate' | 'control-character' | 'ragged-row' | 'stray-quote';

/** Why bytes were set aside instead of becoming a row. */
export type BrokenRowCode = 'document-too-large' | 'truncated' | 'unclosed-quote';

/** The first record, by which the columns are called; trailing columns without a name are left out. */
export interface HeaderRow {
  readonly kind: 'header';
  readonly start: number;
  readonly byteCount: number;
  readonly cells: readonly string[];
  readonly delimiter: string;
  readonly flaws: readonly RowFlaw[];
}

export interface Row {
  readonly kind: 'row';
  /** Which record of its source, from 1; the header and blank lines do not count, broken records do. */
  readonly position: number;
  /** Offset of the first byte in the uncompressed stream. */
  readonly start: number;
  /** Bytes, without the line ending. */
  readonly byteCount: number;
  /** Those bytes, one character each, to be set aside unread where nothing can be made of the row. */
  readonly source: string;
  readonly cells: readonly string[];
  readonly flaws: readonly RowFlaw[];
}

/** A stretch that is no record; its bytes went to `onPiece` before this item is yielded. */
export interface BrokenRow {
  readonly kind: 'broken';
  readonly position: number;
  readonly start: number;
  readonly byteCount: number;
  readonly code: BrokenRowCode;
  readonly message: string;
}

export type RowItem = HeaderRow | Row | BrokenRow;

/** Where every byte of the stream went: the four kinds add up to `byteCount`. */
export interface RowTally {
  byteCount: number;
  headerBytes: number;
  rowBytes: number;
  brokenBytes: number;
  /** Line endings, blank lines, the byte order mark, lines above the header. */
  separatorBytes: number;
  rowCount: number;
  brokenCount: number;
}

export interface RowOptions {
  /** Longest record in bytes; a longer one is broken. Default 4 MB. */
  readonly recordLimit?: number;
  /** Receives what is set aside, byte for byte; awaited, so that a slow disk slows the reading. */
  readonly onPiece?: (piece: Piece) => void | Promise<void>;
  /**
   * Tells the header among the first twenty records, where publishers put titles above it.
   * Where it says yes to none of them, or is not given, the header is the first record.
   */
  readonly isHeader?: (cells: readonly string[]) => boolean;
}

export const defaultRecordLimit = 4 * 1024 * 1024;

/** A tally of nothing, to be counted up. */
export const emptyRowTally = (): RowTally => ({
  byteCount: 0,
  headerBytes: 0,
  rowBytes: 0,
  brokenBytes: 0,
  separatorBytes: 0,
  rowCount: 0,
  brokenCount: 0,
});
