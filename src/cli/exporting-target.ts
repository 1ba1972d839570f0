import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Refusal } from '../domain/refusal.ts';
import type { Terminal } from './terminal.ts';

const cannotWrite = (path: string, cause: unknown): Refusal =>
  new Refusal({
    code: 'cannot-write',
    message: `${path} cannot be written: ${(cause as Error).message}`,
    where: '--output',
    mend: 'Name a file in a folder that exists and that you may write to.',
    cause,
  });

/**
 * Lets something write a file and gives it its name when it is whole; what was there under that name stays until then, and
 * nothing is left of a file that came to nothing.
 */
export async function writeWhole(path: string, write: (part: string) => Promise<void>): Promise<void> {
  const target = resolve(path);
  const part = `${target}.part-${process.pid}`;
  try {
    // Whoever writes may speak of a folder that is not there in words of its own.
    const file = await open(part, 'w').catch((error: unknown) => {
      throw cannotWrite(path, error);
    });
    await file.close();
    await write(part);
    await rename(part, target).catch((error: unknown) => {
      throw cannotWrite(path, error);
    });
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function pour(pieces: AsyncIterable<string>, part: string, path: string): Promise<void> {
  const file = createWriteStream(part);
  const ended = new Promise<void>((done, fail) => {
    file.on('close', done);
    file.on('error', (error) => fail(cannotWrite(path, error)));
  });
  // Whoever waits is told at once; nobody may be waiting yet.
  ended.catch(() => undefined);
  try {
    for await (const piece of pieces) {
      if (file.write(piece)) continue;
      await Promise.race([new Promise<void>((resume) => file.once('drain', () => resume())), ended]);
    }
  } finally {
    file.end();
    await ended;
  }
}

/** Writes pieces of text to a file, or to standard output where none is named; waits for whoever reads them. */
export async function writePieces(
  pieces: AsyncIterable<string>,
  path: string | undefined,
  terminal: Terminal,
): Promise<void> {
  if (path !== undefined) return writeWhole(path, (part) => pour(pieces, part, path));
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    // Printing ends a line by itself, and the pieces end with theirs.
    if (text.length < 1 << 16 || !text.endsWith('\n')) continue;
    terminal.print(text.slice(0, -1));
    text = '';
    await terminal.drained();
  }
  if (text !== '') terminal.print(text.endsWith('\n') ? text.slice(0, -1) : text);
  await terminal.drained();
}
