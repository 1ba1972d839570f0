import assert from 'node:assert/strict';
import { createReadStream, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import { type PaymentSource, readPayments } from '../../../src/sources/payments/reading.ts';

let root = dirname(fileURLToPath(import.meta.url));
while (!existsSync(join(root, 'package.json'))) root = dirname(root);
const folder = join(root, '../shared/data/spend');

/** What is counted of each published file. Lines that hold nothing but commas are read and set aside. */
const files: readonly (readonly [string, PaymentSource, Readonly<Record<string, unknown>>])[] = [
  [
    'manchester.csv.gz',
    { framing: 'table', payer: 'Manchester City Council' },
    {
      read: 474_674,
      kept: 474_674,
      quarantined: 0,
      first: '2010-12-01',
      last: '2022-05-31',
      negative: 3807,
      flaws: { 'text-repaired': 17 },
    },
  ],
  [
    'salford.csv.gz',
    { framing: 'table', payer: 'Salford City Council' },
    {
      read: 247_885,
      kept: 247_641,
      quarantined: 244,
      first: '2011-08-01',
      last: '2022-06-30',
      negative: 261,
      flaws: { 'bad-number': 2, 'text-repaired': 1 },
    },
  ],
  [
    'newcastle.csv.gz',
    { framing: 'table', payer: 'Newcastle City Council' },
    {
      read: 904_371,
      kept: 904_369,
      quarantined: 2,
      first: '2010-04-01',
      last: '2022-08-31',
      negative: 41_494,
      flaws: { 'placeholder-value': 2866, 'bad-number': 45, 'bad-date': 3 },
    },
  ],
  [
    'cabinetoffice.csv.gz',
    { framing: 'table', payer: 'Cabinet Office' },
    {
      read: 37_114,
      kept: 37_035,
      quarantined: 79,
      first: '2010-04-01',
      last: '2022-07-29',
      negative: 6,
      flaws: { 'bad-number': 1, 'text-repaired': 14 },
    },
  ],
  [
    'hyndburn.json.gz',
    { framing: 'values' },
    { read: 29_804, kept: 29_804, quarantined: 0, first: '2017-01-04', last: '2026-01-29', negative: 2, flaws: {} },
  ],
];

describe('published payments', { skip: existsSync(folder) ? false : '../shared is not here' }, () => {
  for (const [name, source, expected] of files) {
    it(name, async () => assert.deepEqual(await count(join(folder, name), source), expected));
  }
});

async function count(path: string, source: PaymentSource) {
  const flaws: Record<string, number> = {};
  const dates: string[] = ['9999', ''];
  let negative = 0;
  const batches = readPayments(createReadStream(path).pipe(createGunzip()), source);
  for (;;) {
    const { done, value } = await batches.next();
    if (done) return { ...value, first: dates[0], last: dates[1], negative, flaws };
    for (const item of value) {
      if (item.kind !== 'payment') continue;
      for (const { code } of item.flaws) flaws[code] = (flaws[code] ?? 0) + 1;
      const { paid, amount } = item.row;
      if (typeof paid === 'string') {
        if (paid < (dates[0] as string)) dates[0] = paid;
        if (paid > (dates[1] as string)) dates[1] = paid;
      }
      if (typeof amount === 'number' && amount < 0) negative++;
    }
  }
}
