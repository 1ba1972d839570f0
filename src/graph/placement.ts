import { weakComponents } from './component.ts';
import { layOut } from './force-layout.ts';
import { mutual, type Network } from './network.ts';
import { type Positions, separate } from './overlap.ts';
import { shelveComponents } from './shelf.ts';
import { subnetwork } from './subnetwork.ts';

/** How a map is drawn up. */
export interface Placing {
  readonly seed: number;
}

/** A disc of this radius is the room of one node; a node's own disc, where others stand round it, begins beyond this many. */
const room = 1;
const middle = 2;
const goldenAngle = Math.PI * (3 - Math.sqrt(5));
/** How much of the sheet is covered by discs. */
const coverRatio = 0.42;

/**
 * Positions for a map, the same for the same seed: who has one partner only stands round that partner, closest the heaviest ties, as
 * seeds stand in a sunflower (Vogel 1979, *Mathematical Biosciences* 44:179); all others by force, each with the room that those round it
 * need; the longer side lies across; what has no tie to the largest part stands in rows under it. A node's room is a disc of radius 1. Directions and self-loops are set aside.
 * Linear, but for the force layout of those with several partners.
 */
export function placeNodes(network: Network, { seed }: Placing): Positions {
  const ties = mutual(network);
  const partner = onlyPartners(ties);
  const round = gatherRound(ties, partner);
  const core = Int32Array.from(
    Array.from({ length: ties.nodeCount }, (_, node) => node).filter((node) => partner[node] === -1),
  );
  const radii = Float64Array.from(core, (node) => discRadius(round.starts, node));
  const inner = subnetwork(ties, core);
  const free = layOut(inner, { seed, iterations: iterationsFor(core.length) });
  const apart = turn(separate(fit(free, radii), radii), radii);
  const { x: coreX, y: coreY } = shelveComponents(apart, radii, weakComponents(inner));
  const x = new Float64Array(ties.nodeCount);
  const y = new Float64Array(ties.nodeCount);
  for (let k = 0; k < core.length; k++) {
    x[core[k] as number] = coreX[k] as number;
    y[core[k] as number] = coreY[k] as number;
  }
  for (const hub of core) {
    const first = round.starts[hub] as number;
    for (let slot = first; slot < (round.starts[hub + 1] as number); slot++) {
      const node = round.members[slot] as number;
      const distance = room * Math.sqrt(slot - first + middle);
      const angle = (slot - first) * goldenAngle;
      x[node] = (x[hub] as number) + distance * Math.cos(angle);
      y[node] = (y[hub] as number) + distance * Math.sin(angle);
    }
  }
  return { x, y };
}

/** Fewer rounds for more nodes: the time is much the same. */
const iterationsFor = (count: number): number => Math.max(80, Math.min(600, Math.round(600_000 / Math.max(1, count))));

const discRadius = (starts: Int32Array, node: number): number => {
  const count = (starts[node + 1] as number) - (starts[node] as number);
  return count === 0 ? room * 1.3 : room * (Math.sqrt(count + middle) + 0.8);
};

/** The only partner of each node that has one only; −1 for all others, and for the first of two who have nobody but each other. */
function onlyPartners({ nodeCount, starts, targets }: Network): Int32Array {
  const degree = (node: number) => (starts[node + 1] as number) - (starts[node] as number);
  return Int32Array.from({ length: nodeCount }, (_, node) => {
    const partner = targets[starts[node] as number] as number;
    return degree(node) === 1 && (degree(partner) > 1 || partner < node) ? partner : -1;
  });
}

/** Who stands round each node, heaviest tie first, equals by number. */
function gatherRound({ nodeCount, starts, weights }: Network, partner: Int32Array) {
  const ends = new Int32Array(nodeCount + 1);
  for (const hub of partner) if (hub !== -1) (ends[hub + 1] as number)++;
  for (let node = 0; node < nodeCount; node++) (ends[node + 1] as number) += ends[node] as number;
  const members = new Int32Array(ends[nodeCount] as number);
  const next = ends.slice(0, nodeCount);
  for (let node = 0; node < nodeCount; node++) {
    const hub = partner[node] as number;
    if (hub !== -1) members[(next[hub] as number)++] = node;
  }
  const weight = (node: number) => weights[starts[node] as number] as number;
  for (let hub = 0; hub < nodeCount; hub++)
    members.subarray(ends[hub], ends[hub + 1]).sort((a, b) => weight(b) - weight(a) || a - b);
  return { starts: ends, members };
}

/** The positions about their middle, as close as lets the discs cover their share of the sheet. */
function fit({ x, y }: Positions, radii: Float64Array): Positions {
  const count = Math.max(1, x.length);
  const meanX = x.reduce((sum, at) => sum + at, 0) / count;
  const meanY = y.reduce((sum, at) => sum + at, 0) / count;
  let spread = 0;
  let cover = 0;
  for (let k = 0; k < x.length; k++) {
    const squared = (radii[k] as number) ** 2;
    cover += squared;
    // Weighed by room: where the large discs stand is where the map is.
    spread += squared * (((x[k] as number) - meanX) ** 2 + ((y[k] as number) - meanY) ** 2);
  }
  // Spread evenly over a disc of radius R, the mean square of the distance from the middle is R² / 2.
  const factor = spread > 0 ? Math.sqrt(cover / coverRatio / 2 / (spread / cover)) : 1;
  return { x: x.map((at) => (at - meanX) * factor), y: y.map((at) => (at - meanY) * factor) };
}

/** The positions turned so that they reach furthest across, each weighed by its room. */
function turn({ x, y }: Positions, radii: Float64Array): Positions {
  let [xx, yy, xy] = [0, 0, 0];
  for (let k = 0; k < x.length; k++) {
    const [weight, across, down] = [(radii[k] as number) ** 2, x[k] as number, y[k] as number];
    xx += weight * across ** 2;
    yy += weight * down ** 2;
    xy += weight * across * down;
  }
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return {
    x: x.map((at, k) => at * cos + (y[k] as number) * sin),
    y: y.map((at, k) => at * cos - (x[k] as number) * sin),
  };
}
