import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { boilerplateOf } from '../check/boilerplate.ts';
import { Refusal } from '../domain/refusal.ts';
import { type Input, openInputs } from '../sources/input/open.ts';
import {
  beginSnapshot,
  currentFolder,
  judgementsPath,
  lockStore,
  publishSnapshot,
  writeSnapshotFile,
} from '../store/folder.ts';
import { SnapshotReader } from '../store/reader.ts';
import type { Snapshot } from '../store/record.ts';
import { createTable, tableNames } from '../store/schema.ts';
import { ReleaseTexts } from '../store/texts.ts';
import { RecordWriter } from '../store/writer.ts';
import { Account, type ImportReport } from './account.ts';
import { type Command, jsonOption, type Surroundings, storeOption, wordsOff } from './command.ts';
import { Crew, type CrewSize, usualCrew } from './crew.ts';
import { derive } from './deriving.ts';
import { type Given, isGiven, readGiven, takeUpGiven } from './given-check.ts';
import { Intake } from './intake.ts';
import { readJudgements } from './judging.ts';
import { paymentChoices, paymentOptions } from './payment-choice.ts';
import { type PaymentChoice, Payments, Quarantine } from './reading.ts';
import { checkReleases, portion } from './record-check.ts';
import { checkStore, checksOf } from './record-round.ts';
import { mergeRepeated } from './repeats.ts';
import { type Rules, readRules } from './rules.ts';
import { type KnownSource, readSource } from './source.ts';
import { Stages } from './stage.ts';
import { engineLimits, storeOf } from './store.ts';
import { summaryOf } from './summary.ts';

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

/** Which tables and columns a record has; one with others was made by another version. What a column says in words does not count. */
const schemaDigest = createHash('sha256').update(tableNames.map(createTable).join('\n')).digest('hex').slice(0, 16);

interface Base {
  readonly folder: string;
  readonly snapshot: Snapshot;
  readonly known: ReadonlyMap<string, KnownSource>;
  readonly judgements: string;
}

async function readBase(store: string): Promise<Base | null> {
  const folder = currentFolder(store);
  if (!folder) return null;
  const reader = await SnapshotReader.open(folder, engineLimits());
  try {
    if (reader.snapshot.schema !== schemaDigest)
      return { folder, snapshot: reader.snapshot, known: new Map(), judgements: '' };
    const rows = await reader.all<KnownSource & { digest: string }>(
      'SELECT digest, byte_count, read_count, quarantined_count, unit FROM source',
    );
    return {
      folder,
      snapshot: reader.snapshot,
      known: new Map(rows.map((row) => [row.digest, row])),
      judgements: reader.snapshot.judgements,
    };
  } finally {
    reader.close();
  }
}

async function digestOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}

/** The known source that a file is, if its size and then its bytes are those of one. */
async function alreadyKnown(input: Input, known: Base['known']): Promise<KnownSource | null> {
  if (input.path === null || ![...known.values()].some((source) => source.byte_count === input.byteCount)) return null;
  return known.get(await digestOfFile(input.path)) ?? null;
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

  const fresh: Input[] = [];
  const repeats: KnownSource[] = [];
  for (const input of inputs) {
    const repeat = base ? await alreadyKnown(input, base.known) : null;
    if (repeat) repeats.push(repeat);
    else fresh.push(input);
  }
  const sameSources = fresh.length === 0 && (!afresh || repeats.length === base?.known.size);
  const sameGiven = given === null || given.digest === base?.snapshot.checks?.given;
  const sameRest = base?.judgements === judgementsDigest && base.snapshot.version === surroundings.version;
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
  const toRead = afresh ? inputs : fresh;
  stages.end('prepare');
  if (!afresh) countRepeats(account, repeats);
  const folder = beginSnapshot(store, afresh || !base ? null : base.folder);
  const writer = await RecordWriter.open(join(folder, 'record.duckdb'), engineLimits());
  const crew = new Crew(request.crew ?? usualCrew());
  try {
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
    writer.abandon();
    rmSync(folder, { recursive: true, force: true });
    throw error;
  } finally {
    await crew.close();
  }
}

/** Stands for rules where nothing is to be checked now, so that all of it is counted as left. */
const noRules: Rules = { digest: '', worthALook: new Set(), boilerplate: boilerplateOf([]) };

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

interface Filling {
  readonly request: ImportRequest;
  /** The rules of the tender check; null where it is not to run. */
  readonly rules: Rules | null;
  readonly given: Given | null;
  readonly surroundings: Surroundings;
  readonly folder: string;
  readonly writer: RecordWriter;
  readonly account: Account;
  readonly crew: Crew;
  readonly inputs: readonly Input[];
  readonly base: Base | null;
  readonly judgements: string;
  readonly judgementsDigest: string;
  readonly stages: Stages;
}

/** Reads the sources, derives what follows, and says what the record then is. */
async function fill({
  request,
  rules,
  given,
  surroundings,
  folder,
  writer,
  account,
  crew,
  inputs,
  base,
  judgements,
  judgementsDigest,
  stages,
}: Filling): Promise<{ readonly snapshot: Snapshot; readonly checked: number }> {
  const texts = new ReleaseTexts(folder);
  const intake = new Intake(writer, account, texts);
  const quarantine = new Quarantine(folder);
  const [numbered] = await writer.all<{ last: number | null }>('SELECT max(payment_no) AS last FROM payment');
  const payments = new Payments(writer, (numbered?.last ?? 0) + 1);
  const choiceFor = request.choiceFor ?? (() => ({}));
  let checks = { checked: 0, left: 0 };
  const notes: { title: string | null; factsOnly: boolean }[] = [];
  try {
    if (base) await intake.remember();
    let number = base ? base.known.size : 0;
    for (const input of inputs) {
      number++;
      notes.push(
        await readSource(
          input,
          `s${number}`,
          {
            writer,
            account,
            intake,
            payments,
            quarantine,
            crew,
            choice: choiceFor(input.name),
            progress: () => undefined,
          },
          surroundings,
        ),
      );
    }
  } finally {
    quarantine.close();
    surroundings.terminal.done();
  }
  await writer.flush();
  stages.end('read');
  try {
    await mergeRepeated(intake.repeatedOcids(), { writer, account, texts, crew });
    await crew.close();
    stages.end('merge');
    await derive({ writer, account, texts, stages }, readJudgements(judgements, judgementsPath(request.store)));
    if (given) await takeUpGiven(writer, given);
    checks = await checkReleases(
      { writer, texts },
      rules === null ? { rules: noRules, limit: 0 } : { rules, limit: portion },
    );
    stages.end('check');
  } finally {
    texts.close();
  }
  const [dates] = await writer.all<{ first: string | null; last: string | null; n: number }>(
    'SELECT min(first_published) AS first, max(last_published) AS last, count(*) AS n FROM source',
  );
  if (account.kept.release + account.kept.notice + account.kept.payment === 0 && !base) {
    const set = account.quarantined.release + account.quarantined.notice + account.quarantined.payment;
    throw new Refusal({
      code: 'nothing-to-keep',
      message:
        set > 0
          ? `None of the ${set} things read is a release, a notice or a payment.`
          : 'There is no release, notice or payment in it.',
      where: request.paths.join(', '),
      mend: 'Check that these are the files you meant; docs/data.md says what can be read.',
    });
  }
  const digests = (await writer.all<{ digest: string }>('SELECT digest FROM source ORDER BY digest')).map(
    (row) => row.digest,
  );
  const made = createHash('sha256').update(
    [surroundings.version, schemaDigest, judgementsDigest, ...digests].join('\n'),
  );
  const sources = made.digest('hex').slice(0, 16);
  const state = { sources, rules: rules?.digest ?? base?.snapshot.checks?.rules ?? null, left: checks.left };
  const checksNow = { ...state, given: given?.digest ?? base?.snapshot.checks?.given ?? null };
  const snapshot: Snapshot = {
    id: checksOf(checksNow),
    checks: checksNow,
    made: surroundings.now().toISOString(),
    version: surroundings.version,
    schema: schemaDigest,
    judgements: judgementsDigest,
    title:
      request.title ?? notes.map((note) => note.title).find((title) => title !== null) ?? base?.snapshot.title ?? null,
    factsOnly: notes.length > 0 && notes.every((note) => note.factsOnly) && (base?.snapshot.factsOnly ?? true),
    attribution: await attributionOf(writer),
    counts: await writer.counts(),
    firstPublished: dates?.first ?? null,
    lastPublished: dates?.last ?? null,
  };
  return { snapshot, checked: checks.checked };
}

/** What the licences of the sources ask to be said. */
async function attributionOf(writer: RecordWriter): Promise<string | null> {
  const licences = await writer.all<{ licence: string }>(
    'SELECT DISTINCT licence FROM source WHERE licence IS NOT NULL ORDER BY licence',
  );
  const lines = licences.map(({ licence }) =>
    /open-government-licence/i.test(licence)
      ? 'Contains public sector information licensed under the Open Government Licence v3.0.'
      : `Contains information published under: ${licence}`,
  );
  return lines.length > 0 ? [...new Set(lines)].join(' ') : null;
}

export const importCommand: Command = {
  name: 'import',
  summary: 'read published records into the store',
  usage: 'PATH… [--store DIR]',
  help: 'PATH is a file, a folder, a pattern, or - for standard input. What is read is recognised by its content; docs/data.md says what can be read. The same file twice changes nothing.',
  options: {
    ...storeOption,
    ...jsonOption,
    title: { type: 'string', value: 'TEXT', says: 'what the network is called on its first page' },
    'no-check': { type: 'boolean', says: 'leave the tender check for later (commonweal check --record)' },
    ...paymentOptions,
  },
  async run(words, surroundings) {
    if (words.operands.length === 0) throw wordsOff('import', 'Name at least one file or folder.');
    const done = await importPaths(
      {
        paths: words.operands,
        store: storeOf(words),
        afresh: false,
        title: words.text('title'),
        choiceFor: paymentChoices(words),
        check: !words.flag('no-check'),
      },
      surroundings,
    );
    if (words.flag('json')) {
      const {
        read,
        kept,
        duplicate,
        quarantined,
        issues,
        changed,
        snapshot,
        sources,
        skipped,
        checked,
        seconds,
        stages,
      } = done;
      surroundings.terminal.print(
        JSON.stringify({
          read,
          kept,
          duplicate,
          quarantined,
          issues,
          changed,
          snapshot: snapshot.id,
          sources,
          skipped,
          checked,
          seconds: Math.round(seconds * 1000) / 1000,
          stages,
        }),
      );
    } else surroundings.terminal.print(summaryOf(done));
    return 0;
  },
};

export { summaryOf };
