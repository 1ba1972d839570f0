import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Row } from '../../src/domain/table.ts';
import { askProcessCheck } from '../../src/questions/process-check.ts';
import type { RecordReader } from '../../src/store/record.ts';
import { makeRecord } from '../record.ts';

const text = 'Bidders must hold CHAS accreditation. They shall collect paper.';
/** A made-up call. */
const notice = JSON.stringify({ tender: { 'a/b': text, lots: [{ description: text }] } });

const finding = (release: number, id: string, more: Partial<Row<'finding'>> = {}) =>
  ({
    release_no: release,
    process_id: 'p',
    check_id: id,
    outcome: 'passed',
    says: `${id} says`,
    ...more,
  }) as Row<'finding'>;
const checked = (release: number, process: string, more: Partial<Row<'checked'>> = {}) =>
  ({ release_no: release, process_id: process, stage: 'call', speaks: true, ...more }) as Row<'checked'>;

const checks = { sources: 's', rules: 'r', given: null, left: 0 };
const made = await makeRecord(
  {
    release: [1, 2, 3, 4].map((n) => ({ release_no: n, url: `https://notice.example/${n}` }) as Row<'release'>),
    checked: [
      checked(1, 'p', { speaks: false }),
      checked(2, 'p', { published: '2026-03-02' }),
      checked(3, 'given', { given: true }),
      checked(4, 'award', { stage: 'award', speaks: false }),
    ],
    finding: [
      finding(1, 'O07', { outcome: 'raised', says: 'an older call' }),
      finding(2, 'O07', {
        ...{ outcome: 'raised', severity: 'medium', standing: 'law', sure: 'likely', evidence_count: 2 },
        ...{ path: '/tender/lots/0/description', span_start: 18, span_end: 22 },
      }),
      finding(2, 'O01', { path: '/tender/a~1b', span_start: 0, span_end: 7 }),
      finding(2, 'O13', { outcome: 'not-assessable', reason: 'value-unknown' }),
      finding(2, 'O99', { outcome: 'raised' }),
      finding(3, 'O02', {
        ...{ outcome: 'raised', severity: 'low', says: null, path: '/x', span_start: 1, span_end: 2 },
        process_id: 'given',
      }),
    ],
  },
  { checks },
);
const record: RecordReader = { ...made, all: made.all.bind(made), releaseText: async (n) => (n === 2 ? notice : null) };

test('the notice that speaks for a process is shown with its words, in the order of the checks', async () => {
  const answer = await askProcessCheck(record, 'p');
  assert.ok(answer && answer.because === undefined);
  assert.deepEqual(
    answer.findings.map(({ check, words }) => [check, words]),
    [
      ['O01', 'Bidders'],
      ['O07', 'CHAS'],
      ['O13', null],
    ],
  );
  const [, brand] = answer.findings;
  assert.equal(brand?.says, 'O07 says');
  assert.equal(brand?.weight, 'Medium severity, a matter of law. Read from words that could mean something else.');
  assert.equal(brand?.places, 2);
  assert.deepEqual([answer.releaseNo, answer.published, answer.url], [2, '2026-03-02', 'https://notice.example/2']);
  const finance = answer.barriers.find(({ barrier }) => barrier === 'specification');
  assert.deepEqual(finance, {
    barrier: 'specification',
    raised: ['O07'],
    passed: [],
    notApplicable: [],
    notAssessable: [],
  });
});

test('where the record keeps facts only, the definition of the check stands for the sentence', async () => {
  const answer = await askProcessCheck(record, 'given');
  assert.ok(answer && answer.because === undefined);
  assert.equal(answer.wordless, true);
  assert.equal(answer.findings[0]?.words, null);
  assert.match(answer.findings[0]?.says ?? '', /\w+ .*\.$/);
});

test('a process without a call, one that was not checked, and a record without checks say so', async () => {
  const award = await askProcessCheck(record, 'award');
  assert.match(award?.because ?? '', /Only calls/);
  const none = await askProcessCheck(record, 'nobody');
  assert.match(none?.because ?? '', /not been checked yet/);
  assert.equal(await askProcessCheck({ ...record, snapshot: { ...record.snapshot, checks: undefined } }, 'p'), null);
});
