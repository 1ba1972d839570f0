import { type Json, listOf, objectOf, textOf } from './field.ts';

/**
 * The releases that a document holds: itself, or those of a record. A record whose releases are only linked gives its
 * compiled release; one that has neither gives itself, to be set aside as no release.
 */
export function releasesOf(document: unknown): readonly unknown[] {
  const object = objectOf(document);
  if (!object || !('releases' in object || 'compiledRelease' in object)) return [document];
  const embedded = listOf(object.releases).filter((release) => textOf(release.ocid) !== null);
  if (embedded.length > 0) return embedded;
  const compiled = objectOf(object.compiledRelease);
  return [compiled ? withOcid(compiled, object) : document];
}

const withOcid = (compiled: Json, record: Json): Json =>
  compiled.ocid === undefined ? { ...compiled, ocid: record.ocid } : compiled;
