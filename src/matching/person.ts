import { repairLine } from '../domain/text.ts';
import { isBusinessWord } from './business-word.ts';
import { canBeGivenName, isGivenName } from './given-name.ts';
import { legalForm } from './legal-form.ts';
import { nameParts, normalizeName } from './name.ts';
import { wordsOf } from './word.ts';

/** Titles that a firm never bears, whatever trade follows: "Mrs A Jones Childminding" is Mrs Jones. */
const personalTitles = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'mister', 'cllr', 'councillor']);
/** Titles that practices, trusts and brands bear too: only where no word of business follows. */
const otherTitles = new Set(
  'dr doctor prof professor rev revd reverend sir dame lord lady fr father canon capt captain col major hhj judge'.split(
    ' ',
  ),
);
/** Letters after a name. */
const suffixes = new Set(
  'qc kc obe mbe cbe mp mep jp phd msc bsc ba ma esq esquire jnr snr jr sr dec deceased decd'.split(' '),
);
/** Letters behind a place or a trade that are no initials: "Bury M.B.C.", "Lindisfarne N H" (nursing home), "Daedo S.L.". */
const bodies = new Set(
  'mbc mdc cbc dc bc cc uk gb sl nh tra ra pms va fc ps nw ne pc ict it hq tv fm gp pct'.split(' '),
);
/** Little words inside surnames. */
const particles = new Set('de da di du del della van der den von la le mac mc st al el bin ben ibn ter o'.split(' '));

/**
 * True where a name reads as that of a natural person: with a title, "sole trader", a given name and a surname in either order,
 * or initials and a surname, and without a legal form or a word of business. It errs towards privacy: "Kelly Green" is taken for
 * a person. `firms` holds normalised names of known firms that read like persons (see {@link readFirms}); other evidence
 * against a person (a register, a legal form elsewhere, a buyer) is for the caller to weigh.
 */
export function readsAsPerson(name: string, firms: ReadonlySet<string>): boolean {
  const whole = repairLine(name);
  // "an individual" is what this program itself writes in place of a name.
  if (/\bsole[\s-]+trader\b|^an individual$/i.test(whole)) return true;
  const { legal, trading } = nameParts(whole);
  if (/\d|@|\.(?:com|co\.uk|org)\b/i.test(legal) || legalForm(whole) !== null) return false;
  // Of "J Smith t/a Smith Cars" only the person is asked about; the trade beside it does not make a firm.
  return (titled(legal) || named(legal, trading !== null)) && !firms.has(normalizeName(whole));
}

function titled(name: string): boolean {
  const words = wordsOf(name);
  const [first = '', ...rest] = words;
  const bears = rest.length > 0 && rest.length <= 5;
  if (personalTitles.has(first)) return bears && !(rest.length === 1 && isBusinessWord(rest[0] ?? ''));
  if (otherTitles.has(first)) return bears && rest.length <= 4 && !rest.some((word) => isBusinessWord(word));
  const last = words.at(-1) ?? '';
  // "Jones Mrs A", "SMITH MR J", "Smith, J (Mr)": lists that are sorted by surname.
  return (
    words.length <= 5 &&
    (personalTitles.has(last) || words.slice(1, -1).some((word) => personalTitles.has(word))) &&
    !words.some(isBusinessWord)
  );
}

/** A given name or initials, and a surname, in either order. */
function named(name: string, trades: boolean): boolean {
  const couple = /^(\p{L}[\p{L}.]*)\s*(?:&|\band\b)\s*(\p{L}[\p{L}.]*)\s+(\p{L}[\p{L}'’-]+)$/iu.exec(name);
  if (couple !== null)
    return couple.slice(1, 3).every((one) => isForename(one, canBeGivenName)) && isSurname(couple[3] ?? '');
  if (/[&+/\\]|\band\b/i.test(name)) return false;
  const words = name
    .replace(/[.,()]/g, ' ')
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '-');
  while (words.length > 2 && suffixes.has((words.at(-1) ?? '').toLowerCase())) words.pop();
  if (words.length < 2 || words.length > 4 + (trades ? 1 : 0)) return false;
  if (!words.every((word) => /^\p{L}[\p{L}'’-]*$/u.test(word))) return false;
  return inOrder(words, false) || inOrder([...words.slice(1), words[0] ?? ''], true);
}

/** Forenames first, surname last; `turned` where the list had the surname first, which needs better evidence. */
function inOrder(words: readonly string[], turned: boolean): boolean {
  const surname = words.at(-1) ?? '';
  if (!isSurname(surname)) return false;
  const forenames = words.slice(0, -1);
  while (forenames.length > 1 && particles.has((forenames.at(-1) ?? '').toLowerCase())) forenames.pop();
  const [first = '', ...middle] = forenames;
  if (!isForename(first, turned ? isGivenName : canBeGivenName)) return false;
  if (turned && middle.length > 0 && !middle.every((word) => isInitial(word))) return false;
  if (turned && bodies.has(wordsOf(forenames.join(' ')).join(''))) return false;
  return middle.every((word) => isInitial(word) || (isSurname(word) && middle.length <= 2));
}

function isForename(word: string, isGiven: (word: string) => boolean): boolean {
  if (isInitial(word)) return true;
  const parts = wordsOf(word);
  return (
    (isGiven(parts.join('')) || parts.every((part) => isGiven(part))) && !parts.some((part) => isBusinessWord(part))
  );
}

function isInitial(word: string): boolean {
  return /^\p{L}\.?$/u.test(word);
}

function isSurname(word: string): boolean {
  const parts = wordsOf(word);
  const plain = parts.join('');
  return plain.length >= 2 && /[aeiouy]|ng$/.test(plain) && !parts.some((part) => isBusinessWord(part));
}

/** Normalised names of firms that read like persons, from the text of `data/reference/firms-named-like-persons.csv`. */
export function readFirms(csvText: string): Set<string> {
  const [, ...lines] = csvText.split(/\r?\n/);
  return new Set(lines.flatMap((line) => (line === '' ? [] : [normalizeName(line.slice(0, line.lastIndexOf(',')))])));
}
