import type { Pseudonym } from '../store/redaction.ts';
import type { ReleaseTexts, TextPlace } from '../store/texts.ts';
import type { RecordWriter } from '../store/writer.ts';
import type { Account } from './account.ts';
import { addCompiled, type Compiled, type StoredRelease } from './compiling.ts';
import { behind, type Crew, type Hand } from './crew.ts';
import type { ProcessSink } from './pseudonym.ts';

type PlacedRelease = StoredRelease & TextPlace;

/** What merging needs. */
interface Surroundings {
  readonly writer: RecordWriter;
  readonly account: Account;
  readonly texts: ReleaseTexts;
  readonly crew: Crew;
  readonly rows: ProcessSink;
  readonly hold: (some: readonly Pseudonym[]) => void;
}

/** Removes what was read about processes that are to be read anew; answers the statement that lists their releases. */
async function forget(ocids: readonly string[], { writer, account }: Surroundings): Promise<string> {
  await writer.flush();
  await writer.run('CREATE TEMP TABLE repeated (ocid VARCHAR)');
  for (let i = 0; i < ocids.length; i += 1000) {
    const batch = ocids.slice(i, i + 1000);
    await writer.run(`INSERT INTO repeated VALUES ${batch.map(() => '(?)').join(', ')}`, batch);
  }
  // What was said about a process that is read anew is said again then; only what concerns its releases stays.
  const concerned = "ocid IN (SELECT ocid FROM repeated) AND code NOT IN ('missing-release-id', 'missing-date')";
  const said = await writer.all<{ code: string; n: number }>(
    `SELECT code, count(*) AS n FROM issue WHERE ${concerned} GROUP BY code`,
  );
  for (const { code, n } of said) account.takeBack(code, n);
  await writer.run(`DELETE FROM issue WHERE ${concerned}`);
  await writer.forgetProcesses('SELECT process_id FROM process WHERE ocid IN (SELECT ocid FROM repeated)');
  return `SELECT release_no, source_id, ocid, published, text_file, text_start, text_bytes FROM release
    WHERE ocid IN (SELECT ocid FROM repeated)`;
}

/**
 * Merges the processes that have several releases, and makes their rows anew from the texts that are kept; the threads that have
 * read help where there are any. Findings are taken in the order of the processes.
 */
export async function mergeRepeated(ocids: readonly string[], surroundings: Surroundings): Promise<void> {
  const { writer } = surroundings;
  if (ocids.length === 0) return;
  const repeated = await forget(ocids, surroundings);
  const merging = new Merging(surroundings);
  let group: PlacedRelease[] = [];
  for await (const rows of writer.pages<PlacedRelease>(repeated, 'ocid, published NULLS FIRST, release_no')) {
    for (const row of rows) {
      if (group[0] && group[0].ocid !== row.ocid) {
        await merging.take(group);
        group = [];
      }
      group.push(row);
    }
    await writer.keepPace();
  }
  if (group.length > 0) await merging.take(group);
  await merging.finish();
  await writer.run('DROP TABLE repeated');
}

/** Groups of releases on their way into rows. */
class Merging {
  private readonly surroundings: Surroundings;
  private groups: (readonly PlacedRelease[])[] = [];
  private gathered = 0;
  private readonly waiting: ReturnType<Hand['ask']>[] = [];
  private readonly moved: Compiled['moved'] = [];

  constructor(surroundings: Surroundings) {
    this.surroundings = surroundings;
  }

  async take(group: readonly PlacedRelease[]): Promise<void> {
    const { crew, texts, rows } = this.surroundings;
    const bytes = group.reduce((sum, { text_bytes }) => sum + text_bytes, 0);
    if (crew.all.length === 0 || bytes > crew.size.documentBytes) {
      await this.catchUp();
      const kept = group.map((place) => texts.read(place));
      this.settle([addCompiled(group, kept, rows)]);
      return;
    }
    this.groups.push(group);
    this.gathered += bytes;
    if (this.gathered >= crew.size.batchBytes) await this.send();
  }

  async finish(): Promise<void> {
    const { crew, writer } = this.surroundings;
    await this.catchUp();
    await crew.finish(writer);
    await writer.flush();
    for (const { processId, releaseNo } of this.moved)
      await writer.run('UPDATE release SET process_id = ? WHERE release_no = ?', [processId, releaseNo]);
  }

  private async catchUp(): Promise<void> {
    if (this.groups.length > 0) await this.send();
    while (this.waiting.length > 0) await this.receive();
  }

  private async send(): Promise<void> {
    const { crew, texts } = this.surroundings;
    const { groups } = this;
    this.groups = [];
    this.gathered = 0;
    this.waiting.push(
      crew.next().ask({
        task: 'compile',
        groups: groups.map((group) =>
          group.map(({ release_no, source_id, ocid, published }) => ({ release_no, source_id, ocid, published })),
        ),
        texts: groups.map((group) => group.map((place) => texts.read(place))),
      }),
    );
    if (this.waiting.length > crew.size.count * behind) await this.receive();
  }

  private async receive(): Promise<void> {
    const answer = await (this.waiting.shift() as ReturnType<Hand['ask']>);
    this.settle(answer.compiled);
    this.surroundings.hold(answer.pseudonyms);
    for (const lines of answer.lines) this.surroundings.writer.addLines(lines);
  }

  private settle(compiled: readonly Compiled[]): void {
    const { account, writer } = this.surroundings;
    for (const { findings, moved } of compiled) {
      for (const finding of findings) account.issue(writer, finding);
      this.moved.push(...moved);
    }
  }
}
