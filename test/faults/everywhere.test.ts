import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { example } from '../cli/run.ts';
import { release, Store } from './record.ts';

/* Made up, but for what is read from the embedded example. */

const gbp = (amount: number) => ({ amount, currency: 'GBP' });

test('placeholders are kept, set aside and never spent', async (t) => {
  const store = new Store(t);
  const values = [0, 1, 0.01, 999_999, 9_999_999, -5, 12_345];
  await store.import({
    'a.json': {
      releases: values.map((amount, no) =>
        release(no, { awards: [{ id: `a${no}`, value: gbp(amount), suppliers: [{ name: 'Mill Ltd' }] }] }),
      ),
    },
  });
  const rows = await store.all<{ amount: number; amount_note: string | null }>('SELECT amount, amount_note FROM award');
  for (const { amount, amount_note } of rows) assert.equal(amount_note, amount === 12_345 ? null : 'placeholder');
  assert.deepEqual(rows.map((row) => row.amount).sort(), values.toSorted());
  assert.deepEqual(await store.all("SELECT sum(amount) AS sum FROM exchange WHERE form = 'money'"), [{ sum: 12_345 }]);
  assert.equal((await store.issues())['placeholder-value'], values.length - 1);
});

test('a total that stands on each of several awards is flagged', async (t) => {
  const store = new Store(t);
  const awards = ['Mill Ltd', 'Forge Ltd', 'Kiln Ltd'].map((name, i) => ({
    id: `a${i}`,
    value: gbp(90_000),
    suppliers: [{ name }],
  }));
  await store.import({ 'a.json': { releases: [release(1, { awards })] } });
  assert.equal((await store.issues())['value-repeated'], 1);
  assert.deepEqual(await store.all('SELECT count(*) AS n FROM award'), [{ n: 3 }]);
});

test('an award to several suppliers is counted once, and nobody is given a share of it', async (t) => {
  const store = new Store(t);
  const suppliers = ['Mill Ltd', 'Forge Ltd', 'Kiln Ltd', 'Mill Limited'].map((name) => ({ name }));
  await store.import({
    'a.json': { releases: [release(1, { awards: [{ id: 'a', value: gbp(90_000), suppliers }] })] },
  });
  assert.deepEqual(await store.all('SELECT sum(amount) AS sum, sum(supplier_count) AS suppliers FROM award'), [
    { sum: 90_000, suppliers: 3 },
  ]);
  assert.deepEqual(
    await store.all("SELECT DISTINCT amount, evidence FROM exchange WHERE form IN ('money', 'service')"),
    [{ amount: null, evidence: 'award a (shared, split unknown)' }],
  );
});

test('framework ceilings are ceilings where published, and possible ceilings by their words, never awards', async (t) => {
  const store = new Store(t);
  const award = { awards: [{ id: 'a', value: gbp(7_000_000), suppliers: [{ name: 'Mill Ltd' }] }] };
  await store.import({
    'a.json': {
      releases: [
        release(1, {
          tender: { title: 'Grain', value: gbp(8_000_000), techniques: { hasFrameworkAgreement: true } },
          ...award,
        }),
        release(2, { tender: { title: 'Framework for flour', value: gbp(8_000_000) }, ...award }),
        release(3, {
          tender: {
            title: 'Flour',
            procurementMethodDetails: 'Call-off from a framework agreement',
            value: gbp(8_000),
          },
          ...award,
        }),
      ],
    },
  });
  assert.deepEqual(await store.all('SELECT amount_kind, amount_note FROM process ORDER BY process_id'), [
    { amount_kind: 'ceiling', amount_note: null },
    { amount_kind: 'possible ceiling', amount_note: '“framework” in the title' },
    { amount_kind: 'estimate', amount_note: null },
  ]);
  assert.deepEqual(
    (await store.all<{ amount_kind: string }>('SELECT amount_kind FROM award ORDER BY process_id')).map(
      (row) => row.amount_kind,
    ),
    ['possible ceiling', 'possible ceiling', 'award'],
  );
});

test('the framework of £750 million in Lancashire is a possible ceiling, with its words', async (t) => {
  const store = new Store(t);
  await store.importPaths([join(example, 'wyre.json')]);
  const rows = await store.all<{ amount_kind: string; amount_note: string | null }>(
    'SELECT amount_kind, amount_note FROM award WHERE amount >= 700000000',
  );
  assert.ok(rows.length > 0, 'Wyre published it');
  for (const row of rows) {
    assert.equal(row.amount_kind, 'possible ceiling');
    assert.match(row.amount_note ?? '', /framework|DPS|dynamic/i);
  }
});

test('net and gross stay apart: the net amount counts, the gross one is kept beside it', async (t) => {
  const store = new Store(t);
  const values = [{ amount: 100, amountGross: 120 }, { amountGross: 240 }, { amount: 300 }];
  await store.import({
    'a.json': {
      releases: values.map((value, no) =>
        release(no, {
          awards: [{ id: `${no}`, value: { ...value, currency: 'GBP' }, suppliers: [{ name: 'Mill Ltd' }] }],
        }),
      ),
    },
  });
  assert.deepEqual(await store.all('SELECT amount, amount_gross FROM award ORDER BY award_id'), [
    { amount: 100, amount_gross: 120 },
    { amount: 240, amount_gross: 240 },
    { amount: 300, amount_gross: null },
  ]);
  const paid = new Store(t);
  const csv = 'Date,Supplier,Net Amount,Gross Amount\n13/04/2020,Mill Ltd,100.00,120.00\n14/04/2020,Forge Ltd,,60.00\n';
  await paid.import({ 'a.csv': csv }, { choiceFor: () => ({ payer: 'Example Borough Council' }) });
  assert.deepEqual(await paid.all('SELECT amount, amount_gross FROM payment ORDER BY position'), [
    { amount: 100, amount_gross: 120 },
    { amount: 60, amount_gross: 60 },
  ]);
});

test('the same release twice is one, in one file, in two, in another shape and white space', async (t) => {
  const store = new Store(t);
  const one = release(1, { awards: [{ id: 'a', value: gbp(500), suppliers: [{ name: 'Mill Ltd' }] }] });
  const first = await store.import({ 'a.json': { releases: [one, one, release(2)] } });
  assert.deepEqual([first.read.release, first.kept.release, first.duplicate.release], [3, 2, 1]);
  const again = await store.import({
    'b.json': JSON.stringify([one], null, 4),
    'c.json': { records: [{ ocid: 'ocds-madeup-1', releases: [one] }] },
  });
  assert.deepEqual([again.read.release, again.kept.release, again.duplicate.release], [2, 0, 2]);
  assert.deepEqual(await store.all('SELECT count(*) AS n, sum(amount) AS sum FROM award'), [{ n: 1, sum: 500 }]);
});

test('two different releases under one id are both merged, in order of date, and flagged', async (t) => {
  const store = new Store(t);
  const of = (date: string, title: string) => release(1, { id: 'same', date, tender: { id: 't', title } });
  const done = await store.import({ 'a.json': { releases: [of('2024-02-01', 'New'), of('2024-01-01', 'Old')] } });
  assert.equal(done.kept.release, 2);
  assert.deepEqual(await store.all('SELECT title, release_count FROM process'), [{ title: 'New', release_count: 2 }]);
  assert.equal((await store.issues())['release-id-reused'], 1);
});

test('what is no date or no number is absent and flagged, and never a nought', async (t) => {
  const store = new Store(t);
  await store.import({
    'a.json': {
      releases: [
        release(1, {
          date: 'yesterday',
          tender: {
            title: 'x',
            tenderPeriod: { endDate: '31/02/2024' },
            value: { amount: 'about 5', currency: 'GBP' },
          },
          awards: [{ id: 'a', date: '0001-01-01', value: { amount: null }, suppliers: [{ name: 'Mill Ltd' }] }],
        }),
      ],
    },
  });
  assert.deepEqual(await store.all('SELECT amount, deadline, first_published FROM process'), [
    { amount: null, deadline: null, first_published: null },
  ]);
  assert.deepEqual(await store.all('SELECT amount, decided FROM award'), [{ amount: null, decided: null }]);
  const { 'bad-date': dates, 'bad-number': numbers, 'missing-date': missing } = await store.issues();
  assert.deepEqual([dates, numbers, missing], [2, 1, 1]);
});
