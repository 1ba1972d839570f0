/**
 * How quick every page is under load: `node dist/bench/pages.js STORE [SECONDS]`.
 *
 * Serves the store in a process of its own and asks each address, compressed as browsers ask, with filters used. `first`: the first request
 * of this address, after the server has built what it keeps. `alone`: one request at a time, each an address of its own, so that no
 * kept answer helps. `burst`: 32 of those at once. `warm`: Debian's `wrk` over 32 connections for some seconds. The
 * addresses are those of the busiest participants of this very record. Frozen results: bench/results/pages.json.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';

const connections = 32;
/** Milliseconds within which 95 of 100 requests are to be answered once the page is warm. */
const aim = 100;
const port = 4792;
const base = `http://127.0.0.1:${port}`;

interface Timing {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly perSecond: number;
  readonly errors: number;
}

interface Line {
  readonly page: string;
  readonly address: string;
  /** Compressed bytes of the document. */
  readonly bytes: number;
  /** The first request of this address, milliseconds. */
  readonly first: number;
  /** Milliseconds, the middle one of five. */
  readonly alone: number;
  /** Milliseconds within which 30 of 32 that came at once were answered. */
  readonly burst: number;
  readonly warm: Timing;
}

async function serve(store: string): Promise<ChildProcess> {
  // The program that was built together with this file, wherever that is.
  const program = new URL('../src/cli/main.js', import.meta.url).href;
  const code = `const { main } = await import(${JSON.stringify(program)}); process.exitCode = await main(process.argv.slice(1));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code, 'serve', '--store', store], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((ready, failed) => {
    child.stdout?.once('data', () => ready());
    child.once('exit', (code) => failed(new Error(`The server ended with ${code}.`)));
  });
  return child;
}

const idsOf = async (address: string, most: number): Promise<readonly string[]> => {
  const answer = (await (await fetch(base + address)).json()) as { readonly rows: readonly { readonly id: string }[] };
  return answer.rows.slice(0, most).map(({ id }) => encodeURIComponent(id));
};

/** Real addresses of this record: every page, with filters, and the busiest of each sort. */
async function addressesOf(): Promise<readonly (readonly [page: string, address: string])[]> {
  const payers = await idsOf('/participants.json?role=payer&sort=paid', 3);
  const payees = await idsOf('/participants.json?role=payee&sort=paid', 2);
  const buyers = await idsOf('/participants.json?role=buyer&sort=bought', 2);
  const suppliers = await idsOf('/participants.json?role=supplier&sort=won', 2);
  const processes = await idsOf(`/processes.json?buyer=${buyers[0]}`, 2);
  const all = (page: string, addresses: readonly string[]) => addresses.map((one) => [page, one] as const);
  return [
    ...all('network', ['/']),
    ...all('participants', [
      '/participants',
      '/participants?role=payee&sort=paid',
      '/participants?q=construction',
      '/participants?q=borough+council&role=buyer&kind=public+body',
      '/participants?page=100',
    ]),
    ...all(
      'participant',
      [...payers, ...payees, ...buyers, ...suppliers].map((id) => `/participants/${id}`),
    ),
    ...all('processes', [
      '/processes',
      '/processes?q=playground',
      `/processes?buyer=${buyers[0]}&cpv=45&from=2018-01-01`,
      '/processes?sort=amount',
      '/processes?place=Preston',
    ]),
    ...all(
      'process',
      processes.map((id) => `/processes/${id}`),
    ),
    ...all('market', [
      '/market',
      `/market?buyer=${buyers[0]}`,
      `/market?cpv=45&from=2018-01-01&to=2020-12-31`,
      `/market?buyer=${buyers[0]}&compare_buyer=${buyers[1]}`,
    ]),
    ...all('map', ['/map', `/map?at=${payers[0]}`, '/map?community=3', '/map?from=2018-01-01&to=2018-12-31']),
    ...all('principles', ['/principles', '/principles?network=closed-loop-paper', '/networks/closed-loop-paper']),
    ...all('check', ['/check']),
    ...all('record', ['/record']),
    ...all('methods', ['/methods', `/methods/M01?buyer=${buyers[0]}`, '/methods/M05?cpv=45']),
    ...all('search', ['/search?q=playground', '/search?q=council+co']),
    ...all('data', [`/participants/${payers[0]}.json`, `/market.csv?buyer=${buyers[0]}`]),
  ];
}

function load(address: string, seconds: number): Timing {
  const words = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '20s', '-H', 'Accept-Encoding: gzip'];
  const run = spawnSync('wrk', [...words, '-s', 'bench/pages.lua', base + address], { encoding: 'utf8' });
  const [, p50, p95, p99, perSecond, errors] = /RESULT (\S+) (\S+) (\S+) (\S+) (\S+)/.exec(run.stdout ?? '') ?? [];
  if (p50 === undefined) throw new Error(`wrk said nothing about ${address}: ${run.error?.message ?? run.stderr}`);
  return { p50: Number(p50), p95: Number(p95), p99: Number(p99), perSecond: Number(perSecond), errors: Number(errors) };
}

async function once(address: string): Promise<{ readonly ms: number; readonly bytes: number }> {
  const start = performance.now();
  const answer = await fetch(base + address, { headers: { 'accept-encoding': 'gzip' } });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${address} answers ${answer.status}.`);
  const ms = Number((performance.now() - start).toFixed(1));
  return { ms, bytes: Number(answer.headers.get('content-length') ?? 0) };
}

async function measure(page: string, address: string, seconds: number): Promise<Line> {
  const first = await once(address);
  // A parameter that means nothing makes an address that nobody has asked for yet.
  const fresh = (sort: string, index: number) => `${address}${address.includes('?') ? '&' : '?'}${sort}=${index}`;
  const alone = [];
  for (let i = 0; i < 5; i++) alone.push((await once(fresh('alone', i))).ms);
  const many = await Promise.all(Array.from({ length: connections }, (_, i) => once(fresh('burst', i))));
  const order = (a: number, b: number): number => a - b;
  return {
    ...{ page, address, bytes: first.bytes, first: first.ms, alone: alone.sort(order)[2] as number },
    burst: many.map(({ ms }) => ms).sort(order)[Math.floor(0.95 * connections) - 1] as number,
    warm: load(address, seconds),
  };
}

const [store, seconds = '2'] = process.argv.slice(2);
if (!store) throw new Error('Name the store: node dist/bench/pages.js STORE [SECONDS]');
const [load1] = loadavg();
const child = await serve(store);
try {
  // The server builds what it keeps once it listens; measured is what visitors meet after that.
  await once('/principles');
  load('/', Number(seconds));
  const lines: Line[] = [];
  for (const [page, address] of await addressesOf()) {
    const line = await measure(page, address, Number(seconds));
    lines.push(line);
    const { first, alone, burst, warm } = line;
    process.stdout.write(
      `${warm.p95 > aim ? '!' : ' '} warm p95 ${warm.p95} ms, alone ${alone} ms, burst ${burst} ms, first ${first} ms  ${address}\n`,
    );
  }
  const { version } = process;
  const pointer = readFileSync(`${store}/current`, 'utf8').trim();
  const { counts } = JSON.parse(readFileSync(`${store}/snapshots/${pointer}/snapshot.json`, 'utf8'));
  const machine = {
    processor: cpus()[0]?.model ?? 'not known',
    cores: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 1e9),
    node: version,
    // What else the machine did: beyond the number of cores, the times below are those of a busy one.
    loadBefore: Number((load1 ?? 0).toFixed(1)),
  };
  const record = { payments: counts.payment, processes: counts.process, participants: counts.organization };
  const slow = lines.filter(({ warm }) => warm.p95 > aim).length;
  writeFileSync(
    'bench/results/pages.json',
    `${JSON.stringify({ machine, record, connections, secondsEach: Number(seconds), aimMs: aim, slow, lines }, null, 2)}\n`,
  );
  process.stdout.write(`${lines.length - slow} of ${lines.length} addresses within ${aim} ms (p95, warm)\n`);
} finally {
  child.kill();
}
