import { type JoinedNetwork, joinNetworks } from '../domain/joined-network.ts';
import { networkOfRoles, type RoleNetwork, type ValueNetwork } from '../domain/value-network.ts';
import { networkOfRecord, recordNetworkId } from '../measures/principles/record-network.ts';
import type { RecordReader } from '../store/record.ts';

/** A network to be asked about, and what it was made of. */
export interface ChosenNetwork {
  readonly network: ValueNetwork;
  /** The drawn network in it; absent for the record alone. */
  readonly drawn: RoleNetwork | null;
  /** How the two came together, where one was laid over the other. */
  readonly joined: Omit<JoinedNetwork, 'network'> | null;
}

/** What makes the network of a record, once for each snapshot. */
export type KeepRecord = () => Promise<ValueNetwork>;

/** The sign between the record and what is laid over it, in an address: `record+closed-loop-paper`. */
const over = `${recordNetworkId}+`;

/**
 * The network of an id: `record`, the id of a drawn one, or `record+` and the id of the one that is laid over it. Null where there is
 * none of this id.
 */
export async function chooseNetwork(
  id: string,
  drawn: readonly RoleNetwork[],
  keepRecord: KeepRecord,
): Promise<ChosenNetwork | null> {
  if (id === recordNetworkId) return { network: await keepRecord(), drawn: null, joined: null };
  // A plus sign in an address stands for a space unless it is escaped.
  const laid = id.replace(' ', '+').startsWith(over) ? id.slice(over.length) : null;
  const found = drawn.find((one) => one.id === (laid ?? id));
  if (!found) return null;
  if (laid === null) return { network: networkOfRoles(found), drawn: found, joined: null };
  const { network, ...joined } = joinNetworks(await keepRecord(), networkOfRoles(found, 'organization'), found);
  return { network, drawn: found, joined };
}

/** The network of a record that is open, without keeping it. */
export const recordNetwork = (record: RecordReader): Promise<ValueNetwork> => networkOfRecord(record);
