import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  count,
  counted,
  day,
  daysBetween,
  decimal,
  exactFigure,
  figure,
  longDay,
  money,
  percent,
  period,
  roundMoney,
  unbroken,
} from '../../src/domain/number.ts';

/** No-break spaces as plain ones, so that the expectations can be read. */
const plain = (words: string | null): string | null => words?.replaceAll('\u00a0', ' ') ?? null;

describe('the number writer', () => {
  it('rounds shares as a person would, and never to a whole or a nothing that they are not', () => {
    const written = [0, 0.0004, 0.0005, 0.036, 0.0996, 0.5598, 0.996, 0.9996, 0.99999, 1].map((ratio) =>
      plain(percent(ratio)),
    );
    assert.deepEqual(written, [
      '0 %',
      'under 0.1 %',
      '0.1 %',
      '3.6 %',
      '10 %',
      '56 %',
      '99.6 %',
      'over 99.9 %',
      'over 99.9 %',
      '100 %',
    ]);
  });

  it('writes money to the pound, and pence where they matter', () => {
    assert.equal(money(98_329.4, 'GBP'), '£98,329');
    assert.equal(money(12.5, 'GBP'), '£12.50');
    assert.equal(money(-40, 'EUR'), '−€40');
    assert.equal(plain(money(4000, 'SEK')), 'SEK 4,000');
    assert.equal(money(4000, null), '4,000');
  });

  it('rounds money for sentences', () => {
    assert.deepEqual(
      [750_000_000, 1_254_000_000, 999_999, 98_329, 12.5, 999_999_999].map((amount) =>
        plain(roundMoney(amount, 'GBP')),
      ),
      ['£750 million', '£1.25 billion', '£1 million', '£98,300', '£12.50', '£1 billion'],
    );
  });

  it('writes figures in their unit, rounded and exact', () => {
    assert.equal(plain(figure(1, 'days')), '1 day');
    assert.equal(plain(figure(41.5, 'days')), '42 days');
    assert.equal(figure(9.07, 'number'), '9.07');
    assert.equal(figure(1223, 'count'), '1,223');
    assert.equal(plain(exactFigure(0.5598, 'ratio')), '55.98 %');
    assert.equal(exactFigure(1234.56, 'GBP'), '£1,234.56');
    assert.equal(plain(counted(1, 'process', 'processes')), '1 process');
  });

  it('keeps numbers beside their units in sentences made elsewhere', () => {
    assert.equal(unbroken('6 % of £43 million, 6 years'), '6\u00a0% of £43\u00a0million, 6 years');
  });

  it('writes dates and periods, whatever the machine thinks of time', () => {
    assert.equal(plain(day('2024-09-25')), '25 Sep 2024');
    assert.equal(plain(longDay('2024-09-25T23:59:00Z')), '25 September 2024');
    assert.equal(day('soon'), 'soon');
    assert.equal(plain(period('2015-03-02', '2026-03-08')), 'March 2015 to March 2026');
    assert.equal(plain(period('2015-03-02', '2015-03-30')), 'March 2015');
    assert.equal(plain(period(null, '2015-03-30')), 'until March 2015');
    assert.equal(period(null, null), null);
    assert.equal(daysBetween('2024-02-28', '2024-03-01'), 2);
    assert.equal(daysBetween('2024-03-31T23:30:00Z', '2024-04-01'), 1);
    assert.equal(daysBetween('soon', '2024-03-01'), null);
  });

  it('loses no digit of a whole number', () => {
    fc.assert(
      fc.property(fc.integer(), (value) => Number(count(value).replaceAll(',', '').replace('−', '-')) === value),
      { seed: 42 },
    );
  });

  it('stays within half of its last decimal', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (value) => {
        const read = Number(decimal(value).replaceAll(',', '').replace('−', '-'));
        return Math.abs(read - value) <= 0.005 + Math.abs(value) * 1e-12;
      }),
      { seed: 42 },
    );
  });
});
