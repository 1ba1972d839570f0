/** Each measure’s worked example, as it stands on the page of the method, put to the measure itself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Row } from '../../src/domain/table.ts';
import { indicators } from '../../src/measures/indicators/catalogue.ts';
import type { Measure } from '../../src/measures/measure.ts';
import { findMeasure, measures } from '../../src/measures/registry.ts';
import { makeRecord, type Rows } from '../record.ts';
import { recordOfExample } from './indicators/example.ts';
import { marketExamples } from './market-examples.ts';

type Cell = string | number | boolean | null;

/** Turns the little table of an example into a record; one reader for each measure, since their tables differ. */
const readers: Readonly<Record<string, (rows: readonly (readonly Cell[])[]) => Rows>> = {
  ...marketExamples,
  ...Object.fromEntries(
    indicators.map(({ id, example }) => [
      id,
      (rows: readonly (readonly Cell[])[]) => recordOfExample(example.columns, rows),
    ]),
  ),
  M01: (rows) => ({
    process: rows.map(([id]) => ({ process_id: String(id), ocid: String(id) })),
    award: rows.map(([id, winner, amount, what]) => ({
      process_id: String(id),
      award_id: '1',
      amount: amount as number,
      currency: 'GBP',
      amount_kind: what === 'placeholder' ? 'award' : (what as string),
      amount_note: what === 'placeholder' ? 'placeholder' : null,
      sme: winner === null ? null : winner === 'sme',
      supplier_count: 1,
    })),
    party: rows.map(([id]) => ({ process_id: String(id), award_id: '1', role: 'supplier', organization_id: `s${id}` })),
  }),
  M03: (rows) => ({
    process: rows.map(([id, flag, , published]) => ({
      process_id: String(id),
      ocid: String(id),
      sme_suitable: flag as boolean | null,
      first_published: published as string,
    })),
    award: rows.map(([id, , , , decided]) => ({
      process_id: String(id),
      award_id: '1',
      decided: decided as string,
      supplier_count: 1,
    })),
    party: rows.map(([id, , winner]) => ({
      process_id: String(id),
      award_id: '1',
      role: 'supplier',
      organization_id: `s${id}`,
      scale: winner as string | null,
    })),
  }),
  M05: (rows) => ({
    process: rows.map(([id]) => ({ process_id: String(id), ocid: String(id) })),
    award: rows.map(([id, , amount]) => ({
      process_id: String(id),
      award_id: '1',
      amount: amount as number,
      currency: 'GBP',
      amount_kind: 'award',
    })),
    party: rows.flatMap(([id, suppliers]): Row<'party'>[] => {
      const party = { process_id: String(id), award_id: '1', role: 'supplier' };
      if (suppliers === null) return [{ ...party, absent: 'individual' }];
      return String(suppliers)
        .split(', ')
        .map((name) => ({ ...party, organization_id: name }));
    }),
  }),
  M07: (rows) => ({
    process: rows.map(([id, , call, award]) => ({
      process_id: String(id),
      ocid: String(id),
      stage: award ? 'award' : call ? 'tender' : 'planning',
      first_published: (call ?? null) as string | null,
    })),
    engagement: rows.flatMap(([id, asked]) =>
      asked ? [{ process_id: String(id), kind: 'market engagement', published: String(asked) }] : [],
    ),
    release: rows.flatMap(([id, , call]) =>
      call ? [{ process_id: String(id), ocid: String(id), published: String(call), tag: 'tender' }] : [],
    ),
    award: rows.flatMap(([id, , , award]) =>
      award ? [{ process_id: String(id), award_id: '1', decided: String(award) }] : [],
    ),
  }),
};

for (const measure of measures) {
  test(`${measure.id} gives the figures of its own worked example`, async () => {
    const read = readers[measure.id];
    assert.ok(read, `no reader for the example of ${measure.id}`);
    const answer = await measure.ask(await makeRecord(read(measure.example.rows)), {});
    for (const [id, expected] of Object.entries(measure.example.expected)) {
      const figure = answer.figures.find((one) => one.id === id);
      assert.ok(figure, `${measure.id} has no figure ${id}`);
      if (expected === null) {
        assert.equal(figure.value.value, null);
        assert.ok(figure.value.because, `${id} does not say why it is absent`);
      } else
        assert.ok(
          Math.abs((figure.value.value ?? Number.NaN) - expected) < 1e-12,
          `${id}: ${figure.value.value} is not ${expected}`,
        );
    }
  });
}

test('the bounds of the worked examples are those of their reckoning', async () => {
  const figureOf = async (id: string, figure: string) => {
    const measure = findMeasure(id) as Measure;
    const answer = await measure.ask(
      await makeRecord((readers[id] as (typeof readers)[string])(measure.example.rows)),
      {},
    );
    return answer.figures.find((one) => one.id === figure);
  };
  assert.deepEqual((await figureOf('M01', 'byCount'))?.bounds, { low: 3 / 6, high: 4 / 6 });
  assert.deepEqual((await figureOf('M01', 'byValueWithoutCeilings'))?.bounds, { low: 0.3, high: 0.7 });
  assert.deepEqual((await figureOf('M03', 'flagged'))?.bounds, { low: 2 / 4, high: 3 / 4 });
  assert.equal((await figureOf('M03', 'notFlagged'))?.bounds, null);
  assert.deepEqual((await figureOf('M02', 'recordedByCount'))?.bounds, { low: 2 / 5, high: 3 / 5 });
  assert.deepEqual((await figureOf('M02', 'recordedByValue'))?.bounds, { low: 200 / 1000, high: 600 / 1000 });
  assert.deepEqual((await figureOf('M04', 'newToBuyerByCount'))?.bounds, { low: 2 / 5, high: 3 / 5 });
  assert.deepEqual((await figureOf('M06', 'byCount'))?.bounds, { low: 1 / 4, high: 2 / 4 });
  assert.deepEqual((await figureOf('M10', 'byCount'))?.bounds, { low: 2 / 4, high: 3 / 4 });
});

test('every measure is complete and its id is its own', () => {
  assert.equal(new Set(measures.map(({ id }) => id)).size, measures.length);
  for (const measure of measures) {
    assert.match(measure.id, /^(?:[MP]\d\d|R\d{3})$/);
    assert.equal(findMeasure(measure.id.toLowerCase()), measure);
    for (const list of [measure.exclusions, measure.limits, measure.citations]) assert.ok(list.length > 0, measure.id);
    for (const row of measure.example.rows) assert.equal(row.length, measure.example.columns.length, measure.id);
  }
  assert.equal(findMeasure('M99'), undefined);
});
