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
