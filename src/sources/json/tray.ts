import {
  type BrokenCode,
  type Envelope,
  emptyTally,
  type Item,
  type Piece,
  type SplitOptions,
  type Tally,
} from './span.ts';

/** What a splitter has cut off and nobody has fetched yet, and where every byte went. */
export class Tray {
  readonly tally: Tally = emptyTally();
  #items: Item[] = [];
  #pieces: Piece[] = [];
  #asideBytes = 0;

  /** Bytes of the current stretch that were set aside. */
  get asideBytes(): number {
    return this.#asideBytes;
  }

  document(position: number, start: number, bytes: Uint8Array): void {
    this.#items.push({ kind: 'document', position, start, bytes });
    this.tally.documentCount++;
    this.tally.documentBytes += bytes.length;
  }

  envelope(envelope: Envelope): void {
    this.#items.push(envelope);
    this.tally.envelopeBytes += envelope.byteCount;
  }

  /** Puts the next part of a broken stretch that begins at `start` aside. */
  setAside(position: number, start: number, bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#pieces.push({ position, start: start + this.#asideBytes, bytes });
    this.#asideBytes += bytes.length;
  }

  /** Ends the broken stretch of which all parts were set aside. */
  closeBroken(broken: {
    readonly position: number;
    readonly start: number;
    readonly code: BrokenCode;
    readonly message: string;
  }): void {
    this.#items.push({ kind: 'broken', ...broken, byteCount: this.#asideBytes });
    this.tally.brokenCount++;
    this.tally.brokenBytes += this.#asideBytes;
    this.#asideBytes = 0;
  }

  takeItems(): Item[] {
    const items = this.#items;
    if (items.length > 0) this.#items = [];
    return items;
  }

  takePieces(): Piece[] {
    const pieces = this.#pieces;
    if (pieces.length > 0) this.#pieces = [];
    return pieces;
  }
}

/** The reading of one stream, chunk by chunk, into a tray. */
export interface Splitter {
  readonly tray: Tray;
  push(bytes: Uint8Array): void;
  end(): void;
}

/** Bytes that make one batch: a chunk of documents as small as `1,` must not become a million objects at once. */
const batchSize = 128 * 1024;

/** Drives a splitter over a stream: batches of what each stretch completes, and the tally at the end. */
export async function* drive(
  splitter: Splitter,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  onPiece: SplitOptions['onPiece'],
): AsyncGenerator<readonly Item[], Tally> {
  const { tray } = splitter;
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.length; from += batchSize) {
      splitter.push(chunk.length > batchSize ? chunk.subarray(from, from + batchSize) : chunk);
      for (const piece of tray.takePieces()) await onPiece?.(piece);
      const batch = tray.takeItems();
      if (batch.length > 0) yield batch;
    }
  }
  splitter.end();
  for (const piece of tray.takePieces()) await onPiece?.(piece);
  const batch = tray.takeItems();
  if (batch.length > 0) yield batch;
  return tray.tally;
}
