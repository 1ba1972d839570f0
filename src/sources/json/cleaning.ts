import type { Flaw } from './span.ts';

const suspect = /[\0\ud800-\udfff]/;
const loneSurrogate = /\p{Surrogate}/gu;

/**
 * Cleans a parsed value in place and returns it: numbers out of range leave their object (or become null in an array), NUL
 * leaves its string, halves of surrogate pairs become U+FFFD. Each adds an issue with its JSON pointer.
 * The value is at most as deep as the nesting limit.
 */
export function cleanValue(value: unknown, issues: Flaw[], path = ''): unknown {
  if (typeof value === 'string') return cleanString(value, issues, path);
  if (typeof value === 'number') return Number.isFinite(value) ? value : outOfRange(issues, path);
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) value[at] = cleanValue(value[at], issues, `${path}/${at}`) ?? null;
  } else if (value !== null && typeof value === 'object') {
    cleanMembers(value as Record<string, unknown>, issues, path);
  }
  return value;
}

function cleanMembers(object: Record<string, unknown>, issues: Flaw[], path: string): void {
  for (const key of Object.keys(object)) {
    const pointer = `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const before = object[key];
    const after = cleanValue(before, issues, pointer);
    const name = cleanString(key, issues, path);
    if (name === key && after === before) continue;
    delete object[key];
    if (after === undefined) continue;
    // Defined, not assigned: `__proto__` is a key like any other.
    Object.defineProperty(object, name, { value: after, enumerable: true, writable: true, configurable: true });
  }
}

function cleanString(text: string, issues: Flaw[], path: string): string {
  if (!suspect.test(text)) return text;
  const whole = text.replaceAll('\0', '');
  if (whole.length < text.length) note(issues, { code: 'control-character', message: 'NUL was taken out', path });
  const cleaned = whole.replace(loneSurrogate, '\ufffd');
  if (cleaned !== whole) note(issues, { code: 'lone-surrogate', message: 'half a character was replaced', path });
  return cleaned;
}

function outOfRange(issues: Flaw[], path: string): undefined {
  note(issues, { code: 'number-out-of-range', message: 'not a number that can be kept; read as absent', path });
  return undefined;
}

/** Issues kept of one document: the hundred-and-first says nothing new. */
const issueLimit = 100;

function note(issues: Flaw[], flaw: Flaw): void {
  if (issues.length < issueLimit) issues.push(flaw);
}
