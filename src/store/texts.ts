import { closeSync, copyFileSync, existsSync, openSync, readdirSync, readSync, renameSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';

/** Where a text stands: which file of texts, and where in it. */
export interface TextPlace {
  readonly text_file: number;
  readonly text_start: number;
  readonly text_bytes: number;
}

const fileName = (number: number): string => `releases-${number}.jsonl`;
const pendingLimit = 1 << 20;
const newline = 10;
const carriageReturn = 13;
const space = 32;

/** Files of texts in a snapshot, which the next snapshot takes over by link instead of copying them. */
export const isTextFile = (name: string): boolean => /^releases-\d+\.jsonl$/.test(name);

/**
 * The cleaned releases of a record in the making, as JSON Lines beside it: they are written once as they are read, found again
 * by their place, and weigh nothing in the database. Files that came from an earlier snapshot are shared with it and are copied
 * before anything in them is changed.
 */
export class ReleaseTexts {
  private readonly folder: string;
  private readonly own: number;
  private readonly files = new Map<number, number>();
  private pending: Uint8Array[] = [];
  private pendingBytes = 0;
  private length = 0;

  constructor(folder: string) {
    this.folder = folder;
    const numbers = readdirSync(folder)
      .filter(isTextFile)
      .map((name) => Number(name.replace(/\D/g, '')));
    this.own = Math.max(0, ...numbers) + 1;
  }

  /** Adds a text; line breaks in it, which JSON has between its parts only, become spaces. */
  add(text: Uint8Array): TextPlace {
    const start = this.length;
    this.push(text.includes(newline) || text.includes(carriageReturn) ? withoutBreaks(text) : text);
    this.push(lineEnd);
    this.length += text.length + 1;
    if (this.pendingBytes > pendingLimit) this.flush();
    return { text_file: this.own, text_start: start, text_bytes: text.length };
  }

  private push(bytes: Uint8Array): void {
    this.pending.push(bytes);
    this.pendingBytes += bytes.length;
  }

  /** Writes what is pending to the disk. */
  flush(): void {
    if (this.pending.length === 0) return;
    writeFully(this.fileOf(this.own), Buffer.concat(this.pending, this.pendingBytes), this.length - this.pendingBytes);
    this.pending = [];
    this.pendingBytes = 0;
  }

  read(place: TextPlace): string {
    return this.readBytes(place).toString('utf8');
  }

  readBytes(place: TextPlace): Buffer {
    if (place.text_file === this.own && place.text_start + place.text_bytes > this.length - this.pendingBytes)
      this.flush();
    const bytes = Buffer.alloc(place.text_bytes);
    readSync(this.fileOf(place.text_file), bytes, 0, place.text_bytes, place.text_start);
    return bytes;
  }

  /** Puts another text in the place of one, which is blanked out where it stood. */
  replace(place: TextPlace, text: string): TextPlace {
    this.flush();
    if (place.text_file !== this.own) this.makeOwn(place.text_file);
    writeFully(this.fileOf(place.text_file), Buffer.alloc(place.text_bytes, space), place.text_start);
    return this.add(Buffer.from(text, 'utf8'));
  }

  /** Breaks the link to the snapshot that a file came from, by a copy. */
  private makeOwn(number: number): void {
    const path = join(this.folder, fileName(number));
    const open = this.files.get(number);
    if (open !== undefined) closeSync(open);
    this.files.delete(number);
    copyFileSync(path, `${path}.copy`);
    renameSync(`${path}.copy`, path);
  }

  private fileOf(number: number): number {
    const open = this.files.get(number);
    if (open !== undefined) return open;
    const path = join(this.folder, fileName(number));
    const file = openSync(path, existsSync(path) ? 'r+' : 'w+');
    this.files.set(number, file);
    return file;
  }

  close(): void {
    this.flush();
    for (const file of this.files.values()) closeSync(file);
    this.files.clear();
  }
}

/** A text of a published snapshot, by its place. */
export async function readText(folder: string, place: TextPlace): Promise<string> {
  const file = await open(join(folder, fileName(place.text_file)), 'r');
  try {
    const bytes = Buffer.alloc(place.text_bytes);
    await file.read(bytes, 0, place.text_bytes, place.text_start);
    return bytes.toString('utf8');
  } finally {
    await file.close();
  }
}

const lineEnd = Uint8Array.of(newline);

function withoutBreaks(text: Uint8Array): Uint8Array {
  return Uint8Array.from(text, (byte) => (byte === newline || byte === carriageReturn ? space : byte));
}

function writeFully(file: number, bytes: Uint8Array, position: number): void {
  for (let written = 0; written < bytes.length; ) {
    written += writeSync(file, bytes, written, bytes.length - written, position + written);
  }
}
