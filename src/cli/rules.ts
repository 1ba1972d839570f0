import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Boilerplate, boilerplateOf } from '../check/boilerplate.ts';
import type { CheckId } from '../check/finding.ts';
import { worthALook } from '../questions/check-measured.ts';
import { readCheckEvaluation } from './check-evaluation.ts';
import { readPortalText } from './portal-text.ts';

/** The rules by which a record is checked. */
export interface Rules {
  /** Notices that rules of another digest have read are read again. */
  readonly digest: string;
  /** Checks that are right too seldom, or not known to be right often enough: what they raise is a question. */
  readonly worthALook: ReadonlySet<CheckId>;
  /** What portals add to everybody’s notices: it is not the buyer’s. */
  readonly boilerplate: Boilerplate;
}

/**
 * The rules of the tender check as they are installed. The digest is of every file of the room, so that whoever changes a rule need
 * not remember to say so, of what is worth a look, and of what portals add.
 */
export function readRules(): Rules {
  const room = fileURLToPath(new URL('../check/', import.meta.url));
  const hash = createHash('sha256');
  const names = readdirSync(room, { recursive: true })
    .map(String)
    .filter((name) => /\.[jt]s$/.test(name))
    .sort();
  for (const name of names) hash.update(`${name}\n`).update(readFileSync(room + name));
  const doubtful = worthALook(readCheckEvaluation());
  const portals = readPortalText();
  hash.update([...doubtful].sort().join(' ')).update(JSON.stringify(portals));
  return { digest: hash.digest('hex').slice(0, 16), worthALook: doubtful, boilerplate: boilerplateOf(portals) };
}
