import { type Network, transpose } from './network.ts';

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

/** Slots that grow in number. */
interface Slots {
  targets: Int32Array;
  weights: Float64Array;
}

function enlarge(slots: Slots, room: number): void {
  const { targets, weights } = slots;
  slots.targets = new Int32Array(room);
  slots.weights = new Float64Array(room);
  slots.targets.set(targets);
  slots.weights.set(weights);
}

/** The undirected network of which one row of each tie is given: that of its lower node. Linear. */
function mirror(upper: Network): Network {
  const { nodeCount } = upper;
  const lower = transpose(upper);
  const { starts: heads, targets: highs, weights } = transpose(lower);
  const starts = new Int32Array(nodeCount + 1);
  const whole = { targets: new Int32Array(2 * highs.length), weights: new Float64Array(2 * highs.length) };
  let end = 0;
  for (let node = 0; node < nodeCount; node++) {
    for (let slot = lower.starts[node] as number; slot < (lower.starts[node + 1] as number); slot++) {
      whole.targets[end] = lower.targets[slot] as number;
      whole.weights[end++] = lower.weights[slot] as number;
    }
    for (let slot = heads[node] as number; slot < (heads[node + 1] as number); slot++) {
      whole.targets[end] = highs[slot] as number;
      whole.weights[end++] = weights[slot] as number;
    }
    starts[node + 1] = end;
  }
  return { nodeCount, directed: false, starts, ...whole };
}

/** How many have a tie to a partner, itself set aside, each once. */
function countSharing({ starts, targets }: Network, partner: number): number {
  let count = 0;
  for (let slot = starts[partner] as number; slot < (starts[partner + 1] as number); slot++)
    if (targets[slot] !== partner && (slot === starts[partner] || targets[slot] !== targets[slot - 1])) count++;
  return count;
}

/** What is at hand while rows are worked out. */
interface Meeting {
  readonly network: Network;
  readonly sharing: Network;
  /** What sharing a partner counts; 0 where it is left out. */
  readonly worth: Float64Array;
  /** What the node in hand shares with each other, and with whom it shares anything. */
  readonly sums: Float64Array;
  readonly met: Int32Array;
}

/** Fills `sums` and `met` for a node and higher numbers; returns how many it met. Rows ascend, so they are read backwards. */
function meet({ network, sharing, worth, sums, met }: Meeting, node: number): number {
  const { starts, targets } = network;
  let count = 0;
  for (let tie = starts[node] as number; tie < (starts[node + 1] as number); tie++) {
    const partner = targets[tie] as number;
    const adds = worth[partner] as number;
    const isRepeated = tie > (starts[node] as number) && targets[tie - 1] === partner;
    if (adds === 0 || partner === node || isRepeated) continue;
    const first = sharing.starts[partner] as number;
    for (let slot = (sharing.starts[partner + 1] as number) - 1; slot >= first; slot--) {
      const other = sharing.targets[slot] as number;
      if (other <= node) break;
      if (other === partner || (slot > first && sharing.targets[slot - 1] === other)) continue;
      if (sums[other] === 0) met[count++] = other;
      (sums[other] as number) += adds;
    }
  }
  return count;
}

/**
 * Ties between nodes that have ties to the same partners: buyers that share suppliers, from ties buyer → supplier. For the other
 * side give the transpose. Directions set the sides apart, so one node may stand on both. Weights of the ties are set aside.
 * Newman 2001, *Phys. Rev. E* 64:016132. The sum of squares of how many share a partner.
 */
export function project(network: Network, { weigh, hubLimit }: Projecting): Projection {
  const { nodeCount } = network;
  const sharing = transpose(network);
  const leftOut: number[] = [];
  const worth = new Float64Array(nodeCount);
  for (let partner = 0; partner < nodeCount; partner++) {
    const count = countSharing(sharing, partner);
    if (count > hubLimit) leftOut.push(partner);
    else if (count > 1) worth[partner] = weigh === 'count' ? 1 : 1 / (count - 1);
  }
  const [sums, met] = [new Float64Array(nodeCount), new Int32Array(nodeCount)];
  const meeting: Meeting = { network, sharing, worth, sums, met };
  const starts = new Int32Array(nodeCount + 1);
  const slots: Slots = { targets: new Int32Array(64), weights: new Float64Array(64) };
  let end = 0;
  for (let node = 0; node < nodeCount; node++) {
    const count = meet(meeting, node);
    if (end + count > slots.targets.length) enlarge(slots, 2 * (end + count));
    const { targets, weights } = slots;
    for (let k = 0; k < count; k++) {
      const other = met[k] as number;
      targets[end] = other;
      weights[end++] = sums[other] as number;
      sums[other] = 0;
    }
    starts[node + 1] = end;
  }
  const upper = { targets: slots.targets.subarray(0, end), weights: slots.weights.subarray(0, end) };
  return { network: mirror({ nodeCount, directed: true, starts, ...upper }), leftOut: Int32Array.from(leftOut) };
}
