import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { splitLines } from '../../../src/sources/json/lines.ts';
import { chunksOf, complaints, cuttingsOf } from './cutting.ts';

describe('splitLines', () => {
  it('gives back every line that is not blank, with its number, however the stream is cut', async () => {
    const line = fc.oneof(
      fc.jsonValue().map((value) => JSON.stringify(value)),
      fc.constantFrom('', '  ', '\t', 'not json', '{"a": '),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 12 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 }),
        async (lines, ending, closed, sizes) => {
          const bytes = Buffer.from(lines.join(ending) + (closed ? ending : ''));
          const cuttings = await cuttingsOf(splitLines, chunksOf(bytes, sizes));
          const found = cuttings.items.map((item) => [
            item.kind === 'document' && item.position,
            item.kind === 'document' && Buffer.from(item.bytes).toString(),
          ]);
          const expected = lines.map((text, at) => [at + 1, text] as const).filter(([, text]) => text.trim() !== '');
          assert.deepEqual(found, expected);
          assert.deepEqual(complaints(bytes, cuttings), []);
        },
      ),
      { seed: 42, numRuns: 300 },
    );
  });

  it('passes a line over the limit on in pieces and reads the next', async () => {
    const long = `"${'x'.repeat(1000)}"`;
    const bytes = Buffer.from(`1\n${long}\r\n3\n${long}`);
    for (const size of [bytes.length, 700, 1]) {
      const cuttings = await cuttingsOf(splitLines, chunksOf(bytes, [size]), 500);
      assert.deepEqual(
        cuttings.items.map((item) => [item.kind, item.kind !== 'envelope' && item.position]),
        [
          ['document', 1],
          ['broken', 2],
          ['document', 3],
          ['broken', 4],
        ],
      );
      assert.deepEqual(complaints(bytes, cuttings), []);
    }
  });

  it('passes 100 MB on one line on without holding it', async () => {
    // The same megabyte a hundred times: what is held shows in what the splitter keeps, not in this test.
    const chunk = Buffer.alloc(1_000_000, 'x');
    function* line() {
      yield Buffer.from('{"ocid":"1"}\n"');
      for (let turn = 0; turn < 100; turn++) yield chunk;
      yield Buffer.from('"\n{"ocid":"2"}\n');
    }
    let passed = 0;
    const items = [];
    for await (const batch of splitLines(line(), {
      documentLimit: 8_000_000,
      onPiece: (piece) => {
        passed += piece.bytes.length;
      },
    })) {
      items.push(...batch);
    }
    assert.deepEqual(
      items.map((item) => item.kind),
      ['document', 'broken', 'document'],
    );
    assert.equal(passed, 100_000_002);
  });
});
