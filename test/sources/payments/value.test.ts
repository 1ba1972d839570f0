import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { amountOf } from '../../../src/sources/payments/amount.ts';
import { dateInOrder, orderOf, readDate } from '../../../src/sources/payments/date.ts';

const runs = { seed: 42, numRuns: 500 };

describe('amounts as ledgers write them', () => {
  const amounts: readonly (readonly [string, number | null])[] = [
    ['500', 500],
    ['500.00', 500],
    ['-500.5', -500.5],
    ['£1,234.50', 1234.5],
    ['£ 1 234.50', 1234.5],
    ['(1,234.50)', -1234.5],
    ['£(20)', -20],
    ['-£20', -20],
    ['£-20', -20],
    ['20-', -20],
    ['20.00 CR', -20],
    ['20.00DR', 20],
    ['GBP 20', 20],
    ['.5', 0.5],
    ['5.', 5],
    ['9.09495E-13', 9.09495e-13],
    ['\u22125', -5],
    ['0', 0],
    ['', null],
    ['-', null],
    ['£', null],
    ['.', null],
    ['()', null],
    ['n/a', null],
    ['34405..40', null],
    ['10298896.31.', null],
    ['1,23', null],
    ['12,345,67', null],
    ['--5', null],
    ['-5-', null],
    ['-3.46945-18', null],
    ['1E887', null],
    ['5 EUR', null],
    ['#REF!', null],
    [' Maint & Invest""', null],
    ['9'.repeat(40), null],
  ]; // prettier-ignore
  for (const [text, amount] of amounts) it(JSON.stringify(text), () => assert.equal(amountOf(text), amount));

  it('an amount that is written with thousands and a sign is read back', () => {
    const pence = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    const writings: readonly ((amount: number) => string)[] = [
      (amount) => amount.toFixed(2),
      (amount) => amount.toLocaleString('en-GB', { style: 'currency', currency: 'GBP' }),
      (amount) => (amount < 0 ? `(${(-amount).toLocaleString('en-GB', { minimumFractionDigits: 2 })})` : ` ${amount} `),
      (amount) => (amount < 0 ? `${-amount}-` : `£${amount}`),
    ];
    fc.assert(
      fc.property(pence, fc.constantFrom(...writings), (value, write) => {
        assert.equal(amountOf(write(value / 100)), value / 100);
      }),
      runs,
    );
  });
});

describe('dates as publishers write them', () => {
  const dates: readonly (readonly [string, string | null])[] = [
    ['2020-02-29', '2020-02-29'],
    ['2020-02-29T10:00:00Z', '2020-02-29'],
    ['2020-02-29 00:00:00', '2020-02-29'],
    ['2020/2/9', '2020-02-09'],
    ['20200229', '2020-02-29'],
    ['29-Feb-20', '2020-02-29'],
    ['29 February 2020', '2020-02-29'],
    ['1st Sept 2020', '2020-09-01'],
    ['Friday, April 29, 2022', '2022-04-29'],
    ['Friday 29 April 2022', '2022-04-29'],
    ['5/5/2020', '2020-05-05'],
    ['43890', '2020-02-29'],
    ['43890.5', '2020-02-29'],
    ['', null],
    ['2021-02-29', null],
    ['31-Apr-20', null],
    ['2020-13-01', null],
    ['#REF!', null],
    ['SME', null],
    ['12345', null],
    ['29-Foo-20', null],
    ['1E887', null],
    ['1820-01-01', null],
    ['99999999', null],
  ]; // prettier-ignore
  for (const [text, date] of dates) {
    it(JSON.stringify(text), () =>
      assert.deepEqual(readDate(text), date === null ? { kind: 'none' } : { kind: 'date', date }),
    );
  }

  it('two numbers and a year await the order of their file', () => {
    const pair = readDate('03/04/2020 00:00');
    assert.ok(pair.kind === 'pair');
    assert.equal(orderOf(pair.first, pair.second), null);
    assert.equal(dateInOrder(pair, 'day-first'), '2020-04-03');
    assert.equal(dateInOrder(pair, 'month-first'), '2020-03-04');
    assert.deepEqual([orderOf(13, 4), orderOf(4, 13), orderOf(13, 13)], ['day-first', 'month-first', null]);
  });

  it('every day is read back from every way of writing it', () => {
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2048-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (time) => {
        const iso = time.toISOString().slice(0, 10);
        const [year, month, date] = iso.split('-') as [string, string, string];
        const word = time.toLocaleDateString('en-GB', { month: 'short', timeZone: 'UTC' });
        const serial = String(Math.floor(time.getTime() / 86_400_000) + 25_569);
        for (const text of [
          iso,
          year + month + date,
          `${date}-${word}-${year.slice(2)}`,
          `${word} ${Number(date)}, ${year}`,
          serial,
        ]) {
          assert.deepEqual(readDate(text), { kind: 'date', date: iso }, text);
        }
        const pair = readDate(`${date}/${month}/${year}`);
        assert.equal(pair.kind === 'pair' ? dateInOrder(pair, 'day-first') : pair.kind === 'date' && pair.date, iso);
      }),
      runs,
    );
  });
});
