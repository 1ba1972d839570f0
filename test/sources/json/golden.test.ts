import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { splitLines } from '../../../src/sources/json/lines.ts';
import { splitDocuments } from '../../../src/sources/json/scanner.ts';
import { chunksOf, complaints, cuttingsOf, plain } from './cutting.ts';

// Made-up files, each beside what must be cut from it. The tests also run compiled, from `dist/`; the fixtures stay.
let root = dirname(fileURLToPath(import.meta.url));
while (!existsSync(join(root, 'package.json'))) root = dirname(root);
const folder = join(root, 'test/sources/json/fixtures');
const inputs = readdirSync(folder).filter((name) => /(?<!\.expected)\.jsonl?$/.test(name));

describe('golden cases of cutting a stream into documents', () => {
  it('there are some', () => assert.ok(inputs.length >= 30));

  for (const name of inputs) {
    it(name, async () => {
      const bytes = readFileSync(join(folder, name));
      const expected = JSON.parse(readFileSync(join(folder, name.replace(/\.jsonl?$/, '.expected.json')), 'utf8'));
      const split = name.endsWith('.jsonl') ? splitLines : splitDocuments;
      for (const size of [bytes.length, 1, 2, 3, 7, 64]) {
        const cuttings = await cuttingsOf(split, chunksOf(bytes, [size]));
        assert.deepEqual(plain(cuttings), expected, `in chunks of ${size}`);
        assert.deepEqual(complaints(bytes, cuttings), [], `in chunks of ${size}`);
      }
    });
  }
});
