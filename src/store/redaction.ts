import type { Row, TableName } from '../domain/table.ts';
import { repairLine } from '../domain/text.ts';
import { type Eraser, eraserOf, nameless, type Substitution } from './eraser.ts';
import type { ReleaseTexts, TextPlace } from './texts.ts';
import type { RecordWriter } from './writer.ts';

/** What stands in place of a natural person's name. */
export const individual = 'an individual';
/** What stands in place of the name of who asked to be taken out. */
export const removed = 'removed on request';

const substitutes = /an individual|removed on request/;
export const isSubstitute = (name: unknown): boolean => name === individual || name === removed;

/** A name that is not to be kept, in the field in which it was published, which may hold other names too. */
export interface PersonName {
  /** The whole field, as in `mention`. */
  readonly field: string;
  /** The name in it. */
  readonly name: string;
  /** What stands in its place. */
  readonly instead: typeof individual | typeof removed;
}

/** Where and under which number a person trades says who it is. */
const revealing = new Set(['address', 'identifier', 'additionalIdentifiers', 'details']);

function withoutNames(value: unknown, erase: Eraser): unknown {
  if (typeof value === 'string') {
    const repaired = repairLine(value);
    const left = erase(repaired);
    return left === repaired ? value : left;
  }
  if (Array.isArray(value)) return value.map((item) => withoutNames(item, erase));
  if (typeof value !== 'object' || value === null) return value;
  const object: Record<string, unknown> = Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, withoutNames(member, erase)]),
  );
  if (isSubstitute(object.name)) for (const key of revealing) delete object[key];
  return object;
}

/** Whether names were taken out of a text. */
export const isRedactedText = (text: string): boolean => substitutes.test(text);

/**
 * Whether a release says what a kept one says, apart from the names of persons that were taken out of the kept one: the same
 * release in another file would else not be known again.
 */
export function agreesWithRedacted(kept: unknown, fresh: unknown): boolean {
  if (typeof kept === 'string') return typeof fresh === 'string' && (kept === fresh || isRedacted(kept, fresh));
  if (typeof kept !== 'object' || kept === null || typeof fresh !== 'object' || fresh === null) return kept === fresh;
  if (Array.isArray(kept) !== Array.isArray(fresh)) return false;
  const [left, right] = [kept as Record<string, unknown>, fresh as Record<string, unknown>];
  const isPerson = isSubstitute(left.name);
  if (Object.keys(left).some((key) => !Object.hasOwn(right, key))) return false;
  return Object.keys(right).every((key) =>
    Object.hasOwn(left, key) ? agreesWithRedacted(left[key], right[key]) : isPerson && revealing.has(key),
  );
}

function isRedacted(kept: string, fresh: string): boolean {
  const [first = '', ...rest] = kept.split(substitutes);
  const text = repairLine(fresh);
  if (rest.length === 0 || !text.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest.slice(0, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  const last = rest.at(-1) ?? '';
  return text.endsWith(last) && text.length - last.length >= at;
}

/** Texts that may repeat a supplier's name. */
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

/** What was published where a pseudonym stands, from when it was read until it is known who is a person. */
export interface Held {
  readonly pseudonym: string;
  /** The field of a supplier, buyer or payee that may name a person. */
  readonly field: string;
  /** What the pseudonym stands for: the field, or words of a text that repeat a name in it. */
  readonly said: string;
  /** Where the field was: in a mention, or the payee of a payment. */
  readonly of: 'mention' | 'payee';
  /** What stood in {@link revealingColumns} beside a field; null for words of a text. */
  readonly revealing: readonly (string | null)[] | null;
}

/** A pseudonym: nobody who publishes can guess one. */
export const pseudonymOf = (mark: string, number: number): string => `⟦${mark}.${number}⟧`;
const pseudonymIn = /⟦[0-9a-f]+\.\d+⟧/g;

/** The names of persons in mentions or in payments, field by field, and what stands for them in the tables until they are taken out. */
export class Persons {
  /** Fields, each with the names in it and what is to stand for them. */
  readonly names: ReadonlyMap<string, Substitution>;
  private readonly erasers = new Map<string, Eraser>();
  private readonly held: ReadonlyMap<string, Held>;

  constructor(persons: readonly PersonName[], held: ReadonlyMap<string, Held>) {
    this.held = held;
    const names = new Map<string, Map<string, string>>();
    for (const { field, name, instead } of persons) {
      names.set(field, (names.get(field) ?? new Map<string, string>()).set(name, instead));
    }
    this.names = names;
  }

  /** Pseudonyms of fields that name persons. */
  get pseudonyms(): string[] {
    return [...this.held.values()].flatMap(({ pseudonym, field, revealing }) =>
      revealing !== null && this.names.has(field) ? [pseudonym] : [],
    );
  }

  /** A field, or a pseudonym of one, without the names. */
  nameless(fieldOrPseudonym: string): string {
    const field = this.held.get(fieldOrPseudonym)?.field ?? fieldOrPseudonym;
    return nameless(field, this.names.get(field) ?? new Map());
  }

  /** Takes the names in a field, or in that of a pseudonym, out of a text. */
  erase(fieldOrPseudonym: string, text: string): string {
    const field = this.held.get(fieldOrPseudonym)?.field ?? fieldOrPseudonym;
    const eraser = this.erasers.get(field) ?? eraserOf(this.names.get(field) ?? new Map());
    this.erasers.set(field, eraser);
    return eraser(text);
  }

  /** A text with what was published in place of the pseudonyms in it, apart from the names of persons. */
  lift(text: string): string {
    return text.replace(pseudonymIn, (pseudonym) => {
      const held = this.held.get(pseudonym);
      return held === undefined ? pseudonym : this.erase(held.field, held.said);
    });
  }

  /** Fields as they are to be kept, by pseudonym. */
  *lifted(): Generator<{ readonly pseudonym: string; readonly name: string; readonly revealing: Held['revealing'] }> {
    for (const { pseudonym, field, revealing } of this.held.values()) {
      if (revealing === null) continue;
      const name = this.nameless(field);
      yield { pseudonym, name, revealing: name === individual || name === removed ? null : revealing };
    }
  }

  get hasPseudonyms(): boolean {
    return this.held.size > 0;
  }
}

/** Who is named where. */
export interface PersonsOf {
  readonly mention: Persons;
  readonly payee: Persons;
}

/** Puts what pseudonyms stand for, apart from the names of persons, into temporary table `lifted`, and into the groups of payees. */
export async function prepareLifting(writer: RecordWriter, persons: PersonsOf): Promise<void> {
  const columns = ['pseudonym', 'name', ...revealingColumns];
  await writer.run(`CREATE TEMP TABLE lifted (${columns.map((column) => `${column} VARCHAR`).join(', ')})`);
  await writer.insert(
    'lifted',
    columns,
    [persons.mention, persons.payee].flatMap((some) =>
      Array.from(some.lifted(), ({ pseudonym, name, revealing }) => [
        pseudonym,
        name,
        ...revealingColumns.map((_, i) => revealing?.[i] ?? null),
      ]),
    ),
  );
  await writer.run(
    "UPDATE mention_group SET name = l.name FROM lifted l WHERE mention_group.role = 'payee' AND l.pseudonym = mention_group.name",
  );
}

/** Puts what was published in the place of pseudonyms, and takes the names of persons out of texts of releases. */
export async function liftPseudonyms(
  writer: RecordWriter,
  texts: ReleaseTexts,
  { mention, payee }: PersonsOf,
): Promise<void> {
  if (mention.hasPseudonyms) {
    await takeOutOfTexts(writer, texts, mention, mention.pseudonyms);
    for (const [table, column] of everyRunning) {
      await rewrite(writer, table, column, {
        select: `SELECT DISTINCT process_id, "${column}" AS text FROM "${table}" WHERE contains("${column}", '⟦')`,
        change: ({ text }) => mention.lift(text),
      });
    }
    await writer.run(
      `UPDATE mention SET name = l.name, ${revealingColumns.map((column) => `${column} = l.${column}`).join(', ')}
       FROM lifted l WHERE l.pseudonym = mention.name`,
    );
  }
  if (payee.hasPseudonyms) {
    await writer.run(
      `UPDATE payment SET payee_name = l.name, unit = replace(unit, l.pseudonym, l.name), purpose = replace(purpose, l.pseudonym, l.name)
       FROM lifted l WHERE l.pseudonym = payment.payee_name`,
    );
  }
  await writer.run('DROP TABLE lifted');
}

/**
 * Takes names that are in the tables, since nothing said that they might be a person's, out of everything: who asked to be removed,
 * and whom an earlier import took for a firm. The blocks of the file still hold them afterwards; see {@link RecordWriter.renew}.
 */
export async function takeOutPersons(writer: RecordWriter, texts: ReleaseTexts, persons: Persons): Promise<void> {
  const fields = [...persons.names.keys()];
  if (fields.length === 0) return;
  await writer.run('CREATE TEMP TABLE person_field (field VARCHAR, nameless VARCHAR)');
  await writer.insert(
    'person_field',
    ['field', 'nameless'],
    fields.map((field) => [field, persons.nameless(field)]),
  );
  await takeOutOfTexts(writer, texts, persons, fields);
  for (const [table, column] of everyRunning) {
    await rewrite(writer, table, column, {
      // A text may name several persons: all of its fields together say what is to go.
      select: `SELECT t.process_id, t.text, to_json(list(DISTINCT m.name ORDER BY m.name)) AS fields
        FROM (SELECT DISTINCT process_id, "${column}" AS text FROM "${table}" WHERE "${column}" IS NOT NULL) t
        JOIN mention m ON m.process_id = t.process_id AND m.name IN (SELECT field FROM person_field)
        GROUP BY t.process_id, t.text`,
      change: ({ text, fields }) =>
        (JSON.parse(fields) as string[]).reduce((left, field) => persons.erase(field, left), text),
    });
  }
  await writer.run(
    `UPDATE mention SET name = f.nameless, ${revealingColumns
      .map((column) => `${column} = CASE WHEN f.nameless NOT IN ('${individual}', '${removed}') THEN ${column} END`)
      .join(', ')}
     FROM person_field f WHERE f.field = mention.name`,
  );
  await writer.run('DROP TABLE person_field');
}

/** The same for payees, whose names stand in payments alone. */
export async function takeOutPayees(writer: RecordWriter, persons: Persons): Promise<void> {
  const fields = [...persons.names.keys()];
  if (fields.length === 0) return;
  await writer.run('CREATE TEMP TABLE person_field (field VARCHAR, nameless VARCHAR)');
  await writer.insert(
    'person_field',
    ['field', 'nameless'],
    fields.map((field) => [field, persons.nameless(field)]),
  );
  await writer.run(
    `UPDATE payment SET payee_name = f.nameless, unit = replace(unit, f.field, f.nameless), purpose = replace(purpose, f.field, f.nameless)
     FROM person_field f WHERE f.field = payment.payee_name`,
  );
  await writer.run('DROP TABLE person_field');
}

/** `names` as they stand in `mention` now: fields, or pseudonyms of fields. */
async function takeOutOfTexts(
  writer: RecordWriter,
  texts: ReleaseTexts,
  persons: Persons,
  names: readonly string[],
): Promise<void> {
  if (names.length === 0) return;
  await writer.run('CREATE TEMP TABLE person_name (name VARCHAR)');
  await writer.insert(
    'person_name',
    ['name'],
    names.map((name) => [name]),
  );
  const found = await writer.all<TextPlace & { release_no: number; name: string }>(
    `SELECT r.release_no, r.text_file, r.text_start, r.text_bytes, p.name
     FROM release r JOIN (SELECT DISTINCT process_id, name FROM mention WHERE name IN (SELECT name FROM person_name)) p
       ON p.process_id = r.process_id ORDER BY r.release_no`,
  );
  const placeOf = new Map<number, { readonly place: TextPlace; readonly names: string[] }>();
  for (const { release_no, name, ...place } of found) {
    const known = placeOf.get(release_no);
    if (known) known.names.push(name);
    else placeOf.set(release_no, { place, names: [name] });
  }
  const moved = Array.from(placeOf, ([number, { place, names }]) => {
    const erase = (text: string) => names.reduce((left, name) => persons.erase(name, left), text);
    const { text_file, text_start, text_bytes } = texts.replace(
      place,
      JSON.stringify(withoutNames(JSON.parse(texts.read(place)), erase)),
    );
    return [number, text_file, text_start, text_bytes];
  });
  await writer.run(
    'CREATE TEMP TABLE moved_text (release_no BIGINT, text_file BIGINT, text_start BIGINT, text_bytes BIGINT)',
  );
  await writer.insert('moved_text', ['release_no', 'text_file', 'text_start', 'text_bytes'], moved);
  await writer.run(
    `UPDATE release SET text_file = m.text_file, text_start = m.text_start, text_bytes = m.text_bytes
     FROM moved_text m WHERE m.release_no = release.release_no`,
  );
  await writer.run('DROP TABLE moved_text');
  await writer.run('DROP TABLE person_name');
}

interface FoundText {
  readonly process_id: string;
  readonly text: string;
  /** As a list in JSON, where it was asked for. */
  readonly fields: string;
}

/** Changes the texts of a column that a statement finds. */
async function rewrite(
  writer: RecordWriter,
  table: string,
  column: string,
  { select, change }: { readonly select: string; readonly change: (found: FoundText) => string },
): Promise<void> {
  const changes = (await writer.all<FoundText>(select)).flatMap((found) => {
    const after = change(found);
    return after === found.text ? [] : [[found.process_id, found.text, after]];
  });
  if (changes.length === 0) return;
  await writer.run('CREATE TEMP TABLE changed_text (process_id VARCHAR, before VARCHAR, after VARCHAR)');
  await writer.insert('changed_text', ['process_id', 'before', 'after'], changes);
  await writer.run(
    `UPDATE "${table}" SET "${column}" = c.after FROM changed_text c
     WHERE c.process_id = "${table}".process_id AND c.before = "${table}"."${column}"`,
  );
  await writer.run('DROP TABLE changed_text');
}
