import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { DraftAnswers } from '../check/draft.ts';
import { Refusal } from '../domain/refusal.ts';
import type { CheckAnswer } from '../questions/draft-check.ts';
import type { CheckedNotice, Drafts, ExampleDraft, ReadDraft } from '../server/drafts.ts';
import { fileWhere } from '../sources/documents/document.ts';
import type { DraftOrder, DraftResult } from './draft-process.ts';

/** How much one draft may cost. */
export interface DraftLimits {
  readonly seconds: number;
  /** Megabytes of memory of the process that reads it. */
  readonly memory: number;
  /** Megabytes of that for objects. */
  readonly heap: number;
  /** Drafts that are read at the same time, and that wait for their turn. */
  readonly desks: number;
  readonly waiting: number;
}

export const usualDraftLimits: DraftLimits = { seconds: 15, memory: 700, heap: 384, desks: 2, waiting: 8 };

/** How long a process is kept for the next draft, in milliseconds. */
const idleTime = 60_000;

/**
 * Reads and checks drafts in processes of their own. A draft that takes too long or too much memory ends its process and is
 * refused; the others are not touched. Nothing is kept.
 */
export class DraftDesk implements Drafts {
  readonly examples: readonly ExampleDraft[];
  private readonly limits: DraftLimits;
  private readonly idle: ChildProcess[] = [];
  private busy = 0;
  private readonly queue: (() => void)[] = [];
  private closing: NodeJS.Timeout | null = null;

  constructor(examples: readonly ExampleDraft[], limits: DraftLimits = usualDraftLimits) {
    this.examples = examples;
    this.limits = limits;
  }

  async notice(bytes: Uint8Array, name: string): Promise<CheckedNotice | null> {
    // A glance tells most drafts from JSON.
    if (!/^(?:\u00ef\u00bb\u00bf)?\s*[{[]/.test(Buffer.from(bytes.subarray(0, 200)).toString('latin1'))) return null;
    return (await this.ask({ verb: 'notice', bytes, name }, name)) as CheckedNotice | null;
  }

  async read(bytes: Uint8Array, name: string): Promise<ReadDraft> {
    return (await this.ask({ verb: 'read', bytes, name }, name)) as ReadDraft;
  }

  async check(text: string, answers: DraftAnswers): Promise<CheckAnswer> {
    return (await this.ask({ verb: 'check', text, answers }, '')) as CheckAnswer;
  }

  /** Ends the processes that wait for work. */
  async close(): Promise<void> {
    if (this.closing) clearTimeout(this.closing);
    for (const one of this.idle.splice(0)) end(one);
  }

  private async ask(order: DraftOrder, name: string): Promise<unknown> {
    await this.turn();
    // A process that ended while it waited is no use.
    let one = this.idle.pop();
    while (one && !one.connected) one = this.idle.pop();
    const desk = one ?? start(this.limits);
    let sound = false;
    try {
      const result = await answerOf(desk, order, this.limits);
      sound = true;
      if ('done' in result) return result.done;
      if ('refusal' in result) throw new Refusal(result.refusal);
      throw new Error(`A draft could not be read: ${result.fault}`);
    } catch (error) {
      throw error instanceof Overrun ? overrunOf(error, order, name) : error;
    } finally {
      if (sound) this.rest(desk);
      else end(desk);
      this.busy--;
      this.queue.shift()?.();
    }
  }

  private async turn(): Promise<void> {
    if (this.busy >= this.limits.desks) {
      if (this.queue.length >= this.limits.waiting)
        throw new Refusal({
          code: 'busy',
          message: 'Too many drafts are being read at this moment.',
          where: '/check',
          mend: 'Try again in a minute.',
        });
      await new Promise<void>((ready) => this.queue.push(ready));
    }
    this.busy++;
  }

  private rest(desk: ChildProcess): void {
    desk.unref();
    desk.channel?.unref();
    this.idle.push(desk);
    if (this.closing) clearTimeout(this.closing);
    this.closing = setTimeout(() => void this.close(), idleTime).unref();
  }
}

/** A draft that took more than it may. */
class Overrun extends Error {}

function start({ heap, memory }: DraftLimits): ChildProcess {
  // The same source runs as it is written and as it is compiled.
  const program = import.meta.url.endsWith('.ts') ? './draft-process.ts' : './draft-process.js';
  const desk = fork(fileURLToPath(new URL(program, import.meta.url)), [String(memory)], {
    execArgv: [`--max-old-space-size=${heap}`],
    serialization: 'advanced',
    // It needs nothing of our surroundings, and what libraries print about a document goes into no log.
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // Whoever waits for an answer hears of it; a process that waits for work may end as it likes.
  desk.on('error', () => undefined);
  return desk;
}

function end(desk: ChildProcess): void {
  desk.kill('SIGKILL');
}

/** The answer of a process; fails with {@link Overrun} when it takes too long, or was ended for the memory that it took. */
function answerOf(desk: ChildProcess, order: DraftOrder, { seconds }: DraftLimits): Promise<DraftResult> {
  return new Promise((resolve, reject) => {
    const watch = setTimeout(() => leave(() => reject(new Overrun('time'))), seconds * 1000);
    const leave = (then: () => void) => {
      clearTimeout(watch);
      desk.off('message', take).off('error', fail).off('exit', left);
      then();
    };
    const take = (result: unknown) => leave(() => resolve(result as DraftResult));
    const fail = (error: Error) => leave(() => reject(error));
    const left = (code: number | null, signal: string | null) => {
      // The engine aborts where objects take too much, the watch kills where buffers do; 134 is an abort as some shells say it.
      const memory = signal === 'SIGKILL' || signal === 'SIGABRT' || signal === 'SIGTRAP' || code === 134;
      const why = `A process that reads drafts has ended with ${signal ?? code}.`;
      leave(() => reject(memory ? new Overrun('memory') : new Error(why)));
    };
    desk.on('message', take).on('error', fail).on('exit', left);
    desk.ref();
    desk.channel?.ref();
    desk.send(order, (error) => error && fail(error));
  });
}

function overrunOf({ message }: Overrun, { verb }: DraftOrder, name: string): Refusal {
  const what = verb === 'read' ? 'To read this file' : 'To check this draft';
  return new Refusal({
    code: message === 'time' ? 'draft-too-slow' : 'draft-too-large',
    message: `${what} takes too ${message === 'time' ? 'long' : 'much memory'}; it was stopped.`,
    where: fileWhere(name),
    mend: 'Copy the text and paste it, or give a shorter part of it.',
  });
}
