import { individual, isSubstitute, removed } from '../domain/substitute.ts';
import type { MentionGroup } from '../matching/mention.ts';
import type { Resolved } from '../matching/resolve.ts';
import { escaped } from '../store/eraser.ts';
import { type Concerned, type Pseudonym, revealingColumns } from '../store/redaction.ts';
import { covers } from './pseudonym.ts';

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
  /** The pseudonym that stands for it in the tables. */
  readonly pseudonym: Pseudonym | null;
}

/** One name in a group of mentions; most groups have one. */
export interface Part {
  readonly group: GroupRow;
  readonly part: number;
  readonly name: string | null;
  readonly mention: MentionGroup;
}

/** A group with what was published in the place of its pseudonym. */
export function asPublished(group: Omit<GroupRow, 'pseudonym'>, pseudonyms: ReadonlyMap<string, Pseudonym>): GroupRow {
  const pseudonym = pseudonyms.get(group.name ?? '') ?? null;
  if (pseudonym === null) return { ...group, pseudonym };
  const columns = revealingColumns.map((column, i) => [column, pseudonym.revealing[i] ?? null]);
  return { ...group, name: pseudonym.said, ...Object.fromEntries(columns), pseudonym };
}

/** The groups of which something has to be put right: those with pseudonyms, and those that name persons. */
export function concernedAmong(parts: readonly Part[], resolved: Resolved): Concerned[] {
  const found = new Map<number, Concerned & { readonly names: Map<string, string> }>();
  for (const { group, name, mention } of parts) {
    const { key, role, pseudonym } = group;
    const absent = resolved.byKey.get(mention.key)?.absent;
    const isPerson = (absent === 'individual' || absent === 'removed') && name !== null && !isSubstitute(group.name);
    if (group.name === null || (pseudonym === null && !isPerson)) continue;
    const one = found.get(key) ?? {
      key,
      role,
      stored: pseudonym?.token ?? group.name,
      field: group.name,
      revealing: revealingColumns.map((column) => group[column]),
      names: new Map<string, string>(),
      isHidden: pseudonym !== null,
    };
    if (!isPerson) {
      found.set(key, one);
      continue;
    }
    const said = nameIn(group.name, name);
    one.names.set(said, absent === 'removed' ? removed : individual);
    found.set(key, { ...one, isHidden: one.isHidden && covers(pseudonym?.names ?? [], said) });
  }
  return [...found.values()];
}

/** Whether names of persons have been in the tables, and are in the blocks of their file still. */
export const isLeftBehind = (concerned: readonly Concerned[]): boolean =>
  concerned.some(({ names, isHidden }) => names.size > 0 && !isHidden);

/** A name as it stands in its field: taking names apart may put a space behind a comma. All of the field where it is not found. */
function nameIn(field: string, name: string): string {
  if (field.includes(name)) return name;
  const pattern = name
    .split(/[\s,]+/)
    .map(escaped)
    .join('[\\s,]+');
  return new RegExp(pattern, 'u').exec(field)?.[0] ?? field;
}
