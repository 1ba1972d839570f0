import { type RoleMapReading, roleMapColumns } from '../domain/role-map.ts';
import type { RoleNetwork } from '../domain/value-network.ts';
import { recordNetworkId } from '../measures/principles/record-network.ts';
import type { RecordReader } from '../store/record.ts';

/** A drawn network, and whether it comes with the program or was put beside this record. */
export interface ShelvedNetwork {
  readonly network: RoleNetwork;
  readonly embedded: boolean;
}

/** The drawn networks beside a record, as whoever serves them keeps them. */
export interface DrawnNetworks {
  /** Changes whenever one of them does. */
  version(): string;
  list(): readonly ShelvedNetwork[];
  /** Reads a role map in any of its formats. */
  read(bytes: Uint8Array): RoleMapReading;
  /** The id that a new network of this name gets; no other one has it. */
  idFor(name: string): string;
  /** Puts one beside the record, in place of the one with its id. */
  put(network: RoleNetwork): void;
}

/** No drawn network at all. */
export const noNetworks: DrawnNetworks = {
  version: () => '',
  list: () => [],
  read: () => ({ map: { exchanges: [] }, faults: [] }),
  idFor: () => '',
  put: () => {
    throw new RangeError('There is no place for drawn networks here.');
  },
};

/** A network in a list. */
export interface NetworkLine {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  /** `record`: made from public records; `drawn`: a role map. */
  readonly kind: 'record' | 'drawn';
  readonly embedded: boolean;
  readonly participantCount: number;
  /** What a participant is there: a role or an organisation. */
  readonly grain: 'role' | 'organization';
  readonly exchangeCount: number;
  readonly illustrative: string | null;
}

export interface NetworkListAnswer {
  readonly networks: readonly NetworkLine[];
}

const rolesOf = ({ roles, exchanges }: RoleNetwork): number =>
  new Set([...roles.map(({ name }) => name), ...exchanges.flatMap(({ fromRole, toRole }) => [fromRole, toRole])]).size;

const lineOf = ({ network, embedded }: ShelvedNetwork): NetworkLine => ({
  id: network.id,
  name: network.name,
  about: network.about,
  kind: 'drawn',
  embedded,
  participantCount: rolesOf(network),
  grain: 'role',
  exchangeCount: network.exchanges.length,
  illustrative: network.illustrative,
});

/** Which networks there are: the record, then those that people drew. */
export function listNetworks(
  { snapshot }: Pick<RecordReader, 'snapshot'>,
  shelf: readonly ShelvedNetwork[],
): NetworkListAnswer {
  const record: NetworkLine = {
    id: recordNetworkId,
    name: snapshot.title ?? 'This record',
    about: 'What public bodies published: who bought what from whom, and who paid whom.',
    kind: 'record',
    embedded: false,
    participantCount: snapshot.counts.organization ?? 0,
    grain: 'organization',
    exchangeCount: snapshot.counts.exchange ?? 0,
    illustrative: null,
  };
  return { networks: [record, ...shelf.map(lineOf)] };
}

/** A drawn network as its page shows it. */
export interface DrawnNetworkAnswer {
  readonly network: RoleNetwork;
  readonly embedded: boolean;
}

/** The drawn network of an id; null where there is none. */
export const findDrawn = (shelf: readonly ShelvedNetwork[], id: string): DrawnNetworkAnswer | null =>
  shelf.find(({ network }) => network.id === id) ?? null;

/** The exchanges of a drawn network as the table in which it is read. */
export function sheetOfDrawn({ network: { exchanges } }: DrawnNetworkAnswer) {
  const columns = roleMapColumns.filter(
    ({ field }) => field !== 'importance' || exchanges.some(({ importance }) => importance !== null),
  );
  return {
    columns: columns.map(({ name }) => name),
    rows: exchanges.map((exchange) => columns.map(({ field }) => exchange[field])),
  };
}
