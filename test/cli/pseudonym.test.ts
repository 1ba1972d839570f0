import assert from 'node:assert/strict';
import test from 'node:test';
import { covers, PseudonymousRows, Pseudonyms } from '../../src/cli/pseudonym.ts';
import type { Row, TableName } from '../../src/domain/table.ts';
import type { Pseudonym } from '../../src/store/redaction.ts';

/* All persons here are made up. */

type Cells = Record<string, string | null>;

/** The rows of one process as they go on to the engine, and what was held back. */
function pass(rows: readonly (readonly [TableName, Cells])[]): {
  passed: Cells[];
  pseudonyms: ReadonlyMap<string, Pseudonym>;
} {
  const passed: Cells[] = [];
  const pseudonyms = new Pseudonyms();
  const sink = new PseudonymousRows(
    { add: (_: TableName, row: Row<TableName>) => passed.push(row as unknown as Cells) },
    pseudonyms,
  );
  for (const [table, row] of rows) sink.add(table, { ...row } as Row<TableName>);
  assert.deepEqual(passed, [], 'nothing goes on before it is known whom the process names');
  sink.endProcess();
  return { passed, pseudonyms: new Map(pseudonyms.take().map((one) => [one.token, one])) };
}

const published = [
  [
    'process',
    { title: 'Music by Zebedee Quillfeather and MR KELLY GREEN', description: 'Zebedee  Quillfeather plays' },
  ],
  [
    'mention',
    {
      name: 'Zebedee Quillfeather t/a Sunny Gardens',
      postcode: 'BB1 9ZZ',
      identifier: 'SECRET-7',
      source_party_id: 'quillfeather-7',
    },
  ],
  ['mention', { name: 'Lot 1 - Kelly Green; Forge Ltd', postcode: null, source_party_id: 'org-2' }],
  ['mention', { name: 'Mill Ltd', postcode: 'BB2 2BB' }],
  ['classification', { description: 'Zebedee Quillfeather is no word of a classification' }],
] as const satisfies readonly (readonly [TableName, Cells])[];

test('what may be the name of a person does not go on, nor where that person is', () => {
  const { passed } = pass(published.slice(0, 4));
  const text = JSON.stringify(passed);
  for (const planted of ['Quillfeather', 'Zebedee', 'Green', 'GREEN', 'BB1 9ZZ', 'SECRET-7'])
    assert.ok(!text.includes(planted), planted);
  assert.match(text, /Mill Ltd.*BB2 2BB/, 'a firm goes on as it is');
  assert.match(String(passed[0]?.title), /^Music by ⟦[0-9a-f]{12}\.\d+⟧ and ⟦[0-9a-f]{12}\.\d+⟧$/);
});

test('what was held back says what stood there, in the case in which it was written', () => {
  const { passed, pseudonyms } = pass(published);
  const lift = (text: unknown) => String(text).replace(/⟦[^⟧]*⟧/g, (token) => pseudonyms.get(token)?.said ?? token);
  assert.equal(lift(passed[0]?.title), published[0][1].title);
  assert.equal(lift(passed[0]?.description), published[0][1].description);
  const gardens = pseudonyms.get(String(passed[1]?.name));
  assert.deepEqual(gardens?.revealing, ['SECRET-7', null, null, 'BB1 9ZZ', null]);
  assert.deepEqual(gardens?.names, ['Zebedee Quillfeather t/a Sunny Gardens']);
  assert.equal(passed[1]?.source_party_id, null, 'an id that is a name');
  assert.equal(passed[2]?.source_party_id, 'org-2');
  assert.equal(passed[4]?.description, published[4][1].description, 'a classification names nobody');
});

test('whom a register of traders or the type of the party says to be a person, whatever the name', () => {
  const { passed, pseudonyms } = pass([
    ['process', { title: 'Logos by Hawthorn Design' }],
    ['mention', { name: 'Hawthorn Design', scheme: 'NONE_SOLE_TRADER', identifier: 'AB123456C' }],
    ['mention', { name: 'Oaktree Design' }],
  ]);
  assert.doesNotMatch(JSON.stringify(passed), /Hawthorn|AB123456C/);
  assert.match(JSON.stringify(passed), /Oaktree Design/);
  assert.equal(pseudonyms.size, 2);
});

test('the same name has one pseudonym, and nobody can guess it', () => {
  const [a, b] = [new Pseudonyms(), new Pseudonyms()];
  const give = (some: Pseudonyms) => some.ofField('Kelly Green', ['Kelly Green'], []);
  assert.equal(give(a), give(a));
  assert.notEqual(give(a), give(b));
  assert.equal(a.take().length, 1);
  assert.deepEqual(a.take(), [], 'each is told once');
});

test('names that pseudonyms stand for wherever a text repeats them', () => {
  const names = new Pseudonyms().namesIn('Lot 1 - Kelly Green; Forge Ltd');
  assert.deepEqual(names, ['Kelly Green']);
  assert.ok(covers(names, 'Kelly Green'));
  assert.ok(covers(names, 'Mr KELLY GREEN t/a Sunny Gardens'));
  assert.ok(!covers(names, 'Forge Ltd'));
  for (const field of ['Forge Ltd', 'an individual', 'removed on request'])
    assert.deepEqual(new Pseudonyms().namesIn(field), [], field);
});

test('a field of a thousand firms with one person among them is read like any other', () => {
  const field = `${Array.from({ length: 1000 }, (_, i) => `Firm of Number ${i} Limited`).join(',')},Zebedee Quillfeather`;
  const { passed } = pass([
    ['mention', { name: field }],
    ['process', { title: field }],
  ]);
  assert.doesNotMatch(JSON.stringify(passed), /Quillfeather/);
});
