import { createHash, type Hash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { Refusal } from '../../domain/refusal.ts';
import { type ArchiveLimits, compressionOf, type Decompressors, decompress, defaultArchiveLimits } from './archive.ts';
import { fileLimit, listFiles } from './listing.ts';

/** A stream of bytes to be read once, with what is known of it. */
export interface Input {
  /** File name without the folders above what was given; `stdin` for standard input. */
  readonly name: string;
  readonly path: string | null;
  /** Size as given (compressed); null where it is not known beforehand. */
  readonly byteCount: number | null;
  /** The first bytes, uncompressed, at least 256 KB where there are so many; `chunks` yields them again. */
  head(): Promise<Uint8Array>;
  /** All bytes, uncompressed; to be called once. Nobody writes to a chunk after it was yielded. */
  chunks(): AsyncGenerator<Uint8Array>;
  /** Bytes read so far, as given: against `byteCount` they say how much is left. */
  readCount(): number;
  /** SHA-256 of the bytes as given, hexadecimal; null until `chunks` has come to its end. */
  digest(): string | null;
  /** What is wrong with an archive of which only the beginning could be read; null for nothing. */
  damage(): string | null;
  /** Lets go of the file; needed only where `chunks` was not read to the end or left early. */
  close(): Promise<void>;
}

/** What words of the command line stand for. */
export interface Inputs {
  readonly inputs: readonly Input[];
  /** Names of files in folders that do not look like data, and of files given a second time. */
  readonly skipped: readonly string[];
}

/** What can be set when inputs are opened. */
export interface InputOptions {
  /** What `-` stands for. Default: the standard input of this process. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  readonly limits?: Partial<ArchiveLimits>;
  readonly decompressors?: Decompressors;
}

/**
 * Turns words of the command line (files, folders, patterns, `-`) into inputs, in their order.
 * Refuses what is missing, unreadable or empty before anything is read; opens no file yet.
 */
export async function openInputs(words: readonly string[], options: InputOptions = {}): Promise<Inputs> {
  const inputs = new Map<string, Input>();
  const skipped: string[] = [];
  for (const word of words) {
    if (word === '-') {
      const raw = () => options.stdin ?? (process.stdin as AsyncIterable<Uint8Array>);
      if (!inputs.has('-')) inputs.set('-', new Stream({ name: 'stdin', path: null, byteCount: null, raw }, options));
      continue;
    }
    const listing = listFiles(word);
    skipped.push(...listing.skipped);
    for (const file of listing.files) {
      if (inputs.has(file.path)) skipped.push(file.name);
      else inputs.set(file.path, new Stream({ ...file, raw: () => readFile(file.path) }, options));
    }
  }
  if (inputs.size > fileLimit) {
    throw new Refusal({
      code: 'too-many-files',
      message: `These are more than ${fileLimit} files.`,
      where: words.join(' '),
      mend: 'Import them in several goes.',
    });
  }
  return { inputs: [...inputs.values()], skipped };
}

/** Bytes that tell a format; the statistics before the notices of a council take 50 KB. */
export const headSize = 256 * 1024;
const readSize = 1024 * 1024;

/** Reads a file in fresh chunks, the next one while the last is looked at. */
async function* readFile(path: string): AsyncGenerator<Uint8Array> {
  const handle = await open(path, 'r');
  const next = () => {
    const reading = handle.read(Buffer.allocUnsafeSlow(readSize), 0, readSize, null);
    // It is awaited later; until then nobody else may take its failure for one that is not looked at.
    reading.catch(() => undefined);
    return reading;
  };
  let pending = next();
  try {
    for (;;) {
      const { bytesRead, buffer } = await pending.catch((cause: Error) => {
        throw unreadable(path, cause);
      });
      if (bytesRead === 0) return;
      pending = next();
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await pending.catch(() => undefined);
    await handle.close();
  }
}

/** What opens and then cannot be read: a failing disk, or a file that is none. */
const unreadable = (where: string, cause: Error): Refusal =>
  new Refusal({
    code: 'unreadable-path',
    message: `This cannot be read: ${cause.message}.`,
    where,
    mend: 'Check that it is the file you meant; copy it to another disk if this one fails.',
    cause,
  });

interface Source {
  readonly name: string;
  readonly path: string | null;
  readonly byteCount: number | null;
  readonly raw: () => AsyncIterable<Uint8Array>;
}

class Stream implements Input {
  readonly name: string;
  readonly path: string | null;
  readonly byteCount: number | null;
  readonly #source: Source;
  readonly #options: InputOptions;
  readonly #hash: Hash = createHash('sha256');
  #bytes: AsyncGenerator<Uint8Array> | null = null;
  #peeked: Uint8Array[] = [];
  #readCount = 0;
  #digest: string | null = null;
  #damage: string | null = null;

  constructor(source: Source, options: InputOptions) {
    this.name = source.name;
    this.path = source.path;
    this.byteCount = source.byteCount;
    this.#source = source;
    this.#options = options;
  }

  readCount(): number {
    return this.#readCount;
  }

  digest(): string | null {
    return this.#digest;
  }

  damage(): string | null {
    return this.#damage;
  }

  async head(): Promise<Uint8Array> {
    this.#bytes ??= this.#open();
    let length = this.#peeked.reduce((sum, chunk) => sum + chunk.length, 0);
    while (length < headSize) {
      const { done, value } = await this.#bytes.next();
      if (done) break;
      this.#peeked.push(value);
      length += value.length;
    }
    return this.#peeked.length === 1 ? (this.#peeked[0] as Uint8Array) : Buffer.concat(this.#peeked);
  }

  async *chunks(): AsyncGenerator<Uint8Array> {
    this.#bytes ??= this.#open();
    try {
      for (let chunk = this.#peeked.shift(); chunk !== undefined; chunk = this.#peeked.shift()) yield chunk;
      yield* this.#bytes;
    } finally {
      await this.close();
    }
  }

  async close(): Promise<void> {
    await this.#bytes?.return(undefined);
  }

  /** The bytes uncompressed. */
  async *#open(): AsyncGenerator<Uint8Array> {
    const raw = this.#hashed();
    const first: Uint8Array[] = [];
    try {
      // Four bytes announce a compression, and a pipe may bring them one by one.
      for (let length = 0; length < 4; ) {
        const { done, value } = await raw.next();
        if (done) break;
        first.push(value);
        length += value.length;
      }
      const compression = compressionOf(Buffer.concat(first.map((chunk) => chunk.subarray(0, 4))));
      const whole = replay(first, raw);
      if (compression === null) yield* whole;
      else yield* this.#decompressed(whole, compression);
    } finally {
      const closing = raw.return(undefined);
      // Standard input may stay silent for ever; a file does not, and is closed before this ends.
      if (this.path !== null) await closing;
    }
  }

  #decompressed(raw: AsyncIterable<Uint8Array>, compression: 'gzip' | 'zstd'): AsyncGenerator<Uint8Array> {
    const { limits, decompressors } = this.#options;
    return decompress({
      raw,
      compression,
      limits: { ...defaultArchiveLimits, ...limits },
      where: this.name,
      onDamage: (message) => {
        this.#damage = message;
      },
      ...(decompressors && { decompressors }),
    });
  }

  /** The bytes as given, counted and digested on their way. */
  async *#hashed(): AsyncGenerator<Uint8Array> {
    for await (const chunk of this.#source.raw()) {
      this.#readCount += chunk.length;
      this.#hash.update(chunk);
      yield chunk;
    }
    this.#digest = this.#hash.digest('hex');
  }
}

async function* replay(first: Uint8Array[], rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (let chunk = first.shift(); chunk !== undefined; chunk = first.shift()) yield chunk;
  yield* rest;
}
