import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../sources/ocds/field.ts';
import type { ConformanceFigure, Judge } from './conformance.ts';
import { chooseRules, mergeLines } from './merge.ts';

/** How the published answers to an input are told apart by the end of their name. */
const answers = {
  compiled: { versioned: false, rules: [], times: 1 },
  versioned: { versioned: true, rules: [], times: 1 },
  // The reference lays the input over itself, so that an override has something to act upon.
  append: { versioned: false, rules: ['nested/array=append'], times: 2 },
  'by-position': { versioned: false, rules: ['nested/array=by-position'], times: 2 },
} as const;

interface Case {
  readonly path: string;
  readonly input: string;
  readonly answer: keyof typeof answers;
}

function caseOf(path: string): Case | undefined {
  const [, name, answer] = /^(.+)-(compiled|versioned|append|by-position)\.json$/.exec(path) ?? [];
  return name === undefined ? undefined : { path, input: `${name}.json`, answer: answer as keyof typeof answers };
}

/** Folders above a path, nearest first, each ending in `/` or empty. */
function* foldersAbove(path: string): Generator<string> {
  for (let end = path.lastIndexOf('/'); end >= 0; end = path.lastIndexOf('/', end - 1)) yield path.slice(0, end + 1);
  yield '';
}

/**
 * The schema that a case is merged by: for a folder that is named after a version, the release schema of that version in
 * the nearest folder above that has one; for any other, the nearest `schema.json`.
 */
function schemaOf(path: string, paths: readonly string[]): string | undefined {
  const version = /(?:^|\/)(\d+)\.(\d+)\/[^/]+$/.exec(path);
  for (const folder of foldersAbove(path)) {
    const start = version ? `${folder}release-schema-${version[1]}__${version[2]}__` : `${folder}schema.json`;
    const found = paths.find((candidate) => candidate.startsWith(start) && candidate.endsWith('.json'));
    if (found !== undefined) return found;
  }
  return undefined;
}

const readJson = async (dir: string, path: string): Promise<unknown> =>
  JSON.parse(await readFile(join(dir, path), 'utf8'));

async function merge(dir: string, one: Case, schema: string | undefined): Promise<unknown> {
  const { versioned, rules, times } = answers[one.answer];
  const releases = (await readJson(dir, one.input)) as object[];
  const given = schema === undefined ? undefined : ((await readJson(dir, schema)) as Json);
  const merged: unknown[] = [];
  const again = Array.from({ length: times }, () => releases).flat();
  for await (const release of mergeLines(again, { versioned, rules: chooseRules(given, rules) })) merged.push(release);
  return JSON.parse(JSON.stringify(merged.length === 1 ? merged[0] : merged));
}

async function judge(dir: string, one: Case, schema: string | undefined): Promise<ConformanceFigure> {
  const about = {
    family: 'ocds-merge',
    case: `${one.path.replace(/\.json$/, '')}, by ${schema ?? 'the bundled rules'}`,
  };
  let expected: unknown = null;
  try {
    expected = await readJson(dir, one.path);
    const got = await merge(dir, one, schema);
    return { ...about, expected, got, pass: isDeepStrictEqual(got, expected) };
  } catch (fault) {
    return { ...about, expected, got: `fault: ${fault instanceof Error ? fault.message : String(fault)}`, pass: false };
  }
}

/** Judges merging by test data in the layout of the reference implementation: `X.json` gives `X-compiled.json`, `X-versioned.json`. */
export const mergeJudge: Judge = {
  family: 'ocds-merge',
  claims(paths) {
    const present = new Set(paths);
    const claimed = new Set<string>();
    for (const one of paths.map(caseOf)) {
      if (one === undefined || !present.has(one.input)) continue;
      for (const path of [one.path, one.input, schemaOf(one.path, paths)]) if (path !== undefined) claimed.add(path);
    }
    return [...claimed].sort();
  },
  async *run(dir, claimed) {
    for (const one of claimed.map(caseOf)) {
      if (one !== undefined && claimed.includes(one.input)) yield judge(dir, one, schemaOf(one.path, claimed));
    }
  },
};
