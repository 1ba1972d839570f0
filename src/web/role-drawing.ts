/** Where the roles of a map stand and how its exchanges run: geometry, without a word of markup. */
import type { RoleExchange } from '../domain/role-map.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A role as an oval. */
export interface DrawnRole extends Point {
  readonly name: string;
  /** The name on at most three lines. */
  readonly lines: readonly string[];
}

/** An exchange as a bent line with a number on it. */
export interface DrawnExchange {
  readonly exchange: RoleExchange;
  /** What stands in its badge: its number in the story, else its place in the table. */
  readonly number: number;
  readonly start: Point;
  readonly bend: Point;
  readonly end: Point;
  readonly badge: Point;
}

export interface RoleDrawing {
  readonly width: number;
  readonly height: number;
  readonly roles: readonly DrawnRole[];
  readonly exchanges: readonly DrawnExchange[];
}

/** Half of an oval’s width and height. */
export const oval = { x: 78, y: 34 } as const;
const badgeRadius = 10;
const margin = 16;

/** How far the middles of neighbouring lines between the same two stand apart. */
const spread = 30;

/** The most roles for which every exchange of places is tried. */
const swapLimit = 40;

/** Roles round an ellipse, those with much between them beside each other; of the exchanges those `shown` are drawn. */
export function drawRoles(
  exchanges: readonly RoleExchange[],
  described: readonly string[] = [],
  shown: readonly RoleExchange[] = exchanges,
): RoleDrawing {
  const names = [...new Set([...described, ...exchanges.flatMap(({ fromRole, toRole }) => [fromRole, toRole])])];
  const order = roundOrder(names, exchanges);
  const count = Math.max(1, order.length);
  const radius = { x: Math.max(300, count * 46), y: Math.max(220, count * 34) };
  const middle = { x: radius.x + oval.x + margin, y: radius.y + oval.y + margin };
  const places = new Map(
    order.map((name, at) => {
      const angle = (at / count) * 2 * Math.PI - Math.PI / 2;
      return [name, { x: middle.x + radius.x * Math.cos(angle), y: middle.y + radius.y * Math.sin(angle) }] as const;
    }),
  );
  const roles = order.map((name) => ({ name, lines: linesOf(name), ...(places.get(name) as Point) }));
  return {
    width: middle.x * 2,
    height: middle.y * 2,
    roles,
    exchanges: drawLines(shown, places, middle),
  };
}

/** An order round the ellipse in which exchanges run as short as exchanging two places at a time can make them. */
function roundOrder(names: readonly string[], exchanges: readonly RoleExchange[]): string[] {
  const order = [...names];
  const count = order.length;
  if (count < 4 || count > swapLimit) return order;
  const places = new Map(order.map((name, at) => [name, at]));
  const between = exchanges.map(({ fromRole, toRole }) => [fromRole, toRole] as const);
  const length = () =>
    between.reduce((sum, [from, to]) => {
      const apart = Math.abs((places.get(from) as number) - (places.get(to) as number));
      return sum + Math.min(apart, count - apart) ** 2;
    }, 0);
  const swap = (a: number, b: number) => {
    const [one, other] = [order[a] as string, order[b] as string];
    order[a] = other;
    order[b] = one;
    places.set(other, a).set(one, b);
  };
  let best = length();
  for (let better = true; better; ) {
    better = false;
    for (let a = 0; a < count; a++) {
      for (let b = a + 1; b < count; b++) {
        swap(a, b);
        const now = length();
        if (now < best) {
          best = now;
          better = true;
        } else swap(a, b);
      }
    }
  }
  return order;
}

/** A name broken at spaces and hyphens into lines that an oval holds; what does not fit ends in dots. */
function linesOf(name: string): string[] {
  const lines: string[] = [''];
  for (const word of name.split(/(?<=[ -])/)) {
    const line = lines.at(-1) as string;
    if (line !== '' && (line + word).trimEnd().length > 16) lines.push(word);
    else lines[lines.length - 1] = line + word;
  }
  const shown = lines
    .slice(0, 3)
    .map((line) => (line.trim().length > 19 ? `${line.trim().slice(0, 18)}…` : line.trim()));
  if (lines.length > 3) shown[2] = `${(shown[2] as string).slice(0, 16)}…`;
  return shown;
}

function drawLines(
  exchanges: readonly RoleExchange[],
  places: ReadonlyMap<string, Point>,
  middle: Point,
): DrawnExchange[] {
  const groups = new Map<string, number[]>();
  for (const [at, { fromRole, toRole }] of exchanges.entries()) {
    const key = JSON.stringify([fromRole, toRole].sort());
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(at);
  }
  const badges: Point[] = [];
  const ovals = [...places.values()];
  const drawn: DrawnExchange[] = [];
  for (const group of groups.values()) {
    for (const [nth, at] of group.entries()) {
      const exchange = exchanges[at] as RoleExchange;
      const number = exchange.sequence ?? at + 1;
      const [from, to] = [places.get(exchange.fromRole) as Point, places.get(exchange.toRole) as Point];
      const line =
        exchange.fromRole === exchange.toRole
          ? loop(from, nth, middle)
          : bent({ from, to, offset: (nth - (group.length - 1) / 2) * spread, middle }, [
              exchange.fromRole,
              exchange.toRole,
            ]);
      const badge = freePlace(line, badges, ovals);
      badges.push(badge);
      drawn.push({ exchange, number, ...line, badge });
    }
  }
  return drawn;
}

type Line = Pick<DrawnExchange, 'start' | 'bend' | 'end'>;

interface Between {
  readonly from: Point;
  readonly to: Point;
  readonly offset: number;
  readonly middle: Point;
}

/** A line that bends a little towards the middle of the picture, and by its offset beside others of the same two. */
function bent({ from, to, offset, middle }: Between, [fromRole, toRole]: readonly [string, string]): Line {
  const half = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  // The side is that of the pair and not of the direction, so that a way back runs beside the way there.
  const sign = fromRole < toRole ? 1 : -1;
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const across = { x: (-(to.y - from.y) / length) * sign, y: ((to.x - from.x) / length) * sign };
  // Two with one between them on the ellipse need a wider way round it.
  const inward = Math.hypot(to.x - from.x, (to.y - from.y) * 1.4) < middle.x * 1.1 ? 0.34 : 0.14;
  const bend = {
    x: half.x + (middle.x - half.x) * inward + across.x * offset * 2,
    y: half.y + (middle.y - half.y) * inward + across.y * offset * 2,
  };
  return { start: onOval(from, bend), bend, end: onOval(to, bend, 5) };
}

/** A line from a role to itself, outside the ellipse of roles. */
function loop(at: Point, nth: number, middle: Point): Line {
  const away = { x: at.x >= middle.x ? 1 : -1, y: at.y >= middle.y ? 1 : -1 };
  const reach = 36 + nth * 16;
  return {
    start: { x: at.x + away.x * 30, y: at.y - away.y * (oval.y - 4) },
    bend: { x: at.x + away.x * (oval.x + reach), y: at.y - away.y * reach },
    end: { x: at.x + away.x * (oval.x - 6), y: at.y },
  };
}

/** Where the way from the middle of an oval to a point leaves it, and a little further for the head of an arrow. */
function onOval(at: Point, towards: Point, further = 0): Point {
  const [x, y] = [towards.x - at.x, towards.y - at.y];
  const scale = 1 / Math.hypot(x / oval.x, y / oval.y) || 0;
  const length = Math.hypot(x, y) || 1;
  return { x: at.x + x * scale + (x / length) * further, y: at.y + y * scale + (y / length) * further };
}

/** A point of the bent line (quadratic Bézier), 0 its start and 1 its end. */
const along = ({ start, bend, end }: Line, at: number): Point => ({
  x: (1 - at) ** 2 * start.x + 2 * at * (1 - at) * bend.x + at ** 2 * end.x,
  y: (1 - at) ** 2 * start.y + 2 * at * (1 - at) * bend.y + at ** 2 * end.y,
});

/** Whether a badge at a point would lie on an oval. */
const isCovered = (point: Point, ovals: readonly Point[]): boolean =>
  ovals.some(
    (at) => ((point.x - at.x) / (oval.x + badgeRadius)) ** 2 + ((point.y - at.y) / (oval.y + badgeRadius)) ** 2 < 1,
  );

/** The place on the line where a badge has most room, the middle where all have enough. */
function freePlace(line: Line, taken: readonly Point[], ovals: readonly Point[]): Point {
  let best = along(line, 0.5);
  let most = -1;
  for (const at of [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74]) {
    const point = along(line, at);
    if (isCovered(point, ovals)) continue;
    const room = taken.reduce(
      (least, other) => Math.min(least, Math.hypot(other.x - point.x, other.y - point.y)),
      Number.POSITIVE_INFINITY,
    );
    if (room > badgeRadius * 2.2) return point;
    if (room > most) {
      most = room;
      best = point;
    }
  }
  return best;
}
