import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { seen } from './seen.ts';

// Made-up files of payments, each beside what must be read from it.
let root = dirname(fileURLToPath(import.meta.url));
while (!existsSync(join(root, 'package.json'))) root = dirname(root);
const folder = join(root, 'test/sources/payments/fixtures');
const inputs = readdirSync(folder).filter((name) => /\.csv$|\.input\.json$/.test(name));

describe('golden cases of reading payments', () => {
  it('there are some', () => assert.ok(inputs.length >= 5));

  for (const name of inputs) {
    it(name, async () => {
      const bytes = readFileSync(join(folder, name));
      const stem = name.replace(/\.csv$|\.input\.json$/, '');
      const { options, ...expected } = JSON.parse(readFileSync(join(folder, `${stem}.expected.json`), 'utf8'));
      const framing = name.endsWith('.csv') ? 'table' : 'values';
      for (const size of [bytes.length, 1, 7]) {
        assert.deepEqual(await seen(bytes, [size], { framing, ...options }), expected, `in chunks of ${size}`);
      }
    });
  }
});
