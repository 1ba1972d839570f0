import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Refusal } from '../domain/refusal.ts';
import type { RoleMapReading } from '../domain/role-map.ts';
import type { RoleNetwork } from '../domain/value-network.ts';
import { descriptionJson, roleMapCsv } from '../exports/role-map.ts';
import type { DrawnNetworks, ShelvedNetwork } from '../questions/network-list.ts';
import { readDescription } from '../sources/role-maps/description.ts';
import { readGraphFile } from '../sources/role-maps/graph-file.ts';
import { readRoleTable } from '../sources/role-maps/table.ts';
import { readValueflows } from '../sources/role-maps/valueflows.ts';
import {
  isNetworkId,
  type NetworkFiles,
  networksPath,
  putOnShelf,
  readShelf,
  shelfState,
  takeFromShelf,
} from '../store/shelf.ts';
import { exampleInstead } from './store.ts';

/** The networks that come with the program, in the source tree or in an installed package. */
function embeddedNetworks(): readonly RoleNetwork[] {
  const folder = ['../../../data/networks/', '../../data/networks/']
    .map((up) => fileURLToPath(new URL(up, import.meta.url)))
    .find(existsSync);
  if (folder === undefined) throw new Error('The embedded networks are missing from this installation.');
  return readShelf(folder).map((files) => networkOfFiles(files).network);
}

/** The drawn networks of a store, those that come with the program first; one of the store takes the place of an embedded one. */
export function shelvedNetworks(store: string): ShelvedNetwork[] {
  const own = readShelf(networksPath(store)).map((files) => networkOfFiles(files).network);
  const embedded = embeddedNetworks().filter(({ id }) => own.every((one) => one.id !== id));
  return [
    ...embedded.map((network) => ({ network, embedded: true })),
    ...own.map((network) => ({ network, embedded: false })),
  ];
}

/** The drawn networks that a command reads: of this store and, while it holds no record, of the example that was served instead. */
export function networksToRead(store: string): ShelvedNetwork[] {
  const networks = shelvedNetworks(store);
  const example = exampleInstead(store);
  const taken = new Set(networks.flatMap(({ network, embedded }) => (embedded ? [] : [network.id])));
  const beside = example ? shelvedNetworks(example).filter((one) => !one.embedded && !taken.has(one.network.id)) : [];
  const drawn = new Set(beside.map(({ network }) => network.id));
  return [...networks.filter(({ network }) => !drawn.has(network.id)), ...beside];
}

/** The network that two files hold, and what is wrong in them. What cannot be read of the description is refused; rows with faults are left out. */
function networkOfFiles({ id, description, exchanges }: NetworkFiles): {
  network: RoleNetwork;
  reading: RoleMapReading;
} {
  const read = readDescription(description);
  if (read.wrong !== undefined)
    throw new Refusal({
      code: 'bad-network',
      message: `The description of the network “${id}” cannot be read: ${read.wrong}`,
      where: `networks/${id}/network.json${read.where === '' ? '' : `, ${read.where}`}`,
      mend: 'Mend it, or take the folder away.',
    });
  const reading = readRoleTable(exchanges);
  return { network: { id, ...read.description, exchanges: reading.map.exchanges }, reading };
}

/** Formats in which a role map comes and goes. */
export const roleMapFormats = ['csv', 'valueflows', 'graphml', 'gexf'] as const;
export type RoleMapFormat = (typeof roleMapFormats)[number];

/** Reads a role map in whatever of the formats it is, told by its beginning. */
export function readRoleMap(bytes: Uint8Array): RoleMapReading {
  const head = new TextDecoder()
    .decode(bytes.subarray(0, 512))
    .replace(/^\ufeff/, '')
    .trimStart();
  if (head.startsWith('<')) return readGraphFile(new TextDecoder().decode(bytes));
  if (head.startsWith('{') || head.startsWith('[')) return readValueflows(new TextDecoder().decode(bytes));
  return readRoleTable(bytes);
}

/** An id made from a name: lower case, with hyphens between words. */
export function networkIdOf(name: string): string {
  const id = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return isNetworkId(id) ? id : `network-${id}`.slice(0, 60).replace(/-+$/, '');
}

/** Puts a network beside a record; its persons and all else stay on this machine. */
export function shelve(store: string, network: RoleNetwork): void {
  putOnShelf(networksPath(store), {
    id: network.id,
    description: descriptionJson(network),
    exchanges: new TextEncoder().encode(roleMapCsv(network.exchanges)),
  });
}

/** Takes a network of this store away, or of the example that stands in for it; refused where neither holds one of this id. */
export function unshelve(store: string, id: string): void {
  if (takeFromShelf(networksPath(store), id)) return;
  const example = exampleInstead(store);
  if (example && takeFromShelf(networksPath(example), id)) return;
  throw new Refusal({
    code: 'no-such-network',
    message: `There is no network “${id.slice(0, 60)}” in this store.`,
    where: store,
    mend: 'commonweal network list says which there are; those that come with the program cannot be taken away.',
  });
}

/** The drawn networks of a store for those who serve it; read again when one of their files has changed. */
export function drawnNetworks(store: string): DrawnNetworks {
  let seen: { readonly version: string; readonly list: readonly ShelvedNetwork[] } | null = null;
  const look = () => {
    const version = shelfVersion(networksPath(store));
    if (seen?.version !== version) seen = { version, list: shelvedNetworks(store) };
    return seen;
  };
  return {
    version: () => look().version,
    list: () => look().list,
    read: readRoleMap,
    idFor: (name) => freeId(networkIdOf(name), new Set(look().list.map(({ network }) => network.id))),
    put: (network) => shelve(store, network),
  };
}

/** The id, with a number behind it where it is taken. */
function freeId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  for (let number = 2; ; number++) {
    const numbered = `${id.slice(0, 56)}-${number}`;
    if (!taken.has(numbered)) return numbered;
  }
}

/** Changes with every file on a shelf: a hash of ids, sizes and times. */
const shelfVersion = (folder: string): string => {
  const state = shelfState(folder);
  return state === '' ? '' : createHash('sha256').update(state).digest('hex').slice(0, 12);
};
