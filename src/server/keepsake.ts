import type { RecordReader } from '../store/record.ts';

/** Objects of one snapshot: those that stay, and those that were asked for last. */
interface Shelf {
  readonly stay: Map<string, Promise<unknown>>;
  readonly recent: Map<string, Promise<unknown>>;
}

/** Passing objects that are kept of one snapshot. */
const recentLimit = 1000;

/** What is worth making once for a snapshot: indexes, which stay, and answers to parts of questions, of which the last stay. */
export class Keepsakes {
  private readonly shelves = new WeakMap<RecordReader, Shelf>();

  /** An object of which there are few, such as the index of words: kept as long as the snapshot is served. */
  keep<T>(record: RecordReader, name: string, make: () => Promise<T>): Promise<T> {
    return this.take(this.shelfOf(record).stay, name, make);
  }

  /** An object of which there may be any number, such as a measure for a filter: the ones asked for last are kept. */
  recall<T>(record: RecordReader, name: string, make: () => Promise<T>): Promise<T> {
    const { recent } = this.shelfOf(record);
    const made = this.take(recent, name, make);
    // The order of a map is the order of its insertions: the first one is the one not asked for longest.
    recent.delete(name);
    recent.set(name, made);
    const oldest = recent.size > recentLimit ? recent.keys().next().value : undefined;
    if (oldest !== undefined) recent.delete(oldest);
    return made;
  }

  private shelfOf(record: RecordReader): Shelf {
    const shelf = this.shelves.get(record) ?? { stay: new Map(), recent: new Map() };
    this.shelves.set(record, shelf);
    return shelf;
  }

  private take<T>(shelf: Map<string, Promise<unknown>>, name: string, make: () => Promise<T>): Promise<T> {
    const made = (shelf.get(name) as Promise<T> | undefined) ?? make();
    shelf.set(name, made);
    // A failure is not kept: the next request tries again.
    made.catch(() => {
      if (shelf.get(name) === made) shelf.delete(name);
    });
    return made;
  }
}
