/** Excerpts against a full reading: the same members, and never a document where there is none. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Excerpts, type Wanted } from '../../../src/sources/json/excerpt.ts';

const wanted = { a: true, b: { a: true, c: { d: true } }, '': { a: true }, é: true } as const satisfies Wanted;

/** What is wanted of a value that was read in full. */
function pick(value: unknown, outline: Wanted | true): unknown {
  if (outline === true) return typeof value === 'object' ? null : value;
  if (Array.isArray(value)) return value.map((one) => pick(one, outline));
  if (typeof value !== 'object' || value === null) return null;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => Object.hasOwn(outline, name))
      .map(([name, member]) => [name, pick(member, outline[name] as Wanted | true)]),
  );
}

const read = (text: string): unknown => new Excerpts(wanted).read(Buffer.from(text));

const names = fc.constantFrom('a', 'b', 'c', 'd', '', 'é', 'aa', 'x"y', '__proto__');
const scalars = fc.oneof(
  fc.constantFrom(null, true, false, 0, -0.5, 1e21, 'GBP', 'caffè', 'a "word"', 'tab\t', '\u2028', ''),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: 'binary', maxLength: 50 }),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    scalars,
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.array(fc.tuple(names, tie('tree')), { maxLength: 5 }).map((entries) => Object.fromEntries(entries)),
  ),
}));

test('an excerpt holds what a full reading finds', () => {
  let taken = 0;
  fc.assert(
    fc.property(tree, fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const excerpt = read(text);
      // A name with an escape is left to the full reader.
      if (excerpt === undefined) assert.match(text, /\\/);
      else {
        taken++;
        assert.deepEqual(excerpt, pick(JSON.parse(text), wanted));
      }
    }),
    { seed: 42, numRuns: 2000 },
  );
  assert.ok(taken > 1000, `${taken} documents were taken`);
});

test('what is no JSON is never taken, however it is damaged', () => {
  const damage = fc.tuple(
    fc.nat(),
    fc.constantFrom('', '"', '\\', '{', '}', '[', ']', ',', ':', '0', '-', '.', 'e', 'n', '\n', '\u0001', ' ', 'u12'),
    fc.nat(2),
  );
  let broken = 0;
  fc.assert(
    fc.property(tree, fc.array(damage, { minLength: 1, maxLength: 3 }), (value, blows) => {
      let text = JSON.stringify(value);
      for (const [place, put, cut] of blows) {
        const at = place % (text.length + 1);
        text = text.slice(0, at) + put + text.slice(at + cut);
      }
      // Half a pair of surrogates has no bytes of its own.
      text = Buffer.from(text).toString();
      const excerpt = read(text);
      let whole: unknown;
      try {
        whole = JSON.parse(text);
      } catch {
        broken++;
        assert.equal(excerpt, undefined, text);
        return;
      }
      if (excerpt !== undefined) assert.deepEqual(excerpt, pick(whole, wanted), text);
    }),
    { seed: 42, numRuns: 6000 },
  );
  assert.ok(broken > 2000, `${broken} documents were broken`);
});

test('every case of the grammar', () => {
  for (const good of [
    '{"a":-0.5e+3}',
    '{"a":0}',
    ' {"a" : 1 , "x":[ ],"y":{ } } ',
    '{"x":[[],{},[{}],[1,"",true]]}',
    '{"x":"\\u00e9\\n\\/"}',
    '[]',
    '1',
    '[{"a":1},2]',
  ])
    assert.deepEqual(read(good), pick(JSON.parse(good), wanted), good);
  assert.deepEqual(read('{"a":1,"a":2,"b":{"a":1},"b":{}}'), { a: 2, b: {} });
  for (const bad of [
    '',
    ' ',
    '{',
    '{"a"}',
    '{"a":}',
    '{"a":1,}',
    '{,}',
    '[,]',
    '[1,]',
    '{"a":01}',
    '{"a":1.}',
    '{"a":.5}',
    '{"a":1e}',
    '{"a":+1}',
    '{"x":01}',
    '{"x":[1,]}',
    '{"x":{"y":1,}}',
    '{"x":{"y"}}',
    '{"x":[1 2]}',
    '{"x":[}',
    '{"x":{]}',
    '{"x":]}',
    '{"x":tru}',
    '{"x":nul',
    '{"x":"\\x"}',
    '{"x":"\\u12g4"}',
    '{"x":"\t"}',
    '{"a":1}}',
    '{"a":1} x',
    "{'a':1}",
    '{"x":NaN}',
    '\ufeff{}',
  ])
    assert.equal(read(bad), undefined, bad);
});

test('nesting beyond the limit and escaped names are left to the full reader', () => {
  const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  assert.deepEqual(read(`{"x":${deep(150)}}`), {});
  assert.equal(read(`{"x":${deep(300)}}`), undefined);
  assert.equal(read(`{"b":${deep(100_000)}}`), undefined);
  assert.equal(read('{"\\u0061":1}'), undefined);
});

test('texts that come again are the same, and those that only look alike are not', () => {
  const excerpts = new Excerpts(wanted);
  for (let i = 0; i < 30_000; i++) {
    const text = i % 3 === 0 ? 'GBP' : `GB-COH-${i}`;
    assert.deepEqual(excerpts.read(Buffer.from(JSON.stringify({ a: text }))), { a: text });
  }
});
