import { type Communities, connectedParts, demandUndirected, modularity, numberBySize } from './community.ts';
import { aggregate, allNodes, baseLevel, compact, type Level, type Work } from './community-level.ts';
import { moveNodes } from './local-moving.ts';
import type { Network } from './network.ts';
import { seedRandom } from './random.ts';
import { refine } from './refinement.ts';

export interface Grouping {
  readonly seed: number;
  /** Above 1, smaller communities; below, larger ones. 1 unless told. */
  readonly resolution?: number;
  /** How often the whole is gone through, each time from what was found before; ends early where nothing changes. 2 unless told. */
  readonly rounds?: number;
}

/** How freely refinement chooses among mergers that all improve; in the mean weight of a tie (Traag et al. use 0.01). */
const freedom = 0.01;

/** One round: move, refine, make one node of each part, until each node is a community by itself. Changes `of`. */
function groupOnce(base: Level, of: Int32Array, work: Work): boolean {
  let [level, groups, changed] = [base, of.slice(), false];
  const place = allNodes(base.nodeCount);
  for (;;) {
    changed = moveNodes(level, groups, work) || changed;
    if (compact(groups) === level.nodeCount) break;
    const parts = refine(level, groups, work);
    const count = compact(parts);
    if (count === level.nodeCount) break;
    const next = new Int32Array(count);
    for (let node = 0; node < level.nodeCount; node++) next[parts[node] as number] = groups[node] as number;
    for (let node = 0; node < place.length; node++) place[node] = parts[place[node] as number] as number;
    level = aggregate({ level, of: parts }, count, work);
    // A community's number is that of one of its parts, hence below their count.
    compact(next);
    groups = next;
  }
  for (let node = 0; node < of.length; node++) of[node] = groups[place[node] as number] as number;
  return changed;
}

/**
 * Communities of an undirected network by weight, each connected, the same for the same seed: a high modularity, not the highest.
 * Leiden: Traag, Waltman and van Eck 2019, *Scientific Reports* 9:5233. The unit of the weights does not matter. A node without
 * ties is a community by itself. Near linear in ties for each round.
 */
export function findCommunities(network: Network, { seed, resolution = 1, rounds = 2 }: Grouping): Communities {
  demandUndirected(network);
  const { nodeCount } = network;
  const base = baseLevel(network);
  const twice = base.mass.reduce((sum, mass) => sum + mass, 0);
  const work: Work = {
    random: seedRandom(seed),
    price: twice === 0 ? 0 : resolution / twice,
    warmth: freedom * (twice / Math.max(1, base.starts[nodeCount] as number)),
    links: new Float64Array(nodeCount),
    near: new Int32Array(nodeCount),
    odds: new Float64Array(nodeCount),
  };
  const of = allNodes(nodeCount);
  for (let round = 0; round < rounds; round++) if (!groupOnce(base, of, work)) break;
  // Parts are connected by themselves; a round that ends without refining to the end may leave communities that are not.
  const numbered = numberBySize(connectedParts(network, of));
  return { ...numbered, modularity: modularity(network, numbered.of, resolution) };
}
