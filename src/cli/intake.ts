import { createHash } from 'node:crypto';
import { publishedExportPath, releaseOfExportRow } from '../sources/contracts-finder/export.ts';
import { isExportRow } from '../sources/contracts-finder/export-row.ts';
import { isFlatNotice, publishedPath, releaseOfNotice } from '../sources/contracts-finder/notice.ts';
import { cleanDocument, mayNeedCleaning } from '../sources/ocds/clean.ts';
import type { ExtractionInput } from '../sources/ocds/context.ts';
import { type Json, listOf, objectOf, textOf, timeOf } from '../sources/ocds/field.ts';
import { mergeReleases } from '../sources/ocds/merge.ts';
import { extractProcess } from '../sources/ocds/process.ts';
import { type Reuse, tellApart } from '../sources/ocds/reuse.ts';
import { pointer } from '../sources/ocds/walk.ts';
import { agreesWithRedacted, isRedactedText } from '../store/redaction.ts';
import type { ReleaseTexts, TextPlace } from '../store/texts.ts';
import type { RecordWriter } from '../store/writer.ts';
import type { Account, Unit } from './account.ts';
import { PlaceList, SeenHashes } from './seen.ts';

/** Where a document stands in its source. */
export interface Standing {
  readonly sourceId: string;
  readonly position: number;
  readonly start: number;
  readonly byteCount: number;
}

/** A row of `release`, as far as merging needs it. */
interface StoredRelease extends TextPlace {
  readonly release_no: number;
  readonly kind: Unit;
  readonly source_id: string;
  readonly ocid: string;
  readonly published: string | null;
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What a published document says as a release, and where in it a path of that release stands. */
interface Reading {
  readonly unit: Unit;
  readonly release: Json | null;
  readonly pathOf: (path: string) => string;
}

const samePath = (path: string): string => path;

function readingOf(document: Json): Reading {
  if (isFlatNotice(document)) return { unit: 'notice', release: releaseOfNotice(document), pathOf: publishedPath };
  if (isExportRow(document))
    return { unit: 'notice', release: releaseOfExportRow(document), pathOf: publishedExportPath };
  return { unit: 'release', release: document, pathOf: samePath };
}

/** Who buys, as far as it takes to tell buyers that use one ocid apart. */
function buyerKey(release: Json): string | null {
  const buyer = objectOf(release.buyer);
  const id = textOf(buyer?.id);
  if (id && /^GB-(PPON|COH|LA|NHS|GOR)/.test(id)) return id;
  const name =
    textOf(buyer?.name) ?? textOf(listOf(release.parties).find((party) => id !== null && party.id === id)?.name);
  return name === null
    ? null
    : name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '');
}

/**
 * Takes parsed documents one by one and puts them into a record in the making. A process with one release becomes rows at
 * once; those with several are put aside and merged at the end, from the text that is kept of each release.
 */
export class Intake {
  private readonly writer: RecordWriter;
  private readonly account: Account;
  private readonly texts: ReleaseTexts;
  /** Identity of a release (ocid, id and date) to the number of the first that bears it. */
  private readonly identities = new SeenHashes();
  private readonly places = new PlaceList();
  /** Further releases of an identity, where publishers use it for different ones. */
  private readonly further = new Map<string, number[]>();
  private readonly processes = new SeenHashes();
  private readonly repeated = new Set<string>();
  private nextRelease = 1;
  /** Dates of the releases of the source at hand. */
  private first: string | null = null;
  private last: string | null = null;

  constructor(writer: RecordWriter, account: Account, texts: ReleaseTexts) {
    this.writer = writer;
    this.account = account;
    this.texts = texts;
  }

  /** Learns what the record already holds, when an import builds on an earlier one. */
  async remember(): Promise<void> {
    for await (const rows of this.writer.stream<TextPlace & { digest: string; ocid: string; release_no: number }>(
      'SELECT digest, ocid, release_no, text_file, text_start, text_bytes FROM release ORDER BY release_no',
    )) {
      for (const row of rows) {
        this.note(row.digest, row.release_no, row);
        this.processes.add(digestOf(row.ocid), row.release_no);
        this.nextRelease = Math.max(this.nextRelease, row.release_no + 1);
      }
    }
  }

  /** Remembers a release, so that it is known again. */
  private note(identity: string, releaseNo: number, place: TextPlace): void {
    this.places.set(releaseNo, place);
    if (this.identities.add(identity, releaseNo) === null) return;
    const key = identity.slice(0, 24);
    this.further.set(key, [...(this.further.get(key) ?? []), releaseNo]);
  }

  /** Whether one of the releases of this identity says the same, whatever the order of its bytes in white space. */
  private isKnown(identity: string, first: number, value: Json): boolean {
    const text = JSON.stringify(value);
    const numbers = [first, ...(this.further.get(identity.slice(0, 24)) ?? [])];
    return numbers.some((number) => {
      const kept = this.texts.read(this.places.get(number));
      const before = JSON.parse(kept) as Json;
      return JSON.stringify(before) === text || (isRedactedText(kept) && agreesWithRedacted(before, value));
    });
  }

  /** The dates between which the releases of the source at hand lie, and begins the next source. */
  takeDates(): { readonly first: string | null; readonly last: string | null } {
    const dates = { first: this.first, last: this.last };
    this.first = null;
    this.last = null;
    return dates;
  }

  /**
   * Takes one document; answers what became of it. `bytes` are those of the document where they say exactly what it says, so
   * that they can be kept as they are.
   */
  take(
    document: unknown,
    bytes: Uint8Array | null,
    standing: Standing,
  ):
    | { readonly unit: Unit; readonly fate: 'kept' | 'duplicate' }
    | { readonly broken: 'missing-ocid' | 'not-a-release' } {
    const value = objectOf(document);
    if (!value) return { broken: 'not-a-release' };
    const unclean = bytes === null || mayNeedCleaning(bytes);
    if (unclean) cleanDocument(value);
    const { unit, release, pathOf } = readingOf(value);
    const ocid = textOf(release?.ocid);
    if (!release || ocid === null)
      return {
        broken: 'tender' in value || 'awards' in value || 'parties' in value ? 'missing-ocid' : 'not-a-release',
      };
    const text = unclean ? Buffer.from(JSON.stringify(value), 'utf8') : bytes;
    const identity = digestOf(`${ocid}\n${textOf(release.id) ?? ''}\n${textOf(release.date) ?? ''}`);
    // Only a release whose identity has been met before is compared by its content.
    const releaseNo = this.nextRelease;
    const first = this.identities.add(identity, releaseNo);
    if (first !== null && this.isKnown(identity, first, value)) return { unit, fate: 'duplicate' };
    this.nextRelease++;
    const published = this.dateOf(release, ocid, releaseNo, standing);
    const place = this.texts.add(text);
    this.writer.add('release', {
      release_no: releaseNo,
      source_id: standing.sourceId,
      kind: unit,
      position: standing.position,
      byte_start: standing.start,
      byte_count: standing.byteCount,
      ocid,
      process_id: ocid,
      release_id: textOf(release.id) ?? this.makeId(ocid, identity, releaseNo, standing),
      published,
      tag: Array.isArray(release.tag) ? release.tag.filter((tag) => typeof tag === 'string').join(' ') : null,
      digest: identity.slice(0, 32),
      ...place,
    });
    this.places.set(releaseNo, place);
    if (first !== null)
      this.further.set(identity.slice(0, 24), [...(this.further.get(identity.slice(0, 24)) ?? []), releaseNo]);
    if (this.processes.add(digestOf(ocid), releaseNo) === null) {
      const stored = { release_no: releaseNo, kind: unit, source_id: standing.sourceId, ocid, published, ...place };
      const told = tellApart([release]);
      this.reportReuses(told.reuses, [{ stored, pathOf }]);
      this.extract([stored], told.releases[0] as Json, ocid, ocid, (_, path) => ({
        releaseNo,
        path: pathOf(path),
      }));
    } else this.repeated.add(ocid);
    return { unit, fate: 'kept' };
  }

  private makeId(ocid: string, digest: string, releaseNo: number, standing: Standing): string {
    this.account.issue(this.writer, {
      code: 'missing-release-id',
      message: 'The release has no id.',
      source_id: standing.sourceId,
      position: standing.position,
      ocid,
      release_no: releaseNo,
      path: '/id',
    });
    return `${ocid}-${digest.slice(0, 12)}`;
  }

  private dateOf(release: Json, ocid: string, releaseNo: number, standing: Standing): string | null {
    const published = timeOf(release.date);
    if (published === null) {
      this.account.issue(this.writer, {
        code: 'missing-date',
        message: 'The release has no date, or one that is no date.',
        source_id: standing.sourceId,
        position: standing.position,
        ocid,
        release_no: releaseNo,
        path: '/date',
      });
    } else {
      if (this.first === null || published < this.first) this.first = published;
      if (this.last === null || published > this.last) this.last = published;
    }
    return published;
  }

  private extract(
    stored: readonly StoredRelease[],
    release: Json,
    ocid: string,
    processId: string,
    originOf: ExtractionInput['originOf'],
  ): void {
    const dates = stored
      .map((one) => one.published)
      .filter((date) => date !== null)
      .sort();
    const latest = stored[stored.length - 1] as StoredRelease;
    extractProcess({
      release,
      ocid,
      processId,
      originOf,
      firstPublished: dates[0] ?? null,
      lastPublished: dates[dates.length - 1] ?? null,
      releaseCount: stored.length,
      sink: this.writer,
      report: (flaw) =>
        this.account.issue(this.writer, {
          code: flaw.code,
          message: flaw.message,
          source_id: stored.find((one) => one.release_no === flaw.releaseNo)?.source_id ?? latest.source_id,
          ocid: flaw.ocid,
          release_no: flaw.releaseNo,
          path: flaw.path,
        }),
    });
  }

  /** Merges the processes that have several releases, and makes their rows anew. */
  async mergeRepeated(): Promise<number> {
    if (this.repeated.size === 0) return 0;
    const { writer } = this;
    await writer.flush();
    await writer.run('CREATE TEMP TABLE repeated (ocid VARCHAR)');
    const ocids = [...this.repeated];
    for (let i = 0; i < ocids.length; i += 1000) {
      const batch = ocids.slice(i, i + 1000);
      await writer.run(`INSERT INTO repeated VALUES ${batch.map(() => '(?)').join(', ')}`, batch);
    }
    await this.takeBackIssues();
    await writer.forgetProcesses('SELECT process_id FROM process WHERE ocid IN (SELECT ocid FROM repeated)');
    const repeated = `SELECT release_no, kind, source_id, ocid, published, text_file, text_start, text_bytes FROM release
      WHERE ocid IN (SELECT ocid FROM repeated)`;
    const split: [string, number][] = [];
    let group: StoredRelease[] = [];
    const finish = () => {
      if (group.length > 0) this.mergeGroup(group, split);
      group = [];
    };
    for await (const rows of writer.pages<StoredRelease>(repeated, 'ocid, published NULLS FIRST, release_no')) {
      for (const row of rows) {
        if (group[0] && group[0].ocid !== row.ocid) finish();
        group.push(row);
      }
    }
    finish();
    await writer.flush();
    for (const [processId, releaseNo] of split) {
      await writer.run('UPDATE release SET process_id = ? WHERE release_no = ?', [processId, releaseNo]);
    }
    await writer.run('DROP TABLE repeated');
    return ocids.length;
  }

  private reportReuses(
    reuses: readonly Reuse[],
    own: readonly { readonly stored: StoredRelease; readonly pathOf: (path: string) => string }[],
  ): void {
    for (const { code, message, release, path } of reuses) {
      const { stored, pathOf } = own[release] as (typeof own)[number];
      const { source_id, ocid, release_no } = stored;
      this.account.issue(this.writer, { code, message, source_id, ocid, release_no, path: pathOf(path) });
    }
  }

  private reportReusedIds(parsed: readonly { readonly stored: StoredRelease; readonly release: Json }[]): void {
    const seen = new Set<string>();
    for (const { stored, release } of parsed) {
      const id = textOf(release.id);
      if (id === null || !seen.has(id)) {
        if (id !== null) seen.add(id);
        continue;
      }
      this.account.issue(this.writer, {
        code: 'release-id-reused',
        message: `The id “${id.slice(0, 100)}” is borne by another release of this process.`,
        source_id: stored.source_id,
        ocid: stored.ocid,
        release_no: stored.release_no,
        path: '/id',
      });
    }
  }

  /** What was said about a process that is read anew is said again then; only what concerns its releases stays. */
  private async takeBackIssues(): Promise<void> {
    const concerned = "ocid IN (SELECT ocid FROM repeated) AND code NOT IN ('missing-release-id', 'missing-date')";
    const rows = await this.writer.all<{ code: string; n: number }>(
      `SELECT code, count(*) AS n FROM issue WHERE ${concerned} GROUP BY code`,
    );
    for (const { code, n } of rows) this.account.takeBack(code, n);
    await this.writer.run(`DELETE FROM issue WHERE ${concerned}`);
  }

  private mergeGroup(group: readonly StoredRelease[], split: [string, number][]): void {
    const ocid = (group[0] as StoredRelease).ocid;
    const parsed = group.map((stored) => {
      const { release, pathOf } = readingOf(JSON.parse(this.texts.read(stored)) as Json);
      return { stored, release: release as Json, pathOf };
    });
    this.reportReusedIds(parsed);
    const keys = new Set(parsed.map(({ release }) => buyerKey(release)).filter((key) => key !== null));
    if (keys.size > 1) {
      const latest = group[group.length - 1] as StoredRelease;
      this.account.issue(this.writer, {
        code: 'ocid-of-several-buyers',
        message: `${ocid} is used by ${keys.size} buyers.`,
        source_id: latest.source_id,
        ocid,
        release_no: latest.release_no,
        path: '/buyer',
      });
    }
    const groups = keys.size > 1 ? [...keys, null] : [undefined];
    for (const key of groups) {
      // A release without a buyer cannot be given to one of several; it stays under the bare ocid.
      const own = parsed.filter(({ release }) => key === undefined || buyerKey(release) === key);
      if (own.length === 0) continue;
      const processId = key ? `${ocid}~${key}` : ocid;
      const told = tellApart(own.map((one) => one.release));
      this.reportReuses(told.reuses, own);
      const { release, touched } = mergeReleases(told.releases);
      const stored = own.map((one) => one.stored);
      const originOf: ExtractionInput['originOf'] = (object, path) => {
        const origin = object ? touched.get(object) : undefined;
        const one = own[origin?.release ?? own.length - 1] as (typeof own)[number];
        return { releaseNo: one.stored.release_no, path: one.pathOf(origin ? pointer(origin) : path) };
      };
      this.extract(stored, release, ocid, processId, originOf);
      if (key) for (const one of stored) split.push([processId, one.release_no]);
    }
  }
}
