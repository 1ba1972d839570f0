import { numberOfWords, wordNumber } from './number.ts';

/** A length of time in a text; a range has two ends. */
export interface Duration {
  readonly start: number;
  readonly end: number;
  readonly low: number;
  readonly high: number;
  readonly unit: 'hours' | 'days' | 'working days' | 'weeks' | 'months' | 'years';
}

const number = String.raw`(\d{1,4}(?:\.\d+)?|${wordNumber})(?:\s?\((?:\d{1,4}|[a-z -]{2,30})\))?`;
const pattern = new RegExp(
  String.raw`(?<![\d£.,:/-])\b(?:${number}\s*(?:-|–|to|or)\s*)?${number}[\s-]*(working|business|calendar|clear|consecutive)?[\s-]*(hours?|days?|weeks?|months?|years?|yrs?)\b`,
  'gi',
);
const anyUnit = /hour|day|week|month|year|yr/i;

const units: readonly (readonly [RegExp, Duration['unit']])[] = [
  [/^h/i, 'hours'],
  [/^d/i, 'days'],
  [/^w/i, 'weeks'],
  [/^m/i, 'months'],
  [/^y/i, 'years'],
];

const amountOf = (word: string): number | null => (/^\d/.test(word) ? Number(word) : numberOfWords(word));

/** Lengths of time in a text, in order. “A year” and “an hour” are rates more often than lengths and are left out. */
export function readDurations(text: string): Duration[] {
  if (!anyUnit.test(text)) return [];
  const found: Duration[] = [];
  for (const match of text.matchAll(pattern)) {
    const [whole, first, second = '', kind = '', unitWord = ''] = match;
    if (/^an?$/i.test(second) && first === undefined) continue;
    const high = amountOf(second);
    const low = first === undefined ? high : amountOf(first);
    const unit = units.find(([start]) => start.test(unitWord))?.[1];
    if (high === null || low === null || unit === undefined) continue;
    found.push({
      start: match.index,
      end: match.index + whole.length,
      low: Math.min(low, high),
      high: Math.max(low, high),
      unit: unit === 'days' && /working|business/i.test(kind) ? 'working days' : unit,
    });
  }
  return found;
}

const daysIn: Readonly<Record<Duration['unit'], number>> = {
  hours: 1 / 24,
  days: 1,
  'working days': 7 / 5,
  weeks: 7,
  months: 365.25 / 12,
  years: 365.25,
};

/** About how many days a number of units is; working days without holidays. */
export const inDays = (amount: number, unit: Duration['unit']): number => amount * daysIn[unit];
