/*
 * Makes a file of compiled releases with bids out of real releases and published fixtures, to measure `commonweal indicators`
 * on. Each copy gets an ocid of its own; bids, their dates and prices, who wins and what is disqualified are drawn from a seeded
 * generator, from a market of many tenderers of which few bid often. The same sources give the same bytes.
 *
 *   node dist/bench/indicators.js BYTES OUT FIXTURES RELEASES…
 */
import { closeSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Random, seedRandom } from '../src/graph/random.ts';
import { readReleases } from './replicate.ts';

interface Draft {
  ocid: string;
  id?: string;
  tag?: string[];
  buyer?: { id?: string };
  tender?: Record<string, unknown>;
  [member: string]: unknown;
}

const tendererCount = 20_000;
const divisions = ['45', '71', '72', '79', '80', '85', '90', '33', '34', '50'];

/** A tenderer: the lower its number, the oftener it is drawn. */
const tendererOf = (random: Random): string =>
  `GB-COH-${String(Math.floor(tendererCount * random() ** 3)).padStart(8, '0')}`;

const stamp = (day: number, hour: number): string =>
  new Date(Date.UTC(2020, 0, 1 + day, hour)).toISOString().replace('.000', '');

function bidsOf(random: Random, deadline: number) {
  const price = Math.round(1000 * Math.exp(random() * 7));
  return Array.from({ length: 1 + Math.floor(random() * random() * 9) }, (_, i) => ({
    id: String(i + 1),
    date: stamp(deadline - 1 + (random() < 0.02 ? 3 : 0), Math.floor(random() * 24)),
    status: random() < 0.12 ? 'disqualified' : random() < 0.03 ? 'withdrawn' : 'valid',
    tenderers: [{ id: tendererOf(random), name: 'A made-up tenderer' }],
    value: { amount: Math.round(price * (1 + random() * random())), currency: 'GBP' },
  }));
}

/** A compiled release of a real process with a made-up competition. */
export function competed(release: Draft, copy: number, random: Random): Draft {
  const deadline = Math.floor(random() * 1500);
  const details = bidsOf(random, deadline);
  const valid = details.filter(({ status }) => status === 'valid').sort((a, b) => a.value.amount - b.value.amount);
  const winner = random() < 0.85 ? valid[0] : valid.at(-1);
  const item = () => ({
    id: '1',
    classification: { scheme: 'CPV', id: `${divisions[Math.floor(random() * 10)]}000000` },
  });
  return {
    ...release,
    ocid: `${release.ocid}-${copy}`,
    tag: ['compiled'],
    buyer: { ...release.buyer, id: `${release.buyer?.id ?? 'buyer'}-${copy % 40}` },
    tender: {
      ...release.tender,
      procurementMethod: random() < 0.7 ? 'open' : random() < 0.5 ? 'selective' : 'limited',
      tenderPeriod: { startDate: stamp(deadline - 10 - Math.floor(random() * 40), 9), endDate: stamp(deadline, 12) },
      numberOfTenderers: details.length,
      status: random() < 0.03 ? 'cancelled' : 'complete',
    },
    bids: { details },
    awards: winner
      ? [
          {
            id: '1',
            status: random() < 0.95 ? 'active' : 'pending',
            value: winner.value,
            suppliers: winner.tenderers,
            items: [item(), item()],
          },
        ]
      : [],
  };
}

/** Writes copies until a number of bytes is reached; answers how many compiled releases that were. */
export async function makeCompeted(
  byteCount: number,
  out: string,
  fixtures: string,
  paths: readonly string[],
): Promise<number> {
  const releases = (await readReleases(paths)).map((text) => JSON.parse(text) as Draft);
  const cases = readdirSync(fixtures)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFileSync(join(fixtures, name), 'utf8').split('\n').filter(Boolean))
    // One currency, so that it does not matter which thread of a program sees which first.
    .map((line) => JSON.parse(line.replaceAll('"USD"', '"GBP"')) as Draft);
  const random = seedRandom(42);
  const file = openSync(out, 'w');
  let written = 0;
  let count = 0;
  try {
    for (let copy = 1; written < byteCount; copy++) {
      // Releases of one process stand for processes of their own: what programs make of a repeated ocid is undefined.
      const lines = releases.map((release, i) => competed({ ...release, ocid: `${release.ocid}-${i}` }, copy, random));
      const few = cases.map((one, i) => ({ ...one, ocid: `${one.ocid}-${i}-${copy}` }));
      written += writeSync(file, [...lines, ...few].map((one) => `${JSON.stringify(one)}\n`).join(''));
      count += lines.length + few.length;
    }
  } finally {
    closeSync(file);
  }
  return count;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [bytes, out, fixtures, ...paths] = process.argv.slice(2);
  if (!bytes || !out || !fixtures || paths.length === 0) throw new Error('Say: BYTES OUT FIXTURES FILE…');
  console.log(`${await makeCompeted(Number(bytes), out, fixtures, paths)} compiled releases in ${out}`);
}
