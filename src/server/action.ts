import type { DrawnNetworks } from '../questions/network-list.ts';
import type { RecordReader } from '../store/record.ts';
import type { Frame } from '../web/frame.ts';
import type { Drafts } from './drafts.ts';
import type { Posted } from './posted.ts';

/** What an action may use. */
export interface Acted {
  readonly posted: Posted;
  /** Null until something has been imported. */
  readonly record: RecordReader | null;
  readonly drafts: Drafts | null;
  /** The role maps beside the record. */
  readonly networks: DrawnNetworks;
  readonly frame: Frame;
}

/** What an action answers: a page, a file, or with 303 and a `location` the page that shows what was done. */
export interface Reply {
  readonly status: 200 | 303 | 400 | 413 | 503;
  readonly body: string | Uint8Array<ArrayBuffer>;
  /** With `content-type`, or `location`. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A field of the form that an action takes, for the documentation. */
export interface ActionField {
  readonly says: string;
  readonly file?: boolean;
}

/**
 * An address that takes a form by POST, from pages of this server or from programs, never from a page elsewhere. The same
 * address is also a {@link Route}, which answers GET with the form.
 */
export interface Action {
  readonly path: string;
  readonly summary: string;
  /** The status of an answer that is no refusal. */
  readonly done: 200 | 303;
  /** Largest body in bytes. */
  readonly byteLimit: number;
  readonly fields: Readonly<Record<string, ActionField>>;
  act(acted: Acted): Promise<Reply>;
}
