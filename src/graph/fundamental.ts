import { componentSizes, strongComponents } from './component.ts';
import { type FlowSystem, throughflow } from './flow.ts';
import { type Found, found, missing } from './found.ts';
import { denseLimit, emptyMatrix, invert, type Matrix } from './matrix.ts';
import { keepTies, type Network, slotSources } from './network.ts';

/** The share of each node's throughflow that goes along each slot: G. Rows add up to 1 less what leaves over the border. */
export function flowShares({ internal }: FlowSystem, through: Float64Array): Network {
  const sources = slotSources(internal);
  const shares = internal.weights.map((amount, slot) =>
    amount === 0 ? 0 : amount / (through[sources[slot] as number] as number),
  );
  return { ...internal, weights: shares };
}

/** I − G on some of the nodes, in their order. */
function leavingMatrix({ starts, targets, weights }: Network, nodes: Int32Array, place: Int32Array): Matrix {
  const matrix = emptyMatrix(nodes.length);
  for (let row = 0; row < nodes.length; row++) {
    const node = nodes[row] as number;
    (matrix.cells[row * matrix.size + row] as number) += 1;
    for (let slot = starts[node] as number; slot < (starts[node + 1] as number); slot++) {
      const column = place[targets[slot] as number] as number;
      if (column >= 0) (matrix.cells[row * matrix.size + column] as number) -= weights[slot] as number;
    }
  }
  return matrix;
}

/**
 * N = (I − G)⁻¹: how often a unit that is at node i comes to node j, itself counted, before it leaves.
 * Absent for unbalanced flows, beyond 2,000 nodes, and where some flow never leaves. Leontief 1951, Hannon 1973. Nodes³.
 */
export function fundamentalMatrix(flow: FlowSystem): Found<Matrix> {
  const through = throughflow(flow);
  if (through.value === null) return through;
  const { nodeCount } = flow.internal;
  if (nodeCount > denseLimit)
    return missing(`There are ${nodeCount} nodes; the whole matrix is given to ${denseLimit}.`);
  const nodes = Int32Array.from({ length: nodeCount }, (_, node) => node);
  const inverse = invert(leavingMatrix(flowShares(flow, through.value), nodes, nodes));
  return inverse === null ? missing('Some of the flow goes round without ever leaving.') : found(inverse);
}

const settled = 1e-12;
const maxSweeps = 20_000;

/**
 * Solves y = z + G y by sweeping over nodes in an order, each from the newest values of the others (Gauss and Seidel); null where
 * it does not settle. From zeros it comes to the smallest solution, so what goes round for ever gives nothing. Sweeps × ties.
 */
export function sweep({ starts, targets, weights }: Network, z: Float64Array, order: Int32Array): Float64Array | null {
  const y = new Float64Array(z.length);
  for (let round = 0; round < maxSweeps; round++) {
    let change = 0;
    for (const node of order) {
      let [value, own] = [z[node] as number, 0];
      for (let slot = starts[node] as number; slot < (starts[node + 1] as number); slot++) {
        if (targets[slot] === node) own += weights[slot] as number;
        else value += (weights[slot] as number) * (y[targets[slot] as number] as number);
      }
      value = value === 0 ? 0 : value / (1 - own);
      change = Math.max(change, Math.abs(value - (y[node] as number)));
      y[node] = value;
    }
    if (change <= settled) return y;
  }
  return null;
}

/** Nodes gathered by their strong component; nothing flows from an earlier group to a later one. */
function gather(internal: Network): { nodes: Int32Array; ends: Int32Array } {
  const components = strongComponents(internal);
  const ends = componentSizes(components);
  for (let k = 1; k < ends.length; k++) (ends[k] as number) += ends[k - 1] as number;
  const next = ends.slice();
  const nodes = new Int32Array(internal.nodeCount);
  for (let node = internal.nodeCount - 1; node >= 0; node--)
    nodes[--(next[components.labels[node] as number] as number)] = node;
  return { nodes, ends };
}

/** Nodes so ordered that what flows on stands before what it comes from: one sweep is exact where nothing goes round. Linear. */
export const downstreamFirst = (internal: Network): Int32Array => gather(internal).nodes;

/** Whether a unit that is in the group ever leaves it, to the border or to another group. */
function isLeaking(shares: Network, flow: FlowSystem, nodes: Int32Array, place: Int32Array): boolean {
  return nodes.some((node) => {
    if ((flow.exports[node] as number) > 0 || (flow.dissipation[node] as number) > 0) return true;
    const row = [shares.starts[node] as number, shares.starts[node + 1] as number] as const;
    return shares.targets.subarray(...row).some((target, k) => {
      return place[target] === -1 && (shares.weights[row[0] + k] as number) > 0;
    });
  });
}

/** The diagonal of N on one group from its whole matrix; null where it has no inverse. */
function denseDiagonal(shares: Network, nodes: Int32Array, place: Int32Array): Float64Array | null {
  const inverse = invert(leavingMatrix(shares, nodes, place));
  return inverse && Float64Array.from(nodes, (_, k) => inverse.cells[k * nodes.length + k] as number);
}

/** The diagonal of N on one group, node by node; null where it does not settle. */
function sweptDiagonal(shares: Network, nodes: Int32Array): Float64Array | null {
  const diagonal = new Float64Array(nodes.length);
  const unit = new Float64Array(shares.nodeCount);
  for (let k = 0; k < nodes.length; k++) {
    const node = nodes[k] as number;
    unit[node] = 1;
    const column = sweep(shares, unit, nodes);
    unit[node] = 0;
    if (column === null) return null;
    diagonal[k] = column[node] as number;
  }
  return diagonal;
}

/**
 * The diagonal of N: how often a unit that is at a node is there before it leaves, 1 where it never comes back, Infinity where it
 * never leaves. Absent for unbalanced flows and where sweeping does not settle.
 * Only nodes that lie on a cycle together matter to each other, so each strong component is solved by itself: up to `denseTo`
 * nodes from the whole matrix, size³; beyond by sweeping, size × sweeps × ties, which takes patience from some ten thousand on.
 */
export function fundamentalDiagonal(flow: FlowSystem, denseTo = denseLimit): Found<Float64Array> {
  const through = throughflow(flow);
  if (through.value === null) return through;
  const shares = flowShares(flow, through.value);
  const diagonal = new Float64Array(flow.internal.nodeCount).fill(1);
  // A tie that carries nothing would tie nodes into a cycle that nothing goes round.
  const { nodes, ends } = gather(keepTies(shares, (slot) => (shares.weights[slot] as number) > 0));
  const place = new Int32Array(diagonal.length).fill(-1);
  const valuesOf = (members: Int32Array): Float64Array | null => {
    if (members.every((node) => through.value[node] === 0)) return new Float64Array(members.length).fill(1);
    if (!isLeaking(shares, flow, members, place))
      return new Float64Array(members.length).fill(Number.POSITIVE_INFINITY);
    return members.length <= denseTo ? denseDiagonal(shares, members, place) : sweptDiagonal(shares, members);
  };
  for (let group = 0, first = 0; group < ends.length; first = ends[group++] as number) {
    const members = nodes.subarray(first, ends[group]);
    for (let k = 0; k < members.length; k++) place[members[k] as number] = k;
    const values = valuesOf(members);
    if (values === null) return missing('What goes round leaves too slowly to be added up.');
    for (let k = 0; k < members.length; k++) diagonal[members[k] as number] = values[k] as number;
    for (const node of members) place[node] = -1;
  }
  return found(diagonal);
}
