import { allNodes, forgetLinks, type Level, type Placed, shuffledNodes, type Work } from './community-level.ts';

/** Fills `work.links` with the parts that a node has ties to within its own group. */
function gatherLinksWithin({ level, of, parts }: Parting, node: number, { links, near }: Work): number {
  const { starts, targets, weights } = level;
  const group = of[node] as number;
  let count = 0;
  for (let slot = starts[node] as number, end = starts[node + 1] as number; slot < end; slot++) {
    const target = targets[slot] as number;
    if (of[target] !== group) continue;
    const part = parts[target] as number;
    if (links[part] === 0) near[count++] = part;
    (links[part] as number) += weights[slot] as number;
  }
  return count;
}

/**
 * Draws one of the parts near a node, or its own (a gain of 0), each by e^(gain / warmth); nothing that loses is drawn.
 * `work.odds` holds the gains and is changed.
 */
function drawPart(count: number, own: number, { near, odds, warmth, random }: Work): number {
  let most = 0;
  for (let k = 0; k < count; k++) most = Math.max(most, odds[k] as number);
  const alone = Math.exp(-most / warmth);
  let sum = alone;
  for (let k = 0; k < count; k++) {
    odds[k] = (odds[k] as number) < 0 ? 0 : Math.exp(((odds[k] as number) - most) / warmth);
    sum += odds[k] as number;
  }
  let left = random() * sum - alone;
  for (let k = 0; k < count && left >= 0; k++) {
    left -= odds[k] as number;
    if (left < 0) return near[k] as number;
  }
  return own;
}

/** Communities, and the parts of them that refinement makes. */
interface Parting extends Placed {
  readonly parts: Int32Array;
  /** The mass of each community, and of each part. */
  readonly whole: Float64Array;
  readonly together: Float64Array;
  /** What ties each part to the rest of its community. */
  readonly outside: Float64Array;
  readonly isAlone: Uint8Array;
}

/** Each node a part by itself. */
function startParts(level: Level, of: Int32Array): Parting {
  const { nodeCount, starts, targets, weights, mass } = level;
  const whole = new Float64Array(nodeCount);
  const outside = new Float64Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) {
    const community = of[node] as number;
    (whole[community] as number) += mass[node] as number;
    let sum = 0;
    for (let slot = starts[node] as number, end = starts[node + 1] as number; slot < end; slot++)
      if (of[targets[slot] as number] === community) sum += weights[slot] as number;
    outside[node] = sum;
  }
  return {
    level,
    of,
    parts: allNodes(nodeCount),
    whole,
    together: mass.slice(),
    outside,
    isAlone: new Uint8Array(nodeCount).fill(1),
  };
}

/** Splits each community into parts that hold together well: nodes start alone and join, by chance, where it improves. */
export function refine(level: Level, of: Int32Array, work: Work): Int32Array {
  const { links, near, odds, price } = work;
  const parting = startParts(level, of);
  const { parts, together, outside, isAlone } = parting;
  /** Whether a part is tied to the rest of its community, of mass `all`, at least as firmly as chance would have it. */
  const isWellTied = (part: number, all: number) =>
    (outside[part] as number) >= price * (together[part] as number) * (all - (together[part] as number)) * (1 - 1e-12);
  for (const node of shuffledNodes(level.nodeCount, work.random)) {
    const all = parting.whole[of[node] as number] as number;
    if (isAlone[node] === 0 || !isWellTied(node, all)) continue;
    const heavy = level.mass[node] as number;
    const count = gatherLinksWithin(parting, node, work);
    for (let k = 0; k < count; k++) {
      const part = near[k] as number;
      odds[k] = isWellTied(part, all) ? (links[part] as number) - price * heavy * (together[part] as number) : -1;
    }
    const chosen = drawPart(count, node, work);
    if (chosen !== node) {
      parts[node] = chosen;
      // Whoever stands there, alone or not, has company now, so that no part falls apart.
      isAlone[node] = isAlone[chosen] = 0;
      (together[chosen] as number) += heavy;
      together[node] = 0;
      (outside[chosen] as number) += (outside[node] as number) - 2 * (links[chosen] as number);
    }
    forgetLinks(work, count);
  }
  return parts;
}
