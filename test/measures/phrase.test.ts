import assert from 'node:assert/strict';
import { test } from 'node:test';
import { count } from '../../src/domain/number.ts';
import { counted, inWords, percent, pounds } from '../../src/measures/phrase.ts';

test('percentages are rounded as figures are, with plain spaces, and never a nothing or an all that they are not', () => {
  const cases: [number, string][] = [
    [0, '0 %'],
    [0.0004, 'under 0.1 %'],
    [0.034, '3.4 %'],
    [0.5586, '56 %'],
    [0.994, '99 %'],
    [0.9999, 'over 99.9 %'],
    [1, '100 %'],
  ];
  for (const [ratio, said] of cases) assert.equal(percent(ratio), said);
});

test('small numbers are words', () => {
  const cases: [number, string][] = [
    [0, 'no'],
    [1, 'one'],
    [13, 'thirteen'],
    [30, 'thirty'],
    [42, 'forty-two'],
    [99, 'ninety-nine'],
    [100, '100'],
    [1223, '1,223'],
  ];
  for (const [value, said] of cases) assert.equal(inWords(value), said);
});

test('money has three figures', () => {
  const cases: [number, string][] = [
    [8.5, '£8.50'],
    [-5_123_456, '−£5.12 million'],
    [-98_329, '−£98,300'],
    [98_329, '£98,300'],
    [999_999, '£1 million'],
    [1_739_421_193, '£1.74 billion'],
    [750e6, '£750 million'],
  ];
  for (const [amount, said] of cases) assert.equal(pounds(amount), said);
  assert.equal(count(1_234_567), '1,234,567');
  assert.equal(counted(1, 'award'), '1 award');
  assert.equal(counted(0, 'process', 'processes'), '0 processes');
});
