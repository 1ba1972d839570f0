import { readFile } from 'node:fs/promises';
import { Refusal } from '../domain/refusal.ts';
import { type Json, objectOf, textOf } from '../sources/ocds/field.ts';
import { mergeReleases } from '../sources/ocds/merge.ts';
import { defaultRules, type ListOverride, overrideRules, type RuleTree, ruleTree } from '../sources/ocds/rules.ts';
import { mergeRules } from '../sources/ocds/schema.ts';
import { versionReleases } from '../sources/ocds/versioned.ts';
import type { MergeIssue } from '../sources/ocds/walk.ts';

export interface MergeChoice {
  /** Versioned releases instead of compiled ones. */
  readonly versioned?: boolean;
  /** The rules to merge by; those of OCDS 1.1 with the UK extension when absent. */
  readonly rules?: RuleTree;
  /** Told of each flaw in the data, with the ocid where it is known. */
  readonly issue?: (issue: Omit<MergeIssue, 'release'>, ocid: string | null) => void;
}

/**
 * Yields one compiled or versioned release for each ocid, in the order in which the ocids first come. A release without an
 * ocid is left out and told of. All releases are held in memory until the last is read, since releases of one ocid can be
 * anywhere; the importer, which keeps them in the store, is the way for more than that.
 */
export async function* mergeLines(
  releases: AsyncIterable<object> | Iterable<object>,
  choice: MergeChoice = {},
): AsyncGenerator<Json, void, undefined> {
  const processes = new Map<string, Json[]>();
  for await (const release of releases as AsyncIterable<Json>) {
    const ocid = textOf(release.ocid);
    if (ocid === null) {
      choice.issue?.({ code: 'missing-ocid', message: 'A release without an ocid was left out.', path: '/ocid' }, null);
      continue;
    }
    const known = processes.get(ocid);
    if (known) known.push(release);
    else processes.set(ocid, [release]);
  }
  for (const [ocid, list] of processes) {
    const merged = choice.versioned ? versionReleases(list, choice.rules) : mergeReleases(list, choice.rules);
    for (const { code, message, path } of merged.issues) choice.issue?.({ code, message, path }, ocid);
    yield merged.release;
  }
}

/** The names that lead to a place and what it says of them: `nested.array=append`, `nested/array=by-position`, `/nested/array=…`. */
function readOverride(text: string): { names: string[]; strategy: ListOverride } {
  const [, path, strategy] = /^\/?(.+)=(append|by-position)$/.exec(text) ?? [];
  if (path === undefined) {
    throw new Refusal({
      code: 'bad-merge-rule',
      message: `“${text}” is no merge rule.`,
      where: '--rule',
      mend: 'Write the path of a list, an equals sign, and append or by-position: tender/items=append.',
    });
  }
  const names = path.split(path.includes('/') || text.startsWith('/') ? '/' : '.');
  return {
    names: names.map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~')),
    strategy: strategy as ListOverride,
  };
}

/**
 * The rules of a release schema (the bundled ones when there is none) with a person's overrides, as `--rule` gives them.
 * An override counts more than the rule of the schema; it concerns lists of objects only.
 */
export function chooseRules(schema: Json | undefined, overrides: readonly string[]): RuleTree {
  let rules = schema === undefined ? defaultRules : ruleTree(mergeRules(schema));
  for (const { names, strategy } of overrides.map(readOverride)) rules = overrideRules(rules, [names], strategy);
  return rules;
}

/** The release schema in a file, as `--schema` names it. */
export async function readSchema(file: string): Promise<Json> {
  const refuse = (message: string, cause?: unknown) =>
    new Refusal({
      code: 'bad-schema',
      message,
      where: file,
      mend: 'Give the release schema of an OCDS version, a JSON file.',
      cause,
    });
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw refuse(`${file} cannot be read.`, cause);
  });
  try {
    const schema = objectOf(JSON.parse(text));
    if (schema !== null && objectOf(schema.properties) !== null) return schema;
  } catch (cause) {
    throw refuse(`${file} is no JSON.`, cause);
  }
  throw refuse(`${file} is no schema: it lists no properties.`);
}
