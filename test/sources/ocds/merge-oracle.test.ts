import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { conformance } from '../../../src/cli/conformance.ts';
import { Refusal } from '../../../src/domain/refusal.ts';
import bundled from '../../../src/sources/ocds/rules.json' with { type: 'json' };
import { mergeRules, patchSchema } from '../../../src/sources/ocds/schema.ts';

let root = dirname(fileURLToPath(import.meta.url));
while (!existsSync(join(root, 'package.json'))) root = dirname(root);
const shared = join(root, '..', 'shared');
const absent = existsSync(shared) ? false : '../shared is not here';
const read = (file: string) => JSON.parse(readFileSync(join(shared, file), 'utf8'));

describe('published answers on merging', () => {
  it('are all reproduced', { skip: absent }, async () => {
    const { figures, unknown } = await conformance(join(shared, 'oracles/ocds-merge'));
    assert.deepEqual(
      figures.filter(({ pass }) => !pass),
      [],
    );
    assert.equal(figures.length, 45);
    assert.deepEqual(
      unknown,
      ['1__0__3', '1__1__4'].map((version) => `versioned-release-validation-schema-${version}.json`),
    );
  });

  it('are reproduced by the bundled rules, without the schema at hand', { skip: absent }, async () => {
    const { figures } = await conformance(join(shared, 'oracles/ocds-merge/1.1'));
    assert.deepEqual([figures.length, figures.every(({ pass }) => pass)], [26, true]);
    assert.match(figures[0]?.case ?? '', /by the bundled rules$/);
  });

  it('the bundled rules are those of the schemas', { skip: absent }, () => {
    const core = read('oracles/ocds-merge/release-schema-1__1__4.json');
    const extension = read('data/reference/ocds_uk_extension/release-schema.json');
    assert.deepEqual(bundled.rules, mergeRules(patchSchema(core, extension)));
  });
});

describe('conformance', () => {
  const release = { ocid: 'ocds-example-1', id: '1', date: '2024-01-01' };
  const compiled = { ...release, id: 'ocds-example-1-2024-01-01', tag: ['compiled'] };
  const files: Record<string, unknown> = {
    'right.json': [release],
    'right-compiled.json': compiled,
    'folder/wrong.json': [release],
    'folder/wrong-compiled.json': { ...compiled, tag: ['other'] },
    'folder/fault.json': [],
    'folder/fault-versioned.json': {},
    'folder/lonely-compiled.json': compiled,
    'nobody.json': {},
  };

  it('fails what differs, names what nobody judges', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'commonweal-conformance-'));
    try {
      mkdirSync(join(dir, 'folder'));
      for (const [name, content] of Object.entries(files)) writeFileSync(join(dir, name), JSON.stringify(content));
      writeFileSync(join(dir, 'folder', 'torn.json'), '[');
      writeFileSync(join(dir, 'folder', 'torn-compiled.json'), '{}');
      const { figures, unknown } = await conformance(dir);
      assert.deepEqual(
        figures.map((figure) => [figure.case.split(',')[0], figure.pass]),
        [
          ['folder/fault-versioned', false],
          ['folder/torn-compiled', false],
          ['folder/wrong-compiled', false],
          ['right-compiled', true],
        ],
      );
      assert.deepEqual(figures[2]?.got, compiled);
      assert.match(String(figures[1]?.got), /^fault: /);
      assert.deepEqual(unknown, ['folder/lonely-compiled.json', 'nobody.json']);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });

  it('refuses a folder that is not there', async () => {
    await assert.rejects(
      conformance(join(root, 'no-such-folder')),
      (refusal) => refusal instanceof Refusal && refusal.code === 'no-such-folder',
    );
  });
});
