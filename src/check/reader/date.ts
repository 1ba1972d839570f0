/** A day in a text. */
export interface DateReading {
  readonly start: number;
  readonly end: number;
  /** ISO: `2026-05-12`. */
  readonly day: string;
}

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const pattern = new RegExp(
  String.raw`\b(\d{4})-(\d{2})-(\d{2})(?!\d)|\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})(?!\d)|\b(\d{1,2})(?:st|nd|rd|th)?(?: of)?[\s-]+(${months})\.?,?[\s-]+(\d{4})\b|\b(${months})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b`,
  'gi',
);
const order = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const monthOf = (name: string): number => order.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/** Days in a text, in order; figures are read day first, as in Britain. What is no day of the calendar is left out. */
export function readDates(text: string): DateReading[] {
  if (!/\d/.test(text)) return [];
  const found: DateReading[] = [];
  for (const match of text.matchAll(pattern)) {
    const [whole, y1, m1, d1, d2, m2, y2, d3, m3, y3, m4, d4, y4] = match;
    const day = y1
      ? dayOf(Number(y1), Number(m1), Number(d1))
      : y2
        ? dayOf(y2.length === 2 ? 2000 + Number(y2) : Number(y2), Number(m2), Number(d2))
        : y3
          ? dayOf(Number(y3), monthOf(m3 as string), Number(d3))
          : dayOf(Number(y4), monthOf(m4 as string), Number(d4));
    if (day !== null) found.push({ start: match.index, end: match.index + whole.length, day });
  }
  return found;
}

function dayOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const whole = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return whole && year >= 1990 && year <= 2100 ? date.toISOString().slice(0, 10) : null;
}
