import type { TextPlace } from '../store/texts.ts';

/**
 * A map from hashes to numbers that takes at most 32 bytes a member: which releases and which processes have been met. Hashes are
 * 96 bits of a SHA-256, so that two different ones are never taken for the same in practice.
 */
export class SeenHashes {
  private slots = new Uint32Array(4 << 12);
  private used = 0;

  /** Adds the first 24 hexadecimal digits of a hash with a number; the number that stood there before, or null. */
  add(hash: string, number: number): number | null {
    if (this.used * 2 > this.slots.length / 4) this.grow();
    const a = Number.parseInt(hash.slice(0, 8), 16) || 1;
    const b = Number.parseInt(hash.slice(8, 16), 16);
    const c = Number.parseInt(hash.slice(16, 24), 16);
    const before = this.insert(a, b, c, number);
    if (before === null) this.used++;
    return before;
  }

  get size(): number {
    return this.used;
  }

  private insert(a: number, b: number, c: number, number: number): number | null {
    const { slots } = this;
    const count = slots.length / 4;
    for (let slot = b % count; ; slot = slot + 1 === count ? 0 : slot + 1) {
      const at = slot * 4;
      // A first word of zero marks an empty slot; real zeros were turned into ones.
      if (slots[at] === 0) {
        slots.set([a, b, c, number], at);
        return null;
      }
      if (slots[at] === a && slots[at + 1] === b && slots[at + 2] === c) return slots[at + 3] as number;
    }
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += 4) {
      if (old[at] !== 0)
        this.insert(old[at] as number, old[at + 1] as number, old[at + 2] as number, old[at + 3] as number);
    }
  }
}

/** Where the text of each release stands, by the number of the release; 14 bytes each. */
export class PlaceList {
  private starts = new Float64Array(1 << 12);
  private lengths = new Uint32Array(1 << 12);
  private files = new Uint16Array(1 << 12);

  set(releaseNo: number, place: TextPlace): void {
    while (releaseNo >= this.starts.length) this.grow();
    this.starts[releaseNo] = place.text_start;
    this.lengths[releaseNo] = place.text_bytes;
    this.files[releaseNo] = place.text_file;
  }

  get(releaseNo: number): TextPlace {
    return {
      text_file: this.files[releaseNo] as number,
      text_start: this.starts[releaseNo] as number,
      text_bytes: this.lengths[releaseNo] as number,
    };
  }

  private grow(): void {
    const longer = <T extends Float64Array | Uint32Array | Uint16Array>(to: T, from: T): T => {
      to.set(from);
      return to;
    };
    this.starts = longer(new Float64Array(this.starts.length * 2), this.starts);
    this.lengths = longer(new Uint32Array(this.lengths.length * 2), this.lengths);
    this.files = longer(new Uint16Array(this.files.length * 2), this.files);
  }
}
