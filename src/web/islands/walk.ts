/** Walking over a map by arrow keys: from one participant to the neighbour that lies that way. */

export type Direction = 'left' | 'right' | 'up' | 'down';

export interface Place {
  readonly id: string;
  /** To the right and down. */
  readonly x: number;
  readonly y: number;
}

const ways: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/** Cosine of how far off the way somebody may lie: 60 degrees. */
const leeway = 0.5;

/** Who lies that way, nearest first and straight on before aside; null where nobody does. */
export function towards(from: Place, direction: Direction, others: readonly Place[]): Place | null {
  const [wayX, wayY] = ways[direction];
  let best: Place | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const other of others) {
    const [dx, dy] = [other.x - from.x, other.y - from.y];
    const distance = Math.hypot(dx, dy);
    const straight = (dx * wayX + dy * wayY) / distance;
    if (distance === 0 || straight < leeway) continue;
    const cost = distance / straight ** 2;
    if (cost < least) [best, least] = [other, cost];
  }
  return best;
}

/** The next stop: a neighbour that lies that way, else one of the neighbours’ neighbours; null at the edge of the map. */
export function nextStop(
  from: Place,
  direction: Direction,
  neighboursOf: (id: string) => readonly Place[],
): Place | null {
  const near = neighboursOf(from.id);
  const next = towards(from, direction, near);
  if (next) return next;
  const beyond = new Map(near.flatMap(({ id }) => neighboursOf(id).map((place) => [place.id, place] as const)));
  beyond.delete(from.id);
  return towards(from, direction, [...beyond.values()]);
}
