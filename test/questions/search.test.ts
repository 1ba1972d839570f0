import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measures } from '../../src/measures/registry.ts';
import { askProcesses } from '../../src/questions/process-list.ts';
import { askSearch, buildSearch } from '../../src/questions/search.ts';
import { makeRecord } from '../record.ts';
import { town } from './town.ts';

const search = await buildSearch(await makeRecord(town), measures);
const found = (q: string) => askSearch(search, q).hits.map(({ what, id }) => `${what} ${id}`);

test('participants are found by any of their names and their number, processes by title and buyer', () => {
  assert.deepEqual(found('swings limited'), ['participant GB-COH-00000001']);
  assert.deepEqual(found('00000001'), ['participant GB-COH-00000001']);
  assert.deepEqual(found('cafe'), ['process ocds-1']);
  assert.deepEqual(found('wyre bin'), ['process ocds-5']);
  assert.equal(found('wyre')[0], 'participant wyre');
});

test('processes are found by what their category is called, those with the word in the title first', async () => {
  const process = ['p1', 'p2', 'p3'].map((id) => ({ process_id: id, ocid: id, title: `Lot ${id}` }));
  const titled = { process_id: 'p4', ocid: 'p4', title: 'Window cleaning' };
  const record = await makeRecord({
    process: [...process, titled],
    classification: [
      {
        process_id: 'p1',
        scheme: 'CPV',
        code: '90911000',
        division: '90',
        description: 'Window-cleaning services',
        main: true,
      },
      { process_id: 'p2', scheme: 'CPV', code: '90000000', division: '90', description: null, main: true },
      {
        process_id: 'p3',
        scheme: 'CPV',
        code: '45000000',
        division: '45',
        description: 'Construction work',
        main: true,
      },
    ],
  });
  const hits = askSearch(await buildSearch(record, []), 'cleaning').hits.map(({ id }) => id);
  assert.equal(hits[0], 'p4');
  assert.deepEqual([...hits].sort(), ['p1', 'p2', 'p4']);
  const listed = await askProcesses(record, { q: 'Cleaning', page: 1 });
  assert.deepEqual(listed.rows.map(({ id }) => id).sort(), ['p1', 'p2', 'p4'], 'the list finds the same');
});

test('methods are found by id and by their words', () => {
  assert.deepEqual(found('m07'), ['method M07']);
  assert.ok(found('small firms').includes('method M01'));
});

test('a hit has a line that says what it is', () => {
  assert.deepEqual(askSearch(search, 'power').hits, [
    { what: 'participant', id: 'n-power', title: 'Power_plc', detail: 'kind not known · won 1 award' },
  ]);
  assert.equal(askSearch(search, 'paint').hits[0]?.detail, 'Fylde Council · 2024-03-10');
});

test('what has no words finds nothing, and what is too long is cut', () => {
  for (const q of ['', '   ', '%', '"\'--', '𝔘'.repeat(3)]) assert.deepEqual(found(q), [], q);
  assert.equal(askSearch(search, 'x'.repeat(5000)).q.length, 200);
});

test('at most twenty are shown of each sort, and all are counted', async () => {
  const process = Array.from({ length: 30 }, (_, i) => ({ process_id: `p${i}`, ocid: `p${i}`, title: 'Paint' }));
  const answer = askSearch(await buildSearch(await makeRecord({ process }), []), 'paint');
  assert.equal(answer.total, 30);
  assert.equal(answer.hits.length, answer.limit);
});
