import type { Json } from '../sources/ocds/field.ts';
import { agreesWithRedacted, isRedactedText } from '../store/redacted-release.ts';
import type { ReleaseTexts, TextPlace } from '../store/texts.ts';
import type { RecordWriter } from '../store/writer.ts';
import type { Account } from './account.ts';
import { mayBePerson } from './pseudonym.ts';
import { PlaceList, SeenHashes } from './seen.ts';
import { digestOf, type Statement } from './statement.ts';

/** Where a document stands in its source. */
export interface Standing {
  readonly sourceId: string;
  readonly position: number;
  readonly start: number;
  readonly byteCount: number;
}

/** What became of a release: its number, and whether its process becomes rows now or, having several releases, at the end. */
export type Fate =
  | { readonly kept: false }
  | { readonly kept: true; readonly releaseNo: number; readonly isAlone: boolean };

/**
 * Takes what releases state, one by one and in order, and says which of them are kept. A process with one release becomes rows
 * at once; those with several are put aside and merged at the end, from the text that is kept of each release.
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
  private isKnown(identity: string, first: number, bytes: Uint8Array): boolean {
    const numbers = [first, ...(this.further.get(identity.slice(0, 24)) ?? [])];
    const texts = numbers.map((number) => this.texts.readBytes(this.places.get(number)));
    if (texts.some((kept) => kept.equals(bytes))) return true;
    const value = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')) as Json;
    const said = JSON.stringify(value);
    return texts.some((keptBytes) => {
      const kept = keptBytes.toString('utf8');
      const before = JSON.parse(kept) as Json;
      return (
        JSON.stringify(before) === said || (isRedactedText(kept) && agreesWithRedacted(before, value, mayBePerson))
      );
    });
  }

  /** The dates between which the releases of the source at hand lie, and begins the next source. */
  takeDates(): { readonly first: string | null; readonly last: string | null } {
    const dates = { first: this.first, last: this.last };
    this.first = null;
    this.last = null;
    return dates;
  }

  /** Keeps a release with its cleaned text, unless a release that says the same is kept already. */
  take(statement: Statement, text: Uint8Array, standing: Standing): Fate {
    const { ocid, identity, published } = statement;
    // Only a release whose identity has been met before is compared by its content.
    const releaseNo = this.nextRelease;
    const first = this.identities.add(identity, releaseNo);
    if (first !== null && this.isKnown(identity, first, text)) return { kept: false };
    this.nextRelease++;
    this.noteDate(statement, releaseNo, standing);
    const place = this.texts.add(text);
    this.writer.add('release', {
      release_no: releaseNo,
      source_id: standing.sourceId,
      kind: statement.unit,
      position: standing.position,
      byte_start: standing.start,
      byte_count: standing.byteCount,
      ocid,
      process_id: ocid,
      release_id: statement.releaseId ?? this.makeId(ocid, identity, releaseNo, standing),
      published,
      tag: statement.tag,
      digest: identity.slice(0, 32),
      ...place,
    });
    this.places.set(releaseNo, place);
    if (first !== null)
      this.further.set(identity.slice(0, 24), [...(this.further.get(identity.slice(0, 24)) ?? []), releaseNo]);
    const isAlone = this.processes.add(digestOf(ocid), releaseNo) === null;
    if (!isAlone) this.repeated.add(ocid);
    return { kept: true, releaseNo, isAlone };
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

  private noteDate({ ocid, published }: Statement, releaseNo: number, standing: Standing): void {
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
  }

  /** The ocids of which there are several releases: their processes are merged at the end. */
  repeatedOcids(): readonly string[] {
    return [...this.repeated];
  }
}
