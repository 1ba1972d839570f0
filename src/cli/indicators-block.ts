import { closeSync, openSync, readSync } from 'node:fs';
import { defaultDocumentLimit } from '../sources/json/span.ts';

/** A file of JSON Lines that several threads read together. */
export interface BlockFile {
  readonly path: string;
  /** Its size when the reading began. */
  readonly byteCount: number;
  readonly blockBytes: number;
  /** Shared: the next block that nobody has claimed. */
  readonly next: Int32Array;
  /** Shared: how many lines begin in each block; from these a line gets its number when all is read. */
  readonly lineCounts: Int32Array;
}

/** A file as blocks that are claimed one by one. */
export function blockFile(path: string, byteCount: number, blockBytes: number): BlockFile {
  const shared = (length: number): Int32Array => new Int32Array(new SharedArrayBuffer(4 * length));
  return { path, byteCount, blockBytes, next: shared(1), lineCounts: shared(Math.ceil(byteCount / blockBytes)) };
}

/** Takes a line: its bytes, valid until the next, which line of its block it is, from 0, and its offset in the file. */
export type TakeLine = (
  bytes: Buffer | null,
  at: { readonly block: number; readonly line: number; readonly start: number },
) => void;

const NEWLINE = 0x0a;

/**
 * Reads the blocks that no other thread has claimed, until none is left; yields after each the bytes it read. A line belongs
 * to the block in which it begins. A line over the limit of documents is taken as null.
 */
export function* readBlocks(file: BlockFile, take: TakeLine, limit = defaultDocumentLimit): Generator<number> {
  const { path, byteCount, blockBytes, next, lineCounts } = file;
  const handle = openSync(path, 'r');
  try {
    // One byte before the block tells whether its first line begins with it.
    const buffer = Buffer.allocUnsafeSlow(blockBytes + 1);
    for (let block = Atomics.add(next, 0, 1); block * blockBytes < byteCount; block = Atomics.add(next, 0, 1)) {
      const start = block * blockBytes;
      const lead = block === 0 ? 0 : 1;
      const length = fill(
        handle,
        buffer.subarray(0, Math.min(blockBytes + lead, byteCount - start + lead)),
        start - lead,
      );
      const bytes = buffer.subarray(0, length);
      let from = block === 0 ? 0 : bytes.indexOf(NEWLINE) + 1;
      let line = 0;
      // Without a line break the whole block is the inside of a line.
      while (from < length && (block === 0 || from > 0)) {
        const at = { block, line: line++, start: start - lead + from };
        const end = bytes.indexOf(NEWLINE, from);
        if (end < 0) {
          take(restOfLine(handle, file, bytes.subarray(from), at.start, limit), at);
          break;
        }
        take(end - from > limit ? null : bytes.subarray(from, end), at);
        from = end + 1;
      }
      lineCounts[block] = line;
      yield length - lead;
    }
  } finally {
    closeSync(handle);
  }
}

/** Reads until the buffer is full or the file ends; answers how much that was. */
function fill(handle: number, buffer: Buffer, position: number): number {
  let length = 0;
  while (length < buffer.length) {
    const read = readSync(handle, buffer, length, buffer.length - length, position + length);
    if (read === 0) break;
    length += read;
  }
  return length;
}

/** A line that goes on behind its block; null where it is over the limit. */
function restOfLine(handle: number, file: BlockFile, begun: Buffer, start: number, limit: number): Buffer | null {
  const parts = [Buffer.from(begun)];
  let length = begun.length;
  while (start + length < file.byteCount) {
    if (length > limit) return null;
    const part = Buffer.allocUnsafe(Math.min(256 * 1024, file.byteCount - start - length));
    const read = fill(handle, part, start + length);
    if (read === 0) break;
    const end = part.subarray(0, read).indexOf(NEWLINE);
    parts.push(part.subarray(0, end < 0 ? read : end));
    length += end < 0 ? read : end;
    if (end >= 0) break;
  }
  return length > limit ? null : Buffer.concat(parts);
}
