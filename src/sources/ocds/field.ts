/*
 * Reading fields of JSON that anyone may have written: what is not of the expected type is absent, never an exception.
 */

export type Json = Readonly<Record<string, unknown>>;

/** The most things of one kind that are read from one release. */
export const listLimit = 10_000;

export function objectOf(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
}

const nothing: readonly Json[] = [];

/** The objects of an array; a single object counts as an array of one, anything else as none. */
export function listOf(value: unknown): readonly Json[] {
  if (Array.isArray(value)) {
    const objects = value.length > listLimit ? value.slice(0, listLimit) : value;
    return objects.every((item) => typeof item === 'object' && item !== null)
      ? (objects as Json[])
      : objects.filter((item) => objectOf(item) !== null);
  }
  const one = objectOf(value);
  return one ? [one] : nothing;
}

/** A string with something in it; numbers are written out, since ids are often numbers. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : null;
}

export function flagOf(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  if (value === 'true' || value === 'Yes' || value === 'yes') return true;
  return value === 'false' || value === 'No' || value === 'no' ? false : null;
}

/** A finite number, also from a string such as "1,234.50". */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.length > 40) return null;
  const digits = value.replace(/[£\s,]/g, '');
  return /^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) : null;
}

const isoDate = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?/;
const daysIn = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The number of two digits at a place of a text; not a number where there are none. */
function twoDigits(text: string, at: number): number {
  const ten = text.charCodeAt(at) - 48;
  const one = text.charCodeAt(at + 1) - 48;
  return ten >= 0 && ten <= 9 && one >= 0 && one <= 9 ? ten * 10 + one : Number.NaN;
}

/** `2024-01-31T09:30:00` at the start of a text, with a day that its month has in every year: what most publishers write. */
function opensPlainly(text: string): boolean {
  const century = twoDigits(text, 0);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  return (
    (century === 19 || century === 20 || century === 21) &&
    twoDigits(text, 2) >= 0 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= (month === 2 ? 28 : (daysIn[month - 1] as number)) &&
    twoDigits(text, 11) <= 23 &&
    twoDigits(text, 14) <= 59 &&
    twoDigits(text, 17) <= 59 &&
    text[4] === '-' &&
    text[7] === '-' &&
    text[10] === 'T' &&
    text[13] === ':' &&
    text[16] === ':'
  );
}

/** Whole hours that the zone of a plain time is ahead of UTC; not a number for a time that takes a closer look. */
function hoursAhead(value: string): number {
  if (value.length === 20) return value[19] === 'Z' && opensPlainly(value) ? 0 : Number.NaN;
  if (value.length !== 25 || !value.endsWith(':00') || !opensPlainly(value)) return Number.NaN;
  const hours = twoDigits(value, 20);
  if (!(hours <= 23)) return Number.NaN;
  return value[19] === '+' ? hours : value[19] === '-' ? -hours : Number.NaN;
}

/** A plain time in UTC, where no more than the hour has to be changed for that; null for one that takes a closer look. */
function plainTime(value: string): string | null {
  const ahead = hoursAhead(value);
  if (ahead === 0 && value.length === 20) return value;
  const hour = twoDigits(value, 11) - ahead;
  if (!(hour >= 0 && hour <= 23)) return null;
  return `${value.slice(0, 11)}${hour < 10 ? '0' : ''}${hour}${value.slice(13, 19)}Z`;
}

/** An ISO date and time in UTC, from what publishers write for one; null for what is no date between 1900 and 2200. */
export function timeOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const plain = plainTime(value);
  if (plain !== null) return plain;
  const found = isoDate.exec(value.trim());
  if (!found) return null;
  const year = Number(found[1]);
  const month = Number(found[2]);
  const day = Number(found[3]);
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 || day > (daysIn[month - 1] as number))
    return null;
  if (month === 2 && day === 29 && new Date(Date.UTC(year, 1, 29)).getUTCMonth() !== 1) return null;
  if (found[4] === undefined) return `${found[1]}-${found[2]}-${found[3]}T00:00:00Z`;
  const zone =
    found[7] === undefined || found[7] === 'Z'
      ? 'Z'
      : found[7].length === 5
        ? `${found[7].slice(0, 3)}:${found[7].slice(3)}`
        : found[7];
  const time = Date.parse(`${found[1]}-${found[2]}-${found[3]}T${found[4]}:${found[5]}:${found[6] ?? '00'}${zone}`);
  return Number.isNaN(time) ? null : new Date(time).toISOString().replace('.000Z', 'Z');
}

/** The day as it is written, without moving it to another zone: a date of award is a local one. */
export function dateOf(value: unknown): string | null {
  if (typeof value === 'string' && !Number.isNaN(hoursAhead(value))) return value.slice(0, 10);
  return timeOf(value) === null ? null : (value as string).trim().slice(0, 10);
}

/** A postcode as the Royal Mail writes it, or null for what is none. */
export function postcodeOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const found = /\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b/i.exec(value);
  return found ? `${found[1]} ${found[2]}`.toUpperCase() : null;
}
