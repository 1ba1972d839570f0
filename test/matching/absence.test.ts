import assert from 'node:assert/strict';
import { test } from 'node:test';
import { absenceOf } from '../../src/matching/absence.ts';

const cases = {
  redacted: [
    'Redacted Personal Data',
    'REDACTED PERSONAL DATA',
    'Redacted - Personal Data',
    'Redcated Personal Data',
    'Redacted Personel Data',
    'Redated Data',
    'Personal Redacted Data',
    'Redaction',
    'Redacted Personal Information T/A Nonsuch Hire',
    'REDACTD PERSONAL DATA',
    'Redacted - Commercially Sensitive',
    'Personal Data',
    'Rdcated Personal Data',
    'Name withheld (as individual and not a company)',
    'DETAILS WITHELD FOR PATIENT CONFIDENTIALITY PURPOSES',
    'ANONYMISED',
  ],
  'not-awarded': [
    'NOT AWARDED TO SUPPLIER',
    'n/a',
    'N/A',
    'N/A EVENT DAY',
    'Contract not awarded',
    'No Award',
    'Lot 4 - North Lancashire - No Award',
    'Tender abandoned',
    'abandoned',
    'Not Applicable',
    'The contract has not been awarded and the procedure is now concl',
    'DATE NOW PASSED FOR NOTICE',
    'No bids received',
  ],
  'not-named': [
    'Various Suppliers',
    'Multiple suppliers - see attached spreadsheet',
    'MISCELLANEOUS PAYMENTS BACS',
    'miscellaneous',
    'SSC MISC',
    'sundry',
    'GENERAL SUNDRY SUPPLIER',
    'the market',
    'tbc',
    'See attached',
    'Please see list of awarded suppliers',
    '0',
    '15200276772',
    '',
    ' - ',
  ],
} as const; // prettier-ignore

for (const [absence, names] of Object.entries(cases)) {
  test(`${absence} is told from a name`, () => {
    for (const name of names) assert.equal(absenceOf(name), absence, name);
  });
}

test('firms whose names only sound like it are names', () => {
  const firms = [
    'Redactive Publishing Ltd',
    'REDACTIVE',
    'REDACTA LTD',
    'Misco',
    'Haymarket Media Group',
    'VARIOUS MARKETING LTD',
    'Multiple Sclerosis Society',
    'Personal Best Life Coaching',
    'Bee You! Personal Development Ltd',
    'TYNECHEM SUNDRIES',
    '3663',
    'Award Trophies Ltd',
    'Market Place Surgery',
    'The Personal Injury Practice',
    'Nationwide Data Collection Ltd',
    'Related Argent',
    'Nil by Mouth Foundation',
  ]; // prettier-ignore
  for (const name of firms) assert.equal(absenceOf(name), null, name);
});
