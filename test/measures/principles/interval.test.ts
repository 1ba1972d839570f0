import assert from 'node:assert/strict';
import test from 'node:test';
import { bootstrap, median, quantile } from '../../../src/measures/principles/interval.ts';

test('quantiles lie between their neighbours', () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(quantile([0, 10], 0.25), 2.5);
  assert.equal(quantile([], 0.5), null);
});

test('the interval of a mean has about the width that theory gives', () => {
  const values = Array.from({ length: 100 }, (_, at) => at);
  const mean = (places: Int32Array) =>
    places.reduce((sum, place) => sum + (values[place] as number), 0) / places.length;
  const interval = bootstrap(100, 42, mean);
  assert.ok(interval);
  // The standard error of the mean of 0 … 99 is 28.87 ÷ 10.
  assert.ok(Math.abs(interval.high - interval.low - 2 * 1.96 * 2.887) < 1);
  assert.deepEqual(interval, bootstrap(100, 42, mean));
  assert.notDeepEqual(interval, bootstrap(100, 43, mean));
});

test('two things give no interval, nor does a figure that mostly cannot be worked out', () => {
  assert.equal(
    bootstrap(2, 42, () => 1),
    null,
  );
  assert.equal(
    bootstrap(5, 42, () => null),
    null,
  );
});
