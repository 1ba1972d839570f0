import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { complaints, cut, plain } from './cutting.ts';

// Made-up tables, each beside what must be read from it.
let root = dirname(fileURLToPath(import.meta.url));
while (!existsSync(join(root, 'package.json'))) root = dirname(root);
const folder = join(root, 'test/sources/delimited/fixtures');
const inputs = readdirSync(folder).filter((name) => name.endsWith('.csv'));

describe('golden cases of reading delimited text', () => {
  it('there are some', () => assert.ok(inputs.length >= 8));

  for (const name of inputs) {
    it(name, async () => {
      const text = readFileSync(join(folder, name));
      const expected = JSON.parse(readFileSync(join(folder, name.replace(/csv$/, 'json')), 'utf8'));
      // The repository keeps line endings as `\n`; the other two must give the same.
      for (const ending of ['\n', '\r\n', '\r']) {
        const bytes = Buffer.from(text.toString('latin1').replaceAll('\n', ending), 'latin1');
        for (const size of [bytes.length, 1, 2, 3, 7, 64]) {
          const read = await cut(bytes, [size]);
          const seen = JSON.parse(JSON.stringify(plain(read)).replaceAll(JSON.stringify(ending).slice(1, -1), '\\n'));
          const where = `${JSON.stringify(ending)} in chunks of ${size}`;
          assert.deepEqual(seen, expected, where);
          assert.deepEqual(complaints(bytes, read), [], where);
        }
      }
    });
  }
});
