import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import test from 'node:test';

/** Source files of the product, as paths from the root. */
const files = readdirSync('src', { recursive: true })
  .map((name) => join('src', String(name)))
  .filter((name) => /\.tsx?$/.test(name))
  .sort();

interface Import {
  readonly from: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

function importsOf(path: string): Import[] {
  const text = readFileSync(path, 'utf8');
  const found: Import[] = [];
  for (const [, type, what, target] of text.matchAll(
    /^(?:import|export)\s+(type\s)?([^;'"]*?)\s*(?:from\s+)?['"]([^'"]+)['"]/gm,
  )) {
    const names =
      /\{([^}]*)\}/
        .exec(what ?? '')?.[1]
        ?.split(',')
        .map((name) => name.trim())
        .filter(Boolean) ?? [];
    const typeOnly =
      type !== undefined ||
      (names.length > 0 && names.every((name) => name.startsWith('type ')) && !/^\w+\s*,/.test(what ?? ''));
    found.push({ from: path, target: target as string, typeOnly });
  }
  for (const [, target] of text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g))
    found.push({ from: path, target: target as string, typeOnly: false });
  return found;
}

const roomOf = (path: string): string | null => /^src\/(\w+)\//.exec(path)?.[1] ?? null;

/** The import table as ARCHITECTURE.md has it: room to the rooms it may import, and those of which it may import types. */
function readTable(): Map<string, { values: Set<string>; types: Set<string> }> {
  const table = new Map<string, { values: Set<string>; types: Set<string> }>();
  const cells = (cell: string) =>
    new Set(
      cell
        .split(',')
        .map((word) => word.trim())
        .filter(Boolean),
    );
  const text = readFileSync('ARCHITECTURE.md', 'utf8');
  const body = /\| room \| may import \| may import types of \|\n\| --- \| --- \| --- \|\n((?:\|.*\|\n)+)/.exec(
    text,
  )?.[1];
  assert.ok(body, 'ARCHITECTURE.md has no import table');
  for (const line of body.trim().split('\n')) {
    const [, room, values, types] = line.split('|').map((cell) => cell.trim());
    table.set(room as string, { values: cells(values as string), types: cells(types as string) });
  }
  return table;
}

test('rooms import only what the table in ARCHITECTURE.md allows', () => {
  const table = readTable();
  const wrong: string[] = [];
  for (const { from, target, typeOnly } of files.flatMap(importsOf)) {
    if (!target.startsWith('.')) continue;
    const room = roomOf(from) as string;
    const other = roomOf(normalize(join(dirname(from), target)));
    if (other === null || other === room) continue;
    const allowed = table.get(room);
    assert.ok(allowed, `ARCHITECTURE.md does not list the room ${room}`);
    if (!allowed.values.has(other) && !(typeOnly && allowed.types.has(other))) wrong.push(`${from} imports ${target}`);
  }
  assert.deepEqual(wrong, []);
});

test('every room in the table exists, and every room stands in the table', () => {
  const rooms = new Set(files.map(roomOf));
  const listed = [...readTable().keys()];
  for (const room of rooms) assert.ok(listed.includes(room as string), `${room} is not in the table`);
});

test('only the store imports an engine; only doors, readers and the store touch the machine', () => {
  const wrong: string[] = [];
  for (const { from, target } of files.flatMap(importsOf)) {
    const room = roomOf(from) as string;
    if (target.startsWith('@duckdb') && room !== 'store') wrong.push(`${from} imports ${target}`);
    if (target.startsWith('node:') && !['store', 'sources', 'server', 'cli'].includes(room))
      wrong.push(`${from} imports ${target}`);
  }
  assert.deepEqual(wrong, []);
});

/** Statements of SQL in a file, without what is put into them. */
const statementsOf = (path: string): string[] =>
  [...bare(readFileSync(path, 'utf8')).matchAll(/`(?:[^`\\]|\\.)*`|'(?:[^'\\\n]|\\.)*'/g)]
    .map(([words]) => words)
    .filter((words) =>
      /\b(?:select\b[^;]*?\bfrom\s+["\w$(]|insert into\b|delete from\b|(?:create|drop) (?:temp )?table\b|update "?\w+"? set\b)/i.test(
        words,
      ),
    )
    .map((words) => words.replace(/\$\{[^}]*\}/g, ''));

/** Code without comments. */
function bare(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

test('SQL lives in the rooms that ARCHITECTURE.md names, and outside the store in the subset that it lists', () => {
  const said = /^- SQL lives in (.*?): .*\n.* the functions (.*?);/m.exec(readFileSync('ARCHITECTURE.md', 'utf8'));
  assert.ok(said, 'ARCHITECTURE.md does not say where SQL lives');
  const namesIn = (words = '') => [...words.matchAll(/`(\w+)\/?`/g)].map(([, name]) => name as string).sort();
  const found = files.map((path) => ({ room: roomOf(path) as string, statements: statementsOf(path) }));
  const rooms = new Set(found.flatMap(({ room, statements }) => (statements.length > 0 ? [room] : [])));
  assert.deepEqual([...rooms].sort(), namesIn(said[1]));
  const functions = found
    .filter(({ room }) => room !== 'store')
    .flatMap(({ statements }) => statements)
    .flatMap((words) => [...words.matchAll(/\b([a-z_]+|[A-Z_]+)\((?!\w+(?:, \w+)*\) as \()/g)])
    .map(([, name]) => (name as string).toLowerCase());
  assert.deepEqual([...new Set(functions)].sort(), namesIn(said[2]));
});

/** What each file takes from others, by the path of the other; `*` where it may take all. */
function takenBy(path: string): [target: string, name: string][] {
  const text = readFileSync(path, 'utf8');
  const at = (target: string) => normalize(join(dirname(path), target));
  const listed = [...text.matchAll(/^(?:import|export)\s(?:type\s)?\{([^}]*)\}\s*from\s+'(\.[^']+)'/gm)].flatMap(
    ([, names = '', target = '']) =>
      names.split(',').map((name): [string, string] => [
        at(target),
        name
          .trim()
          .replace(/^type /, '')
          .replace(/ as .*$/, ''),
      ]),
  );
  const whole = [...text.matchAll(/(?:\bimport\(\s*|^import \* as \w+ from )'(\.[^']+)'/gm)];
  return [...listed, ...whole.map(([, target = '']): [string, string] => [at(target), '*'])];
}

/** Values that a file exports. */
const exportedBy = (path: string): string[] =>
  [...readFileSync(path, 'utf8').matchAll(/^export (?:async )?(?:function\*?|const|class|enum) (\w+)/gm)].map(
    ([, name]) => name as string,
  );

/** Rooms of src/ that are there for tests: the example states of every page. */
const forTests = /^src\/web\/examples\//;
const spared = new Set([
  // For `bin/commonweal`.
  'src/cli/main.ts main',
  // Used in their own file alone: no fault, but a word too many.
  'src/cli/fetch-run.ts failureLimit',
  'src/cli/start.ts exampleFolder',
  'src/sources/ocds/clean.ts cleanText',
  'src/sources/ocds/party.ts addMention',
]);

test('what is exported is imported somewhere, and what is there is there for more than its tests', () => {
  const codeOf = (folder: string): string[] =>
    readdirSync(folder, { recursive: true })
      .map((name) => join(folder, String(name)))
      .filter((name) => /\.tsx?$/.test(name));
  const taken = (paths: readonly string[]) =>
    new Set(paths.flatMap(takenBy).map(([target, name]) => `${target} ${name}`));
  const product = taken([...files, ...codeOf('scripts'), ...codeOf('bench')]);
  const tests = taken(codeOf('test'));
  const idle = files
    .filter((path) => !forTests.test(path))
    .flatMap((path) => {
      const words = bare(readFileSync(path, 'utf8'));
      return exportedBy(path)
        .filter(
          (name) => !product.has(`${path} ${name}`) && !product.has(`${path} *`) && !spared.has(`${path} ${name}`),
        )
        .flatMap((name) => {
          const usedHere = [...words.matchAll(new RegExp(`\\b${name}\\b`, 'g'))].length > 1;
          const tested = tests.has(`${path} ${name}`) || tests.has(`${path} *`);
          if (!usedHere) return [`${path}: ${tested ? 'only tests use' : 'nobody uses'} ${name}`];
          return tested ? [] : [`${path}: ${name} is exported, and nobody imports it`];
        });
    });
  assert.deepEqual(idle, []);
});

/** Services that bear longer names themselves. */
const properNames = new Set(['find-a-tender']);

test('names: one lower-case noun, two words with a hyphen, none of the drawers', () => {
  const drawers = /^(utils?|helpers?|common|lib|types|index|manager|service|misc)$/;
  const wrong = files.filter((path) => {
    const name = basename(path)
      .replace(/\.tsx?$/, '')
      .replace(/\.example$/, '');
    return (!/^[a-z]+(-[a-z]+)?$/.test(name) && !properNames.has(name)) || drawers.test(name);
  });
  assert.deepEqual(wrong, []);
});

test('no file has more than one idea’s worth of lines', () => {
  const long = files.filter((path) => readFileSync(path, 'utf8').split('\n').length > 500);
  assert.deepEqual(long, []);
});

test('no module holds state', () => {
  const wrong = files.filter((path) => /^(?:export )?let /m.test(readFileSync(path, 'utf8')));
  assert.deepEqual(wrong, []);
});
