import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** An answer that may be kept: what it says and how it is announced. */
export interface Made {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The same, as it is kept: compressed, since nearly everybody asks for it so. */
interface Kept {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a response is made from. */
export interface Sent {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
}

/** Largest answer that is kept, compressed; a longer one would push out too many others. */
const largest = 1_000_000;

/** What an answer takes, its address included: whoever asks chooses how long that is. */
const sizeOf = (address: string, { bytes }: Kept): number => bytes.length + 2 * address.length;

/**
 * Answers to questions about one snapshot, kept for the next who asks the same: the same address of the same record has the same
 * answer. Bounded by bytes; what was not asked for longest goes first. Several who ask at once wait for one answer.
 */
export class AnswerCache {
  private readonly limit: number;
  private snapshot = '';
  private readonly kept = new Map<string, Kept>();
  private readonly making = new Map<string, Promise<Kept | Response>>();
  private bytes = 0;

  /** `limit` in bytes; 0 keeps nothing. */
  constructor(limit: number) {
    this.limit = limit;
  }

  /** The answer to an address of a snapshot, made when it is not kept; a response that is made instead is never kept. */
  async take(
    { snapshot, address, packed }: { readonly snapshot: string; readonly address: string; readonly packed: boolean },
    make: () => Promise<Made | Response>,
  ): Promise<Sent | Response> {
    if (snapshot !== this.snapshot) this.forget(snapshot);
    const kept = this.touch(address) ?? (await this.makeOnce(address, make));
    if (kept instanceof Response) return kept;
    const headers = { ...kept.headers, vary: 'accept-encoding' };
    if (packed) return { body: kept.bytes, headers: { ...headers, 'content-encoding': 'gzip' } };
    return { body: Uint8Array.from(await unpack(kept.bytes)), headers };
  }

  private forget(snapshot: string): void {
    this.snapshot = snapshot;
    this.kept.clear();
    this.making.clear();
    this.bytes = 0;
  }

  private touch(address: string): Kept | undefined {
    const kept = this.kept.get(address);
    if (!kept) return undefined;
    // The order of a map is the order of its insertions: the first one is the one not asked for longest.
    this.kept.delete(address);
    this.kept.set(address, kept);
    return kept;
  }

  private async makeOnce(address: string, make: () => Promise<Made | Response>): Promise<Kept | Response> {
    const under = this.making.get(address);
    if (under) {
      const made = await under;
      // A response can be read only once: each who waited for it gets one of its own.
      return made instanceof Response ? this.compress(await make()) : made;
    }
    const snapshot = this.snapshot;
    const made = make().then((answer) => this.compress(answer));
    this.making.set(address, made);
    try {
      const kept = await made;
      if (!(kept instanceof Response) && snapshot === this.snapshot) this.keep(address, kept);
      return kept;
    } finally {
      if (this.making.get(address) === made) this.making.delete(address);
    }
  }

  private async compress(made: Made | Response): Promise<Kept | Response> {
    if (made instanceof Response) return made;
    return { bytes: Uint8Array.from(await pack(made.body)), headers: made.headers };
  }

  private keep(address: string, kept: Kept): void {
    if (sizeOf(address, kept) > Math.min(largest, this.limit)) return;
    this.kept.set(address, kept);
    this.bytes += sizeOf(address, kept);
    for (const [oldest, other] of this.kept) {
      if (this.bytes <= this.limit) break;
      this.kept.delete(oldest);
      this.bytes -= sizeOf(oldest, other);
    }
  }
}
