import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { evaluate, halfOf, judge, learnPortals, readLabels } from '../../scripts/evaluation.ts';
import { checkOf } from '../../src/check/registry.ts';
import { cohenKappa } from '../../src/graph/kappa.ts';
import { proportion } from '../../src/graph/proportion.ts';

const labels = readLabels();
const file = 'data/labels/evaluation.json';

test('the Wilson interval gives the published bounds', () => {
  // Newcombe 1998, Statistics in Medicine 17, table I, method 3.
  const published = [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ] as const;
  for (const [hits, of, low, high] of published) {
    const found = proportion(hits, of);
    assert.ok(found, `${hits} of ${of}`);
    assert.equal(found.value, hits / of);
    assert.equal(Number(found.low.toFixed(4)), low, `${hits} of ${of}, low`);
    assert.equal(Number(found.high.toFixed(4)), high, `${hits} of ${of}, high`);
  }
  assert.equal(proportion(20, 20)?.high, 1);
  assert.equal(proportion(0, 0), null);
  assert.throws(() => proportion(3, 2), RangeError);
});

test('Cohen’s kappa gives what a reckoning by hand gives', () => {
  const pairs = (counts: readonly (readonly [string, string, number])[]) =>
    counts.flatMap(([a, b, count]) => Array.from({ length: count }, () => [a, b] as const));
  const even = cohenKappa(
    pairs([
      ['yes', 'yes', 20],
      ['yes', 'no', 5],
      ['no', 'yes', 10],
      ['no', 'no', 15],
    ]),
  );
  // Seen 35 of 50; by chance 0.5 × 0.6 + 0.5 × 0.4.
  assert.ok(even && even.kappa !== null);
  assert.equal(even.observed, 0.7);
  assert.equal(even.expected, 0.5);
  assert.ok(Math.abs(even.kappa - 0.4) < 1e-12);
  // The same share agreed on, and nothing beyond chance where one answer is nearly all there is.
  const rare = cohenKappa(
    pairs([
      ['no', 'no', 98],
      ['no', 'yes', 1],
      ['yes', 'no', 1],
    ]),
  );
  assert.ok(rare?.kappa && rare.kappa < 0);
  assert.equal(rare.observed, 0.98);
  assert.equal(cohenKappa(pairs([['no', 'no', 9]]))?.kappa, null);
  assert.equal(cohenKappa([]), null);
});

test('every label has its half by the hash, a known check, and a span where something is said', () => {
  const names = labels.notices.map(({ label }) => label);
  assert.equal(new Set(names).size, names.length);
  assert.ok(labels.notices.filter(({ set }) => set === 'sample').length >= 120);
  for (const { label, ocid, id, half, set, checks } of labels.notices) {
    assert.equal(half, halfOf(ocid ?? id ?? ''), label);
    for (const [check, { verdict, passes, path, start, end }] of Object.entries(checks)) {
      assert.ok(checkOf(check) && labels.checks.includes(check as never), `${label} ${check}`);
      assert.equal(passes !== undefined, set === 'sample', `${label} ${check}`);
      if (verdict !== 'no')
        assert.ok(path && start !== undefined && end !== undefined && start < end, `${label} ${check}`);
    }
  }
});

test('the labels hold no text of notices', () => {
  const strings = JSON.stringify(labels.notices).match(/"(?:[^"\\]|\\.)*"/g) ?? [];
  for (const one of strings) assert.doesNotMatch(one, /\s/, one);
});

const here = existsSync('../shared/data');
test('evaluation.json is what the checks get today: run `npm run evaluate` after a change of a rule', {
  skip: !here && 'SKIPPED: ../shared/data is not beside the repository, so the figures are not held to the notices.',
}, () => {
  const result = judge(labels);
  assert.ok(result);
  assert.deepEqual(result.missing, []);
  const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
  assert.deepEqual(JSON.parse(JSON.stringify(evaluate(labels, result.judged))), kept);
});

test('every labelled span lies in the value at its path', {
  skip: !here && 'SKIPPED: ../shared/data is not beside the repository, so the spans are not held to the notices.',
}, () => {
  for (const { labelled, notice } of judge(labels)?.judged ?? []) {
    for (const [check, { path, end = 0 }] of Object.entries(labelled.checks)) {
      if (path === undefined) continue;
      const place = labelled.id === undefined ? path : 'section/0';
      const passages = notice.passages.filter((one) => one.path === place);
      const reach = Math.max(0, ...passages.map((one) => one.offset + one.original.length));
      assert.ok(end <= reach, `${labelled.label} ${check}: ${path} ends at ${reach}, the span at ${end}`);
    }
  }
});

test('what portals add is what the published notices teach', {
  skip: existsSync('../shared/data') ? false : '../shared is not here',
}, () => {
  const shipped = JSON.parse(readFileSync('data/reference/boilerplate.json', 'utf8'));
  assert.deepEqual(shipped, JSON.parse(JSON.stringify(learnPortals('../shared/data'))));
  assert.ok(shipped.some(({ shingles }: { shingles: number[] }) => shingles.length > 0));
});
