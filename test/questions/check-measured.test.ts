import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { comparedWithText, sources } from '../../src/check/law.ts';
import { checks } from '../../src/check/registry.ts';
import { readCheckEvaluation } from '../../src/cli/check-evaluation.ts';
import { proportion } from '../../src/graph/proportion.ts';
import { type CheckEvaluation, measuredOf, worthALook } from '../../src/questions/check-measured.ts';
import { findCheckMethod } from '../../src/questions/check-method.ts';

/** Made up: one check that is right often enough, one that is not, one that was never right or wrong. */
const evaluation: CheckEvaluation = {
  scores: [
    { check: 'O11', shown: { notices: 20, precision: proportion(4, 5), recall: proportion(4, 6) } },
    { check: 'O16', shown: { notices: 20, precision: proportion(3, 4), recall: proportion(0, 3) } },
    { check: 'O21', shown: { notices: 20, precision: null, recall: null } },
  ],
};

test('a measured check has its shares with intervals; one that is not says why', () => {
  const often = measuredOf('O11', evaluation);
  assert.deepEqual([often.precision.value?.value, often.recall.value?.of, often.isWorthALook], [0.8, 6, false]);
  const seldom = measuredOf('O16', evaluation);
  assert.deepEqual([seldom.recall.value?.value, seldom.isWorthALook], [0, true]);
  const never = measuredOf('O21', evaluation);
  assert.match(never.precision.because ?? '', /20\slabelled notices it raised no finding/);
  assert.match(never.recall.because ?? '', /None of 20\slabelled notices/);
  const other = measuredOf('O01', evaluation);
  assert.match(other.precision.because ?? '', /not among the 3 checks/);
  assert.deepEqual([other.notices, other.isWorthALook], [null, false]);
  assert.match(measuredOf('O11', null).recall.because ?? '', /not at hand/);
});

test('what is under 0.8 or unknown among the measured is worth a look, and nothing else', () => {
  assert.deepEqual([...worthALook(evaluation)], ['O16', 'O21']);
  assert.deepEqual([...worthALook(null)], []);
});

test('the figures that come with the program say the same as what was written when they were worked out', () => {
  const written = JSON.parse(readFileSync('data/labels/evaluation.json', 'utf8')) as {
    readonly worthALook: readonly string[];
    readonly unmeasured: readonly string[];
  };
  assert.deepEqual(
    [...worthALook(readCheckEvaluation())].sort(),
    [...written.worthALook, ...written.unmeasured].sort(),
  );
});

test('every method of a check says of each statement of law whether it was compared with the text, and what is not caught', () => {
  for (const { id, sources: cited } of checks) {
    const method = findCheckMethod(id, evaluation);
    assert.ok(method && method.limits.length > 0, id);
    method.sources.forEach((one, i) => {
      const name = cited[i] as keyof typeof sources;
      assert.equal(
        one.isCompared,
        sources[name].weight === 'law' ? comparedWithText.includes(name) : null,
        `${id} ${name}`,
      );
    });
  }
  assert.equal(findCheckMethod('O99', evaluation), null);
});
