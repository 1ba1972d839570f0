import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { authorityOf, readAuthorities } from '../../src/matching/authority.ts';

const authorities = readAuthorities(readFileSync('data/reference/local-authorities.csv', 'utf8'));
const idOf = (name: string) => authorityOf(name, authorities)?.identifier ?? null;

test('a council is known in all its spellings', () => {
  const spellings: readonly (readonly [string, string])[] = [
    ['BLACKPOOL BOROUGH COUNCIL', 'GB-LAE-BPL'],
    ['Blackpool Council', 'GB-LAE-BPL'],
    ['Blackpool Borough Council Trading Standards', 'GB-LAE-BPL'],
    ['Blackburn With Darwen Borough Council', 'GB-LAE-BBD'],
    ['Blackburn with Darwen Council', 'GB-LAE-BBD'],
    ['Hyndburn Borough Council Environmental Services', 'GB-LAE-HYN'],
    ['Wyre Council', 'GB-LAE-WYR'],
    ['Lancashire County Council', 'GB-LAE-LAN'],
    ['Lancaster City Council', 'GB-LAE-LAC'],
    ['Brighton & Hove City Council', 'GB-LAE-BNH'],
    ['LB of Brent', 'GB-LAE-BEN'],
    ['Oldham MBC', 'GB-LAE-OLD'],
    ['Bournemouth Christchurch and Poole Council', 'GB-LAE-BPC'],
    ['Dorset County Council', 'GB-LAE-DOR'],
    ['Dorset Council', 'GB-LAE-DST'],
    ['Glasgow City Council', 'GB-LAS-GLG'],
    ['Comhairle nan Eilean Siar', 'GB-LAS-ELS'],
    ['Liverpool City Region', 'GB-LAE-LCR'],
  ];
  for (const [name, identifier] of spellings) assert.equal(idOf(name), identifier, name);
});

test('where there is doubt there is no answer', () => {
  const doubtful = [
    'Lancaster County Council',
    'Cambridge County Council',
    'Durham City Council',
    'Blackpool',
    'Preston City',
    'Lancashire CC',
    'Darwen Council for Voluntary Service',
    'Chorley Council and South Ribble Borough Council',
    'Thame Town Council',
    'Martock Parish Council',
    'British Council',
    'Lancashire County Council Pension Fund',
    'Newcastle City Council Staff Social Club',
    'Blackpool Council Ltd',
    'Hospital Saturday Council',
    'Nowhere Borough Council',
    '',
  ]; // prettier-ignore
  for (const name of doubtful) assert.equal(idOf(name), null, name);
});

test('every authority that still exists is known by its own name', () => {
  const active = [...authorities.byIdentifier.values()].filter((one) => one.active);
  assert.ok(active.length > 380);
  for (const one of active) assert.equal(idOf(one.name), one.identifier, one.name);
});

test('quoted fields keep their commas', () => {
  assert.equal(authorities.byIdentifier.get('GB-LAE-BST')?.place, 'Bristol');
  assert.equal(authorities.byIdentifier.get('GB-LAE-BPC')?.name, 'Bournemouth, Christchurch and Poole Council');
  assert.equal(authorities.byIdentifier.get('GB-LAE-PRE')?.region, 'North West');
});
