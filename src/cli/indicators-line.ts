import { type CompiledRelease, readCompiledRelease } from '../measures/indicators/compiled-release.ts';
import { parseDocument } from '../sources/json/document.ts';
import { Excerpts, type Wanted } from '../sources/json/excerpt.ts';
import { objectOf } from '../sources/ocds/field.ts';

/** What one document holds, or what is wrong with it. */
export type Line = { readonly release: CompiledRelease } | { readonly release: null; readonly flaw: string };

const bad = (flaw: string): Line => ({ release: null, flaw });

/** What is read of a compiled release, and of a record that holds one. */
const wantedOfRelease = {
  ocid: true,
  buyer: { id: true },
  tender: {
    status: true,
    procurementMethod: true,
    procurementMethodDetails: true,
    numberOfTenderers: true,
    tenderPeriod: { startDate: true, endDate: true },
    procuringEntity: { id: true },
  },
  awards: { status: true, suppliers: { id: true }, items: { classification: { id: true } } },
  bids: {
    details: { status: true, date: true, value: { amount: true, currency: true }, tenderers: { id: true } },
  },
} as const satisfies Wanted;

/** Reads the compiled release in the bytes of a document; a record gives the one inside it. */
export type LineReader = (bytes: Buffer) => Line;

/** A reader of many documents, which remembers the words that come again. */
export function lineReader(): LineReader {
  const excerpts = new Excerpts({ ...wantedOfRelease, compiledRelease: wantedOfRelease, releases: {} });
  return (bytes) => {
    const value = excerpts.read(bytes);
    if (value !== undefined) return compiledIn(value);
    // The full reader mends what can be mended, and can say where the others break.
    const parsed = parseDocument(bytes);
    return parsed.broken ? bad(parsed.broken.message) : compiledIn(parsed.value);
  };
}

/** The compiled release that a document is or, as a record, holds. */
function compiledIn(document: unknown): Line {
  const object = objectOf(document);
  const inside = objectOf(object?.compiledRelease);
  const release = readCompiledRelease(inside ? { ocid: object?.ocid, ...inside } : object);
  if (release === null) return bad('no compiled release, since it has no ocid');
  if (inside === null && Array.isArray(object?.releases))
    return bad('a record with releases and no compiled release; commonweal merge makes one');
  return { release };
}
