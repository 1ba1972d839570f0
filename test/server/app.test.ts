import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { DraftDesk } from '../../src/cli/draft-desk.ts';
import { exampleDrafts } from '../../src/cli/example-draft.ts';
import { drawnNetworks } from '../../src/cli/shelving.ts';
import { openCurrent } from '../../src/cli/store.ts';
import { createApp } from '../../src/server/app.ts';
import { readAssets } from '../../src/server/asset.ts';
import { routes } from '../../src/server/routes.ts';
import { everywhere } from '../../src/server/status.ts';
import { example, run } from '../cli/run.ts';

const store = mkdtempSync(join(tmpdir(), 'commonweal-server-'));
let record: Awaited<ReturnType<typeof openCurrent>>;
let app: ReturnType<typeof createApp>;
let fault: unknown = null;
const drafts = new DraftDesk(exampleDrafts());

before(async () => {
  const { code, err } = run(['import', '--store', store, example]);
  assert.equal(code, 0, err);
  record = await openCurrent(store);
  app = createApp({
    records: { current: async () => record },
    networks: drawnNetworks(store),
    drafts,
    assets: readAssets('dist/assets'),
    version: '0.0.0',
    example: true,
    hosts: ['127.0.0.1', 'localhost'],
    logFault: (thrown) => {
      fault = thrown;
      return 'f00d';
    },
  });
});
after(() => {
  record.close();
  rmSync(store, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}) => app.request(`http://127.0.0.1${path}`, { headers });

async function anId(what: 'participants' | 'processes'): Promise<string> {
  const { rows } = (await (await get(`/${what}.json`)).json()) as { rows: { id: string }[] };
  return rows[0]?.id as string;
}

async function addresses(): Promise<string[]> {
  const ids = {
    '/participants/{id}': await anId('participants'),
    '/processes/{id}': await anId('processes'),
    '/methods/{id}': 'M01',
    '/networks/{id}': 'closed-loop-paper',
  };
  return routes.map(({ path }) => path.replace('{id}', ids[path as keyof typeof ids] ?? ''));
}

test('every address answers as a page and as JSON, every table as CSV', async () => {
  for (const [i, path] of (await addresses()).entries()) {
    const page = await get(path);
    assert.equal(page.status, 200, path);
    assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
    const text = await page.text();
    assert.match(text, /^<!doctype html><html lang="en-GB">/i);
    assert.equal(text.match(/<h1[ >]/g)?.length, 1, path);
    const beside = path === '/' ? '/index' : path;
    const json = await get(`${beside}.json`);
    assert.equal(json.status, 200, `${beside}.json`);
    assert.ok(await json.json());
    const csv = await get(`${beside}.csv`);
    assert.equal(csv.status, routes[i]?.sheet ? 200 : 404, `${beside}.csv`);
    if (routes[i]?.sheet) assert.match(csv.headers.get('content-type') ?? '', /^text\/csv/);
  }
  assert.equal(fault, null);
});

test('the embedded example carries the attribution of its licence on every page', async () => {
  for (const path of await addresses()) {
    assert.match(
      await (await get(path)).text(),
      /Contains public sector information licensed under the Open Government Licence v3\.0\./,
      path,
    );
  }
});

test('nothing inline, nothing from elsewhere, and a policy that forbids both', async () => {
  for (const path of [...(await addresses()), '/api', '/no-such-page']) {
    const page = await get(path);
    const policy = page.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/, path);
    assert.doesNotMatch(policy, /unsafe/);
    const text = await page.text();
    const own = /<script type="module" src="\/assets\/([a-z-]+)\.[0-9a-f]+\.js"><\/script>/;
    const scripts: Readonly<Record<string, string>> = { '/map': 'map', '/networks/new': 'role-map' };
    assert.equal(own.exec(text)?.[1], scripts[path], `${path}: only the map and the drawing have a script`);
    assert.doesNotMatch(text.replace(own, ''), /<script|<style| style=| on\w+=|javascript:/i, path);
    for (const [, address] of text.matchAll(/<(?:link|img|source)[^>]+(?:href|src)="([^"]*)"/g)) {
      assert.match(address as string, /^(\/|data:,)/, `${path} loads ${address}`);
    }
  }
});

test('an id may hold dots, which the publisher’s own numbers do', async () => {
  const id = 'ocds-x-31.0';
  const dotted = createApp({
    records: { current: async () => record },
    networks: {
      ...drawnNetworks(store),
      list: () =>
        drawnNetworks(store)
          .list()
          .map((one) => ({ ...one, network: { ...one.network, id } })),
    },
    assets: new Map(),
    version: '0.0.0',
    example: false,
    hosts: null,
    logFault: (thrown) => {
      throw thrown;
    },
  });
  for (const [ending, type] of [
    ['', 'text/html'],
    ['.json', 'application/json'],
    ['.csv', 'text/csv'],
    ['.svg', 'image/svg+xml'],
  ] as const) {
    const answer = await dotted.request(`http://127.0.0.1/networks/${id}${ending}`);
    assert.equal(answer.status, 200, ending);
    assert.ok(answer.headers.get('content-type')?.startsWith(type), ending);
  }
});

test('unknown addresses are 404, in the dress that was asked for', async () => {
  for (const path of [
    '/nothing',
    '/participants/n-000000000000',
    '/processes/ocds-none',
    '/methods/M99',
    '/assets/none.css',
  ]) {
    assert.equal((await get(path)).status, 404, path);
  }
  const json = await get('/participants/n-000000000000.json');
  assert.equal(json.status, 404);
  assert.equal(((await json.json()) as { value: null }).value, null);
});

test('parameters that are off are refused with what, where and how to mend it', async () => {
  for (const query of ['page=0', 'page=10001', 'page=x', 'kind=giant', 'sort=random', `q=${'x'.repeat(201)}`]) {
    const page = await get(`/participants?${query}`);
    assert.equal(page.status, 400, query);
    const json = await get(`/participants.json?${query}`);
    const { refusal } = (await json.json()) as { refusal: Record<string, string> };
    assert.equal(refusal.code, 'bad-parameter', query);
    assert.ok(refusal.mend && refusal.where);
  }
  for (const query of ['cpv=4', 'from=yesterday', 'to=2024-02-30'])
    assert.equal((await get(`/processes?${query}`)).status, 400, query);
  assert.equal((await get('/processes?from=&to=&cpv=&q=')).status, 200, 'an empty field counts as not given');
});

test('hostile words come back harmless', async () => {
  const words = `<script>alert(1)</script>"'%_\\; DROP TABLE process; --`;
  for (const path of ['/participants', '/processes', '/search']) {
    const page = await get(`${path}?q=${encodeURIComponent(words)}`);
    assert.equal(page.status, 200, path);
    assert.doesNotMatch(await page.text(), /<script/i);
  }
  const [row] = await record.all<{ n: number }>('SELECT count(*) AS n FROM process');
  assert.equal(row?.n, 1223);
});

test('only reading is allowed, and only under its own name', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
    assert.equal(
      (await app.request('http://127.0.0.1/participants', { method, body: method === 'DELETE' ? null : 'x=1' })).status,
      405,
      method,
    );
  }
  assert.equal((await get('/', { host: 'evil.example' })).status, 421);
  assert.equal((await get('/', { host: 'localhost:4713' })).status, 200);
  assert.equal((await get(`/search?q=${'x'.repeat(5000)}`)).status, 400);
});

test('an answer that has not changed is not sent again', async () => {
  const first = await get('/participants');
  const tag = first.headers.get('etag') as string;
  assert.ok(tag);
  const again = await get('/participants', { 'if-none-match': tag });
  assert.equal(again.status, 304);
  assert.equal(await again.text(), '');
});

test('the OpenAPI document lists every address, and /api reads it out', async () => {
  const document = (await (await get('/openapi.json')).json()) as { openapi: string; paths: Record<string, object> };
  assert.match(document.openapi, /^3\.1/);
  for (const { path } of routes) assert.ok(document.paths[path], path);
  const page = await (await get('/api')).text();
  for (const path of Object.keys(document.paths)) assert.ok(page.includes(path), path);
});

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: object }>>>>;
}

test('what the server may answer is what its document says', async () => {
  const { paths } = (await (await get('/openapi.json')).json()) as Described;
  const tag = (await get('/participants.json')).headers.get('etag') as string;
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const table = 'from_role,to_role,deliverable,kind,form\nCook,Guest,Soup,tangible,goods\n';
  const asked: readonly (readonly [status: number, path: string, address: string, init?: RequestInit])[] = [
    [200, '/search.csv', '/search.csv?q=council'],
    [304, '/participants.json', '/participants.json', { headers: { 'if-none-match': tag } }],
    [400, '/processes.csv', '/processes.csv?cpv=4'],
    [404, '/participants/{id}', '/participants/n-000000000000'],
    [405, '/search', '/search', { method: 'POST', body: 'q=x', headers: form }],
    [421, '/map', '/map', { headers: { host: 'evil.example' } }],
    [303, '/networks/new', '/networks/new', { method: 'POST', body: new URLSearchParams({ name: 'Soup', table }) }],
    [403, '/check', '/check', { method: 'POST', body: 'text=x', headers: { ...form, 'sec-fetch-site': 'cross-site' } }],
    [413, '/check', '/check', { method: 'POST', body: `text=${'a'.repeat(12_000_001)}`, headers: form }],
    [415, '/check', '/check', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }],
  ];
  for (const [status, path, address, init] of asked) {
    assert.equal((await app.request(`http://127.0.0.1${address}`, init)).status, status, address);
    const said = paths[path]?.[status === 405 ? 'get' : (init?.method?.toLowerCase() ?? 'get')]?.responses ?? {};
    assert.ok(status in said || everywhere.some((one) => one === status), `${path} does not say ${status}`);
  }
});

test('the text of a release is there as it was read', async () => {
  const [row] = await record.all<{ release_no: number; ocid: string }>('SELECT release_no, ocid FROM release LIMIT 1');
  const answer = await get(`/releases/${row?.release_no}.json`);
  assert.equal(answer.status, 200);
  const notice = (await answer.json()) as { id: string };
  assert.equal(`ocds-b5fd17-${notice.id}`, row?.ocid);
  assert.equal((await get('/releases/999999999.json')).status, 404);
});

test('a fault is a reference for the person and a line in the log', async () => {
  const broken = createApp({
    records: {
      current: async () => ({
        snapshot: record.snapshot,
        all: async () => Promise.reject(new Error('made up')),
        releaseText: async () => null,
      }),
    },
    assets: readAssets('dist/assets'),
    version: '0.0.0',
    example: false,
    hosts: null,
    logFault: () => 'f00d',
  });
  const page = await broken.request('http://x/participants');
  assert.equal(page.status, 500);
  const text = await page.text();
  assert.match(text, /f00d/);
  assert.doesNotMatch(text, /made up/);
});

test('without a record every page says how to get one', async () => {
  const empty = createApp({
    records: { current: async () => null },
    assets: readAssets('dist/assets'),
    version: '0.0.0',
    example: false,
    hosts: null,
    logFault: () => '',
  });
  const page = await empty.request('http://x/');
  assert.equal(page.status, 503);
  assert.match(await page.text(), /import/);
  assert.equal((await empty.request('http://x/participants.json')).status, 503);
});

test('style sheet and typefaces are served, and kept for ever by browsers', async () => {
  const text = await (await get('/')).text();
  const files = [...text.matchAll(/href="(\/assets\/[^"]+)"/g)].map(([, file]) => file as string);
  assert.ok(files.length >= 2);
  let bytes = Buffer.byteLength(text);
  for (const file of files) {
    const asset = await get(file, { 'accept-encoding': 'gzip' });
    assert.equal(asset.status, 200, file);
    assert.match(asset.headers.get('cache-control') ?? '', /immutable/);
    bytes += (await asset.arrayBuffer()).byteLength;
  }
  assert.ok(bytes < 250_000, `${bytes} bytes`);
});

test('the first page weighs less than 150 KB on the wire, style sheet, typefaces and scripts included', async () => {
  const weigh = async (path: string) => {
    const answer = await get(path, { 'accept-encoding': 'gzip' });
    assert.equal(answer.status, 200, path);
    return (await answer.arrayBuffer()).byteLength;
  };
  const html = await (await get('/')).text();
  const loaded = [
    ...new Set([...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) => match[1] as string)),
  ];
  assert.ok(loaded.length >= 3, 'a style sheet and two typefaces');
  const weights = await Promise.all(['/', ...loaded].map(weigh));
  const total = weights.reduce((sum, bytes) => sum + bytes, 0);
  assert.ok(total > 50_000 && total < 150_000, `${total} bytes: ${weights.join(', ')}`);
});

test('what is kept answers like what is made, packed or plain, and never for another address', async () => {
  const path = `/participants/${encodeURIComponent(await anId('participants'))}`;
  const made = await (await get(path)).text();
  assert.equal(await (await get(path)).text(), made);
  const packed = await get(path, { 'accept-encoding': 'gzip' });
  assert.equal(packed.headers.get('content-encoding'), 'gzip');
  assert.match(packed.headers.get('vary') ?? '', /accept-encoding/i);
  assert.equal(gunzipSync(await packed.arrayBuffer()).toString(), made);
  const other = await (await get(`${path}.json`)).text();
  assert.notEqual(other, made);
  assert.equal((await get('/participants?page=0')).status, 400);
  assert.equal((await get('/participants?page=0')).status, 400);
});

test('a market compares two sides, and says when it was cited from other data', async () => {
  const { choices } = (await (await get('/market.json')).json()) as { choices: { buyers: { id: string }[] } };
  const [one, two] = choices.buyers.map(({ id }) => encodeURIComponent(id));
  const page = await (await get(`/market?buyer=${one}&compare_buyer=${two}&as_of=2001-02-03`)).text();
  assert.match(page, /Second less first/);
  assert.match(page, /3\u00a0February\u00a02001/);
  const csv = await (await get(`/market.csv?buyer=${one}&compare_buyer=${two}`)).text();
  assert.match(csv, /^buyer_id,buyer,/);
  assert.equal((await get('/market?cpv=4')).status, 400);
  assert.equal((await get('/market?compare_from=yesterday')).status, 400);
});

test('the map is a picture that stands alone, too, and the table of all that it draws', async () => {
  const picture = await get('/map.svg');
  assert.equal(picture.status, 200);
  assert.match(picture.headers.get('content-type') ?? '', /^image\/svg\+xml/);
  const svg = await picture.text();
  assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  assert.match(svg, /<title>Lancashire’s councils<\/title>/);
  assert.match(svg, /Open Government Licence v3\.0\. Data to 8\u00a0March\u00a02026/);
  assert.doesNotMatch(svg, /<a |class=|style=|<script|href=/);
  const { nodes, lines } = (await (await get('/map.json')).json()) as { nodes: object[]; lines: object[] };
  assert.ok(nodes.length > 600);
  const rows = (await (await get('/map.csv')).text()).trimEnd().split('\r\n');
  assert.equal(rows.length - 1, lines.length);
  assert.equal((await get('/map?community=999999')).status, 400);
});

test('the table of a list holds all rows of the view, and its page links to it so', async () => {
  for (const what of ['participants', 'processes']) {
    const { total, pageSize } = (await (await get(`/${what}.json`)).json()) as { total: number; pageSize: number };
    assert.ok(total > pageSize, `${what} are more than a page`);
    const csv = async (address: string) => (await (await get(address)).text()).trimEnd().split('\r\n');
    const rows = await csv(`/${what}.csv`);
    assert.equal(rows.length, total + 1);
    assert.equal(new Set(rows).size, rows.length, 'each once');
    const page = await (await get(`/${what}?sort=${what === 'processes' ? 'oldest' : 'name'}&page=2`)).text();
    const [, link] = /href="([^"]+\.csv[^"]*)"[^>]*>\s*All/.exec(page) ?? [];
    assert.ok(link && !link.includes('page='), link);
    assert.equal((await csv(link.replaceAll('&amp;', '&'))).length, total + 1);
  }
});

test('what cannot be asked is refused in plain words', async () => {
  const words = async (address: string, status: number) => {
    const page = await get(address);
    assert.equal(page.status, status, address);
    return (await page.text()).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
  };
  assert.match(await words('/processes?page=-1', 400), /“page” cannot be “-1”: it is to be a whole number from 1\./);
  assert.match(await words('/processes?cpv=x', 400), /it is to be two digits\./);
  assert.match(await words('/processes?from=2024', 400), /it is to be a date/);
  assert.match(await words('/participants?kind=x', 400), /it is to be one of public body, sme/);
  for (const address of [
    '/market?from=2024-02-01&to=2024-01-31',
    '/market?compare_from=2024-02-01&compare_to=2024-01-31',
  ])
    assert.match(await words(address, 400), /The period ends before it begins/);
  assert.match(await words('/methods/M99', 404), /is no method\. .*All methods/);
  assert.match(await words('/networks/nowhere', 404), /names a network that is not here\. .*All networks/);
  assert.match(await words('/principles?network=nowhere', 404), /names a network that is not here/);
  assert.match(await words('/processes/nothing', 404), /A process may have got another number/);
  assert.doesNotMatch(await words('/nowhere', 404), /another number/);
  assert.match(await words('/map?q=zzzz', 200), /Nobody on the map is called “ ?zzzz ?”/);
});

test('the privacy page says what is taken out, and every page links to it', async () => {
  const page = await (await get('/privacy')).text();
  assert.match(page, /What is taken out/);
  assert.match(page, /How to be taken out/);
  assert.match(await (await get('/')).text(), /<a href="\/privacy">Privacy<\/a>/);
});

test('the first page counts what asked the market as its finding does', async () => {
  const { counts, findings } = (await (await get('/index.json')).json()) as {
    counts: { engagements: number };
    findings: { id: string; figures: { id: string; value: { value: number } }[] }[];
  };
  const asked = findings.find(({ id }) => id === 'M07')?.figures.find(({ id }) => id === 'asked');
  assert.equal(counts.engagements, asked?.value.value);
});
