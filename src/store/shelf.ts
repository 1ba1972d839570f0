import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * Networks that people drew, in a folder: {id}/network.json says what is said of one as a whole, {id}/exchanges.csv what goes from whom
 * to whom. They stand beside the record and no import touches them.
 */

/** The two files of a drawn network, unread. */
export interface NetworkFiles {
  readonly id: string;
  readonly description: string;
  readonly exchanges: Uint8Array;
}

/** Where the networks of a store are. */
export const networksPath = (store: string): string => join(store, 'networks');

/** Lower-case letters, digits and hyphens: safe as a file name and in an address. */
export const isNetworkId = (id: string): boolean => /^[a-z0-9][a-z0-9-]{0,59}$/.test(id) && id !== 'record';

/** The networks in a folder, in the order of their ids; one that is half there is passed over. */
export function readShelf(folder: string): NetworkFiles[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(isNetworkId)
    .sort()
    .flatMap((id) => {
      try {
        return [
          {
            id,
            description: readFileSync(join(folder, id, 'network.json'), 'utf8'),
            exchanges: readFileSync(join(folder, id, 'exchanges.csv')),
          },
        ];
      } catch {
        return [];
      }
    });
}

/** What tells one state of a folder from another without reading its files: their ids, sizes and times. */
export function shelfState(folder: string): string {
  if (!existsSync(folder)) return '';
  return readdirSync(folder)
    .filter(isNetworkId)
    .sort()
    .flatMap((id) =>
      ['network.json', 'exchanges.csv'].map((name) => {
        const state = statSync(join(folder, id, name), { throwIfNoEntry: false });
        return `${id} ${state?.size ?? '-'} ${state?.mtimeMs ?? '-'}`;
      }),
    )
    .join(' ');
}

/** Puts a network into a folder, in place of the one that has its id, by rename: there is always the old one or the new one. */
export function putOnShelf(folder: string, { id, description, exchanges }: NetworkFiles): void {
  if (!isNetworkId(id)) throw new RangeError(`“${id}” is no id of a network.`);
  mkdirSync(folder, { recursive: true });
  const mark = randomBytes(6).toString('hex');
  const [fresh, old] = [join(folder, `.new-${mark}`), join(folder, `.old-${mark}`)];
  mkdirSync(fresh);
  writeFileSync(join(fresh, 'network.json'), description, { flush: true });
  writeFileSync(join(fresh, 'exchanges.csv'), exchanges, { flush: true });
  const place = join(folder, id);
  if (existsSync(place)) renameSync(place, old);
  renameSync(fresh, place);
  rmSync(old, { recursive: true, force: true });
}

/** Takes a network out of a folder; false where there is none of this id. */
export function takeFromShelf(folder: string, id: string): boolean {
  if (!isNetworkId(id) || !existsSync(join(folder, id))) return false;
  rmSync(join(folder, id), { recursive: true });
  return true;
}
