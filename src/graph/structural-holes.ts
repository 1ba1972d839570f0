import { mutual, type Network, orderByDegree, relabel } from './network.ts';
import { eachTriangle, mirrorSlots } from './triangle.ts';

export interface StructuralHoles {
  /** How far a node's contacts are tied up with each other; the lower, the freer. NaN for a node without contacts. */
  readonly constraint: Float64Array;
  /** How many contacts a node has, less what they have in common. NaN for a node without contacts. */
  readonly effectiveSize: Float64Array;
}

/** Two ratios per slot: of a node's whole weight, and of its heaviest tie. */
function ratios({ nodeCount, starts, weights }: Network): { whole: Float64Array; heaviest: Float64Array } {
  const whole = weights.slice();
  const heaviest = weights.slice();
  for (let node = 0; node < nodeCount; node++) {
    const [first, end] = [starts[node] as number, starts[node + 1] as number];
    let [sum, most] = [0, 0];
    for (let slot = first; slot < end; slot++) {
      sum += weights[slot] as number;
      most = Math.max(most, weights[slot] as number);
    }
    for (let slot = first; slot < end; slot++) {
      whole[slot] = (weights[slot] as number) / sum;
      heaviest[slot] = (weights[slot] as number) / most;
    }
  }
  return { whole, heaviest };
}

/**
 * Burt's constraint and effective size of every node, by weight, which must be positive; give each tie the weight 1 for the
 * unweighted form. The tie between two nodes weighs w(i, j) + w(j, i); self-loops are set aside.
 *
 * With p(i, j) the share of i's weight that goes to j, and m(j, q) the tie of j and q over j's heaviest:
 * constraint is Σⱼ (p(i, j) + Σ_q p(i, q) p(q, j))², effective size Σⱼ (1 − Σ_q p(i, q) m(j, q)), over contacts j.
 * Burt 1992, *Structural Holes*, ch. 2. Every inner term belongs to a triangle, so one pass over triangles gives both: ties^1.5.
 */
export function structuralHoles(given: Network): StructuralHoles {
  const undirected = mutual(given);
  const order = orderByDegree(undirected);
  const network = relabel(undirected, order);
  const { nodeCount, starts, targets } = network;
  const { whole, heaviest } = ratios(network);
  const mirrors = mirrorSlots(network);
  const indirect = new Float64Array(targets.length);
  const redundant = new Float64Array(targets.length);
  /** Adds, for the pair of slot i→j, what goes through the third node q. */
  const pass = (ij: number, iq: number, qj: number, jq: number) => {
    (indirect[ij] as number) += (whole[iq] as number) * (whole[qj] as number);
    (redundant[ij] as number) += (whole[iq] as number) * (heaviest[jq] as number);
  };
  eachTriangle(network, (uv, uw, vw) => {
    const [vu, wu, wv] = [mirrors[uv] as number, mirrors[uw] as number, mirrors[vw] as number];
    pass(uv, uw, wv, vw);
    pass(vu, vw, wu, uw);
    pass(uw, uv, vw, wv);
    pass(wu, wv, vu, uv);
    pass(vw, vu, uw, wu);
    pass(wv, wu, uv, vu);
  });
  const constraint = new Float64Array(nodeCount).fill(Number.NaN);
  const effectiveSize = new Float64Array(nodeCount).fill(Number.NaN);
  for (let node = 0; node < nodeCount; node++) {
    const [first, end] = [starts[node] as number, starts[node + 1] as number];
    if (first === end) continue;
    let [sum, size] = [0, 0];
    for (let slot = first; slot < end; slot++) {
      sum += ((whole[slot] as number) + (indirect[slot] as number)) ** 2;
      size += 1 - (redundant[slot] as number);
    }
    constraint[order[node] as number] = sum;
    effectiveSize[order[node] as number] = size;
  }
  return { constraint, effectiveSize };
}
