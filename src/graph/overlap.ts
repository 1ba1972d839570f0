/** Where nodes stand in the plane. */
export interface Positions {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

interface Discs extends Positions {
  readonly radii: ArrayLike<number>;
}

/** So many passes are tried before everything is spread a little and tried again. */
const patience = 30;
const maxPasses = 3000;
/** How much of the box may be covered by discs: to pack them closer takes very many passes. */
const roomyRatio = 0.3;

function stretch({ x, y }: Positions, factor: number): void {
  for (let node = 0; node < x.length; node++) {
    (x[node] as number) *= factor;
    (y[node] as number) *= factor;
  }
}

/** By how much everything has to be spread so that the discs have room. */
function roomFactor({ x, y }: Positions, radii: ArrayLike<number>): number {
  let area = 0;
  for (let node = 0; node < x.length; node++) area += Math.PI * (radii[node] as number) ** 2;
  const side = (axis: Float64Array) => {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const at of axis) {
      if (at < low) low = at;
      if (at > high) high = at;
    }
    return high - low;
  };
  const box = side(x) * side(y);
  return box > 0 ? Math.max(1, Math.sqrt(area / roomyRatio / box)) : 1;
}

/** Sorts by left edge what is nearly sorted already. */
function sortByLeft(order: Int32Array, x: Float64Array, radii: ArrayLike<number>): void {
  const left = (node: number) => (x[node] as number) - (radii[node] as number);
  for (let k = 1; k < order.length; k++) {
    const node = order[k] as number;
    let at = k;
    for (; at > 0 && left(order[at - 1] as number) > left(node); at--) order[at] = order[at - 1] as number;
    order[at] = node;
  }
}

/** Moves two discs apart along the line between them, where they overlap; discs in one place along x. */
function part({ x, y, radii }: Discs, a: number, b: number): boolean {
  const reach = (radii[a] as number) + (radii[b] as number);
  const [dx, dy] = [(x[b] as number) - (x[a] as number), (y[b] as number) - (y[a] as number)];
  const distance = Math.sqrt(dx * dx + dy * dy);
  if (distance >= reach) return false;
  // A hundredth more than needed, so that rounding and neighbours leave fewer to come back to.
  const half = (reach * 1.01 - distance) / 2;
  const [towardsX, towardsY] = distance > 0 ? [dx / distance, dy / distance] : [1, 0];
  (x[a] as number) -= half * towardsX;
  (y[a] as number) -= half * towardsY;
  (x[b] as number) += half * towardsX;
  (y[b] as number) += half * towardsY;
  return true;
}

/** One sweep from left to right over pairs whose spans on x overlap; returns whether any pair had to be moved. */
function sweepOnce(discs: Discs, order: Int32Array): boolean {
  const { x, radii } = discs;
  let moved = false;
  sortByLeft(order, x, radii);
  for (let k = 0; k < order.length; k++) {
    const a = order[k] as number;
    for (let next = k + 1; next < order.length; next++) {
      const b = order[next] as number;
      if ((x[b] as number) - (radii[b] as number) >= (x[a] as number) + (radii[a] as number)) break;
      moved = part(discs, a, b) || moved;
    }
  }
  return moved;
}

/**
 * The positions with discs moved apart until none overlap; everything is spread from the middle first where there is no room, and
 * a little more where moving does not get there. Passes × about n^1.5; after 3,000 passes some may still touch.
 */
export function separate(given: Positions, radii: ArrayLike<number>): Positions {
  const positions = { x: given.x.slice(), y: given.y.slice() };
  const { x } = positions;
  for (let node = 0; node < x.length; node++)
    if (!((radii[node] as number) >= 0)) throw new RangeError(`The radius of node ${node} is ${radii[node]}.`);
  stretch(positions, roomFactor(positions, radii));
  const order = Int32Array.from(x, (_, node) => node).sort((a, b) => (x[a] as number) - (x[b] as number) || a - b);
  for (let pass = 1; pass <= maxPasses && sweepOnce({ ...positions, radii }, order); pass++)
    if (pass % patience === 0) stretch(positions, 1.05);
  return positions;
}
