import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askSources } from '../../src/questions/source.ts';
import { makeRecord } from '../record.ts';
import { town } from './town.ts';

test('the record accounts for its sources, issues and coverage', async () => {
  const answer = await askSources(await makeRecord(town));
  assert.deepEqual(answer.sources, [
    {
      id: 'f00d',
      name: 'made-up.json',
      format: 'ocds',
      publisher: 'Nobody',
      licence: null,
      readAt: '2024-07-01T08:00:00Z',
      unit: 'release',
      read: 6,
      kept: 5,
      duplicate: 1,
      quarantined: 0,
      firstPublished: '2023-11-01',
      lastPublished: '2024-06-27',
    },
  ]);
  assert.deepEqual(
    answer.issues.map(({ code, count, examples }) => [code, count, examples.length]),
    [
      ['placeholder-value', 5, 2],
      ['bad-date', 1, 1],
    ],
  );
  assert.deepEqual(answer.issues[0]?.examples[0], {
    message: 'The amount 1 stands for “not given”.',
    source: 'made-up.json',
    position: 3,
    processId: 'ocds-3',
    releaseNo: null,
    path: '/awards/0/value',
  });
  assert.match(answer.issues[0]?.says ?? '', /set aside as unknown/);
  const fact = (noun: string, name: string) => {
    const found = answer.coverage.find((one) => one.noun === noun && one.fact === name);
    return found && [found.used, found.total];
  };
  assert.deepEqual(fact('awards', 'a value'), [3, 4]);
  assert.deepEqual(fact('awards', 'a supplier that can be told apart'), [3, 4]);
  assert.deepEqual(fact('awards', 'a winner flagged as SME or not'), [2, 4]);
  assert.deepEqual(fact('processes', 'a flag for small firms'), [2, 5]);
  assert.deepEqual(fact('payments', 'a payee that can be told apart'), [1, 1]);
  assert.deepEqual(fact('participants', 'a register number'), [1, 4]);
  assert.deepEqual(answer.resolution, [
    { step: 1, evidence: 'identifier', mentions: 6, organizations: 2 },
    { step: 3, evidence: 'name', mentions: 6, organizations: 3 },
  ]);
  assert.deepEqual(answer.absences, [{ absent: 'individual', count: 1 }]);
  assert.equal(answer.tables.find(({ table }) => table === 'award')?.rows, 4);
});

test('an empty record has nothing to account for', async () => {
  const answer = await askSources(await makeRecord({}));
  assert.deepEqual(
    [answer.sources, answer.issues, answer.coverage, answer.resolution, answer.absences, answer.kinds],
    [[], [], [], [], [], []],
  );
});

test('a flaw without a description says so', async () => {
  const answer = await askSources(await makeRecord({ issue: [{ code: 'never-heard-of', message: 'Odd.' }] }));
  assert.equal(answer.issues[0]?.says, 'This flaw has no description yet.');
});

test('a notice that nobody won has no winner of any size', async () => {
  const award = (award_id: string) => ({ process_id: 'p', award_id, sme: false });
  const supplier = { process_id: 'p', role: 'supplier' };
  const record = await makeRecord({
    award: [award('a'), award('b')],
    party: [
      { ...supplier, award_id: 'a', organization_id: 'x' },
      { ...supplier, award_id: 'b', absent: 'not-awarded' },
    ],
  });
  const { coverage } = await askSources(record);
  const sized = coverage.find(({ fact }) => fact === 'a winner flagged as SME or not');
  assert.deepEqual([sized?.used, sized?.total], [1, 2]);
});
