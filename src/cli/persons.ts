import type { MentionGroup } from '../matching/mention.ts';
import type { Resolved } from '../matching/resolve.ts';
import { escaped } from '../store/eraser.ts';
import {
  type Held,
  individual,
  type PersonName,
  Persons,
  type PersonsOf,
  removed,
  revealingColumns,
} from '../store/redaction.ts';
import { isHeld } from './pseudonym.ts';

/** A row of `mention_group`. */
export interface GroupRow {
  readonly key: number;
  readonly role: string;
  readonly name: string | null;
  readonly scheme: string | null;
  readonly identifier: string | null;
  readonly more_identifiers: string | null;
  readonly postcode: string | null;
  readonly locality: string | null;
  readonly region: string | null;
  readonly scale: string | null;
  readonly vcse: boolean | null;
  readonly type: string | null;
  readonly count: number;
  readonly sme_awards: number;
  readonly other_awards: number;
  /** Whether a pseudonym stands for it in the tables. */
  readonly isHidden: boolean;
}

/** One name in a group of mentions; most groups have one. */
export interface Part {
  readonly group: GroupRow;
  readonly part: number;
  readonly name: string | null;
  readonly mention: MentionGroup;
}

/** A group with what was published in the place of its pseudonym. */
export function asPublished(group: Omit<GroupRow, 'isHidden'>, held: ReadonlyMap<string, Held>): GroupRow {
  const known = group.name === null ? undefined : held.get(group.name);
  if (known === undefined) return { ...group, isHidden: false };
  const columns =
    known.of === 'payee' ? [] : revealingColumns.map((column, i) => [column, known.revealing?.[i] ?? null]);
  return { ...group, name: known.field, ...Object.fromEntries(columns), isHidden: true };
}

/** Who is not to be named. */
export interface Unnamed {
  /** Those for whom pseudonyms stand wherever a name did. */
  readonly hidden: PersonsOf;
  /** Those whose names stand in the tables, since nothing said that they might be a person's, or an earlier import took them for a firm's. */
  readonly plain: PersonsOf;
}

/** Who is not to be named, in mentions and in payments. */
export function unnamedAmong(parts: readonly Part[], resolved: Resolved, held: ReadonlyMap<string, Held>): Unnamed {
  const names = parts.flatMap(({ group, name, mention }) => {
    const absent = resolved.byKey.get(mention.key)?.absent;
    if ((absent !== 'individual' && absent !== 'removed') || name === null || group.name === null) return [];
    const instead: PersonName['instead'] = absent === 'removed' ? removed : individual;
    if (name.toLowerCase() === instead) return [];
    const of: Held['of'] = group.role === 'payee' ? 'payee' : 'mention';
    return [{ of, isHidden: group.isHidden, field: group.name, name: nameIn(group.name, name), instead }];
  });
  // A field is lifted whole: where pseudonyms do not stand for all of its persons, it is treated as one without.
  const open = new Set(names.filter(({ field, name }) => !isHeld(field, name)).map(({ field }) => field));
  const among = (isHidden: boolean): PersonsOf => {
    const some = (of: Held['of']): Persons =>
      new Persons(
        names.filter((one) => one.of === of && (one.isHidden && !open.has(one.field)) === isHidden),
        new Map(isHidden ? [...held].filter(([, one]) => one.of === of) : []),
      );
    return { mention: some('mention'), payee: some('payee') };
  };
  return { hidden: among(true), plain: among(false) };
}

/** A name as it stands in its field: taking names apart may put a space behind a comma. All of the field where it is not found. */
function nameIn(field: string, name: string): string {
  if (field.includes(name)) return name;
  const pattern = name
    .split(/[\s,]+/)
    .map(escaped)
    .join('[\\s,]+');
  return new RegExp(pattern, 'u').exec(field)?.[0] ?? field;
}
