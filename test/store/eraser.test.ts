import assert from 'node:assert/strict';
import test from 'node:test';
import { bareWords, NameFinder, nameless } from '../../src/store/eraser.ts';

/* All persons here are made up. */

const erase = (text: string, names: readonly string[], others: readonly string[] = []) =>
  new NameFinder(names).replace(text, others, () => '…');

test('a name is found however a text writes it', () => {
  const name = 'Mr Zebedee Quillfeather t/a Sunny Gardens';
  for (const said of [
    'Zebedee Quillfeather',
    'ZEBEDEE QUILLFEATHER',
    'Dr. zebedee  quillfeather',
    'Quillfeather, Zebedee',
    'Mr Zebedee Quillfeather t/a Sunny Gardens',
  ])
    assert.equal(erase(`Music by ${said}, again`, [name]), 'Music by …, again', said);
  assert.equal(erase('SMITH, JANE; Jane Smith', ['Smith, Jane']), '…; …');
});

test('a name inside another word or a longer name is somebody else’s', () => {
  assert.equal(erase('DJ Leeds festival', ['J Lee']), 'DJ Leeds festival');
  assert.equal(erase('John Browning Ltd', ['John Brown']), 'John Browning Ltd');
  const others = ['John Brown Builders Ltd', 'Sir John Brown'];
  assert.equal(
    erase('John Brown Builders Ltd and John Brown', ['John Brown'], others),
    'John Brown Builders Ltd and …',
  );
  assert.equal(erase('the late john brown builders', ['John Brown'], others), 'the late … builders');
});

test('one word alone may be a word like any other', () => {
  assert.equal(erase('Care in the Careful Home, with care', ['Care']), '… in the Careful Home, with care');
  assert.equal(erase('Fostering: mr Smithers, Smithers', ['Mr Smithers']), 'Fostering: …, Smithers');
});

test('signs of patterns are letters like any others', () => {
  assert.equal(erase("see Ann O'Neill (a+b)", ["Ann O'Neill (a+b) [x] $1 \\d"]), 'see … (a+b)');
  assert.equal(nameless('A (b, c', new Map([['A (b', '$&']])), '$&, c');
});

test('a field loses the names that are to go and keeps the others', () => {
  const names = new Map([['John Brown', 'an individual']]);
  assert.equal(nameless('John Brown,John Brown Builders Ltd', names), 'an individual,John Brown Builders Ltd');
  assert.equal(nameless('Lot 1 - John Brown; Forge Ltd', names), 'Lot 1 - an individual; Forge Ltd');
  assert.equal(nameless('John Brown and more', names), 'an individual and more', 'rather too much than the name');
});

test('two thousand names in two thousand texts take no longer than there are words', () => {
  const names = Array.from({ length: 2000 }, (_, i) => `Zebedee Quillfeather${String.fromCharCode(97 + (i % 26))}${i}`);
  const finder = new NameFinder(names);
  let found = 0;
  for (const name of names)
    finder.replace(`Lot of ${name} in the north`, [], () => {
      found++;
      return '';
    });
  assert.equal(found, 2000);
});

test('the words of a name', () => {
  assert.deepEqual(bareWords('Dr Ann Bee (sole trader)'), ['Ann', 'Bee']);
  assert.deepEqual(bareWords('Bee, Mrs Ann'), ['Ann', 'Bee']);
  assert.deepEqual(bareWords('Ann Bee,t/a Honey,Mill Ltd'), ['Ann', 'Bee']);
});
