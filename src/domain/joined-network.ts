import type { NetworkParticipant, RoleNetwork, ValueNetwork } from './value-network.ts';

/** Two networks as one, with what of it came from where. */
export interface JoinedNetwork {
  readonly network: ValueNetwork;
  /** Exchanges of each layer. */
  readonly recordCount: number;
  readonly declaredCount: number;
  /** Participants of the map that are organisations of the record, and those that only the map has. */
  readonly matched: readonly string[];
  readonly unmatched: readonly string[];
}

/**
 * Lays a declared network over the record. A participant of the map is an organisation of the record when it bears its id, or when a
 * judgement of the map says so; a like name alone joins nobody. Purpose and worth are those of the map.
 */
export function joinNetworks(
  record: ValueNetwork,
  declared: ValueNetwork,
  { matches }: Pick<RoleNetwork, 'matches'>,
): JoinedNetwork {
  const places = new Map(record.participants.map(({ id }, at) => [id, at]));
  const judged = new Map(matches.map(({ participant, organization }) => [participant, organization]));
  const participants: NetworkParticipant[] = [...record.participants];
  const [matched, unmatched]: [string[], string[]] = [[], []];
  const placeOf = declared.participants.map((one) => {
    const place = places.get(judged.get(one.id) ?? one.id);
    if (place === undefined) {
      unmatched.push(one.name);
      return participants.push({ ...one, id: `${declared.id}:${one.id}` }) - 1;
    }
    matched.push(one.name);
    const known = participants[place] as NetworkParticipant;
    participants[place] = {
      ...known,
      roles: [...new Set([...known.roles, ...one.roles])],
      beneficiary: known.beneficiary || one.beneficiary,
    };
    return place;
  });
  const moved = declared.exchanges.map((one) => ({
    ...one,
    from: placeOf[one.from] as number,
    to: placeOf[one.to] as number,
  }));
  return {
    network: {
      id: `${record.id}+${declared.id}`,
      name: `${record.name}, with ${declared.name} laid over it`,
      grain: 'organization',
      participants,
      exchanges: [...record.exchanges, ...moved],
      leftOut: record.leftOut + declared.leftOut,
      cases: [...record.cases, ...declared.cases.map((one) => one.map((at) => placeOf[at] as number))],
      worth: declared.worth,
      purpose: declared.purpose ?? record.purpose,
      illustrative: declared.illustrative,
      asOf: record.asOf,
    },
    recordCount: record.exchanges.reduce((sum, { count }) => sum + count, 0),
    declaredCount: declared.exchanges.reduce((sum, { count }) => sum + count, 0),
    matched,
    unmatched,
  };
}
