import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { splitDocuments } from '../../../src/sources/json/scanner.ts';
import type { Item } from '../../../src/sources/json/span.ts';
import { chunksOf, complaints, cuttingsOf } from './cutting.ts';

let root = dirname(fileURLToPath(import.meta.url));
while (!existsSync(join(root, 'package.json'))) root = dirname(root);
const shared = join(root, '..', 'shared', 'data');
const absent = existsSync(shared) ? false : '../shared is not here';

const documentsOf = (items: readonly Item[]) =>
  items.flatMap((item) => (item.kind === 'document' ? [JSON.parse(Buffer.from(item.bytes).toString())] : []));

/** JSON has no -0 and no undefined: what comes back is what parsing gives. */
const parsed = <T>(value: T): T => JSON.parse(JSON.stringify(value));

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });
const indent = fc.constantFrom(undefined, 0, 1, 2, '\t');

describe('splitDocuments', () => {
  it('gives back the elements of any package, however it is written and cut', async () => {
    const member = fc.constantFrom('releases', 'records', 'contracts', 'compiledReleases', 'data', 'results');
    const around = fc.dictionary(
      fc
        .string({ unit: 'binary' })
        .filter((key) => !/^(?:ocid|__proto__|releases|records|contracts|compiledReleases|data|results)$/.test(key)),
      fc.jsonValue(),
      { maxKeys: 4, noNullPrototype: true },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          before: around,
          after: around,
          member,
          elements: fc.array(fc.jsonValue(), { maxLength: 6 }),
          indent,
          sizes,
        }),
        async ({ before, after, member, elements, indent, sizes }) => {
          const whole = { ...before, [member]: elements, ...after };
          const bytes = Buffer.from(JSON.stringify(whole, null, indent));
          const cuttings = await cuttingsOf(splitDocuments, chunksOf(bytes, sizes));
          assert.deepEqual(documentsOf(cuttings.items), parsed(elements));
          const envelope = cuttings.items.at(-1);
          assert.ok(envelope?.kind === 'envelope');
          // Lone surrogates and NUL are cleaned from what is kept.
          if (envelope.issues.length === 0) assert.deepEqual(envelope.value, parsed({ ...whole, [member]: [] }));
          assert.deepEqual(complaints(bytes, cuttings), []);
        },
      ),
      { seed: 42, numRuns: 300 },
    );
  });

  it('gives back the values of an array and of concatenated JSON', async () => {
    const values = fc.array(fc.jsonValue(), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(values, indent, sizes, fc.boolean(), async (values, indent, sizes, together) => {
        const documents = values.filter(
          (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
        );
        const text = together
          ? JSON.stringify(values, null, indent)
          : documents.map((value) => JSON.stringify(value, null, indent)).join('\n');
        const bytes = Buffer.from(text);
        const cuttings = await cuttingsOf(
          (chunks, options) => splitDocuments(chunks, { ...options, arrays: [] }),
          chunksOf(bytes, sizes),
        );
        assert.deepEqual(documentsOf(cuttings.items), parsed(together ? values : documents));
        assert.deepEqual(complaints(bytes, cuttings), []);
      }),
      { seed: 42, numRuns: 300 },
    );
  });

  it('passes a document over the limit on in pieces, whether it comes in one chunk or in many', async () => {
    const long = JSON.stringify({ ocid: 'made-up-2', title: 'x'.repeat(5000) });
    const bytes = Buffer.from(`{"releases":[{"ocid":"made-up-1"},${long},{"ocid":"made-up-3"}]}`);
    for (const size of [bytes.length, 999, 10]) {
      const cuttings = await cuttingsOf(splitDocuments, chunksOf(bytes, [size]), 1000);
      const [first, second, third] = cuttings.items;
      assert.deepEqual([first?.kind, second?.kind, third?.kind], ['document', 'broken', 'document']);
      assert.ok(second?.kind === 'broken');
      assert.deepEqual([second.code, second.byteCount], ['document-too-large', long.length]);
      assert.equal(Buffer.concat(cuttings.pieces.map((piece) => piece.bytes)).toString(), long);
      assert.deepEqual(complaints(bytes, cuttings), []);
    }
  });

  it('takes a document of exactly the limit', async () => {
    const bytes = Buffer.from('[{"ocid":"1"}, {"ocid":"12"}]');
    const { items } = await cuttingsOf(splitDocuments, [bytes], 12);
    assert.deepEqual(
      items.map((item) => item.kind === 'broken' && item.code),
      [false, 'document-too-large'],
    );
  });

  it('takes brackets 200 deep and sets 201 aside, and reads on after both', async () => {
    const nest = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    const bytes = Buffer.from(`[${nest(200)},${nest(201)},{"ocid":"1"}]`);
    const { items } = await cuttingsOf(splitDocuments, chunksOf(bytes, [50]));
    assert.deepEqual(
      items.map((item) => (item.kind === 'broken' ? item.code : item.kind)),
      ['document', 'nested-too-deep', 'document'],
    );
  });

  it('survives a million opening brackets', async () => {
    for (const opening of ['[', '{"a":', '[{"a":']) {
      const bytes = Buffer.from(opening.repeat(1_000_000));
      const cuttings = await cuttingsOf(splitDocuments, chunksOf(bytes, [65_536]));
      assert.deepEqual(
        cuttings.items.flatMap((item) => (item.kind === 'broken' ? [item.code] : [])),
        ['nested-too-deep'],
      );
      assert.deepEqual(complaints(bytes, cuttings), []);
    }
  });

  it('drops an envelope over a megabyte with an issue, and keeps its documents', async () => {
    const bytes = Buffer.from(
      `{"note":"${'x'.repeat(2_000_000)}","releases":[{"ocid":"1"}],"more":[1],"records":[{"ocid":"2"}]}`,
    );
    const cuttings = await cuttingsOf(splitDocuments, chunksOf(bytes, [100_000]));
    assert.deepEqual(documentsOf(cuttings.items), [{ ocid: '1' }, { ocid: '2' }]);
    const envelope = cuttings.items.at(-1);
    assert.ok(envelope?.kind === 'envelope');
    assert.deepEqual([envelope.value, envelope.issues.map((issue) => issue.code)], [null, ['envelope-too-large']]);
    assert.deepEqual(complaints(bytes, cuttings), []);
  });

  it('waits for a slow onPiece before it yields the broken item', async () => {
    const seen: string[] = [];
    const onPiece = async () => {
      await new Promise((resolve) => setImmediate(resolve));
      seen.push('piece');
    };
    for await (const batch of splitDocuments([Buffer.from('[oops, {"ocid":"1"}]')], { onPiece })) {
      for (const item of batch) seen.push(item.kind);
    }
    assert.deepEqual(seen, ['piece', 'broken', 'document']);
  });

  it('finds what a parser finds in the published packages', { skip: absent }, async () => {
    const files = [
      'contracts-finder',
      'find-a-tender',
      'lancashire',
      'public-contracts-scotland',
      'sell2wales',
    ].flatMap((folder) =>
      readdirSync(join(shared, folder))
        .filter((name) => /\.jsonl?$/.test(name))
        .map((name) => join(shared, folder, name)),
    );
    assert.ok(files.length >= 20);
    for (const file of files) {
      const bytes = readFileSync(file);
      const cuttings = await cuttingsOf(splitDocuments, chunksOf(bytes, [1000, 37, 4096]));
      const text = bytes.toString();
      const whole = file.endsWith('l')
        ? text
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line))
        : JSON.parse(text);
      assert.deepEqual(documentsOf(cuttings.items), whole.releases ?? whole.contracts ?? whole, file);
      assert.deepEqual(complaints(bytes, cuttings), [], file);
    }
  });
});
