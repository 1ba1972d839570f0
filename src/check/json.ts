/*
 * Reading fields of JSON that anyone may have written: what is not of the expected type is absent, never an exception.
 * The check may not import the post room, which has the same few readers for rows.
 */
import type { Fact } from './notice.ts';

export type Json = Readonly<Record<string, unknown>>;

/** The most things of one kind that are read from one release. */
const listLimit = 2_000;

export function objectOf(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
}

/** The objects of an array with their places in it; a single object counts as an array of one. */
export function listOf(value: unknown): readonly (readonly [Json, number])[] {
  const items = Array.isArray(value) ? value.slice(0, listLimit) : value === undefined ? [] : [value];
  const found: (readonly [Json, number])[] = [];
  for (let i = 0; i < items.length; i++) {
    const object = objectOf(items[i]);
    if (object) found.push([object, i]);
  }
  return found;
}

export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : null;
}

export function textsOf(value: unknown): readonly string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.flatMap((item) => textOf(item) ?? []);
}

export function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.length > 40) return null;
  const digits = value.replace(/[£\s,]/g, '');
  return /^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) : null;
}

/** The day of an ISO date or time, as it is written. */
export function dayOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const day = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])/.exec(value)?.[0];
  return day && !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && day > '1990' ? day : null;
}

/** A fact, or absence where there is no value. */
export const factOf = <T>(value: T | null | undefined, path: string): Fact<T> | null =>
  value === null || value === undefined ? null : { value, path };

export const flagFact = (value: unknown, path: string): Fact<boolean> | null =>
  typeof value === 'boolean' ? { value, path } : null;
