import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { Refusal } from '../../src/domain/refusal.ts';
import { example } from '../cli/run.ts';
import { release, Store } from './record.ts';

/** A stream of numbers below a bound (mulberry32): the same ones in every run. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const award = (name: string) => ({
  awards: [
    {
      id: '1',
      relatedLots: ['A'],
      date: '2024-01-01',
      value: { amount: 500, currency: 'GBP' },
      suppliers: [{ id: 's', name }],
    },
  ],
  contracts: [{ id: '1', awardID: '1' }],
});
const releases = [
  release(1, award('Mill Ltd')),
  release(1, { id: '1-2', date: '2024-02-01T00:00:00Z', ...award('Forge Ltd') }),
  release(2, award('Zebedee Quillfeather')),
];
const { contracts } = JSON.parse(readFileSync(join(example, 'pendle.json'), 'utf8')) as { contracts: object[] };

/** Small files of every format; all made up but for the notices, which are facts from the embedded example. */
const sound: readonly Buffer[] = [
  JSON.stringify({ uri: 'x', publisher: { name: 'Example' }, releases }),
  JSON.stringify(
    {
      records: [
        { ocid: 'ocds-madeup-1', releases },
        { ocid: 'ocds-madeup-2', compiledRelease: releases[2] },
      ],
    },
    null,
    1,
  ),
  releases.map((one) => JSON.stringify(one)).join('\n'),
  JSON.stringify({ contracts: contracts.slice(0, 4) }),
  JSON.stringify({
    payments: [
      { Date: '2024-01-13', Supplier: 'Mill Ltd', Amount: 100 },
      { Date: '2024-01-14', Supplier: 'A Person', Amount: '5' },
    ],
  }),
  'Date,Supplier,Amount,Department\n13/04/2020,"Mill, Ltd",500.00,A\n14/04/2020,"The\nForge",(20.5),B\n,,,\n2020-04-05,Redacted,£1,\n',
  'Notice Identifier,Notice Type,Organisation Name,Status,Published Date,Title,Awarded Value,Supplier [Name|Address|Ref type|Ref Number|Is SME|Is VCSE]\nM-1,Contract,Example Council,Awarded,2024-01-01T00:00:00Z,Made up,5000,[Mill Ltd|1 Yard|COMPANIES_HOUSE|01234568|Yes|No][Z. Weaver||NONE_SOLE_TRADER||Yes|No]\nM-2,Contract,Example Council,Open,2024-01-01T00:00:00Z,Made up,,\n',
].map((text) => Buffer.from(text));

const pieces = [
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\n',
  '\0',
  '\xff',
  '\\ud800',
  '1e9999',
  ' 000,',
  'null',
  '[]',
  '{}',
  '"ocid":',
  '"__proto__":{},',
  '"releases":[',
  '\t',
  '|',
  ';',
  '=1+1',
  '\xef\xbb\xbf',
  '9'.repeat(30),
  '"2024-02-31"',
  '-1',
  'Redacted',
  'Mr ',
];

/** Damages bytes in a few places: flips, cuts, doubles and inserts what matters to a reader. */
function damage(whole: Buffer, random: (below: number) => number): Buffer {
  let bytes = whole;
  for (let turn = random(5); turn >= 0; turn--) {
    const at = random(bytes.length + 1);
    const end = Math.min(bytes.length, at + random(40));
    const put = [
      Buffer.from(pieces[random(pieces.length)] as string, 'latin1'),
      Buffer.from([random(256)]),
      bytes.subarray(at, end),
      Buffer.alloc(0),
    ][random(4)] as Buffer;
    bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(random(2) === 0 ? at : end)]);
  }
  if (random(12) === 0) bytes = bytes.subarray(0, random(bytes.length + 1));
  if (random(8) > 0) return bytes;
  const packed = gzipSync(bytes);
  return random(2) === 0 ? packed : packed.subarray(0, random(packed.length + 1));
}

/** Rounds that take a few seconds; the clock only counts where more are asked for by FUZZ_SECONDS. */
const rounds = 3;
const milliseconds = Number(process.env.FUZZ_SECONDS ?? '0') * 1000;

test('damaged files of every format: refused, or read to the last thing and accounted for', async (t) => {
  const random = randomNumbers(Number(process.env.FUZZ_SEED ?? '42'));
  const began = performance.now();
  let imported = 0;
  for (let round = 0; round < rounds || performance.now() - began < milliseconds; round++) {
    const store = new Store(t);
    // Several files at once, of which each may be refused; then all again, upon what the first import kept.
    const files = Array.from(
      { length: 5 },
      (_, i) => [`${i}.dat`, damage(sound[random(sound.length)] as Buffer, random)] as const,
    );
    const where = () =>
      `round ${round}: ${files.map(([, bytes]) => JSON.stringify(bytes.toString('latin1'))).join('\n')}`;
    const kept: string[] = [];
    for (const [name, bytes] of files) {
      try {
        // Counts of each unit are added up by the store, and the snapshot is opened.
        await store.import({ [name]: bytes }, { choiceFor: () => ({ payer: 'Example Borough Council' }) });
        kept.push(name);
        imported++;
      } catch (error) {
        assert.ok(error instanceof Refusal, `${String((error as Error).stack)}\n${where()}`);
      }
    }
    if (kept.length > 0) {
      const [row] = await store.all<{ read: number; sum: number }>(
        'SELECT sum(read_count) AS read, sum(kept_count + duplicate_count + quarantined_count) AS sum FROM source',
      );
      assert.equal(row?.read, row?.sum, where());
      const [rows] = await store.all<{ kept: number; is: number; aside: number; pieces: number }>(
        `SELECT sum(kept_count) AS kept, (SELECT count(*) FROM release) + (SELECT count(*) FROM payment) AS "is",
         sum(quarantined_count) AS aside, (SELECT count(*) FROM quarantine) AS pieces FROM source`,
      );
      assert.equal(rows?.is, rows?.kept, where());
      assert.equal(rows?.pieces, rows?.aside, where());
      assert.deepEqual(
        await store.all('SELECT process_id FROM process GROUP BY process_id HAVING count(*) > 1'),
        [],
        where(),
      );
    }
    rmSync(store.path, { recursive: true, force: true });
  }
  assert.ok(imported > rounds, 'most damage leaves something to be read');
});
