import assert from 'node:assert/strict';
import test from 'node:test';
import type { ValueNetwork } from '../../../src/domain/value-network.ts';
import { seedRandom } from '../../../src/graph/random.ts';
import { forecastLapses } from '../../../src/measures/principles/lapse.ts';
import { type SketchedExchange, sketch } from '../../../src/measures/principles/sketch.ts';
import { yearlyTies } from '../../../src/measures/principles/tie-year.ts';

const payment = (from: string, to: string, year: number, count = 1): SketchedExchange => ({
  from,
  to,
  form: 'money',
  layer: 'record',
  count,
  started: `${year}-01-10`,
  ended: `${year}-12-20`,
});

/** Made up: six buyers and 120 suppliers over eight years; `lasting` says how likely a tie of so many payments is to go on. */
function market(lasting: (count: number) => number): ValueNetwork {
  const random = seedRandom(3);
  const exchanges: SketchedExchange[] = [];
  for (let supplier = 0; supplier < 120; supplier++) {
    const buyer = `buyer ${supplier % 6}`;
    let count = 0;
    for (let year = 2015; year <= 2022; year++) {
      if (count > 0 && random() > lasting(count)) count = 0;
      else if (count === 0 && random() < 0.6) count = random() < 0.5 ? 1 : 40;
      if (count > 0) exchanges.push(payment(buyer, `supplier ${supplier}`, year, count));
    }
  }
  return sketch({ exchanges });
}

test('where ties of few payments lapse and others do not, the forecast is validated', () => {
  const forecast = forecastLapses(
    market((count) => (count > 1 ? 0.95 : 0.3)),
    {},
  );
  assert.ok(forecast?.test);
  assert.ok(forecast.test.brierGain.interval.low > 0);
  assert.ok(forecast.test.aucGain.interval.low > 0);
  assert.ok(forecast.test.auc > 0.75);
  assert.ok(forecast.value && forecast.value.likely > 0);
  assert.match(forecast.declared, /neither supported nor refuted/);
});

test('where lapses are drawn by lot, there is no signal', () => {
  const forecast = forecastLapses(
    market(() => 0.6),
    {},
  );
  assert.ok(forecast?.test);
  assert.equal(forecast.value, null);
});

test('the declared layer is judged by whether it adds skill', () => {
  const network = market(() => 0.6);
  const declared: SketchedExchange[] = [{ from: 'supplier 1', to: 'buyer 1', form: 'advice' }];
  const names = network.participants.map(({ name }) => name);
  const extra = sketch({ exchanges: declared }).exchanges.map((one) => ({
    ...one,
    from: names.indexOf('supplier 1'),
    to: names.indexOf('buyer 1'),
  }));
  const forecast = forecastLapses({ ...network, exchanges: [...network.exchanges, ...extra] }, {});
  assert.match(forecast?.declared ?? '', /adds no skill/);
});

test('too few years give no forecast', () => {
  const exchanges = [2020, 2021, 2022].flatMap((year) => [
    payment('A', 'B', year),
    payment('A', `only in ${year}`, year),
  ]);
  assert.equal(forecastLapses(sketch({ exchanges }), {}), null);
});

test('a giver whose sources end has not let its ties lapse', () => {
  const yearly = yearlyTies(
    sketch({
      exchanges: [
        payment('A', 'B', 2019),
        payment('C', 'D', 2019),
        payment('C', 'D', 2020),
        { ...payment('C', 'D', 2021), ended: '2021-06-01' },
      ],
    }),
  );
  assert.ok(yearly);
  assert.equal(yearly.first, 2019);
  assert.equal(yearly.last, 2020);
  assert.deepEqual([...yearly.lastOf.values()], [2019, 2020]);
});
