import { Buffer } from 'node:buffer';
import * as crypto from 'node:crypto';
import type { IssueCode } from '../domain/issue.ts';
import { publishedExportPath, releaseOfExportRow } from '../sources/contracts-finder/export.ts';
import { isExportRow } from '../sources/contracts-finder/export-row.ts';
import { isFlatNotice, publishedPath, releaseOfNotice } from '../sources/contracts-finder/notice.ts';
import { parseDocument } from '../sources/json/document.ts';
import type { Flaw as JsonFlaw } from '../sources/json/span.ts';
import { cleanDocument, mayNeedCleaning } from '../sources/ocds/clean.ts';
import type { Flaw } from '../sources/ocds/context.ts';
import { type Json, objectOf, textOf, timeOf } from '../sources/ocds/field.ts';
import { extractProcess } from '../sources/ocds/process.ts';
import { releasesOf } from '../sources/ocds/record.ts';
import { tellApart } from '../sources/ocds/reuse.ts';
import type { Unit } from './account.ts';
import type { ProcessSink } from './pseudonym.ts';

/** A short name for a text that no other text has. */
export const digestOf: (text: string) => string =
  // Node 20.12 and later have it in one call, in a third of the time.
  'hash' in crypto
    ? (text) => crypto.hash('sha256', text)
    : (text) => crypto.createHash('sha256').update(text).digest('hex');

/** What a published document says as a release, and where in it a path of that release stands. */
export interface AsRelease {
  readonly unit: Unit;
  readonly release: Json | null;
  readonly pathOf: (path: string) => string;
}

const samePath = (path: string): string => path;

/** A published document, whatever its shape, as the release that says the same. */
export function asRelease(document: Json): AsRelease {
  if (isFlatNotice(document)) return { unit: 'notice', release: releaseOfNotice(document), pathOf: publishedPath };
  if (isExportRow(document))
    return { unit: 'notice', release: releaseOfExportRow(document), pathOf: publishedExportPath };
  return { unit: 'release', release: document, pathOf: samePath };
}

/** What decides whether a release is kept, and what is kept of it besides its text: plain data, so that it can go to another thread. */
export interface Statement {
  readonly unit: Unit;
  readonly ocid: string;
  readonly releaseId: string | null;
  readonly published: string | null;
  readonly tag: string | null;
  /** Hash of ocid, id and date. */
  readonly identity: string;
}

/** Why a document is neither a release nor a notice. */
export interface NoStatement {
  readonly broken: 'missing-ocid' | 'not-a-release';
}

/** A statement with the text to keep, where that is not the bytes as they were published. */
export interface StatedText {
  readonly broken?: undefined;
  readonly statement: Statement;
  readonly text: Uint8Array | null;
}

/** The same with the release that makes the statement, before anyone knows whether it is kept. */
export interface Stated extends StatedText {
  readonly release: Json;
  readonly pathOf: (path: string) => string;
}

/**
 * Takes persons out of a parsed document, in place, and reads what it states. `bytes` are those of the document where they say
 * exactly what it says, so that they can be kept as they are.
 */
export function stateOf(document: unknown, bytes: Uint8Array | null): Stated | NoStatement {
  const value = objectOf(document);
  if (!value) return { broken: 'not-a-release' };
  const unclean = bytes === null || mayNeedCleaning(bytes);
  if (unclean) cleanDocument(value);
  const { unit, release, pathOf } = asRelease(value);
  const ocid = textOf(release?.ocid);
  if (!release || ocid === null)
    return { broken: 'tender' in value || 'awards' in value || 'parties' in value ? 'missing-ocid' : 'not-a-release' };
  const releaseId = textOf(release.id);
  const statement = {
    unit,
    ocid,
    releaseId,
    published: timeOf(release.date),
    tag: Array.isArray(release.tag) ? release.tag.filter((tag) => typeof tag === 'string').join(' ') : null,
    identity: digestOf(`${ocid}\n${releaseId ?? ''}\n${textOf(release.date) ?? ''}`),
  };
  return { statement, release, pathOf, text: unclean ? Buffer.from(JSON.stringify(value), 'utf8') : null };
}

/** A document of JSON as it was read: what it states, or why it has to be set aside. */
export interface ReadDocument<T extends StatedText = StatedText> {
  readonly issues: readonly JsonFlaw[];
  readonly broken: { readonly code: IssueCode; readonly message: string } | null;
  readonly stated: readonly (T | NoStatement)[];
}

/** The first byte of a byte order mark, which is no part of what is kept. */
const byteOrderMark = 0xef;

/** Reads one document of JSON; never throws on flawed data. */
export function readDocument(bytes: Uint8Array): ReadDocument<Stated> {
  const parsed = parseDocument(bytes);
  const { issues } = parsed;
  if (parsed.broken) return { issues, broken: parsed.broken, stated: [] };
  const releases = releasesOf(parsed.value);
  // The bytes can be kept as they are where nothing had to be put right and they hold this release alone.
  const own = releases[0] === parsed.value && issues.length === 0 && bytes[0] !== byteOrderMark ? bytes : null;
  return { issues, broken: null, stated: releases.map((release) => stateOf(release, own)) };
}

/** Puts the rows of a process of which this is the only release into the sink; answers the flaws that were met. */
export function addAlone({ statement, release, pathOf }: Stated, releaseNo: number, sink: ProcessSink): Flaw[] {
  const { ocid, published } = statement;
  const told = tellApart([release]);
  const flaws: Flaw[] = told.reuses.map(({ code, message, path }) => ({
    code,
    message,
    ocid,
    releaseNo,
    path: pathOf(path),
  }));
  extractProcess({
    release: told.releases[0] as Json,
    ocid,
    processId: ocid,
    originOf: (_, path) => ({ releaseNo, path: pathOf(path) }),
    firstPublished: published,
    lastPublished: published,
    releaseCount: 1,
    sink,
    report: (flaw) => flaws.push(flaw),
  });
  sink.endProcess();
  return flaws;
}
