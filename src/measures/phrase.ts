import * as number from '../domain/number.ts';

/** Numbers as a person says them in a sentence. The exact ones stand beside it, as figures. */

const small =
  'no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** A whole number in words below a hundred, in digits from there on: "thirty", "1,223"; nought is "no". */
export function inWords(value: number): string {
  if (value >= 100) return number.count(value);
  const word = small[value];
  if (word !== undefined) return word;
  const unit = value % 10;
  return `${tens[Math.floor(value / 10)]}${unit === 0 ? '' : `-${small[unit]}`}`;
}

/** With plain spaces: a sentence goes to programs and terminals too; a page keeps numbers beside their units itself (`unbroken`). */
const plain = (words: string): string => words.replaceAll('\u00a0', ' ');

/** A ratio 0–1 as a percentage, rounded as its figure is: "56 %", "3.6 %". */
export const percent = (ratio: number): string => plain(number.percent(ratio));

/** Pounds to three figures: "£750 million", "£98,300". */
export const pounds = (amount: number): string => plain(number.roundMoney(amount, 'GBP'));

/** A thing with its number: "1 award", "1,223 awards". */
export const counted = (value: number, one: string, many?: string): string => plain(number.counted(value, one, many));

/** The first letter in upper case. */
export const sentence = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

/** The form of a verb that goes with a number. */
export const agree = (value: number, one: string, many: string): string => (value === 1 ? one : many);
