import { Worker } from 'node:worker_threads';
import type { DraftAnswers } from '../check/draft.ts';
import { Refusal } from '../domain/refusal.ts';
import type { CheckAnswer } from '../questions/draft-check.ts';
import type { Drafts, ExampleDraft, ReadDraft } from '../server/drafts.ts';
import { fileWhere } from '../sources/documents/document.ts';
import type { DraftOrder, DraftResult } from './draft-thread.ts';

/** How much one draft may cost. */
export interface DraftLimits {
  readonly seconds: number;
  /** Megabytes that the whole process may grow by while a draft is read. */
  readonly growth: number;
  /** Megabytes of objects that the thread may make. */
  readonly heap: number;
  /** Drafts that are read at the same time, and that wait for their turn. */
  readonly threads: number;
  readonly waiting: number;
}

export const usualDraftLimits: DraftLimits = { seconds: 15, growth: 700, heap: 384, threads: 2, waiting: 8 };

/** How often the memory is looked at, in milliseconds. */
const glance = 50;
/** How long a thread is kept for the next draft. */
const idleMilliseconds = 60_000;

/**
 * Reads and checks drafts in threads of their own. A draft that takes too long or too much memory ends its thread and is
 * refused; the others are not touched. Nothing is kept.
 */
export class DraftDesk implements Drafts {
  readonly examples: readonly ExampleDraft[];
  private readonly limits: DraftLimits;
  private readonly idle: Worker[] = [];
  private busy = 0;
  private readonly queue: (() => void)[] = [];
  private closing: NodeJS.Timeout | null = null;

  constructor(examples: readonly ExampleDraft[], limits: DraftLimits = usualDraftLimits) {
    this.examples = examples;
    this.limits = limits;
  }

  async read(bytes: Uint8Array, name: string): Promise<ReadDraft> {
    // The thread gets a copy, so that whoever gave the bytes keeps them.
    return (await this.ask({ verb: 'read', bytes: Uint8Array.from(bytes), name }, name)) as ReadDraft;
  }

  async check(text: string, answers: DraftAnswers): Promise<CheckAnswer> {
    return (await this.ask({ verb: 'check', text, answers }, '')) as CheckAnswer;
  }

  /** Ends all threads. */
  async close(): Promise<void> {
    if (this.closing) clearTimeout(this.closing);
    await Promise.all(this.idle.splice(0).map((thread) => thread.terminate()));
  }

  private async ask(order: DraftOrder, name: string): Promise<unknown> {
    await this.turn();
    const thread = this.idle.pop() ?? startThread(this.limits);
    let sound = false;
    try {
      const result = await answerOf(thread, order, this.limits);
      sound = true;
      if ('done' in result) return result.done;
      if ('refusal' in result) throw new Refusal(result.refusal);
      throw new Error(`A draft could not be read: ${result.fault}`);
    } catch (error) {
      throw error instanceof Overrun ? overrunOf(error, order, name) : error;
    } finally {
      if (sound) this.rest(thread);
      else void thread.terminate();
      this.busy--;
      this.queue.shift()?.();
    }
  }

  private async turn(): Promise<void> {
    if (this.busy >= this.limits.threads) {
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

  private rest(thread: Worker): void {
    thread.unref();
    this.idle.push(thread);
    if (this.closing) clearTimeout(this.closing);
    this.closing = setTimeout(() => void this.close(), idleMilliseconds).unref();
  }
}

/** A draft that took more than it may. */
class Overrun extends Error {}

function startThread({ heap }: DraftLimits): Worker {
  // The same source runs as it is written and as it is compiled.
  const program = import.meta.url.endsWith('.ts') ? './draft-thread.ts' : './draft-thread.js';
  // What libraries print about a document is nobody’s business, least of all a log’s.
  const thread = new Worker(new URL(program, import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: heap, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    stdout: true,
    stderr: true,
  });
  thread.stdout.resume();
  thread.stderr.resume();
  return thread;
}

/** The answer of a thread; fails with {@link Overrun} when it takes too long or too much memory. */
function answerOf(thread: Worker, order: DraftOrder, { seconds, growth }: DraftLimits): Promise<DraftResult> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const before = process.memoryUsage.rss();
    const watch = setInterval(() => {
      if (performance.now() - began > seconds * 1000) end(() => reject(new Overrun('time')));
      else if (process.memoryUsage.rss() - before > growth * 1e6) end(() => reject(new Overrun('memory')));
    }, glance);
    const end = (then: () => void) => {
      clearInterval(watch);
      thread.off('message', take).off('error', fail).off('exit', left);
      // A thread that was ended may still complain.
      thread.on('error', () => undefined);
      then();
    };
    const take = (result: DraftResult) => end(() => resolve(result));
    const fail = (error: Error & { code?: string }) =>
      end(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Overrun('memory') : error));
    const left = (code: number) => end(() => reject(new Error(`A thread that reads drafts has ended with ${code}.`)));
    thread.on('message', take).on('error', fail).on('exit', left);
    thread.ref();
    thread.postMessage(order);
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
