import { buildNetwork, type Network, transpose } from './network.ts';

export interface Projecting {
  /** What a shared partner counts: 1 (`count`), or 1 / (k − 1) where k share it (`newman`), so that a hub binds nobody closely. */
  readonly weigh: 'count' | 'newman';
  /** Partners that more than so many share are left out: pairs grow with the square. */
  readonly hubLimit: number;
}

export interface Projection {
  /** Undirected, on the same nodes: those with ties out are tied where they share whom they are tied to. */
  readonly network: Network;
  /** Partners left out because too many share them; the projection is not complete unless there are none. */
  readonly leftOut: Int32Array;
}

/**
 * Ties between nodes that have ties to the same partners: buyers that share suppliers, from ties buyer → supplier. For the other
 * side give the transpose. Directions set the sides apart, so one node may stand on both. Weights of the ties are set aside.
 * Newman 2001, *Phys. Rev. E* 64:016132. The sum of squares of how many share a partner.
 */
export function project(network: Network, { weigh, hubLimit }: Projecting): Projection {
  const { nodeCount, starts, targets } = transpose(network);
  const [from, to, weights, leftOut]: number[][] = [[], [], [], []];
  for (let partner = 0; partner < nodeCount; partner++) {
    const row = targets.subarray(starts[partner], starts[partner + 1]);
    const sharing = row.filter((node, k) => node !== partner && node !== row[k - 1]);
    if (sharing.length > hubLimit) {
      leftOut?.push(partner);
      continue;
    }
    for (let a = 0; a < sharing.length; a++) {
      for (let b = a + 1; b < sharing.length; b++) {
        from?.push(sharing[a] as number);
        to?.push(sharing[b] as number);
        weights?.push(weigh === 'count' ? 1 : 1 / (sharing.length - 1));
      }
    }
  }
  return {
    network: buildNetwork({ nodeCount, from: from ?? [], to: to ?? [], weights }, { directed: false }),
    leftOut: Int32Array.from(leftOut ?? []),
  };
}
