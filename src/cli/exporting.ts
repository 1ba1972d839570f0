import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Filter } from '../domain/filter.ts';
import { gexfText } from '../exports/gexf.ts';
import type { GraphRows } from '../exports/graph.ts';
import { graphmlText } from '../exports/graphml.ts';
import { releaseLines, releasePackage } from '../exports/ocds.ts';
import { type CellRow, type TextFormat, tableText } from '../exports/table.ts';
import { measures } from '../measures/registry.ts';
import { type Extract, type ExtractName, edgesToNobody, extractNames, extractOf } from '../questions/extract.ts';
import { processRows } from '../questions/process-rows.ts';
import { filterQuery } from '../server/schema.ts';
import type { EngineLimits } from '../store/engine.ts';
import type { RecordExporter } from '../store/record.ts';
import { type Command, type Option, storeOption, type Words, wordsOff } from './command.ts';
import { figureColumns, figureRows } from './exporting-measures.ts';
import { writePieces, writeWhole } from './exporting-target.ts';
import { engineLimits, openCurrent, storeToRead } from './store.ts';

const exportNames = { ...extractNames, measures: 'the figures of every measure' } as const;
type ExportName = keyof typeof exportNames;
type Format = TextFormat | 'parquet' | 'graphml' | 'gexf' | 'ocds';

/** Formats of each export, the one it has unless told otherwise first. */
function formatsOf(name: ExportName): readonly Format[] {
  if (name === 'measures') return ['csv', 'jsonl'];
  if (name === 'processes') return ['csv', 'jsonl', 'parquet', 'ocds'];
  return name === 'network' ? ['csv', 'jsonl', 'parquet', 'graphml', 'gexf'] : ['csv', 'jsonl', 'parquet'];
}

const filterOptions = {
  buyer: { type: 'string', value: 'ID', says: 'only this buyer or payer' },
  supplier: { type: 'string', value: 'ID', says: 'only this supplier, payee or tenderer' },
  cpv: { type: 'string', value: 'NN', says: 'only this CPV division, two digits' },
  place: { type: 'string', value: 'WORDS', says: 'only this region, town or beginning of a postcode' },
  from: { type: 'string', value: 'DATE', says: 'from this day on' },
  to: { type: 'string', value: 'DATE', says: 'up to this day, included' },
} as const satisfies Record<string, Option>;

interface Request {
  readonly name: ExportName;
  readonly format: Format;
  readonly filter: Filter;
  readonly output: string | undefined;
  readonly packaged: boolean;
}

function nameOf(words: Words): ExportName {
  const [name, ...more] = words.operands;
  if (name === undefined || more.length > 0 || !Object.hasOwn(exportNames, name))
    throw wordsOff('export', `Name one of ${Object.keys(exportNames).join(', ')}.`);
  return name as ExportName;
}

function filterOf(words: Words, name: ExportName): Filter {
  const given = Object.keys(filterOptions).filter((option) => words.text(option) !== undefined);
  if (name === 'issues' && given.length > 0)
    throw wordsOff('export', `Issues are exported whole; --${given[0]} does not apply to them.`);
  const read = filterQuery.safeParse(Object.fromEntries(given.map((option) => [option, words.text(option)])));
  if (!read.success)
    throw wordsOff('export', `--${read.error.issues[0]?.path.join('.')}: ${read.error.issues[0]?.message}.`);
  return read.data as Filter;
}

function requestOf(words: Words): Request {
  const name = nameOf(words);
  const formats = formatsOf(name);
  const format = words.text('format') ?? (formats[0] as Format);
  if (!formats.includes(format as Format))
    throw wordsOff('export', `“${format.slice(0, 20)}” is no format of ${name}: ${formats.join(', ')}.`);
  const output = words.text('output');
  if (output === '') throw wordsOff('export', '--output needs the name of a file.');
  if (format === 'parquet' && output === undefined)
    throw wordsOff('export', 'Parquet is no text: name a file with --output.');
  const packaged = words.flag('package');
  if (packaged && format !== 'ocds') throw wordsOff('export', '--package belongs to --format ocds.');
  return { name, format: format as Format, filter: filterOf(words, name), output, packaged };
}

/**
 * Less than a server takes, for statements whose answers are long: rows are sorted on disk where they do not fit, and the rest
 * of the memory is for those on their way. Each thread sorts in memory of its own, and one is as fast as the writing.
 */
const exportLimits = (name: ExportName): EngineLimits =>
  name === 'measures'
    ? engineLimits()
    : { memory: '128MB', threads: 1, spill: join(tmpdir(), `commonweal-export-${process.pid}`) };

async function* rowsOf(record: RecordExporter, { sql, values }: Extract): AsyncGenerator<CellRow[], void, undefined> {
  yield* record.rows(sql, values);
}

/** What a graph cannot hold: exchanges with nobody in particular at one end. */
const isEdge = (row: CellRow): boolean => row.provider_id !== null && row.receiver_id !== null;

/** What the edges of a graph are, for whoever opens the file. */
async function describe(record: RecordExporter, filter: Filter): Promise<string> {
  const nobody = await edgesToNobody(record, filter);
  const filters = Object.entries(filter).flatMap(([name, value]) => (value ? [`${name} ${value}`] : []));
  const { attribution } = record.snapshot;
  return [
    'An edge is all exchanges of one form, kind, kind of amount and currency from one participant to another; its weight is their number.',
    nobody.length === 0
      ? 'Every exchange has both ends.'
      : `Left out are exchanges with nobody in particular at one end: ${nobody.map(({ absent, count }) => `${absent} ${count}`).join(', ')}.`,
    ...(filters.length > 0 ? [`Only ${filters.join(', ')}.`] : []),
    ...(attribution ? [attribution] : []),
  ].join(' ');
}

async function graphOf(record: RecordExporter, filter: Filter): Promise<GraphRows> {
  const [nodes, edges] = await Promise.all([
    extractOf(record, 'network-nodes', filter),
    extractOf(record, 'network', filter),
  ]);
  const { title, made } = record.snapshot;
  async function* whole() {
    for await (const rows of rowsOf(record, edges)) yield rows.filter(isEdge);
  }
  return {
    title: title ?? 'A value network',
    description: await describe(record, filter),
    made: made.slice(0, 10),
    nodeFields: nodes.columns,
    edgeFields: edges.columns,
    nodes: rowsOf(record, nodes),
    edges: whole(),
  };
}

/** The text of an export, piece by piece. */
async function piecesOf(record: RecordExporter, request: Request): Promise<AsyncIterable<string>> {
  const { name, format, filter } = request;
  if (format === 'ocds') {
    const processes = processRows(record, filter);
    return request.packaged ? releasePackage(record.snapshot, processes) : releaseLines(processes);
  }
  if (format === 'gexf') return gexfText(await graphOf(record, filter));
  if (format === 'graphml') return graphmlText(await graphOf(record, filter));
  const text = format as TextFormat;
  if (name === 'measures') return tableText(text, figureColumns(measures), figureRows(record, measures, filter));
  const extract = await extractOf(record, name, filter);
  return tableText(
    text,
    extract.columns.map((column) => column.name),
    rowsOf(record, extract),
  );
}

async function writeExport(record: RecordExporter, request: Request, words: Parameters<Command['run']>[1]) {
  const { name, format, filter, output } = request;
  if (format === 'parquet') {
    const { sql, values } = await extractOf(record, name as ExtractName, filter);
    await writeWhole(output as string, (part) => record.writeParquet(part, sql, values));
  } else await writePieces(await piecesOf(record, request), output, words.terminal);
}

const width = Math.max(...Object.keys(exportNames).map((name) => name.length));

export const exportCommand: Command = {
  name: 'export',
  summary: 'write tables, the network, figures or OCDS releases',
  usage: `${Object.keys(exportNames).join('|')} [--format FORMAT] [--output FILE] [--buyer ID] …`,
  help: [
    ...Object.entries(exportNames).map(
      ([name, says]) => `  ${name.padEnd(width)}  ${says}: ${formatsOf(name as ExportName).join(', ')}`,
    ),
    '',
    'Two exports of one record are the same, byte for byte. What is not known is an empty cell, null, or not there, never 0.',
    'CSV is safe to open in a spreadsheet: text that would run as a formula (it begins with =, +, -, @, a tab or a line end) gets an apostrophe before it; numbers stay numbers.',
    'GraphML and GEXF 1.3 hold participants and the edges between them; edges to nobody in particular (the market, individuals, redacted names) are in the tables only, and the file says how many.',
    'ocds writes OCDS 1.1 compiled releases as JSON Lines, --package one release package.',
    'Filters narrow tables to what belongs to the processes, awards or exchanges that they leave; payments belong to no category or place.',
    'Times are UTC. Absent suppliers stand with the reason, persons are never named.',
  ].join('\n'),
  options: {
    ...storeOption,
    format: { type: 'string', value: 'FORMAT', says: 'csv (default), jsonl, parquet, graphml, gexf or ocds' },
    output: { type: 'string', value: 'FILE', says: 'write to this file instead of standard output' },
    package: { type: 'boolean', says: 'with --format ocds: one release package' },
    ...filterOptions,
  },
  async run(words, surroundings) {
    const request = requestOf(words);
    const record = await openCurrent(storeToRead(words, surroundings.terminal), exportLimits(request.name));
    try {
      await writeExport(record, request, surroundings);
    } finally {
      record.close();
    }
    return 0;
  },
};
