import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * A digest of the rules of the tender check as they are installed: of every file of the room, so that whoever changes a rule need
 * not remember to say so. Notices that other rules have read are read again.
 */
export function digestOfRules(): string {
  const room = fileURLToPath(new URL('../check/', import.meta.url));
  const hash = createHash('sha256');
  const names = readdirSync(room, { recursive: true })
    .map(String)
    .filter((name) => /\.[jt]s$/.test(name))
    .sort();
  for (const name of names) hash.update(`${name}\n`).update(readFileSync(room + name));
  return hash.digest('hex').slice(0, 16);
}
