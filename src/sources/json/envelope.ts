import { parseDocument } from './document.ts';
import type { Envelope, Flaw } from './span.ts';

/** Longest envelope that is kept, in bytes. */
const envelopeLimit = 1024 * 1024;

/** Enough of the end to see which key an array belongs to. */
const tailLength = 128;

const keyBeforeArray = /(?<!\\)"([^"\\]{1,64})"\s*:\s*\[$/;

/** The key whose array opens with the last byte of `last`, which follows `held`; null where they do not end so. */
export function keyOfArray(held: readonly Uint8Array[], last: Uint8Array): string | null {
  let tail = last.subarray(-tailLength);
  for (let at = held.length - 1; at >= 0 && tail.length < tailLength; at--) {
    tail = Buffer.concat([(held[at] as Uint8Array).subarray(-tailLength), tail]);
  }
  const text = Buffer.from(tail.buffer, tail.byteOffset, tail.byteLength).toString('latin1');
  return keyBeforeArray.exec(text)?.[1] ?? null;
}

/**
 * Whether an object that reaches to the opening of an array has an ocid, and is therefore a release or a record with a
 * member that happens to bear the name of a package's (`contracts`, `releases`), not a package.
 */
export function hasOcid(parts: readonly Uint8Array[]): boolean {
  const text = Buffer.concat(parts).toString('latin1');
  try {
    const value = JSON.parse(`${text.slice(0, -1)}null}`) as { ocid?: unknown };
    return typeof value.ocid === 'string';
  } catch {
    return false;
  }
}

/** The bytes of a package around its documents, gathered while they pass. */
export class EnvelopeDraft {
  readonly start: number;
  #parts: Uint8Array[] = [];
  #tail: Uint8Array = new Uint8Array(0);
  #kept = 0;
  #byteCount = 0;
  #listAt = 0;

  constructor(start: number) {
    this.start = start;
  }

  get byteCount(): number {
    return this.#byteCount;
  }

  /** Adds a copy: the chunk it comes from need not stay. */
  add(part: Uint8Array): void {
    if (part.length === 0) return;
    this.#byteCount += part.length;
    this.#tail = Buffer.concat([this.#tail, part.subarray(-tailLength)]).subarray(-tailLength);
    if (this.#byteCount > envelopeLimit) {
      this.#parts = [];
      return;
    }
    // Small parts are joined, so that a stream cut into single bytes does not become as many objects.
    const last = this.#parts.at(-1);
    if (last !== undefined && last.length < 4096) this.#parts[this.#parts.length - 1] = Buffer.concat([last, part]);
    else this.#parts.push(Buffer.concat([part]));
    this.#kept = this.#byteCount;
  }

  /** The key whose array opened with the last byte added. */
  key(): string | null {
    return keyOfArray([], this.#tail);
  }

  /** The last byte added opens a list of documents: up to here the envelope is of use whatever follows. */
  openList(): void {
    this.#listAt = this.#byteCount;
  }

  /** The envelope; where a flaw ended it too soon, as far as the last list of documents. */
  close(flaw?: Flaw): Envelope {
    const issues: Flaw[] = flaw === undefined ? [] : [flaw];
    const value = this.#parse(flaw !== undefined, issues);
    return { kind: 'envelope', start: this.start, byteCount: this.#byteCount, value, issues };
  }

  #parse(cut: boolean, issues: Flaw[]): Envelope['value'] {
    if (this.#kept < this.#byteCount) {
      const message = `what surrounds the documents is over ${envelopeLimit} bytes`;
      issues.push({ code: 'envelope-too-large', message });
      return null;
    }
    const bytes = Buffer.concat(this.#parts);
    const parsed = parseDocument(cut ? Buffer.concat([bytes.subarray(0, this.#listAt), Buffer.from(']}')]) : bytes);
    if (parsed.broken === undefined) {
      issues.push(...parsed.issues);
      return parsed.value as Envelope['value'];
    }
    issues.push({ code: 'not-json', message: `around the documents: ${parsed.broken.message}` });
    return null;
  }
}
