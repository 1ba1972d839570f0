import assert from 'node:assert/strict';
import { test } from 'node:test';
import { absent, known } from '../../src/domain/answer.ts';
import type { Filter } from '../../src/domain/filter.ts';
import type { Figure, Measure, MeasureAnswer } from '../../src/measures/measure.ts';
import { measures } from '../../src/measures/registry.ts';
import { compareAnswers } from '../../src/questions/comparison.ts';
import { askMarket, everybody, type MarketQuery, otherFilter } from '../../src/questions/market.ts';
import { sheetOfMarket } from '../../src/questions/sheet.ts';
import { makeRecord } from '../record.ts';
import { town } from './town.ts';

const record = await makeRecord(town);
/** Makes each thing every time. */
const never = <T>(_: string, make: () => Promise<T>): Promise<T> => make();
const market = (query: MarketQuery) => askMarket(record, query, { measures, keep: never, recall: never });

test('a market is every measure of it for one filter, and no indicator that says nothing', async () => {
  const answer = await market({ buyer: 'wyre', cpv: '' });
  const ids = measures.map(({ id }) => id).filter((id) => id.startsWith('M'));
  assert.deepEqual(
    answer.side.answers.map(({ id }) => id),
    ids,
  );
  assert.equal(answer.side.buyerName, 'Wyre Borough Council');
  assert.equal(answer.other, null);
  assert.deepEqual(
    answer.side.answers.map(({ filter }) => filter),
    ids.map(() => ({ buyer: 'wyre' })),
  );
  assert.ok(answer.indicators.every(({ id }) => id.startsWith('R')));
});

test('it offers the buyers of the record, the most active first, and finds the others by words', async () => {
  const { choices, found } = await market({ find: 'FYLDE council' });
  assert.deepEqual(
    choices.buyers.map(({ id, processes }) => [id, processes]),
    [...choices.buyers.map(({ id, processes }) => [id, processes] as const)].sort((a, b) => b[1] - a[1]),
  );
  assert.equal(choices.buyers.length, choices.buyerTotal);
  assert.deepEqual(
    found.map(({ name }) => name),
    ['Fylde Council'],
  );
  assert.deepEqual((await market({ find: '%' })).found, []);
  assert.deepEqual((await market({ find: ' ' })).found, []);
});

test('beside it stands the same view of another buyer, of everybody, or of another period', () => {
  const query = { buyer: 'wyre', cpv: '45', from: '2024-01-01' };
  const view = { buyer: 'wyre', cpv: '45', place: undefined, from: '2024-01-01', to: undefined };
  assert.equal(otherFilter(query), null);
  assert.deepEqual(otherFilter({ ...query, compare_buyer: 'fylde' }), { ...view, buyer: 'fylde' });
  assert.deepEqual(otherFilter({ ...query, compare_buyer: everybody }), { ...view, buyer: undefined });
  // A period is replaced as a whole: its end is not that of the first.
  assert.deepEqual(otherFilter({ ...query, compare_to: '2020-12-31' }), { ...view, from: undefined, to: '2020-12-31' });
});

test('an id that nobody bears has no name, and measures that say nothing of it', async () => {
  const { side } = await market({ buyer: 'nobody' });
  assert.equal(side.buyerName, null);
  const winners = side.answers.find(({ id }) => id === 'M01') as MeasureAnswer;
  assert.ok(winners.figures.every(({ value }) => value.value === null));
});

test('a measure of the whole record is kept, one of a filter is only recalled', async () => {
  const asked: Filter[] = [];
  const spy: Measure = {
    ...(measures[0] as Measure),
    ask: async (_, filter) => {
      asked.push(filter);
      return { ...((await measures[0]?.ask(record, filter)) as MeasureAnswer) };
    },
  };
  const names = { keep: [] as string[], recall: [] as string[] };
  const noting =
    (into: string[]) =>
    <T>(name: string, make: () => Promise<T>): Promise<T> => {
      into.push(name);
      return make();
    };
  const rooms = { measures: [spy], keep: noting(names.keep), recall: noting(names.recall) };
  await askMarket(record, { buyer: 'wyre', compare_buyer: everybody }, rooms);
  assert.deepEqual(asked, [{ buyer: 'wyre' }, {}]);
  assert.deepEqual(names.recall, ['M01 [["buyer","wyre"]]']);
  assert.deepEqual(names.keep.sort(), ['M01 []', 'market choices']);
});

const figure = (id: string, value: Figure['value'], bounds: Figure['bounds'] = null): Figure => ({
  ...{ id, label: id, unit: 'ratio', value, bounds, basis: '' },
  coverage: { total: 10, used: 10, noun: 'awards', has: 'a size' },
});
const answer = (...figures: readonly Figure[]): MeasureAnswer => ({
  ...{ id: 'M99', name: '', sentence: '', figures, cautions: [], filter: {}, asOf: null },
});

test('a difference is stated where both sides are known, and says whether the ranges meet', () => {
  const one = answer(
    figure('known', known(0.5)),
    figure('meets', known(0.5), { low: 0.4, high: 0.6 }),
    figure('parts', known(0.5), { low: 0.4, high: 0.6 }),
    figure('half', known(0.5)),
    figure('neither', absent('not published')),
    figure('own', known(1)),
  );
  const other = answer(
    figure('known', known(0.25)),
    figure('meets', known(0.7), { low: 0.6, high: 0.8 }),
    figure('parts', known(0.9)),
    figure('half', absent('not published')),
    figure('neither', absent('not published')),
    figure('theirs', known(1)),
  );
  const said = compareAnswers(one, other).pairs.map(({ id, difference, overlap }) => [
    id,
    difference.value === null ? difference.because : Number(difference.value.toFixed(2)),
    overlap,
  ]);
  assert.deepEqual(said, [
    ['known', -0.25, null],
    ['meets', 0.2, true],
    ['parts', 0.4, false],
    ['half', 'known on one side only', null],
    ['neither', 'known on neither side', null],
    ['own', 'only one side has this figure', null],
    ['theirs', 'only one side has this figure', null],
  ]);
});

test('the sheet has every figure of both sides, each with what it is about', async () => {
  const { columns, rows } = sheetOfMarket(await market({ buyer: 'wyre', compare_buyer: 'fylde', from: '2024-01-01' }));
  const at = (head: string) => columns.indexOf(head);
  assert.deepEqual([...new Set(rows.map((row) => row[at('buyer')]))], ['Wyre Borough Council', 'Fylde Council']);
  assert.ok(rows.every((row) => row.length === columns.length && row[at('from')] === '2024-01-01'));
  assert.ok(rows.every((row) => (row[at('value')] === null) === (row[at('absent_because')] !== null)));
});
