import { SaxesParser } from 'saxes';
import { type RoleMapReading, roleMapColumns } from '../../domain/role-map.ts';
import { RoleMapRows } from './row.ts';

/** A node or an edge of a file, with what it says under the names of its attributes. */
interface Part {
  readonly line: number;
  readonly own: Readonly<Record<string, string>>;
  readonly said: Map<string, string>;
}

interface GraphFile {
  readonly nodes: Map<string, Part>;
  readonly edges: Part[];
}

/** The largest file that is read, in characters; and the most nodes and edges, beyond which no role map is. */
const lengthLimit = 20_000_000;
const partLimit = 20_000;

/**
 * Reads GraphML and GEXF alike: names of attributes are declared (`key`, `attribute`), values refer to them (`data`, `attvalue`).
 * Entities that a document declares itself are not expanded: the parser refuses them, which keeps small bombs small.
 */
function readParts(xml: string): GraphFile {
  const parser = new SaxesParser();
  const file: GraphFile = { nodes: new Map(), edges: [] };
  const names = new Map<string, string>();
  let part: Part | null = null;
  let classOf = '';
  let key: string | null = null;
  let text = '';
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name: full, attributes }) => {
    const name = full.replace(/^.*:/, '');
    const own = attributes as Record<string, string>;
    if (name === 'key') names.set(`data ${own.id}`, own['attr.name'] ?? own.id ?? '');
    else if (name === 'attributes') classOf = own.class ?? '';
    else if (name === 'attribute') names.set(`${classOf} ${own.id}`, own.title ?? own.id ?? '');
    else if (name === 'node' || name === 'edge') {
      part = { line: parser.line, own: { ...own, what: name }, said: new Map() };
      if (name === 'node') file.nodes.set(own.id ?? '', part);
      else file.edges.push(part);
      if (file.nodes.size + file.edges.length > partLimit)
        throw new Error(`There are more than ${partLimit} nodes and edges`);
    } else if (name === 'attvalue' && part) {
      part.said.set(names.get(`${part.own.what} ${own.for ?? own.id}`) ?? own.for ?? '', own.value ?? '');
    } else if (name === 'data' && part) {
      key = names.get(`data ${own.key}`) ?? own.key ?? '';
      text = '';
    }
  });
  const take = (more: string): void => {
    if (key !== null) text += more;
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('closetag', ({ name: full }) => {
    const name = full.replace(/^.*:/, '');
    if (name === 'data' && key !== null && part) part.said.set(key, text);
    if (name === 'data') key = null;
    if (name === 'node' || name === 'edge') part = null;
  });
  parser.write(xml).close();
  return file;
}

const nameOf = (id: string, node: Part | undefined): string =>
  node?.said.get('role') ?? node?.said.get('name') ?? node?.said.get('label') ?? node?.own.label ?? id;

function cellsOf(edge: Part, { nodes }: GraphFile): string[] {
  const { source = '', target = '', label = '' } = edge.own;
  const [from, to] = [nodes.get(source), nodes.get(target)];
  const derived: Readonly<Record<string, string>> = {
    from_role: nameOf(source, from),
    to_role: nameOf(target, to),
    from_participant: from?.said.get('participant') ?? '',
    to_participant: to?.said.get('participant') ?? '',
    deliverable: label,
  };
  return roleMapColumns.map(({ name }) => edge.said.get(name) ?? derived[name] ?? '');
}

/**
 * Reads a role map from GraphML or GEXF: nodes are roles (or participants, where a node says so in `participant`), edges are exchanges
 * whose attributes bear the names of the columns of the role map’s table. Lines are those of the file.
 */
export function readGraphFile(xml: string): RoleMapReading {
  const rows = new RoleMapRows();
  if (xml.length > lengthLimit) {
    rows.note({
      line: 1,
      column: null,
      message: `The file has ${xml.length} characters; ${lengthLimit} is the limit.`,
      mend: 'Draw roles and not single deliveries.',
    });
    return rows.end();
  }
  let file: GraphFile;
  try {
    file = readParts(xml);
  } catch (error) {
    const [, line = '1', said = ''] = /^(\d+):\d+: (.*)$/s.exec((error as Error).message) ?? [
      null,
      '1',
      (error as Error).message,
    ];
    rows.note({
      line: Number(line),
      column: null,
      message: `The file is no GraphML or GEXF: ${said}.`,
      mend: 'Export it again.',
    });
    return rows.end();
  }
  rows.head(
    roleMapColumns.map(({ name }) => name),
    1,
  );
  for (const edge of file.edges) {
    if (rows.full) break;
    rows.row(cellsOf(edge, file), edge.line);
  }
  return rows.end();
}
