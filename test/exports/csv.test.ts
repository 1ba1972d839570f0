import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { csvCell } from '../../src/exports/csv.ts';
import { type Cell, tableText } from '../../src/exports/table.ts';
import { python, withoutPython } from './python.ts';
import { readStrictly, seen } from './strict.ts';

const text = async (pieces: AsyncIterable<string>): Promise<string> => {
  let whole = '';
  for await (const piece of pieces) whole += piece;
  return whole;
};

test('text that a spreadsheet would run as a formula gets an apostrophe; numbers stay numbers', () => {
  for (const [value, cell] of [
    ['=1+1', "'=1+1"],
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
    ['+44 1254', "'+44 1254"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', `"'\r=1"`],
    ['\n=1', `"'\n=1"`],
    ['＝1', "'＝1"],
    ["'=1", "''=1"],
    ["'90s", "'90s"],
    ['a=1', 'a=1'],
    ['a-b', 'a-b'],
    [-1, '-1'],
    [-0.1, '-0.1'],
    [1e21, '1e+21'],
    [true, 'true'],
    [null, ''],
  ] as const)
    assert.equal(csvCell(value), cell, JSON.stringify(value));
});

const cells: fc.Arbitrary<Cell> = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('=1', '-', '+', '@', '\r', '\n', '"', ',', '\r\n', '",="', ' ', ''),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const tables = fc.array(fc.record({ a: cells, b: cells, c: cells }), { maxLength: 8 });

test('a strict reader gets every cell back, and none that begins like a formula unless it is a number', async () => {
  await fc.assert(
    fc.asyncProperty(tables, async (rows) => {
      const read = readStrictly(await text(tableText('csv', ['a', 'b', 'c'], [rows])));
      assert.deepEqual(read, [['a', 'b', 'c'], ...rows.map(({ a, b, c }) => [a, b, c].map(seen))]);
      for (const cell of read.flat())
        if (/^[=+\-@\t\r\n]/.test(cell)) assert.ok(Number.isFinite(Number(cell)), JSON.stringify(cell));
    }),
    { seed: 42, numRuns: 300 },
  );
});

test('numbers come back exactly', async () => {
  await fc.assert(
    fc.asyncProperty(fc.double({ noNaN: true, noDefaultInfinity: true }), async (n) => {
      const [, row] = readStrictly(await text(tableText('csv', ['n'], [[{ n }]])));
      // Nothing with a minus before it is written as nothing.
      assert.ok(Number(row?.[0]) === n, `${row?.[0]} is not ${n}`);
      const line = JSON.parse(await text(tableText('jsonl', ['n'], [[{ n }]]))) as { n: number };
      assert.ok(line.n === n, `${line.n} is not ${n}`);
    }),
    { seed: 42, numRuns: 300 },
  );
});

test('python’s csv module reads the same', { skip: withoutPython('csv') }, async () => {
  const rows = fc.sample(tables, { seed: 42, numRuns: 40 }).flat();
  const csv = await text(tableText('csv', ['a', 'b', 'c'], [rows]));
  const script =
    'import csv, io, json, sys\nsys.stdout.write(json.dumps(list(csv.reader(io.StringIO(json.load(sys.stdin), newline=""), strict=True))))';
  assert.deepEqual(python(script, JSON.stringify(csv)), [
    ['a', 'b', 'c'],
    ...rows.map(({ a, b, c }) => [a, b, c].map(seen)),
  ]);
});

test('JSON Lines: a line a row, each with all columns; a table without rows keeps its head in CSV', async () => {
  const rows = [{ a: 'x\ny\u2028', b: null, c: false }, { a: '=1' }];
  const lines = (await text(tableText('jsonl', ['a', 'b', 'c'], [rows, []]))).split('\n');
  assert.equal(lines.pop(), '');
  assert.deepEqual(
    lines.map((line) => JSON.parse(line)),
    [
      { a: 'x\ny\u2028', b: null, c: false },
      { a: '=1', b: null, c: null },
    ],
  );
  assert.equal(await text(tableText('csv', ['a', 'b'], [])), 'a,b\r\n');
  assert.equal(await text(tableText('jsonl', ['a', 'b'], [])), '');
});
