import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readFirms, readsAsPerson } from '../../src/matching/person.ts';

const csv = readFileSync('data/reference/firms-named-like-persons.csv', 'utf8');
const firms = readFirms(csv);

// All persons here are made up.
const persons = [
  'Mr A Nonsuch',
  'MRS J H MADEUP',
  'Madeup Mrs A',
  'Dr Shula Nonsuch',
  'Professor Imogen Madeup OBE',
  'Mr & Mrs W L Nonsuch',
  'Jane Nonsuch',
  'JANE MARY NONSUCH',
  'NONSUCH JANE',
  'Nonsuch, Jane',
  'J Nonsuch',
  'J. M. Nonsuch',
  'NONSUCH J M',
  'Jane de la Nonsuch',
  "Siobhan O'Nonsuch",
  'Anne-Marie Nonsuch-Madeup',
  'Mohammed Nonsuch',
  'Peter White',
  'Susan Hall',
  'John & Mary Nonsuch',
  'Jane Nonsuch t/a Nonsuch Cars',
  'Nonsuch Cleaning (sole trader)',
  'Miss A Nonsuch Childminding',
  'A Nonsuch KC',
  'Robin Nonsuch',
]; // prettier-ignore

const bodies = [
  'J Nonsuch Ltd',
  'Jane Nonsuch Photography',
  'Nonsuch & Sons',
  'Knight, Kavanagh & Page',
  'Baker Tilly',
  'Grant Thornton',
  'Morgan Sindall',
  'Austin Reed',
  'Virginia Water',
  'Mercedes Benz',
  'Paris Smith',
  'Pick Everard',
  'Dr Nonsuch and Partners',
  'Victoria Surgery',
  'St Mary Primary School',
  'Chelsea Motors',
  'Bury M.B.C.',
  'Lindisfarne N H',
  'Daedo S.L.',
  'B&Q',
  '4 Seasons Garden Maintenance',
  'BDP',
  'Halestone Restoration',
  'Preston City Council',
  'Lancashire Gas',
  'Rose Cottage',
  'nonsuch.co.uk',
  'Nonsuch',
  'Curtis Law',
  '',
]; // prettier-ignore

test('names of persons are told', () => {
  for (const name of persons) assert.equal(readsAsPerson(name, firms), true, name);
});

test('names of firms and bodies are left alone', () => {
  for (const name of bodies) assert.equal(readsAsPerson(name, firms), false, name);
});

test('every firm in the list needs to be there', () => {
  const names = csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.slice(0, line.lastIndexOf(',')));
  assert.ok(names.length > 100);
  for (const name of names) {
    assert.equal(readsAsPerson(name, new Set()), true, `${name} does not read like a person and can go`);
    assert.equal(readsAsPerson(name.toUpperCase(), firms), false, name);
  }
});
