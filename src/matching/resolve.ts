import { type Absence, absences } from '../domain/organization.ts';
import type { Row } from '../domain/table.ts';
import { type Address, type Digest, giveAddresses } from './address.ts';
import { type Components, startComponents } from './component.ts';
import { type Judgement, standing } from './judgement.ts';
import type { MentionGroup } from './mention.ts';
import { type OrganizationRows, rowsOf } from './organization-row.ts';
import { joinByIdentifier, joinByName, joinByNameAndPostcode } from './step.ts';
import { exclusiveNumbers, type Knowledge, readSubjects, type Subject } from './subject.ts';
import { finder, joinByJudgement, sidesOf } from './verdict.ts';

/** Who a group of mentions is. */
export interface Resolution {
  /** Null where `absent` says why. */
  readonly organizationId: string | null;
  readonly absent: Absence | null;
  /** How it was resolved: 1 identifier, 2 name and postcode, 3 name; null for who is absent or tied by a judgement only. */
  readonly step: 1 | 2 | 3 | null;
  readonly evidence: string;
  /** The name to show; never a private person's. */
  readonly displayName: string;
}

/** What the mentions of a record resolve to. */
export interface Resolved {
  readonly byKey: ReadonlyMap<number, Resolution>;
  /** Rows of `organization` without its counts and dates, which the importer works out, and of its three companions. */
  readonly rows: OrganizationRows;
  readonly issues: readonly Row<'issue'>[];
  readonly counts: {
    readonly groups: number;
    readonly organizations: number;
    /** Groups that are absent, by reason. */
    readonly absent: Readonly<Record<string, number>>;
    /** Joins that each step made. */
    readonly joins: {
      readonly identifier: number;
      readonly nameAndPostcode: number;
      readonly name: number;
      readonly judgement: number;
    };
  };
}

/** What resolving needs beside the mentions. */
export interface Matters extends Knowledge {
  /** In the order in which they were made. */
  readonly judgements: readonly Judgement[];
  readonly digest: Digest;
}

/**
 * Says of every group of mentions who it is, by steps 1 to 3 and then by judgement. The same groups in any order give the same
 * answer; taking a judgement away gives the answer without it. Everything is held in memory: about 1 KB a group.
 */
export async function resolve(
  groups: Iterable<MentionGroup> | AsyncIterable<MentionGroup>,
  matters: Matters,
): Promise<Resolved> {
  const all: MentionGroup[] = [];
  for await (const group of groups) all.push(group);
  const subjects = readSubjects(all, matters);
  const issues: Row<'issue'>[] = [];
  const flag = (code: string, message: string) => issues.push({ code, message });
  const { comparisons, removals } = standing(matters.judgements);
  const find = finder(subjects, matters.digest);

  const components = startComponents(subjects.length, numbersOf(subjects), sidesOf(comparisons, find, flag));
  const { joins: identifier, odd } = joinByIdentifier(subjects, components);
  const nameAndPostcode = joinByNameAndPostcode(subjects, components);
  const name = joinByName(subjects, components);
  const judgement = joinByJudgement(comparisons, components, find, flag);

  const removed = new Set(removals.flatMap(({ a }) => find(a, true)).map(components.root));
  const isGone = new Set(subjects.filter((_, at) => removed.has(components.root(at))));
  for (const [number, named] of odd) {
    // Who is not to be named is not named here either.
    if (named.some((one) => isGone.has(one))) continue;
    const [one, other] = named;
    flag(
      'identifier-of-different-names',
      `${number} is given for “${one?.name}” and for “${other?.name}”; taken for one organisation`,
    );
  }
  const kept = membersByRoot(subjects, components, removed);
  const addresses = giveAddresses([...kept.values()], matters.digest);
  const addressOf = new Map([...kept.keys()].map((root, at) => [root, addresses[at] as Address]));
  const byKey = new Map(
    subjects.map((subject, at) => {
      const root = components.root(at);
      return [subject.group.key, answer(subject, addressOf.get(root) ?? null, kept.get(root) ?? [])] as const;
    }),
  );
  const organizations = [...kept].map(([root, members]) => ({ members, address: addressOf.get(root) as Address }));
  return {
    byKey,
    rows: rowsOf(organizations, matters.authorities),
    issues,
    counts: {
      groups: subjects.length,
      organizations: organizations.length,
      absent: countBy([...byKey.values()].flatMap((one) => one.absent ?? [])),
      joins: { identifier, nameAndPostcode, name, judgement },
    },
  };
}

function numbersOf(subjects: readonly Subject[]): Map<number, ReadonlySet<string>> {
  const numbers = new Map<number, ReadonlySet<string>>();
  for (const [at, subject] of subjects.entries()) {
    const own = exclusiveNumbers(subject);
    if (own.size > 0) numbers.set(at, own);
  }
  return numbers;
}

/** The components that become organisations, by root in order. */
function membersByRoot(
  subjects: readonly Subject[],
  components: Components,
  removed: ReadonlySet<number>,
): Map<number, Subject[]> {
  const kept = new Map<number, Subject[]>();
  for (const [at, subject] of subjects.entries()) {
    const root = components.root(at);
    if (subject.absent !== null || removed.has(root)) continue;
    const members = kept.get(root);
    if (members === undefined) kept.set(root, [subject]);
    else members.push(subject);
  }
  return kept;
}

function answer(subject: Subject, address: Address | null, members: readonly Subject[]): Resolution {
  if (subject.absent !== null || address === null) {
    const absent = subject.absent ?? 'removed';
    const evidence =
      subject.absent === null
        ? 'removed on request'
        : subject.absent === 'individual'
          ? 'reads as a person'
          : 'word in the name';
    return { organizationId: null, absent, step: null, evidence, displayName: absences[absent] };
  }
  const displayName = subject.name === '' ? address.id : subject.name;
  const how = howResolved(subject, members);
  return { organizationId: address.id, absent: null, ...how, displayName };
}

/** The best evidence that ties a subject to its organisation. */
function howResolved(subject: Subject, members: readonly Subject[]): Pick<Resolution, 'step' | 'evidence'> {
  const [identifier] = subject.identifiers;
  if (identifier !== undefined) {
    return {
      step: 1,
      evidence:
        subject.listed === identifier ? `${identifier}, by its name in the list of local authorities` : identifier,
    };
  }
  const others = members.filter((member) => member !== subject && member.normal === subject.normal);
  if (members.length > 1 && others.length === 0) return { step: null, evidence: 'judged to be the same' };
  const samePlace =
    subject.postcode !== '' && (others.length === 0 || others.some((other) => other.postcode === subject.postcode));
  return samePlace ? { step: 2, evidence: 'name and postcode' } : { step: 3, evidence: 'name' };
}

function countBy(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
