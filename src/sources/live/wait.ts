/*
 * How long to wait before asking again.
 */

/** First wait after a fault that names no time; it doubles with each try. */
const firstMs = 2000;

/** No wait of our own is longer. */
const ceilingMs = 2 * 60_000;

/**
 * What a Retry-After header asks for, in milliseconds; null where it is absent or makes no sense.
 * Seconds or an HTTP date: RFC 9110, section 10.2.3.
 */
export function retryAfterMs(header: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  if (!/^[A-Za-z]{3,9},? /.test(text)) return null;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/** The wait after the n-th try that failed (from 1): doubled each time, and up to a quarter longer by chance. */
export function backOffMs(tries: number, random: () => number): number {
  return Math.min(ceilingMs, firstMs * 2 ** (tries - 1)) * (1 + random() / 4);
}

/** A wait as people read it. */
export function waitText(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
