import { type FSWatcher, mkdirSync, watch } from 'node:fs';
import type { EngineLimits } from './engine.ts';
import { currentFolder } from './folder.ts';
import { SnapshotReader } from './reader.ts';

/** Time that questions under way have on a snapshot after a newer one has taken its place. */
const graceMs = 30_000;

/**
 * Always the current snapshot of a store: takes up a newly published one, and leaves the last open for half a minute, so that the
 * questions under way on it come to their end.
 * `current()` is null until something has been imported.
 */
export class LiveRecord {
  private readonly store: string;
  private readonly limits: EngineLimits;
  private reader: SnapshotReader | null = null;
  private taking: Promise<void> | null = null;
  private stale = false;
  private watcher: FSWatcher | null = null;

  private constructor(store: string, limits: EngineLimits) {
    this.store = store;
    this.limits = limits;
  }

  static async open(store: string, limits: EngineLimits): Promise<LiveRecord> {
    mkdirSync(store, { recursive: true });
    const live = new LiveRecord(store, limits);
    await live.takeUp();
    // The pointer is replaced by rename, so the folder is watched and not the file.
    live.watcher = watch(store, { persistent: false }, () => {
      live.stale = true;
    });
    live.watcher.on('error', () => {
      live.stale = true;
    });
    return live;
  }

  /**
   * The snapshot to answer from. Ask anew for each answer and keep no reader: it closes half a minute after a newer snapshot has
   * taken its place.
   */
  async current(): Promise<SnapshotReader | null> {
    if (this.stale) {
      this.stale = false;
      this.taking ??= this.takeUp().finally(() => {
        this.taking = null;
      });
    }
    if (this.taking) await this.taking;
    return this.reader;
  }

  private async takeUp(): Promise<void> {
    const folder = currentFolder(this.store);
    if (folder === (this.reader?.folder ?? null)) return;
    const last = this.reader;
    this.reader = folder ? await SnapshotReader.open(folder, this.limits) : null;
    // A page asks several questions one after another; those begun on the last snapshot finish there.
    if (last) setTimeout(() => last.close(), graceMs).unref();
  }

  close(): void {
    this.watcher?.close();
    this.reader?.close();
  }
}
