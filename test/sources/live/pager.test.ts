import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { contractsFinder } from '../../../src/sources/live/contracts-finder.ts';
import { firstPage, withinAddress } from '../../../src/sources/live/feed.ts';
import { type Published, readPage } from '../../../src/sources/live/page.ts';
import { pageLimit, readWindow } from '../../../src/sources/live/pager.ts';
import { type Answer, lineTo, madeUp, nextOf, packageOf, paged, range, replay, send, virtualWire } from './replay.ts';

const window = { from: Date.parse('2025-01-20T06:00:00Z'), to: Date.parse('2025-01-20T12:00:00Z') };

async function readAll(answer: Answer) {
  const { wire } = virtualWire();
  await using service = await replay(answer);
  const keys: (string | null)[] = [];
  const at = { line: lineTo(service.address, wire), feed: contractsFinder, address: service.address };
  const read = await readWindow(window, at, (page) => keys.push(...page.releases.map(({ key }: Published) => key)));
  return { read, keys, requests: service.requests };
}

describe('the pages of a window', () => {
  it('are asked for by the parameters of the service, and followed to the last', async () => {
    const { read, keys, requests } = await readAll(
      paged(
        range(0, 250).map((n) => madeUp(n)),
        100,
      ),
    );
    assert.deepEqual(read, { pages: 3, releases: 250, reported: null, ending: 'last-page' });
    assert.equal(new Set(keys).size, 250);
    assert.equal(
      requests[0]?.url.search,
      '?publishedFrom=2025-01-20T05:59:59&publishedTo=2025-01-20T12:00:00&limit=100',
    );
    assert.equal(requests[2]?.url.searchParams.get('cursor'), '200');
    assert.equal(requests[2]?.url.searchParams.get('publishedTo'), '2025-01-20T12:00:00');
  });

  it('may be none', async () => {
    const { read } = await readAll(paged([], 100));
    assert.deepEqual(read, { pages: 1, releases: 0, reported: null, ending: 'empty-page' });
  });

  it('go on after one that is empty, and end at the second', async () => {
    const counts = [3, 0, 2, 0, 0, 9];
    const { read, keys } = await readAll((asked, response, n) =>
      send(
        response,
        packageOf(
          range(0, counts[n - 1] as number).map((i) => madeUp(n * 10 + i)),
          nextOf(asked, n),
        ),
      ),
    );
    assert.deepEqual(read, { pages: 5, releases: 5, reported: null, ending: 'empty-page' });
    assert.equal(keys.length, 5);
  });

  it('end where a page comes again under another cursor', async () => {
    const { read, keys } = await readAll((asked, response, n) =>
      send(response, packageOf([madeUp(Math.min(n, 3))], nextOf(asked, n))),
    );
    assert.deepEqual(read, { pages: 4, releases: 3, reported: null, ending: 'repeated-page' });
    assert.equal(keys.length, 3);
  });

  it('end where a link leads back', async () => {
    const { read, requests } = await readAll((asked, response, n) =>
      send(response, packageOf([madeUp(n)], nextOf(asked, n === 1 ? 'a' : n === 2 ? 'b' : 'a'))),
    );
    assert.deepEqual(read, { pages: 3, releases: 3, reported: null, ending: 'repeated-page' });
    assert.equal(requests.length, 3);
  });

  it('are not followed without an end', async () => {
    const { read, requests } = await readAll((asked, response, n) =>
      send(response, packageOf([madeUp(n)], nextOf(asked, n))),
    );
    assert.deepEqual(read, { pages: pageLimit, releases: pageLimit, reported: null, ending: 'too-many-pages' });
    assert.equal(requests.length, pageLimit);
  });

  it('raise a doubt where the last one is full', async () => {
    const { read } = await readAll((_, response) => send(response, packageOf(range(0, 100).map((n) => madeUp(n)))));
    assert.deepEqual(read, { pages: 1, releases: 100, reported: null, ending: 'full-last-page' });
  });

  it('are counted against what the publisher reports', async () => {
    const saying =
      (total: number): Answer =>
      (_, response) =>
        send(response, packageOf([madeUp(1)], null, { hitCount: total }));
    assert.deepEqual((await readAll(saying(2))).read, {
      pages: 1,
      releases: 1,
      reported: 2,
      ending: 'fewer-than-reported',
    });
    assert.deepEqual((await readAll(saying(1))).read, { pages: 1, releases: 1, reported: 1, ending: 'last-page' });
  });

  it('are never fetched from another host or path', async () => {
    for (const link of [
      'http://127.0.0.1:1/api/search?cursor=1',
      '/other?cursor=1',
      'file:///etc/hostname',
      '//evil.invalid/api/search',
    ]) {
      const { read, requests } = await readAll((_, response) => send(response, packageOf([madeUp(1)], link)));
      assert.equal('code' in read && read.code, 'elsewhere', link);
      assert.equal(requests.length, 1);
    }
  });

  it('lose no release, however it is cut into pages', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 8 });
    const property = fc.asyncProperty(sizes, async (counts) => {
      const starts = counts.map((_, i) => counts.slice(0, i).reduce((sum, n) => sum + n, 0));
      const { keys } = await readAll((asked, response, n) => {
        const from = starts[n - 1] as number;
        const releases = range(from, from + (counts[n - 1] as number)).map((i) => madeUp(i));
        send(response, packageOf(releases, n < counts.length ? nextOf(asked, n) : null));
      });
      const all = counts.reduce((sum, n) => sum + n, 0);
      assert.deepEqual(
        keys,
        range(0, all).map((n) => `${madeUp(n).ocid} ${madeUp(n).id}`),
      );
    });
    await fc.assert(property, { seed: 42, numRuns: 20 });
  });
});

describe('an address', () => {
  it('is kept to, with only the query of a link', () => {
    const address = new URL('https://service.example/Published/Search');
    const cases: Record<string, string | null> = {
      'https://service.example/Published/Search?cursor=1': 'https://service.example/Published/Search?cursor=1',
      'http://service.example/published/search/?cursor=1#x': 'https://service.example/Published/Search?cursor=1',
      '?cursor=2': 'https://service.example/Published/Search?cursor=2',
      'https://service.example.evil/Published/Search?cursor=1': null,
      'https://service.example:8443/Published/Search': null,
      'https://service.example/Published/Other': null,
      'javascript:alert(1)': null,
      'https://[': null,
    };
    for (const [link, expected] of Object.entries(cases))
      assert.equal(withinAddress(address, link)?.href ?? null, expected, link);
  });

  it('has colons as they are', () => {
    const address = new URL('https://service.example/a');
    assert.match(firstPage(contractsFinder, address, window).href, /publishedTo=2025-01-20T12:00:00&/);
  });
});

describe('a page', () => {
  const text = (page: Awaited<ReturnType<typeof readPage>>) =>
    page?.releases.map(({ bytes }) => Buffer.from(bytes).toString());

  it('gives releases byte for byte, also where they hold numbers that are no JSON', async () => {
    const releases = [
      '{"ocid":"a","id":"1","value":{"amount":1e9999}}',
      '{ "ocid":"a",\n "id":"2", "n":  000, "t":"\\u00a3" }',
    ];
    const page = await readPage(Buffer.from(`{"version":"1.1","releases":[${releases.join(' ,\n')}]}`));
    assert.deepEqual(text(page), releases);
    assert.deepEqual(
      page?.releases.map(({ key }) => key),
      ['a 1', 'a 2'],
    );
  });

  it('keeps a release that cannot be read, for the import to set aside', async () => {
    const page = await readPage(
      Buffer.from('{"releases":[{"ocid":"a","id":"1"},{"ocid":"a","id":},{"ocid":"a","id":"3"}]}'),
    );
    assert.deepEqual(
      page?.releases.map(({ key }) => key),
      ['a 1', null, 'a 3'],
    );
    assert.equal(page?.releases[1]?.release, null);
  });
});
