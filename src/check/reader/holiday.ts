/** Bank holidays differ between three parts of the United Kingdom. */
export type HolidayDivision = 'england-and-wales' | 'scotland' | 'northern-ireland';

/**
 * Bank holidays as published at https://www.gov.uk/bank-holidays (Open Government Licence v3.0), with the days proclaimed once:
 * 2020-05-08, 2022-06-02 and 03, 2022-09-19, 2023-05-08, and in Scotland 2026-06-15. Each line is a year and its days.
 * Checked on 23 November 2026; 2028 follows the rules of the Banking and Financial Dealings Act 1971.
 */
const table: Readonly<Record<HolidayDivision, readonly string[]>> = {
  'england-and-wales': [
    '2018 01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
    '2019 01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
    '2020 01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
    '2021 01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
    '2022 01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
    '2023 01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
    '2024 01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
    '2025 01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
    '2026 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
    '2027 01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
    '2028 01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
  ],
  scotland: [
    '2018 01-01 01-02 03-30 05-07 05-28 08-06 11-30 12-25 12-26',
    '2019 01-01 01-02 04-19 05-06 05-27 08-05 12-02 12-25 12-26',
    '2020 01-01 01-02 04-10 05-08 05-25 08-03 11-30 12-25 12-28',
    '2021 01-01 01-04 04-02 05-03 05-31 08-02 11-30 12-27 12-28',
    '2022 01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27',
    '2023 01-02 01-03 04-07 05-01 05-08 05-29 08-07 11-30 12-25 12-26',
    '2024 01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26',
    '2025 01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26',
    '2026 01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28',
    '2027 01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28',
    '2028 01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26',
  ],
  'northern-ireland': [
    '2018 01-01 03-19 03-30 04-02 05-07 05-28 07-12 08-27 12-25 12-26',
    '2019 01-01 03-18 04-19 04-22 05-06 05-27 07-12 08-26 12-25 12-26',
    '2020 01-01 03-17 04-10 04-13 05-08 05-25 07-13 08-31 12-25 12-28',
    '2021 01-01 03-17 04-02 04-05 05-03 05-31 07-12 08-30 12-27 12-28',
    '2022 01-03 03-17 04-15 04-18 05-02 06-02 06-03 07-12 08-29 09-19 12-26 12-27',
    '2023 01-02 03-17 04-07 04-10 05-01 05-08 05-29 07-12 08-28 12-25 12-26',
    '2024 01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26',
    '2025 01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26',
    '2026 01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28',
    '2027 01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28',
    '2028 01-03 03-17 04-14 04-17 05-01 05-29 07-12 08-28 12-25 12-26',
  ],
};

const days: Readonly<Record<HolidayDivision, ReadonlySet<string>>> = {
  'england-and-wales': spread(table['england-and-wales']),
  scotland: spread(table.scotland),
  'northern-ireland': spread(table['northern-ireland']),
};

function spread(lines: readonly string[]): ReadonlySet<string> {
  return new Set(
    lines.flatMap((line) => {
      const [year, ...dates] = line.split(' ');
      return dates.map((date) => `${year}-${date}`);
    }),
  );
}

/** The first and the last year that the table knows. */
export const holidayYears = { first: 2018, last: 2028 } as const;

/** Working days after one day up to and with another; null where the table does not know all the years between. */
export function workingDaysBetween(first: string, last: string, division: HolidayDivision): number | null {
  const from = Date.parse(`${first}T00:00:00Z`);
  const to = Date.parse(`${last}T00:00:00Z`);
  const known = (day: string) =>
    Number(day.slice(0, 4)) >= holidayYears.first && Number(day.slice(0, 4)) <= holidayYears.last;
  if (Number.isNaN(from) || Number.isNaN(to) || !known(first) || !known(last)) return null;
  let count = weekdaysUntil(to) - weekdaysUntil(from);
  for (const day of days[division]) if (day > first && day <= last) count--;
  return Math.max(0, count);
}

/** Mondays to Fridays up to and with a day, counted from a Monday long ago. No bank holiday is on a weekend. */
function weekdaysUntil(time: number): number {
  const day = Math.floor(time / 86_400_000) + 4; // 1 January 1970 was a Thursday, so that day 0 is a Sunday
  const weeks = Math.floor(day / 7);
  return weeks * 5 + Math.min(day - weeks * 7, 5);
}
