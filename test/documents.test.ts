import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import test from 'node:test';
import { generated, writeParts } from '../scripts/documents.ts';
import { readVersion } from '../src/cli/main.ts';
import { issueMeanings } from '../src/domain/issue.ts';
import { folder, run } from './cli/run.ts';

const documents = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];
const read = (path: string): string => readFileSync(path, 'utf8');

test('tables, issue codes, measures, addresses and commands stand in the documents as they are', () => {
  for (const path of generated) assert.equal(read(path), writeParts(read(path)), `${path}: run npm run documents`);
  const text = generated.map(read).join('\n');
  assert.ok(writeParts('<!-- issues -->\nstale\n<!-- end of issues -->').includes('not-json'), 'a part is made anew');
  assert.ok(!writeParts('<!-- issues -->\nstale\n<!-- end of issues -->').includes('stale'));
  const marks = ['tables', 'issues', 'measures', 'principles', 'checks', 'role maps', 'addresses', 'forms', 'statuses'];
  for (const mark of [...marks, 'commands']) assert.ok(text.includes(`<!-- ${mark} -->`), mark);
  assert.match(
    read('docs/api.md'),
    /\| `\/releases\/\{number\}\.json` \|/,
    'addresses that are no page stand there too',
  );
});

test('every issue code is found by something', () => {
  const sources = readdirSync('src', { recursive: true })
    .map((name) => join('src', String(name)))
    .filter((name) => /\.tsx?$/.test(name) && name !== 'src/domain/issue.ts');
  const text = sources.map(read).join('\n');
  const idle = Object.keys(issueMeanings).filter((code) => !text.includes(`'${code}'`));
  assert.deepEqual(idle, []);
});

test('links between documents lead somewhere', () => {
  for (const path of documents) {
    for (const [, target] of read(path).matchAll(/\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)/g)) {
      assert.ok(existsSync(normalize(join(dirname(path), target as string))), `${path} links to ${target}`);
    }
  }
});

test('files that the documents for developers name are there', () => {
  const files = ['src', 'test', 'scripts'].flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((name) => `/${join(folder, String(name))}`),
  );
  for (const path of ['ARCHITECTURE.md', 'CONTRIBUTING.md'])
    for (const [, name] of read(path).matchAll(/`((?:[\w-]+\/)*[\w-]+\.(?:tsx?|js))`/g))
      if (!name?.includes('your-'))
        assert.ok(
          files.some((file) => file.endsWith(`/${name}`)),
          `${path} names ${name}`,
        );
});

test('the changelog speaks of this version', () => {
  assert.ok(read('CHANGELOG.md').includes(`## ${readVersion()}`));
});

/** Lines that begin with `$ ` in console blocks; EMPTY stands for a new folder. */
function commandLines(path: string): string[] {
  return [...read(path).matchAll(/```console\n([\s\S]*?)```/g)].flatMap(([, block]) =>
    (block as string)
      .split('\n')
      .filter((line) => line.startsWith('$ '))
      .map((line) => line.slice(2)),
  );
}

test('what the documents tell people to type runs', { timeout: 300_000 }, (t) => {
  const store = folder(t);
  const ready = run(['import', '--store', store, 'data/lancashire']);
  assert.equal(ready.code, 0, ready.err);
  let count = 0;
  for (const path of documents) {
    for (const line of commandLines(path)) {
      if (!line.startsWith('commonweal ')) continue;
      const words = line
        .split(/\s+/)
        .slice(1)
        .map((word) => word.replace(/^["']|["']$/g, '').replace('EMPTY', join(store, `empty-${count}`)));
      if (
        !words.includes('--store') &&
        !words.includes('merge') &&
        !words.includes('conformance') &&
        !words.includes('--help')
      )
        words.push('--store', store);
      const { code, err } = run(words);
      assert.equal(code, 0, `${path}: ${line}\n${err}`);
      count++;
    }
  }
  assert.ok(count > 0);
});
