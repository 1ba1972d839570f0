import { availableParallelism, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { Refusal } from '../domain/refusal.ts';
import type { EngineLimits } from '../store/engine.ts';
import { currentFolder } from '../store/folder.ts';
import { SnapshotReader } from '../store/reader.ts';
import type { Words } from './command.ts';
import type { Terminal } from './terminal.ts';

/** Where the record is kept unless told otherwise, in the folder one stands in. */
const defaultStore = '.commonweal';

export const storeOf = (words: Words): string => resolve(words.text('store') ?? defaultStore);

/** The store of the embedded example, below another. */
export const exampleStore = (store: string): string => join(store, 'example');

/** The store of the embedded example where it stands in for one without a record; null where it does not. */
export const exampleInstead = (store: string): string | null =>
  currentFolder(store) === null && currentFolder(exampleStore(store)) !== null ? exampleStore(store) : null;

/** The store that a command reads: while it holds no record, that of the example if there is one, which is said. */
export function storeToRead(words: Words, terminal: Pick<Terminal, 'say'>): string {
  const store = storeOf(words);
  const example = exampleInstead(store);
  if (example) terminal.say(`There is no record in ${store}; this is the embedded example, ${example}.`);
  return example ?? store;
}

/** What the engine may take: a fixed amount, so that an import of any size leaves the machine usable. */
export function engineLimits(): EngineLimits {
  const megabytes = Math.round(Math.min(512, Math.max(256, totalmem() / 1e6 / 4)));
  return { memory: `${megabytes}MB`, threads: Math.max(1, Math.min(4, availableParallelism())) };
}

/** Opens the current snapshot of a store for questions; refused where there is none. */
export async function openCurrent(store: string, limits = engineLimits()): Promise<SnapshotReader> {
  const folder = currentFolder(store);
  if (!folder) {
    throw new Refusal({
      code: 'no-record',
      message: 'There is no record in this store.',
      where: store,
      mend: 'Import something first: commonweal import FILE…',
    });
  }
  return SnapshotReader.open(folder, limits);
}
