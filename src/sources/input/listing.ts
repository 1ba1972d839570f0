import { accessSync, constants, lstatSync, readdirSync, type Stats, statSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { Refusal } from '../../domain/refusal.ts';
import { expandPattern, isPattern } from './glob.ts';

/** A file to read. */
export interface ListedFile {
  /** Without the folders above what was given. */
  readonly name: string;
  readonly path: string;
  /** Null for what has no size, such as a pipe. */
  readonly byteCount: number | null;
}

/** What one word stands for. */
export interface Listing {
  readonly files: readonly ListedFile[];
  /** Names of files in folders that do not look like data. */
  readonly skipped: readonly string[];
}

/** Files that one import takes; more are given in several, so that a slip such as `/` ends soon. */
export const fileLimit = 100_000;

const dataName = /\.(?:json|jsonl|ndjson|jl|csv|tsv|gz|gzip|zst|zstd)$/i;
const archiveName = /\.(?:tar|zip)\.\w+$/i;

/** Whether a name in a folder looks like data: by its ending, hidden ones never. */
const looksLikeData = (name: string): boolean =>
  !name.startsWith('.') && dataName.test(name) && !archiveName.test(name);

/**
 * The files that a word of the command line stands for: itself, what is in the folder (recursively, sorted by name), or what
 * matches the pattern. Refuses what does not exist, cannot be read or holds no data.
 */
export function listFiles(word: string): Listing {
  const stats = statSync(word, { throwIfNoEntry: false });
  if (stats === undefined) return isPattern(word) ? listMatches(word) : refuseMissing(word);
  if (!stats.isDirectory()) return { files: [fileAt(word, basename(word), stats)], skipped: [] };
  const prefix = /^\.{0,2}$/.test(basename(word)) ? '' : `${basename(word)}/`;
  const listing = sortOut(word, prefix, filesBelow(word));
  if (listing.files.length > 0) return listing;
  throw new Refusal({
    code: 'empty-folder',
    message: 'There are no data files in this folder.',
    where: word,
    mend: 'Give a folder with .json, .jsonl, .ndjson or .csv files (also .gz or .zst), or name a file to read it whatever it is called.',
  });
}

function listMatches(word: string): Listing {
  const { base, paths } = expandPattern(word);
  const files = paths.flatMap((path) =>
    lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ? filesBelow(path) : [path],
  );
  const listing = sortOut(base, '', files);
  if (listing.files.length > 0) return listing;
  throw new Refusal({
    code: 'no-match',
    message: 'No data file matches this pattern.',
    where: word,
    mend: 'Check the pattern; `*` and `?` stand for characters of a name, `**` for folders in between.',
  });
}

function refuseMissing(word: string): never {
  throw new Refusal({
    code: 'no-such-path',
    message: 'There is no such file or folder.',
    where: word,
    mend: 'Check the spelling, and that you are in the folder you think you are in.',
  });
}

/** Every file below a folder; links to folders are not followed, so that none is visited twice. */
function filesBelow(folder: string): string[] {
  const files: string[] = [];
  const folders = [folder];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    for (const entry of readFolder(next)) {
      const path = join(next, entry.name);
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.')) folders.push(path);
      } else files.push(path);
    }
    if (files.length > fileLimit) {
      throw new Refusal({
        code: 'too-many-files',
        message: `There are more than ${fileLimit} files in this folder.`,
        where: folder,
        mend: 'Give the folders inside it one after the other.',
      });
    }
  }
  return files;
}

function readFolder(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (cause) {
    throw unreadable(folder, cause);
  }
}

/** Sorts paths by name and sets aside those that do not look like data. */
function sortOut(base: string, prefix: string, paths: readonly string[]): Listing {
  const files: ListedFile[] = [];
  const skipped: string[] = [];
  const named = paths.map((path) => ({ path, name: prefix + relative(base, path).split(sep).join('/') }));
  named.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const { path, name } of named) {
    const stats = looksLikeData(basename(path)) ? statSync(path, { throwIfNoEntry: false }) : undefined;
    if (stats?.isFile()) files.push(fileAt(path, name, stats));
    else skipped.push(name);
  }
  return { files, skipped };
}

function fileAt(path: string, name: string, stats: Stats): ListedFile {
  try {
    accessSync(path, constants.R_OK);
  } catch (cause) {
    throw unreadable(path, cause);
  }
  return { name, path: resolve(path), byteCount: stats.isFile() ? stats.size : null };
}

const unreadable = (where: string, cause: unknown): Refusal =>
  new Refusal({
    code: 'unreadable-path',
    message: 'This cannot be read.',
    where,
    mend: 'Ask for permission to read it, or copy it to a place that is yours.',
    cause,
  });
