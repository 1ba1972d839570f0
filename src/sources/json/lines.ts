import { isSpace } from './restart.ts';
import { defaultDocumentLimit, type Item, type SplitOptions, type Tally } from './span.ts';
import { drive, type Splitter, Tray } from './tray.ts';

const NEWLINE = 0x0a;
const RETURN = 0x0d;

/**
 * Cuts a stream of JSON Lines into documents: one for each line that is not blank, without its line ending.
 * `position` is the number of the line. A line over the limit is broken; whether the others are JSON is for
 * `parseDocument` to say. Yields them in batches and returns the tally; memory holds one line and one chunk.
 */
export function splitLines(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: SplitOptions = {},
): AsyncGenerator<readonly Item[], Tally> {
  return drive(new LineSplitter(options.documentLimit ?? defaultDocumentLimit), chunks, options.onPiece);
}

class LineSplitter implements Splitter {
  readonly tray = new Tray();
  readonly #limit: number;
  /** The current line: its number, its offset, and its bytes in earlier chunks. */
  #position = 1;
  #start = 0;
  #held: Buffer[] = [];
  #heldBytes = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  push(bytes: Uint8Array): void {
    const { tally } = this.tray;
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      this.#endLine(chunk.subarray(from, end));
      tally.separatorBytes++;
      from = end + 1;
      this.#start = tally.byteCount + from;
    }
    tally.byteCount += chunk.length;
    if (from < chunk.length) this.#hold(chunk.subarray(from));
  }

  end(): void {
    if (this.#heldBytes + this.tray.asideBytes > 0) this.#endLine(Buffer.alloc(0));
  }

  #hold(part: Buffer): void {
    if (this.tray.asideBytes > 0) {
      this.tray.setAside(this.#position, this.#start, part);
      return;
    }
    this.#held.push(part);
    this.#heldBytes += part.length;
    // Beyond the limit there may be a byte order mark and the return of a line ending.
    if (this.#heldBytes > this.#limit + 4) this.#setAsideHeld();
  }

  #setAsideHeld(): void {
    for (const held of this.#held) this.tray.setAside(this.#position, this.#start, held);
    this.#dropHeld();
  }

  #dropHeld(): void {
    if (this.#held.length > 0) this.#held = [];
    this.#heldBytes = 0;
  }

  #endLine(part: Buffer): void {
    if (this.tray.asideBytes > 0) this.#closeBroken(part);
    else {
      const line = this.#heldBytes === 0 ? part : Buffer.concat([...this.#held, part]);
      this.#dropHeld();
      const from = this.#position === 1 && hasMark(line) ? 3 : 0;
      const to = line.length > from && line[line.length - 1] === RETURN ? line.length - 1 : line.length;
      const body = from === 0 && to === line.length ? line : line.subarray(from, to);
      if (isBlank(body)) this.tray.tally.separatorBytes += line.length;
      else if (body.length > this.#limit) this.#closeBroken(line);
      else {
        this.tray.tally.separatorBytes += line.length - body.length;
        this.tray.document(this.#position, this.#start + from, body);
      }
    }
    this.#position++;
  }

  #closeBroken(last: Buffer): void {
    const position = this.#position;
    this.tray.setAside(position, this.#start, last);
    const message = `the line is longer than ${this.#limit} bytes`;
    this.tray.closeBroken({ position, start: this.#start, code: 'document-too-large', message });
  }
}

const hasMark = (line: Buffer): boolean => line[0] === 0xef && line[1] === 0xbb && line[2] === 0xbf;

function isBlank(line: Buffer): boolean {
  for (let at = 0; at < line.length; at++) if (!isSpace(line[at] as number)) return false;
  return true;
}
