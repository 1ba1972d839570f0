import { EnvelopeDraft, hasOcid, keyOfArray } from './envelope.ts';
import { findRestart, isSpace, signatureOf } from './restart.ts';
import {
  type BrokenCode,
  defaultDocumentLimit,
  type Flaw,
  type Item,
  nestingLimit,
  type SplitOptions,
  type Tally,
} from './span.ts';
import { CLOSE_ARRAY, COMMA, OPEN_ARRAY, OPEN_OBJECT, openStructure, QUOTE, reopen, scan } from './structure.ts';
import { type Stretch, stretchOf } from './text-end.ts';
import { drive, type Splitter, Tray } from './tray.ts';
import { endOfWord, isWord, wordLimit } from './word.ts';

/** What can be set when JSON is cut. */
export interface ScanOptions extends SplitOptions {
  /** Members of a top-level object whose elements are the documents. Default {@link packageArrays}. */
  readonly arrays?: readonly string[];
}

/** Members of packages that hold documents. */
const packageArrays: readonly string[] = ['releases', 'records', 'contracts', 'compiledReleases', 'data', 'results'];

/**
 * Cuts a stream of JSON into documents: the elements of the named arrays of each top-level object, the elements of each
 * top-level array, and every other top-level value. Yields them in batches and returns the tally.
 *
 * An object with an `ocid` before the array is a document itself. Memory holds one document and one chunk, however long the
 * stream; chunks may be cut anywhere and must not be written to again by whoever made them.
 */
export function splitDocuments(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: ScanOptions = {},
): AsyncGenerator<readonly Item[], Tally> {
  return drive(new Scanner(options), chunks, options.onPiece);
}

/** What the value being read will become. */
type Role = 'candidate' | 'document' | 'oversized' | 'envelope';

/**
 * The reading of one stream of JSON.
 * It is in one of three modes: between documents, inside a value, or looking for a place to start again after damage. What it
 * cuts off does not depend on where the chunks were cut.
 */
class Scanner implements Splitter {
  readonly tray = new Tray();
  readonly #arrays: ReadonlySet<string>;
  readonly #limit: number;
  readonly #structure = openStructure(OPEN_OBJECT, false);
  #mode: 'gap' | 'value' | 'restart' = 'gap';
  #role: Role = 'document';
  /** Inside a top-level array; inside a package; inside an array of documents of that package. */
  #inArray = false;
  #package: EnvelopeDraft | null = null;
  #inMember = false;

  #chunk: Stretch = stretchOf(new Uint8Array(0));
  /** Offset of the chunk in the stream. */
  #base = 0;
  /** The unread end of the last chunk, looked at again together with the next. */
  #carry: Buffer | null = null;
  #final = false;

  /** The current value: which one, its offset, its bytes in earlier chunks, and where it goes on in this one. */
  #position = 1;
  #start = 0;
  #held: Buffer[] = [];
  #heldBytes = 0;
  #from = 0;
  /** What is wrong with the stretch that is being set aside. */
  #damage: { code: BrokenCode; message: string } = { code: 'not-json', message: '' };
  /** How the documents of the list that is being read open. */
  #signature: Buffer | null = null;

  constructor(options: ScanOptions) {
    this.#arrays = new Set(options.arrays ?? packageArrays);
    this.#limit = options.documentLimit ?? defaultDocumentLimit;
  }

  push(bytes: Uint8Array): void {
    this.tray.tally.byteCount += bytes.length;
    this.#read(this.#carry === null ? bytes : Buffer.concat([this.#carry, bytes]));
  }

  end(): void {
    this.#final = true;
    this.#read(this.#carry ?? new Uint8Array(0));
    if (this.#mode === 'restart') this.#closeBroken();
    else if (this.#mode === 'value' && this.#role !== 'envelope') {
      this.#breakOffAt(0, 'truncated', 'the file ends inside the document');
      this.#closeBroken();
    }
    if (this.#package !== null) {
      this.#closePackage({ code: 'truncated', message: 'the file ends inside the package' });
    } else if (this.#inArray) {
      const flaw = { code: 'truncated', message: 'the file ends inside the list of documents' } as const;
      this.tray.envelope({ kind: 'envelope', start: this.#base, byteCount: 0, value: null, issues: [flaw] });
    }
  }

  #read(bytes: Uint8Array): void {
    this.#chunk = stretchOf(bytes);
    this.#carry = null;
    this.#from = 0;
    this.#structure.base = this.#base;
    let at = 0;
    while (at < bytes.length && this.#carry === null) {
      if (this.#mode === 'gap') at = this.#readGap(at);
      else if (this.#mode === 'value') at = this.#readValue(at);
      else at = this.#readDamage(at);
    }
    if (this.#mode === 'value') this.#hold();
    this.#base += at;
    if (this.#final) this.#chunk = stretchOf(new Uint8Array(0));
  }

  /** Reads separators up to the start of a value, the end of an array, or garbage. */
  #readGap(from: number): number {
    const { bytes } = this.#chunk;
    const inList = this.#inArray || this.#inMember;
    let at = from;
    while (at < bytes.length && isSeparator(bytes[at] as number, inList)) at++;
    this.tray.tally.separatorBytes += at - from;
    if (at === bytes.length) return at;
    const byte = bytes[at] as number;
    if (byte === OPEN_ARRAY && !inList) return this.#enterArray(at);
    if (byte === CLOSE_ARRAY && inList) return this.#leaveArray(at);
    if (byte === OPEN_OBJECT || byte === QUOTE || byte === OPEN_ARRAY) return this.#open(at, byte);
    return this.#readWord(at);
  }

  /** A top-level array begins: its brackets are separators. */
  #enterArray(at: number): number {
    this.#inArray = true;
    this.#signature = null;
    this.tray.tally.separatorBytes++;
    return at + 1;
  }

  #leaveArray(at: number): number {
    this.#signature = null;
    if (!this.#inMember) {
      this.#inArray = false;
      this.tray.tally.separatorBytes++;
      return at + 1;
    }
    this.#inMember = false;
    this.#mode = 'value';
    this.#role = 'envelope';
    reopen(this.#structure, OPEN_OBJECT, true);
    this.#structure.last = CLOSE_ARRAY;
    this.#from = at;
    return at + 1;
  }

  /** A value begins at this bracket or quote. */
  #open(at: number, byte: number): number {
    this.#mode = 'value';
    this.#role = byte === OPEN_OBJECT && this.#package === null ? 'candidate' : 'document';
    reopen(this.#structure, byte, this.#role === 'candidate');
    this.#start = this.#base + at;
    this.#from = at;
    return at + 1;
  }

  /** A number, true, false or null is a document; anything else is garbage. */
  #readWord(from: number): number {
    const { bytes } = this.#chunk;
    const end = endOfWord(bytes, from);
    if (end === bytes.length && end - from <= wordLimit && !this.#final) {
      this.#carry = bytes.subarray(from);
      return from;
    }
    this.#start = this.#base + from;
    this.#from = from;
    this.#structure.deepAt = -1;
    if (isWord(bytes, from, end)) {
      this.#closeValue(end);
      return end;
    }
    this.#breakOff('not-json', 'bytes between documents are no JSON');
    return from;
  }

  #readValue(from: number): number {
    const structure = this.#structure;
    const at = scan(structure, this.#chunk, from);
    if (structure.stop === 'array') this.#meetArray(at);
    else if (structure.stop === 'end') {
      if (this.#role === 'envelope') this.#endEnvelope(at);
      else this.#closeValue(at);
    } else if (structure.stop === 'fault') {
      if (this.#role === 'envelope') this.#spoilEnvelope(at);
      else this.#breakOffAt(at, 'not-json', structure.fault);
    }
    return at;
  }

  /** An array opens as a member of the outermost object: its elements may be the documents. */
  #meetArray(at: number): void {
    const part = this.#chunk.bytes.subarray(this.#from, at);
    if (this.#package !== null) {
      this.#package.add(part);
      this.#from = at;
      if (!this.#arrays.has(this.#package.key() ?? '')) return;
    } else {
      const key = this.#heldBytes + part.length > this.#limit ? null : keyOfArray(this.#held, part);
      if (key === null || !this.#arrays.has(key)) return;
      const parts = [...this.#held, part];
      if (hasOcid(parts)) {
        this.#role = 'document';
        this.#structure.watch = false;
        return;
      }
      this.#package = new EnvelopeDraft(this.#start);
      for (const held of parts) this.#package.add(held);
      this.#dropHeld();
    }
    this.#package.openList();
    this.#inMember = true;
    this.#signature = null;
    this.#mode = 'gap';
  }

  #endEnvelope(at: number): void {
    this.#package?.add(this.#chunk.bytes.subarray(this.#from, at));
    this.#closePackage();
  }

  /** What surrounds the documents stops being JSON here: the rest is looked at as if it stood outside. */
  #spoilEnvelope(at: number): void {
    this.#package?.add(this.#chunk.bytes.subarray(this.#from, at));
    this.#start = this.#base + at;
    this.#from = at;
    this.#structure.deepAt = -1;
    const message = `the package around the documents is not JSON: ${this.#structure.fault}`;
    this.#closePackage({ code: 'not-json', message });
    this.#breakOff('not-json', this.#structure.fault);
  }

  #closePackage(flaw?: Flaw): void {
    this.tray.envelope((this.#package as EnvelopeDraft).close(flaw));
    this.#package = null;
    this.#inMember = false;
    this.#signature = null;
    this.#mode = 'gap';
  }

  /** The value ends before index `at`: it is a document unless it is beyond a limit. */
  #closeValue(at: number): void {
    const part = this.#chunk.bytes.subarray(this.#from, at);
    const code = this.#limitMet(this.#base + at);
    if (code !== null) {
      this.#breakOffAt(at, code, '');
      this.#closeBroken();
      return;
    }
    const bytes = this.#heldBytes === 0 ? part : Buffer.concat([...this.#held, part]);
    this.#signature ??= signatureOf(bytes);
    this.tray.document(this.#position++, this.#start, bytes);
    this.#dropHeld();
    this.#mode = 'gap';
  }

  /** The limit that the current value, read as far as offset `end`, was the first to exceed. */
  #limitMet(end: number): 'nested-too-deep' | 'document-too-large' | null {
    const deepAt = this.#structure.deepAt;
    if (deepAt >= 0 && deepAt - this.#start <= this.#limit) return 'nested-too-deep';
    return end - this.#start > this.#limit ? 'document-too-large' : null;
  }

  /** The chunk ends inside a value. */
  #hold(): void {
    const part = this.#chunk.bytes.subarray(this.#from);
    if (this.#role === 'envelope') {
      this.#package?.add(part);
    } else if (this.#role === 'oversized') {
      this.tray.setAside(this.#position, this.#start, part);
    } else if (part.length > 0) {
      this.#held.push(part);
      this.#heldBytes += part.length;
      if (this.#heldBytes > this.#limit) this.#outgrow();
    }
  }

  /** The current value is longer than a document may be: from here on its bytes are only passed on. */
  #outgrow(): void {
    this.#signature ??= signatureOf(Buffer.concat(this.#held.slice(0, 256).map((part) => part.subarray(0, 256))));
    for (const held of this.#held) this.tray.setAside(this.#position, this.#start, held);
    this.#dropHeld();
    this.#role = 'oversized';
    this.#structure.watch = false;
  }

  #dropHeld(): void {
    if (this.#held.length > 0) this.#held = [];
    this.#heldBytes = 0;
  }

  /** The current value is broken at index `at`; its bytes so far are set aside and a new start is looked for. */
  #breakOffAt(at: number, code: BrokenCode, message: string): void {
    const part = this.#chunk.bytes.subarray(this.#from, at);
    if (this.#role !== 'oversized') {
      this.#held.push(part);
      this.#outgrow();
    } else this.tray.setAside(this.#position, this.#start, part);
    this.#from = at;
    this.#breakOff(this.#limitMet(this.#base + at) ?? code, message);
  }

  #breakOff(code: BrokenCode, message: string): void {
    const limitMessage = {
      'document-too-large': `the document is longer than ${this.#limit} bytes`,
      'nested-too-deep': `brackets are nested more than ${nestingLimit} deep`,
    };
    this.#damage = { code, message: code in limitMessage ? limitMessage[code as keyof typeof limitMessage] : message };
    this.#mode = 'restart';
  }

  /** Reads on to the next plausible start of a document. */
  #readDamage(from: number): number {
    const { bytes } = this.#chunk;
    const { at, hold } = findRestart(bytes, from, this.#signature);
    const end = at >= 0 ? at : this.#final ? bytes.length : hold;
    this.tray.setAside(this.#position, this.#start, bytes.subarray(from, end));
    if (at >= 0 && this.tray.asideBytes > 0) this.#closeBroken();
    // Where a package is spoilt by what may be a document, nothing is lost between the two.
    else if (at >= 0) this.#mode = 'gap';
    else if (end < bytes.length) this.#carry = bytes.subarray(end);
    return end;
  }

  #closeBroken(): void {
    this.tray.closeBroken({ position: this.#position++, start: this.#start, ...this.#damage });
    this.#mode = 'gap';
  }
}

/**
 * Whether a byte stands between documents: white space, a comma, and outside of arrays also what other tools put before a
 * document (the byte order mark of UTF-8, the separator of RFC 7464).
 */
const isSeparator = (byte: number, inList: boolean): boolean =>
  isSpace(byte) || byte === COMMA || (!inList && (byte === 0xef || byte === 0xbb || byte === 0xbf || byte === 0x1e));
