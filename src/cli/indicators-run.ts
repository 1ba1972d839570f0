import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { type Found, Reckoning } from '../measures/indicators/reckoning.ts';
import { compressionOf } from '../sources/input/archive.ts';
import { recognize } from '../sources/input/format.ts';
import { type Input, openInputs } from '../sources/input/open.ts';
import { splitLines } from '../sources/json/lines.ts';
import { splitDocuments } from '../sources/json/scanner.ts';
import { blockFile } from './indicators-block.ts';
import { lineReader } from './indicators-line.ts';
import { readSettingsText } from './indicators-settings.ts';
import { badLimit, readShare, type Share, type Task } from './indicators-share.ts';

/** What a run is told of and asked for. */
export interface IndicatorRun {
  readonly words: readonly string[];
  /** The text of the settings file; null for all indicators as they are. */
  readonly settings: string | null;
  /** Threads at most, this one included. */
  readonly threads: number;
  /** Told of each line that is left out, as a sentence. */
  readonly onFlaw: (sentence: string) => void;
  readonly onProgress?: (name: string, bytes: number, total: number | null) => void;
  /** Bytes of a block, for tests. */
  readonly blockBytes?: number;
}

export interface IndicatorReport {
  readonly found: readonly Found[];
  readonly releases: number;
  /** Lines that were left out. */
  readonly badCount: number;
}

/** Positions of a file; larger ones would only blur which of two releases of one ocid is the later. */
const fileSpan = 2 ** 38;

/** A file that is worth several threads has several blocks. */
const blockBytes = 4 * 1024 * 1024;

/** Reads compiled releases in one pass, uncompressed JSON Lines with several threads, and reckons the indicators. */
export async function runIndicators(run: IndicatorRun): Promise<IndicatorReport> {
  const reckoning = new Reckoning(readSettingsText(run.settings));
  let releases = 0;
  let badCount = 0;
  const { inputs } = await openInputs(run.words);
  for (const [i, input] of inputs.entries()) {
    const base = i * fileSpan;
    const framing = await framingOf(input);
    if (framing.kind === 'lines' && input.path !== null && !isCompressed(input.path)) {
      await input.close();
      const shares = await readTogether(run, input.path, base);
      for (const share of shares) {
        reckoning.merge(share.gathered);
        releases += share.releases;
        badCount += share.badCount;
      }
    } else {
      const read = await readAlone(run, input, { reckoning, base, framing });
      releases += read.releases;
      badCount += read.badCount;
    }
  }
  return { found: reckoning.finish(), releases, badCount };
}

type Framing = { readonly kind: 'lines' } | { readonly kind: 'values'; readonly arrays: readonly string[] };

/** How documents are cut from an input. What begins like an object on each line is lines, however bad they are. */
async function framingOf(input: Input): Promise<Framing> {
  const head = Buffer.from(await input.head());
  const start = head
    .subarray(0, 4096)
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  try {
    const { framing, arrays } = recognize(head, input.name);
    if (framing === 'values') return { kind: 'values', arrays };
    if (framing === 'lines') return { kind: 'lines' };
  } catch (error) {
    if (start.startsWith('{')) return { kind: 'lines' };
    throw error;
  }
  return { kind: 'lines' };
}

function isCompressed(path: string): boolean {
  const head = Buffer.alloc(4);
  const handle = openSync(path, 'r');
  try {
    readSync(handle, head, 0, 4, 0);
  } finally {
    closeSync(handle);
  }
  return compressionOf(head) !== null;
}

/** Reads a file with as many threads as it is worth; this one is one of them. */
async function readTogether(run: IndicatorRun, path: string, base: number): Promise<Share[]> {
  const size = run.blockBytes ?? blockBytes;
  const file = blockFile(path, statSync(path).size, size);
  const task: Task = { file, settings: run.settings, base };
  const others = Math.min(run.threads, file.lineCounts.length) - 1;
  const threads = Array.from({ length: Math.max(0, others) }, () => shareElsewhere(task));
  try {
    const shares = [await shareHere(run, task), ...(await Promise.all(threads.map(({ done }) => done)))];
    tellBad(run, path, file.lineCounts, shares);
    return shares;
  } finally {
    for (const { worker } of threads) await worker.terminate();
  }
}

function shareElsewhere(task: Task): { readonly worker: Worker; readonly done: Promise<Share> } {
  const own = import.meta.url;
  // The sources are run as they are, and built.
  const worker = new Worker(new URL(`./indicators-thread${own.slice(own.lastIndexOf('.'))}`, own), {
    workerData: task,
  });
  const done = new Promise<Share>((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
    worker.once('exit', () => reject(new Error('A thread ended before it was done.')));
  });
  // It is awaited after this thread has done its own share.
  done.catch(() => undefined);
  return { worker, done };
}

async function shareHere(run: IndicatorRun, task: Task): Promise<Share> {
  const reading = readShare(task);
  const { byteCount, blockBytes: size, next, path } = task.file;
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
    run.onProgress?.(path, Math.min(byteCount, (next[0] as number) * size), byteCount);
    // Lets a thread that failed say so.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Tells of bad lines by their numbers, in order. */
function tellBad({ onFlaw }: IndicatorRun, path: string, lineCounts: Int32Array, shares: readonly Share[]): void {
  const before = [0];
  for (const count of lineCounts) before.push((before.at(-1) as number) + count);
  const bad = shares.flatMap((share) => share.bad);
  bad.sort((a, b) => a.block - b.block || a.line - b.line);
  for (const { block, line, flaw } of bad.slice(0, badLimit))
    onFlaw(sentenceOf((before[block] as number) + line + 1, path, flaw));
  const more = shares.reduce((sum, { badCount }) => sum + badCount, 0) - Math.min(bad.length, badLimit);
  if (more > 0) onFlaw(`${more} more lines of ${path} were left out.`);
}

const sentenceOf = (line: number, name: string, flaw: string): string =>
  `Line ${line} of ${name} was left out: ${flaw}.`;

/** Reads what only comes as a stream, or is a package, in this thread. */
async function readAlone(
  run: IndicatorRun,
  input: Input,
  { reckoning, base, framing }: { readonly reckoning: Reckoning; readonly base: number; readonly framing: Framing },
): Promise<{ releases: number; badCount: number }> {
  let releases = 0;
  let badCount = 0;
  const readLine = lineReader();
  const chunks = input.chunks();
  const batches = framing.kind === 'lines' ? splitLines(chunks) : splitDocuments(chunks, { arrays: framing.arrays });
  for await (const batch of batches) {
    for (const item of batch) {
      if (item.kind === 'envelope') continue;
      const read = item.kind === 'broken' ? { release: null, flaw: item.message } : readLine(bufferOf(item.bytes));
      if (read.release) {
        reckoning.add(read.release, base + item.start);
        releases++;
      } else if (badCount++ < badLimit) run.onFlaw(sentenceOf(item.position, input.name, read.flaw));
    }
    run.onProgress?.(input.name, input.readCount(), input.byteCount);
  }
  if (badCount > badLimit) run.onFlaw(`${badCount - badLimit} more lines of ${input.name} were left out.`);
  const damage = input.damage();
  if (damage === null) return { releases, badCount };
  run.onFlaw(`${input.name}: ${damage}.`);
  return { releases, badCount: badCount + 1 };
}

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
