import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { AnswerCache, type Made } from '../../src/server/answer-cache.ts';

const headers = { 'content-type': 'text/plain' };

/** A maker that counts how often it is asked. */
function maker(body = 'an answer') {
  const asked = { times: 0 };
  const make = async (): Promise<Made> => {
    asked.times++;
    return { body, headers };
  };
  return { asked, make };
}

const bodyOf = async (cache: AnswerCache, address: string, make: () => Promise<Made | Response>, packed = false) => {
  const sent = await cache.take({ snapshot: 's', address, packed }, make);
  assert.ok(!(sent instanceof Response));
  return new TextDecoder().decode(packed ? gunzipSync(sent.body) : sent.body);
};

test('an answer is made once for an address, and is the same packed and plain', async () => {
  const cache = new AnswerCache(10_000);
  const { asked, make } = maker();
  assert.equal(await bodyOf(cache, '/a', make), 'an answer');
  assert.equal(await bodyOf(cache, '/a', make, true), 'an answer');
  assert.equal(asked.times, 1);
  const sent = await cache.take({ snapshot: 's', address: '/a', packed: true }, make);
  assert.deepEqual((sent as { headers: object }).headers, {
    ...headers,
    vary: 'accept-encoding',
    'content-encoding': 'gzip',
  });
});

test('several who ask at once wait for one answer', async () => {
  const cache = new AnswerCache(10_000);
  const { asked, make } = maker();
  await Promise.all(Array.from({ length: 32 }, () => bodyOf(cache, '/a', make)));
  assert.equal(asked.times, 1);
});

test('another snapshot has other answers', async () => {
  const cache = new AnswerCache(10_000);
  const { asked, make } = maker();
  for (const snapshot of ['one', 'two', 'one']) await cache.take({ snapshot, address: '/a', packed: true }, make);
  assert.equal(asked.times, 3);
});

test('a failure and a response are not kept, and each who asks gets a response of its own', async () => {
  const cache = new AnswerCache(10_000);
  const fails = () => cache.take({ snapshot: 's', address: '/a', packed: true }, () => Promise.reject(new Error('no')));
  await assert.rejects(fails, /no/);
  assert.equal(await bodyOf(cache, '/a', maker('well').make), 'well');
  const turned = async () => new Response('gone', { status: 404 });
  const take = () => cache.take({ snapshot: 's', address: '/b', packed: true }, turned);
  const all = (await Promise.all([take(), take(), take()])) as Response[];
  assert.deepEqual(await Promise.all(all.map((one) => one.text())), ['gone', 'gone', 'gone']);
  assert.equal(await bodyOf(cache, '/b', maker('found').make), 'found');
});

test('what was not asked for longest goes first, and no answer is ever another’s', async () => {
  const cache = new AnswerCache(60);
  const times = new Map<string, number>();
  const ask = (address: string) =>
    bodyOf(cache, address, async () => {
      times.set(address, (times.get(address) ?? 0) + 1);
      return { body: address, headers };
    });
  for (const address of ['/a', '/b', '/a', '/c', '/a', '/b']) assert.equal(await ask(address), address);
  // Three of them are more than fit: the second was pushed out by the third and had to be made again.
  assert.deepEqual([...times.values()], [1, 2, 1]);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom('/a', '/b', '/c', '/d'), { maxLength: 20 }), async (addresses) => {
      for (const address of addresses) assert.equal(await ask(address), address);
    }),
    { seed: 42, numRuns: 30 },
  );
});
