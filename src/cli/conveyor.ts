import type { Item, Span } from '../sources/json/span.ts';
import type { RecordWriter } from '../store/writer.ts';
import type { Said } from './clerk.ts';
import { behind, type Crew, type Hand } from './crew.ts';
import type { Desk } from './desk.ts';
import type { Reading } from './reading.ts';
import { type ReadDocument, readDocument, type Stated } from './statement.ts';

/** Items that are handed on at once, however few bytes they are. */
const batchItems = 2000;

interface Batch {
  readonly items: readonly Item[];
  readonly hand: Hand;
  answer: ReturnType<Hand['ask']>;
}

/**
 * Brings the documents of one source from the splitter to the desk, in order: the first megabytes on this thread, what follows by way
 * of the crew. What is known and what is not is decided here alone, one document after the other, so that the same bytes give the
 * same record however many threads there are.
 */
export class Conveyor {
  private readonly desk: Desk;
  private readonly writer: RecordWriter;
  private readonly crew: Crew;
  private readonly hold: Reading['hold'];
  private passed = 0;
  private items: Item[] = [];
  private gathered = 0;
  /** Batches that are being read, and batches of which rows are being made, oldest first. */
  private readonly reading: Batch[] = [];
  private readonly adding: Batch[] = [];

  constructor(desk: Desk, { writer, crew, hold }: Pick<Reading, 'writer' | 'crew' | 'hold'>) {
    this.desk = desk;
    this.writer = writer;
    this.crew = crew;
    this.hold = hold;
  }

  /** Takes the next items of the source. */
  async take(items: readonly Item[]): Promise<void> {
    for (const item of items) {
      if (this.crew.size.count === 0 || this.passed < this.crew.size.afterBytes) this.takeAlone(item);
      else if (item.kind === 'document' && item.bytes.length > this.crew.size.documentBytes) {
        await this.catchUp();
        this.takeAlone(item);
      } else {
        this.items.push(item);
        if (item.kind === 'document') this.gathered += item.bytes.length;
        if (this.gathered >= this.crew.size.batchBytes || this.items.length >= batchItems) await this.send();
      }
    }
  }

  private takeAlone(item: Item): void {
    if (item.kind !== 'document') {
      this.desk.aside(item);
      return;
    }
    this.passed += item.bytes.length;
    const read = readDocument(item.bytes);
    const numbers = this.desk.document(item, read);
    read.stated.forEach((one, i) => {
      if (one.broken === undefined) this.desk.add(one as Stated, numbers[i] as number);
    });
  }

  /** Takes everything through to its end. */
  async finish(): Promise<void> {
    await this.catchUp();
    while (this.adding.length > 0) await this.settle();
    await this.crew.finish(this.writer);
  }

  /** Waits until everything so far has been decided. */
  private async catchUp(): Promise<void> {
    if (this.items.length > 0) await this.send();
    while (this.reading.length > 0) await this.decide();
  }

  private async send(): Promise<void> {
    const { items } = this;
    const documents = items.filter((item): item is Span => item.kind === 'document');
    const bytes = new Uint8Array(documents.reduce((sum, { bytes }) => sum + bytes.length, 0));
    const ends = new Uint32Array(documents.length);
    let at = 0;
    documents.forEach((document, i) => {
      bytes.set(document.bytes, at);
      at += document.bytes.length;
      ends[i] = at;
    });
    this.items = [];
    this.gathered = 0;
    const hand = this.crew.next();
    this.reading.push({ items, hand, answer: hand.ask({ task: 'read', bytes, ends }, [bytes.buffer, ends.buffer]) });
    if (this.reading.length > this.crew.size.count * behind) await this.decide();
  }

  /** Lets the desk decide what is kept of the oldest batch that was read, and has rows made of it. */
  private async decide(): Promise<void> {
    const batch = this.reading.shift() as Batch;
    const { said, texts } = await batch.answer;
    const documents = JSON.parse(said) as Said[];
    let next = 0;
    let from = 0;
    const read = ({ issues, broken, stated }: Said): ReadDocument => ({
      issues,
      broken,
      stated: stated.map((one) => {
        if ('broken' in one) return one;
        const { statement, length } = one;
        from += Math.max(0, length);
        return { statement, text: length < 0 ? null : texts.subarray(from - length, from) };
      }),
    });
    const numbers: number[] = [];
    for (const item of batch.items) {
      if (item.kind !== 'document') {
        this.desk.aside(item);
        continue;
      }
      const document = read(documents[next++] as Said);
      const given = this.desk.document(item, document);
      document.stated.forEach((one, i) => {
        if (one.broken === undefined) numbers.push(given[i] as number);
      });
    }
    this.adding.push({ ...batch, items: [], answer: batch.hand.ask({ task: 'add', numbers }) });
    if (this.adding.length > this.crew.size.count * behind) await this.settle();
  }

  /** Takes in the rows of the oldest batch of which rows were made. */
  private async settle(): Promise<void> {
    const { flaws, lines, pseudonyms } = await (this.adding.shift() as Batch).answer;
    this.desk.extracted(flaws);
    this.hold(pseudonyms);
    for (const taken of lines) this.writer.addLines(taken);
  }
}
