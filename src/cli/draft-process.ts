/** A process that reads and checks drafts of strangers: whatever one of them does to it, nobody else is touched. */
import { Worker } from 'node:worker_threads';
import type { DraftAnswers } from '../check/draft.ts';
import { Refusal } from '../domain/refusal.ts';
import { worthALook } from '../questions/check-measured.ts';
import { checkDraft } from '../questions/draft-check.ts';
import { readDocument } from '../sources/documents/reading.ts';
import { readCheckEvaluation } from './check-evaluation.ts';

/** What the process is asked. */
export type DraftOrder =
  | { readonly verb: 'read'; readonly bytes: Uint8Array; readonly name: string }
  | { readonly verb: 'check'; readonly text: string; readonly answers: DraftAnswers };

/** What it answers: the result, a refusal in its parts, or where a fault arose. */
export type DraftResult =
  | { readonly done: unknown }
  | { readonly refusal: Pick<Refusal, 'code' | 'message' | 'where' | 'mend'> }
  | { readonly fault: string };

const settings = { worthALook: worthALook(readCheckEvaluation()) };

/** Where in the program it went wrong; the message is left out, since it may quote the draft, which goes into no log. */
const placesOf = (error: unknown): string =>
  error instanceof Error ? [error.name, ...(error.stack?.match(/^ +at .*$/gm) ?? [])].join('\n') : typeof error;

async function follow(order: DraftOrder): Promise<DraftResult> {
  try {
    if (order.verb === 'check') return { done: checkDraft(order.text, order.answers, settings) };
    return { done: await readDocument(order.bytes, order.name) };
  } catch (error) {
    if (error instanceof Refusal) {
      const { code, message, where, mend } = error;
      return { refusal: { code, message, where, mend } };
    }
    return { fault: placesOf(error) };
  }
}

// The same source runs as it is written and as it is compiled.
const watch = import.meta.url.endsWith('.ts') ? './draft-watch.ts' : './draft-watch.js';
new Worker(new URL(watch, import.meta.url), { workerData: Number(process.argv[2]), execArgv: [] }).unref();
process.on('message', async (order: DraftOrder) => process.send?.(await follow(order)));
// Whoever asked is gone.
process.on('disconnect', () => process.exit());
