/** Bodies in the plane, each with a mass: what a quadtree is built over. */
export interface Bodies {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly mass: Float64Array;
}

/**
 * A tree of boxes over bodies, for as many builds as wanted: all its arrays are made once. Cells stand in the order of a walk from
 * the root downwards, so that a walk needs no stack: it goes on to the next cell, or past all that lies within this one.
 */
export interface Quadtree {
  readonly bodies: Bodies;
  /** The bodies in the order of the cells that hold them, */
  readonly order: Int32Array;
  /** and their x, y and mass in that order: neighbours in the plane are neighbours in memory. */
  readonly places: Float64Array;
  /** Per cell: the cell after all that lies within it, its first body in `order`, and the one after its last. */
  readonly spans: Int32Array;
  /** Per cell: x and y of its centre of mass, its mass, the square of its longer side. */
  readonly cells: Float64Array;
}

/** So many bodies stand in a cell undivided: fewer would make more cells than they save pairs. */
const leafSize = 8;

/** A tree over bodies, not built yet. Linear in memory. */
export function plantTree(bodies: Bodies): Quadtree {
  const count = bodies.x.length;
  // Each division leaves bodies on at least two sides, so there are fewer than twice as many cells as bodies.
  const room = Math.max(1, 2 * count);
  return {
    bodies,
    order: Int32Array.from({ length: count }, (_, body) => body),
    places: new Float64Array(3 * count),
    spans: new Int32Array(3 * room),
    cells: new Float64Array(4 * room),
  };
}

function swap({ order, places }: Quadtree, a: number, b: number): void {
  const body = order[a] as number;
  order[a] = order[b] as number;
  order[b] = body;
  for (let k = 0; k < 3; k++) {
    const kept = places[3 * a + k] as number;
    places[3 * a + k] = places[3 * b + k] as number;
    places[3 * b + k] = kept;
  }
}

/** Puts the bodies below a limit on one axis (0 is x, 1 is y) before the others; returns where the others begin. */
function divide(tree: Quadtree, from: number, to: number, axis: number, limit: number): number {
  let [low, high] = [from, to - 1];
  for (;;) {
    while (low <= high && (tree.places[3 * low + axis] as number) < limit) low++;
    while (low <= high && (tree.places[3 * high + axis] as number) >= limit) high--;
    if (low > high) return low;
    swap(tree, low++, high--);
  }
}

/** Makes the cell of some bodies and all cells within it; returns the number of the cell after them. */
function makeCell(tree: Quadtree, cell: number, from: number, to: number): number {
  const { places, spans, cells } = tree;
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  let [sumX, sumY, weight] = [0, 0, 0];
  for (let at = 3 * from; at < 3 * to; at += 3) {
    const [x, y, mass] = [places[at] as number, places[at + 1] as number, places[at + 2] as number];
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < bottom) bottom = y;
    if (y > top) top = y;
    sumX += mass * x;
    sumY += mass * y;
    weight += mass;
  }
  const side = Math.max(right - left, top - bottom);
  cells[4 * cell] = sumX / weight;
  cells[4 * cell + 1] = sumY / weight;
  cells[4 * cell + 2] = weight;
  cells[4 * cell + 3] = side * side;
  let next = cell + 1;
  if (to - from > leafSize && side > 0) {
    const [middleX, middleY] = [halfway(left, right), halfway(bottom, top)];
    const upper = divide(tree, from, to, 1, middleY);
    const lowerRight = divide(tree, from, upper, 0, middleX);
    const upperRight = divide(tree, upper, to, 0, middleX);
    if (lowerRight > from) next = makeCell(tree, next, from, lowerRight);
    if (upper > lowerRight) next = makeCell(tree, next, lowerRight, upper);
    if (upperRight > upper) next = makeCell(tree, next, upper, upperRight);
    if (to > upperRight) next = makeCell(tree, next, upperRight, to);
  }
  spans[3 * cell] = next;
  spans[3 * cell + 1] = from;
  spans[3 * cell + 2] = to;
  return next;
}

/** A limit above `low` and not above `high`, unless they are the same: halves must not come out empty by rounding. */
function halfway(low: number, high: number): number {
  const middle = low + (high - low) / 2;
  return middle > low ? middle : high;
}

/** Builds the tree where its bodies stand now; allocates nothing. Barnes and Hut 1986, *Nature* 324:446. n log n. */
export function buildTree(tree: Quadtree): void {
  const { bodies, order, places } = tree;
  for (let k = 0; k < order.length; k++) {
    const body = order[k] as number;
    places[3 * k] = bodies.x[body] as number;
    places[3 * k + 1] = bodies.y[body] as number;
    places[3 * k + 2] = bodies.mass[body] as number;
  }
  if (order.length > 0) makeCell(tree, 0, 0, order.length);
}

/** What acts on each body, along x and y. */
export interface Forces {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export interface Pushing {
  readonly strength: number;
  /** A cell counts as one body where its side is less than so many times its distance; 0 asks every pair. */
  readonly openness: number;
}

/**
 * Adds to each body the push of all others: strength × mass × mass / distance. Bodies in one place do not push each other.
 * n log n for a given openness; cells that hold the body itself are always looked into.
 */
export function addPushes(tree: Quadtree, { strength, openness }: Pushing, forces: Forces): void {
  const { x, y } = forces;
  const { order, places, spans, cells } = tree;
  const open = openness * openness;
  const cellCount = order.length === 0 ? 0 : (spans[0] as number);
  for (let k = 0; k < order.length; k++) {
    const [ownX, ownY] = [places[3 * k] as number, places[3 * k + 1] as number];
    let [pushX, pushY] = [0, 0];
    for (let cell = 0; cell < cellCount; ) {
      const past = spans[3 * cell] as number;
      const [from, to] = [spans[3 * cell + 1] as number, spans[3 * cell + 2] as number];
      const dx = ownX - (cells[4 * cell] as number);
      const dy = ownY - (cells[4 * cell + 1] as number);
      const square = dx * dx + dy * dy;
      if ((k < from || k >= to) && open * square > (cells[4 * cell + 3] as number)) {
        const factor = (cells[4 * cell + 2] as number) / square;
        pushX += dx * factor;
        pushY += dy * factor;
        cell = past;
        continue;
      }
      if (past === cell + 1) {
        for (let at = 3 * from; at < 3 * to; at += 3) {
          const nearX = ownX - (places[at] as number);
          const nearY = ownY - (places[at + 1] as number);
          const near = nearX * nearX + nearY * nearY;
          if (near === 0) continue;
          const factor = (places[at + 2] as number) / near;
          pushX += nearX * factor;
          pushY += nearY * factor;
        }
      }
      cell++;
    }
    const body = order[k] as number;
    const factor = strength * (places[3 * k + 2] as number);
    (x[body] as number) += factor * pushX;
    (y[body] as number) += factor * pushY;
  }
}
