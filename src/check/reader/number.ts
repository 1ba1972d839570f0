/** Numbers in words, as procurement English writes them: “two”, “twenty-five”, “two and a half”, “ten (10)”. */
const units: Readonly<Record<string, number>> = {
  zero: 0, a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10,
  eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19,
}; // biome-ignore format: a table
const tens: Readonly<Record<string, number>> = {
  twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90,
}; // biome-ignore format: a table
const scales: Readonly<Record<string, number>> = { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9 };

const small = [...Object.keys(tens), ...Object.keys(units).sort((a, b) => b.length - a.length)].join('|');
/** A pattern for a number in words without its scale (“twenty-five”, “two and a half”); no groups inside. */
export const wordNumber = `(?:(?:${small})(?:[ -](?:${small}|hundred))*(?: and (?:a half|${small}))?)`;

/** The number that words say; null for what is none. */
export function numberOfWords(words: string): number | null {
  let total = 0;
  let now = 0;
  let known = false;
  for (const word of words.toLowerCase().split(/[\s-]+/)) {
    if (word === 'and') continue;
    if (word === 'half') {
      now -= units.a === 1 && now > 0 ? 1 : 0;
      now += 0.5;
    } else if (word in units) now += units[word] as number;
    else if (word in tens) now += tens[word] as number;
    else if (word === 'hundred') now = (now || 1) * 100;
    else if (word in scales) {
      total += (now || 1) * (scales[word] as number);
      now = 0;
    } else return null;
    known = true;
  }
  return known ? total + now : null;
}

/** The number that figures say: “5,000,000”, “5 000 000.00”, “1.5”; null for what is none. */
export function numberOfFigures(figures: string): number | null {
  const digits = figures.replace(/(?<=\d)[,\s](?=\d{3}(?!\d))/g, '');
  return /^\d+(?:\.\d+)?$/.test(digits) ? Number(digits) : null;
}
