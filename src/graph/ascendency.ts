import { type FlowSystem, incoming, outgoing, refuseFlawedFlow, sum, totalSystemThroughput } from './flow.ts';
import { slotSources } from './network.ts';

/** Order and slack of a flow system. Amounts are in unit of flow × bits. */
export interface Ascendency {
  /** In the unit of the flows. */
  readonly totalSystemThroughput: number;
  /** How far knowing where a unit leaves from tells where it goes to; null where nothing flows. */
  readonly averageMutualInformationBits: number | null;
  readonly ascendency: number;
  readonly developmentCapacity: number;
  readonly overhead: number;
  /** Ascendency over capacity, 0–1; null where there is but one flow or none, hence no capacity. */
  readonly alpha: number | null;
}

/** Sources and sinks of each flow, with the border as one source and two sinks: exports and dissipation. */
interface Margins {
  readonly outs: Float64Array;
  readonly ins: Float64Array;
  readonly inflow: number;
  readonly exports: number;
  readonly dissipation: number;
}

const marginsOf = (flow: FlowSystem): Margins => ({
  outs: outgoing(flow),
  ins: incoming(flow),
  inflow: sum(flow.inflow),
  exports: sum(flow.exports),
  dissipation: sum(flow.dissipation),
});

/** What a flow of some amount gives, from its amount and all that leaves its source and comes to its sink. */
type OfFlow = (amount: number, source: number, sink: number) => number;

/** A value for each flow, in the shape of the flow system. */
export interface FlowValues {
  /** Per slot of the internal network. */
  readonly internal: Float64Array;
  readonly inflow: Float64Array;
  readonly exports: Float64Array;
  readonly dissipation: Float64Array;
}

function mapFlows(flow: FlowSystem, margins: Margins, value: OfFlow): FlowValues {
  const { internal, inflow, exports, dissipation } = flow;
  const { outs, ins } = margins;
  const sources = slotSources(internal);
  return {
    internal: internal.weights.map((amount, slot) =>
      value(amount, outs[sources[slot] as number] as number, ins[internal.targets[slot] as number] as number),
    ),
    inflow: inflow.map((amount, node) => value(amount, margins.inflow, ins[node] as number)),
    exports: exports.map((amount, node) => value(amount, outs[node] as number, margins.exports)),
    dissipation: dissipation.map((amount, node) => value(amount, outs[node] as number, margins.dissipation)),
  };
}

const total = ({ internal, inflow, exports, dissipation }: FlowValues): number =>
  sum(internal) + sum(inflow) + sum(exports) + sum(dissipation);

/**
 * Ascendency, capacity, overhead and alpha of a flow system, over flows within and over the border. Assumes no balance.
 * Ulanowicz 1986; Ulanowicz, Goerner, Lietaer and Gomez 2009, *Ecological Complexity* 6:27. Linear.
 * Alpha depends on how finely nodes are told apart: show the number of nodes with it (see `mergeNodes`).
 */
export function ascendency(flow: FlowSystem): Ascendency {
  refuseFlawedFlow(flow);
  const through = totalSystemThroughput(flow);
  const margins = marginsOf(flow);
  const order = total(
    mapFlows(flow, margins, (amount, source, sink) =>
      amount === 0 ? 0 : amount * Math.log2((amount / source) * (through / sink)),
    ),
  );
  const capacity = total(
    mapFlows(flow, margins, (amount) => (amount === 0 ? 0 : -amount * Math.log2(amount / through))),
  );
  return {
    totalSystemThroughput: through,
    averageMutualInformationBits: through === 0 ? null : order / through,
    ascendency: order,
    developmentCapacity: capacity,
    overhead: capacity - order,
    alpha: capacity === 0 ? null : order / capacity,
  };
}

/** The exponent at which the best alpha is 0.4596, fitted to ecosystems (Ulanowicz et al. 2009). Nothing is known about networks of people. */
export const ecosystemExponent = 1.288;

/**
 * Fitness on the scale where the best alpha has 1: −e αᵇ ln αᵇ (Ulanowicz et al. 2009). Other authors scale "robustness"
 * otherwise: say which curve. 0 at alpha 0 and 1.
 */
export function fitness(alpha: number, exponent = ecosystemExponent): number {
  const power = alpha ** exponent;
  return power <= 0 ? 0 : -Math.E * power * Math.log(power);
}

/** Robustness as −α ln α, at most 1/e (the exponent 1, not scaled to 1). 0 at alpha 0 and 1. */
export const robustness = (alpha: number): number => (alpha <= 0 ? 0 : -alpha * Math.log(alpha));

/**
 * What one more unit of each flow adds to throughput × fitness, in units of flow: below the fitness of the whole, more of that flow
 * makes the whole worse. The derivative, worked out: F + F′ (log₂(T(ij) T / (T(i) T(j))) + α log₂(T(ij) / T)) · T / C, after
 * Ulanowicz et al. 2009. NaN for a flow of zero, where the derivative has no limit; null where there is no alpha or alpha is 0. Linear.
 */
export function marginalValues(flow: FlowSystem, exponent = ecosystemExponent): FlowValues | null {
  const { alpha, developmentCapacity, totalSystemThroughput: through } = ascendency(flow);
  if (alpha === null || alpha <= 0) return null;
  const power = alpha ** exponent;
  const slope = (-Math.E * exponent * power * (Math.log(power) + 1)) / alpha;
  const whole = fitness(alpha, exponent);
  return mapFlows(flow, marginsOf(flow), (amount, source, sink) => {
    if (amount === 0) return Number.NaN;
    const order = Math.log2((amount / source) * (through / sink));
    return whole + ((slope * through) / developmentCapacity) * (order + alpha * Math.log2(amount / through));
  });
}
