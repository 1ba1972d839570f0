/**
 * What browsers agree to read under these names; the ones that procurement portals are seen to write, not the whole list of
 * HTML: an unknown entity stays as it is, so that nothing is lost.
 */
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  pound: '£',
  euro: '€',
  cent: '¢',
  yen: '¥',
  copy: '©',
  reg: '®',
  trade: '™',
  deg: '°',
  middot: '·',
  bull: '•',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  laquo: '«',
  raquo: '»',
  times: '×',
  divide: '÷',
  plusmn: '±',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  sup2: '²',
  sup3: '³',
  shy: '',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  szlig: 'ß',
  aelig: 'æ',
  AElig: 'Æ',
  oslash: 'ø',
  Oslash: 'Ø',
  aring: 'å',
  Aring: 'Å',
  ccedil: 'ç',
  Ccedil: 'Ç',
  ntilde: 'ñ',
  Ntilde: 'Ñ',
  eth: 'ð',
  thorn: 'þ',
  oelig: 'œ',
  OElig: 'Œ',
  scaron: 'š',
  Scaron: 'Š',
  yuml: 'ÿ',
  sol: '/',
  comma: ',',
  colon: ':',
  lpar: '(',
  rpar: ')',
  num: '#',
  plus: '+',
  excl: '!',
  quest: '?',
  commat: '@',
  lowbar: '_',
  Tab: ' ',
  NewLine: '\n',
  rsquor: '’',
};

/** Letters with an accent are named by rule: a letter and the name of its accent. */
const accents: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
};

/** Windows-1252 for the bytes 0x80–0x9F, in order; a hyphen where the code page has none. */
const windows = '€-‚ƒ„…†‡ˆ‰Š‹Œ-Ž--‘’“”•–—˜™š›œ-žŸ';
const byteOf = new Map([...windows].flatMap((letter, at) => (letter === '-' ? [] : [[letter, 0x80 + at] as const])));
const letterOf = new Map([...byteOf].map(([letter, byte]) => [byte, letter]));

const follower = `[\\u0080-\\u00BF${[...byteOf.keys()].join('')}]`;
/**
 * UTF-8 that was read as Latin-1 or Windows-1252. Only the leads that stand for Western letters, punctuation and currency:
 * with all of them, honest capitals before a sign ("CAFÉ®") would be taken for broken text.
 */
const broken = new RegExp(`[ÂÃÄÅ]${follower}|â${follower}${follower}`, 'g');

/**
 * Text as it was meant: HTML entities decoded however often they were encoded, UTF-8 that was read as Latin-1 put right,
 * Windows quotation marks, one kind of space. Line breaks stay. Repairing twice changes nothing more.
 */
export function repairText(text: string): string {
  if (!flawed.test(text)) return text.trim();
  let now = text;
  for (;;) {
    const lettered = asciiLines.test(now) ? now : letters(mend(decode(now)));
    // Once the letters are as they were meant, one kind of space is all that is left to do, and that brings up nothing new.
    const next = spaces(lettered);
    if (lettered === now) return next;
    now = next;
  }
}

/** What may need a repair; most texts have none of it. */
const flawed = /[^\n -%'-~]|\n | [ \n]/;

/** Text in which only the spaces can be flawed. */
const asciiLines = /^[\t\n -%'-~]*$/;

/** The same for a name or a title, on one line. */
export function repairLine(text: string): string {
  return isPlain(text) ? text.trim() : repairText(text).replace(/\s+/g, ' ').trim();
}

/** Most names need nothing; they are 200,000 and this is asked first. */
function isPlain(text: string): boolean {
  return /^(?! )[!-%'-~]+(?: [!-%'-~]+)*$/.test(text);
}

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,9}));/g,
    (whole, ten, sixteen, word) => {
      if (word !== undefined) return named(word) ?? whole;
      return numbered(ten === undefined ? Number.parseInt(sixteen, 16) : Number(ten)) ?? whole;
    },
  );
}

function named(word: string): string | undefined {
  if (Object.hasOwn(entities, word)) return entities[word];
  const accent = accents[word.slice(1)];
  return accent === undefined ? undefined : `${word[0]}${accent}`.normalize('NFC');
}

function numbered(code: number): string | undefined {
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  return String.fromCodePoint(code);
}

const utf8 = new TextDecoder('utf-8');

function mend(text: string): string {
  if (!/[ÂÃÄÅâï]/.test(text)) return text;
  return text
    .replaceAll('ï»¿', '')
    .replace(broken, (run) => {
      const bytes = Uint8Array.from([...run], (letter) => byteOf.get(letter) ?? letter.charCodeAt(0));
      const meant = utf8.decode(bytes);
      return meant.includes('\uFFFD') ? run : meant;
    })
    .replace(/â€(?=[\s.,;:)]|$)/g, '”'); // the last byte of ” is none in Windows-1252 and gets lost on the way
}

function letters(text: string): string {
  return text
    .replace(/[\u0080-\u009F]/g, (letter) => letterOf.get(letter.charCodeAt(0)) ?? '')
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/(?![\t\n])[\p{Cc}\p{Cf}]/gu, '');
}

/** Runs of white space as one space or, around line breaks, none. Single spaces, which are most, are not replaced by themselves. */
function spaces(text: string): string {
  const single = text.replace(/[^\S\n ][^\S\n]*| [^\S\n]+/g, ' ');
  return (single.includes('\n') ? single.replace(/ \n ?|\n /g, '\n') : single).trim();
}
