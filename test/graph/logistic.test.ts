import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { chances, fitLogistic } from '../../src/graph/logistic.ts';
import { seedRandom } from '../../src/graph/random.ts';
import { areaUnderCurve, brierScore } from '../../src/graph/skill.ts';

test('one feature that halves the odds is found', () => {
  // 0 → 20 of 30 yes, 1 → 10 of 30 yes: log-odds ln 2 and −ln 2, so the slope is −2 ln 2.
  const values = new Float64Array(60).fill(1, 30);
  const outcomes = Uint8Array.from({ length: 60 }, (_, at) => (at < 20 || at >= 50 ? 1 : 0));
  const model = fitLogistic({ count: 60, features: 1, values, outcomes }, 0);
  assert.ok(model);
  assert.ok(Math.abs((model.coefficients[0] as number) / (model.scales[0] as number) + 2 * Math.LN2) < 1e-6);
  const [none, one] = chances(model, Float64Array.of(0, 1));
  assert.ok(Math.abs((none as number) - 2 / 3) < 1e-6 && Math.abs((one as number) - 1 / 3) < 1e-6);
});

test('at the fit no coefficient can be moved for a better likelihood', () => {
  const random = seedRandom(7);
  const count = 400;
  const values = Float64Array.from({ length: count * 3 }, () => random() * 4 - 2);
  const outcomes = Uint8Array.from({ length: count }, (_, at) =>
    random() < 1 / (1 + Math.exp(-(values[at * 3] as number) + 0.5 * (values[at * 3 + 1] as number))) ? 1 : 0,
  );
  const penalty = 1;
  const model = fitLogistic({ count, features: 3, values, outcomes }, penalty);
  assert.ok(model);
  const loss = (coefficients: Float64Array) => {
    const forecast = chances({ ...model, coefficients }, values);
    const ridge = coefficients.reduce((sum, one) => sum + one * one, 0);
    return forecast.reduce(
      (sum, chance, at) => sum - Math.log(outcomes[at] ? chance : 1 - chance),
      (penalty / 2) * ridge,
    );
  };
  const best = loss(model.coefficients);
  for (let k = 0; k < 3; k++)
    for (const change of [-0.01, 0.01])
      assert.ok(loss(model.coefficients.map((one, at) => (at === k ? one + change : one))) > best);
});

test('nothing is fitted where all outcomes are the same, and a feature that does not vary does no harm', () => {
  const values = Float64Array.of(1, 1, 1, 1);
  assert.equal(fitLogistic({ count: 4, features: 1, values, outcomes: Uint8Array.of(1, 1, 1, 1) }), null);
  const model = fitLogistic({ count: 4, features: 1, values, outcomes: Uint8Array.of(1, 0, 1, 0) });
  assert.deepEqual(model && Array.from(chances(model, Float64Array.of(1))), [0.5]);
});

test('the area under the curve is the share of pairs in the right order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.boolean(), fc.integer({ min: 0, max: 3 })), {
        minLength: 1,
        maxLength: 30,
      }),
      (given) => {
        const forecast = {
          chances: given.map(([chance]) => chance / 5),
          outcomes: given.map(([, outcome]) => (outcome ? 1 : 0)),
          weights: given.map(([, , weight]) => weight),
        };
        let [wins, pairs] = [0, 0];
        for (const [chance, outcome, weight] of given)
          for (const [other, came, heavy] of given)
            if (outcome && !came) {
              pairs += weight * heavy;
              wins += weight * heavy * (chance > other ? 1 : chance === other ? 0.5 : 0);
            }
        const area = areaUnderCurve(forecast);
        if (pairs === 0) assert.equal(area, null);
        else assert.ok(Math.abs((area as number) - wins / pairs) < 1e-12);
      },
    ),
    { seed: 42 },
  );
});

test('the Brier score is the mean of squares', () => {
  assert.equal(brierScore({ chances: [1, 0.5, 0], outcomes: [1, 0, 1] }), (0 + 0.25 + 1) / 3);
  assert.equal(brierScore({ chances: [1, 0], outcomes: [1, 1], weights: [3, 1] }), 0.25);
  assert.equal(brierScore({ chances: [], outcomes: [] }), null);
});
