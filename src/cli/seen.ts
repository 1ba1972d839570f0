import type { TextPlace } from '../store/texts.ts';

/**
 * A map from hashes to numbers that takes 16 to 32 bytes a member: which releases and which processes have been met. It goes by 64
 * bits of a SHA-256 and only says what is to be looked at: whoever asks compares the things themselves.
 */
export class SeenHashes {
  /** Two words of the hash and the number, slot by slot; a number of zero marks an empty one. */
  private slots = new Uint32Array(3 << 12);
  private used = 0;

  /** Adds the first 16 hexadecimal digits of a hash with a number above zero; the number that stood there before, or null. */
  add(hash: string, number: number): number | null {
    if (this.used * 4 >= this.slots.length) this.grow();
    const before = this.insert(Number.parseInt(hash.slice(0, 8), 16), Number.parseInt(hash.slice(8, 16), 16), number);
    if (before === null) this.used++;
    return before;
  }

  get size(): number {
    return this.used;
  }

  private insert(a: number, b: number, number: number): number | null {
    const { slots } = this;
    const { length } = slots;
    for (let at = (b % (length / 3)) * 3; ; at = at + 3 === length ? 0 : at + 3) {
      const standing = slots[at + 2] as number;
      if (standing === 0) {
        slots[at] = a;
        slots[at + 1] = b;
        slots[at + 2] = number;
        return null;
      }
      if (slots[at] === a && slots[at + 1] === b) return standing;
    }
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += 3) {
      if (old[at + 2] !== 0) this.insert(old[at] as number, old[at + 1] as number, old[at + 2] as number);
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
