import { Refusal } from '../domain/refusal.ts';
import type { RoleNetwork } from '../domain/value-network.ts';
import { csvOf } from '../exports/csv.ts';
import { findDrawn, sheetOfDrawn } from '../questions/network-list.ts';
import { type DrawAnswer, DrawPage } from '../web/pages/draw.tsx';
import type { Acted, Action, Reply } from './action.ts';
import { route } from './route.ts';
import { drawQuery } from './schema.ts';

/** A table to begin with: every column, and one exchange that shows how. */
const blankTable =
  'sequence,from_role,to_role,deliverable,kind,form,value_provider,value_receiver,importance,evidence\r\n' +
  '1,Those who need it,Those who can do it,What is needed,intangible,knowledge,,,,\r\n';

/** The most networks that can be drawn beside one record from the browser, so that nobody fills the disk. */
const networkLimit = 500;

/** `/networks/new` by GET: an empty map, or one to draw on from. */
export const drawRoute = route({
  path: '/networks/new',
  summary: 'A form in which a role map is drawn, from nothing or from one that is there.',
  query: drawQuery,
  ask: async ({ query, networks }): Promise<DrawAnswer | null> => {
    if (query.from === undefined) return { from: null, replaces: false, name: '', table: blankTable, faults: [] };
    const found = findDrawn(networks.list(), query.from);
    if (!found) return null;
    const { network, embedded } = found;
    return {
      from: { id: network.id, name: network.name },
      replaces: !embedded,
      name: embedded ? `${network.name}, drawn on` : network.name,
      table: csvOf(sheetOfDrawn(found)),
      faults: [],
    };
  },
  page: DrawPage,
});

/** `/networks/new` by POST: the table is read, and kept beside the record where nothing is wrong with it. */
export const drawAction: Action = {
  path: '/networks/new',
  summary: 'Keeps a role map beside the record; answers with the faults of its table where it has any.',
  done: 303,
  byteLimit: 2_000_000,
  fields: {
    name: { says: 'name of the network' },
    table: { says: 'the table as CSV, or the map as Valueflows, GraphML or GEXF' },
    file: { says: 'the same as a file, which takes the place of the table', file: true },
    id: { says: 'id of the network of this store whose exchanges it replaces' },
    roles: { says: 'names of further roles, a line each, that have no exchange yet' },
  },
  act,
};

async function act({ posted, networks, frame }: Acted): Promise<Reply> {
  const name = posted.text('name')?.trim().slice(0, 200);
  const file = posted.file('file');
  // A file is shown again as the table that it holds only where it is text; its bytes are read as they are.
  const table = file ? '' : (posted.text('table') ?? '');
  const known = own(networks, posted.text('id'));
  const { map, faults } = networks.read(file?.bytes ?? new TextEncoder().encode(table));
  const nameless = name
    ? []
    : [{ line: 1, column: null, message: 'The network has no name.', mend: 'Give it one.', weight: 'error' as const }];
  const all = [...nameless, ...faults];
  if (all.some(({ weight }) => weight === 'error')) {
    const answer = { from: known, replaces: known !== null, name: name ?? '', table, faults: all };
    return {
      status: 400,
      body: String(await DrawPage(answer, frame)),
      headers: { 'content-type': 'text/html; charset=utf-8' },
    };
  }
  if (known === null && networks.list().length >= networkLimit)
    throw new Refusal({
      code: 'too-many-networks',
      message: `There are ${networkLimit} networks beside this record already.`,
      where: '/networks',
      mend: 'Change one of them, or take some away: commonweal network remove ID.',
    });
  const id = known?.id ?? networks.idFor(name as string);
  const base = known ?? blank;
  const roles = [...base.roles, ...addedRoles(posted.text('roles'), base.roles)];
  networks.put({ ...base, roles, id, name: name as string, exchanges: map.exchanges });
  return { status: 303, body: '', headers: { location: `/networks/${id}` } };
}

/** Roles that were named without an exchange, as far as they are new; a map has room for two hundred. */
function addedRoles(names: string | undefined, known: RoleNetwork['roles']): RoleNetwork['roles'] {
  const fresh = new Set((names ?? '').split(/\r?\n/).map((name) => name.trim().slice(0, 300)));
  for (const { name } of known) fresh.delete(name);
  fresh.delete('');
  return [...fresh]
    .slice(0, 200 - known.length)
    .map((name) => ({ name, says: null, sector: null, holders: null, beneficiary: false }));
}

const blank: Omit<RoleNetwork, 'id' | 'name' | 'exchanges'> = {
  about: '',
  illustrative: null,
  purpose: null,
  worth: null,
  roles: [],
  facts: [],
  matches: [],
};

/** The network of this store that a form is to replace; refused where it is none. */
function own(networks: Acted['networks'], id: string | undefined): RoleNetwork | null {
  if (id === undefined) return null;
  const found = findDrawn(networks.list(), id);
  if (found && !found.embedded) return found.network;
  throw new Refusal({
    code: 'no-such-network',
    message: `There is no network “${id.slice(0, 60)}” in this store that could be changed.`,
    where: 'id',
    mend: 'Leave the id out, and the map is kept under a new one.',
  });
}
