import { type Json, listOf, objectOf, textOf } from './field.ts';

/**
 * The releases that a document holds: itself, or those of a record. A record whose releases are only linked gives its
 * compiled release, else the last state of its versioned one; one that has none of them gives null, to be set aside as no
 * release.
 */
export function releasesOf(document: unknown): readonly unknown[] {
  const object = objectOf(document);
  if (!object) return [document];
  if (!('releases' in object || 'compiledRelease' in object || 'versionedRelease' in object))
    return [isVersionedRelease(object) ? lastState(object) : document];
  const embedded = listOf(object.releases).filter((release) => textOf(release.ocid) !== null);
  if (embedded.length > 0) return embedded;
  const compiled = objectOf(object.compiledRelease);
  if (compiled) return [withOcid(compiled, object)];
  const versioned = objectOf(object.versionedRelease);
  return [versioned ? lastState(withOcid(versioned, object)) : null];
}

const withOcid = (compiled: Json, record: Json): Json =>
  compiled.ocid === undefined ? { ...compiled, ocid: record.ocid } : compiled;

/** The states of a value, one for each release that changed it; null for what is no such list. */
function statesOf(value: unknown): readonly Json[] | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  return value.every((item) => objectOf(item) && 'value' in item && ('releaseID' in item || 'releaseDate' in item))
    ? value
    : null;
}

/** A versioned release has no date, id or tags of its own, and lists of states where others have values. */
function isVersionedRelease(document: Json): boolean {
  if (document.date !== undefined || document.id !== undefined || textOf(document.ocid) === null) return false;
  return [document, document.tender, document.buyer, listOf(document.awards)[0], listOf(document.parties)[0]].some(
    (part) => Object.values(objectOf(part) ?? {}).some((value) => statesOf(value) !== null),
  );
}

/** The release that a versioned one came to be in the end. */
function lastState(versioned: Json): Json {
  let date = '';
  const last = (value: unknown): unknown => {
    const states = statesOf(value);
    if (states) {
      for (const state of states) {
        const changed = textOf(state.releaseDate) ?? '';
        if (changed > date) date = changed;
      }
      return states.at(-1)?.value;
    }
    if (Array.isArray(value)) return value.map(last);
    const object = objectOf(value);
    if (!object) return value;
    return Object.fromEntries(
      Object.entries(object).flatMap(([key, member]) => {
        const now = last(member);
        return now === null || now === undefined ? [] : [[key, now]];
      }),
    );
  };
  const release = last(versioned) as Json;
  return date === '' ? release : { ...release, date, id: `${textOf(versioned.ocid)}-${date}`, tag: ['compiled'] };
}
