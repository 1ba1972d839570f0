import { findNestedCommunities } from '../graph/nested-community.ts';
import { buildNetwork, type Network } from '../graph/network.ts';
import { type Positions, separate } from '../graph/overlap.ts';
import { placeNodes } from '../graph/placement.ts';
import type { RecordWriter } from '../store/writer.ts';

/** The map of the same record is the same on every machine. */
const seed = 20_240_229;
/** Members that lend a community their names. */
const nameLimit = 3;
/** Communities of more members than can be taken in at a glance are looked into; a star of one hub has no parts. */
const nesting = { seed, largest: 150, modular: 0.1 };

/** A participant that exchanges with somebody who is known. */
interface Member {
  readonly id: string;
  readonly name: string | null;
  /** Exchanges, one for each transaction. */
  readonly exchanges: number;
}

/** Who stands where, in which community; all by number. */
interface Placed {
  readonly members: readonly Member[];
  readonly network: Network;
  readonly of: Int32Array;
  readonly count: number;
  readonly positions: Positions;
}

/** Makes tables `position` and `community` from `tie`. Names become numbers here and nowhere else. */
export async function placeParticipants(writer: RecordWriter): Promise<void> {
  await writer.run('DELETE FROM position');
  await writer.run('DELETE FROM community');
  const { members, network } = await readNetwork(writer);
  if (members.length === 0) return;
  const { of, count } = findNestedCommunities(network, nesting);
  const positions = placeNodes(network, { seed });
  for (const [node, { id }] of members.entries()) {
    writer.add('position', {
      organization_id: id,
      x: rounded(positions.x[node] as number),
      y: rounded(positions.y[node] as number),
      community: (of[node] as number) + 1,
    });
  }
  writeCommunities(writer, { members, network, of, count, positions });
  await writer.flush();
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Ties between the same two as one, whichever way they go; a contract counts once, by its price. */
async function readNetwork(
  writer: RecordWriter,
): Promise<{ readonly members: readonly Member[]; readonly network: Network }> {
  await writer.run(
    `CREATE TEMP TABLE pair AS
     SELECT provider_id, receiver_id, CAST(sum(exchange_count) AS BIGINT) AS exchanges FROM tie
     WHERE provider_id IS NOT NULL AND receiver_id IS NOT NULL AND provider_id <> receiver_id
       AND NOT (coalesce(provider_role, '') = 'supplier' AND coalesce(receiver_role, '') = 'buyer')
     GROUP BY provider_id, receiver_id`,
  );
  await writer.run(
    `CREATE TEMP TABLE member AS
     SELECT e.id, o.name, CAST(sum(e.exchanges) AS BIGINT) AS exchanges, row_number() OVER (ORDER BY e.id) - 1 AS no
     FROM (SELECT provider_id AS id, exchanges FROM pair UNION ALL SELECT receiver_id, exchanges FROM pair) e
     LEFT JOIN organization o ON o.organization_id = e.id GROUP BY e.id, o.name`,
  );
  const members = await writer.all<Member>('SELECT id, name, exchanges FROM member ORDER BY no');
  const pairs = await writer.all<{ a: number; b: number; exchanges: number }>(
    `SELECT a.no AS a, b.no AS b, p.exchanges FROM pair p
     JOIN member a ON a.id = p.provider_id JOIN member b ON b.id = p.receiver_id ORDER BY a.no, b.no`,
  );
  await writer.run('DROP TABLE member');
  await writer.run('DROP TABLE pair');
  const network = buildNetwork(
    {
      nodeCount: members.length,
      from: pairs.map(({ a }) => a),
      to: pairs.map(({ b }) => b),
      // The thousandth payment says less than the first.
      weights: pairs.map(({ exchanges }) => 1 + Math.log(exchanges)),
    },
    { directed: false },
  );
  return { members, network };
}

/** Each community as a disc about the middle of its members, as large as their number asks, none upon another. */
function writeCommunities(writer: RecordWriter, placed: Placed): void {
  const { members, network, of, count, positions } = placed;
  const groups: number[][] = Array.from({ length: count }, () => []);
  for (let node = 0; node < of.length; node++) (groups[of[node] as number] as number[]).push(node);
  const mean = (group: readonly number[], axis: Float64Array) =>
    group.reduce((sum, node) => sum + (axis[node] as number), 0) / group.length;
  const radii = Float64Array.from(groups, (group) => Math.sqrt(group.length) + 1);
  const middles = separate(
    {
      x: Float64Array.from(groups, (group) => mean(group, positions.x)),
      y: Float64Array.from(groups, (group) => mean(group, positions.y)),
    },
    radii,
  );
  const within = tiesWithin(network, of);
  const before = (a: number, b: number) =>
    (within[b] as number) - (within[a] as number) ||
    (members[b] as Member).exchanges - (members[a] as Member).exchanges ||
    a - b;
  for (const [community, group] of groups.entries()) {
    const largest = group
      .sort(before)
      .slice(0, nameLimit)
      .map((node) => members[node] as Member);
    writer.add('community', {
      community: community + 1,
      name: largest.map(({ id, name }) => name ?? id).join(' · '),
      leader_id: largest[0]?.id ?? null,
      member_count: group.length,
      x: rounded(middles.x[community] as number),
      y: rounded(middles.y[community] as number),
      radius: rounded(radii[community] as number),
    });
  }
}

/** With how many others of its own community each one exchanges. */
function tiesWithin({ nodeCount, starts, targets }: Network, of: Int32Array): Int32Array {
  return Int32Array.from({ length: nodeCount }, (_, node) =>
    targets.subarray(starts[node], starts[node + 1]).reduce((sum, other) => sum + (of[other] === of[node] ? 1 : 0), 0),
  );
}
