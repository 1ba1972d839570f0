/**
 * A flaw that reading met in a document or an envelope, to become a row of table `issue`.
 * `path` is a JSON pointer into the document, where one place is meant.
 */
export interface Flaw {
  readonly code: FlawCode;
  readonly message: string;
  readonly path?: string;
}

/** The issues that cutting and parsing can find; `src/domain/issue.ts` says what each means. */
export type FlawCode =
  | 'encoding-latin-1'
  | 'number-out-of-range'
  | 'number-repaired'
  | 'control-character'
  | 'lone-surrogate'
  | 'envelope-too-large'
  | 'truncated'
  | 'not-json';

/** Why bytes were set aside instead of becoming a document. */
export type BrokenCode = 'document-too-large' | 'nested-too-deep' | 'truncated' | 'not-json';

/**
 * The bytes of one document, not yet parsed.
 * `bytes` is a view of the chunk that was read: it stays valid, and keeps that chunk alive while it is held.
 */
export interface Span {
  readonly kind: 'document';
  /** Which one of its source, from 1; the number of the line in JSON Lines. Broken ones count too. */
  readonly position: number;
  /** Offset of the first byte in the uncompressed stream. */
  readonly start: number;
  readonly bytes: Uint8Array;
}

/** A stretch that is no document; its bytes went to `onPiece` before this item is yielded. */
export interface Broken {
  readonly kind: 'broken';
  readonly position: number;
  readonly start: number;
  readonly byteCount: number;
  readonly code: BrokenCode;
  readonly message: string;
}

/**
 * What stands around the documents of a package: its other members, each array of documents left empty.
 * `value` is null where it could not be kept or read; the flaws say why.
 */
export interface Envelope {
  readonly kind: 'envelope';
  readonly start: number;
  /** Bytes of the package that belong to no document and are no separators. */
  readonly byteCount: number;
  readonly value: Readonly<Record<string, unknown>> | null;
  readonly issues: readonly Flaw[];
}

/** What comes out of a stream, in its order. */
export type Item = Span | Broken | Envelope;

/** A part of a broken stretch; the parts of one stretch come in order, and before anything that follows it. */
export interface Piece {
  readonly position: number;
  /** Offset of this part in the uncompressed stream. */
  readonly start: number;
  readonly bytes: Uint8Array;
}

/** Where every byte of the stream went: the four kinds add up to `byteCount`. */
export interface Tally {
  byteCount: number;
  documentBytes: number;
  brokenBytes: number;
  envelopeBytes: number;
  /** White space, commas, brackets of arrays of documents, byte order marks. */
  separatorBytes: number;
  documentCount: number;
  brokenCount: number;
}

/** What can be set when a stream is cut. */
export interface SplitOptions {
  /** Longest document in bytes; a longer one is broken. Default 64 MB. */
  readonly documentLimit?: number;
  /** Receives what is set aside, byte for byte; awaited, so that a slow disk slows the reading. */
  readonly onPiece?: (piece: Piece) => void | Promise<void>;
}

/** The longest document, in bytes, where nothing else is said. */
export const defaultDocumentLimit = 64 * 1024 * 1024;

/** Containers inside containers, the document itself being the first; RFC 8259 leaves the limit to the reader. */
export const nestingLimit = 200;

/** A tally of nothing, to be counted up. */
export const emptyTally = (): Tally => ({
  byteCount: 0,
  documentBytes: 0,
  brokenBytes: 0,
  envelopeBytes: 0,
  separatorBytes: 0,
  documentCount: 0,
  brokenCount: 0,
});
