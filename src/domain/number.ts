/**
 * Writes numbers and dates as a person would, the same on every machine: no locale of the host is asked.
 * The spaces inside are no-break ones, so that a number stays beside its unit.
 */
/** How a figure is written: a ratio 0–1 as a percentage, a count, money, days, or a plain number. */
export type FigureUnit = 'ratio' | 'count' | 'GBP' | 'days' | 'number';

const space = '\u00a0';
const symbols: Readonly<Record<string, string>> = { GBP: '£', EUR: '€', USD: '$' };
const months = 'January February March April May June July August September October November December'.split(' ');

/** A whole number with commas: 1,223. */
export function count(value: number): string {
  const digits = Math.round(Math.abs(value)).toFixed(0);
  return sign(Math.round(value)) + digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A number that need not be whole: at most two decimals, and none that say nothing. */
export function decimal(value: number, places = 2): string {
  const [, fraction = ''] = Math.abs(value).toFixed(places).split('.');
  const whole = Math.trunc(Number(Math.abs(value).toFixed(places)));
  const kept = fraction.replace(/0+$/, '');
  return `${sign(value)}${count(whole)}${kept && `.${kept}`}`;
}

/** A ratio 0–1 as a rounded percentage: "56 %", "3.6 %", and never a whole or a nothing that it is not. */
export function percent(ratio: number): string {
  const value = ratio * 100;
  if (value > 0 && value < 0.05) return `under 0.1${space}%`;
  if (value > 99.95 && value < 100) return `over 99.9${space}%`;
  const fine = value < 9.95 || (value >= 99.5 && value < 100);
  return `${decimal(value, fine ? 1 : 0)}${space}%`;
}

/** An amount to the pound, with pence only where they are a part worth naming: "£98,329", "£12.50", "SEK 4,000". */
export function money(amount: number, currency: string | null): string {
  const pence = Math.abs(amount) < 100 && !Number.isInteger(amount);
  const digits = pence ? Math.abs(amount).toFixed(2) : count(Math.abs(amount));
  return `${amount < 0 && digits !== '0' ? '−' : ''}${unit(currency)}${digits}`;
}

/** An amount to three figures, for sentences and labels: "£750 million", "£1.25 billion", "£98,300". */
export function roundMoney(amount: number, currency: string | null): string {
  const size = Math.abs(amount);
  const minus = amount < 0 ? '−' : '';
  if (size >= 999_500_000) return `${minus}${unit(currency)}${threeFigures(size / 1e9)}${space}billion`;
  if (size >= 999_500) return `${minus}${unit(currency)}${threeFigures(size / 1e6)}${space}million`;
  return money(size < 1000 ? amount : Number(amount.toPrecision(3)), currency);
}

/** A figure of a measure in its unit, rounded. */
export function figure(value: number, of: FigureUnit): string {
  switch (of) {
    case 'ratio':
      return percent(value);
    case 'count':
      return count(value);
    case 'GBP':
      return roundMoney(value, 'GBP');
    case 'days':
      return `${decimal(value, Math.abs(value) < 10 ? 1 : 0)}${space}${value === 1 ? 'day' : 'days'}`;
    case 'number':
      return decimal(value, Math.abs(value) < 10 ? 2 : 1);
  }
}

/** The same figure, as exactly as a person can use it. */
export function exactFigure(value: number, of: FigureUnit): string {
  if (of === 'ratio') return `${decimal(value * 100, 2)}${space}%`;
  if (of === 'GBP') return `£${decimal(value, 2)}`;
  return of === 'days' ? `${decimal(value, 2)}${space}days` : decimal(value, 4);
}

/** A sentence made elsewhere, with each number kept beside its unit. */
export const unbroken = (sentence: string): string => sentence.replace(/(\d) (?=%|million\b|billion\b)/g, `$1${space}`);

/** A thing with its number: "1 award", "1,223 processes". */
export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${count(n)}${space}${n === 1 ? one : many}`;

/** A date in figures and a short month: "25 Sep 2024". What is no date is given back as it is. */
export const day = (iso: string): string => dated(iso, 3);

/** The same with the month in full: "25 September 2024". */
export const longDay = (iso: string): string => dated(iso, 9);

/** From month to month: "March 2015 to March 2026"; one month is said once. Absent when both ends are. */
export function period(first: string | null, last: string | null): string | null {
  const from = first && monthOf(first);
  const to = last && monthOf(last);
  if (from && to) return from === to ? from : `${from} to ${to}`;
  if (from) return `since ${from}`;
  return to ? `until ${to}` : null;
}

/** Whole days from one ISO date to a later one; absent where either is no date. */
export function daysBetween(first: string, last: string): number | null {
  const span = Date.parse(`${last.slice(0, 10)}T00:00:00Z`) - Date.parse(`${first.slice(0, 10)}T00:00:00Z`);
  return Number.isFinite(span) ? Math.round(span / 86_400_000) : null;
}

const sign = (value: number): string => (value < 0 ? '−' : '');
const unit = (currency: string | null): string =>
  currency === null ? '' : (symbols[currency] ?? `${currency}${space}`);
const threeFigures = (value: number): string => decimal(Number(value.toPrecision(3)), 2);

function dated(iso: string, letters: number): string {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso) ?? [];
  const name = months[Number(month) - 1];
  return name ? `${Number(date)}${space}${name.slice(0, letters)}${space}${year}` : iso;
}

function monthOf(iso: string): string {
  const [, year, month] = /^(\d{4})-(\d\d)/.exec(iso) ?? [];
  const name = months[Number(month) - 1];
  return name ? `${name}${space}${year}` : iso;
}
