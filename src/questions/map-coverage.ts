import type { MapLines } from './map-line.ts';
import type { MapMembers } from './map-network.ts';
import type { MapTies } from './map-tie.ts';

/** How much of what fits the query the map draws, and why it does not draw the rest. Exchanges; a contract counts once. */
export interface MapCoverage {
  readonly exchanges: number;
  readonly drawn: number;
  /**
   * Why the others are not: market, individual, redacted, removed, not-named, not-awarded (one end is nobody who is named), `itself` (both
   * ends are one), `elsewhere` (one end is outside this neighbourhood or community), `room` (smaller than what is drawn).
   */
  readonly absent: readonly { readonly because: string; readonly exchanges: number }[];
}

interface Given {
  readonly members: MapMembers;
  readonly query: { readonly kind?: string | undefined };
  /** Whether somebody belongs to the neighbourhood or community that is asked for, drawn or not. */
  readonly isWanted: (member: number) => boolean;
  /** Whose exchanges with others the map is about: everybody’s who is wanted, but of a neighbourhood only its middle’s. */
  readonly isSubject: (member: number) => boolean;
  readonly isDrawn: (member: number) => boolean;
  readonly isKept: (tie: number) => boolean;
}

/** Counts what is drawn and what is not, with the reason. */
export function coverageOf(
  ties: MapTies,
  lines: MapLines,
  { members, query, isWanted, isSubject, isDrawn, isKept }: Given,
): MapCoverage {
  const counts = new Map<string, number>();
  const add = (because: string, exchanges: number) => counts.set(because, (counts.get(because) ?? 0) + exchanges);
  const { from, to } = lines.tracks;
  let drawn = 0;
  for (const line of lines.kept) {
    const [a, b] = [from[line] as number, to[line] as number];
    const exchanges = lines.exchanges[line] as number;
    if (isDrawn(a) && isDrawn(b)) drawn += exchanges;
    else if (isWanted(a) && isWanted(b)) add('room', exchanges);
    else if (isSubject(a) || isSubject(b)) add('elsewhere', exchanges);
  }
  const isOfKind = (member: number) => !query.kind || members.kinds[member] === query.kind;
  for (const tie of ties.loose) {
    if (!isKept(tie)) continue;
    const end = ties.end[tie] as number;
    // Who exchanges with nobody named has no place on the map, and belongs to no part of it.
    if (end >= 0 ? isSubject(end) && isOfKind(end) : isSubject(-1) && !query.kind)
      add(ties.reasons[ties.reason[tie] as number] as string, ties.exchanges[tie] as number);
  }
  const absent = [...counts]
    .map(([because, exchanges]) => ({ because, exchanges }))
    .sort((a, b) => b.exchanges - a.exchanges || (a.because < b.because ? -1 : 1));
  return { exchanges: drawn + absent.reduce((sum, one) => sum + one.exchanges, 0), drawn, absent };
}
