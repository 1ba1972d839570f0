import { roleMapColumns } from '../domain/role-map.ts';
import type { ColumnType } from '../domain/table.ts';
import type { RoleNetwork } from '../domain/value-network.ts';
import type { GraphRows } from './graph.ts';
import type { CellRow } from './table.ts';

/** Columns that an edge says by its ends. */
const ends = ['from_role', 'to_role', 'from_participant', 'to_participant'];

const typeOf = (type: (typeof roleMapColumns)[number]['cell']['type']): ColumnType =>
  type === 'number' ? 'number' : type === 'day' ? 'date' : 'text';

/** A role map as nodes and edges for GraphML and GEXF: a node for each role, or for each participant in a role; an edge for each exchange. */
export function roleGraph({ id, name, about, roles, exchanges }: RoleNetwork, made: string): GraphRows {
  const nodes = new Map<string, CellRow>();
  const nodeOf = (role: string, participant: string | null): string => {
    const key = JSON.stringify(participant === null ? [role] : [role, participant]);
    const known = nodes.get(key)?.organization_id;
    if (typeof known === 'string') return known;
    const about = roles.find((one) => one.name === role);
    const node = `${id}-${nodes.size + 1}`;
    nodes.set(key, {
      organization_id: node,
      name: participant ?? role,
      role,
      participant,
      sector: about?.sector ?? null,
      says: about?.says ?? null,
    });
    return node;
  };
  const edges = exchanges.map((exchange, at): CellRow => {
    const cells = roleMapColumns.flatMap(({ name: column, field }) =>
      ends.includes(column) ? [] : [[column, exchange[field]] as const],
    );
    return {
      edge_id: `${id}-x${at + 1}`,
      provider_id: nodeOf(exchange.fromRole, exchange.fromParticipant),
      receiver_id: nodeOf(exchange.toRole, exchange.toParticipant),
      ...Object.fromEntries(cells),
    };
  });
  return {
    title: name,
    description: about,
    made,
    nodeFields: ['name', 'role', 'participant', 'sector', 'says'].map((field) => ({
      name: field,
      type: 'text' as const,
    })),
    edgeFields: roleMapColumns
      .filter((column) => !ends.includes(column.name))
      .map((column) => ({ name: column.name, type: typeOf(column.cell.type) })),
    nodes: [[...nodes.values()]],
    edges: [edges],
  };
}
