/** Letters that Unicode does not take apart, as the alphabet of the registers writes them. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}; // prettier-ignore

/**
 * The words of a name as they are compared: lower case, no accents, no apostrophes, "&" and "+" read as "and", all other
 * signs as spaces. Single letters that follow each other are one word, so that "A. E. Yates", "A E Yates" and "AE Yates"
 * have the same words.
 */
export function wordsOf(name: string): string[] {
  const folded = fold(name)
    .replace(/\bo['’‘`´]\s+(?=\p{L})/gu, 'o')
    .replace(/['’‘`´ʼ]/g, '')
    .replace(/[&+]/g, ' and ');
  return withInitialsJoined(folded.split(isAscii(folded) ? /[^a-z0-9]+/ : /[^\p{L}\p{N}]+/u));
}

function withInitialsJoined(signs: readonly string[]): string[] {
  const words: string[] = [];
  let initials = '';
  for (const word of signs) {
    if (word.length === 1 && !/\d/.test(word)) {
      initials += word;
      continue;
    }
    if (initials !== '') words.push(initials);
    initials = '';
    if (word !== '') words.push(word);
  }
  if (initials !== '') words.push(initials);
  return words;
}

function fold(name: string): string {
  const lower = name.toLowerCase();
  if (isAscii(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => plainLetters[letter] ?? letter);
}

function isAscii(text: string): boolean {
  return /^[\s!-~]*$/.test(text);
}
