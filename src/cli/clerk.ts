/*
 * The program of a thread that reads: it parses documents, cleans them and says what they state; told which of that is kept, it
 * makes the rows. What is known already is not its business. See `crew.ts` for who asks.
 */
import { parentPort } from 'node:worker_threads';
import type { Flaw } from '../sources/ocds/context.ts';
import { RowLines, type TakenLines } from '../store/lines.ts';
import type { Pseudonym } from '../store/redaction.ts';
import { addCompiled, type Compiled, type StoredRelease } from './compiling.ts';
import { PseudonymousRows, Pseudonyms } from './pseudonym.ts';
import {
  addAlone,
  type NoStatement,
  type ReadDocument,
  readDocument,
  type Stated,
  type Statement,
} from './statement.ts';

/** What a thread that reads is asked. */
export type Order =
  /** Documents one behind the other, and where each ends. */
  | { readonly task: 'read'; readonly bytes: Uint8Array; readonly ends: Uint32Array }
  /** Numbers for what the oldest documents not yet answered for state, in order; 0 where no rows are to be made. */
  | { readonly task: 'add'; readonly numbers: readonly number[] }
  /** Releases of one ocid each, in order, to be merged, with the texts that are kept of them. */
  | {
      readonly task: 'compile';
      readonly groups: readonly (readonly StoredRelease[])[];
      readonly texts: readonly (readonly string[])[];
    }
  /** All lines that are still held. */
  | { readonly task: 'finish' };

/** A document as it was read, with the length of the text to keep in the place of the text; -1 where the bytes are kept as they are. */
export type Said = Omit<ReadDocument, 'stated'> & {
  readonly stated: readonly (NoStatement | { readonly statement: Statement; readonly length: number })[];
};

/** What it answers; each order has one answer, in order. */
export interface Answer {
  /** After `read`: {@link Said}, as JSON, which crosses threads at half the cost of objects. */
  readonly said: string;
  /** Texts to keep, one behind the other. */
  readonly texts: Uint8Array;
  /** After `add`: what was met while rows were made. */
  readonly flaws: readonly Flaw[];
  /** After `compile`: what merging brought up, group by group. */
  readonly compiled: readonly Compiled[];
  /** Rows, as far as they are worth handing on. */
  readonly lines: readonly TakenLines[];
  /** What was given pseudonyms in rows that were made. */
  readonly pseudonyms: readonly Pseudonym[];
}

const nothing: Answer = { said: '[]', texts: new Uint8Array(0), flaws: [], compiled: [], lines: [], pseudonyms: [] };

/** Bytes of a table's lines that are worth handing on. */
const enough = 1 << 19;

/** Answers orders one by one. */
class Clerk {
  private readonly lines = new RowLines(enough);
  private readonly pseudonyms = new Pseudonyms();
  private readonly rows = new PseudonymousRows(this.lines, this.pseudonyms);
  /** What was stated and waits for its numbers, batch by batch. */
  private readonly waiting: (readonly Stated[])[] = [];

  answer(order: Order): Answer {
    if (order.task === 'read') return this.read(order.bytes, order.ends);
    if (order.task === 'add') return this.add(order.numbers);
    if (order.task === 'compile') {
      const compiled = order.groups.map((group, i) => addCompiled(group, order.texts[i] ?? [], this.rows));
      return { ...nothing, compiled, lines: this.full(), pseudonyms: this.pseudonyms.take() };
    }
    return { ...nothing, lines: this.lines.take('all') };
  }

  private read(bytes: Uint8Array, ends: Uint32Array): Answer {
    const texts: Uint8Array[] = [];
    const own: Stated[] = [];
    let from = 0;
    const said = Array.from(ends, (end): Said => {
      const { issues, broken, stated } = readDocument(bytes.subarray(from, end));
      from = end;
      return {
        issues,
        broken,
        stated: stated.map((one) => {
          if (one.broken !== undefined) return one;
          own.push(one);
          if (one.text) texts.push(one.text);
          return { statement: one.statement, length: one.text?.length ?? -1 };
        }),
      };
    });
    this.waiting.push(own);
    return { ...nothing, said: JSON.stringify(said), texts: joined(texts) };
  }

  private add(numbers: readonly number[]): Answer {
    const stated = this.waiting.shift() ?? [];
    const flaws = stated.flatMap((one, i) => {
      const releaseNo = numbers[i] as number;
      return releaseNo > 0 ? addAlone(one, releaseNo, this.rows) : [];
    });
    return { ...nothing, flaws, lines: this.full(), pseudonyms: this.pseudonyms.take() };
  }

  private full(): readonly TakenLines[] {
    return this.lines.isFull ? this.lines.take('full') : [];
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

if (parentPort) {
  const port = parentPort;
  const clerk = new Clerk();
  port.on('message', (order: Order) => {
    const answer = clerk.answer(order);
    port.postMessage(answer, [
      ...(answer.texts.length > 0 ? [answer.texts.buffer as ArrayBuffer] : []),
      ...answer.lines.map(({ bytes }) => bytes.buffer),
    ]);
  });
}
