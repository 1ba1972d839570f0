import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Refusal } from '../domain/refusal.ts';
import type { RoleMapReading } from '../domain/role-map.ts';
import type { RoleNetwork } from '../domain/value-network.ts';
import { gexfText } from '../exports/gexf.ts';
import { graphmlText } from '../exports/graphml.ts';
import { roleGraph } from '../exports/role-graph.ts';
import { roleMapCsv } from '../exports/role-map.ts';
import { valueflowsJson } from '../exports/valueflows.ts';
import { type Command, jsonOption, type Surroundings, storeOption, type Words, wordsOff } from './command.ts';
import {
  networkIdOf,
  networksToRead,
  type RoleMapFormat,
  readRoleMap,
  roleMapFormats,
  shelve,
  shelvedNetworks,
  unshelve,
} from './shelving.ts';
import { storeOf } from './store.ts';

const verbs = ['list', 'import', 'export', 'remove'] as const;

/** The largest file of a role map, in bytes. */
const sizeLimit = 20_000_000;

/** `commonweal network`: the role maps beside a record. */
export const networkCommand: Command = {
  name: 'network',
  summary: 'list, import, export and remove role maps beside the record',
  usage: 'list | import FILE [--name NAME] | export ID [--format csv|valueflows|graphml|gexf] | remove ID',
  help: 'A role map is a table of exchanges between roles (CSV, Valueflows JSON-LD, GraphML or GEXF; docs/data.md has its columns). It stays in this store, and no import of records touches it.',
  options: {
    ...storeOption,
    ...jsonOption,
    name: { type: 'string', value: 'NAME', says: 'what the imported network is called (default: the file’s name)' },
    format: { type: 'string', value: 'FORMAT', says: 'csv (default), valueflows, graphml or gexf' },
  },
  async run(words, surroundings) {
    const [verb, operand, ...more] = words.operands;
    if (more.length > 0 || !verbs.some((one) => one === verb))
      throw wordsOff('network', `Say one of ${verbs.join(', ')}.`);
    if ((verb === 'list') !== (operand === undefined))
      throw wordsOff('network', verb === 'list' ? 'list takes no operand.' : `${verb} takes one operand.`);
    if (verb === 'import') return importMap(operand as string, words, surroundings);
    if (verb === 'export') return exportMap(operand as string, words, surroundings);
    if (verb === 'remove') unshelve(storeOf(words), operand as string);
    else list(words, surroundings);
    return 0;
  },
};

function list(words: Words, { terminal }: Surroundings): void {
  const networks = networksToRead(storeOf(words)).map(({ network, embedded }) => ({
    id: network.id,
    name: network.name,
    exchanges: network.exchanges.length,
    embedded,
  }));
  if (words.flag('json')) terminal.print(JSON.stringify(networks));
  else
    for (const { id, name, exchanges, embedded } of networks)
      terminal.print(`${id}  ${name}, ${exchanges} exchanges${embedded ? ' (comes with the program)' : ''}`);
}

async function importMap(path: string, words: Words, { terminal }: Surroundings): Promise<number> {
  const bytes = await readMapFile(path);
  const reading = readRoleMap(bytes);
  for (const line of linesOf(path, reading)) terminal.say(line);
  if (reading.faults.some(({ weight }) => weight === 'error')) {
    terminal.say('Nothing was taken up. Mend the lines above and import the file again.');
    return 1;
  }
  const name = words.text('name') ?? basename(path).replace(/\.[a-z0-9]+$/i, '');
  const id = networkIdOf(name);
  const known = shelvedNetworks(storeOf(words)).find(
    ({ network, embedded }) => !embedded && network.id === id,
  )?.network;
  shelve(storeOf(words), { ...(known ?? blank(id, name)), exchanges: reading.map.exchanges });
  terminal.print(
    words.flag('json') ? JSON.stringify({ id, exchanges: reading.map.exchanges.length, faults: reading.faults }) : id,
  );
  return 0;
}

/** A network of which only its exchanges are known. */
const blank = (id: string, name: string): RoleNetwork => ({
  id,
  name,
  about: '',
  illustrative: null,
  purpose: null,
  worth: null,
  roles: [],
  facts: [],
  matches: [],
  exchanges: [],
});

const linesOf = (path: string, { faults }: RoleMapReading): string[] =>
  faults.map(
    ({ line, column, message, mend, weight }) =>
      `${path}:${line}${column === null ? '' : `, column ${column}`}: ${weight === 'warning' ? 'note: ' : ''}${message} ${mend}`,
  );

async function readMapFile(path: string): Promise<Uint8Array> {
  const refuse = (message: string, mend: string, cause?: unknown) =>
    new Refusal({ code: 'unreadable-file', message, where: path, mend, cause });
  const size = await stat(path).then(
    (state) => (state.isFile() ? state.size : -1),
    (cause: unknown) => {
      throw refuse(`${path} cannot be read.`, 'Name a file that is there.', cause);
    },
  );
  if (size < 0) throw refuse(`${path} is no file.`, 'Name one file.');
  if (size > sizeLimit)
    throw refuse(
      `${path} has ${size} bytes; a role map has at most ${sizeLimit}.`,
      'What is as large as this is a record: commonweal import reads it.',
    );
  return readFile(path);
}

async function exportMap(id: string, words: Words, { terminal, now }: Surroundings): Promise<number> {
  const format = words.text('format') ?? 'csv';
  if (!roleMapFormats.some((one) => one === format))
    throw wordsOff('network', `“${format.slice(0, 20)}” is no format: ${roleMapFormats.join(', ')}.`);
  const network = networksToRead(storeOf(words)).find((one) => one.network.id === id)?.network;
  if (!network)
    throw new Refusal({
      code: 'no-such-network',
      message: `There is no network “${id.slice(0, 60)}”.`,
      where: storeOf(words),
      mend: 'commonweal network list says which there are.',
    });
  for await (const piece of piecesOf(network, format as RoleMapFormat, now().toISOString().slice(0, 10))) {
    terminal.print(piece.replace(/\r?\n$/, ''));
    await terminal.drained();
  }
  return 0;
}

async function* piecesOf(network: RoleNetwork, format: RoleMapFormat, made: string): AsyncGenerator<string> {
  if (format === 'csv') yield roleMapCsv(network.exchanges);
  else if (format === 'valueflows') yield valueflowsJson(network);
  else yield* (format === 'graphml' ? graphmlText : gexfText)(roleGraph(network, made));
}
