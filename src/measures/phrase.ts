import { count } from '../domain/number.ts';

/** Numbers as a person says them in a sentence. The exact ones stand beside it, as figures. */

const small =
  'no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** A whole number in words below a hundred, in digits from there on: "thirty", "1,223"; nought is "no". */
export function inWords(value: number): string {
  if (value >= 100) return count(value);
  const word = small[value];
  if (word !== undefined) return word;
  const unit = value % 10;
  return `${tens[Math.floor(value / 10)]}${unit === 0 ? '' : `-${small[unit]}`}`;
}

/** A ratio 0–1 in whole hundredths: "56 %"; what is something is never nothing, what is not everything never all. */
export function percent(ratio: number): string {
  if (ratio > 0 && ratio < 0.005) return 'under 1 %';
  if (ratio < 1 && ratio >= 0.995) return 'over 99 %';
  return `${Math.round(ratio * 100)} %`;
}

/** Pounds to three figures: "£750 million", "£98,300". */
export function pounds(amount: number): string {
  if (amount < 1000) return `£${count(amount)}`;
  const rounded = Number(amount.toPrecision(3));
  if (rounded >= 1e9) return `£${rounded / 1e9} billion`;
  return rounded >= 1e6 ? `£${rounded / 1e6} million` : `£${count(rounded)}`;
}

/** A thing with its number: "1 award", "1,223 awards". */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

/** The first letter in upper case. */
export const sentence = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

/** The form of a verb that goes with a number. */
export const agree = (value: number, one: string, many: string): string => (value === 1 ? one : many);
