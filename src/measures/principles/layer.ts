import type { NetworkExchange, NetworkParticipant, ValueNetwork } from '../../domain/value-network.ts';
import { strongComponents } from '../../graph/component.ts';
import { buildNetwork, type Network } from '../../graph/network.ts';
import type { PrincipleSettings } from './principle.ts';

/** The exchanges of a period: those that were going on in it, and those without a date. */
export function inPeriod(
  { exchanges }: ValueNetwork,
  { from, to }: PrincipleSettings,
): { readonly exchanges: readonly NetworkExchange[]; readonly undated: number } {
  const chosen = exchanges.filter(({ started, ended }) => {
    const first = started ?? ended;
    const last = ended ?? started;
    return first === null || last === null || ((!to || first <= to) && (!from || last >= from));
  });
  return {
    exchanges: chosen,
    undated: chosen.filter(({ started, ended }) => started === null && ended === null).length,
  };
}

/** The contractual layer, C: tangible exchanges. */
export const contractual = (exchanges: readonly NetworkExchange[]): readonly NetworkExchange[] =>
  exchanges.filter(({ kind }) => kind === 'tangible');

/** The intangible layer, K: knowledge and benefits that no contract asks for. */
export const intangible = (exchanges: readonly NetworkExchange[]): readonly NetworkExchange[] =>
  exchanges.filter(({ kind }) => kind === 'intangible');

/**
 * One direction of one form of each transaction. The two directions of a recorded contract follow from one fact, and taken both
 * they would make a loop of every contract: of the record only money is kept. What people declared is kept as they drew it.
 */
export const oneDirection = (exchanges: readonly NetworkExchange[]): readonly NetworkExchange[] =>
  exchanges.filter(({ layer, form }) => layer === 'declared' || form === 'money');

/** Exchanges as a network for kernels; parallel ones add up, those of a participant with itself are left out. */
export function networkOf(
  { participants }: Pick<ValueNetwork, 'participants'>,
  exchanges: readonly NetworkExchange[],
  weigh: (exchange: NetworkExchange) => number = ({ count }) => count,
  directed = true,
): Network {
  const between = exchanges.filter(({ from, to }) => from !== to);
  return buildNetwork(
    {
      nodeCount: participants.length,
      from: between.map(({ from }) => from),
      to: between.map(({ to }) => to),
      weights: between.map(weigh),
    },
    { directed },
  );
}

/** Whether value can come back in a network: how many participants are on a directed cycle, self-exchanges set aside. */
export function onCycle(network: Network): number {
  const { labels, count } = strongComponents(network);
  const sizes = new Int32Array(count);
  for (const label of labels) (sizes[label] as number)++;
  return sizes.reduce((sum, size) => (size > 1 ? sum + size : sum), 0);
}

/** A network of those alone who take part in some exchange with another, and which participant each node is. */
export interface Taking {
  readonly network: Network;
  readonly places: readonly number[];
}

/** The same without participants who exchange with nobody: they belong to another layer and would count as unconnected. */
export function amongThose(
  exchanges: readonly NetworkExchange[],
  weigh: (exchange: NetworkExchange) => number = ({ count }) => count,
  directed = true,
): Taking {
  const between = exchanges.filter(({ from, to }) => from !== to);
  const places = [...new Set(between.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const nodes = new Map(places.map((place, node) => [place, node]));
  const network = buildNetwork(
    {
      nodeCount: places.length,
      from: between.map(({ from }) => nodes.get(from) as number),
      to: between.map(({ to }) => nodes.get(to) as number),
      weights: between.map(weigh),
    },
    { directed },
  );
  return { network, places };
}

/** The fewest people behind a role that is played by people, for a figure to be shown of it by name. */
const holderFloor = 5;

/** Whether a figure may stand beside this name: organisations, and roles of people with enough of them. */
export const isNameable = ({ person, sector, holders }: NetworkParticipant): boolean =>
  !person && (sector !== 'people' || (holders ?? 0) >= holderFloor);
