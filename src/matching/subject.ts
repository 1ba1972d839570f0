import type { Absence } from '../domain/organization.ts';
import { repairLine } from '../domain/text.ts';
import { absenceOf } from './absence.ts';
import { type Authorities, authorityOf } from './authority.ts';
import { compareIdentifiers, isExclusive, normalizeIdentifier, registerOf } from './identifier.ts';
import { legalForm } from './legal-form.ts';
import { isBuyer, type MentionGroup } from './mention.ts';
import { normalizeName } from './name.ts';
import { readsAsPerson } from './person.ts';

/** A group of mentions, ready to be compared. */
export interface Subject {
  readonly group: MentionGroup;
  /** The name as published, repaired. */
  readonly name: string;
  /** The name as compared. */
  readonly normal: string;
  /** Upper case, without spaces; empty where not known. */
  readonly postcode: string;
  /** Register identifiers, best first. */
  readonly identifiers: readonly string[];
  /** The one of them that the list of local authorities gives for the name, if it did. */
  readonly listed: string | null;
  /** Why it is nobody; null for one that is resolved. */
  readonly absent: Absence | null;
}

/** What telling persons and authorities by their names needs to know. */
export interface Knowledge {
  readonly authorities: Authorities;
  /** Normalised names of firms that read like persons. */
  readonly firms: ReadonlySet<string>;
}

/** Groups made ready, in an order that depends on what they say and not on how they came. */
export function readSubjects(groups: readonly MentionGroup[], knowledge: Knowledge): Subject[] {
  const read = groups.map((group) => readSubject(group, knowledge)).toSorted(compareSubjects);
  const bodies = new Set(read.filter(isSurelyBody).map((subject) => subject.normal));
  return read.map((subject) =>
    subject.absent === null &&
    subject.identifiers.length === 0 &&
    !bodies.has(subject.normal) &&
    isPerson(subject, knowledge)
      ? { ...subject, absent: 'individual' }
      : subject,
  );
}

function readSubject(group: MentionGroup, { authorities }: Knowledge): Subject {
  const name = repairLine(group.name ?? '');
  const published = publishedIdentifiers(group);
  // A name is weaker than a number: who bears one of its own is left to step 3.
  const numbered = published.some((identifier) => isExclusive(registerOf(identifier)));
  const listed = numbered ? null : (authorityOf(name, authorities)?.identifier ?? null);
  const identifiers = listed === null ? published : [...published, listed].toSorted(compareIdentifiers);
  return {
    group,
    name,
    normal: normalizeName(name),
    postcode: (group.postcode ?? '').toUpperCase().replace(/\s+/g, ''),
    identifiers,
    listed,
    absent: name === '' && identifiers.length > 0 ? null : absenceOf(name),
  };
}

function publishedIdentifiers(group: MentionGroup): string[] {
  const more = (group.moreIdentifiers ?? '').split(/\s+/).map((text) => {
    const colon = text.indexOf(':');
    return normalizeIdentifier(text.slice(0, Math.max(colon, 0)), text.slice(colon + 1)).value;
  });
  const all = [normalizeIdentifier(group.scheme, group.identifier).value, ...more].filter((one) => one !== null);
  return [...new Set(all)].toSorted(compareIdentifiers);
}

/** What shows that a name is borne by an organisation, so that its other bearers are taken for it too. */
function isSurelyBody(subject: Subject): boolean {
  const { group } = subject;
  return (
    subject.normal !== '' &&
    (subject.identifiers.length > 0 ||
      isBuyer(group) ||
      /^large$/i.test(group.scale ?? '') ||
      legalForm(subject.name) !== null)
  );
}

/** Whether what stands beside a name says that it is a natural person's, whatever the name. */
export const tradesAlone = ({
  scheme,
  type,
}: {
  readonly scheme?: string | null;
  readonly type?: string | null;
}): boolean => /sole[\s_-]*trader/i.test(`${scheme ?? ''} ${type ?? ''}`);

function isPerson({ group, name }: Subject, { firms }: Knowledge): boolean {
  if (tradesAlone(group)) return true;
  return readsAsPerson(name, firms);
}

/** The identifiers of registers that give one body one number. */
export function exclusiveNumbers(subject: Subject): Set<string> {
  return new Set(subject.identifiers.filter((identifier) => isExclusive(registerOf(identifier))));
}

function compareSubjects(a: Subject, b: Subject): number {
  return compare(a.normal, b.normal) || compare(a.postcode, b.postcode) || compare(sortText(a), sortText(b));
}

function sortText({ name, identifiers, group }: Subject): string {
  const { roles, locality, region, scale, vcse, type, count } = group;
  return JSON.stringify([name, identifiers, [...roles].sort(), locality, region, scale, vcse, type, count]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
