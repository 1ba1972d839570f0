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
