import { existsSync, lstatSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { draftSnapshot, lockStore, removeSnapshot, snapshotId } from './folder.ts';
import { isNetworkId } from './shelf.ts';

/*
 * What in a folder is a store's own. A folder that people keep other things in may become a store by a slip of --store, and names
 * such as `snapshots` and `networks` are other programs' too; hence everything is known by its name and by what is in it.
 */

const draftNetwork = /^\.(?:new|old)-[0-9a-f]{12}$/;
/** A window or a part of one that is being written, in `fetched/`. */
const fetchedFile = /^(?:windows|\d{8}T\d{6}-\d{8}T\d{6})\.json(?:\.\d+\.part)?$/;

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
const namesIn = (path: string): string[] => (isFolder(path) ? readdirSync(path) : []);

function isPointer(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return (stats?.isFile() ?? false) && (stats?.size ?? 0) < 64 && snapshotId.test(readFileSync(path, 'utf8').trim());
}

const isSnapshot = (folder: string, name: string): boolean =>
  draftSnapshot.test(name) ||
  (snapshotId.test(name) && ['snapshot.json', 'record.duckdb'].some((file) => existsSync(join(folder, name, file))));

const isFetchedService = (folder: string, name: string): boolean => existsSync(join(folder, name, 'windows.json'));

/** Whether a folder is a store: with a record, with something fetched, or as an import that came to nothing leaves it. */
export function isStore(store: string): boolean {
  const [snapshots, fetched] = [join(store, 'snapshots'), join(store, 'fetched')];
  return (
    isPointer(join(store, 'current')) ||
    namesIn(snapshots).some((name) => isSnapshot(snapshots, name)) ||
    (isFolder(snapshots) && namesIn(snapshots).length === 0) ||
    namesIn(fetched).some((name) => isFetchedService(fetched, name))
  );
}

/** What of a store was not deleted, because it is not the store's. */
export interface Forgotten {
  /** Paths below the store; where none is left, the folder is gone too. */
  readonly left: readonly string[];
}

/**
 * Deletes a store: the record, what was fetched, judgements and drawn networks, and the example’s store in it. Whatever else lies in
 * the folder stays, and the folder with it. Refused while an import is at work.
 */
export function forgetStore(store: string): Forgotten {
  const unlock = lockStore(store);
  try {
    removeOwn(store);
  } finally {
    unlock();
  }
  removeEmpty(store);
  return { left: isFolder(store) ? readdirSync(store).sort() : [] };
}

function removeOwn(store: string): void {
  removeSnapshots(join(store, 'snapshots'));
  removeFetched(join(store, 'fetched'));
  removeNetworks(join(store, 'networks'));
  if (isPointer(join(store, 'current'))) removeFile(join(store, 'current'));
  for (const name of ['current.new', 'judgements.csv']) removeFile(join(store, name));
  const example = join(store, 'example');
  if (isStore(example)) forgetStore(example);
}

function removeSnapshots(folder: string): void {
  for (const name of namesIn(folder).filter((name) => isSnapshot(folder, name))) {
    const path = join(folder, name);
    if (draftSnapshot.test(name)) rmSync(path, { recursive: true, force: true });
    else removeSnapshot(path);
  }
  removeEmpty(folder);
}

function removeFetched(folder: string): void {
  for (const service of namesIn(folder).filter((name) => isFetchedService(folder, name))) {
    const path = join(folder, service);
    for (const region of namesIn(path).filter((name) => isFolder(join(path, name))))
      removeFiles(join(path, region), (name) => fetchedFile.test(name));
    removeFiles(path, (name) => fetchedFile.test(name));
  }
  removeEmpty(folder);
}

function removeNetworks(folder: string): void {
  for (const name of namesIn(folder)) {
    const path = join(folder, name);
    if (draftNetwork.test(name)) rmSync(path, { recursive: true, force: true });
    else if (isNetworkId(name)) removeFiles(path, (file) => ['network.json', 'exchanges.csv'].includes(file));
  }
  removeEmpty(folder);
}

function removeFiles(folder: string, isOwn: (name: string) => boolean): void {
  for (const name of namesIn(folder)) if (isOwn(name)) removeFile(join(folder, name));
  removeEmpty(folder);
}

function removeFile(path: string): void {
  if (!isFolder(path)) rmSync(path, { force: true });
}

/** Takes a folder away, or the link to it, if nothing is left in it. */
function removeEmpty(folder: string): void {
  if (!isFolder(folder) || readdirSync(folder).length > 0) return;
  if (lstatSync(folder).isSymbolicLink()) unlinkSync(folder);
  else rmdirSync(folder);
}
