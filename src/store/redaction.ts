import { repairLine } from '../domain/text.ts';
import type { ReleaseTexts, TextPlace } from './texts.ts';
import type { RecordWriter } from './writer.ts';

/** What stands in place of a natural person's name. */
export const individual = 'an individual';

/** A name of a natural person in the field in which it was published, which may hold other names too. */
export interface PersonName {
  /** The whole field, as in `mention`. */
  readonly field: string;
  /** The person's name in it. */
  readonly name: string;
}

function withoutNames(value: unknown, names: readonly string[]): unknown {
  if (typeof value === 'string') {
    const repaired = repairLine(value);
    if (!names.some((name) => repaired.includes(name))) return value;
    return names.reduce((text, name) => text.replaceAll(name, individual), repaired);
  }
  if (Array.isArray(value)) return value.map((item) => withoutNames(item, names));
  if (typeof value !== 'object' || value === null) return value;
  const object: Record<string, unknown> = Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, withoutNames(member, names)]),
  );
  // Where and under which number a person trades says who it is.
  if (object.name === individual)
    for (const key of ['address', 'identifier', 'additionalIdentifiers', 'details']) delete object[key];
  return object;
}

/** Titles that may repeat a supplier's name. */
const titled = ['process', 'award', 'contract', 'lot', 'notice'] as const;

/** Takes the names of natural persons out of everything that is kept, before anybody can read it. */
export async function takeOutPersons(
  writer: RecordWriter,
  texts: ReleaseTexts,
  persons: readonly PersonName[],
): Promise<void> {
  for (const { field, name } of persons) {
    const touched = 'SELECT process_id, release_no FROM mention WHERE name = ?';
    const releases = await writer.all<TextPlace & { release_no: number }>(
      `SELECT release_no, text_file, text_start, text_bytes FROM release WHERE process_id IN (SELECT process_id FROM (${touched}))`,
      [field],
    );
    for (const release of releases) {
      const place = texts.replace(release, JSON.stringify(withoutNames(JSON.parse(texts.read(release)), [name])));
      await writer.run('UPDATE release SET text_file = ?, text_start = ?, text_bytes = ? WHERE release_no = ?', [
        place.text_file,
        place.text_start,
        place.text_bytes,
        release.release_no,
      ]);
    }
    for (const table of titled) {
      await writer.run(
        `UPDATE "${table}" SET title = replace(title, ?, ?) WHERE contains(title, ?) AND process_id IN (SELECT process_id FROM (${touched}))`,
        [name, individual, name, field],
      );
    }
    await writer.run(
      `UPDATE process SET description = replace(description, ?, ?)
       WHERE contains(description, ?) AND process_id IN (SELECT process_id FROM (${touched}))`,
      [name, individual, name, field],
    );
    const left = field.replaceAll(name, individual);
    await writer.run('UPDATE mention SET name = ? WHERE name = ?', [left, field]);
    if (left === individual) {
      await writer.run(
        'UPDATE mention SET identifier = NULL, scheme = NULL, more_identifiers = NULL, postcode = NULL, locality = NULL WHERE name = ?',
        [individual],
      );
    }
  }
}

/** The same for payees, whose names stand in payments alone. */
export async function takeOutPayees(writer: RecordWriter, names: readonly string[]): Promise<void> {
  await writer.run('CREATE TEMP TABLE person_name (name VARCHAR)');
  await writer.insert(
    'person_name',
    ['name'],
    names.map((name) => [name]),
  );
  await writer.run('UPDATE payment SET payee_name = ? WHERE payee_name IN (SELECT name FROM person_name)', [
    individual,
  ]);
  await writer.run('DROP TABLE person_name');
}
