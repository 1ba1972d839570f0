import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parseDocument } from '../../../src/sources/json/document.ts';
import { splitLines } from '../../../src/sources/json/lines.ts';
import { splitDocuments } from '../../../src/sources/json/scanner.ts';
import { chunksOf, complaints, cuttingsOf, plain } from './cutting.ts';

let root = dirname(fileURLToPath(import.meta.url));
while (!existsSync(join(root, 'package.json'))) root = dirname(root);
const shared = join(root, '..', 'shared', 'data');

/** A random stream of 32-bit numbers (mulberry32): the same numbers in every run. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

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
  ' ',
  '{"ocid":',
  '"releases":[',
  '\\u',
  '\\"',
  '""',
  '1e9999',
  '\xef\xbb\xbf',
  ' 000,',
  '[[[[',
  'null',
];

/** Damages bytes in a few places: flips, cuts, doubles and inserts what matters to a reader of JSON. */
function damage(sound: Buffer, random: (below: number) => number): Buffer {
  let bytes = sound;
  for (let turn = random(6); turn >= 0; turn--) {
    const at = random(bytes.length + 1);
    const end = Math.min(bytes.length, at + random(30));
    const put = [
      Buffer.from(pieces[random(pieces.length)] as string, 'latin1'),
      Buffer.from([random(256)]),
      bytes.subarray(at, end),
      Buffer.alloc(0),
    ][random(4)] as Buffer;
    bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(random(2) === 0 ? at : end)]);
  }
  return random(10) === 0 ? bytes.subarray(0, random(bytes.length + 1)) : bytes;
}

const release = (ocid: number) => ({
  ocid: `ocds-madeup-${ocid}`,
  id: `${ocid}`,
  tender: { id: '1', title: 'a "quoted" \\ café', items: [{ id: '1' }, { id: '2' }], value: { amount: 1000.5 } },
  tag: ['tender'],
});
const seeds = [
  JSON.stringify({ uri: 'made up', releases: [1, 2, 3].map(release), links: { next: 'x' } }),
  JSON.stringify({ releases: [1, 2, 3].map(release), publisher: { name: 'Made up' } }, null, 2),
  JSON.stringify([1, 2, 3].map(release), null, 1),
  [1, 2, 3, 4].map((ocid) => JSON.stringify(release(ocid))).join('\n'),
  JSON.stringify({ records: [{ ocid: '1', releases: [release(1)], compiledRelease: release(1) }] }),
].map((text) => Buffer.from(text));
for (const name of [
  'find-a-tender/032703-2026.json',
  'lancashire/pendle.json',
  'contracts-finder/releases-2025.jsonl',
]) {
  if (existsSync(join(shared, name))) seeds.push(readFileSync(join(shared, name)).subarray(0, 9000));
}

const milliseconds = Number(process.env.FUZZ_SECONDS ?? '0') * 1000;
/** Rounds that take about three seconds on a slow machine; the clock only counts where more are asked for. */
const rounds = 6000;

it('any damage is accounted for byte by byte, and chunks make no difference', async () => {
  const random = randomNumbers(Number(process.env.FUZZ_SEED ?? '42'));
  const began = performance.now();
  let round = 0;
  for (; round < rounds || performance.now() - began < milliseconds; round++) {
    const bytes = damage(seeds[random(seeds.length)] as Buffer, random);
    const split = random(4) === 0 ? splitLines : splitDocuments;
    const limit = random(3) === 0 ? 50 + random(400) : undefined;
    const sizes = [1 + random(200), 1 + random(4), 1 + random(20), 1 + random(3000)];
    const whole = await cuttingsOf(split, [bytes], limit);
    const cut = await cuttingsOf(split, chunksOf(bytes, sizes), limit);
    const where = () =>
      `round ${round}, limit ${limit}, sizes ${sizes}: ${JSON.stringify(bytes.toString('latin1')).slice(0, 4000)}`;
    assert.deepEqual(plain(cut), plain(whole), where());
    assert.deepEqual(complaints(bytes, cut), [], where());
    for (const item of whole.items) if (item.kind === 'document') parseDocument(item.bytes);
  }
  assert.ok(round >= rounds);
});

it('memory stays bounded while a long package passes', async () => {
  const element = Buffer.from(`${JSON.stringify(release(1))},`);
  const chunk = Buffer.concat(Array.from({ length: Math.ceil(500_000 / element.length) }, () => element));
  let highest = 0;
  function* long() {
    yield Buffer.from('{"releases":[');
    for (let turn = 0; turn < 200; turn++) {
      // A copy, as a file gives it: chunks that are kept would show.
      yield Buffer.from(chunk);
      if (turn % 20 === 19) highest = Math.max(highest, process.memoryUsage().arrayBuffers);
    }
    yield Buffer.from('{"ocid":"last"}]}');
  }
  const before = process.memoryUsage().arrayBuffers;
  let count = 0;
  for await (const batch of splitDocuments(long())) count += batch.length;
  assert.equal(count, 200 * Math.ceil(500_000 / element.length) + 2);
  assert.ok(highest - before < 80_000_000, `${highest - before} bytes of buffers while 100 MB passed`);
});
