import { numberOfFigures, numberOfWords, wordNumber } from './number.ts';

/** An amount of money in a text; a range has two ends. */
export interface Money {
  readonly start: number;
  readonly end: number;
  readonly low: number;
  readonly high: number;
  readonly currency: 'GBP' | 'EUR' | 'USD';
  /** What the words near it say about tax; null where they say nothing. */
  readonly tax: 'with' | 'without' | null;
  /** A year’s worth: “per annum”. */
  readonly yearly: boolean;
}

const figures = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?`;
const scale = String.raw`(?:\s*(?:thousand|mill?ions?|bill?ions?|bn|mn|[mk])\b)`;
/** “5MILLION”, “10milion”, “5M GBP”, “10m pounds”: a scale glued to its number, or the misspelling of one. */
const amount = String.raw`\[?(${figures})\]?(${scale})?`;
// “GDP 10 million” is a slip for GBP; “GDP 2019” is not money.
const before = String.raw`(?:£|€|\$|\b(?:GBP|GPB|UKP|EUR|USD|GDP(?=\s?\d[\d.]*(?:,\d{3}|\s*(?:mill?ion|k\b|m\b))))\s?|\bsterling\s)`;
const after = String.raw`(?:\s*(?:GBP|GPB|UKP|EUR|USD|£(?!\s?\d)|€(?!\s?\d))(?![A-Za-z])|\s*(?:pounds?(?: sterling)?|sterling|euros?)\b)`;
const dash = String.raw`\s*(?:-|–|—|to|and)\s*`;

/** In order: with a sign before; with a unit behind; in words. */
const prefixed = new RegExp(`(${before})\\s?${amount}(?:(?:${dash})(?:${before})?\\s?${amount})?`, 'gi');
const suffixed = new RegExp(`(?:${amount}${dash})?(?<![\\d.,])${amount}(${after})`, 'gi');
const worded = new RegExp(
  `\\b(${wordNumber})\\s(thousand|hundred thousand|million|billion)\\s(pounds?(?: sterling)?|sterling|GBP|euros?)\\b`,
  'gi',
);

const anyMoney = /£|€|\bGBP|GBP\b|\bGPB|GPB\b|\bGDP\s?\d|UKP|\bEUR|\bUSD|\$|pounds?\b|sterling|euros?\b/i;

const sizes: readonly (readonly [RegExp, number])[] = [
  [/^b/i, 1e9],
  [/^m/i, 1e6],
  [/^(?:k|thousand)/i, 1e3],
];
const sizeOf = (word: string | undefined): number =>
  sizes.find(([pattern]) => pattern.test((word ?? '').trim()))?.[1] ?? 1;

function currencyOf(sign: string): Money['currency'] {
  if (/€|eur/i.test(sign)) return 'EUR';
  return /\$|usd/i.test(sign) ? 'USD' : 'GBP';
}

/**
 * Amounts of money in a text, in order and without overlap. A number counts only with a currency beside it; an amount that is
 * said twice (“Five Million pounds (5,000,000 GBP)”) is one amount.
 */
export function readMoney(text: string): Money[] {
  if (!anyMoney.test(text)) return [];
  const found: Money[] = [];
  for (const match of text.matchAll(prefixed)) {
    const [whole, sign = '', one = '', oneScale, two, twoScale] = match;
    const range =
      two === undefined
        ? null
        : rangeOf(one, oneScale, two, twoScale, /£|€|\$|GBP|EUR|USD/i.test(whole.slice(sign.length)));
    const single = numberOfFigures(one);
    if (single === null) continue;
    const value = single * sizeOf(oneScale);
    // Without a second end the dash and what stood behind it are not part of the amount.
    const length = range ? whole.length : lengthOf(whole, sign, one, oneScale);
    add(found, text, {
      start: match.index,
      end: match.index + length,
      low: range?.[0] ?? value,
      high: range?.[1] ?? value,
      currency: currencyOf(sign),
    });
  }
  for (const match of text.matchAll(suffixed)) {
    const [whole, one, oneScale, two = '', twoScale, sign = ''] = match;
    const last = numberOfFigures(two);
    if (last === null) continue;
    const range = one === undefined ? null : rangeOf(one, oneScale, two, twoScale, false);
    const start = range ? match.index : match.index + whole.lastIndexOf(two, whole.length - sign.length);
    const value = last * sizeOf(twoScale);
    add(found, text, {
      start,
      end: match.index + whole.length,
      low: range?.[0] ?? value,
      high: range?.[1] ?? value,
      currency: currencyOf(sign),
    });
  }
  for (const match of text.matchAll(worded)) {
    const number = numberOfWords(match[1] ?? '');
    if (number === null) continue;
    const value = number * (numberOfWords(match[2] ?? '') ?? 1);
    add(found, text, {
      start: match.index,
      end: match.index + match[0].length,
      low: value,
      high: value,
      currency: currencyOf(match[3] ?? ''),
    });
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return once(found, text);
}

function lengthOf(whole: string, sign: string, one: string, oneScale: string | undefined): number {
  const end =
    whole.indexOf(one, sign.length) +
    one.length +
    (whole[whole.indexOf(one, sign.length) + one.length] === ']' ? 1 : 0);
  return end + (oneScale?.length ?? 0);
}

/** The ends of a range; null where the two numbers are none: “2017-18 - 500,000”, “£5 to 10 people”. */
function rangeOf(
  one: string,
  oneScale: string | undefined,
  two: string,
  twoScale: string | undefined,
  bothSigned: boolean,
): readonly [number, number] | null {
  const first = numberOfFigures(one);
  const second = numberOfFigures(two);
  if (first === null || second === null) return null;
  // “£1-2 million”, “£250-300k”: the scale belongs to both.
  const shared = oneScale === undefined && twoScale !== undefined && first < 1000;
  const low = first * sizeOf(shared ? twoScale : oneScale);
  const high = second * sizeOf(twoScale);
  const alike = bothSigned || twoScale !== undefined || (first >= 1000 && second >= 1000);
  return alike && low < high && high <= low * 100 ? [low, high] : null;
}

const withTax = /\b(?:inc(?:l(?:uding|usive)?)?\.?(?: of)? VAT|with VAT|VAT inc)/i;
const withoutTax =
  /\b(?:exc(?:l(?:uding|usive)?)?\.?(?: of)? VAT|ex\.? VAT|net of VAT|without VAT|plus VAT|\+ ?VAT|VAT exc)/i;
const aYear =
  /^[\s,)]*(?:\([^)]{0,20}\)\s*)?(?:per annum|p\.?a\.?\b|per year|a year|each year|annually|per financial year)/i;

function add(found: Money[], text: string, one: Omit<Money, 'tax' | 'yearly'>): void {
  if (!(one.high > 0)) return;
  const behind = text.slice(one.end, one.end + 60);
  const ahead = text.slice(Math.max(0, one.start - 40), one.start);
  const tax = withoutTax.test(behind)
    ? 'without'
    : withTax.test(behind)
      ? 'with'
      : withoutTax.test(ahead)
        ? 'without'
        : withTax.test(ahead)
          ? 'with'
          : null;
  found.push({ ...one, tax, yearly: aYear.test(behind) });
}

/** Without overlaps, and without an amount that only says the one before it again. */
function once(found: readonly Money[], text: string): Money[] {
  const kept: Money[] = [];
  for (const one of found) {
    const last = kept.at(-1);
    if (last && one.start < last.end) {
      if (one.end > last.end && one.high !== one.low) kept[kept.length - 1] = one;
      continue;
    }
    if (last && one.low === last.low && one.high === last.high && /^\s*[([]\s*$/.test(text.slice(last.end, one.start)))
      continue;
    kept.push(one);
  }
  return kept;
}
