import type { RowItem, RowOptions, RowTally } from '../../../src/sources/delimited/row.ts';
import { readRows } from '../../../src/sources/delimited/rows.ts';
import type { Piece } from '../../../src/sources/json/span.ts';

/** What came out of the reader of rows. */
export interface Cut {
  readonly items: RowItem[];
  readonly pieces: Piece[];
  readonly tally: RowTally;
}

/** Reads bytes in chunks of the given sizes, over and over, and keeps everything. */
export async function cut(bytes: Uint8Array, sizes: readonly number[] = [], options: RowOptions = {}): Promise<Cut> {
  const items: RowItem[] = [];
  const pieces: Piece[] = [];
  const batches = readRows(chunksOf(bytes, sizes), { ...options, onPiece: (piece) => void pieces.push(piece) });
  for (;;) {
    const { done, value } = await batches.next();
    if (done) return { items, pieces, tally: value };
    items.push(...value);
  }
}

/** Cuts bytes into chunks of the given sizes, over and over; one chunk without sizes. */
export function* chunksOf(bytes: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = Math.max(1, sizes[turn % sizes.length] ?? bytes.length);
    yield bytes.slice(at, at + size);
    at += size;
  }
}

/** Rows as they are written in the expected results. */
export interface Plain {
  readonly delimiter?: string;
  readonly header?: readonly string[];
  readonly flaws?: readonly string[];
  readonly rows: readonly {
    readonly position: number;
    readonly cells?: readonly string[];
    readonly flaws?: readonly string[];
    readonly broken?: string;
    readonly bytes?: string;
  }[];
}

/** What can be compared and written down: cells, codes of flaws, codes and bytes of what is broken. */
export function plain({ items, pieces }: Cut): Plain {
  const header = items.find((item) => item.kind === 'header');
  const codes = (flaws: readonly { readonly code: string }[]) =>
    flaws.length > 0 ? { flaws: flaws.map(({ code }) => code) } : {};
  return {
    ...(header && { delimiter: header.delimiter, header: header.cells, ...codes(header.flaws) }),
    rows: items.flatMap((item): Plain['rows'] => {
      if (item.kind === 'header') return [];
      if (item.kind === 'row') return [{ position: item.position, cells: item.cells, ...codes(item.flaws) }];
      const own = pieces.filter(({ position }) => position === item.position);
      return [
        {
          position: item.position,
          broken: item.code,
          bytes: Buffer.concat(own.map(({ bytes }) => bytes)).toString('latin1'),
        },
      ];
    }),
  };
}

/** Complaints about the account that the reader gives of its input: rows and pieces must stand where they say, and add up. */
export function complaints(bytes: Uint8Array, { items, pieces, tally }: Cut): string[] {
  const found: string[] = [];
  const { headerBytes, rowBytes, brokenBytes, separatorBytes } = tally;
  if (tally.byteCount !== bytes.length) found.push(`${tally.byteCount} bytes read of ${bytes.length}`);
  if (headerBytes + rowBytes + brokenBytes + separatorBytes !== bytes.length) found.push('bytes do not add up');
  let end = 0;
  let position = 0;
  for (const item of items) {
    if (item.start < end) found.push(`${item.kind} at ${item.start} overlaps what is before it`);
    end = item.start + item.byteCount;
    if (item.kind === 'header') continue;
    if (item.position !== ++position) found.push(`position ${item.position} where ${position} was expected`);
    const own = pieces.filter((piece) => piece.position === item.position);
    const source =
      item.kind === 'row' ? Buffer.from(item.source, 'latin1') : Buffer.concat(own.map((piece) => piece.bytes));
    if (!bytes.subarray(item.start, end).every((byte, i) => byte === source[i]))
      found.push(`${item.kind} ${item.position} is not what stands there`);
  }
  if (tally.rowCount + tally.brokenCount !== position) found.push('rows do not add up');
  return found;
}
