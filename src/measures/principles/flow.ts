import type { Form } from '../../domain/exchange.ts';
import type { NetworkExchange, ValueNetwork } from '../../domain/value-network.ts';
import type { FlowSystem } from '../../graph/flow.ts';
import { amongThose, oneDirection } from './layer.ts';

/** Flows of one form in one unit between participants, and which participant each node is. */
export interface OneFlow {
  /** What flows, in words: "payment money in GBP", "exchanges". */
  readonly says: string;
  readonly exchanges: readonly NetworkExchange[];
  readonly flow: FlowSystem;
  readonly places: readonly number[];
}

/** The fewest exchanges with a quantity in one unit for that unit to be what flows. */
const quantityFloor = 3;

/**
 * The flow with most exchanges of one form, one unit and one kind of amount, since others must not be added to it; where too few
 * have a quantity, exchanges themselves are counted. Of the record one direction of a contract. Null where nothing flows.
 */
export function mainFlow(given: readonly NetworkExchange[]): OneFlow | null {
  const exchanges = oneDirection(given).filter(({ from, to }) => from !== to);
  const groups = new Map<string, NetworkExchange[]>();
  for (const one of exchanges) {
    if (one.quantity === null || one.quantity <= 0) continue;
    const key = JSON.stringify([one.form, one.unit, one.amountKind]);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(one);
  }
  const [widest] = [...groups].sort((a, b) => b[1].length - a[1].length || a[0].localeCompare(b[0], 'en'));
  if (widest && widest[1].length >= quantityFloor) {
    const [form, unit, kind] = JSON.parse(widest[0]) as [Form, string | null, string | null];
    const says = `${kind === null ? '' : `${kind} `}${form}${unit === null ? '' : ` in ${unit}`}`;
    return flowOf(says, widest[1], ({ quantity }) => quantity as number);
  }
  return exchanges.length === 0 ? null : flowOf('exchanges, counted', exchanges, ({ count }) => count);
}

function flowOf(says: string, exchanges: readonly NetworkExchange[], weigh: (one: NetworkExchange) => number): OneFlow {
  const { network, places } = amongThose(exchanges, weigh);
  const none = () => new Float64Array(network.nodeCount);
  return { says, exchanges, flow: { internal: network, inflow: none(), exports: none(), dissipation: none() }, places };
}

/**
 * The same flow with a border that balances it: what a participant gives beyond what it gets flows in, what it gets beyond what it
 * gives leaves to be of use. An assumption, to be said wherever a figure rests on it.
 */
export function balanced({ flow }: OneFlow): FlowSystem {
  const { internal } = flow;
  const net = new Float64Array(internal.nodeCount);
  for (let node = 0; node < internal.nodeCount; node++) {
    for (let slot = internal.starts[node] as number; slot < (internal.starts[node + 1] as number); slot++) {
      (net[node] as number) += internal.weights[slot] as number;
      (net[internal.targets[slot] as number] as number) -= internal.weights[slot] as number;
    }
  }
  return {
    internal,
    inflow: net.map((value) => Math.max(0, value)),
    exports: net.map((value) => Math.max(0, -value)),
    dissipation: new Float64Array(internal.nodeCount),
  };
}

/** The name of a participant by its node in a flow. */
export const nameIn = ({ participants }: ValueNetwork, { places }: OneFlow, node: number): string =>
  participants[places[node] as number]?.name ?? '';
