import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readWords, type Surroundings, WordsOff } from '../../../src/cli/command.ts';
import { fetchCommandWith } from '../../../src/cli/fetching.ts';
import { importPaths } from '../../../src/cli/importing.ts';
import { cleanDocument } from '../../../src/sources/ocds/clean.ts';
import type { Json } from '../../../src/sources/ocds/field.ts';
import {
  type Answer,
  type Asked,
  madeUp,
  nextOf,
  packageOf,
  paged,
  range,
  replay,
  send,
  virtualWire,
} from './replay.ts';

let root = dirname(fileURLToPath(import.meta.url));
while (!existsSync(join(root, 'package.json'))) root = dirname(root);
const shared = join(root, '..', 'shared', 'data');
const absent = existsSync(shared) ? false : '../shared is not here';

/** A store of its own for one test, and a way to run the command in it. */
function workplace() {
  const store = mkdtempSync(join(tmpdir(), 'commonweal-fetch-'));
  const clock = virtualWire();
  const tools: { fetch: typeof fetch } = { fetch: clock.wire.fetch };
  const imports: (readonly string[])[] = [];
  async function run(given: readonly string[], env: Surroundings['env'] = {}) {
    const printed: string[] = [];
    const said: string[] = [];
    const command = fetchCommandWith({
      wire: { ...clock.wire, fetch: (...request) => tools.fetch(...request) },
      importPaths: (request, surroundings) => {
        imports.push(request.paths);
        return importPaths(request, surroundings);
      },
    });
    const terminal = {
      print: (text: string) => printed.push(text),
      say: (text: string) => said.push(text),
      drained: async () => {},
      progress() {},
      done() {},
      bold: String,
    };
    const words = readWords(command, [...given, '--store', store]);
    const code = await command.run(words, { terminal, env, now: () => new Date(clock.now()), version: '0.0.0-test' });
    return { code, said, text: printed.join('\n'), report: () => JSON.parse(printed.join('\n')) };
  }
  const fetched = (service = 'contracts-finder') => join(store, 'fetched', service);
  return {
    store,
    clock,
    tools,
    imports,
    run,
    fetched,
    [Symbol.dispose]: () => rmSync(store, { recursive: true, force: true }),
  };
}

const oneDay = ['--from', '2025-01-20', '--to', '2025-01-20'];
/** The hour at which the asked window begins; one second after what is asked for. */
const hourOf = ({ url }: Asked): number =>
  (Number((url.searchParams.get('publishedFrom') as string).slice(11, 13)) + 1) % 24;
/** Answers each window of a day with releases of its own: so many as its number, from 1. */
const byWindow: Answer = (asked, response, n) => {
  const window = hourOf(asked) / 6;
  paged(
    range(0, window + 1).map((i) => madeUp(window * 100 + i)),
    2,
  )(asked, response, n);
};

describe('commonweal fetch', () => {
  it('fetches the windows of a day and imports them in one go', async () => {
    using place = workplace();
    await using service = await replay(byWindow);
    const done = await place.run(['contracts-finder', ...oneDay, '--service-url', service.address.href, '--json']);
    assert.equal(done.code, 0);
    const report = done.report();
    assert.deepEqual(
      report.windows.map((window: { releases: number; outcome: string }) => [window.releases, window.outcome]),
      [1, 2, 3, 4].map((n) => [n, 'complete']),
    );
    assert.deepEqual([report.releases, report.duplicates, report.reported, report.requests], [10, 0, null, 6]);
    assert.deepEqual([report.import.read.release, report.import.kept.release], [10, 10]);
    assert.equal(place.imports.length, 1);
    assert.equal(place.imports[0]?.length, 4);
    assert.deepEqual(readdirSync(place.fetched()).sort(), [
      '20250120T000000-20250120T060000.json',
      '20250120T060000-20250120T120000.json',
      '20250120T120000-20250120T180000.json',
      '20250120T180000-20250121T000000.json',
      'windows.json',
    ]);
    const file = JSON.parse(readFileSync(place.imports[0]?.[3] as string, 'utf8'));
    assert.deepEqual(
      file.releases,
      range(300, 304).map((n) => madeUp(n)),
    );
    assert.deepEqual([file.publisher.name, file.links], ['Made-up Office', undefined]);
  });

  it('says in words what it did', async () => {
    using place = workplace();
    await using service = await replay(byWindow);
    const { text, said } = await place.run(['contracts-finder', ...oneDay, '--service-url', service.address.href]);
    assert.match(
      text,
      /^Contracts Finder, 2025-01-20 to 2025-01-20: 10 releases in 4 windows; 0 came more than once\.$/m,
    );
    assert.match(text, /gives no count of what it has published/);
    assert.match(text, /^Read 10 releases/m);
    assert.deepEqual(said.slice(0, 2), [
      '2025-01-20 00:00 to 06:00: 1 release',
      '2025-01-20 06:00 to 12:00: 2 releases',
    ]);
  });

  it('fetches the last seven days without dates, and asks again for what is not over', async () => {
    using place = workplace();
    await using service = await replay((asked, response) =>
      send(response, packageOf([madeUp(Number(asked.url.search.replace(/\D/g, '').slice(0, 12)))])),
    );
    const address = { COMMONWEAL_CONTRACTS_FINDER: service.address.href };
    const first = (await place.run(['contracts-finder', '--json'], address)).report();
    assert.deepEqual([first.from, first.to], ['2025-01-17', '2025-01-24']);
    const outcomes = first.windows.map((window: { outcome: string }) => window.outcome);
    // It is noon: the morning's second window has just ended, and the afternoon's begins.
    assert.deepEqual([outcomes.length, outcomes.indexOf('open')], [31, 29]);
    assert.equal(service.requests.length, 31);
    const second = (await place.run(['contracts-finder', '--json'], address)).report();
    assert.deepEqual([second.requests, second.releases, second.import.changed], [2, 31, false]);
  });

  it('picks up where it was broken off', async () => {
    using place = workplace();
    await using service = await replay(byWindow);
    const words = ['contracts-finder', ...oneDay, '--service-url', service.address.href, '--json'];
    // A fault of ours at the third window stands for a kill; it leaves what is finished, and nothing half written.
    place.tools.fetch = async (request, options) => {
      if (String(request).includes('From=2025-01-20T11:59:59')) throw new RangeError('killed');
      return fetch(request, options);
    };
    await assert.rejects(place.run(words), RangeError);
    assert.equal(place.imports.length, 0);
    assert.equal(readdirSync(place.fetched()).length, 3);
    place.tools.fetch = fetch;
    const report = (await place.run(words)).report();
    assert.deepEqual(
      report.windows.map((window: { known: boolean }) => window.known),
      [true, true, false, false],
    );
    assert.equal(report.import.kept.release, 10);
  });

  it('reports a window that fails, and keeps and imports the others', async () => {
    using place = workplace();
    let healed = false;
    await using service = await replay((asked, response, n) => {
      if (hourOf(asked) === 6 && !healed) send(response, '<html>oops</html>');
      else byWindow(asked, response, n);
    });
    const words = ['contracts-finder', ...oneDay, '--service-url', service.address.href, '--json'];
    const first = await place.run(words);
    assert.equal(first.code, 1);
    const because = 'sends an answer that is no whole release package, 5 times in a row';
    assert.deepEqual(first.report().failed, [{ window: '20250120T060000-20250120T120000', because }]);
    assert.equal(first.report().import.kept.release, 8);
    healed = true;
    const second = await place.run(words);
    assert.equal(second.code, 0);
    assert.deepEqual(
      [second.report().requests, second.report().import.kept.release, second.report().import.duplicate.release],
      [1, 2, 8],
    );
  });

  it('leaves a service alone that fails three times, or throttles to the end', async () => {
    for (const [status, requests, windows] of [
      [400, 3, 3],
      [403, 5, 1],
    ] as const) {
      using place = workplace();
      await using service = await replay((_, response) => send(response, '', status));
      const { code, text } = await place.run(['contracts-finder', ...oneDay, '--service-url', service.address.href]);
      assert.equal(code, 1);
      assert.deepEqual([service.requests.length, place.imports.length], [requests, 0]);
      assert.match(text, new RegExp(`Not asked for, after too many failures: ${4 - windows} more`));
      assert.match(text, /The same command again fetches only what is missing/);
      assert.doesNotMatch(text, /Nothing was published/);
    }
  });

  it('cuts a window in two that may hold more than it gave', async () => {
    using place = workplace();
    // Whatever window is asked for, no more than its first hundred can be had.
    const all = range(0, 150).map((n) => ({ n, time: Date.parse('2025-01-20T00:00:00Z') + n * 120_000 }));
    await using service = await replay((asked, response) => {
      const [from, to] = ['publishedFrom', 'publishedTo'].map((name) =>
        Date.parse(`${asked.url.searchParams.get(name)}Z`),
      ) as [number, number];
      send(
        response,
        packageOf(
          all
            .filter(({ time }) => time >= from && time <= to)
            .slice(0, 100)
            .map(({ n }) => madeUp(n)),
        ),
      );
    });
    const words = ['contracts-finder', ...oneDay, '--service-url', service.address.href, '--json'];
    const { code, report } = await place.run(words);
    assert.equal(code, 0);
    assert.deepEqual(
      report().windows.map((window: { releases: number }) => window.releases),
      [91, 60, 0, 0, 0],
    );
    // One release lies on the boundary and is given twice.
    assert.deepEqual([report().releases, report().duplicates, report().import.kept.release], [151, 1, 150]);
    assert.equal((await place.run(words)).report().requests, 0);
  });

  it('does not follow a chain of pages without an end, and keeps nothing of it', async () => {
    using place = workplace();
    await using service = await replay((asked, response, n) =>
      send(response, packageOf([madeUp(n)], nextOf(asked, n))),
    );
    const { code, report } = await place.run([
      'contracts-finder',
      ...oneDay,
      '--service-url',
      service.address.href,
      '--json',
    ]);
    assert.equal(code, 1);
    assert.equal(service.requests.length, 20 * 7);
    assert.deepEqual([report().failed.length, report().releases, report().import], [3, 0, null]);
    assert.deepEqual(readdirSync(place.fetched()), ['windows.json']);
  });

  it('imports what is for a region, and counts the rest', async () => {
    using place = workplace();
    const at = (address: object) => ({ tender: { items: [{ id: '1', deliveryAddresses: [address] }] } });
    const addresses = [
      { region: 'North West' },
      { postalCode: 'LA1 1PJ' },
      { region: 'London' },
      { region: 'England' },
    ];
    await using service = await replay((asked, response) =>
      send(response, packageOf(hourOf(asked) === 0 ? addresses.map((address, n) => madeUp(n, at(address))) : [])),
    );
    const words = ['contracts-finder', ...oneDay, '--service-url', service.address.href];
    const { report } = await place.run([...words, '--region', 'north west', '--json']);
    assert.deepEqual(report().region, { name: 'North West', inside: 2, outside: 1, unplaced: 1 });
    assert.deepEqual([report().releases, report().import.read.release], [4, 2]);
    const [file] = place.imports[0] as string[];
    assert.equal(file, join(place.fetched(), 'north-west', '20250120T000000-20250120T060000.json'));
    assert.match(readFileSync(file as string, 'utf8'), /open-government-licence/);
    const { text } = await place.run([...words, '--region', 'North West', '--no-import']);
    assert.match(text, /^North West: 2 kept, 1 left out as for elsewhere, 1 left out because they name no region\.$/m);
  });

  it('imports nothing where nothing was published', async () => {
    using place = workplace();
    await using service = await replay(paged([], 100));
    const { code, text } = await place.run(['contracts-finder', ...oneDay, '--service-url', service.address.href]);
    assert.deepEqual([code, place.imports.length], [0, 0]);
    assert.match(text, /Nothing was published in these days\.$/);
  });

  it('asks again for everything where its notes are lost, or are of another address', async () => {
    using place = workplace();
    await using service = await replay(byWindow);
    await using other = await replay(byWindow);
    const ask = async (address: URL) =>
      (
        await place.run(['contracts-finder', ...oneDay, '--no-import', '--json', '--service-url', address.href])
      ).report().requests;
    assert.deepEqual([await ask(service.address), await ask(service.address)], [6, 0]);
    writeFileSync(join(place.fetched(), 'windows.json'), '{"address":');
    assert.equal(await ask(service.address), 6);
    rmSync(join(place.fetched(), '20250120T000000-20250120T060000.json'));
    assert.equal(await ask(service.address), 1);
    assert.equal(await ask(other.address), 6);
  });

  const off: [string, readonly string[]][] = [
    ['no service', []],
    ['another service', ['ted']],
    ['two services', ['contracts-finder', 'find-a-tender']],
    ['a day that does not exist', ['contracts-finder', '--from', '2025-02-30']],
    ['a day in words', ['contracts-finder', '--to', 'yesterday']],
    ['days in the wrong order', ['contracts-finder', '--from', '2025-01-20', '--to', '2025-01-19']],
    ['a day to come', ['contracts-finder', '--from', '2025-01-25', '--to', '2025-01-26']],
    ['more than a year', ['contracts-finder', '--from', '2024-01-01']],
    ['another region', ['contracts-finder', '--region', 'Atlantis']],
    ['a window that does not divide a day', ['contracts-finder', '--window', '5']],
    ['no pause', ['contracts-finder', '--pause', '0']],
    ['plain http to another machine', ['contracts-finder', '--service-url', 'http://service.example/search']],
    [
      'a name that only begins like this machine',
      ['contracts-finder', '--service-url', 'http://localhost.evil.example/'],
    ],
    ['a file', ['contracts-finder', '--service-url', 'file:///etc/hostname']],
    ['an address with a password', ['contracts-finder', '--service-url', 'https://me:secret@service.example/']],
    ['an address with a query', ['contracts-finder', '--service-url', 'https://service.example/?cursor=1']],
  ];
  for (const [name, given] of off) {
    it(`refuses ${name}, before anything is asked or written`, async () => {
      using place = workplace();
      await assert.rejects(place.run(given), WordsOff);
      assert.deepEqual(readdirSync(place.store), []);
    });
  }
});

describe('commonweal fetch, replaying what was published', () => {
  const releasesOf = (file: string): readonly Json[] => JSON.parse(readFileSync(join(shared, file), 'utf8')).releases;

  it('imports a package of Contracts Finder page by page as it would whole', { skip: absent }, async () => {
    const releases = releasesOf('contracts-finder/release-package-2025-01.json');
    using place = workplace();
    await using service = await replay((asked, response, n) => {
      if (n % 5 === 0) send(response, 'Forbidden', 403, { 'retry-after': '1' });
      else paged(hourOf(asked) === 12 ? releases : [], 20)(asked, response, n);
    });
    const { report } = await place.run([
      'contracts-finder',
      ...oneDay,
      '--service-url',
      service.address.href,
      '--json',
    ]);
    assert.equal(report().import.kept.release, releases.length);
    const file = JSON.parse(readFileSync(place.imports[0]?.[0] as string, 'utf8'));
    // Everything but the contact points, which are not kept.
    for (const release of releases) cleanDocument(release as Record<string, unknown>);
    assert.deepEqual(file.releases, releases);
  });

  it('fetches a day of Find a Tender in one window, ten seconds between requests', { skip: absent }, async () => {
    const releases = releasesOf('find-a-tender/release-package-2025-2026.json');
    using place = workplace();
    await using service = await replay(paged(releases, 4), place.clock.now);
    const { report } = await place.run(['find-a-tender', ...oneDay, '--service-url', service.address.href, '--json']);
    assert.deepEqual(
      report().windows.map((window: { window: string }) => window.window),
      ['20250120T000000-20250121T000000'],
    );
    assert.equal(report().import.kept.release, releases.length);
    assert.equal(
      service.requests[0]?.url.search,
      '?updatedFrom=2025-01-19T23:59:59&updatedTo=2025-01-21T00:00:00&limit=100',
    );
    const times = service.requests.map(({ at }) => at);
    assert.ok(times.slice(1).every((time, i) => time - (times[i] as number) >= 10_000));
  });
});
