/**
 * An amount as ledgers write it; null for what is none.
 * Understood are a pound sign or GBP, commas and spaces between thousands, and negative amounts in parentheses, with a minus
 * before or after, or with CR (credit). Two points, two minus signs or a comma for the decimal point are not guessed at.
 */
export function amountOf(text: string): number | null {
  if (plain.test(text)) return Number(text);
  if (text.length > 60) return null;
  let rest = text.replace(/[\s\u00a0]+/g, '').replace(/[\u2212\u2013]/g, '-');
  let negative = false;
  const drop = (pattern: RegExp, sign: boolean): void => {
    const found = pattern.exec(rest);
    if (!found) return;
    rest = rest.slice(0, found.index) + (found[1] ?? '') + rest.slice(found.index + found[0].length);
    negative ||= sign;
  };
  drop(/(?:£|GBP)/i, false);
  drop(/^\((.*)\)$/, true);
  if (!negative) drop(/CR$/i, true);
  if (!negative) drop(/DR$/i, false);
  if (!negative) drop(/^-/, true);
  if (!negative) drop(/-$/, true);
  if (!written.test(rest)) return null;
  const amount = Number(rest.replaceAll(',', ''));
  if (!(amount < largest)) return null;
  return negative ? -amount : amount;
}

/** No ledger holds more; an exponent makes such numbers out of account codes. */
const largest = 1e15;

const plain = /^-?\d{1,15}(?:\.\d{1,10})?$/;

/** Thousands in groups of three or not at all; an exponent, as spreadsheets write what is left over from subtraction. */
const written = /^(?=\.?\d)(?:\d{1,3}(?:,\d{3})+|\d{1,15})?(?:\.\d*)?(?:E[+-]?\d{1,3})?$/i;
