import { compareIdentifiers } from './identifier.ts';
import type { Subject } from './subject.ts';

/** Hexadecimal digest of a text, at least twelve digits; SHA-256 in the product. */
export type Digest = (text: string) => string;

/** The id that a subject would have by its name and postcode alone: `n-` and twelve hexadecimal digits. */
export function nameId({ normal, postcode }: Pick<Subject, 'normal' | 'postcode'>, digest: Digest): string {
  return hashed(`${normal}|${postcode}`, digest);
}

/** The same for a subject that a judgement keeps apart from others of its name and postcode: its spelling tells it. */
export function spellingId({ normal, postcode, name }: Subject, digest: Digest): string {
  return hashed(`${normal}|${postcode}|${name}`, digest);
}

function hashed(text: string, digest: Digest): string {
  return `n-${digest(text).slice(0, 12)}`;
}

/** An organisation's id, and the ids under which it may have been known. */
export interface Address {
  readonly id: string;
  readonly superseded: readonly string[];
}

/**
 * Gives every component its id: its first register identifier, else that of its most frequent name and postcode. No two get the
 * same; where a judgement keeps two apart that share one, the larger keeps it. An id by name that only one of them could have had,
 * and no longer has, is superseded and leads to it.
 */
export function giveAddresses(components: readonly (readonly Subject[])[], digest: Digest): Address[] {
  const order = components
    .map((_, at) => at)
    .toSorted((a, b) => mentionsOf(components[b]) - mentionsOf(components[a]) || a - b);
  const ids: string[] = [];
  const taken = new Set<string>();
  for (const at of order) {
    for (const wish of wishes(components[at] ?? [], digest)) {
      if (taken.has(wish)) continue;
      taken.add(wish);
      ids[at] = wish;
      break;
    }
  }
  const former = components.map(
    (members) => new Set(members.filter(({ normal }) => normal !== '').map((member) => nameId(member, digest))),
  );
  const claims = new Map<string, number>();
  for (const one of former) for (const id of one) claims.set(id, (claims.get(id) ?? 0) + 1);
  return ids.map((id, at) => ({
    id,
    superseded: [...(former[at] ?? [])].filter((old) => !taken.has(old) && claims.get(old) === 1).sort(),
  }));
}

/** The ids that an organisation would like, best first and without end; made one by one, since the first is nearly always free. */
function* wishes(members: readonly Subject[], digest: Digest): Generator<string> {
  yield* [...new Set(members.flatMap((member) => member.identifiers))].toSorted(compareIdentifiers);
  const counts = new Map<string, number>();
  for (const { normal, postcode, group } of members) {
    const pair = `${normal}|${postcode}`;
    counts.set(pair, (counts.get(pair) ?? 0) + group.count);
  }
  for (const [pair] of [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))) yield hashed(pair, digest);
  for (const member of members) yield spellingId(member, digest);
  const [{ normal, postcode, name } = { normal: '', postcode: '', name: '' }] = members;
  for (let no = 2; ; no += 1) yield hashed(`${normal}|${postcode}|${name}|${no}`, digest);
}

function mentionsOf(members: readonly Subject[] | undefined): number {
  return (members ?? []).reduce((sum, member) => sum + member.group.count, 0);
}
