import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CheckEvaluation } from '../questions/check-measured.ts';

/** How the checks fared on labelled notices, from the source tree or from an installed package. */
export function readCheckEvaluation(): CheckEvaluation {
  const file = ['../../../data/labels/evaluation.json', '../../data/labels/evaluation.json']
    .map((up) => fileURLToPath(new URL(up, import.meta.url)))
    .find(existsSync);
  if (file === undefined) throw new Error('The figures about the checks are missing from this installation.');
  return JSON.parse(readFileSync(file, 'utf8')) as CheckEvaluation;
}
