import { type RoleMapReading, roleMapColumns } from '../../domain/role-map.ts';
import { RoleMapRows } from './row.ts';

/** An object of a document whose names are not known yet. */
type Thing = Readonly<Record<string, unknown>>;

const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text under one of several names, for what others than we wrote. */
function textOf(thing: Thing, ...names: readonly string[]): string {
  for (const name of names) {
    const value = thing[name];
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return String(value);
    if (isThing(value) && typeof value['@id'] === 'string') return value['@id'];
  }
  return '';
}

const isOf = (thing: Thing, type: string): boolean =>
  [thing['@type'], thing.type].flat().some((one) => typeof one === 'string' && one.replace(/^.*[#:/]/, '') === type);

/** What of an action says the form of value, where the document does not say it itself. */
function formOf(action: string): string {
  if (/deliverService$/.test(action)) return 'service';
  return /work$/.test(action) ? 'work' : '';
}

/**
 * Reads a role map from Valueflows JSON-LD: the agents and economic events (or commitments) of one graph. What the standard has no name for is
 * read under ours; where it is missing, the fault says so. “Lines” are the places of events in the graph.
 */
export function readValueflows(json: string): RoleMapReading {
  const rows = new RoleMapRows();
  let document: unknown;
  try {
    document = JSON.parse(json);
  } catch (error) {
    rows.note({
      line: 1,
      column: null,
      message: `The file is no JSON: ${(error as Error).message}.`,
      mend: 'Export it again.',
    });
    return rows.end();
  }
  const graph = isThing(document) ? document['@graph'] : document;
  const things = (Array.isArray(graph) ? graph : []).filter(isThing);
  const agents = new Map(things.map((thing) => [textOf(thing, '@id', 'id'), thing]));
  rows.head(
    roleMapColumns.map(({ name }) => name),
    1,
  );
  for (const [at, thing] of things.entries()) {
    if (rows.full) break;
    if (isOf(thing, 'EconomicEvent') || isOf(thing, 'Commitment')) rows.row(cellsOf(thing, agents), at + 1);
  }
  return rows.end();
}

function cellsOf(event: Thing, agents: ReadonlyMap<string, Thing>): string[] {
  const [from, to] = [
    agents.get(textOf(event, 'provider', 'vf:provider')),
    agents.get(textOf(event, 'receiver', 'vf:receiver')),
  ];
  const roleOf = (agent: Thing | undefined) => (agent ? textOf(agent, 'cw:role', 'name', 'vf:name', 'label') : '');
  const amount = event.resourceQuantity ?? event['vf:resourceQuantity'];
  const quantity = isThing(amount) ? amount : {};
  const form = textOf(event, 'cw:form') || formOf(textOf(event, 'action', 'vf:action'));
  const cells: Readonly<Record<string, string>> = {
    sequence: textOf(event, 'cw:sequence'),
    from_role: roleOf(from),
    to_role: roleOf(to),
    from_participant: from ? textOf(from, 'cw:participant') : '',
    to_participant: to ? textOf(to, 'cw:participant') : '',
    deliverable: textOf(event, 'note', 'vf:note', 'cw:deliverable'),
    // Service and work are what contracts ask for; of anything else the document has to say it.
    kind: textOf(event, 'cw:kind') || (form === 'service' || form === 'work' ? 'tangible' : ''),
    form,
    channel: textOf(event, 'cw:channel'),
    started: textOf(event, 'hasBeginning', 'vf:hasBeginning', 'hasPointInTime').slice(0, 10),
    ended: textOf(event, 'hasEnd', 'vf:hasEnd').slice(0, 10),
    quantity: textOf(quantity, 'hasNumericalValue', 'om2:hasNumericalValue'),
    unit: textOf(quantity, 'hasUnit', 'om2:hasUnit'),
    value_provider: textOf(event, 'cw:valueProvider'),
    value_receiver: textOf(event, 'cw:valueReceiver'),
    cost_receiver: textOf(event, 'cw:costReceiver'),
    evidence: textOf(event, 'cw:evidence'),
    importance: textOf(event, 'cw:importance'),
  };
  return roleMapColumns.map(({ name }) => cells[name] ?? '');
}
