import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type History, momentsOf } from '../../src/questions/moment.ts';
import type { AwardLine } from '../../src/questions/process.ts';

const silent: History = {
  stage: 'tender',
  firstPublished: null,
  callPublished: null,
  tenderStart: null,
  deadline: null,
  contractStart: null,
  contractEnd: null,
  engagements: [],
  awards: [],
  contracts: [],
  periods: [],
  amendments: [],
};
const award: AwardLine = {
  awardId: '1',
  title: null,
  decided: '2024-03-01',
  published: '2024-03-01',
  amount: null,
  amountGross: null,
  currency: null,
  amountKind: null,
  amountNote: null,
  because: 'no value is published',
  sme: null,
  suppliers: [{ id: 's', name: 'Swings Ltd', kind: null, absent: null }],
};
const labels = (history: Partial<History>) =>
  momentsOf({ ...silent, ...history }).map(({ dated, label }) => (dated ? `${dated} ${label}` : label));

test('a process of which nothing is dated has only what is missing', () => {
  assert.deepEqual(labels({}), ['No engagement notice found', 'No award published here']);
});

test('the date of an award notice is not taken for the date of the call', () => {
  assert.deepEqual(labels({ stage: 'award', firstPublished: '2024-03-01', awards: [award] }), [
    'No engagement notice found',
    '2024-03-01 Awarded',
    '2024-03-01 Award published on the same day',
    'No contract, change or payment published here',
  ]);
  assert.equal(
    labels({ stage: 'award', firstPublished: '2024-02-29', awards: [award] })[1],
    '2024-02-29 Call published',
  );
});

test('a day that is none is not counted from', () => {
  assert.deepEqual(labels({ awards: [{ ...award, decided: 'soon' }] }).slice(1, 3), [
    '2024-03-01 Award published',
    'soon Awarded',
  ]);
});

test('an award that nobody won ends the process', () => {
  const nobody = {
    ...award,
    published: null,
    suppliers: [{ id: null, name: 'not awarded to a supplier', kind: null, absent: 'not-awarded' }],
  };
  assert.equal(labels({ awards: [nobody] })[1], '2024-03-01 Ended: nobody won');
});

test('contracts, extensions and changes follow, and then nothing is missing', () => {
  const history = labels({
    stage: 'contract',
    awards: [{ ...award, published: '2024-03-02' }],
    contracts: [{ signed: '2024-03-20', starts: '2024-04-01', ends: '2026-03-31', maxEnds: '2028-03-31' }],
    amendments: [{ subject: 'contract', amended: '2025-01-05', rationale: 'More swings' }],
    contractStart: '2024-01-01',
  });
  assert.deepEqual(history.slice(1), [
    '2024-03-01 Awarded',
    '2024-03-02 Award published, 1 day later',
    '2024-03-20 Contract signed',
    '2024-04-01 Contract starts',
    '2025-01-05 Change to the contract: More swings',
    '2026-03-31 Contract ends',
    '2028-03-31 Contract ends at the latest, with every extension',
  ]);
});

test('a plan of the contract is called a plan while there is no award', () => {
  assert.ok(labels({ contractStart: '2025-01-01' }).includes('2025-01-01 Contract starts (planned)'));
});

test('a possible ceiling is not said as if it were spent, and many suppliers are counted', () => {
  const suppliers = Array.from({ length: 12 }, (_, i) => ({ id: `s${i}`, name: `S${i}`, kind: null, absent: null }));
  const framework = {
    ...award,
    published: null,
    amount: 750e6,
    currency: 'GBP',
    amountKind: 'possible ceiling',
    sme: false,
    suppliers,
  };
  const [, moment] = momentsOf({ ...silent, awards: [framework] });
  assert.equal(
    moment?.label,
    'Awarded to 12 suppliers, £750 million (perhaps a framework’s ceiling), not recorded as SME',
  );
  assert.equal(moment?.links.length, 10);
});

test('an award published before it was decided is not given a number of days', () => {
  const [, first] = labels({ awards: [{ ...award, decided: '2024-03-21', published: '2024-03-06' }] });
  assert.equal(first, '2024-03-06 Award published');
});
