import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { complaints, cut, plain } from './cutting.ts';

const runs = { seed: 42, numRuns: 300 };
const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });

const cell = fc.oneof(
  fc.stringMatching(/^[a-z0-9 ]{0,12}$/),
  fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\r\n', 'é', '£', ' ', 'x', '|'), maxLength: 8 }),
  fc.string({ unit: 'grapheme', maxLength: 5 }).map((text) => text.replaceAll('\0', '')),
);
const table = fc.integer({ min: 2, max: 5 }).chain((width) =>
  fc.record({
    header: fc.constant(Array.from({ length: width }, (_, i) => `Column ${i}`)),
    rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 12 }),
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    newline: fc.constantFrom('\n', '\r\n'),
    mark: fc.boolean(),
    lastNewline: fc.boolean(),
  }),
);

/** A table as RFC 4180 has it, with quotes where they are needed. */
function written({
  header,
  rows,
  delimiter,
  newline,
  mark,
  lastNewline,
}: typeof table extends fc.Arbitrary<infer T> ? T : never): Buffer {
  const quoted = (text: string) =>
    /["\r\n;,\t|]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = [header, ...rows].map((cells) => cells.map(quoted).join(delimiter));
  // The line that tells the delimiter: a table of a few rows may be read with another one too.
  const told = `sep=${delimiter}${newline}`;
  return Buffer.from(`${mark ? '\ufeff' : ''}${told}${lines.join(newline)}${lastNewline ? newline : ''}`);
}

describe('properties of reading delimited text', () => {
  it('a table that was written is read back, however it is cut into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(table, sizes, async (given, chunks) => {
        const bytes = written(given);
        const read = await cut(bytes, chunks);
        assert.deepEqual(
          plain(read).rows,
          given.rows.map((cells, i) => ({ position: i + 1, cells })),
        );
        assert.deepEqual(complaints(bytes, read), []);
      }),
      runs,
    );
  });

  it('any bytes give the same however they are cut, and each is accounted for', async () => {
    const junk = fc.string({
      unit: fc.constantFrom(
        '"',
        '""',
        ',',
        '\n',
        '\r',
        '\r\n',
        'a',
        'bb',
        '\0',
        '\xe9',
        '1,2,3\n',
        '"x",y,z\n',
        '\n"',
        '",',
      ),
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(junk, sizes, fc.integer({ min: 4, max: 40 }), async (text, chunks, recordLimit) => {
        const bytes = Buffer.from(text, 'latin1');
        const whole = await cut(bytes, [], { recordLimit });
        const parts = await cut(bytes, chunks, { recordLimit });
        assert.deepEqual(plain(parts), plain(whole));
        assert.deepEqual(complaints(bytes, whole), []);
        assert.deepEqual(complaints(bytes, parts), []);
      }),
      { ...runs, numRuns: 1500 },
    );
  });
});
