import type { Item, Piece, Tally } from '../../../src/sources/json/span.ts';

/** What came out of a splitter. */
export interface Cuttings {
  readonly items: Item[];
  readonly pieces: Piece[];
  readonly tally: Tally;
}

type Split = (
  chunks: Iterable<Uint8Array>,
  options: { readonly documentLimit?: number; readonly onPiece: (piece: Piece) => void },
) => AsyncGenerator<readonly Item[], Tally>;

/** Runs a splitter over chunks and keeps everything. */
export async function cuttingsOf(
  split: Split,
  chunks: Iterable<Uint8Array>,
  documentLimit?: number,
): Promise<Cuttings> {
  const items: Item[] = [];
  const pieces: Piece[] = [];
  const options = { onPiece: (piece: Piece) => void pieces.push(piece), ...(documentLimit && { documentLimit }) };
  const batches = split(chunks, options);
  for (;;) {
    const { done, value } = await batches.next();
    if (done) return { items, pieces, tally: value };
    items.push(...value);
  }
}

/** Cuts bytes into chunks of the given sizes, over and over; each chunk is a copy of its own. */
export function* chunksOf(bytes: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = Math.max(1, sizes[turn % sizes.length] ?? bytes.length);
    yield bytes.slice(at, at + size);
    at += size;
  }
}

/** Items as plain values that can be compared and written down. */
export function plain({ items, tally }: Cuttings) {
  return {
    items: items.map((item) =>
      item.kind === 'document'
        ? {
            kind: item.kind,
            position: item.position,
            start: item.start,
            text: Buffer.from(item.bytes).toString('latin1'),
          }
        : { ...item },
    ),
    tally: { ...tally },
  };
}

/**
 * Complaints about the account that a splitter gives of its input: what it says it cut off must stand there, once, in order,
 * and everything else must be a separator or part of an envelope.
 */
export function complaints(bytes: Uint8Array, { items, pieces, tally }: Cuttings): string[] {
  const found: string[] = [];
  const sum = tally.documentBytes + tally.brokenBytes + tally.envelopeBytes + tally.separatorBytes;
  if (tally.byteCount !== bytes.length) found.push(`${tally.byteCount} bytes read of ${bytes.length}`);
  if (sum !== bytes.length) found.push(`${sum} bytes accounted for of ${bytes.length}`);
  const outside: Uint8Array[] = [];
  let end = 0;
  let position = 0;
  for (const item of items) {
    if (item.kind === 'envelope') continue;
    const parts = item.kind === 'broken' ? pieces.filter((piece) => piece.position === item.position) : [item];
    const whole = Buffer.concat(parts.map((part) => part.bytes));
    if (item.kind === 'broken' && whole.length !== item.byteCount)
      found.push(`broken ${item.position} has other bytes`);
    if (whole.length === 0) found.push(`${item.kind} ${item.position} is empty`);
    if (item.start < end) found.push(`${item.kind} ${item.position} overlaps`);
    if (item.position <= position) found.push(`position ${item.position} does not rise`);
    if (!whole.equals(bytes.subarray(item.start, item.start + whole.length))) {
      found.push(`${item.kind} ${item.position} is not what stands at ${item.start}`);
    }
    outside.push(bytes.subarray(end, item.start));
    end = item.start + whole.length;
    position = item.position;
  }
  outside.push(bytes.subarray(end));
  const rest = Buffer.concat(outside).toString('latin1');
  // Without an envelope nothing but separators may be left over.
  const lost = [...rest].filter((character) => !' \t\r\n,[]\u00ef\u00bb\u00bf\u001e'.includes(character)).join('');
  if (tally.envelopeBytes === 0 && lost !== '') found.push(`lost: ${JSON.stringify(lost.slice(0, 80))}`);
  if (rest.length !== tally.envelopeBytes + tally.separatorBytes) found.push('separators and envelopes do not add up');
  return found;
}
