import { individual, removed } from '../domain/substitute.ts';
import type { Row, TableName } from '../domain/table.ts';
import { NameFinder, nameless, type Substitution } from './eraser.ts';
import { mentionKeyOf } from './participants.ts';
import { withoutNames } from './redacted-release.ts';
import type { ReleaseTexts, TextPlace } from './texts.ts';
import type { RecordWriter } from './writer.ts';

/** Columns of running text that may repeat a supplier's name. */
export const runningColumns = {
  process: ['title', 'description'],
  award: ['title'],
  contract: ['title'],
  lot: ['title'],
  notice: ['title'],
  criterion: ['name', 'description'],
  amendment: ['rationale'],
} as const satisfies { readonly [T in TableName]?: readonly (keyof Row<T>)[] };

const everyRunning = Object.entries(runningColumns).flatMap(([table, columns]) =>
  columns.map((column) => [table, column] as const),
);

/** What a mention says of where and under which number somebody can be found. */
export const revealingColumns = ['identifier', 'scheme', 'more_identifiers', 'postcode', 'locality'] as const;

/** A word of our own in the place of what may be the name of a person, from when it is read until it is known who is one. */
export interface Pseudonym {
  /** What stands in the tables. */
  readonly token: string;
  /** What was published there: a field, or words of a text that repeat a name in one. */
  readonly said: string;
  /** The names in the field that may be those of persons; null for words of a text. */
  readonly names: readonly string[] | null;
  /** What stood in {@link revealingColumns} beside the field. */
  readonly revealing: readonly (string | null)[];
}

/** Nobody who publishes can guess `mark`, so that no published text is taken for a pseudonym. */
export const tokenOf = (mark: string, number: number): string => `⟦${mark}.${number}⟧`;
const token = /⟦[0-9a-f]+\.\d+⟧/g;

/** A group of mentions that say the same, or the payments to a name, of which something has to be put right in the tables. */
export interface Concerned {
  /** Key of the group of mentions. */
  readonly key: number;
  readonly role: string;
  /** What stands there now: the field, or a token. */
  readonly stored: string;
  /** What was published. */
  readonly field: string;
  /** What was published beside it, in {@link revealingColumns}. */
  readonly revealing: readonly (string | null)[];
  /** Names that are not to be kept, in the words of the field. */
  readonly names: Substitution;
  /** Whether tokens stand for these names wherever a text repeats them. */
  readonly isHidden: boolean;
}

/** The field of a group as it is to be kept. */
const keptField = ({ field, names }: Concerned): string => nameless(field, names);

/**
 * Puts back what pseudonyms stand for, and takes the names of persons out: of mentions, payments, running text and the texts of
 * releases. Names that had no pseudonym are in the blocks of the file afterwards; see {@link RecordWriter.renew}.
 */
export async function settleNames(
  writer: RecordWriter,
  texts: ReleaseTexts,
  concerned: readonly Concerned[],
  pseudonyms: ReadonlyMap<string, Pseudonym>,
): Promise<void> {
  if (concerned.length > 0) {
    // All of them: payee is a role of parties in OCDS, too. A group of payments alone meets no mention.
    const named = await namedProcesses(writer, concerned);
    await takeOutOfTexts(writer, texts, named);
    const lift = (text: string) => text.replace(token, (found) => pseudonyms.get(found)?.said ?? found);
    for (const [table, column] of everyRunning) {
      await rewrite(writer, { table, column, by: 'process_id' }, named.plain, (text, process) =>
        named.redactorOf(process).inText(lift(text)),
      );
    }
    await settleMentions(writer, concerned);
  }
  const payees = concerned.filter(({ role }) => role === 'payee');
  if (payees.length > 0) await settlePayees(writer, payees, pseudonyms);
}

/** Puts what payees are called into their groups, which know them by pseudonyms. */
export async function settleGroups(writer: RecordWriter, concerned: readonly Concerned[]): Promise<void> {
  const payees = concerned.filter(({ role, stored, field }) => role === 'payee' && stored !== field);
  await withTable(
    writer,
    'payee_name',
    { key: 'BIGINT', name: 'VARCHAR' },
    payees.map((one) => [one.key, keptField(one)]),
    () => writer.run('UPDATE mention_group SET name = n.name FROM payee_name n WHERE n.key = mention_group.key'),
  );
}

/** Runs statements while a temporary table holds some rows. */
async function withTable(
  writer: RecordWriter,
  table: string,
  columns: Readonly<Record<string, 'BIGINT' | 'VARCHAR'>>,
  rows: readonly (readonly (string | number | null)[])[],
  use: () => Promise<void>,
): Promise<void> {
  if (rows.length === 0) return;
  const named = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  await writer.run(`CREATE TEMP TABLE ${table} (${named.join(', ')})`);
  await writer.insert(table, Object.keys(columns), rows);
  await use();
  await writer.run(`DROP TABLE ${table}`);
}

/** Takes names out of what is said about one process. */
interface ProcessRedactor {
  readonly inField: (field: string) => string | null;
  readonly inText: (text: string) => string;
}

interface NamedProcesses {
  /** Processes that name persons. */
  readonly all: readonly string[];
  /** Those among them that name somebody for whom no pseudonym stands. */
  readonly plain: ReadonlySet<string>;
  readonly redactorOf: (process: string) => ProcessRedactor;
}

/** Which processes name persons, and who else is named there. */
async function namedProcesses(writer: RecordWriter, mentions: readonly Concerned[]): Promise<NamedProcesses> {
  const byKey = new Map(mentions.filter(({ names }) => names.size > 0).map((one) => [one.key, one]));
  const fieldOf = new Map(mentions.map(({ stored, field }) => [stored, field]));
  const persons = new Map<string, Concerned[]>();
  const others = new Map<string, string[]>();
  await withTable(
    writer,
    'person_group',
    { key: 'BIGINT' },
    [...byKey.keys()].map((key) => [key]),
    async () => {
      await writer.run(
        `CREATE TEMP TABLE person_process AS
       SELECT DISTINCT mention.process_id FROM mention JOIN person_group g ON g.key = ${mentionKeyOf('mention')}`,
      );
      const rows = await writer.all<{ process_id: string; key: number; name: string | null }>(
        `SELECT DISTINCT mention.process_id, ${mentionKeyOf('mention')} AS key, mention.name FROM mention
       JOIN person_process p ON p.process_id = mention.process_id ORDER BY mention.process_id, key`,
      );
      for (const { process_id, key, name } of rows) {
        const person = byKey.get(key);
        if (person) persons.set(process_id, [...(persons.get(process_id) ?? []), person]);
        else if (name !== null) others.set(process_id, [...(others.get(process_id) ?? []), fieldOf.get(name) ?? name]);
      }
      await writer.run('DROP TABLE person_process');
    },
  );
  const redactors = new Map<string, ProcessRedactor>();
  const none: ProcessRedactor = { inField: () => null, inText: (text) => text };
  return {
    all: [...persons.keys()],
    plain: new Set(
      [...persons].flatMap(([process, some]) => (some.every(({ isHidden }) => isHidden) ? [] : [process])),
    ),
    redactorOf: (process) => {
      const some = persons.get(process);
      if (some === undefined) return none;
      const redactor = redactors.get(process) ?? redactorOf(some, others.get(process) ?? []);
      redactors.set(process, redactor);
      return redactor;
    },
  };
}

function redactorOf(persons: readonly Concerned[], others: readonly string[]): ProcessRedactor {
  const fields = new Map(persons.map((one) => [one.field, keptField(one)]));
  const instead = new Map(persons.flatMap(({ names }) => [...names]));
  const finder = new NameFinder(instead.keys());
  return {
    inField: (field) => fields.get(field) ?? null,
    inText: (text) => finder.replace(text, others, (_, name) => instead.get(name) ?? individual),
  };
}

async function takeOutOfTexts(writer: RecordWriter, texts: ReleaseTexts, named: NamedProcesses): Promise<void> {
  if (named.all.length === 0) return;
  const moved: (readonly number[])[] = [];
  await withTable(
    writer,
    'person_process',
    { process_id: 'VARCHAR' },
    named.all.map((process) => [process]),
    async () => {
      const releases = await writer.all<TextPlace & { release_no: number; process_id: string }>(
        `SELECT r.release_no, r.process_id, r.text_file, r.text_start, r.text_bytes
       FROM release r JOIN person_process p ON p.process_id = r.process_id ORDER BY r.release_no`,
      );
      for (const release of releases) {
        const left = withoutNames(JSON.parse(texts.read(release)), named.redactorOf(release.process_id));
        const place = texts.replace(release, JSON.stringify(left));
        moved.push([release.release_no, place.text_file, place.text_start, place.text_bytes]);
      }
    },
  );
  const columns = { release_no: 'BIGINT', text_file: 'BIGINT', text_start: 'BIGINT', text_bytes: 'BIGINT' } as const;
  await withTable(writer, 'moved_text', columns, moved, () =>
    writer.run(
      `UPDATE release SET text_file = m.text_file, text_start = m.text_start, text_bytes = m.text_bytes
       FROM moved_text m WHERE m.release_no = release.release_no`,
    ),
  );
}

/** Changes the texts of a column that hold pseudonyms, and all of those that stand beside certain values of column `by`. */
async function rewrite(
  writer: RecordWriter,
  { table, column, by }: { readonly table: string; readonly column: string; readonly by: string },
  beside: ReadonlySet<string>,
  change: (text: string, by: string) => string,
): Promise<void> {
  const select = `SELECT DISTINCT "${by}" AS by_value, "${column}" AS text FROM "${table}"`;
  type Found = { by_value: string; text: string };
  const found = await writer.all<Found>(`${select} WHERE contains("${column}", '⟦')`);
  await withTable(
    writer,
    'beside',
    { by_value: 'VARCHAR' },
    [...beside].map((value) => [value]),
    async () => {
      const more = `${select} WHERE "${by}" IN (SELECT by_value FROM beside) AND "${column}" IS NOT NULL`;
      found.push(...(await writer.all<Found>(`${more} AND NOT contains("${column}", '⟦')`)));
    },
  );
  const changes = found.flatMap(({ by_value, text }) => {
    const after = change(text, by_value);
    return after === text ? [] : [[by_value, text, after]];
  });
  await withTable(writer, 'changed_text', { by_value: 'VARCHAR', before: 'VARCHAR', after: 'VARCHAR' }, changes, () =>
    writer.run(
      `UPDATE "${table}" SET "${column}" = c.after FROM changed_text c
       WHERE c.by_value = "${table}"."${by}" AND c.before = "${table}"."${column}"`,
    ),
  );
}

async function settleMentions(writer: RecordWriter, mentions: readonly Concerned[]): Promise<void> {
  const texts = Object.fromEntries(['name', ...revealingColumns].map((column) => [column, 'VARCHAR'] as const));
  const isGone = (name: string) => name === individual || name === removed;
  await withTable(
    writer,
    'settled',
    { key: 'BIGINT', ...texts },
    mentions.map((one) => {
      const name = keptField(one);
      return [one.key, name, ...revealingColumns.map((_, i) => (isGone(name) ? null : (one.revealing[i] ?? null)))];
    }),
    () =>
      writer.run(
        `UPDATE mention SET ${['name', ...revealingColumns].map((column) => `${column} = s.${column}`).join(', ')},
           source_party_id = CASE WHEN s.name NOT IN ('${individual}', '${removed}') THEN source_party_id END
         FROM settled s WHERE s.key = ${mentionKeyOf('mention')}`,
      ),
  );
}

/** Payments know a payee by name alone. */
async function settlePayees(
  writer: RecordWriter,
  payees: readonly Concerned[],
  pseudonyms: ReadonlyMap<string, Pseudonym>,
): Promise<void> {
  const byStored = new Map(payees.map((one) => [one.stored, one]));
  const finders = new Map<string, NameFinder>();
  const plain = new Set(payees.flatMap(({ stored, names, isHidden }) => (names.size > 0 && !isHidden ? [stored] : [])));
  const change = (text: string, stored: string): string => {
    const lifted = text.replace(token, (found) => pseudonyms.get(found)?.said ?? found);
    const payee = byStored.get(stored);
    if (payee === undefined || payee.names.size === 0) return lifted;
    const finder = finders.get(stored) ?? new NameFinder(payee.names.keys());
    finders.set(stored, finder);
    return finder.replace(lifted, [], (_, name) => payee.names.get(name) ?? individual);
  };
  for (const column of ['unit', 'purpose'])
    await rewrite(writer, { table: 'payment', column, by: 'payee_name' }, plain, change);
  await withTable(
    writer,
    'settled',
    { before: 'VARCHAR', after: 'VARCHAR' },
    payees.map((one) => [one.stored, keptField(one)]),
    () => writer.run('UPDATE payment SET payee_name = s.after FROM settled s WHERE s.before = payment.payee_name'),
  );
}
