import { strengths, strengthsIn } from './degree.ts';
import { type Found, found, missing } from './found.ts';
import { buildNetwork, type Network, slotSources } from './network.ts';

/**
 * What flows among nodes and across the border, all in one unit and one period, nothing negative. Provider to receiver.
 * `exports` leave and are of use elsewhere; `dissipation` leaves and is used up.
 */
export interface FlowSystem {
  /** Directed, without parallel ties. */
  readonly internal: Network;
  readonly inflow: Float64Array;
  readonly exports: Float64Array;
  readonly dissipation: Float64Array;
}

/** A flow system without a border: only what flows among the nodes. */
export function closeFlow(internal: Network): FlowSystem {
  const nothing = () => new Float64Array(internal.nodeCount);
  return { internal, inflow: nothing(), exports: nothing(), dissipation: nothing() };
}

export const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

/** What comes into each node, from others and over the border. Linear. */
export const incoming = ({ internal, inflow }: FlowSystem): Float64Array =>
  strengthsIn(internal).map((amount, node) => amount + (inflow[node] as number));

/** What goes out of each node, to others and over the border. Linear. */
export const outgoing = ({ internal, exports, dissipation }: FlowSystem): Float64Array =>
  strengths(internal).map((amount, node) => amount + (exports[node] as number) + (dissipation[node] as number));

/** Throws where amounts are negative or not known, or columns do not fit: kernels assume that this was asked. Linear. */
export function refuseFlawedFlow({ internal, inflow, exports, dissipation }: FlowSystem): void {
  if (!internal.directed) throw new RangeError('A flow has directions.');
  for (const border of [inflow, exports, dissipation])
    if (border.length !== internal.nodeCount) throw new RangeError('The flow over the border has another length.');
  for (const amounts of [internal.weights, inflow, exports, dissipation])
    if (amounts.some((amount) => !(amount >= 0 && Number.isFinite(amount))))
      throw new RangeError('A flow is negative or not a finite number.');
}

/** The share of a node's flow by which what comes in and what goes out may differ in a balanced flow. */
const balanceTolerance = 1e-6;

/**
 * What flows through each node, in the unit of the flows, where each gives as much as it gets; else absent, with the node that is
 * farthest off. Unbalanced flows are refused by everything that takes them for a steady state. Linear.
 */
export function throughflow(flow: FlowSystem, tolerance = balanceTolerance): Found<Float64Array> {
  refuseFlawedFlow(flow);
  const [ins, outs] = [incoming(flow), outgoing(flow)];
  let [worst, farthest] = [-1, tolerance];
  for (let node = 0; node < ins.length; node++) {
    const [into, out] = [ins[node] as number, outs[node] as number];
    const gap = into === out ? 0 : Math.abs(into - out) / Math.max(into, out);
    if (gap > farthest) [worst, farthest] = [node, gap];
  }
  if (worst === -1) return found(ins);
  return missing(`The flow is not balanced: node ${worst} gets ${ins[worst]} and gives ${outs[worst]}.`);
}

/** The sum of all flows, each counted once, those over the border among them. Assumes no balance. Linear. */
export const totalSystemThroughput = ({ internal, inflow, exports, dissipation }: FlowSystem): number =>
  sum(internal.weights) + sum(inflow) + sum(exports) + sum(dissipation);

/**
 * The flow when some nodes are taken as one: node i becomes node `into[i]`. Flows among nodes that become one become a flow of that
 * node to itself. Figures depend on how finely nodes are told apart; this shows how much. Linear.
 */
export function mergeNodes(flow: FlowSystem, into: Int32Array): FlowSystem {
  const { internal, inflow, exports, dissipation } = flow;
  const nodeCount = into.reduce((most, label) => Math.max(most, label + 1), 0);
  const relabelled = (nodes: Int32Array) => nodes.map((node) => into[node] as number);
  const added = (amounts: Float64Array) => {
    const sums = new Float64Array(nodeCount);
    for (let node = 0; node < amounts.length; node++) (sums[into[node] as number] as number) += amounts[node] as number;
    return sums;
  };
  const from = relabelled(slotSources(internal));
  const to = relabelled(internal.targets);
  return {
    internal: buildNetwork({ nodeCount, from, to, weights: internal.weights }, { directed: true }),
    inflow: added(inflow),
    exports: added(exports),
    dissipation: added(dissipation),
  };
}
