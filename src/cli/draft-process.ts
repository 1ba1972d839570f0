/** A process that reads and checks drafts of strangers: whatever one of them does to it, nobody else is touched. */
import { Worker } from 'node:worker_threads';
import { boilerplateOf } from '../check/boilerplate.ts';
import type { DraftAnswers } from '../check/draft.ts';
import { noticeOfRelease } from '../check/release.ts';
import { Refusal } from '../domain/refusal.ts';
import { worthALook } from '../questions/check-measured.ts';
import { checkDraft, checkRelease } from '../questions/draft-check.ts';
import type { CheckedNotice } from '../server/drafts.ts';
import { documentLimits, fileWhere } from '../sources/documents/document.ts';
import { readDocument } from '../sources/documents/reading.ts';
import { readCheckEvaluation } from './check-evaluation.ts';
import { releasesOf } from './given-notice.ts';
import { readPortalText } from './portal-text.ts';

/** What the process is asked. */
export type DraftOrder =
  | { readonly verb: 'notice'; readonly bytes: Uint8Array; readonly name: string }
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

const byCommand = 'check them with commonweal check FILE';

/** A notice in JSON, checked as the command does; null for what is no JSON. A page shows one notice. */
function checkGiven(bytes: Uint8Array, name: string): CheckedNotice | null {
  const releases = releasesOf(bytes, name);
  if (releases === null) return null;
  const refused = (code: string, message: string, mend: string) =>
    new Refusal({ code, message, where: fileWhere(name), mend });
  if (bytes.length > documentLimits.bytes)
    throw refused(
      'draft-too-large',
      `The file is larger than ${documentLimits.bytes / 1e6} MB.`,
      `Give one notice, or ${byCommand}.`,
    );
  if (releases.length === 0)
    throw refused('no-notice', 'This package holds no release.', 'Give one that holds a notice.');
  if (releases.length > 1)
    throw refused(
      'several-notices',
      `This holds ${releases.length.toLocaleString('en-GB')} notices; a page shows one.`,
      `Give one of them, or ${byCommand}.`,
    );
  const text = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\ufeff/, '');
  if (text.length > documentLimits.characters)
    throw refused(
      'draft-too-large',
      `The notice is longer than ${documentLimits.characters.toLocaleString('en-GB')} characters.`,
      'Check it with commonweal check FILE.',
    );
  const asNotice = { ...settings, boilerplate: boilerplateOf(readPortalText()) };
  return { text, checked: checkRelease(noticeOfRelease(releases[0]), asNotice) };
}

async function follow(order: DraftOrder): Promise<DraftResult> {
  try {
    if (order.verb === 'check') return { done: checkDraft(order.text, order.answers, settings) };
    if (order.verb === 'notice') return { done: checkGiven(order.bytes, order.name) };
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
