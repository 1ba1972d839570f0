import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DraftAnswers } from '../../src/check/draft.ts';
import { exampleDrafts } from '../../src/cli/example-draft.ts';
import { type CheckAnswer, checkDraft } from '../../src/questions/draft-check.ts';

/** All that the form asks. */
const all: DraftAnswers = {
  ...{ estimatedValue: 600_000, years: 2, yearsWithExtensions: 4, body: 'central', nation: 'england' },
  ...{ aboveThreshold: true, category: 'services', lightTouch: false, framework: true, lotCount: 3 },
  ...{ smeSuitable: true, vcseSuitable: true, publication: '2026-03-02', deadline: '2026-04-07' },
  engagement: '2025-11-10',
};
const unassessed = ({ findings }: CheckAnswer) =>
  findings.filter(({ outcome }) => outcome === 'not-assessable').map(({ check }) => check);

test('whatever answer of the form lets a check be assessed, the page says that the check waits for an answer', () => {
  const texts = ['# Parks\n\nCare of parks.\n', ...exampleDrafts().map(({ text }) => text)];
  for (const text of texts)
    for (const base of [{}, all] as const)
      for (const field of Object.keys(all) as (keyof DraftAnswers)[]) {
        const before = checkDraft(text, { ...base, [field]: undefined });
        const left = unassessed(checkDraft(text, { ...base, [field]: all[field] }));
        const waiting = before.open.flatMap(({ checks }) => checks);
        for (const check of unassessed(before))
          assert.ok(left.includes(check) || waiting.includes(check), `${check} could be assessed by ${field}`);
      }
});

test('the flag for small firms and the day of the engagement are asked for until they are given', () => {
  const text = '# Parks\n\nBidders must have a yearly turnover of £2,000,000.\n';
  const known: DraftAnswers = { ...all, smeSuitable: undefined, vcseSuitable: undefined, engagement: undefined };
  const open = checkDraft(text, known).open.map(({ field, checks }) => `${field} ${checks.join()}`);
  assert.deepEqual(open, ['smeSuitable O17', 'engagement O05']);
  assert.deepEqual(checkDraft(text, all).open, []);
  assert.deepEqual(
    checkDraft(text, { ...known, vcseSuitable: false }).open.map(({ field }) => field),
    ['engagement'],
  );
});
