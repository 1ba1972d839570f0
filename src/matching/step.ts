import { type Components, joinMembers } from './component.ts';
import { registerOf } from './identifier.ts';
import { isPublicName } from './kind.ts';
import { isBuyer } from './mention.ts';
import type { Subject } from './subject.ts';

/**
 * Step 1: who bears the same register identifier is the same, whatever the names say. Returns how many joins it made and the
 * identifiers whose bearers have no word in common, which somebody should look at.
 */
export function joinByIdentifier(
  subjects: readonly Subject[],
  components: Components,
): { joins: number; odd: Map<string, Subject[]> } {
  let joins = 0;
  const odd = new Map<string, Subject[]>();
  for (const [identifier, bearers] of bucketsOf(subjects, (subject) => subject.identifiers)) {
    joins += joinMembers(bearers, components);
    const named = bearers.flatMap((at) => subjects[at] ?? []).filter((subject) => subject.normal !== '');
    const [reference] = named;
    const stranger = named.find((subject) => reference !== undefined && !shareWord(reference.normal, subject.normal));
    if (reference !== undefined && stranger !== undefined) odd.set(identifier, [reference, stranger]);
  }
  return { joins, odd };
}

/** A short name can be the initials of a long one, so it is no stranger to it. */
function shareWord(a: string, b: string): boolean {
  const words = new Set(a.split(' '));
  if (b.split(' ').some((word) => words.has(word))) return true;
  const [plainA, plainB] = [a.replaceAll(' ', ''), b.replaceAll(' ', '')];
  return plainA.startsWith(plainB.slice(0, 4)) || initials(a) === plainB || initials(b) === plainA;
}

function initials(name: string): string {
  return name
    .split(' ')
    .map((word) => word[0] ?? '')
    .join('');
}

/** Step 2: the same normalised name at the same postcode. Returns how many joins it made. */
export function joinByNameAndPostcode(subjects: readonly Subject[], components: Components): number {
  let joins = 0;
  const keyOf = ({ normal, postcode }: Subject) => (normal === '' || postcode === '' ? [] : [`${normal}|${postcode}`]);
  for (const [, bearers] of bucketsOf(subjects, keyOf)) joins += joinAll(bearers, components);
  return joins;
}

/**
 * Step 3: the same normalised name. Two known places keep apart ("Barnfield Construction Limited" of two towns), except for
 * public bodies, whose names are given once. Who has no known place joins the only bearer of the name there is, and nobody where
 * there are several. Returns how many joins it made.
 */
export function joinByName(subjects: readonly Subject[], components: Components): number {
  let joins = 0;
  for (const [, bearers] of bucketsOf(subjects, ({ normal }) => (normal === '' ? [] : [normal]))) {
    if (bearers.length > 1) joins += joinBearers(bearers, subjects, components);
  }
  return joins;
}

function joinBearers(bearers: readonly number[], subjects: readonly Subject[], components: Components): number {
  const subject = (at: number) => subjects[at] as Subject;
  if (bearers.some((at) => isPublicName(subject(at).name))) return joinAll(bearers, components);
  let joins = joinAll(
    bearers.filter((at) => isBuyer(subject(at).group)),
    components,
  );
  const placed = new Set(bearers.filter((at) => subject(at).postcode !== '').map(components.root));
  const placeless = [...new Set(bearers.map(components.root))].filter((root) => !placed.has(root));
  const [known, unknown] = [true, false].map((bears) =>
    placeless.filter((root) => components.numbers(root).size > 0 === bears),
  );
  joins += joinAll(unknown ?? [], components) + joinAll(known ?? [], components);
  const rootsOf = (ats: Iterable<number>) => [...new Set([...ats].map(components.root))];
  if (placed.size === 1 && rootsOf(known ?? []).length === 1)
    joins += joinAll([...placed, ...(known ?? [])], components);
  const candidates = rootsOf([...placed, ...(known ?? [])]);
  if (candidates.length === 1) joins += joinAll([...candidates, ...(unknown ?? [])], components);
  return joins;
}

/**
 * Joins components of one name, unless a register says that two of them are two: then only those without a number come together,
 * since nobody can say to which of the numbered they belong.
 */
function joinAll(members: readonly number[], components: Components): number {
  const roots = [...new Set(members.map(components.root))];
  return joinMembers(
    isContradicted(roots, components) ? roots.filter((root) => components.numbers(root).size === 0) : roots,
    components,
  );
}

/** True where a register that gives one body one number has given two components one each. */
function isContradicted(roots: readonly number[], components: Components): boolean {
  const seen = new Set<string>();
  for (const root of roots) {
    const registers = new Set([...components.numbers(root)].map(registerOf));
    for (const register of registers) {
      if (seen.has(register)) return true;
      seen.add(register);
    }
  }
  return false;
}

/** Positions of subjects by key, in the order of the keys; who is absent is in none. */
function bucketsOf(
  subjects: readonly Subject[],
  keysOf: (subject: Subject) => readonly string[],
): [string, number[]][] {
  const buckets = new Map<string, number[]>();
  for (const [at, subject] of subjects.entries()) {
    if (subject.absent !== null) continue;
    for (const key of keysOf(subject)) {
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, [at]);
      else bucket.push(at);
    }
  }
  return [...buckets].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
