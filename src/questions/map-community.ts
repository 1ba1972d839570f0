import { addSums, type MapLines, type MapSums, sumColumns, sumsAt } from './map-line.ts';
import type { MapMembers, MapPlace } from './map-network.ts';
import { type MapSize, type MemberSums, sizeAt } from './map-selection.ts';

/** A community of which somebody fits the query. */
export interface MapCommunity extends MapSums {
  readonly community: number;
  readonly name: string;
  readonly leader: { readonly id: string; readonly name: string };
  /** Members that fit the query. */
  readonly members: number;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** What decides its place in the list: of the exchanges within it, in the unit that the query chose. */
  readonly size: number;
}

/** What goes between two communities, either way. */
export interface MapBetween extends MapSums {
  readonly from: number;
  readonly to: number;
  readonly kind: 'tangible' | 'intangible';
  /** How many lines. */
  readonly lines: number;
  readonly size: number;
}

interface Given {
  readonly members: MapMembers;
  readonly places: readonly MapPlace[];
  readonly size: MapSize;
  readonly sums: MemberSums;
}

/** Lines taken together by the communities that they join, and within each. */
export function communitiesOf(
  lines: MapLines,
  { members, places, size, sums }: Given,
): { readonly communities: readonly MapCommunity[]; readonly between: readonly MapBetween[] } {
  const last = places.reduce((most, { community }) => Math.max(most, community), 0);
  const within = sumColumns(last + 1);
  const present = new Int32Array(last + 1);
  for (let member = 0; member < members.ids.length; member++)
    if ((sums.partners[member] as number) > 0) (present[members.communities[member] as number] as number)++;
  const pairs = new Map<number, number>();
  const { from, to, isIntangible } = lines.tracks;
  const joined = sumColumns(Math.min(lines.kept.length, (last + 1) ** 2 * 2));
  const counts: number[] = [];
  for (const line of lines.kept) {
    const a = members.communities[from[line] as number] as number;
    const b = members.communities[to[line] as number] as number;
    if (a === b) {
      addSums(within, a, lines, line);
      continue;
    }
    const key = (Math.min(a, b) * (last + 1) + Math.max(a, b)) * 2 + (isIntangible[line] as number);
    const at = pairs.get(key) ?? pairs.size;
    pairs.set(key, at);
    addSums(joined, at, lines, line);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  const communities = places
    .filter(({ community }) => (present[community] as number) > 0)
    .map(({ community, name, leaderId, x, y, radius }) => ({
      ...{ community, name, x, y, radius },
      leader: { id: leaderId, name: members.names[members.numbers.get(leaderId) ?? -1] ?? name },
      members: present[community] as number,
      ...sumsAt(within, community),
      size: sizeAt(within, community, size),
    }));
  const between = [...pairs].map(([key, at]) => ({
    from: Math.floor(key / 2 / (last + 1)),
    to: Math.floor(key / 2) % (last + 1),
    kind: key % 2 === 1 ? ('intangible' as const) : ('tangible' as const),
    lines: counts[at] as number,
    ...sumsAt(joined, at),
    size: sizeAt(joined, at, size),
  }));
  return {
    communities: communities.sort((a, b) => b.members - a.members || a.community - b.community),
    between: between.sort((a, b) => b.size - a.size || b.exchanges - a.exchanges || a.from - b.from || a.to - b.to),
  };
}
