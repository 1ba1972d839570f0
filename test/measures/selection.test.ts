import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Filter } from '../../src/domain/filter.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { measures } from '../../src/measures/registry.ts';
import { literally } from '../../src/measures/selection.ts';
import { smeShare } from '../../src/measures/sme-share.ts';
import { makeRecord } from '../record.ts';
import { marketOf } from './market.ts';

const record = await makeRecord(
  marketOf([
    {
      id: 'a',
      buyer: 'wyre',
      division: '45',
      place: { region: 'North West', postcode: 'BB1 1AA' },
      award: { sme: true, decided: '2024-01-31' },
    },
    {
      id: 'b',
      buyer: 'wyre',
      division: '90',
      place: { region: 'UKD45', locality: 'Fleetwood' },
      award: { sme: true, decided: '2024-02-29' },
    },
    {
      id: 'c',
      buyer: 'fylde',
      place: { postcode: 'B1 1AA' },
      award: { sme: true, decided: null, published: '2024-03-01T10:00:00Z' },
    },
    { id: 'd', buyer: 'fylde', place: { postcode: 'BB12 6AA' }, award: { sme: true, decided: null } },
  ]),
);

async function awards(filter: Filter): Promise<number | undefined> {
  return (await smeShare.ask(record, filter)).figures[0]?.coverage.total;
}

const cases: readonly (readonly [Filter, number])[] = [
  [{}, 4],
  [{ buyer: '', supplier: '', cpv: '', place: '', from: '', to: '' }, 4],
  [{ buyer: 'wyre' }, 2],
  [{ buyer: 'wyre', cpv: '90' }, 1],
  [{ supplier: 's-c' }, 1],
  [{ buyer: 'wyre', supplier: 's-c' }, 0],
  [{ cpv: '45' }, 1],
  [{ place: 'north west' }, 1],
  [{ place: 'north' }, 0],
  [{ place: 'Fleetwood' }, 1],
  [{ place: 'UKD' }, 1],
  [{ place: 'B' }, 1],
  [{ place: 'BB' }, 2],
  [{ place: 'bb1' }, 1],
  [{ place: 'BB12' }, 1],
  [{ place: 'bb11aa' }, 1],
  [{ place: 'BB1 1A' }, 1],
  [{ from: '2024-02-29' }, 2],
  [{ from: '2024-02-29', to: '2024-02-29' }, 1],
  [{ to: '2024-03-01' }, 3],
];

for (const [filter, expected] of cases) {
  test(`the filter ${JSON.stringify(filter)} leaves ${expected} of 4 awards`, async () => {
    assert.equal(await awards(filter), expected);
  });
}

test('a day that does not exist is refused', async () => {
  for (const from of ['2024-02-30', 'yesterday', '2024-2-1', "2024-01-01' or 1=1", '99999-01-01']) {
    await assert.rejects(
      smeShare.ask(record, { from }),
      (refusal: Refusal) => refusal instanceof Refusal && refusal.code === 'bad-date',
    );
  }
});

test('every measure refuses a day that does not exist, at either end', async () => {
  for (const measure of measures.filter(({ id }) => id.startsWith('M'))) {
    for (const filter of [{ from: '2024-02-30' }, { to: 'yesterday' }])
      await assert.rejects(measure.ask(record, filter), (refusal: Refusal) => refusal.code === 'bad-date', measure.id);
  }
});

test('a category that is no division is refused', async () => {
  for (const cpv of ['4', '450', 'x1', '%%']) {
    await assert.rejects(smeShare.ask(record, { cpv }), (refusal: Refusal) => refusal.code === 'bad-category');
  }
});

test('hostile values find nothing and break nothing', async () => {
  for (const hostile of ["' or 1=1 --", '%', '_', '!', '\u0000', '"; drop table award; --', '‮', 'a'.repeat(5000)]) {
    for (const name of ['buyer', 'supplier', 'place'] as const)
      assert.equal(await awards({ [name]: hostile }), 0, `${name}: ${hostile.slice(0, 20)}`);
  }
  assert.equal(await awards({}), 4);
});

test('every measure takes every filter at once', async () => {
  const filter = { buyer: 'wyre', supplier: 's-a', cpv: '45', place: 'BB1', from: '2024-01-01', to: '2024-12-31' };
  for (const measure of measures) {
    const answer = await measure.ask(record, filter);
    assert.equal(answer.filter, filter);
    assert.equal(answer.id, measure.id);
    assert.equal(answer.asOf, '2024-05-31');
  }
});

test('patterns of users mean themselves', () => {
  assert.equal(literally('50%_off!'), '50!%!_off!!');
});
