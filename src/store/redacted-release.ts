/*
 * Releases of which names were taken out, as JSON: how that is done, and how the same release is known again.
 */
import { individual, isSubstitute, removed } from '../domain/substitute.ts';
import { repairLine } from '../domain/text.ts';

type Json = Readonly<Record<string, unknown>>;

/** Takes names out of a release. */
export interface Redactor {
  /** A field of names; null where nobody in it is to be taken out. */
  readonly inField: (field: string) => string | null;
  readonly inText: (text: string) => string;
}

/** Where and under which number a person trades says who it is. */
const revealing = new Set(['address', 'identifier', 'additionalIdentifiers', 'details']);

/** Members that hold organisations: what is called their name is one, whatever words are in it. */
const parties = new Set(
  'parties suppliers tenderers buyer buyers procuringEntity payer payee subcontractors organization organisation'.split(
    ' ',
  ),
);

/** A supplier as the export of Contracts Finder writes it: name, address, type of reference, reference, and two flags. */
const block = /\[([^|[\]]*)\|([^[\]]*)\]/g;

const blank = (name: string, rest: string): string => `[${name}||NONE||${rest.split('|').slice(-2).join('|')}]`;

/** Takes names out of a release, with all that says where and under which number a person trades. */
export function withoutNames(value: unknown, redactor: Redactor, owner = ''): unknown {
  if (typeof value === 'string') return textWithout(value, redactor);
  if (Array.isArray(value)) return value.map((item) => withoutNames(item, redactor, owner));
  if (typeof value !== 'object' || value === null) return value;
  const isParty = parties.has(owner) || 'roles' in value;
  const object: Record<string, unknown> = Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      isParty && (key === 'name' || key === 'legalName') && typeof member === 'string'
        ? (redactor.inField(repairLine(member)) ?? member)
        : withoutNames(member, redactor, key),
    ]),
  );
  if (isSubstitute(object.name)) for (const key of revealing) delete object[key];
  return object;
}

function textWithout(text: string, { inField, inText }: Redactor): string {
  const repaired = repairLine(text);
  const field = inField(repaired);
  if (field !== null) return field;
  if (text.startsWith('[') && text.includes('|')) {
    return text.replace(block, (whole, name: string, rest: string) => {
      const left = inField(repairLine(name));
      return left === null ? whole : isSubstitute(left) ? blank(left, rest) : `[${left}|${rest}]`;
    });
  }
  const left = inText(repaired);
  return left === repaired ? text : left;
}

const substitutes = new RegExp(`(${individual}|${removed})`);

/** Whether names were taken out of a text. */
export const isRedactedText = (text: string): boolean => substitutes.test(text);

/**
 * Whether a release says what a kept one says, apart from the names of persons that were taken out of the kept one: the same
 * release in another file would else not be known again. `mayName` says whether a text may be a person's name: where another
 * firm stands now, the release has been corrected and is another.
 */
export function agreesWithRedacted(kept: unknown, fresh: unknown, mayName: (text: string) => boolean): boolean {
  if (typeof kept === 'string')
    return typeof fresh === 'string' && (kept === fresh || agreesAsText(kept, fresh, mayName));
  if (typeof kept !== 'object' || kept === null || typeof fresh !== 'object' || fresh === null) return kept === fresh;
  if (Array.isArray(kept) !== Array.isArray(fresh)) return false;
  const [left, right] = [kept as Json, fresh as Json];
  const isPerson = isSubstitute(left.name);
  if (Object.keys(left).some((key) => !Object.hasOwn(right, key))) return false;
  return Object.keys(right).every((key) =>
    Object.hasOwn(left, key) ? agreesWithRedacted(left[key], right[key], mayName) : isPerson && revealing.has(key),
  );
}

function agreesAsText(kept: string, fresh: string, mayName: (text: string) => boolean): boolean {
  if (!isRedactedText(kept)) return false;
  const blanked = Array.from(kept.matchAll(block), ([, name]) => isSubstitute(name));
  let at = 0;
  const text = repairLine(
    fresh.replace(block, (whole, name: string, rest: string) => (blanked[at++] ? blank(name, rest) : whole)),
  );
  // Texts and what stands in the place of names, by turns.
  const [first = '', ...parts] = repairLine(kept).split(substitutes);
  if (!text.startsWith(first)) return false;
  let from = first.length;
  for (let i = 0; i < parts.length; i += 2) {
    const next = parts[i + 1] as string;
    const isLast = i + 2 === parts.length;
    const to = isLast ? text.length - next.length : text.indexOf(next, from + 1);
    if (to <= from || !text.startsWith(next, to)) return false;
    if (parts[i] === individual && !mayName(text.slice(from, to).trim())) return false;
    from = to + next.length;
  }
  return true;
}
