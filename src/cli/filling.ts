import { createHash } from 'node:crypto';
import { boilerplateOf } from '../check/boilerplate.ts';
import { Refusal } from '../domain/refusal.ts';
import { judgementsPath } from '../store/folder.ts';
import type { Snapshot } from '../store/record.ts';
import type { Pseudonym } from '../store/redaction.ts';
import { ReleaseTexts } from '../store/texts.ts';
import type { RecordWriter } from '../store/writer.ts';
import type { Account } from './account.ts';
import { type Base, schemaDigest } from './base.ts';
import type { Surroundings } from './command.ts';
import type { Crew } from './crew.ts';
import { derive } from './deriving.ts';
import { type Given, takeUpGiven } from './given-check.ts';
import type { ImportRequest } from './importing.ts';
import { Intake } from './intake.ts';
import { readJudgements } from './judging.ts';
import { PseudonymousRows, Pseudonyms } from './pseudonym.ts';
import { Payments, Quarantine } from './reading.ts';
import { checkReleases, portion } from './record-check.ts';
import { checksOf } from './record-round.ts';
import { mergeRepeated } from './repeats.ts';
import type { Rules } from './rules.ts';
import { choiceDigest, forgetSource, type Reader } from './sorting.ts';
import { readSource } from './source.ts';
import type { Stages } from './stage.ts';

/** Stands for rules where nothing is to be checked now, so that all of it is counted as left. */
const noRules: Rules = { digest: '', worthALook: new Set(), boilerplate: boilerplateOf([]) };

/** What a snapshot in the making is filled from. */
export interface Filling {
  readonly request: ImportRequest;
  /** The rules of the tender check; null where it is not to run. */
  readonly rules: Rules | null;
  readonly given: Given | null;
  readonly surroundings: Surroundings;
  readonly folder: string;
  readonly writer: RecordWriter;
  readonly account: Account;
  readonly crew: Crew;
  readonly inputs: readonly Reader[];
  readonly base: Base | null;
  readonly judgements: string;
  readonly judgementsDigest: string;
  readonly stages: Stages;
}

/** Reads the sources, derives what follows, and says what the record then is. */
export async function fill({
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
  const pseudonyms = new Pseudonyms();
  const rows = new PseudonymousRows(writer, pseudonyms);
  const known = new Map<string, Pseudonym>();
  const hold = (some: readonly Pseudonym[]): void => {
    for (const one of some) known.set(one.token, one);
  };
  const payments = new Payments(writer, pseudonyms, (numbered?.last ?? 0) + 1);
  const choiceFor = request.choiceFor ?? (() => ({}));
  let checks = { checked: 0, left: 0 };
  const notes: { title: string | null; factsOnly: boolean }[] = [];
  const choices = new Map(Object.entries(base?.snapshot.choices ?? {}));
  try {
    if (base) await intake.remember();
    let number = base ? base.known.size : 0;
    for (const { input, instead } of inputs) {
      if (instead) await forgetSource(writer, instead.source_id);
      else number++;
      const choice = choiceFor(input.name);
      const read = await readSource(
        input,
        instead?.source_id ?? `s${number}`,
        { writer, account, intake, payments, quarantine, crew, rows, hold, choice, progress: () => undefined },
        surroundings,
      );
      notes.push(read);
      const [digest, said] = [input.digest(), choiceDigest(choice)];
      if (read.unit === 'payment' && digest !== null && said !== null) choices.set(digest, said);
    }
  } finally {
    quarantine.close();
    surroundings.terminal.done();
  }
  await writer.flush();
  stages.end('read');
  try {
    await mergeRepeated(intake.repeatedOcids(), { writer, account, texts, crew, rows, hold });
    hold(pseudonyms.take());
    await crew.close();
    stages.end('merge');
    await derive(
      { writer, account, texts, pseudonyms: known, stages },
      readJudgements(judgements, judgementsPath(request.store)),
    );
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
  if (account.kept.release + account.kept.notice + account.kept.payment === 0 && !base)
    throw await nothingToKeep(request, account, writer);
  const digests = (await writer.all<{ digest: string }>('SELECT digest FROM source ORDER BY digest')).map(
    (row) => row.digest,
  );
  const title =
    request.title ?? notes.map((note) => note.title).find((title) => title !== null) ?? base?.snapshot.title ?? null;
  const said = [...choices].sort(([a], [b]) => (a < b ? -1 : 1));
  const made = createHash('sha256').update(
    [surroundings.version, schemaDigest, judgementsDigest, ...digests, JSON.stringify([title, said])].join('\n'),
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
    title,
    // Where no source was read now, such as for another title, it stays what it was.
    factsOnly:
      (base !== null || notes.length > 0) &&
      notes.every((note) => note.factsOnly) &&
      (base?.snapshot.factsOnly ?? true),
    ...(said.length > 0 && { choices: Object.fromEntries(said) }),
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

/** Causes that a refusal names; all of them would be the whole file. */
const namedCauses = 3;

/** The refusal of files in which nothing can be kept, with what is wrong first and where. */
async function nothingToKeep({ paths }: ImportRequest, account: Account, writer: RecordWriter): Promise<Refusal> {
  const set = account.quarantined.release + account.quarantined.notice + account.quarantined.payment;
  const causes = await writer.all<{
    code: string;
    message: string;
    name: string | null;
    position: number | null;
    start: number | null;
  }>(
    `SELECT i.code, i.message, s.name, i.position, q.byte_start AS start FROM issue i
     LEFT JOIN source s ON s.source_id = i.source_id
     LEFT JOIN quarantine q ON q.source_id = i.source_id AND q.position = i.position AND q.code = i.code
     ORDER BY q.byte_start IS NULL, CAST(substr(i.source_id, 2) AS integer), i.position LIMIT ${namedCauses}`,
  );
  const found = causes.map(({ code, message, name, position, start }) => {
    const place = [name, position === null ? null : `number ${position}`, start === null ? null : `from byte ${start}`];
    return `\n  ${code}: ${message} (${place.filter((part) => part !== null).join(', ')})`;
  });
  const nothing =
    set === 0
      ? 'There is no release, notice or payment in it.'
      : `${set === 1 ? 'The one thing that was read cannot be kept' : `None of the ${set} things that were read can be kept`}.`;
  return new Refusal({
    code: 'nothing-to-keep',
    message: `${nothing}${found.join('')}`,
    where: paths.join(', '),
    mend: 'Check that these are the files you meant, and that they came whole; docs/data.md says what can be read.',
  });
}
