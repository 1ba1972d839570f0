const dayLength = 86_400_000;

/** The digits of a text from one place to another, as a number; NaN where one is no digit. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** Days from 1970 to a day of the Gregorian calendar; NaN where there is no such day. */
function dayNumber(text: string): number {
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  if (text[4] !== '-' || text[7] !== '-' || !(month >= 1 && month <= 12 && day >= 1 && year >= 0)) return Number.NaN;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const length = month === 2 ? (leap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  if (day > length) return Number.NaN;
  // The year begins in March, so that the leap day is its last (H. Zeller, Acta Mathematica 9, 1887).
  const shifted = month > 2 ? year : year - 1;
  const monthsBefore = (month + 9) % 12;
  const leapDays = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return 365 * shifted + leapDays + Math.floor((153 * monthsBefore + 2) / 5) + day - 719_469;
}

/** Minutes that an offset is ahead of UTC: `Z`, `+01:00`; NaN for none. */
function offsetOf(text: string, at: number): number {
  const sign = text[at];
  if ((sign === 'Z' || sign === 'z') && text.length === at + 1) return 0;
  if ((sign !== '+' && sign !== '-') || text[at + 3] !== ':' || text.length !== at + 6) return Number.NaN;
  const minutes = digits(text, at + 1, at + 3) * 60 + digits(text, at + 4, at + 6);
  return sign === '-' ? -minutes : minutes;
}

/** Milliseconds since 1970 of a date and time with its offset (RFC 3339); null for anything else. */
export function momentOf(text: string): number | null {
  const separator = text[10];
  if ((separator !== 'T' && separator !== 't' && separator !== ' ') || text[13] !== ':' || text[16] !== ':')
    return null;
  const [hour, minute, second] = [digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19)];
  // The sixtieth second is a leap second.
  if (!(hour <= 23 && minute <= 59 && second <= 60)) return null;
  let at = 19;
  if (text[at] === '.')
    do at++;
    while (digits(text, at, at + 1) >= 0);
  if (at === 20) return null;
  const fraction = at === 19 ? 0 : Number(text.slice(19, at)) * 1000;
  const moment =
    dayNumber(text) * dayLength + ((hour * 60 + minute - offsetOf(text, at)) * 60 + second) * 1000 + fraction;
  return Number.isNaN(moment) ? null : moment;
}

/** Whole days from one moment to another, both as published; rounded towards zero, null where either is none. */
export function wholeDays(from: string, to: string): number | null {
  const start = momentOf(from);
  const end = start === null ? null : momentOf(to);
  return start === null || end === null ? null : Math.trunc((end - start) / dayLength);
}

/**
 * Whether one published date is after another; null where that cannot be told. Dates without a time are compared by the day,
 * so that what came on the day itself is not after it.
 */
export function isAfter(date: string, other: string): boolean | null {
  const one = momentOf(date);
  const two = momentOf(other);
  if (one !== null && two !== null) return one > two;
  const day = dayNumber(date);
  const otherDay = dayNumber(other);
  return Number.isNaN(day) || Number.isNaN(otherDay) ? null : day > otherDay;
}
