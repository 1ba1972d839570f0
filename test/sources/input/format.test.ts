import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { Refusal } from '../../../src/domain/refusal.ts';
import { recognize } from '../../../src/sources/input/format.ts';

let root = dirname(fileURLToPath(import.meta.url));
while (!existsSync(join(root, 'package.json'))) root = dirname(root);
const shared = join(root, '..', 'shared', 'data');
const absent = existsSync(shared) ? false : '../shared is not here';

/** `format/framing`, or the code of the refusal. */
function outcome(head: string | Uint8Array): string {
  try {
    const { format, framing } = recognize(typeof head === 'string' ? Buffer.from(head) : head);
    return `${format}/${framing}`;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    assert.ok(error.mend.length > 10 && error.where !== '');
    return error.code;
  }
}

const release = '{"ocid":"ocds-madeup-1","tag":["tender"]}';
const notice = '{"id":"1","title":"Made up","organisation":"A Council","awarded_supplier":"B Ltd"}';
const payment = '{"date":"2024-01-01","supplier":"B Ltd","amount":500}';

const cases: Readonly<Record<string, readonly [string, string][]>> = {
  'OCDS, packaged or bare': [
    [`{"uri":"x","releases":[${release}]}`, 'ocds-package/values'],
    [`{\n  "uri": "x",\n  "releases": [\n    ${release}\n  ]\n}`, 'ocds-package/values'],
    [`{"records":[{"ocid":"1","compiledRelease":${release}}]}`, 'ocds-package/values'],
    ['{"releases":[]}', 'ocds-package/values'],
    [release, 'ocds-package/values'],
    [`[${release},${release}]`, 'ocds-package/values'],
    [`[\n${release},\n${release}\n]`, 'ocds-package/values'],
    [`[{"releases":[${release}]}]`, 'ocds-package/values'],
    [`${release}${release}`, 'ocds-package/values'],
    [`{\n "ocid": "1"\n}\n{\n "ocid": "2"\n}\n`, 'ocds-package/values'],
    [`{"ocid":"1","contracts":[{"id":"1","title":"x"}]}`, 'ocds-package/values'],
    ['{"awards":[{"id":"1"}],"buyer":{"name":"A Council"},"contracts":[{"id":"1', 'ocds-package/values'],
    [`{"releases":[${release}]}\n{"releases":[${release}]}\n`, 'ocds-package/values'],
    [`\ufeff \n${release}`, 'ocds-package/values'],
    [`{"uri":"x","releases":[${release.slice(0, 20)}`, 'ocds-package/values'],
    [`{"data":[${release}]}`, 'ocds-package/values'],
  ],
  'JSON Lines': [
    [`${release}\n${release}`, 'json-lines/lines'],
    [`${release}\r\n\r\n${release}\r\n`, 'json-lines/lines'],
    [`${release}\n${release.slice(0, 9)}`, 'json-lines/lines'],
    [`{"ocid": oops}\n${release}\n${release}\n`, 'json-lines/lines'],
    [`oops\n${release}\n${release}\n${release}\n`, 'json-lines/lines'],
  ],
  'Contracts Finder notices': [
    [`{"meta":{"a":1},"contracts":[${notice}]}`, 'contracts-finder-notices/values'],
    [`[${notice}]`, 'contracts-finder-notices/values'],
    [`${notice}\n${notice}\n`, 'contracts-finder-notices/lines'],
    ['Notice Identifier,Notice Type,Title\n1,Contract,"a, b"\n', 'contracts-finder-csv/table'],
    ['\ufeff"Notice Identifier","Notice Type"\r\n', 'contracts-finder-csv/table'],
  ],
  payments: [
    [`[${payment}]`, 'payments-json/values'],
    [`{"data":[${payment}]}`, 'payments-json/values'],
    [`${payment}\n${payment}\n`, 'payments-json/lines'],
    ['payment_date,amount,beneficiary_name\n2024-01-01,500,B Ltd\n', 'csv/table'],
    ['Date;Amount;Supplier\r\n01/01/2024;"1.000,50";B Ltd\r\n', 'csv/table'],
    ['Date\tAmount\tSupplier\n', 'csv/table'],
  ],
  nothing: [
    ['', 'empty-file'],
    [' \r\n\t', 'empty-file'],
    ['\ufeff', 'empty-file'],
    [' '.repeat(256 * 1024), 'blank-beginning'],
  ],
  'what cannot be read': [
    ['Dear reader, this is a letter.\nIt goes on\n', 'unknown-format'],
    ['just words', 'unknown-format'],
    ['1,2,3\n4,5,6\n', 'unknown-format'],
    ['{}', 'unknown-format'],
    ['{"hello":"world"}', 'unknown-format'],
    ['[1,2,3]', 'unknown-format'],
    ['null', 'unknown-format'],
    ['<!DOCTYPE html><html>', 'unknown-format'],
    ['<?xml version="1.0"?><a/>', 'unknown-format'],
    ['%PDF-1.7\n', 'unknown-format'],
    ['PK\x03\x04aaaa', 'unknown-format'],
    ['\ufeff\ufeffoops', 'unknown-format'],
  ],
};

describe('recognize', () => {
  for (const [what, pairs] of Object.entries(cases)) {
    it(what, () => {
      for (const [head, expected] of pairs) assert.equal(outcome(head), expected, head);
    });
  }

  it('reads a header in latin-1', () => {
    assert.equal(outcome(Buffer.from('Date,Supplier,Net \xa3\n2024-01-01,Caf\xe9,500\n', 'latin1')), 'csv/table');
  });

  it('refuses UTF-16 with or without its mark and says how to convert it', () => {
    const text = `{"releases":[${release}]}`;
    for (const head of [
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      Buffer.from(text, 'utf16le'),
      Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
    ]) {
      assert.equal(outcome(head), 'encoding-utf-16');
    }
    assert.throws(
      () => recognize(Buffer.from(`\ufeff${text}`, 'utf16le'), 'a.json'),
      (error: Refusal) => /UTF-8/.test(error.mend) && error.where === 'a.json',
    );
  });

  it('shows the first bytes, as text or in hexadecimal', () => {
    const message = (head: Uint8Array) => {
      try {
        recognize(head);
      } catch (error) {
        return (error as Refusal).message;
      }
      return assert.fail('recognised');
    };
    assert.match(
      message(Buffer.from('Dear reader,\nthis is a letter that goes on and on')),
      /“Dear reader, this is a letter that goes…”/,
    );
    assert.match(
      message(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48])),
      /the bytes 89 50 4e 47 0d/,
    );
    assert.match(message(Buffer.from([0x1f, 0x8b, 8, 0])), /compressed twice/);
    for (const head of [Buffer.alloc(1000, 'x'), Buffer.alloc(1000, 1)]) assert.ok(message(head).length < 160);
  });

  it('answers or refuses, whatever the bytes', () => {
    const heads = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.json().map((text) => Buffer.from(text)),
      fc.string().map((text) => Buffer.from(text)),
    );
    fc.assert(
      fc.property(heads, (head) => {
        assert.match(outcome(head), /^[a-z0-9-]+(?:\/[a-z]+)?$/);
      }),
      { seed: 42, numRuns: 2000 },
    );
    assert.equal(outcome(Buffer.alloc(262_144, '[')), 'unknown-format');
    assert.equal(outcome(Buffer.from('{"a":'.repeat(50_000))), 'unknown-format');
  });

  it('knows the published files, also by a part of their beginning', { skip: absent }, () => {
    const expected: Readonly<Record<string, string>> = {
      'contracts-finder/release-package-2025-01.json': 'ocds-package/values',
      'contracts-finder/releases-2025.jsonl': 'json-lines/lines',
      'contracts-finder/notices-2020.csv': 'contracts-finder-csv/table',
      'find-a-tender/032703-2026.json': 'ocds-package/values',
      'find-a-tender/release-package-2025-2026.json': 'ocds-package/values',
      'public-contracts-scotland/releases-2019.jsonl': 'json-lines/lines',
      'sell2wales/releases-2025.jsonl': 'json-lines/lines',
      'spend/hyndburn.json.gz': 'payments-json/values',
      'spend/cabinetoffice.csv.gz': 'csv/table',
      'spend/manchester.csv.gz': 'csv/table',
      'spend/newcastle.csv.gz': 'csv/table',
      'spend/salford.csv.gz': 'csv/table',
    };
    for (const name of readdirSync(join(shared, 'lancashire'))) {
      assert.equal(outcome(readFileSync(join(shared, 'lancashire', name))), 'contracts-finder-notices/values', name);
    }
    for (const [name, format] of Object.entries(expected)) {
      const bytes = readFileSync(join(shared, name));
      const whole = name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
      for (const size of [262_144, 65_536, 30_000])
        assert.equal(outcome(whole.subarray(0, size)), format, `${name}, ${size}`);
    }
  });
});
