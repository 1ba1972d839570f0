import { forgetLinks, gatherLinks, type Level, type Placed, shuffledNodes, type Work } from './community-level.ts';

/** Who is where, with what judging a move takes. */
interface Membership extends Placed {
  readonly together: Float64Array;
  readonly sizes: Int32Array;
  /** Numbers that no community bears, the next to be given last. */
  readonly free: Int32Array;
  freeCount: number;
}

function countMembers(level: Level, of: Int32Array): Membership {
  const { nodeCount, mass } = level;
  const together = new Float64Array(nodeCount);
  const sizes = new Int32Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) {
    (together[of[node] as number] as number) += mass[node] as number;
    (sizes[of[node] as number] as number)++;
  }
  const free = new Int32Array(nodeCount);
  let freeCount = 0;
  for (let community = nodeCount - 1; community >= 0; community--)
    if (sizes[community] === 0) free[freeCount++] = community;
  return { level, of, together, sizes, free, freeCount };
}

/** The community where a node adds most: its own unless another, or being alone, is better. */
function bestCommunity(members: Membership, node: number, work: Work): number {
  const { level, of, together, sizes, free, freeCount } = members;
  const { links, near, price } = work;
  const [own, heavy] = [of[node] as number, level.mass[node] as number];
  const count = gatherLinks(members, node, work);
  let best = own;
  let most = (links[own] as number) - price * heavy * ((together[own] as number) - heavy);
  // A gain that is lost in rounding would send nodes round for ever.
  const margin = 1e-12 * heavy;
  if (most < -margin && (sizes[own] as number) > 1) [best, most] = [free[freeCount - 1] as number, 0];
  for (let k = 0; k < count; k++) {
    const community = near[k] as number;
    if (community === own) continue;
    const gain = (links[community] as number) - price * heavy * (together[community] as number);
    if (gain > most + margin) [best, most] = [community, gain];
  }
  forgetLinks(work, count);
  return best;
}

function moveTo(best: number, node: number, members: Membership): void {
  const { level, of, together, sizes, free } = members;
  const [own, heavy] = [of[node] as number, level.mass[node] as number];
  if (sizes[best] === 0) members.freeCount--;
  (sizes[best] as number)++;
  (together[best] as number) += heavy;
  (together[own] as number) -= heavy;
  if (--(sizes[own] as number) === 0) {
    together[own] = 0;
    free[members.freeCount++] = own;
  }
  of[node] = best;
}

/** Moves nodes to where they add most until nobody gains, asking again only those near a move; changes `of`. */
export function moveNodes(level: Level, of: Int32Array, work: Work): boolean {
  const { nodeCount, starts, targets } = level;
  const members = countMembers(level, of);
  const queue = shuffledNodes(nodeCount, work.random);
  const isWaiting = new Uint8Array(nodeCount).fill(1);
  let [head, waiting, moved] = [0, nodeCount, false];
  while (waiting > 0) {
    const node = queue[head] as number;
    head = head + 1 === nodeCount ? 0 : head + 1;
    waiting--;
    isWaiting[node] = 0;
    const best = bestCommunity(members, node, work);
    if (best === of[node]) continue;
    moved = true;
    moveTo(best, node, members);
    for (let slot = starts[node] as number, end = starts[node + 1] as number; slot < end; slot++) {
      const target = targets[slot] as number;
      if (isWaiting[target] === 1 || of[target] === best) continue;
      isWaiting[target] = 1;
      const tail = head + waiting++;
      queue[tail >= nodeCount ? tail - nodeCount : tail] = target;
    }
  }
  return moved;
}
