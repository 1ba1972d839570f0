import { once } from 'node:events';
import type { Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import { Refusal } from '../../domain/refusal.ts';

/** How a file is compressed. */
export type Compression = 'gzip' | 'zstd';

/** Bounds against archives that are made to fill a disk or a memory. */
export interface ArchiveLimits {
  /** Uncompressed bytes in all. */
  readonly byteLimit: number;
  /** Uncompressed bytes for each compressed one; gzip cannot exceed 1,032. */
  readonly ratioLimit: number;
  /** The ratio is looked at once this many bytes came out. */
  readonly ratioFrom: number;
}

export const defaultArchiveLimits: ArchiveLimits = {
  byteLimit: 1e12,
  ratioLimit: 1000,
  ratioFrom: 64 * 1024 * 1024,
};

/** The compression that the first four bytes announce; null for none. */
export function compressionOf(head: Uint8Array): Compression | null {
  const [a, b, c, d] = head;
  if (a === 0x1f && b === 0x8b) return 'gzip';
  if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) return 'zstd';
  return null;
}

/** What can decompress: node:zlib, which has zstd from Node 22.15 on. */
export interface Decompressors {
  createGunzip(options: DecoderOptions): Transform & { bytesWritten: number };
  createZstdDecompress?(options: DecoderOptions): Transform & { bytesWritten: number };
}

/** An archive on its way in. */
export interface Archive {
  readonly raw: AsyncIterable<Uint8Array>;
  readonly compression: Compression;
  readonly limits: ArchiveLimits;
  /** Names the file in refusals. */
  readonly where: string;
  /** Told once what is wrong with an archive of which only the beginning can be read. */
  readonly onDamage: (message: string) => void;
  readonly decompressors?: Decompressors;
}

/**
 * The decoder waits until each chunk was taken, because what it holds is lost when it meets damage; so is the chunk it is
 * about to fill, which is why it is no larger.
 */
const decoderOptions = { chunkSize: 64 * 1024, readableHighWaterMark: 1 };
type DecoderOptions = typeof decoderOptions;

/**
 * Decompresses a stream; memory holds a few chunks. Reads `raw` to its end whatever follows the compressed part, so that its
 * digest is that of the whole file. Refuses an archive beyond its limits and one of which nothing can be read; damage
 * further on ends the stream, at most one chunk before the damaged place, and is told to `onDamage`.
 */
export async function* decompress(archive: Archive): AsyncGenerator<Uint8Array> {
  const decoder = decoderFor(archive);
  let open = true;
  const feeding = feed(archive.raw, decoder, () => open);
  // The failure of the raw stream surfaces where the decoder is read.
  feeding.catch((error: Error) => decoder.destroy(error));
  let byteCount = 0;
  try {
    for await (const chunk of decoder as AsyncIterable<Uint8Array>) {
      byteCount += chunk.length;
      refuseBeyond(archive, byteCount, decoder.bytesWritten);
      yield chunk;
    }
    await feeding;
  } catch (error) {
    if (!isDamage(error)) throw error;
    if (byteCount === 0) throw damaged(archive, error);
    archive.onDamage(`the ${archive.compression} archive is damaged after ${byteCount} bytes: ${error.message}`);
    await feeding;
  } finally {
    open = false;
    decoder.destroy();
  }
}

function decoderFor({ compression, where, decompressors = zlib }: Archive): Transform & { bytesWritten: number } {
  if (compression === 'gzip') return decompressors.createGunzip(decoderOptions);
  if (decompressors.createZstdDecompress !== undefined) return decompressors.createZstdDecompress(decoderOptions);
  throw new Refusal({
    code: 'zstd-not-supported',
    message: 'This file is compressed with zstd, which this version of Node cannot read.',
    where,
    mend: 'Decompress it first (zstd -d FILE), or use Node 22.15 or newer.',
  });
}

/** Writes what the decoder takes and reads the rest for its digest; stops when nobody listens any more. */
async function feed(raw: AsyncIterable<Uint8Array>, decoder: Transform, open: () => boolean): Promise<void> {
  let done = false;
  const finish = (): void => {
    done = true;
  };
  decoder.once('end', finish).once('error', finish).once('close', finish);
  for await (const chunk of raw) {
    if (!open()) return;
    if (done || decoder.write(chunk)) continue;
    const waiting = new AbortController();
    const { signal } = waiting;
    const events = ['drain', 'end', 'close'].map((event) => once(decoder, event, { signal }));
    // A decoder that fails is not waited for; its reader learns why.
    await Promise.race(events).catch(finish);
    waiting.abort();
    await Promise.allSettled(events);
  }
  if (!done) decoder.end();
}

function refuseBeyond({ limits, where }: Archive, byteCount: number, compressedCount: number): void {
  const tooMany = byteCount > limits.byteLimit;
  const tooDense = byteCount > limits.ratioFrom && byteCount > limits.ratioLimit * Math.max(1, compressedCount);
  if (!tooMany && !tooDense) return;
  throw new Refusal({
    code: 'archive-too-large',
    message: tooMany
      ? `Decompressed, this is more than ${limits.byteLimit} bytes.`
      : `Decompressed, this is more than ${limits.ratioLimit} times as large: no real data is so repetitive.`,
    where,
    mend: 'Decompress it yourself and look at what is inside; give the decompressed file if it is what you meant.',
  });
}

/** Failures of the decoder bear the codes of its library; those of reading do not. */
const isDamage = (error: unknown): error is Error =>
  error instanceof Error && /^(?:Z_|ZSTD_|ERR_ZLIB)/.test(String((error as { code?: unknown }).code));

const damaged = ({ compression, where }: Archive, cause: Error): Refusal =>
  new Refusal({
    code: 'archive-damaged',
    message: `This looks like ${compression}, but nothing can be decompressed: ${cause.message}.`,
    where,
    mend: 'Download it again.',
    cause,
  });
