import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareIdentifiers, isExclusive, normalizeIdentifier, registerOf } from '../../src/matching/identifier.ts';

// Scheme, number as published, and the identifier; null where it is none.
const cases: readonly (readonly [string | null, string | null, string | null])[] = [
  ['GB-COH', '1234568', 'GB-COH-01234568'],
  ['gb-coh', ' oc 300123 ', 'GB-COH-OC300123'],
  ['GB-COH', 'OC12345', 'GB-COH-OC012345'],
  ['GB-COH', 'SC98765', 'GB-COH-SC098765'],
  ['GB-COH', 'ni 12345', 'GB-COH-NI012345'],
  ['GB-COH', 'IP12345R', 'GB-COH-IP12345R'],
  ['GB-COH', 'GB-COH-02345678', 'GB-COH-02345678'],
  ['COMPANIES_HOUSE', '02345678', 'GB-COH-02345678'],
  ['GB-COH', '00000000', null],
  ['GB-COH', '0', null],
  ['GB-COH', '123456789', null],
  ['GB-COH', 'RJR', null],
  ['GB-COH', 'ZZ123456', null],
  ['GB-CHC', '1074622', 'GB-CHC-1074622'],
  ['GB-CHC', '200719-1', 'GB-CHC-200719'],
  ['GB-CHC', '12', null],
  ['GB-SC', 'SC12345', 'GB-SC-SC012345'],
  ['GB-SC', '012345', 'GB-SC-SC012345'],
  ['GB-NIC', 'NIC100123', 'GB-NIC-100123'],
  ['GB-NHS', 'rjr', 'GB-NHS-RJR'],
  ['GB-UKPRN', '10001234', 'GB-UKPRN-10001234'],
  ['GB-UKPRN', '20001234', null],
  ['GB-PPON', 'PDTL-1234-GWZW', 'GB-PPON-PDTL-1234-GWZW'],
  ['GB-PPON', 'PDTL1234GWZW', null],
  ['GB-LAE', 'PRE', 'GB-LAE-PRE'],
  ['GB-GOR', 'EA57', 'GB-GOR-EA57'],
  ['XI-LEI', '5493001KJTIIGC8Y1R12', 'XI-LEI-5493001KJTIIGC8Y1R12'],
  ['XI-LEI', '5493001KJTIIGC8Y1R13', null],
  ['GB-CFS', '123456', null],
  ['GB-FTS', '123456', null],
  ['GB-SRS', 'sid4gov.cabinetoffice.gov.uk/AbC1', null],
  ['org', '13', null],
  [null, '01234567', null],
  ['GB-COH', '', null],
];

test('register identifiers are written one way, others are none and say why', () => {
  for (const [scheme, id, expected] of cases) {
    const answer = normalizeIdentifier(scheme, id);
    assert.equal(answer.value, expected, `${scheme} ${id}`);
    if (expected === null) assert.ok(answer.because, 'a reason is given');
  }
});

test('a normalised number normalises to itself', () => {
  for (const [, , identifier] of cases) {
    if (identifier === null) continue;
    const register = registerOf(identifier);
    assert.equal(normalizeIdentifier(register, identifier.slice(register.length + 1)).value, identifier);
  }
});

test('padding, case and spaces of a company number do not count', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10_000, max: 99_999_998 }), fc.boolean(), (number, spaced) => {
      const padded = String(number).padStart(8, '0');
      const given = spaced ? `${padded.slice(0, 4)} ${padded.slice(4)}` : String(number);
      const answer = normalizeIdentifier('gb-coh', given).value;
      assert.ok(answer === null ? /^(\d)\1+$|^1234567(8?)$/.test(String(number)) : answer === `GB-COH-${padded}`);
    }),
    { seed: 42 },
  );
});

test('addresses prefer companies and charities, and local authority numbers before platform ones', () => {
  const mixed = ['GB-PPON-PDTL-1234-GWZW', 'GB-LAE-PRE', 'GB-CHC-1074622', 'GB-COH-02345678', 'GB-COH-01234568'];
  assert.deepEqual(mixed.toSorted(compareIdentifiers), [
    'GB-COH-01234568',
    'GB-COH-02345678',
    'GB-CHC-1074622',
    'GB-LAE-PRE',
    'GB-PPON-PDTL-1234-GWZW',
  ]);
  assert.equal(isExclusive('GB-COH'), true);
  assert.equal(isExclusive('GB-NHS'), false);
});
