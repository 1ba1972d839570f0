import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chooseRules, mergeLines } from '../../../src/cli/merge.ts';
import { Refusal } from '../../../src/domain/refusal.ts';
import type { Json } from '../../../src/sources/ocds/field.ts';
import { mergeReleases } from '../../../src/sources/ocds/merge.ts';
import { ruleTree } from '../../../src/sources/ocds/rules.ts';
import { mergeRules, patchSchema } from '../../../src/sources/ocds/schema.ts';
import { versionReleases } from '../../../src/sources/ocds/versioned.ts';
import { nestingLimit, pointer } from '../../../src/sources/ocds/walk.ts';

// The tests also run compiled, from `dist/`; the fixtures stay where they are.
let root = dirname(fileURLToPath(import.meta.url));
while (!existsSync(join(root, 'package.json'))) root = dirname(root);
const folder = join(root, 'test/sources/ocds/fixtures/merge');
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

const plain = { ocid: 'ocds-example-0', id: '1', date: '2024-01-01' };
const collect = async (lines: AsyncIterable<Json>) => {
  const list: Json[] = [];
  for await (const line of lines) list.push(line);
  return list;
};
const merged = (...releases: Json[]) => mergeReleases(releases).release;

describe('golden cases of merging', () => {
  for (const file of readdirSync(folder)) {
    const [, name, kind] = /^(.+)-(compiled|versioned)\.json$/.exec(file) ?? [];
    if (name === undefined) continue;
    it(`${name}, ${kind}`, () => {
      const releases = read(join(folder, `${name}.json`));
      const { release } = kind === 'compiled' ? mergeReleases(releases) : versionReleases(releases);
      assert.deepEqual(JSON.parse(JSON.stringify(release)), read(join(folder, file)));
      assert.equal(({} as Json).polluted, undefined);
    });
  }
});

describe('mergeReleases', () => {
  it('takes a missing or unreadable date for an issue, names the release and puts it first', () => {
    const { release, issues } = mergeReleases([
      { ...plain, title: 'dated' },
      { ocid: plain.ocid, title: 'undated' },
      { ...plain, date: 'soon', title: 'unreadable' },
    ]);
    assert.equal(release.title, 'dated');
    assert.deepEqual(
      issues.map(({ code, release, path }) => [code, release, path]),
      [
        ['missing-date', 1, '/date'],
        ['missing-date', 2, '/date'],
      ],
    );
  });

  it('tells where each object was last stated, also within lists that are replaced whole', () => {
    const first = {
      ...plain,
      tender: {
        items: [
          { id: 7, unit: { name: 'box' } },
          { id: 8, quantity: 1 },
        ],
      },
    };
    const second = {
      ...plain,
      date: '2024-01-02',
      tender: { items: [{ id: 8, additionalClassifications: [{ id: 'x' }, { id: 'y' }] }] },
    };
    const { release, touched } = mergeReleases([second, first]);
    const { items } = release.tender as { items: Record<string, never>[] };
    const where = (object: object | undefined) => {
      const origin = touched.get(object as object);
      assert.ok(origin);
      return [origin.release, pointer(origin)];
    };
    assert.deepEqual(where(release), [0, '']);
    assert.deepEqual(where(release.tender as object), [0, '/tender']);
    assert.deepEqual(where(items[0]), [1, '/tender/items/0']);
    assert.deepEqual(where(items[0]?.unit), [1, '/tender/items/0/unit']);
    assert.deepEqual(where(items[1]), [0, '/tender/items/0']);
    const classifications = items[1]?.additionalClassifications as unknown as object[];
    assert.deepEqual(where(classifications[1]), [0, '/tender/items/0/additionalClassifications/1']);
  });

  it('leaves out what is nested more deeply than any release, says so, and keeps the rest', () => {
    const objects = `${'{"a":'.repeat(nestingLimit + 50)}1${'}'.repeat(nestingLimit + 50)}`;
    const lists = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const release = { ...plain, title: 'kept', objects: JSON.parse(objects), lists: JSON.parse(lists) };
    for (const merge of [mergeReleases, versionReleases]) {
      const { issues, release: result } = merge([release, { ...release, date: '2024-01-02' }]);
      assert.deepEqual(
        issues.map(({ code, release }) => [code, release]),
        [0, 0, 1, 1].map((at) => ['nested-too-deep', at]),
      );
      assert.deepEqual(Object.keys(result).includes('title'), true);
      assert.deepEqual([result.objects, result.lists], [undefined, undefined]);
    }
  });

  it('keeps what is nested as deeply as the limit', () => {
    const depth = nestingLimit - 1;
    const release = { ...plain, deep: JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`) };
    assert.deepEqual(merged(release).deep, release.deep);
    assert.equal(mergeReleases([release]).issues.length, 0);
  });

  it('refuses nothing but calls an empty list our own fault', () => {
    assert.throws(() => mergeReleases([]), RangeError);
    assert.throws(() => versionReleases([]), RangeError);
  });
});

describe('mergeRules', () => {
  it('sees through references, branches and definitions that contain themselves', () => {
    const schema = {
      properties: {
        parts: { $ref: '#/definitions/parts' },
        either: { anyOf: [{ type: 'null' }, { type: 'array', items: { properties: { name: { type: 'string' } } } }] },
        elsewhere: { $ref: 'https://example.org/schema.json' },
        'a/b': { oneOf: [{ type: 'string' }, { type: 'string', omitWhenMerged: true }] },
      },
      definitions: {
        parts: { type: 'array', items: { $ref: '#/definitions/part' } },
        part: {
          type: 'object',
          properties: {
            id: { type: 'string' },
            tags: { type: ['array', 'null'], items: { type: 'string' } },
            parts: { $ref: '#/definitions/parts' },
          },
        },
      },
    };
    assert.deepEqual(mergeRules(schema), {
      omitWhenMerged: ['a~1b'],
      wholeListMerge: [],
      objectsWithoutId: ['either'],
      notObjects: ['parts/tags'],
    });
    const rules = ruleTree(mergeRules(schema));
    const release = { ...plain, 'a/b': 'gone', parts: [{ id: 1, tags: [] }], either: [{ name: 'one' }] };
    const { release: result } = mergeReleases([release, release], rules);
    assert.deepEqual([result['a/b'], result.parts, result.either], [undefined, release.parts, release.either]);
  });

  it('reads the keywords of OCDS 1.0', () => {
    const list = { type: 'array', items: { type: 'object', properties: { id: {} } } };
    const schema = {
      properties: {
        tag: { mergeStrategy: 'ocdsOmit' },
        suppliers: { ...list, mergeStrategy: 'ocdsVersion' },
        items: { ...list, mergeStrategy: 'arrayMergeById' },
      },
    };
    assert.deepEqual(mergeRules(schema), {
      omitWhenMerged: ['tag'],
      wholeListMerge: ['suppliers'],
      objectsWithoutId: [],
      notObjects: [],
    });
  });
});

describe('patchSchema', () => {
  it('joins objects, replaces the rest, removes by null and leaves its inputs alone', () => {
    const schema = Object.freeze({ a: Object.freeze({ b: 1, c: 2 }), d: [1], e: 'text' });
    const extension = JSON.parse(
      '{"a":{"b":null,"f":{"g":null,"h":1}},"d":[2],"e":{"i":1},"__proto__":{"polluted":1}}',
    );
    const patched = patchSchema(schema, extension);
    assert.equal(JSON.stringify(patched), '{"a":{"c":2,"f":{"h":1}},"d":[2],"e":{"i":1},"__proto__":{"polluted":1}}');
    assert.equal(({} as Json).polluted, undefined);
  });
});

describe('merging for the command line', () => {
  const releases = [
    { ...plain, ocid: 'b', list: [{ id: 1, n: 1 }] },
    { ...plain, ocid: 'a', title: 'alone' },
    { ...plain, ocid: '' },
    { ...plain, ocid: 'b', date: '2024-01-02', list: [{ id: 2, n: 2 }] },
  ];

  it('groups by ocid in the order of first appearance and tells of releases without one', async () => {
    const issues: unknown[] = [];
    const lines = await collect(mergeLines(releases, { issue: ({ code }, ocid) => issues.push([code, ocid]) }));
    assert.deepEqual(
      lines.map(({ ocid }) => ocid),
      ['b', 'a'],
    );
    assert.deepEqual(lines[0]?.list, [
      { id: 1, n: 1 },
      { id: 2, n: 2 },
    ]);
    assert.deepEqual(issues, [['missing-ocid', null]]);
    const [versioned] = await collect(mergeLines(releases, { versioned: true }));
    assert.equal('tag' in (versioned as object), false);
  });

  it('takes the rule of a person before that of the schema, however the path is written', () => {
    const schema = { properties: { outer: { properties: { list: { type: 'array', wholeListMerge: true } } } } };
    const release = { ...plain, outer: { list: [{ id: 1, n: 1 }] } };
    for (const path of ['outer.list', 'outer/list', '/outer/list']) {
      const of = (strategy: string) =>
        mergeReleases([release, release], chooseRules(schema, [`${path}=${strategy}`])).release;
      assert.deepEqual(of('append').outer, {
        list: [
          { id: 1, n: 1 },
          { id: 1, n: 1 },
        ],
      });
      assert.deepEqual(of('by-position').outer, { list: [{ id: 1, n: 1 }] });
    }
  });

  it('lets the later id stand when objects are merged by position', () => {
    const rules = chooseRules(undefined, ['list=by-position']);
    const releases = [
      { ...plain, list: [{ id: 1, n: 1 }, { n: 2 }] },
      { ...plain, list: [{ id: 9, m: 1 }] },
    ];
    assert.deepEqual(mergeReleases(releases, rules).release.list, [{ id: 9, n: 1, m: 1 }, { n: 2 }]);
    assert.deepEqual((versionReleases(releases, rules).release.list as Json[])[0]?.id, 9);
  });

  it('refuses what is no rule', () => {
    for (const text of ['', 'tender', 'tender=', '=append', 'tender=replace']) {
      assert.throws(
        () => chooseRules(undefined, [text]),
        (refusal) => refusal instanceof Refusal && refusal.code === 'bad-merge-rule',
        text,
      );
    }
  });
});
