import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { placeOf, type Region, regionNamed, regions } from '../../../src/sources/live/region.ts';

const northWest = regionNamed('North West') as Region;
/** A made-up release delivered to these addresses, of a buyer at this one. */
const release = (addresses: readonly object[], buyer: object = {}) => ({
  tender: { items: [{ id: '1', deliveryAddresses: addresses }] },
  buyer: { id: 'b' },
  parties: [
    { id: 's', address: { region: 'London' } },
    { id: 'b', address: buyer },
  ],
});

describe('a region', () => {
  it('is found by what people and publishers call it', () => {
    const names = [
      'north west',
      'North-West',
      'North West England',
      'yorkshire & the humber',
      'Yorkshire and The Humber',
      'East of England',
      'London',
    ];
    assert.deepEqual(
      names.map((name) => regionNamed(name)?.letter),
      ['D', 'D', 'D', 'E', 'E', 'H', 'I'],
    );
    for (const name of ['England', 'United Kingdom', '', 'Lancashire']) assert.equal(regionNamed(name), null, name);
    for (const region of regions) assert.equal(regionNamed(region.name), region);
  });

  const cases: [string, object, ReturnType<typeof placeOf>][] = [
    ['by name', release([{ region: 'North West' }]), 'inside'],
    ['by another name', release([{ region: 'South East' }], { postalCode: 'PR1 8XJ' }), 'outside'],
    ['by one of several', release([{ region: 'South East' }, { region: 'UKD3' }]), 'inside'],
    ['by a code of ITL', release([{ region: 'TLD42' }]), 'inside'],
    ['by a code of elsewhere', release([{ region: 'UKI' }]), 'outside'],
    ['by postcode', release([{ countryName: 'United Kingdom', postalCode: 'pr25 2lw' }]), 'inside'],
    ['by a postcode area that reaches over the border', release([{ postalCode: 'OL14 5AA' }]), 'inside'],
    ['by a postcode of elsewhere', release([{ postalCode: 'SW1A 2BQ' }]), 'outside'],
    ['by country', release([{ countryName: 'Wales' }]), 'outside'],
    [
      'by the buyer, where delivery is nationwide',
      release([{ region: 'England' }, { region: 'UK' }], { postalCode: 'M1 1AA' }),
      'inside',
    ],
    ['by the buyer of elsewhere', release([], { region: 'UKG31' }), 'outside'],
    ['not at all', release([{ countryName: 'United Kingdom' }], { locality: 'Preston' }), 'unplaced'],
    [
      'by the gazetteer of an item',
      { tender: { items: [{ deliveryLocation: { gazetteer: { identifiers: ['UKD33'] } } }] } },
      'inside',
    ],
    ['by an item of an award', { awards: [{ items: [{ deliveryAddress: { postalCode: 'L1 8JQ' } }] }] }, 'inside'],
    ['in a release that holds nothing', {}, 'unplaced'],
  ];
  for (const [name, given, expected] of cases) {
    it(`is told ${name}`, () => assert.equal(placeOf(given as Parameters<typeof placeOf>[0], northWest), expected));
  }

  it('takes a postcode that is none for none', () => {
    for (const postalCode of ['A23JD', '12345', 'ZZ1 1AA', ''])
      assert.equal(placeOf(release([{ postalCode }]), northWest), 'unplaced');
  });
});
