/** Each principle’s worked example, as it stands on the page of the method, put to the principle itself. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { findPrinciple, principles } from '../../../src/measures/principles/registry.ts';
import { sketch } from '../../../src/measures/principles/sketch.ts';

for (const principle of principles) {
  test(`${principle.id} gives the figures of its own worked example`, () => {
    const answer = principle.ask(principle.example.network, {});
    for (const [id, expected] of Object.entries(principle.example.expected)) {
      const figure = answer.figures.find((one) => one.id === id);
      assert.ok(figure, `${principle.id} has no figure ${id}`);
      if (expected === null) {
        assert.equal(figure.value.value, null);
        assert.ok(figure.value.because, `${id} does not say why it is absent`);
      } else
        assert.ok(
          Math.abs((figure.value.value ?? Number.NaN) - expected) < 1e-9,
          `${id}: ${figure.value.value} is not ${expected}`,
        );
    }
    for (const figure of answer.figures)
      if (figure.bounds && figure.value.value !== null)
        assert.ok(
          figure.bounds.low <= figure.value.value + 1e-9 && figure.value.value <= figure.bounds.high + 1e-9,
          figure.id,
        );
  });

  test(`${principle.id} says why it has nothing to say of an empty network`, () => {
    const answer = principle.ask(sketch({ exchanges: [] }), {});
    assert.ok(answer.sentence.endsWith('.'));
    for (const { id, value } of answer.figures) {
      assert.equal(value.value, null, id);
      assert.ok(value.because, id);
    }
  });

  test(`${principle.id} says the same twice`, () => {
    const { network } = principle.example;
    assert.deepEqual(principle.ask(network, {}), principle.ask(network, {}));
  });
}

test('every principle is complete and its id is its own', () => {
  assert.equal(new Set(principles.map(({ id }) => id)).size, principles.length);
  for (const principle of principles) {
    assert.match(principle.id, /^P\d\d$/);
    assert.equal(findPrinciple(principle.id.toLowerCase()), principle);
    for (const list of [principle.exclusions, principle.limits, principle.citations])
      assert.ok(list.length > 0, principle.id);
    for (const row of principle.example.rows) assert.equal(row.length, principle.example.columns.length, principle.id);
  }
});
