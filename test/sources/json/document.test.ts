import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseDocument } from '../../../src/sources/json/document.ts';
import { faultOffset } from '../../../src/sources/json/fault.ts';

/** Value and codes of issues, or the code of what is broken. */
function outcome(document: string | Uint8Array) {
  const parsed = parseDocument(typeof document === 'string' ? Buffer.from(document) : document);
  if (parsed.broken !== undefined) return parsed.broken.code;
  return [
    parsed.value,
    parsed.issues.map((issue) => (issue.path === undefined ? issue.code : `${issue.code} ${issue.path}`)),
  ];
}

describe('parseDocument', () => {
  it('parses sound JSON as JSON.parse does, without issues', () => {
    const sound = fc.jsonValue({ noUnicodeString: false }).map((value) => JSON.stringify(value));
    fc.assert(
      fc.property(sound, (text) => {
        fc.pre(!/\\u(?:0000|d[89a-f])/i.test(text));
        assert.deepEqual(outcome(text), [JSON.parse(text), []]);
      }),
      { seed: 42, numRuns: 500 },
    );
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const parsed = parseDocument(bytes);
        assert.ok(parsed.broken !== undefined || parsed.value !== undefined);
      }),
      { seed: 42, numRuns: 2000 },
    );
  });

  it('takes numbers out of range out of their object', () => {
    assert.deepEqual(outcome('{"value":{"amount":1e9999,"currency":"GBP"}}'), [
      { value: { currency: 'GBP' } },
      ['number-out-of-range /value/amount'],
    ]);
    assert.deepEqual(outcome('[1, -1e400, 2.5E3]'), [[1, null, 2500], ['number-out-of-range /1']]);
    assert.deepEqual(outcome(`{"a":${'9'.repeat(400)}}`), [{}, ['number-out-of-range /a']]);
    assert.deepEqual(outcome('1e9999'), [null, ['number-out-of-range ']]);
    assert.deepEqual(outcome('{"a":NaN,"b":-Infinity,"c":1}'), [
      { c: 1 },
      ['number-out-of-range /a', 'number-out-of-range /b'],
    ]);
    assert.deepEqual(outcome('{"text":"1e9999","a/b~":1e999}'), [{ text: '1e9999' }, ['number-out-of-range /a~1b~0']]);
  });

  for (const [written, read] of [
    [' 000', 0],
    ['007.50', 7.5],
    ['-01', -1],
    ['+5', 5],
    ['.5', 0.5],
    ['5.', 5],
    ['1,234', 1234],
    ['1,234,567.89', 1234567.89],
    ['12 000', 12000],
    ["1'000", 1000],
    ['-1,000', -1000],
  ] as const) {
    it(`reads the number ${written} as ${read}`, () => {
      assert.deepEqual(outcome(`{"amount": ${written}, "currency": "GBP"}`), [
        { amount: read, currency: 'GBP' },
        ['number-repaired'],
      ]);
      assert.deepEqual(outcome(`{"value": {"amount":${written}}}`), [{ value: { amount: read } }, ['number-repaired']]);
    });
  }

  it('does not guess where a comma separates or a number is no number', () => {
    assert.deepEqual(outcome('[1,234]'), [[1, 234], []]);
    for (const text of [
      '[007]',
      '{"a": 1,23}',
      '{"a": 12,34,56}',
      '{"a": 1 2}',
      '{"a": -}',
      '{"a": ,"b":1}',
      '{"a": 1.2.3}',
    ]) {
      assert.equal(outcome(text), 'not-json', text);
    }
  });

  it('keeps strings as they are while it repairs numbers', () => {
    assert.deepEqual(outcome('{"a": ": 007, \\" ", "b": 007}'), [{ a: ': 007, " ', b: 7 }, ['number-repaired']]);
  });

  it('reads bytes that are not UTF-8 as Windows-1252 and leaves the others', () => {
    assert.deepEqual(outcome(Buffer.from('{"a":"\xa3500 caf\xe9 \x96 \x80"}', 'latin1')), [
      { a: '£500 café – €' },
      ['encoding-latin-1'],
    ]);
    const mixed = Buffer.concat([Buffer.from('{"a":"café '), Buffer.from([0xe9]), Buffer.from('"}')]);
    assert.deepEqual(outcome(mixed), [{ a: 'café é' }, ['encoding-latin-1']]);
    assert.deepEqual(outcome(Buffer.from('\ufeff{"a":"é"}')), [{ a: 'é' }, []]);
  });

  it('replaces halves of surrogate pairs and takes NUL out', () => {
    assert.deepEqual(outcome('{"a":"x\\ud83dy","b":"\\ud83d\\ude00","c\\udc00":1}'), [
      { a: 'x\ufffdy', b: '😀', 'c\ufffd': 1 },
      ['lone-surrogate /a', 'lone-surrogate '],
    ]);
    assert.deepEqual(outcome(Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])), ['\ufffd', ['lone-surrogate']]);
    assert.deepEqual(outcome('{"a":"x\\u0000y","b":"\\\\u0000"}'), [
      { a: 'xy', b: '\\u0000' },
      ['control-character /a'],
    ]);
    assert.deepEqual(outcome('{"a":"x\0y","b":"one\ntwo\tthree\u0001"}'), [
      { a: 'xy', b: 'one\ntwo\tthree' },
      ['control-character'],
    ]);
  });

  it('keeps a key called __proto__ as a key', () => {
    const parsed = parseDocument(Buffer.from('{"__proto__":{"a":"\\u0000"},"b":1e999}'));
    assert.ok(parsed.broken === undefined);
    assert.equal(JSON.stringify(parsed.value), '{"__proto__":{"a":""}}');
    assert.equal(({} as { a?: string }).a, undefined);
  });

  it('sets aside brackets more than 200 deep, but not brackets in strings', () => {
    const nest = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    assert.notEqual(outcome(nest(200)), 'nested-too-deep');
    assert.equal(outcome(nest(201)), 'nested-too-deep');
    assert.equal(outcome('['.repeat(1_000_000)), 'nested-too-deep');
    assert.deepEqual(outcome(JSON.stringify('['.repeat(300))), ['['.repeat(300), []]);
  });

  it('says at which byte the document stops being JSON', () => {
    const complaint = (text: string) => parseDocument(Buffer.from(text)).broken?.message;
    assert.equal(complaint('{"a": 1, b: 2}'), 'not JSON from byte 9 on: b: 2}');
    assert.equal(complaint('{"é": tru}'), 'not JSON from byte 7 on: tru}');
    assert.equal(complaint('{"a": [1, 2'), 'not JSON: it ends at byte 11, too soon');
  });

  it('keeps at most a hundred issues of one document', () => {
    const parsed = parseDocument(Buffer.from(JSON.stringify(Array.from({ length: 1000 }, () => '\0'))));
    assert.equal(parsed.issues.length, 100);
  });
});

describe('faultOffset', () => {
  it('finds nothing in sound JSON, and in damaged JSON a place after a sound beginning', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.nat(),
        fc.constantFrom('x', '}', ']', ',', ':', '"', '', '\n'),
        (value, place, put) => {
          const sound = Buffer.from(JSON.stringify(value, null, 1));
          assert.equal(faultOffset(sound), sound.length);
          const at = place % sound.length;
          const damaged = Buffer.concat([sound.subarray(0, at), Buffer.from(put), sound.subarray(at + 1)]);
          let parses = true;
          try {
            JSON.parse(damaged.toString());
          } catch {
            parses = false;
          }
          if (parses) assert.equal(faultOffset(damaged), damaged.length);
          // A word or an escape is at fault from its beginning, which may stand before the damage.
          else assert.ok(faultOffset(damaged) >= at - 40 || faultOffset(damaged) === damaged.length);
          if (!parses && faultOffset(damaged) === damaged.length)
            assert.throws(() => JSON.parse(`${damaged.toString()} `));
        },
      ),
      { seed: 42, numRuns: 1000 },
    );
  });
});
