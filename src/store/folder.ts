import { randomBytes } from 'node:crypto';
import {
  closeSync,
  cpSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { Refusal } from '../domain/refusal.ts';
import type { Snapshot } from './record.ts';
import { isTextFile } from './texts.ts';

/*
 * A store on disk:
 *   current                the id of the snapshot that is served, replaced by rename
 *   snapshots/{id}/        record.duckdb, releases-N.jsonl, snapshot.json, quarantine.bin; never changed once it has this name
 *   snapshots/.new-…/      a snapshot in the making; a dead importer's is removed by the next import
 *   judgements.csv         what people decided about who is who, kept apart so that it survives every import
 *   networks/              what people drew, see shelf.ts
 *   fetched/               what was fetched live
 *   example/               the store of the embedded example
 *   importing              the process id of the importer at work
 */

/** Snapshots kept, the current one counted, so that a server that still reads the last one is not disturbed. */
const keptSnapshots = 2;

/** The name of a snapshot. */
export const snapshotId = /^[0-9a-f]{16}$/;
/** The name of one in the making. */
export const draftSnapshot = /^\.new-\d+-[0-9a-f]{8}$/;

export const judgementsPath = (store: string): string => join(store, 'judgements.csv');
const snapshotsPath = (store: string): string => join(store, 'snapshots');

/** The folder of the snapshot that is served, or null where nothing has been imported. */
export function currentFolder(store: string): string | null {
  const pointer = join(store, 'current');
  if (!existsSync(pointer)) return null;
  const id = readFileSync(pointer, 'utf8').trim();
  if (!snapshotId.test(id)) return null;
  const folder = join(snapshotsPath(store), id);
  return existsSync(join(folder, 'snapshot.json')) ? folder : null;
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'w');
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Takes the store for one importer; a second one is refused. The lock of a dead importer is taken over. */
export function lockStore(store: string): () => void {
  mkdirSync(snapshotsPath(store), { recursive: true });
  const lock = join(store, 'importing');
  for (let attempt = 0; ; attempt++) {
    try {
      const file = openSync(lock, 'wx');
      writeSync(file, String(process.pid));
      closeSync(file);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = Number(readFileSync(lock, 'utf8'));
      if (attempt > 1 || (holder > 0 && holder !== process.pid && isAlive(holder))) {
        throw new Refusal({
          code: 'store-busy',
          message: `Another import (process ${holder}) is writing to this store.`,
          where: store,
          mend: 'Wait until it has finished, or choose another folder with --store.',
        });
      }
      rmSync(lock, { force: true });
    }
  }
  for (const name of readdirSync(snapshotsPath(store))) {
    if (draftSnapshot.test(name)) rmSync(join(snapshotsPath(store), name), { recursive: true, force: true });
  }
  // An import that was killed just after it had published left what it was about to delete.
  const current = currentFolder(store);
  if (current) prune(store, basename(current));
  return () => rmSync(lock, { force: true });
}

/** A fresh folder for a snapshot in the making, with the current record copied into it when it is to build on that. */
export function beginSnapshot(store: string, base: string | null): string {
  const folder = join(snapshotsPath(store), `.new-${process.pid}-${randomBytes(4).toString('hex')}`);
  mkdirSync(folder, { recursive: true });
  try {
    if (base) takeOver(base, folder);
  } catch (error) {
    // Half a copy would fill a disk that is full already.
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return folder;
}

function takeOver(base: string, folder: string): void {
  for (const name of ['record.duckdb', 'quarantine.bin']) {
    if (existsSync(join(base, name))) cpSync(join(base, name), join(folder, name));
  }
  for (const name of readdirSync(base).filter(isTextFile)) shareFile(join(base, name), join(folder, name));
}

/** Texts are never changed once published, so both snapshots can hold the same file; where links are not possible, a copy. */
function shareFile(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    cpSync(from, to);
  }
}

/** The files of a snapshot. */
const belongs = (name: string): boolean =>
  isTextFile(name) || ['record.duckdb', 'snapshot.json', 'quarantine.bin'].includes(name);

/** Gives a finished snapshot its name and makes it the one that is served; both by rename, so that a kill leaves the last good one. */
export function publishSnapshot(store: string, folder: string, id: string): string {
  for (const name of readdirSync(folder)) {
    if (!belongs(name)) {
      // What the engine put aside while it worked, such as the folder it spills to.
      rmSync(join(folder, name), { recursive: true, force: true });
      continue;
    }
    const file = openSync(join(folder, name), 'r+');
    fsyncSync(file);
    closeSync(file);
  }
  const target = join(snapshotsPath(store), id);
  if (existsSync(target)) rmSync(folder, { recursive: true, force: true });
  else renameSync(folder, target);
  const pointer = join(store, 'current');
  writeDurably(`${pointer}.new`, `${id}\n`);
  renameSync(`${pointer}.new`, pointer);
  prune(store, id);
  return target;
}

/**
 * Deletes older snapshots but the last. One that was made by other judgements goes at once: it may still hold whom the new ones
 * remove. Whoever reads it keeps its open files until it closes them.
 */
function prune(store: string, current: string): void {
  const folderOf = (name: string): string => join(snapshotsPath(store), name);
  const judgements = judgementsOf(folderOf(current));
  const others = readdirSync(snapshotsPath(store))
    .filter((name) => name !== current && snapshotId.test(name))
    .map((name) => ({ name, time: statSync(folderOf(name)).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const [age, { name }] of others.entries()) {
    if (age >= keptSnapshots - 1 || judgementsOf(folderOf(name)) !== judgements) removeSnapshot(folderOf(name));
  }
}

/** Deletes a snapshot; what else somebody put into its folder stays, and the folder with it. */
export function removeSnapshot(folder: string): void {
  for (const name of readdirSync(folder)) {
    // The engine puts files beside its own that bear its name.
    if (belongs(name) || name.startsWith('record.duckdb')) rmSync(join(folder, name), { recursive: true, force: true });
  }
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}

/** The digest of the judgements that a snapshot was made by; null where it does not say. */
function judgementsOf(folder: string): string | null {
  try {
    return (JSON.parse(readFileSync(join(folder, 'snapshot.json'), 'utf8')) as Snapshot).judgements;
  } catch {
    return null;
  }
}

/** Writes a file of a snapshot in the making. */
export function writeSnapshotFile(folder: string, name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}
