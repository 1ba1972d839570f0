import type { ColumnType } from '../domain/table.ts';
import { edgeId, type GraphField, type GraphRows, isEnd } from './graph.ts';
import type { CellRow } from './table.ts';
import { xmlText } from './xml.ts';

/** GraphML knows no dates. */
const types: Readonly<Record<ColumnType, string>> = {
  text: 'string',
  integer: 'long',
  number: 'double',
  flag: 'boolean',
  date: 'string',
  time: 'string',
};

/** Attributes of nodes and edges may bear one name; their keys may not. */
const keyOf = (of: 'node' | 'edge', { name }: GraphField): string => xmlText(`${of}.${name}`);

const keys = (of: 'node' | 'edge', fields: readonly GraphField[]): string =>
  fields
    .map(
      (field) =>
        `<key id="${keyOf(of, field)}" for="${of}" attr.name="${xmlText(field.name)}" attr.type="${types[field.type]}"/>\n`,
    )
    .join('');

const data = (of: 'node' | 'edge', row: CellRow, fields: readonly GraphField[]): string =>
  fields
    .map((field) => {
      const value = row[field.name] ?? null;
      return value === null ? '' : `<data key="${keyOf(of, field)}">${xmlText(value)}</data>`;
    })
    .join('');

const node = (row: CellRow, fields: readonly GraphField[]): string =>
  `<node id="${xmlText(row.organization_id ?? '')}">${data('node', row, fields)}</node>\n`;

function edge(row: CellRow, fields: readonly GraphField[]): string {
  const ends = `source="${xmlText(row.provider_id ?? '')}" target="${xmlText(row.receiver_id ?? '')}"`;
  return `<edge id="${xmlText(edgeId(row))}" ${ends}>${data('edge', row, fields)}</edge>\n`;
}

/** A network as GraphML 1.0, piece by piece; what is not known has no `data`. */
export async function* graphmlText(graph: GraphRows): AsyncGenerator<string, void, undefined> {
  const edgeFields = graph.edgeFields.filter((field) => !isEnd(field));
  yield `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
<desc>${xmlText(`${graph.title}, ${graph.made}. ${graph.description}`)}</desc>
`;
  yield keys('node', graph.nodeFields) + keys('edge', edgeFields);
  yield '<graph id="network" edgedefault="directed">\n';
  for await (const rows of graph.nodes) yield rows.map((row) => node(row, graph.nodeFields)).join('');
  for await (const rows of graph.edges) yield rows.map((row) => edge(row, edgeFields)).join('');
  yield '</graph>\n</graphml>\n';
}
