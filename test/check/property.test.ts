import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readDurations } from '../../src/check/reader/duration.ts';
import { type HolidayDivision, holidayYears, workingDaysBetween } from '../../src/check/reader/holiday.ts';
import { readMoney } from '../../src/check/reader/money.ts';
import { readMultiples } from '../../src/check/reader/multiple.ts';
import { numberOfWords } from '../../src/check/reader/number.ts';
import { readNames } from '../../src/check/reader/standard.ts';
import { readWeight, readWeights } from '../../src/check/reader/weight.ts';
import { readText } from '../../src/check/reading.ts';
import { cutSentences } from '../../src/check/sentence.ts';
import { repairText } from '../../src/domain/text.ts';

const seed = { seed: 42 };
const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

const phrases = [
  'turnover of ', '£', ' GBP', '5 million', '200,000', ' to ', '-', 'twice the ', 'contract value', 'per annum', ' 60%',
  'price', 'quality', 'ISO 9001', ' or equivalent', '12 months', 'two', ' years', '31/12/2025', 'rn', 'rnrn', '&nbsp;',
  '&amp;', 'Â£', 'â€™', ' ', '. ', '\n', '(', ')', 'lot 2', 'x', '1.5', '[', ']', '% ', '/', 'GBP5m', 'weeks', 't',
]; // biome-ignore format: words to build texts of
/** Texts made of what readers look for, in any order. */
const texts = fc
  .array(fc.oneof(fc.constantFrom(...phrases), fc.string({ maxLength: 6 })), { maxLength: 25 })
  .map((parts) => parts.join(''));

test('an amount is read back, however it is written', () => {
  const written = fc.constantFrom(
    (n: number) => `£${n}`,
    (n: number) => `£${grouped(n)}`,
    (n: number) => `${grouped(n)} GBP`,
    (n: number) => `GBP ${grouped(n)}`,
    (n: number) => `${n} pounds`,
    (n: number) => `£${n / 1000}k`,
    (n: number) => `£${n / 1e6}m`,
    (n: number) => `${n / 1e6} million GBP`,
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 90_000 }), written, (thousands, write) => {
      const amount = thousands * 1000;
      const [money, ...others] = readMoney(`a turnover of ${write(amount)} in each year`);
      assert.deepEqual(others, []);
      assert.ok(Math.abs((money?.low ?? 0) - amount) < 1, `${write(amount)} read as ${money?.low}`);
    }),
    seed,
  );
});

test('readers stay inside the text, in order, without overlap, and never throw', () => {
  fc.assert(
    fc.property(texts, (text) => {
      for (const found of [readMoney(text), readDurations(text), readNames(text), readMultiples(text)]) {
        let last = 0;
        for (const { start, end } of found) {
          assert.ok(
            start >= last && start < end && end <= text.length,
            `${start}–${end} after ${last} in ${JSON.stringify(text)}`,
          );
          last = end;
        }
      }
      for (const { low, high } of readMoney(text)) assert.ok(low > 0 && low <= high);
      for (const { share } of readWeights(text)) assert.ok(share >= 0 && share <= 1);
      const weight = readWeight(text);
      if (weight) assert.ok(weight.low <= weight.high);
    }),
    { ...seed, numRuns: 500 },
  );
});

test('weights that are written out are read, and sum to what was written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), (price) => {
      const found = readWeights(`Quality ${100 - price}% and Price ${price}%`);
      assert.deepEqual(
        found.map(({ subject, share }) => [subject, Math.round(share * 100)]),
        [
          ['quality', 100 - price],
          ['price', price],
        ],
      );
    }),
    seed,
  );
});

test('numbers in words', () => {
  for (const [words, number] of [
    ['twenty-five', 25],
    ['one hundred and six', 106],
    ['two million', 2e6],
    ['three hundred thousand', 3e5],
    ['two and a half', 2.5],
    ['fish', null],
  ] as const)
    assert.equal(numberOfWords(words), number, words);
});

/** Equal but for white space, which the reading leaves as it was. */
const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();

test('the reading is the repaired text, and every span leads back into the original', () => {
  const flawed = fc
    .array(
      fc.constantFrom(
        'cost',
        '&nbsp;',
        '&pound;5',
        'Â£6',
        'â€™s',
        '’',
        ' ',
        '\n',
        '&amp;amp;',
        'caf\u0065\u0301',
        '€',
        'a&b',
        '\u00a0',
        '“x”',
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(flawed, (original) => {
      const { text, originOf } = readText(original);
      assert.equal(squeezed(text), squeezed(repairText(original)));
      let last = 0;
      for (let at = 0; at < text.length; at++) {
        const { start, end } = originOf(at, at + 1);
        assert.ok(start <= end && end <= original.length && start >= last - 12, `${at}: ${start}–${end}`);
        last = start;
      }
      const whole = originOf(0, text.length);
      assert.ok(whole.end <= original.length);
    }),
    { ...seed, numRuns: 400 },
  );
});

test('where nothing was mended a span is itself; where something was, it is what was there', () => {
  const { text, originOf } = readText('Pay &pound;5 to the buyerâ€™s agentrn (a) now.rn Then go');
  const spanOf = (words: string) => {
    const at = text.indexOf(words);
    assert.ok(at >= 0, `${words} in ${text}`);
    const { start, end } = originOf(at, at + words.length);
    return 'Pay &pound;5 to the buyerâ€™s agentrn (a) now.rn Then go'.slice(start, end);
  };
  assert.equal(spanOf('£5'), '&pound;5');
  assert.equal(spanOf('buyer’s'), 'buyerâ€™s');
  assert.equal(spanOf('agent'), 'agent');
  assert.equal(spanOf('now.'), 'now.');
  assert.equal(spanOf('Then go'), 'Then go');
});

test('sentences cover every word, in order, and lose none', () => {
  fc.assert(
    fc.property(texts, (text) => {
      let last = 0;
      for (const [start, end] of cutSentences(text)) {
        assert.ok(start >= last && start < end && end <= text.length);
        assert.doesNotMatch(text.slice(last, start), /[A-Za-z0-9]/);
        last = end;
      }
      assert.doesNotMatch(text.slice(last), /[A-Za-z0-9]/);
    }),
    { ...seed, numRuns: 400 },
  );
});

/** Easter Sunday by the anonymous Gregorian method; a slow and obvious twin of the table. */
function easter(year: number): Date {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const days = h + l - 7 * m + 114;
  return new Date(Date.UTC(year, Math.floor(days / 31) - 1, (days % 31) + 1));
}

/** Days of a year, each with the one before it. */
const daysOf = (year: number): [before: string, day: string][] =>
  Array.from({ length: 367 }, (_, at) => new Date(Date.UTC(year, 0, at)).toISOString().slice(0, 10))
    .map((day, at, all): [string, string] => [all[at - 1] ?? '', day])
    .filter(([, day]) => day.startsWith(`${year}`));

test('bank holidays: Easter by arithmetic, none on a weekend, as many as there are', () => {
  for (let year: number = holidayYears.first; year <= holidayYears.last; year++) {
    const friday = new Date(easter(year).getTime() - 2 * 86_400_000).toISOString().slice(0, 10);
    const monday = new Date(easter(year).getTime() + 86_400_000).toISOString().slice(0, 10);
    // The first of January of the first year has no day before it in the table.
    const weekdays = daysOf(year)
      .slice(year === holidayYears.first ? 1 : 0)
      .filter(([, day]) => ![0, 6].includes(new Date(day).getUTCDay()));
    const of = (division: HolidayDivision) => {
      const holidays = weekdays.filter(([before, day]) => workingDaysBetween(before, day, division) === 0);
      const [first, last] = [weekdays[0]?.[0] as string, `${year}-12-31`];
      // One on a weekend would be taken off the whole and be no day of its own.
      assert.equal(workingDaysBetween(first, last, division), weekdays.length - holidays.length, `${division} ${year}`);
      return holidays.map(([, day]) => day);
    };
    const extra = year === 2022 ? 2 : year === 2023 ? 1 : year === holidayYears.first ? -1 : 0;
    assert.ok(of('england-and-wales').includes(friday) && of('england-and-wales').includes(monday), `${year}`);
    assert.ok(of('scotland').includes(friday) && !of('scotland').includes(monday), `${year}`);
    assert.equal(of('england-and-wales').length, 8 + extra, `${year}`);
    assert.equal(of('scotland').length, 9 + extra + (year === 2026 ? 1 : 0), `${year}`);
    assert.equal(of('northern-ireland').length, 10 + extra, `${year}`);
  }
});

test('working days: five a week, fewer at Christmas, unknown outside the table', () => {
  assert.equal(workingDaysBetween('2026-03-02', '2026-03-09', 'england-and-wales'), 5);
  assert.equal(workingDaysBetween('2025-12-22', '2026-01-05', 'england-and-wales'), 7);
  assert.equal(workingDaysBetween('2025-12-22', '2026-01-05', 'scotland'), 6);
  assert.equal(workingDaysBetween('2016-01-04', '2016-02-01', 'scotland'), null);
});
