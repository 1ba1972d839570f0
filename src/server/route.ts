import type { z } from '@hono/zod-openapi';
import type { Sheet } from '../exports/csv.ts';
import type { CheckEvaluation } from '../questions/check-measured.ts';
import type { DrawnNetworks } from '../questions/network-list.ts';
import type { RecordReader } from '../store/record.ts';
import type { Frame } from '../web/frame.ts';
import type { Drafts } from './drafts.ts';
import type { Page } from './page.ts';

/** An id that has been superseded: the address redirects. */
export interface Moved {
  readonly redirect: string;
}

/** What a question may be asked of. */
export interface Asked<Q> {
  readonly record: RecordReader;
  readonly id: string;
  readonly query: Q;
  /** The role maps beside the record. */
  readonly networks: DrawnNetworks;
  /** The reader and checker of drafts; null where the server was given none. */
  readonly drafts: Drafts | null;
  /** How the checks fared on labelled notices; null where the server was not told. */
  readonly evaluation: CheckEvaluation | null;
  /** An object that is built once for each snapshot and then kept, such as the index of words. */
  readonly keep: <T>(name: string, make: () => Promise<T>) => Promise<T>;
  /** The same for objects of which there may be any number: those asked for last are kept. */
  readonly recall: <T>(name: string, make: () => Promise<T>) => Promise<T>;
}

/**
 * One address: what it asks, and how the answer is dressed. HTML, JSON and CSV come from the same answer.
 * `path` may end in `/{id}`.
 */
export interface Route<Q, A> {
  readonly path: string;
  readonly summary: string;
  readonly query: z.ZodType<Q>;
  /** The answer; null when nothing lives at this address. */
  ask(asked: Asked<Q>): Promise<A | Moved | null>;
  page(answer: A, frame: Frame): Page;
  /** The answer for the table, where `ask` gives a page of a list and the table is to hold all of it. */
  whole?(asked: Asked<Q>): Promise<A | Moved | null>;
  readonly sheet?: (answer: A) => Sheet;
  /** The answer as a picture that stands alone, SVG. */
  readonly picture?: (answer: A, frame: Frame) => Page;
  /** The answer depends on more than record, id and query, such as what people have done since: it is not kept. */
  readonly varies?: boolean;
}

/** Ties the types of a route together. */
export const route = <Q, A>(given: Route<Q, A>): Route<unknown, unknown> => given as unknown as Route<unknown, unknown>;

export const isMoved = (answer: unknown): answer is Moved =>
  typeof answer === 'object' &&
  answer !== null &&
  Object.keys(answer).length === 1 &&
  typeof (answer as Moved).redirect === 'string';
