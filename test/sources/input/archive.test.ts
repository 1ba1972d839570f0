import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import * as zlib from 'node:zlib';
import { Refusal } from '../../../src/domain/refusal.ts';
import { defaultArchiveLimits } from '../../../src/sources/input/archive.ts';
import { type Input, type InputOptions, openInputs } from '../../../src/sources/input/open.ts';

async function inputOf(chunks: Iterable<Uint8Array>, options: InputOptions = {}): Promise<Input> {
  async function* stdin() {
    yield* chunks;
  }
  return (await openInputs(['-'], { ...options, stdin: stdin() })).inputs[0] as Input;
}

async function textOf(input: Input): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const chunk of input.chunks()) parts.push(chunk);
  return Buffer.concat(parts).toString('latin1');
}

function* cut(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const text = Array.from({ length: 20_000 }, (_, at) => `{"ocid":"ocds-madeup-${at}"}`).join('\n');
const code = (wanted: string) => (error: unknown) =>
  error instanceof Refusal && error.code === wanted && error.mend !== '';
const withoutZstd = zlib.zstdCompressSync === undefined ? 'this Node has no zstd' : false;

describe('decompression', () => {
  it('reads gzip, also of several members, however it is cut', async () => {
    const half = text.length >> 1;
    const members = Buffer.concat([zlib.gzipSync(text.slice(0, half)), zlib.gzipSync(text.slice(half))]);
    for (const size of [100, 5000, 1e9]) assert.equal(await textOf(await inputOf(cut(members, size))), text);
    assert.equal(await textOf(await inputOf(cut(zlib.gzipSync('made up'), 1))), 'made up');
  });

  it('reads zstd', { skip: withoutZstd }, async () => {
    const archive = zlib.zstdCompressSync(text);
    for (const size of [100, 5000, 1e9]) assert.equal(await textOf(await inputOf(cut(archive, size))), text);
  });

  it('refuses zstd where node:zlib has none, and says what helps', async () => {
    const input = await inputOf([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0])], {
      decompressors: { createGunzip: zlib.createGunzip },
    });
    await assert.rejects(
      textOf(input),
      (error) =>
        code('zstd-not-supported')(error) &&
        /22\.15/.test((error as Refusal).mend) &&
        /zstd -d/.test((error as Refusal).mend),
    );
  });

  it('yields what a cut archive holds and says that it is damaged', async () => {
    const archive = zlib.gzipSync(text);
    const half = archive.subarray(0, archive.length >> 1);
    const input = await inputOf(cut(half, 1000));
    const found = await textOf(input);
    assert.ok(found.length > 10_000 && text.startsWith(found));
    assert.match(input.damage() ?? '', /gzip archive is damaged after \d+ bytes/);
    assert.equal(input.digest(), createHash('sha256').update(half).digest('hex'));
  });

  it('yields what stands before a damaged place', async () => {
    const good = zlib.gzipSync(text);
    const bad = Buffer.concat([good, Buffer.from(good)]);
    bad.fill(0xff, good.length + 40);
    const input = await inputOf(cut(bad, 5000));
    const found = await textOf(input);
    assert.ok(text.startsWith(found) && found.length >= text.length - 65_536, `${found.length} of ${text.length}`);
    assert.notEqual(input.damage(), null);
    assert.equal(input.digest(), createHash('sha256').update(bad).digest('hex'));
  });

  it('digests the padding after the archive', async () => {
    const archive = Buffer.concat([zlib.gzipSync('made up'), Buffer.alloc(100_000)]);
    const input = await inputOf(cut(archive, 3000));
    assert.equal(await textOf(input), 'made up');
    assert.equal(input.digest(), createHash('sha256').update(archive).digest('hex'));
  });

  it('refuses an archive of which nothing can be read', async () => {
    await assert.rejects(
      textOf(await inputOf([Buffer.from([0x1f, 0x8b, 0xff, 0xff, 1, 2, 3])])),
      code('archive-damaged'),
    );
  });

  it('refuses a bomb by its ratio, before it has done harm', async () => {
    const bomb = zlib.gzipSync(Buffer.alloc(20_000_000));
    assert.ok(20_000_000 / bomb.length > 1000);
    const input = await inputOf([bomb], { limits: { ratioFrom: 1_000_000 } });
    let passed = 0;
    await assert.rejects(async () => {
      for await (const chunk of input.chunks()) passed += chunk.length;
    }, code('archive-too-large'));
    assert.ok(passed <= 2_000_000, `${passed} bytes passed`);
  });

  it('lets a small file that happens to be repetitive pass', async () => {
    const input = await inputOf([zlib.gzipSync(Buffer.alloc(20_000_000))]);
    assert.equal((await textOf(input)).length, 20_000_000);
    assert.deepEqual([defaultArchiveLimits.ratioFrom, defaultArchiveLimits.ratioLimit], [67_108_864, 1000]);
  });

  it('refuses more uncompressed bytes than allowed', async () => {
    const input = await inputOf([zlib.gzipSync(text)], { limits: { byteLimit: text.length - 1 } });
    await assert.rejects(textOf(input), code('archive-too-large'));
    assert.equal(await textOf(await inputOf([zlib.gzipSync(text)], { limits: { byteLimit: text.length } })), text);
  });

  it('lets a failure of the source through as it is', async () => {
    function* failing() {
      yield zlib.gzipSync(text).subarray(0, 1000);
      throw new Error('the disk is on fire');
    }
    await assert.rejects(textOf(await inputOf(failing())), /on fire/);
  });
});
