import { repairLine } from '../domain/text.ts';
import type { ReleaseTexts, TextPlace } from './texts.ts';
import type { RecordWriter } from './writer.ts';

/** What stands in place of a natural person's name. */
export const individual = 'an individual';
/** What stands in place of the name of who asked to be taken out. */
export const removed = 'removed on request';

const substitutes = /an individual|removed on request/;
const isSubstitute = (name: unknown): boolean => name === individual || name === removed;

/** A name that is not to be kept, in the field in which it was published, which may hold other names too. */
export interface PersonName {
  /** The whole field, as in `mention`. */
  readonly field: string;
  /** The name in it. */
  readonly name: string;
  /** What stands in its place. */
  readonly instead: typeof individual | typeof removed;
}

/** Names that are not to be kept, and what stands in the place of each. */
type Substitution = ReadonlyMap<string, string>;

/** Where and under which number a person trades says who it is. */
const revealing = new Set(['address', 'identifier', 'additionalIdentifiers', 'details']);

function withoutNames(value: unknown, names: Substitution): unknown {
  if (typeof value === 'string') {
    const repaired = repairLine(value);
    const left = nameless(repaired, names);
    return left === repaired ? value : left;
  }
  if (Array.isArray(value)) return value.map((item) => withoutNames(item, names));
  if (typeof value !== 'object' || value === null) return value;
  const object: Record<string, unknown> = Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, withoutNames(member, names)]),
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
const titled: readonly (readonly [table: string, column: string])[] = [
  ['process', 'title'],
  ['process', 'description'],
  ['award', 'title'],
  ['contract', 'title'],
  ['lot', 'title'],
  ['notice', 'title'],
];

const revealingColumns = ['identifier', 'scheme', 'more_identifiers', 'postcode', 'locality'];

/** Takes names that are not to be kept out of everything that is, before anybody can read it. */
export async function takeOutPersons(
  writer: RecordWriter,
  texts: ReleaseTexts,
  persons: readonly PersonName[],
): Promise<void> {
  if (persons.length === 0) return;
  const namesOf = new Map<string, Map<string, string>>();
  for (const { field, name, instead } of persons) {
    namesOf.set(field, (namesOf.get(field) ?? new Map<string, string>()).set(name, instead));
  }
  const renamed = [...namesOf].map(([field, names]) => [field, nameless(field, names)]);
  await writer.run('CREATE TEMP TABLE person_field (field VARCHAR, nameless VARCHAR)');
  await writer.insert('person_field', ['field', 'nameless'], renamed);
  await writer.run(
    'CREATE TEMP TABLE person_process AS SELECT DISTINCT process_id, name AS field FROM mention WHERE name IN (SELECT field FROM person_field)',
  );
  await takeOutOfTexts(writer, texts, namesOf);
  for (const [table, column] of titled) await takeOutOfColumn(writer, namesOf, table, column);
  await writer.run(
    `UPDATE mention SET name = f.nameless, ${revealingColumns
      .map((column) => `${column} = CASE WHEN f.nameless NOT IN ('${individual}', '${removed}') THEN ${column} END`)
      .join(', ')}
     FROM person_field f WHERE f.field = mention.name`,
  );
  await writer.run('DROP TABLE person_process');
  await writer.run('DROP TABLE person_field');
}

const nameless = (text: string, names: Substitution): string =>
  [...names].reduce((left, [name, instead]) => left.replaceAll(name, instead), text);

type Names = ReadonlyMap<string, Substitution>;
const none: Substitution = new Map();

async function takeOutOfTexts(writer: RecordWriter, texts: ReleaseTexts, namesOf: Names): Promise<void> {
  const releases = await writer.all<TextPlace & { release_no: number; field: string }>(
    `SELECT r.release_no, r.text_file, r.text_start, r.text_bytes, p.field
     FROM release r JOIN person_process p ON p.process_id = r.process_id ORDER BY r.release_no, p.field`,
  );
  const moved = new Map<number, TextPlace>();
  for (const release of releases) {
    const place = moved.get(release.release_no) ?? release;
    const names = namesOf.get(release.field) ?? none;
    moved.set(
      release.release_no,
      texts.replace(place, JSON.stringify(withoutNames(JSON.parse(texts.read(place)), names))),
    );
  }
  await writer.run(
    'CREATE TEMP TABLE moved_text (release_no BIGINT, text_file BIGINT, text_start BIGINT, text_bytes BIGINT)',
  );
  await writer.insert(
    'moved_text',
    ['release_no', 'text_file', 'text_start', 'text_bytes'],
    [...moved].map(([number, place]) => [number, place.text_file, place.text_start, place.text_bytes]),
  );
  await writer.run(
    `UPDATE release SET text_file = m.text_file, text_start = m.text_start, text_bytes = m.text_bytes
     FROM moved_text m WHERE m.release_no = release.release_no`,
  );
  await writer.run('DROP TABLE moved_text');
}

async function takeOutOfColumn(writer: RecordWriter, namesOf: Names, table: string, column: string): Promise<void> {
  const rows = await writer.all<{ process_id: string; text: string; field: string }>(
    `SELECT DISTINCT t.process_id, t."${column}" AS text, p.field
     FROM "${table}" t JOIN person_process p ON p.process_id = t.process_id WHERE t."${column}" IS NOT NULL`,
  );
  const changes = rows.flatMap(({ process_id, text, field }) => {
    const left = nameless(text, namesOf.get(field) ?? none);
    return left === text ? [] : [[process_id, text, left]];
  });
  if (changes.length === 0) return;
  await writer.run('CREATE TEMP TABLE nameless_text (process_id VARCHAR, before VARCHAR, after VARCHAR)');
  await writer.insert('nameless_text', ['process_id', 'before', 'after'], changes);
  await writer.run(
    `UPDATE "${table}" SET "${column}" = n.after FROM nameless_text n
     WHERE n.process_id = "${table}".process_id AND n.before = "${table}"."${column}"`,
  );
  await writer.run('DROP TABLE nameless_text');
}

/** The same for payees, whose names stand in payments alone. */
export async function takeOutPayees(writer: RecordWriter, persons: readonly PersonName[]): Promise<void> {
  if (persons.length === 0) return;
  await writer.run('CREATE TEMP TABLE person_name (name VARCHAR, instead VARCHAR)');
  const instead = new Map(persons.map((person) => [person.field, person.instead]));
  await writer.insert('person_name', ['name', 'instead'], [...instead]);
  await writer.run('UPDATE payment SET payee_name = p.instead FROM person_name p WHERE p.name = payment.payee_name');
  await writer.run('DROP TABLE person_name');
}
