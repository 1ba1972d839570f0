import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from '../sources/json/document.ts';
import type { Unanswered } from '../sources/live/line.ts';
import { type Page, packageEnd, packageStart } from '../sources/live/page.ts';
import type { WindowRead } from '../sources/live/pager.ts';
import { nameOf, type Window } from '../sources/live/window.ts';
import { cleanDocument, mayNeedCleaning } from '../sources/ocds/clean.ts';
import { objectOf } from '../sources/ocds/field.ts';

/*
 * {store}/fetched/{service}/
 *   windows.json       what became of each window, replaced by rename after each
 *   {window}.json      the releases of a window as published, one after the other in one package, which keeps publisher and licence
 *   {region}/…         the same, only what is for one region
 */

/** What became of a window when it was last asked for. */
export interface WindowState {
  /**
   * `open`: it was not over yet, so that more may be published in it. `short`: it may hold more than it gave. Both are kept
   * and asked for again, as is `failed`; `halved` stands for its two halves.
   */
  readonly outcome: 'complete' | 'open' | 'short' | 'halved' | 'failed';
  readonly asked: string;
  readonly releases?: number;
  readonly pages?: number;
  readonly reported?: number | null;
  readonly ending?: WindowRead['ending'];
  readonly because?: string;
  /** Why it failed. */
  readonly fault?: Unanswered['code'];
}

/** What is on disk of one service. */
export class Fetched {
  readonly folder: string;
  readonly #address: string;
  readonly #windows: Map<string, WindowState>;

  /** Opens the folder; what was fetched from another address than this one is not taken for the same. */
  constructor(store: string, feedId: string, address: string) {
    this.folder = join(store, 'fetched', feedId);
    this.#address = address;
    mkdirSync(this.folder, { recursive: true });
    this.#windows = readWindows(join(this.folder, 'windows.json'), address);
  }

  path(window: Window): string {
    return join(this.folder, `${nameOf(window)}.json`);
  }

  /** What became of a window; null where it was never asked for, or its file is gone. */
  state(window: Window): WindowState | null {
    const state = this.#windows.get(nameOf(window));
    if (!state) return null;
    const kept = state.outcome !== 'halved' && state.outcome !== 'failed' && state.releases !== 0;
    return kept && !existsSync(this.path(window)) ? null : state;
  }

  /** Notes what became of a window, on disk too before this returns. */
  note(window: Window, state: WindowState): void {
    this.#windows.set(nameOf(window), state);
    const windows = Object.fromEntries([...this.#windows].sort(([a], [b]) => (a < b ? -1 : 1)));
    replaceFile(join(this.folder, 'windows.json'), `${JSON.stringify({ address: this.#address, windows }, null, 1)}\n`);
  }

  /** A file for the pages of a window; it bears the window's name only once it is kept. */
  draft(window: Window): PackageDraft {
    return new PackageDraft(this.path(window));
  }
}

function readWindows(path: string, address: string): Map<string, WindowState> {
  if (!existsSync(path)) return new Map();
  try {
    const found = JSON.parse(readFileSync(path, 'utf8')) as { address?: string; windows?: Record<string, WindowState> };
    return new Map(found.address === address ? Object.entries(found.windows ?? {}) : []);
  } catch {
    // It only saves requests: without it everything is asked for again.
    return new Map();
  }
}

function replaceFile(path: string, text: string): void {
  writeFileSync(`${path}.${process.pid}.part`, text);
  renameSync(`${path}.${process.pid}.part`, path);
}

/** A release without contact points: they are not kept, here as little as in the record. What holds none stays as published. */
function cleaned(release: Uint8Array): Uint8Array | string {
  if (!mayNeedCleaning(release)) return release;
  const parsed = parseDocument(release);
  const value = parsed.broken ? null : objectOf(parsed.value);
  if (value === null) return release;
  cleanDocument(value);
  return JSON.stringify(value);
}

/** A release package in the making. */
export class PackageDraft {
  readonly path: string;
  readonly #part: string;
  #file: number | null = null;
  #count = 0;

  constructor(path: string) {
    this.path = path;
    // With the process's number: two that fetch the same window do not write into each other's file.
    this.#part = `${path}.${process.pid}.part`;
  }

  addPage({ releases, envelope }: Page): void {
    this.begin(packageStart(envelope));
    for (const { bytes } of releases) this.add(bytes);
  }

  /** Writes what stands before the releases, the first time it is called. */
  begin(start: string): void {
    if (this.#file !== null) return;
    this.#file = openSync(this.#part, 'w');
    writeFileSync(this.#file, start);
  }

  add(release: Uint8Array): void {
    const file = this.#file as number;
    if (this.#count++ > 0) writeFileSync(file, ',\n');
    writeFileSync(file, cleaned(release));
  }

  /** Ends the package and gives the file its name; a package without releases leaves none. */
  keep(): void {
    if (this.#file === null || this.#count === 0) {
      this.drop();
      rmSync(this.path, { force: true });
      return;
    }
    writeFileSync(this.#file, packageEnd);
    closeSync(this.#file);
    this.#file = null;
    renameSync(this.#part, this.path);
  }

  /** Gives up what was written; does nothing after {@link keep}. */
  drop(): void {
    if (this.#file === null) return;
    closeSync(this.#file);
    this.#file = null;
    rmSync(this.#part, { force: true });
  }
}
