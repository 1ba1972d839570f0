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

const title = '(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|rev|reverend)\\b\\.?\\s+';
const leadingTitle = new RegExp(`^(?:${title})+`, 'i');
const trailingTrade = /\s*(?:[(,]|\bt\/a\b|\btrading as\b).*$/is;

/**
 * A person's name wherever a text repeats it: in any case, with or without what stands before and behind it in the field of a
 * supplier (`Mr A B t/a C`). Null for a name of one word, which may be a word like any other.
 */
function bareName(name: string): RegExp | null {
  const words = name.replace(leadingTitle, '').replace(trailingTrade, '').split(/\s+/).filter(Boolean);
  if (words.length < 2) return null;
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${title})*${escaped.join('\\s+')}(?![\\p{L}\\p{N}])`, 'giu');
}

/** Takes the names of one field out of running text. */
type Eraser = (text: string) => string;

function eraserOf(names: Substitution): Eraser {
  const bare = [...names].flatMap(([name, instead]) => {
    const pattern = bareName(name);
    return pattern ? [[pattern, instead] as const] : [];
  });
  return (text) => bare.reduce((left, [pattern, instead]) => left.replace(pattern, instead), nameless(text, names));
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
const running: readonly (readonly [table: string, column: string])[] = [
  ['process', 'title'],
  ['process', 'description'],
  ['award', 'title'],
  ['contract', 'title'],
  ['lot', 'title'],
  ['notice', 'title'],
  ['criterion', 'name'],
  ['criterion', 'description'],
  ['amendment', 'rationale'],
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
  const erasers: Erasers = new Map([...namesOf].map(([field, names]) => [field, eraserOf(names)]));
  await takeOutOfTexts(writer, texts, erasers);
  for (const [table, column] of running) await takeOutOfColumn(writer, erasers, table, column);
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

/** By field. */
type Erasers = ReadonlyMap<string, Eraser>;
const erased = (erasers: Erasers, field: string): Eraser => erasers.get(field) ?? ((text) => text);

async function takeOutOfTexts(writer: RecordWriter, texts: ReleaseTexts, erasers: Erasers): Promise<void> {
  const releases = await writer.all<TextPlace & { release_no: number; field: string }>(
    `SELECT r.release_no, r.text_file, r.text_start, r.text_bytes, p.field
     FROM release r JOIN person_process p ON p.process_id = r.process_id ORDER BY r.release_no, p.field`,
  );
  const moved = new Map<number, TextPlace>();
  for (const release of releases) {
    const place = moved.get(release.release_no) ?? release;
    moved.set(
      release.release_no,
      texts.replace(place, JSON.stringify(withoutNames(JSON.parse(texts.read(place)), erased(erasers, release.field)))),
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

async function takeOutOfColumn(writer: RecordWriter, erasers: Erasers, table: string, column: string): Promise<void> {
  // A text may name several persons: all of its fields together say what is to go.
  const rows = await writer.all<{ process_id: string; text: string; fields: string }>(
    `SELECT t.process_id, t.text, to_json(list(DISTINCT p.field ORDER BY p.field)) AS fields
     FROM (SELECT DISTINCT process_id, "${column}" AS text FROM "${table}" WHERE "${column}" IS NOT NULL) t
     JOIN person_process p ON p.process_id = t.process_id GROUP BY t.process_id, t.text`,
  );
  const changes = rows.flatMap(({ process_id, text, fields }) => {
    const left = (JSON.parse(fields) as string[]).reduce((said, field) => erased(erasers, field)(said), text);
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
  await writer.run(`UPDATE payment SET payee_name = p.instead, unit = replace(unit, p.name, p.instead), purpose = replace(purpose, p.name, p.instead)
     FROM person_name p WHERE p.name = payment.payee_name`);
  await writer.run('DROP TABLE person_name');
}
