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

/** `2024-01-31T09:30:00Z` with a day that every month has: what most publishers write, and needs no change. */
function isPlainTime(value: string): boolean {
  if (value.length !== 20 || value[19] !== 'Z' || value[10] !== 'T' || !plainTime.test(value)) return false;
  return value >= '1900' && value < '2201';
}

const plainTime = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

/** An ISO date and time in UTC, from what publishers write for one; null for what is no date between 1900 and 2200. */
export function timeOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  if (isPlainTime(value)) return value;
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
  return timeOf(value) === null ? null : (value as string).trim().slice(0, 10);
}

/** A postcode as the Royal Mail writes it, or null for what is none. */
export function postcodeOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const found = /\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b/i.exec(value);
  return found ? `${found[1]} ${found[2]}`.toUpperCase() : null;
}
