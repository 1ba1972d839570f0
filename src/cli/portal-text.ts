import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BoilerplateData } from '../check/boilerplate.ts';

/** What portals add to everybody’s notices, as it comes with the program: hashes of runs of words. */
export function readPortalText(): readonly BoilerplateData[] {
  const file = ['../../../data/reference/boilerplate.json', '../../data/reference/boilerplate.json']
    .map((up) => fileURLToPath(new URL(up, import.meta.url)))
    .find(existsSync);
  if (file === undefined) throw new Error('What portals add to notices is missing from this installation.');
  return JSON.parse(readFileSync(file, 'utf8')) as BoilerplateData[];
}
