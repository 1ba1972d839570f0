import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../domain/refusal.ts';
import { type Input, openInputs } from '../sources/input/open.ts';
import { beginSnapshot, judgementsPath, lockStore, publishSnapshot, writeSnapshotFile } from '../store/folder.ts';
import type { Snapshot } from '../store/record.ts';
import { RecordWriter } from '../store/writer.ts';
import { Account, type ImportReport } from './account.ts';
import { readBase, schemaDigest } from './base.ts';
import type { Surroundings } from './command.ts';
import { Crew, type CrewSize, usualCrew } from './crew.ts';
import { fill } from './filling.ts';
import { type Given, isGiven, readGiven } from './given-check.ts';
import type { PaymentChoice } from './reading.ts';
import { checkStore } from './record-round.ts';
import { readRules } from './rules.ts';
import { sortInputs } from './sorting.ts';
import type { KnownSource } from './source.ts';
import { Stages } from './stage.ts';
import { engineLimits } from './store.ts';

/** What an import is asked to do. */
export interface ImportRequest {
  readonly paths: readonly string[];
  readonly store: string;
  /** Make the record from these paths alone, without what was imported before. */
  readonly afresh: boolean;
  readonly title?: string | undefined;
  /** What is said about a file of payments, by its name. */
  readonly choiceFor?: ((name: string) => PaymentChoice) | undefined;
  /** How many threads read, where it is not as many as the machine has use for. */
  readonly crew?: CrewSize | undefined;
  /** Whether the tender check reads what is new; by default it does. */
  readonly check?: boolean | undefined;
}

/** What an import did. */
export interface ImportDone extends ImportReport {
  /** False when every source was known already and nothing else had changed. */
  readonly changed: boolean;
  readonly snapshot: Snapshot;
  readonly sources: number;
  /** Files in folders that do not look like data. */
  readonly skipped: readonly string[];
  readonly seconds: number;
  /** Releases that the tender check has read. */
  readonly checked: number;
  /** Seconds of each stage, in order. */
  readonly stages: Readonly<Record<string, number>>;
}

/**
 * Imports paths into a store: reads what is new, works out who is who, and publishes a snapshot by rename. Whatever happens
 * before that leaves the last snapshot as it is. The same files again change nothing.
 */
export async function importPaths(request: ImportRequest, surroundings: Surroundings): Promise<ImportDone> {
  const began = performance.now();
  const unlock = lockStore(request.store);
  try {
    return await importLocked(request, surroundings, began);
  } finally {
    unlock();
  }
}

async function importLocked(request: ImportRequest, surroundings: Surroundings, began: number): Promise<ImportDone> {
  const { store, afresh } = request;
  const stages = new Stages();
  const opened = await openInputs(request.paths);
  const { skipped } = opened;
  const { inputs, given } = await givenAmong(opened.inputs);
  const rules = request.check === false ? null : readRules();
  const found = await readBase(store);
  if (found && !afresh && found.snapshot.schema !== schemaDigest) {
    throw new Refusal({
      code: 'record-of-another-version',
      message: `The record in this store was made by version ${found.snapshot.version}, whose tables differ.`,
      where: store,
      mend: 'Import your files again into a new store (--store DIR), or delete this one with commonweal forget.',
    });
  }
  const base = found && found.snapshot.schema === schemaDigest ? found : null;
  const account = new Account();
  const judgements = existsSync(judgementsPath(store)) ? readFileSync(judgementsPath(store), 'utf8') : '';
  const judgementsDigest = createHash('sha256').update(judgements).digest('hex').slice(0, 16);

  const sorted = await sortInputs(inputs, base, request.choiceFor ?? (() => ({})));
  const { repeats } = sorted;
  const sameSources = sorted.toRead.length === 0 && (!afresh || repeats.length === base?.known.size);
  const sameGiven = given === null || given.digest === base?.snapshot.checks?.given;
  const sameTitle = request.title === undefined || request.title === base?.snapshot.title;
  const sameRest = sameTitle && base?.judgements === judgementsDigest && base.snapshot.version === surroundings.version;
  if (base && sameSources && sameGiven && sameRest) {
    countRepeats(account, repeats);
    const round = rules === null ? null : await checkStore(store, rules);
    return {
      ...account.report(),
      changed: round !== null && round.snapshot.id !== base.snapshot.id,
      snapshot: round?.snapshot ?? base.snapshot,
      sources: base.known.size,
      skipped,
      checked: round?.checked ?? 0,
      seconds: (performance.now() - began) / 1000,
      stages: stages.seconds,
    };
  }
  const toRead = afresh ? inputs.map((input) => ({ input, instead: null })) : sorted.toRead;
  stages.end('prepare');
  if (!afresh) countRepeats(account, repeats);
  const folder = beginSnapshot(store, afresh || !base ? null : base.folder);
  const crew = new Crew(request.crew ?? usualCrew());
  let writer: RecordWriter | null = null;
  try {
    writer = await RecordWriter.open(join(folder, 'record.duckdb'), engineLimits());
    const { snapshot, checked } = await fill({
      request,
      rules,
      given,
      surroundings,
      folder,
      writer,
      account,
      crew,
      inputs: toRead,
      base: afresh ? null : base,
      judgements,
      judgementsDigest,
      stages,
    });
    const [sources] = await writer.all<{ n: number }>('SELECT count(*) AS n FROM source');
    await writer.close();
    writer = null;
    writeSnapshotFile(folder, 'snapshot.json', `${JSON.stringify(snapshot, null, 2)}\n`);
    publishSnapshot(store, folder, snapshot.id);
    stages.end('publish');
    const more = rules !== null && (snapshot.checks?.left ?? 0) > 0 ? await checkStore(store, rules) : null;
    if (more) stages.end('check');
    return {
      ...account.report(),
      changed: true,
      snapshot: more?.snapshot ?? snapshot,
      checked: checked + (more?.checked ?? 0),
      sources: sources?.n ?? 0,
      skipped,
      seconds: (performance.now() - began) / 1000,
      stages: stages.seconds,
    };
  } catch (error) {
    writer?.abandon();
    rmSync(folder, { recursive: true, force: true });
    throw error;
  } finally {
    await crew.close();
  }
}

/** Sets outcomes of the tender check apart from what they came with. */
async function givenAmong(
  all: readonly Input[],
): Promise<{ readonly inputs: readonly Input[]; readonly given: Given | null }> {
  const inputs: Input[] = [];
  let given: Given | null = null;
  for (const input of all) {
    if (await isGiven(input)) given = await readGiven(input);
    else inputs.push(input);
  }
  return { inputs, given };
}

function countRepeats(account: Account, repeats: readonly KnownSource[]): void {
  for (const { unit, read_count, quarantined_count } of repeats) {
    account.read[unit] += read_count;
    account.quarantined[unit] += quarantined_count;
    account.duplicate[unit] += read_count - quarantined_count;
  }
}
