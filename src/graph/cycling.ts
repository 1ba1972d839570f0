import { type FlowSystem, sum, throughflow } from './flow.ts';
import { type Found, found, missing } from './found.ts';
import { downstreamFirst, flowShares, fundamentalDiagonal, fundamentalMatrix, sweep } from './fundamental.ts';
import { denseLimit, multiply } from './matrix.ts';

const noFlow = 'Nothing flows.';

/** How many nodes a unit passes on average from border to border; absent for unbalanced flows and without inflow. Finn 1976. Linear. */
export function averagePathLength(flow: FlowSystem): Found<number> {
  const through = throughflow(flow);
  if (through.value === null) return through;
  const inflow = sum(flow.inflow);
  return inflow === 0 ? missing('Nothing flows in over the border.') : found(sum(through.value) / inflow);
}

/**
 * Finn's cycling index: the share of all throughflow, 0–1, that has been at its node before. Exactly 0 in a network without cycles,
 * by construction: say "not applicable" there. Absent for unbalanced flows. Finn 1976, 1980: Σ T(i) (1 − 1 / N(i, i)) / Σ T(i).
 * Costs what the diagonal costs.
 */
export function finnCyclingIndex(flow: FlowSystem, denseTo = denseLimit): Found<number> {
  const through = throughflow(flow);
  if (through.value === null) return through;
  const total = sum(through.value);
  if (total === 0) return missing(noFlow);
  const diagonal = fundamentalDiagonal(flow, denseTo);
  if (diagonal.value === null) return diagonal;
  const cycled = through.value.map((amount, node) => amount * (1 - 1 / (diagonal.value[node] as number)));
  return found(sum(cycled) / total);
}

/**
 * Conversion: of a unit at each node, the share, 0–1, that leaves at last where it is of use: y = N diag(T)⁻¹ e, with e the exports.
 * 0 where nothing flows. Absent for unbalanced flows and where sweeping does not settle. Up to `denseTo` nodes by the whole matrix;
 * beyond, or where some flow never leaves, by sweeps × ties.
 */
export function usefulExitYield(flow: FlowSystem, denseTo = denseLimit): Found<Float64Array> {
  const through = throughflow(flow);
  if (through.value === null) return through;
  const exitShares = flow.exports.map((amount, node) => (amount === 0 ? 0 : amount / (through.value[node] as number)));
  const whole = flow.internal.nodeCount <= denseTo ? fundamentalMatrix(flow).value : null;
  if (whole !== null) return found(multiply(whole, exitShares));
  const shares = flowShares(flow, through.value);
  const yields = sweep(shares, exitShares, downstreamFirst(flow.internal));
  return yields === null ? missing('What goes round leaves too slowly to be added up.') : found(yields);
}
