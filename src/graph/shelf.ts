import type { Components } from './component.ts';
import type { Positions } from './overlap.ts';

interface Box {
  readonly component: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  area: number;
}

/** Air between what is put on shelves, and above the first of them. */
const air = 2;

/**
 * The positions with all components but the one of most room put in rows under it, from the left, as wide as it is: what has no tie to
 * the rest would stand anywhere, mostly far off. y grows downwards. n, and k log k for k components.
 */
export function shelveComponents(given: Positions, radii: Float64Array, { labels, count }: Components): Positions {
  const boxes = boxesOf(given, radii, labels, count);
  const [main, ...others] = boxes.sort((a, b) => b.area - a.area || a.component - b.component);
  if (!main || others.length === 0) return given;
  const widest = others.reduce((most, { left, right }) => Math.max(most, right - left), 0);
  const end = main.left + Math.max(main.right - main.left, widest, Math.sqrt(count) * 4);
  const moves = new Map<number, readonly [number, number]>();
  let [across, down, depth] = [main.left, main.bottom + air, 0];
  for (const { component, left, right, top, bottom } of others) {
    if (across > main.left && across + right - left > end) [across, down, depth] = [main.left, down + depth + air, 0];
    moves.set(component, [across - left, down - top]);
    across += right - left + air;
    depth = Math.max(depth, bottom - top);
  }
  const shifted = (axis: Float64Array, side: 0 | 1) =>
    axis.map((at, node) => at + (moves.get(labels[node] as number)?.[side] ?? 0));
  return { x: shifted(given.x, 0), y: shifted(given.y, 1) };
}

function boxesOf({ x, y }: Positions, radii: Float64Array, labels: Int32Array, count: number): Box[] {
  const far = Number.POSITIVE_INFINITY;
  const boxes = Array.from(
    { length: count },
    (_, component): Box => ({ component, left: far, right: -far, top: far, bottom: -far, area: 0 }),
  );
  for (let node = 0; node < labels.length; node++) {
    const box = boxes[labels[node] as number] as Box;
    const [across, downward, radius] = [x[node] as number, y[node] as number, radii[node] as number];
    box.left = Math.min(box.left, across - radius);
    box.right = Math.max(box.right, across + radius);
    box.top = Math.min(box.top, downward - radius);
    box.bottom = Math.max(box.bottom, downward + radius);
    box.area += radius ** 2;
  }
  return boxes;
}
