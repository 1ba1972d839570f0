import type { ColumnType } from '../domain/table.ts';
import { edgeId, edgeLabel, type GraphField, type GraphRows, isEnd } from './graph.ts';
import type { CellRow } from './table.ts';
import { xmlText } from './xml.ts';

/** Dates are text here: readers of GEXF disagree about its type `date`, and the spells say the same to those that know time. */
const types: Readonly<Record<ColumnType, string>> = {
  text: 'string',
  integer: 'long',
  number: 'double',
  flag: 'boolean',
  date: 'string',
  time: 'string',
};

/** Columns of a node that have places of their own in the format. */
const isPosition = ({ name }: GraphField): boolean => name === 'x' || name === 'y';

function attributes(of: 'node' | 'edge', fields: readonly GraphField[]): string {
  const lines = fields.map(
    ({ name, type }) => `<attribute id="${xmlText(name)}" title="${xmlText(name)}" type="${types[type]}"/>`,
  );
  return `<attributes class="${of}" mode="static">\n${lines.join('\n')}\n</attributes>\n`;
}

function values(row: CellRow, fields: readonly GraphField[]): string {
  const given = fields.flatMap(({ name }) => {
    const value = row[name] ?? null;
    return value === null ? [] : [`<attvalue for="${xmlText(name)}" value="${xmlText(value)}"/>`];
  });
  return given.length === 0 ? '' : `<attvalues>${given.join('')}</attvalues>`;
}

function node(row: CellRow, fields: readonly GraphField[]): string {
  const place =
    typeof row.x === 'number' && typeof row.y === 'number' ? `<viz:position x="${row.x}" y="${row.y}" z="0"/>` : '';
  const id = row.organization_id ?? '';
  return `<node id="${xmlText(id)}" label="${xmlText(row.name ?? id)}">${values(row, fields)}${place}</node>\n`;
}

/** From the first to the last exchange; a side that is not known is open. */
function spell({ first_date: first = null, last_date: last = null }: CellRow): string {
  if (first === null && last === null) return '';
  const start = first === null ? '' : ` start="${xmlText(first)}"`;
  const end = last === null ? '' : ` end="${xmlText(last)}"`;
  return `<spells><spell${start}${end}/></spells>`;
}

function edge(row: CellRow, fields: readonly GraphField[]): string {
  const ends = `source="${xmlText(row.provider_id ?? '')}" target="${xmlText(row.receiver_id ?? '')}"`;
  const weight = Number(row.exchange_count ?? 1);
  const label = xmlText(edgeLabel(row));
  return `<edge id="${xmlText(edgeId(row))}" ${ends} kind="${label}" label="${label}" weight="${weight}">${values(row, fields)}${spell(row)}</edge>\n`;
}

/**
 * A network as GEXF 1.3, piece by piece. An edge weighs as many exchanges as it stands for; it is there from the first of them
 * to the last (`spell`), and both days are attributes too. Edges of several kinds between the same two are told apart by `kind`.
 */
export async function* gexfText(graph: GraphRows): AsyncGenerator<string, void, undefined> {
  const nodeFields = graph.nodeFields.filter((field) => !isPosition(field));
  const edgeFields = graph.edgeFields.filter((field) => !isEnd(field));
  yield `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
<meta lastmodifieddate="${xmlText(graph.made)}">
<creator>Commonweal</creator>
<title>${xmlText(graph.title)}</title>
<description>${xmlText(graph.description)}</description>
</meta>
<graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">
`;
  yield attributes('node', nodeFields) + attributes('edge', edgeFields);
  yield '<nodes>\n';
  for await (const rows of graph.nodes) yield rows.map((row) => node(row, nodeFields)).join('');
  yield '</nodes>\n<edges>\n';
  for await (const rows of graph.edges) yield rows.map((row) => edge(row, edgeFields)).join('');
  yield '</edges>\n</graph>\n</gexf>\n';
}
