import assert from 'node:assert/strict';
import { test } from 'node:test';
import { earlyEngagement } from '../../src/measures/early-engagement.ts';
import { makeRecord, type Rows } from '../record.ts';

async function ask(rows: Rows, filter = {}) {
  const answer = await earlyEngagement.ask(await makeRecord(rows), filter);
  const value = (id: string) => answer.figures.find((one) => one.id === id)?.value;
  return { ...answer, value };
}

const process = (id: string, stage: string) => ({ process_id: id, ocid: id, stage });
const asked = (id: string, published: string, kind = 'market engagement') => ({ process_id: id, kind, published });
const released = (id: string, published: string, tag: string) => ({ process_id: id, ocid: id, published, tag });

test('notices that lead nowhere are counted, and what they led to is absent', async () => {
  const answer = await ask({
    process: [process('a', 'planning'), process('b', 'planning'), process('c', 'tender')],
    engagement: [asked('a', '2024-01-01', 'pre-procurement'), asked('b', '2024-02-01')],
    release: [released('c', '2024-03-01', 'tender')],
  });
  assert.equal(
    answer.sentence,
    'Two notices asked the market before a tender. None can be followed to the contract it led to.',
  );
  assert.equal(answer.value('followed')?.value, 0);
  assert.deepEqual(answer.value('leadDays'), {
    value: null,
    because: 'no engagement notice shares an identifier with a later call',
  });
  assert.equal(answer.value('prepared')?.value, null);
});

test('a record without engagement notices says nothing about conversations', async () => {
  const answer = await ask({ process: [process('a', 'tender')] });
  assert.equal(
    answer.sentence,
    'No notice here asked the market before a tender; whether buyers talked to it in other ways is not recorded.',
  );
  assert.equal(answer.value('asked')?.value, 0);
  assert.equal(answer.value('followed')?.value, null);
});

test('the lead time is a median of days to the first later call', async () => {
  const answer = await ask({
    process: ['a', 'b', 'c'].map((id) => process(id, 'tender')),
    engagement: ['a', 'b', 'c'].map((id) => asked(id, '2024-01-01')),
    release: [
      released('a', '2024-01-11', 'planning tender'),
      released('a', '2024-05-01', 'tender'),
      released('b', '2024-01-31', 'tender'),
      released('c', '2024-04-10', 'tender'),
      released('c', '2024-01-02', 'tenderUpdate'),
    ],
  });
  assert.equal(answer.value('leadDays')?.value, 30);
  assert.equal(
    answer.sentence,
    'Three notices asked the market before a tender. All can be followed to the calls they led to, a median of 30 days later.',
  );
});

test('an award follows without a lead time; a cancelled one does not follow', async () => {
  const answer = await ask({
    process: [process('a', 'award'), process('b', 'award')],
    engagement: [asked('a', '2024-01-01'), asked('b', '2024-01-01')],
    award: [
      { process_id: 'a', award_id: '1', decided: '2024-06-01' },
      { process_id: 'b', award_id: '1', decided: '2024-06-01', status: 'cancelled' },
    ],
  });
  assert.equal(answer.value('followed')?.value, 1);
  assert.deepEqual(answer.value('leadDays'), { value: null, because: 'the calls that followed are not dated' });
  assert.equal(answer.value('prepared')?.value, 0.5);
});

test('a start of the tender period of a notice that still plans is no call', async () => {
  const answer = await ask({
    process: [
      { ...process('a', 'planning'), tender_start: '2024-09-01' },
      { ...process('b', 'tender'), tender_start: '2024-01-08' },
    ],
    engagement: [asked('a', '2024-01-01'), asked('b', '2024-01-01')],
  });
  assert.equal(answer.value('followed')?.value, 1);
  assert.equal(answer.value('leadDays')?.value, 7);
});

test('pipelines and plans announce and do not ask', async () => {
  const answer = await ask({
    process: [process('a', 'planning'), process('b', 'planning'), process('c', 'planning')],
    engagement: [
      asked('a', '2024-01-01'),
      asked('b', '2024-01-01', 'pipeline'),
      asked('c', '2024-01-01', 'planned procurement'),
    ],
  });
  assert.equal(answer.value('asked')?.value, 1);
  assert.equal(answer.value('announced')?.value, 2);
  assert.equal(
    answer.sentence,
    'One notice asked the market before a tender. It cannot be followed to the contract it led to.',
  );
});

test('a call of the period is prepared by a notice from before it', async () => {
  const rows = {
    process: [{ ...process('a', 'tender'), tender_start: '2024-06-01' }],
    engagement: [asked('a', '2023-12-01')],
  };
  const answer = await ask(rows, { from: '2024-01-01' });
  assert.equal(answer.value('asked')?.value, 0);
  assert.equal(answer.value('prepared')?.value, 1);
});

test('a call of the same day is no later call', async () => {
  const answer = await ask({
    process: [process('a', 'tender')],
    engagement: [asked('a', '2024-01-01')],
    release: [released('a', '2024-01-01', 'tender')],
  });
  assert.equal(answer.value('followed')?.value, 0);
});

test('where there is no notice of any kind, that none asked says nothing', async () => {
  const answer = await ask({});
  assert.deepEqual(answer.value('asked'), { value: null, because: 'there is no notice of any kind here' });
  assert.equal(answer.value('announced')?.value, null);
  assert.match(answer.sentence, /^There is no notice of any kind here/);
});
