import assert from 'node:assert/strict';
import { test } from 'node:test';
import { continuityOf } from '../../src/questions/continuity.ts';
import { neighboursOf } from '../../src/questions/neighbour.ts';
import { partnersOn, relianceOf, type Side } from '../../src/questions/relation.ts';
import { indexTies, isoOf } from '../../src/questions/tie-index.ts';
import { makeRecord, type Rows } from '../record.ts';

/** Made up: who pays whom in which year, in pounds; a refund is negative, an unknown sum absent. */
const payments: readonly (readonly [string, string | null, string | null, number | null])[] = [
  ['north', 'works', '2018-05-01', 100],
  ['north', 'works', '2020-05-01', 200],
  ['north', 'trees', '2019-01-01', 60],
  ['north', 'trees', '2019-07-01', -10],
  ['north', 'signs', '2020-02-01', 50],
  ['north', 'north', '2020-02-02', 5],
  ['north', null, '2021-02-01', 7],
  ['south', 'works', '2019-03-01', 30],
  ['south', 'signs', null, null],
  ['south', 'signs', '2021-04-01', 20],
  ['west', 'works', '2020-01-01', -40],
];

/** Made up: who supplies whom. */
const awards: readonly (readonly [string, string, string])[] = [
  ['works', 'north', '2020-06-01'],
  ['trees', 'north', '2020-07-01'],
  ['trees', 'south', '2021-07-01'],
  ['trees', 'north', '2022-07-01'],
];

const rows: Rows = {
  organization: ['north', 'south', 'west', 'works', 'trees', 'signs'].map((id) => ({
    organization_id: id,
    name: id.toUpperCase(),
    kind: 'unknown',
  })),
  exchange: [
    ...payments.map(([provider_id, receiver_id, started, amount], index) => ({
      ...{ exchange_id: `p${index}`, provider_id, receiver_id, started, amount, currency: 'GBP' },
      ...{ provider_role: 'payer', receiver_role: 'payee', amount_kind: 'payment', form: 'money', kind: 'tangible' },
      ...{ receiver_absent: receiver_id ? null : 'individual', evidence: 'payment' },
    })),
    ...awards.flatMap(([supplier, buyer, started], index) => [
      {
        ...{ exchange_id: `s${index}`, provider_id: supplier, receiver_id: buyer, started, amount: 9, currency: 'GBP' },
        ...{
          provider_role: 'supplier',
          receiver_role: 'buyer',
          amount_kind: 'award',
          form: 'service',
          kind: 'tangible',
        },
      },
      {
        ...{ exchange_id: `b${index}`, provider_id: buyer, receiver_id: supplier, started, amount: 9, currency: 'GBP' },
        ...{ provider_role: 'buyer', receiver_role: 'supplier', amount_kind: 'award', form: 'money', kind: 'tangible' },
      },
    ]),
  ],
};
const ties = await indexTies(await makeRecord(rows));
const on = (id: string, side: Side) => {
  const partners = partnersOn(ties, id, side);
  return { id, side, partners };
};

test('partners of a side are those who are named, without oneself, awards counted once', () => {
  const seen = (id: string, side: Side) =>
    on(id, side).partners.map(({ number, count, valued, amount, first, years }) => [
      ...[ties.ids[number], count, valued, amount, isoOf(first), years],
    ]);
  assert.deepEqual(seen('north', 'payee'), [
    ['signs', 1, 1, 50, '2020-02-01', [2020]],
    ['trees', 2, 2, 50, '2019-01-01', [2019]],
    ['works', 2, 2, 300, '2018-05-01', [2018, 2020]],
  ]);
  assert.deepEqual(seen('signs', 'payer'), [
    ['north', 1, 1, 50, '2020-02-01', [2020]],
    ['south', 2, 1, 20, '2021-04-01', [2021]],
  ]);
  assert.deepEqual(seen('north', 'supplier'), [
    ['trees', 2, 2, 18, '2020-07-01', [2020, 2022]],
    ['works', 1, 1, 9, '2020-06-01', [2020]],
  ]);
  assert.deepEqual(seen('nobody', 'payer'), []);
});

test('one leans on the partner with the largest share of the money, or of the awards', () => {
  const leans = (id: string, side: Side) => relianceOf(ties, side, on(id, side).partners);
  const payee = leans('north', 'payee');
  assert.deepEqual(
    [payee?.partner.id, payee?.ratio.value, payee?.of],
    [...['works', 300 / 400, { part: 300, whole: 400, unit: 'GBP' }]],
  );
  const payer = leans('signs', 'payer');
  assert.deepEqual([payer?.partner.name, payer?.ratio.value], ['NORTH', 50 / 70]);
  assert.deepEqual([payer?.coverage.used, payer?.coverage.total], [2, 3]);
  const supplier = leans('north', 'supplier');
  assert.deepEqual([supplier?.partner.id, supplier?.ratio.value, supplier?.of.unit], ['trees', 2 / 3, 'count']);
  // A refund alone is no share of anything.
  assert.match(leans('west', 'payee')?.ratio.because ?? '', /refunds/);
  assert.equal(leans('west', 'payer'), null);
});

test('ties are gained and lost only in years before and after which the payer published something', () => {
  const payees = continuityOf(ties, on('north', 'payee'));
  // signs in 2020, trees in 2019, works from 2018 to 2020.
  assert.deepEqual([payees?.partners, payees?.once, payees?.medianYears.value], [3, 2, 1]);
  assert.deepEqual(
    payees?.years.map(({ year, active, gained, lost }) => [year, active, gained.value, lost.value]),
    [
      [2018, 1, null, 0],
      [2019, 1, 1, 1],
      // What is lost in 2020 is known: the payer went on to pay an individual in 2021.
      [2020, 2, 1, 2],
    ],
  );
  // A payee’s years are judged by those of each payer: the data of the south begins in 2019, and ends in 2021.
  const payers = continuityOf(ties, on('signs', 'payer'));
  assert.deepEqual(
    payers?.years.map(({ year, gained, lost }) => [year, gained.value, lost.value]),
    [
      [2020, 1, 1],
      [2021, 1, null],
    ],
  );
  assert.deepEqual([payers?.coverage.used, payers?.coverage.total], [2, 2]);
  assert.equal(continuityOf(ties, on('trees', 'payee')), null);
});

test('neighbours share partners: most in common first, of equals those with most exchanges', () => {
  const beside = (id: string, side: Side) =>
    neighboursOf(ties, on(id, side))?.rows.map((row) => [row.id, row.shared]) ?? null;
  assert.deepEqual(beside('works', 'payer'), [
    ['signs', 2],
    ['trees', 1],
    ['north', 1],
  ]);
  assert.deepEqual(beside('south', 'payee'), [
    ['north', 2],
    ['west', 1],
  ]);
  assert.deepEqual(beside('works', 'buyer'), [['trees', 1]]);
  assert.equal(beside('west', 'payer'), null);
});
