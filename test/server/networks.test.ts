import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { drawnNetworks, shelve, shelvedNetworks } from '../../src/cli/shelving.ts';
import { openCurrent } from '../../src/cli/store.ts';
import { principles } from '../../src/measures/principles/registry.ts';
import { createApp } from '../../src/server/app.ts';
import { example, run } from '../cli/run.ts';

const store = mkdtempSync(join(tmpdir(), 'commonweal-networks-'));
let record: Awaited<ReturnType<typeof openCurrent>>;
let app: ReturnType<typeof createApp>;

before(async () => {
  assert.equal(run(['import', '--store', store, example]).code, 0);
  record = await openCurrent(store);
  app = createApp({
    records: { current: async () => record },
    networks: drawnNetworks(store),
    assets: new Map(),
    version: '0.0.0',
    example: true,
    hosts: null,
    logFault: (thrown) => {
      throw thrown;
    },
  });
});
after(() => {
  record.close();
  rmSync(store, { recursive: true, force: true });
});

const get = (path: string) => app.request(`http://127.0.0.1${path}`);

interface Answer {
  readonly id: string;
  readonly sentence: string;
  readonly figures: readonly {
    readonly id: string;
    readonly value: { readonly value: number | null; readonly because?: string };
  }[];
}
interface Page {
  readonly one: { readonly answers: readonly Answer[]; readonly recordCount: number; readonly declaredCount: number };
  readonly other: Page['one'] | null;
}

const pageOf = async (query: string): Promise<Page> => (await (await get(`/principles.json${query}`)).json()) as Page;
const figureOf = ({ one }: Page, principle: string, figure: string) =>
  one.answers.find(({ id }) => id === principle)?.figures.find(({ id }) => id === figure)?.value;

test('every principle answers about the record, and what needs a cycle is not applicable without one', async () => {
  const page = await pageOf('');
  assert.deepEqual(
    page.one.answers.map(({ id }) => id),
    principles.map(({ id }) => id),
  );
  // Lancashire’s awards, one direction of each: nobody who is paid pays back.
  assert.match(figureOf(page, 'P08', 'reciprocityContract')?.because ?? '', /not applicable/);
  assert.match(figureOf(page, 'P12', 'cycling')?.because ?? '', /not applicable/);
  assert.match(figureOf(page, 'P07', 'throughBeneficiaries')?.because ?? '', /not applicable/);
  assert.equal(page.one.declaredCount, 0);
});

test('a role map has loops, and laid over the record both layers keep their share', async () => {
  const drawn = await pageOf('?network=closed-loop-paper');
  assert.equal(figureOf(drawn, 'P07', 'loops')?.value, 72);
  assert.equal(drawn.one.recordCount, 0);
  const joined = await pageOf('?network=record%2Bclosed-loop-paper');
  assert.equal(joined.one.declaredCount, drawn.one.declaredCount);
  assert.ok(joined.one.recordCount > 1000);
});

test('two periods or two networks stand side by side', async () => {
  const page = await pageOf('?from=2020-01-01&to=2022-12-31&compare=closed-loop-paper');
  assert.ok(page.other);
  assert.notDeepEqual(page.one.answers[12], page.other.answers[12]);
  assert.equal((await get('/principles?network=nowhere')).status, 404);
  assert.equal((await get('/principles?from=2020')).status, 400);
});

test('a network that is put beside the record is there at once, and changes what was kept', async () => {
  assert.equal((await get('/networks/second')).status, 404);
  const before = (await get('/networks')).headers.get('etag');
  const [first] = shelvedNetworks(store);
  assert.ok(first);
  shelve(store, {
    ...first.network,
    id: 'second',
    name: 'A <second> one',
    exchanges: first.network.exchanges.slice(0, 5),
  });
  const page = await get('/networks/second');
  assert.equal(page.status, 200);
  assert.match(await page.text(), /A &lt;second&gt; one/);
  assert.notEqual((await get('/networks')).headers.get('etag'), before);
  const csv = await (await get('/networks/second.csv')).text();
  assert.equal(csv.trimEnd().split('\r\n').length, 6);
  const svg = await get('/networks/second.svg');
  assert.match(svg.headers.get('content-type') ?? '', /^image\/svg\+xml/);
  assert.match(await svg.text(), /^<\?xml|^<svg/);
});

test('the method of a principle is asked of the network that the address names', async () => {
  const said = async (query: string) =>
    ((await (await get(`/methods/P02.json${query}`)).json()) as { answer: Answer }).answer.figures[0]?.value;
  assert.match((await said(''))?.because ?? '', /does not say what it is for/);
  assert.equal(typeof (await said('?network=closed-loop-paper'))?.value, 'number');
});

const post = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  app.request('http://127.0.0.1/networks/new', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  });
const table = 'from_role,to_role,deliverable,kind,form\nA,B,Talk,intangible,advice\n';

test('a map that is drawn is kept under an id of its own, with roles that have no exchange yet', async () => {
  for (const expected of ['/networks/my-map', '/networks/my-map-2']) {
    const kept = await post({ name: 'My map', table, roles: 'C\nC\n' });
    assert.equal(kept.status, 303);
    assert.equal(kept.headers.get('location'), expected);
  }
  const drawn = shelvedNetworks(store).find(({ network }) => network.id === 'my-map')?.network;
  assert.deepEqual(
    drawn?.roles.map(({ name }) => name),
    ['C'],
  );
  const changed = await post({ name: 'Renamed', table: `${table}B,A,Thanks,intangible,recognition\n`, id: 'my-map' });
  assert.equal(changed.headers.get('location'), '/networks/my-map');
  assert.equal(shelvedNetworks(store).find(({ network }) => network.id === 'my-map')?.network.exchanges.length, 2);
});

test('a map comes as a file too, in any of its formats', async () => {
  const form = new FormData();
  form.set('name', 'From a file');
  form.set('table', table);
  const xml =
    '<graphml><graph><node id="Baker"/><node id="Town"/><edge source="Baker" target="Town"><data key="deliverable">Bread</data><data key="kind">tangible</data><data key="form">goods</data></edge></graph></graphml>';
  form.set('file', new File([xml], 'map.graphml'));
  const kept = await app.request('http://127.0.0.1/networks/new', { method: 'POST', body: form });
  assert.equal(kept.headers.get('location'), '/networks/from-a-file', await kept.text());
  const [bread] = shelvedNetworks(store).find(({ network }) => network.id === 'from-a-file')?.network.exchanges ?? [];
  assert.deepEqual([bread?.fromRole, bread?.deliverable], ['Baker', 'Bread']);
});

test('a flawed map comes back with its faults and all that was written', async () => {
  const count = shelvedNetworks(store).length;
  const flawed = await post({
    name: '',
    table: 'from_role,to_role,deliverable,kind,form\nA,,"<b>Talk</b>",odd,advice\n',
  });
  assert.equal(flawed.status, 400);
  const html = await flawed.text();
  assert.match(html, /The network has no name/);
  assert.match(html, /Line 2, kind/);
  assert.match(html, /&lt;b&gt;Talk&lt;\/b&gt;/);
  assert.equal(shelvedNetworks(store).length, count);
});

test('a map is kept for nobody from elsewhere, and none that comes with the program is changed', async () => {
  assert.equal((await post({ name: 'Foreign', table }, { 'sec-fetch-site': 'cross-site' })).status, 403);
  assert.equal((await post({ name: 'Foreign', table }, { origin: 'http://elsewhere.example' })).status, 403);
  assert.equal((await post({ name: 'Mine now', table, id: 'closed-loop-paper' })).status, 400);
  assert.equal((await get('/networks/new?from=nothing')).status, 404);
  assert.match(await (await get('/networks/new?from=closed-loop-paper')).text(), /Closed-loop paper, drawn on/);
});

test('a store has room for so many networks and no more', async () => {
  const [one] = shelvedNetworks(store);
  assert.ok(one);
  const full = createApp({
    records: { current: async () => record },
    networks: { ...drawnNetworks(store), list: () => Array.from({ length: 500 }, () => one) },
    assets: new Map(),
    version: '0.0.0',
    example: true,
    hosts: null,
    logFault: (thrown) => {
      throw thrown;
    },
  });
  const body = new URLSearchParams({ name: 'One more', table }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const refused = await full.request('http://127.0.0.1/networks/new', { method: 'POST', headers, body });
  assert.equal(refused.status, 400);
  assert.match(await refused.text(), /500 networks beside this record already/);
});

test('a role map is taken along in the formats of other programs', async () => {
  const begins = { graphml: /^<\?xml[\s\S]*<graphml/, gexf: /^<\?xml[\s\S]*<gexf/, jsonld: /^\{[\s\S]*"@context"/ };
  for (const [ending, beginning] of Object.entries(begins)) {
    const file = await get(`/networks/closed-loop-paper.${ending}`);
    assert.equal(file.status, 200, ending);
    assert.equal(file.headers.get('content-disposition'), `attachment; filename="closed-loop-paper.${ending}"`);
    assert.match(await file.text(), beginning);
    assert.equal((await get(`/networks/nowhere.${ending}`)).status, 404);
  }
  const page = await (await get('/networks/closed-loop-paper')).text();
  for (const ending of Object.keys(begins)) assert.ok(page.includes(`/networks/closed-loop-paper.${ending}"`), ending);
});

test('a principle under its own address leads to its method, with the network that is asked', async () => {
  for (const [from, to] of [
    ['/principles/P08', '/methods/P08'],
    ['/principles/p08.json?network=closed-loop-paper', '/methods/P08.json?network=closed-loop-paper'],
  ]) {
    const moved = await get(from as string);
    assert.deepEqual([moved.status, moved.headers.get('location')], [301, to]);
  }
});
