import type { RecordReader } from '../store/record.ts';
import { askMap, type MapLine, type MapNode } from './map.ts';
import type { MapBetween, MapCommunity } from './map-community.ts';
import type { MapNetwork } from './map-network.ts';

/** The whole map in small: what is needed to draw it, and nothing to be read from it. Participants go by number. */
export interface MapGlimpse {
  readonly shows: 'participants' | 'communities';
  readonly nodes: readonly Pick<MapNode, 'id' | 'name' | 'kind' | 'role' | 'x' | 'y' | 'partners' | 'size'>[];
  readonly lines: readonly Pick<MapLine, 'from' | 'to' | 'kind' | 'size'>[];
  readonly communities: readonly MapCommunity[];
  readonly between: readonly MapBetween[];
  readonly whole: { readonly participants: number; readonly lines: number };
}

/** More participants than this are not told apart in small: their communities are drawn. */
const glimpseLimit = 900;

/** The map in small; null where nobody exchanges with anybody who is named. */
export async function askGlimpse(record: RecordReader, network: MapNetwork): Promise<MapGlimpse | null> {
  const { shows, nodes, lines, communities, between, whole } = await askMap(record, network, { page: 1 }, glimpseLimit);
  if (whole.lines === 0) return null;
  const numbers = new Map(nodes.map(({ id }, number) => [id, String(number)]));
  return {
    shows,
    nodes: nodes.map(({ id, name, kind, role, x, y, partners, size }) => ({
      ...{ id: numbers.get(id) as string, name, kind, role, x, y, partners, size },
    })),
    lines: lines.map(({ from, to, kind, size }) => ({
      ...{ from: numbers.get(from) as string, to: numbers.get(to) as string, kind, size },
    })),
    communities,
    between,
    whole,
  };
}
