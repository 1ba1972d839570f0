import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { splitBuyers, splitSuppliers } from '../../src/matching/split.ts';

const nobody = () => false;
const namesOf = (field: string, isKnown: (name: string) => boolean = nobody) =>
  splitSuppliers(field, isKnown).names.map((one) => one.name);

test('a comma without a space, a semicolon and a line break separate', () => {
  assert.deepEqual(namesOf('A Davies Autos Ltd,Lindons Garage'), ['A Davies Autos Ltd', 'Lindons Garage']);
  assert.deepEqual(namesOf('One Ltd;Two Ltd\nThree Ltd'), ['One Ltd', 'Two Ltd', 'Three Ltd']);
  assert.deepEqual(namesOf('One &amp; Only Ltd,O&#039;Two Ltd'), ['One & Only Ltd', "O'Two Ltd"]);
});

test('repeats and a trailing comma say nothing', () => {
  assert.deepEqual(namesOf('Shell Energy,Shell Energy,Shell Energy'), ['Shell Energy']);
  assert.deepEqual(namesOf('Corona Energy Ltd,Corona Energy,Zurich Municipal,'), [
    'Corona Energy Ltd',
    'Zurich Municipal',
  ]);
});

test('a comma with a space separates only what can stand by itself', () => {
  assert.deepEqual(namesOf('One Ltd, Two Limited, & Three plc'), ['One Ltd', 'Two Limited', 'Three plc']);
  assert.deepEqual(
    namesOf('Alpha, Beta', (name) => ['Alpha', 'Beta'].includes(name)),
    ['Alpha', 'Beta'],
  );
  assert.deepEqual(namesOf('Jane Nonsuch, Robert Nobody, Made Up Ltd'), [
    'Jane Nonsuch',
    'Robert Nobody',
    'Made Up Ltd',
  ]);
  for (const whole of [
    'BAKER, LOMAX & SHACKLEY LIMITED',
    'WYG Environment, Planning & Transport',
    'Knight, Kavanagh & Page',
    'Beever and Struthers, Chartered Accountants & Business Advis',
    'THE SPORT, LEISURE AND CULTURE CONSULTANCY LTD',
    'John Wade Groundworks Ltd, T/a Wade Group',
    'Made Up Company, Inc.',
    'Made Up Limited, a company incorporated in Scotland',
    'Made Up Co.,Ltd',
    'Nonsuch,Jane',
  ]) {
    const split = splitSuppliers(whole, nobody);
    assert.equal(split.names.length, 1, whole);
    assert.equal(split.certain, true, whole);
  }
});

test('"and", "&" and "/" separate only two legal forms', () => {
  assert.deepEqual(namesOf('One Ltd and Two Ltd'), ['One Ltd', 'Two Ltd']);
  assert.deepEqual(namesOf('One Ltd / Two LLP & Three plc'), ['One Ltd', 'Two LLP', 'Three plc']);
  assert.deepEqual(namesOf('Field & Lawn (Marquees) Ltd'), ['Field & Lawn (Marquees) Ltd']);
  assert.deepEqual(namesOf('One Ltd and Two Ltd Joint Venture'), ['One Ltd and Two Ltd Joint Venture']);
});

test('what may hold several names and cannot be taken apart is flagged', () => {
  for (const doubtful of [
    'HW Audio Ltd, The Music Cellar, & Rimmers Music Ltd',
    'MWUk Ltd / Alexandra',
    'Muse Developments Limited on behalf of Blackpool Borough Council',
  ]) {
    const split = splitSuppliers(doubtful, nobody);
    assert.deepEqual([split.names.length, split.certain, typeof split.note], [1, false, 'string'], doubtful);
  }
});

test('lots are taken off and kept as evidence', () => {
  const field =
    'Lot 1 - East Lancashire - Global Ardour Recycling Limited,Lot 2 - Central Lancashire - Global Ardour Recycling Limited,Lot 4 - North Lancashire - No Award,Lot 5 - SUEZ UK Limited,Ralph Livesey Ltd (Lots 1 and 2)';
  assert.deepEqual(splitSuppliers(field, nobody).names, [
    { name: 'Global Ardour Recycling Limited', evidence: 'Lot 1 - East Lancashire' },
    { name: 'No Award', evidence: 'Lot 4 - North Lancashire' },
    { name: 'SUEZ UK Limited', evidence: 'Lot 5' },
    { name: 'Ralph Livesey Ltd', evidence: 'Lots 1 and 2' },
  ]);
});

test('two known authorities are two buyers', () => {
  const councils = [
    'Chorley Council',
    'South Ribble Borough Council',
    'Blackburn with Darwen Council',
    'Bath and North East Somerset Council',
  ];
  const split = (field: string) => splitBuyers(field, (name) => councils.includes(name));
  const names = (field: string) => split(field).names.map((one) => one.name);
  assert.deepEqual(names('Chorley Council  &amp; South Ribble Borough Council'), [
    'Chorley Council',
    'South Ribble Borough Council',
  ]);
  assert.deepEqual(names('Bath and North East Somerset Council and Chorley Council'), [
    'Bath and North East Somerset Council',
    'Chorley Council',
  ]);
  assert.deepEqual(names('Chorley Council and Friends'), ['Chorley Council and Friends']);
  assert.equal(split('Made Up Limited on behalf of Chorley Council').certain, false);
});

test('names that are joined as Contracts Finder joins them come apart again', () => {
  const name = fc
    .tuple(
      fc.constantFrom('North', 'Bay', 'Quay', 'Ribble', 'Fell'),
      fc.constantFrom('Print', 'Roofing & Sons', 'Garage'),
      fc.constantFrom('', ' Ltd', ' (NW) plc'),
    )
    .map((parts) => `${parts[0]} ${parts[1]}${parts[2]}`);
  const several = fc.uniqueArray(name, {
    minLength: 1,
    maxLength: 6,
    selector: (one) => one.replace(/ (?:Ltd|plc)$/, ''),
  });
  fc.assert(
    fc.property(several, (names) => {
      assert.deepEqual(namesOf(names.join(',')), names);
    }),
    { seed: 42 },
  );
});

test('a field always gives at least one name', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(',', ' ', ';', 'a', 'Ltd', '\n', '&', 'Lot 1 - ') }), (field) => {
      assert.ok(splitSuppliers(field, nobody).names.length >= 1);
    }),
    { seed: 42 },
  );
});
