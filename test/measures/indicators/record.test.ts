/** Indicators as measures of a record. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indicators } from '../../../src/measures/indicators/catalogue.ts';
import { indicatorMeasures } from '../../../src/measures/indicators/indicator-measure.ts';
import type { Measure } from '../../../src/measures/measure.ts';
import { makeRecord } from '../../record.ts';
import { recordOfExample } from './example.ts';

const measureNamed = (id: string): Measure => indicatorMeasures.find((measure) => measure.id === id) as Measure;

for (const measure of indicatorMeasures) {
  const { id, example } = measure;
  test(`${id} gives the figures of its own worked example, from the tables of a record`, async () => {
    const answer = await measure.ask(await makeRecord(recordOfExample(example.columns, example.rows)), {});
    for (const [name, expected] of Object.entries(example.expected)) {
      const figure = answer.figures.find((one) => one.id === name);
      assert.ok(figure, `${id} has no figure ${name}`);
      assert.equal(figure.value.value, expected, `${id} ${name}`);
    }
    assert.match(answer.sentence, /flagged: [a-z]/);
    assert.ok(answer.cautions.some((caution) => caution.startsWith('A flag is a reason to look')));
  });

  test(`${id} says why it is absent from an empty record, and from one without what it needs`, async () => {
    const empty = await measure.ask(await makeRecord({}), {});
    for (const { value } of empty.figures) assert.equal(value.because, 'there is no process here');
    const bare = await measure.ask(await makeRecord({ process: [{ process_id: '1', ocid: '1' }] }), {});
    for (const { value, coverage } of bare.figures) {
      assert.equal(value.value, null);
      assert.match(value.because ?? '', /^(no|nothing) .*in this record/);
      assert.deepEqual([coverage.total, coverage.used], [1, 0]);
    }
    assert.match(bare.sentence, /^Nothing can be said here/);
  });
}

test('a record without bids is told so after one look at the table of bids', async () => {
  const record = await makeRecord({ process: [{ process_id: '1', ocid: '1' }] });
  const asked: string[] = [];
  const counting = {
    ...record,
    all: <T extends object>(sql: string, values?: readonly (string | number | boolean | null)[]) => {
      asked.push(sql);
      return record.all<T>(sql, values);
    },
  };
  const answer = await measureNamed('R028').ask(counting, {});
  assert.equal(answer.figures[0]?.value.because, 'no bids are published one by one in this record');
  assert.equal(asked.length, 2);
});

test('a filter narrows what is reckoned, and processes without the needed count in the coverage only', async () => {
  const { example } = measureNamed('R036');
  const rows = recordOfExample(example.columns, example.rows);
  const process = (rows.process ?? []).map((one, i) => ({ ...one, first_published: `2024-0${i + 1}-01T00:00:00Z` }));
  const record = await makeRecord({
    ...rows,
    process: [...process, { process_id: '9', ocid: '9', first_published: '2024-02-09T00:00:00Z' }],
  });
  const answer = await measureNamed('R036').ask(record, { from: '2024-02-01' });
  const [flagged] = answer.figures;
  assert.equal(flagged?.value.value, 0);
  assert.deepEqual([flagged?.coverage.total, flagged?.coverage.used], [3, 2]);
  assert.equal(answer.sentence, 'None of two processes that can be judged are flagged: lowest bid disqualified.');
});

test('cancelled processes are left out, and lots with numbers of their own are no number of bids', async () => {
  const record = await makeRecord({
    process: ['cancelled', 'one', 'lots', 'named'].map((id) => ({
      process_id: id,
      ocid: id,
      procurement_method: 'open',
      status: id === 'cancelled' ? 'cancelled' : 'complete',
    })),
    bid_statistic: [
      { process_id: 'cancelled', measure: 'bids', value: 1 },
      { process_id: 'one', measure: 'bids', value: 1 },
      { process_id: 'lots', measure: 'bids', lot_id: '1', value: 1 },
      { process_id: 'lots', measure: 'bids', lot_id: '2', value: 1 },
    ],
    party: [
      { process_id: 'named', role: 'tenderer', organization_id: 'a' },
      { process_id: 'named', role: 'tenderer', organization_id: 'b' },
    ],
  });
  const { figures } = await measureNamed('R018').ask(record, {});
  assert.deepEqual(
    figures.map(({ value, basis }) => [value.value, basis]),
    [
      [1, '1 of 2 processes'],
      [0.5, '1 of 2 processes'],
    ],
  );
});

test('pages of processes make one whole', async () => {
  const process = Array.from({ length: 4100 }, (_, i) => ({
    process_id: String(i).padStart(5, '0'),
    ocid: String(i),
    procurement_method: 'open',
  }));
  const bid_statistic = process.map(({ process_id }, i) => ({
    process_id,
    measure: 'bids',
    value: i % 2 === 0 ? 1 : 2,
  }));
  const { figures } = await measureNamed('R018').ask(await makeRecord({ process, bid_statistic }), {});
  assert.equal(figures[0]?.basis, '2,050 of 4,100 processes');
});

test('every indicator is complete and its id is its own', () => {
  assert.equal(new Set(indicators.map(({ id }) => id)).size, 11);
  for (const { id, exclusions, limits, citations, example, settings } of indicators) {
    assert.match(id, /^R\d{3}$/);
    for (const list of [exclusions, limits, citations]) assert.ok(list.length > 0, id);
    for (const row of example.rows) assert.equal(row.length, example.columns.length, id);
    for (const { says } of Object.values(settings)) assert.ok(says, id);
  }
});
