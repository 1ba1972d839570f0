import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Refusal } from '../../../src/domain/refusal.ts';
import { looksLikePayments, recognizeColumns } from '../../../src/sources/payments/columns.ts';
import { seen } from './seen.ts';

/** Headers in the manner of real publishers, and what their columns mean. */
const headers: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  [
    'payment_date,amount,organisational_unit,beneficiary_name',
    { paid: 'payment_date', amount: 'amount', unit: 'organisational_unit', payee: 'beneficiary_name' },
  ],
  [
    'Body Name,Body,Service Area Categorisation,Service Division Categorisation,Responsible Unit,Expenses Type,Date,Transaction Number,Net Amount,Supplier Name,Supplier ID',
    {
      payer: 'Body Name',
      purpose: 'Expenses Type',
      unit: 'Responsible Unit',
      paid: 'Date',
      amount: 'Net Amount',
      payee: 'Supplier Name',
    },
  ],
  [
    'Department Family,Entity,Date of Payment,Expense Type,Expense Area,Supplier,Transaction Number,"Amount, £"',
    { payer: 'Entity', paid: 'Date of Payment', purpose: 'Expense Type', unit: 'Expense Area', payee: 'Supplier' },
  ],
  [
    'Merchant Name;TRANS DATE;Merchant Category;Total (£)',
    { payee: 'Merchant Name', paid: 'TRANS DATE', purpose: 'Merchant Category', amount: 'Total (£)' },
  ],
  [
    'Vendor,Clearing Date,Gross,Directorate',
    { payee: 'Vendor', paid: 'Clearing Date', amountGross: 'Gross', unit: 'Directorate' },
  ],
  ['Invoice Date,Payment Date,Creditor,£', { paid: 'Payment Date', payee: 'Creditor', amount: '£' }],
  [
    'Paid Date,Amount (ex. VAT),Amount inc VAT,Payee',
    { paid: 'Paid Date', amount: 'Amount (ex. VAT)', amountGross: 'Amount inc VAT', payee: 'Payee' },
  ],
];

const names = (header: string) => header.split(header.includes(';') ? ';' : ',');

describe('recognising the columns of payments', () => {
  for (const [header, expected] of headers) {
    it(header.slice(0, 60), () => {
      const { columns, missing } = recognizeColumns(names(header.replace('"Amount, £"', 'Amount £')));
      const wanted = header.includes('"') ? { ...expected, amount: 'Amount £' } : expected;
      assert.deepEqual(columns, wanted);
      assert.deepEqual(missing, []);
    });
  }

  it('a mapping goes before, and the rest is still recognised', () => {
    const { columns, evidence, dropped } = recognizeColumns(['When', 'Supplier', 'Who', 'Amount'], {
      paid: 'when',
      payee: 'Who',
    });
    assert.deepEqual(columns, { paid: 'When', payee: 'Who', amount: 'Amount' });
    assert.deepEqual(evidence, { paid: 'mapping', payee: 'mapping', amount: 'name' });
    assert.deepEqual(dropped, ['Supplier']);
  });

  it('references and descriptions are not read', () => {
    const header = ['Date', 'Supplier', 'Amount', 'Transaction Number', 'Description', 'Invoice Number', 'Narrative'];
    assert.deepEqual(recognizeColumns(header).dropped, header.slice(3));
  });

  it('a table that does not say when, how much and to whom is none of payments', () => {
    assert.equal(looksLikePayments(['Date', 'Supplier', 'Amount']), true);
    assert.equal(looksLikePayments(['Supplier', 'Amount']), false);
    assert.deepEqual(recognizeColumns(['Title', 'Status']).missing, ['paid', 'amount', 'payee']);
  });
});

describe('files that cannot be read as payments are refused', () => {
  const refused = (text: string, code: string, mend: RegExp, options = {}) =>
    assert.rejects(seen(Buffer.from(text), [], { framing: 'table', where: 'made-up.csv', ...options }), (error) => {
      assert.ok(error instanceof Refusal);
      assert.equal(error.code, code);
      assert.match(error.mend, mend);
      return true;
    });

  it('nobody says who paid', () =>
    refused('Date,Supplier,Amount\n2020-01-01,Mill,5\n', 'payer-not-given', /--payer "/));
  it('an empty payer is none', () =>
    refused('Date,Supplier,Amount\n2020-01-01,Mill,5\n', 'payer-not-given', /--payer "/, { payer: ' ' }));
  it('no column for the amount', () =>
    refused('Date,Supplier,Hue\n', 'columns-not-recognised', /“Date”, “Supplier”, “Hue”/, { payer: 'x' }));
  it('a mapping names a column that is not there', () =>
    refused('Date,Supplier,Amount\n', 'unknown-column', /“Amount”/, { payer: 'x', mapping: { payee: 'Who' } }));
  it('a table without a header is not taken for an empty one', () =>
    refused('2020-01-01,Mill,5\n', 'columns-not-recognised', /Name the columns/, { payer: 'x' }));
});
