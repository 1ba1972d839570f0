/** In which order a file writes day and month where both are numbers; null while nothing has told. */
export type DateOrder = 'day-first' | 'month-first' | null;

/** What a text in a column of dates says. */
export type DateReading =
  | { readonly kind: 'date'; readonly date: string }
  /** Two numbers and a year; which of them is the day is for the file as a whole to say. */
  | { readonly kind: 'pair'; readonly first: number; readonly second: number; readonly year: number }
  | { readonly kind: 'none' };

const none: DateReading = { kind: 'none' };
const months = 'january february march april may june july august september october november december'.split(' ');
const time = '(?:[T ,]+\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?\\s*(?:[AP]M)?\\s*(?:Z|[+-]\\d{2}:?\\d{2})?)?';
const yearFirst = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${time}$`, 'i');
const eightDigits = /^(\d{4})(\d{2})(\d{2})$/;
const numbers = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})${time}$`, 'i');
const dayMonth = new RegExp(
  `^(?:[a-z]+,?\\s+)?(\\d{1,2})(?:st|nd|rd|th)?[-/.\\s]+([a-z]{3,9})\\.?[-/.,\\s]+(\\d{4}|\\d{2})${time}$`,
  'i',
);
const monthDay = new RegExp(
  `^(?:[a-z]+,?\\s+)?([a-z]{3,9})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})${time}$`,
  'i',
);

/** Days since 1899-12-30 by which spreadsheets count: those of 2000 to 2049 are taken for dates. */
const firstSerial = 36_526;
const lastSerial = 54_788;

/**
 * Reads a date: ISO (also without hyphens), day and month as numbers with `/`, `-` or `.`, the month as a word before or after the day, a weekday and a
 * time being passed over, and the running number of a spreadsheet's day.
 */
export function readDate(text: string): DateReading {
  const trimmed = text.trim();
  if (trimmed.length > 60) return none;
  let found = yearFirst.exec(trimmed);
  if (found) return dateOf(Number(found[1]), Number(found[3]), Number(found[4]));
  found = eightDigits.exec(trimmed);
  if (found) return dateOf(Number(found[1]), Number(found[2]), Number(found[3]));
  found = numbers.exec(trimmed);
  if (found) return pairOf(Number(found[1]), Number(found[3]), yearOf(found[4] as string));
  found = dayMonth.exec(trimmed);
  if (found) return dateOf(yearOf(found[3] as string), monthOf(found[2] as string), Number(found[1]));
  found = monthDay.exec(trimmed);
  if (found) return dateOf(Number(found[3]), monthOf(found[1] as string), Number(found[2]));
  return /^\d{5}(?:\.\d+)?$/.test(trimmed) ? serialOf(Number(trimmed)) : none;
}

/** The order that two numbers tell by themselves; null where both may be months or neither can. */
export function orderOf(first: number, second: number): DateOrder {
  if (first > 12 && second <= 12) return 'day-first';
  return second > 12 && first <= 12 ? 'month-first' : null;
}

/** The date that two numbers and a year make in an order; null for none, the 30th of February among them. */
export function dateInOrder(
  pair: Extract<DateReading, { kind: 'pair' }>,
  order: 'day-first' | 'month-first',
): string | null {
  const [day, month] = order === 'day-first' ? [pair.first, pair.second] : [pair.second, pair.first];
  const reading = dateOf(pair.year, month, day);
  return reading.kind === 'date' ? reading.date : null;
}

function pairOf(first: number, second: number, year: number): DateReading {
  return first === second ? dateOf(year, second, first) : { kind: 'pair', first, second, year };
}

function dateOf(year: number, month: number, day: number): DateReading {
  if (year < 1990 || year > 2100 || month < 1 || month > 12 || day < 1) return none;
  const time = new Date(Date.UTC(year, month - 1, day));
  return time.getUTCMonth() === month - 1 && day <= 31 ? { kind: 'date', date: time.toISOString().slice(0, 10) } : none;
}

/** Two digits mean this century: nobody publishes payments of the last. */
const yearOf = (digits: string): number => (digits.length === 2 ? 2000 + Number(digits) : Number(digits));

/** A month by its name or the beginning of it; 0 for none. */
const monthOf = (word: string): number => months.findIndex((month) => month.startsWith(word.toLowerCase())) + 1;

function serialOf(days: number): DateReading {
  if (days < firstSerial || days > lastSerial) return none;
  return { kind: 'date', date: new Date((Math.floor(days) - 25_569) * 86_400_000).toISOString().slice(0, 10) };
}
