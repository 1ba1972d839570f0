import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { RecordWriter } from '../store/writer.ts';
import type { Answer, Order } from './clerk.ts';

/** How many threads read, and from how much on: to start a thread costs as much as to read a few megabytes. */
export interface CrewSize {
  readonly count: number;
  /** Bytes of a source that are read without them. */
  readonly afterBytes: number;
  /** Bytes of documents that are handed to a thread at once. */
  readonly batchBytes: number;
  /** Longest document, or releases of one process, that is handed to a thread, whose memory is limited. */
  readonly documentBytes: number;
}

/**
 * As many threads as the machine has use for beside the one that decides. On two cores none: the engine’s own threads take the second,
 * and a thread more won nothing there but memory (docs/scale.md).
 */
export const usualCrew = (): CrewSize => ({
  count: availableParallelism() < 3 ? 0 : Math.min(3, availableParallelism() - 1),
  afterBytes: 8 << 20,
  batchBytes: 1 << 18,
  documentBytes: 4 << 20,
});

/** Batches that each thread may be behind. */
export const behind = 2;

/** What a thread may hold: without a limit its heap grows until the machine runs short. Many times the largest document it is given. */
const heapMegabytes = 384;

/** A thread that reads. Its answers come in the order of what it is asked. */
export class Hand {
  private readonly worker: Worker;
  private readonly waiting: { take(answer: Answer): void; fail(error: Error): void }[] = [];
  private failure: Error | null = null;

  constructor() {
    // The same source runs as it is written and as it is compiled.
    const program = import.meta.url.endsWith('.ts') ? './clerk.ts' : './clerk.js';
    this.worker = new Worker(new URL(program, import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    });
    this.worker.on('message', (answer: Answer) => this.waiting.shift()?.take(answer));
    this.worker.on('error', (cause) => this.fail(new Error('A thread that reads has failed.', { cause })));
    this.worker.on('exit', (code) => this.fail(new Error(`A thread that reads has ended with ${code}.`)));
  }

  /** Asks the thread for something; a thread that has failed fails every question. */
  ask(order: Order, handedOver: readonly ArrayBuffer[] = []): Promise<Answer> {
    const { failure } = this;
    const answer = failure
      ? Promise.reject<Answer>(failure)
      : new Promise<Answer>((take, fail) => this.waiting.push({ take, fail }));
    // Whoever asked looks at the answer later; until then a failure is not one that nobody looks at.
    answer.catch(() => undefined);
    if (!failure) this.worker.postMessage(order, handedOver);
    return answer;
  }

  private fail(error: Error): void {
    this.failure ??= error;
    for (const one of this.waiting.splice(0)) one.fail(this.failure);
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }
}

/** The threads that read for one import; they are started when there is enough to read. */
export class Crew {
  readonly size: CrewSize;
  private hands: readonly Hand[] = [];
  private turn = 0;

  constructor(size: CrewSize) {
    this.size = size;
  }

  /** The thread whose turn it is. */
  next(): Hand {
    if (this.hands.length === 0) this.hands = Array.from({ length: this.size.count }, () => new Hand());
    return this.hands[this.turn++ % this.hands.length] as Hand;
  }

  /** All threads that were started. */
  get all(): readonly Hand[] {
    return this.hands;
  }

  /** Takes in the rows that the threads still hold. */
  async finish(writer: RecordWriter): Promise<void> {
    for (const hand of this.hands)
      for (const lines of (await hand.ask({ task: 'finish' })).lines) writer.addLines(lines);
  }

  async close(): Promise<void> {
    await Promise.all(this.hands.map((hand) => hand.close()));
    this.hands = [];
  }
}
