import { numberBySize } from './community.ts';
import { findCommunities, type Grouping } from './leiden.ts';
import type { Network } from './network.ts';
import { subnetwork } from './subnetwork.ts';

/** How communities are looked for within communities. */
export interface Nesting extends Grouping {
  /** Communities of more nodes are looked into. */
  readonly largest: number;
  /** A community falls apart only where its parts are at least this modular. */
  readonly modular: number;
}

/**
 * Communities, the larger ones taken apart into the communities within them: modularity alone does not see what is small beside the
 * whole (Fortunato and Barthélemy 2007, *PNAS* 104:36). Numbered by size; the same for the same seed. Near linear in ties for each level.
 */
export function findNestedCommunities(
  network: Network,
  nesting: Nesting,
): { readonly of: Int32Array; readonly count: number } {
  const { of, count } = findCommunities(network, nesting);
  let next = count;
  for (let community = 0; community < count; community++) {
    const nodes = Int32Array.from(nodesOf(of, community));
    if (nodes.length <= nesting.largest || nodes.length === network.nodeCount) continue;
    const part = subnetwork(network, nodes);
    if (!(findCommunities(part, nesting).modularity >= nesting.modular)) continue;
    const within = findNestedCommunities(part, nesting);
    // The first part keeps the number.
    for (let k = 0; k < nodes.length; k++) {
      const own = within.of[k] as number;
      if (own > 0) of[nodes[k] as number] = next + own - 1;
    }
    next += within.count - 1;
  }
  return numberBySize(of);
}

function* nodesOf(of: Int32Array, community: number): Generator<number> {
  for (let node = 0; node < of.length; node++) if (of[node] === community) yield node;
}
