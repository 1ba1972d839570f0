import assert from 'node:assert/strict';
import test from 'node:test';
import { isHeld, PseudonymousRows, Pseudonyms } from '../../src/cli/pseudonym.ts';
import type { Row, TableName } from '../../src/domain/table.ts';
import { type Held, Persons } from '../../src/store/redaction.ts';

/* All persons here are made up. */

type Cells = Record<string, string | null>;

/** The rows of one process as they go on to the engine, and what was held back. */
function pass(rows: readonly (readonly [TableName, Cells])[]): { passed: Cells[]; held: ReadonlyMap<string, Held> } {
  const passed: Cells[] = [];
  const pseudonyms = new Pseudonyms();
  const sink = new PseudonymousRows(
    { add: (_: TableName, row: Row<TableName>) => passed.push(row as unknown as Cells) },
    pseudonyms,
  );
  for (const [table, row] of rows) sink.add(table, { ...row } as Row<TableName>);
  assert.deepEqual(passed, [], 'nothing goes on before it is known whom the process names');
  sink.endProcess();
  return { passed, held: new Map(pseudonyms.take().map((one) => [one.pseudonym, one])) };
}

const published = [
  [
    'process',
    { title: 'Music by Zebedee Quillfeather and MR KELLY GREEN', description: 'Zebedee  Quillfeather plays' },
  ],
  ['mention', { name: 'Zebedee Quillfeather t/a Sunny Gardens', postcode: 'BB1 9ZZ', identifier: 'SECRET-7' }],
  ['mention', { name: 'Lot 1 - Kelly Green; Forge Ltd', postcode: null }],
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

test('lifted again, everything but the names of persons is as it was published', () => {
  const { passed, held } = pass(published);
  const field = 'Zebedee Quillfeather t/a Sunny Gardens';
  const nobody = new Persons([], held);
  assert.equal(nobody.lift(String(passed[0]?.title)), published[0][1].title, 'in the case in which it was written');
  assert.equal(nobody.lift(String(passed[0]?.description)), published[0][1].description);
  assert.deepEqual(
    [...nobody.lifted()].map(({ name }) => name),
    [field, 'Lot 1 - Kelly Green; Forge Ltd'],
  );
  const one = new Persons([{ field, name: field, instead: 'an individual' }], held);
  assert.equal(one.lift(String(passed[0]?.title)), 'Music by an individual and MR KELLY GREEN');
  assert.deepEqual(
    [...one.lifted()].map(({ name, revealing }) => [name, revealing?.includes('SECRET-7') ?? false]),
    [
      ['an individual', false],
      ['Lot 1 - Kelly Green; Forge Ltd', false],
    ],
  );
  assert.deepEqual([...nobody.lifted()][0]?.revealing, ['SECRET-7', null, null, 'BB1 9ZZ', null]);
});

test('the same name has one pseudonym, and nobody can guess it', () => {
  const [a, b] = [new Pseudonyms(), new Pseudonyms()];
  assert.equal(a.ofField('Kelly Green', 'payee', []), a.ofField('Kelly Green', 'payee', []));
  assert.notEqual(a.ofField('Kelly Green', 'payee', []), b.ofField('Kelly Green', 'payee', []));
  assert.equal(a.take().length, 1);
  assert.deepEqual(a.take(), [], 'each is told once');
  const forged = '⟦000000000000.0⟧';
  assert.equal(new Persons([], new Map()).lift(forged), forged, 'what only looks like one stays as it is published');
});

test('names that pseudonyms stand for wherever a text repeats them', () => {
  assert.ok(isHeld('Kelly Green', 'Kelly Green'));
  assert.ok(isHeld('Lot 1 - Kelly Green; Forge Ltd', 'Kelly Green'));
  assert.ok(!isHeld('Lot 1 - Kelly Green; Forge Ltd', 'Forge Ltd'));
  assert.ok(!isHeld('Forge Ltd', 'Forge Ltd'));
  assert.ok(!new Pseudonyms().mayName('an individual'), 'what stands in the place of a name already');
});
