import assert from 'node:assert/strict';
import { createHash, randomFillSync } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { Refusal } from '../../../src/domain/refusal.ts';
import { type Input, openInputs } from '../../../src/sources/input/open.ts';

let folder = '';
const at = (...names: string[]) => join(folder, ...names);

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'inputs-'));
  mkdirSync(at('data', 'b', 'deep'), { recursive: true });
  mkdirSync(at('data', '.hidden'));
  mkdirSync(at('empty', 'below'), { recursive: true });
  for (const name of [
    'b/deep/x.csv',
    'b/2.jsonl',
    'a.json',
    'c.json.gz',
    'README.md',
    'picture.png',
    '.hidden/y.json',
    '.z.json',
    'all.tar.gz',
  ]) {
    writeFileSync(at('data', name), name.endsWith('.gz') ? gzipSync(name) : name);
  }
  writeFileSync(at('empty', 'notes.txt'), 'x');
  symlinkSync(at('data'), at('data', 'b', 'loop'), 'dir');
});
after(() => rmSync(folder, { recursive: true, force: true }));

async function read(input: Input): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of input.chunks()) parts.push(chunk);
  return Buffer.concat(parts);
}

const names = async (...words: string[]) => (await openInputs(words)).inputs.map((input) => input.name);
const code = (wanted: string) => (error: unknown) =>
  error instanceof Refusal && error.code === wanted && error.where !== '' && error.mend !== '';

describe('openInputs', () => {
  it('takes a file whatever it is called, by its name without the folders above', async () => {
    assert.deepEqual(await names(at('data', 'README.md'), at('data', 'b', '2.jsonl')), ['README.md', '2.jsonl']);
    const { inputs } = await openInputs([at('data', 'a.json')]);
    assert.deepEqual([inputs[0]?.byteCount, inputs[0]?.path], [6, at('data', 'a.json')]);
  });

  it('takes what looks like data in a folder, sorted, and names the rest', async () => {
    const { inputs, skipped } = await openInputs([at('data')]);
    assert.deepEqual(
      inputs.map((input) => input.name),
      ['data/a.json', 'data/b/2.jsonl', 'data/b/deep/x.csv', 'data/c.json.gz'],
    );
    assert.deepEqual(skipped, ['data/.z.json', 'data/README.md', 'data/all.tar.gz', 'data/b/loop', 'data/picture.png']);
  });

  it('expands patterns', async () => {
    assert.deepEqual(await names(at('data', '*.json')), ['a.json']);
    assert.deepEqual(await names(at('data', '**', '*.[cj]s[!o]*')), ['b/deep/x.csv']);
    assert.deepEqual(await names(at('data', '?', '*', 'x.csv')), ['b/deep/x.csv']);
    assert.deepEqual(await names(at('data', '**')), ['a.json', 'b/2.jsonl', 'b/deep/x.csv', 'c.json.gz']);
    assert.deepEqual(await names(at('d*')), ['data/a.json', 'data/b/2.jsonl', 'data/b/deep/x.csv', 'data/c.json.gz']);
    writeFileSync(at('data', 'real[1].json'), '{}');
    assert.deepEqual(await names(at('data', 'real[1].json')), ['real[1].json']);
    rmSync(at('data', 'real[1].json'));
  });

  it('takes the same file once', async () => {
    const { inputs, skipped } = await openInputs([at('data', 'a.json'), at('data', '*.json')]);
    assert.deepEqual([inputs.length, skipped], [1, ['a.json']]);
  });

  it('refuses what is missing, matches nothing or holds no data', async () => {
    await assert.rejects(openInputs([at('nowhere.json')]), code('no-such-path'));
    await assert.rejects(openInputs([at('data', '*.xml')]), code('no-match'));
    await assert.rejects(openInputs([at('nowhere', '*.json')]), code('no-match'));
    await assert.rejects(openInputs([at('empty')]), code('empty-folder'));
    await assert.rejects(openInputs([at('data', 'a.json'), at('nowhere.json')]), code('no-such-path'));
  });

  const everything = process.getuid?.() === 0 ? 'the superuser may read everything' : false;
  it('refuses what may not be read', { skip: everything }, async () => {
    writeFileSync(at('secret.json'), '{}');
    chmodSync(at('secret.json'), 0);
    await assert.rejects(openInputs([at('secret.json')]), code('unreadable-path'));
  });

  it('reads standard input', async () => {
    async function* stdin() {
      yield* [Buffer.from('{"a'), Buffer.from('":1}')];
    }
    const { inputs } = await openInputs(['-', '-'], { stdin: stdin() });
    assert.equal(inputs.length, 1);
    const input = inputs[0] as Input;
    assert.deepEqual([input.name, input.path, input.byteCount], ['stdin', null, null]);
    assert.equal((await read(input)).toString(), '{"a":1}');
    assert.equal(input.digest(), createHash('sha256').update('{"a":1}').digest('hex'));
  });

  it('shows the head and yields it again, and digests the bytes as given', async () => {
    const bytes = randomFillSync(Buffer.alloc(3_000_000)).fill('{"a":1}', 0, 100);
    for (const given of [bytes, gzipSync(bytes)]) {
      writeFileSync(at('big.bin'), given);
      const input = (await openInputs([at('big.bin')])).inputs[0] as Input;
      const head = await input.head();
      assert.ok(head.length >= 262_144 && bytes.subarray(0, head.length).equals(head));
      assert.equal(input.digest(), null);
      assert.ok((await read(input)).equals(bytes));
      assert.equal(input.digest(), createHash('sha256').update(given).digest('hex'));
      assert.deepEqual([input.readCount(), input.damage()], [given.length, null]);
    }
  });

  it('reads an empty file', async () => {
    writeFileSync(at('nothing.json'), '');
    const input = (await openInputs([at('nothing.json')])).inputs[0] as Input;
    assert.equal((await input.head()).length, 0);
    assert.equal((await read(input)).length, 0);
    assert.equal(input.digest(), createHash('sha256').digest('hex'));
  });

  it('lets go of a file that is left early', async () => {
    writeFileSync(at('left.bin'), Buffer.alloc(5_000_000, 'x'));
    const input = (await openInputs([at('left.bin')])).inputs[0] as Input;
    for await (const chunk of input.chunks()) {
      assert.ok(chunk.length > 0);
      break;
    }
    assert.equal(input.digest(), null);
    assert.equal((await input.chunks().next()).done, true);
  });
});
