import type { Network } from './network.ts';

/**
 * For each slot of an undirected network without self-loops, the slot of the same tie in the other row. Linear: rows are read in
 * order, so each row fills from its start.
 */
export function mirrorSlots({ nodeCount, starts, targets }: Network): Int32Array {
  const mirrors = new Int32Array(targets.length);
  const next = starts.slice(0, nodeCount);
  for (let slot = 0; slot < targets.length; slot++) mirrors[slot] = (next[targets[slot] as number] as number)++;
  return mirrors;
}

/**
 * Visits each triangle u < v < w once, as the slots u→v, u→w, v→w, in an undirected network without self-loops and parallel ties.
 * With nodes ordered by degree, ties^1.5 (Chiba and Nishizeki 1985, *SIAM J. Comput.* 14:210).
 */
export function eachTriangle(
  { nodeCount, starts, targets }: Network,
  visit: (uv: number, uw: number, vw: number) => void,
): void {
  /** Where the part of a row begins that leads to higher numbers. */
  const upper = starts.slice(0, nodeCount);
  for (let node = 0; node < nodeCount; node++)
    while ((upper[node] as number) < (starts[node + 1] as number) && (targets[upper[node] as number] as number) <= node)
      (upper[node] as number)++;
  /** The slot of u that leads to a node, or −1. */
  const slotTo = new Int32Array(nodeCount).fill(-1);
  for (let u = 0; u < nodeCount; u++) {
    const [first, end] = [upper[u] as number, starts[u + 1] as number];
    for (let slot = first; slot < end; slot++) slotTo[targets[slot] as number] = slot;
    for (let uv = first; uv < end; uv++) {
      const v = targets[uv] as number;
      for (let vw = upper[v] as number; vw < (starts[v + 1] as number); vw++) {
        const uw = slotTo[targets[vw] as number] as number;
        if (uw !== -1) visit(uv, uw, vw);
      }
    }
    for (let slot = first; slot < end; slot++) slotTo[targets[slot] as number] = -1;
  }
}
