import type { Decoded } from './encoding.ts';
import type { Flaw } from './span.ts';

/**
 * Rewrites what publishers write and JSON does not allow; null where nothing was found to rewrite.
 *
 * Only numbers that are the value of a member: leading zeros (`000`), a leading plus, a point without digits on one side,
 * groups of three with commas, spaces or apostrophes (`1,234.50`; never in an array, where a comma separates), and the
 * words NaN and Infinity, which become a number out of range. And raw control characters in strings: line breaks and tabs
 * are escaped, the others left out.
 */
export function repairText(text: string): Decoded | null {
  const issues: Flaw[] = [];
  const parts: string[] = [];
  let controls = 0;
  for (let at = 0; at < text.length; ) {
    const quote = text.indexOf('"', at);
    const outside = text.slice(at, quote < 0 ? text.length : quote);
    parts.push(repairOutside(outside, issues));
    if (quote < 0) break;
    const end = stringEnd(text, quote + 1);
    const string = text.slice(quote, end);
    const escaped = string.replace(controlCharacter, escapeControl);
    if (escaped !== string) controls++;
    parts.push(escaped);
    at = end;
  }
  if (controls > 0) {
    issues.push({ code: 'control-character', message: `${controls} strings held raw control characters` });
  }
  const mended = parts.join('');
  return mended === text ? null : { text: mended, issues };
}

function stringEnd(text: string, from: number): number {
  for (let quote = text.indexOf('"', from); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let before = quote - 1;
    while (before >= from && text[before] === '\\') before--;
    if (((quote - 1 - before) & 1) === 0) return quote + 1;
  }
  return text.length;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controlCharacter = /[\u0000-\u001f]/g;
const escapeControl = (character: string): string => ({ '\n': '\\n', '\r': '\\r', '\t': '\\t' })[character] ?? '';

/** What stands between a key and the next string, bracket or brace, where that holds one value and is short. */
const memberValue = /^(\s*:\s*)(\S(?:.*\S)?)\s*$/s;
const widestValue = 100;

function repairOutside(outside: string, issues: Flaw[]): string {
  const bracket = outside.search(/[[\]{}]/);
  const before = bracket < 0 ? outside : outside.slice(0, bracket);
  if (before.length > widestValue) return outside;
  const comma = bracket < 0 ? /,\s*$/.exec(before)?.[0] : '';
  // Without a bracket and without a comma, a string would follow a number: not ours to repair.
  if (comma === undefined) return outside;
  const match = memberValue.exec(before.slice(0, before.length - comma.length));
  if (match === null) return outside;
  const published = match[2] as string;
  const number = repairNumber(published);
  if (number === null || number === published) return outside;
  // What is no number at all gets its issue, with its path, when cleaning takes it out.
  if (number !== outOfRange) {
    issues.push({ code: 'number-repaired', message: `${JSON.stringify(published)} was read as ${number}` });
  }
  return `${match[1]}${number}${comma}${bracket < 0 ? '' : outside.slice(bracket)}`;
}

/** Parses as Infinity, which cleaning then takes out. */
const outOfRange = '1e999';
const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const groups = /^-?\d{1,3}(?:([, '\u00a0\u202f])\d{3})(?:\1\d{3})*(?:\.\d*)?$/;

function repairNumber(published: string): string | null {
  if (/^[+-]?(?:nan|infinity|inf)$/i.test(published)) return outOfRange;
  let number = published.replace(/^\+/, '');
  if (groups.test(number)) number = number.replace(/[, '\u00a0\u202f]/g, '');
  number = number
    .replace(/^(-?)0+(?=\d)/, '$1')
    .replace(/^(-?)\./, '$10.')
    .replace(/\.(?=$|[eE])/, '');
  return jsonNumber.test(number) ? number : null;
}
