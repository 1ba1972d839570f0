import { addSums, type MapLines, type SumColumns, sumColumns } from './map-line.ts';

/** By what participants and lines are sized: how many exchanges, what was awarded, what was paid. */
export type MapSize = 'count' | 'awarded' | 'paid';

/** How large entry `k` is; what is not known is smallest, and money that came back in sum counts as none. */
export function sizeAt(sums: SumColumns, k: number, size: MapSize): number {
  if (size === 'count') return sums.exchanges[k] as number;
  const amount = (size === 'awarded' ? sums.awarded[k] : sums.paid[k]) as number;
  return Number.isNaN(amount) ? 0 : Math.max(0, amount);
}

/** What lines add up to at each participant; partners counted once. Lines between members that are not wanted are left out. */
export interface MemberSums extends SumColumns {
  readonly partners: Int32Array;
}

/** The sums of each participant over the lines whose both ends are wanted. */
export function sumMembers(lines: MapLines, memberCount: number, isWanted: (member: number) => boolean): MemberSums {
  const { from, to, pair, pairCount } = lines.tracks;
  const sums = { ...sumColumns(memberCount), partners: new Int32Array(memberCount) };
  const isMet = new Uint8Array(pairCount);
  for (const line of lines.kept) {
    const [a, b] = [from[line] as number, to[line] as number];
    if (!isWanted(a) || !isWanted(b)) continue;
    addSums(sums, a, lines, line);
    addSums(sums, b, lines, line);
    // Lines of several forms, or both ways, join the same two.
    if (isMet[pair[line] as number] === 1) continue;
    isMet[pair[line] as number] = 1;
    (sums.partners[a] as number)++;
    (sums.partners[b] as number)++;
  }
  return sums;
}

/** Who is within so many steps of a participant, itself included. */
export function neighbourhood(lines: MapLines, memberCount: number, centre: number, steps: number): Uint8Array {
  const { from, to } = lines.tracks;
  let reached = new Uint8Array(memberCount);
  reached[centre] = 1;
  for (let step = 0; step < steps; step++) {
    const next = reached.slice();
    for (const line of lines.kept) {
      const [a, b] = [from[line] as number, to[line] as number];
      if (reached[a] === 1) next[b] = 1;
      if (reached[b] === 1) next[a] = 1;
    }
    reached = next;
  }
  return reached;
}

/** Everybody who exchanges with somebody, in the order of their numbers; the first, where one is named, in any case. */
export function membersOf({ partners }: MemberSums, first: number | null): Int32Array {
  const members = new Int32Array(partners.length);
  let count = 0;
  for (let member = 0; member < partners.length; member++)
    if ((partners[member] as number) > 0 || member === first) members[count++] = member;
  return members.subarray(0, count);
}

/** The largest members, largest first, equals in their order; the first, where one is named, before all. n log n. */
export function largestMembers(
  members: Int32Array,
  sums: MemberSums,
  { size, most, first }: { readonly size: MapSize; readonly most: number; readonly first: number | null },
): Int32Array {
  const sizes = new Float64Array(sums.partners.length);
  for (const member of members) sizes[member] = sizeAt(sums, member, size);
  if (first !== null) sizes[first] = Number.POSITIVE_INFINITY;
  const order = (a: number, b: number) =>
    (sizes[a] === sizes[b]
      ? (sums.exchanges[b] as number) - (sums.exchanges[a] as number)
      : (sizes[b] as number) - (sizes[a] as number)) || a - b;
  return members.slice().sort(order).slice(0, most);
}
