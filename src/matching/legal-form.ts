import { wordsOf } from './word.ts';

/** The legal forms that a name can bear. */
export type LegalForm =
  | 'Ltd'
  | 'plc'
  | 'LLP'
  | 'LP'
  | 'CIC'
  | 'CIO'
  | 'SCIO'
  | 'unlimited company'
  | 'community benefit society'
  | 'registered society'
  | 'foreign form';

interface Spelling {
  readonly words: readonly string[];
  readonly form: LegalForm;
  /** Says so wherever it stands in the name; the others only at its end, where they are no initials and no word. */
  readonly anywhere: boolean;
}

const spelled = (form: LegalForm, anywhere: boolean, ...texts: readonly string[]): readonly Spelling[] =>
  texts.map((text) => ({ words: text.split(' '), form, anywhere }));

/** Longest first, so that "public limited company" is not read as a company that is limited. */
const endings: readonly Spelling[] = [
  ...spelled('CIO', true, 'charitable incorporated organisation', 'charitable incorporated organization', 'cio'),
  ...spelled('SCIO', true, 'scottish charitable incorporated organisation', 'scio'),
  ...spelled('CIC', true, 'community interest company', 'community interest co', 'cic'),
  ...spelled('plc', true, 'public limited company', 'plc', 'ccc'),
  ...spelled('LLP', true, 'limited liability partnership', 'llp'),
  ...spelled('LP', false, 'limited partnership', 'lp'),
  ...spelled('unlimited company', false, 'unlimited company'),
  ...spelled('Ltd', true, 'private limited company', 'limited company', 'ltd company', 'lt company', 'company limited'),
  ...spelled('Ltd', true, 'limited', 'ltd', 'limted', 'limited by guarantee', 'cyf', 'cyfyngedig'),
  ...spelled('foreign form', true, 'gmbh', 'llc', 'inc', 'incorporated', 'pty', 'pte', 'aps', 'asa', 'srl', 'sarl'),
  ...spelled('foreign form', false, 'corp', 'bv', 'nv', 'sa', 'ag', 'se', 'ab', 'as', 'oy', 'oyj', 'kg', 'sas'),
].toSorted((a, b) => b.words.length - a.words.length);

/** Forms that are part of what the body is called: they say what it is and are not taken off. */
const inName: readonly Spelling[] = [
  ...spelled('community benefit society', true, 'community benefit society'),
  ...spelled(
    'registered society',
    true,
    'registered society',
    'industrial and provident society',
    'cooperative society',
  ),
  ...spelled('registered society', true, 'co operative society'),
];

const byLastWord = new Map<string, Spelling[]>();
for (const spelling of endings) {
  const last = spelling.words.at(-1) ?? '';
  byLastWord.set(last, [...(byLastWord.get(last) ?? []), spelling]);
}

/** The legal form that a name bears, or null: "Calico Group Limited" is a Ltd, "Calico" is not known to be anything. */
export function legalForm(name: string): LegalForm | null {
  return legalFormOf(wordsOf(name));
}

/** The same for words that are already taken apart. */
export function legalFormOf(words: readonly string[]): LegalForm | null {
  for (const spelling of inName) if (indexOf(words, spelling.words) >= 0) return spelling.form;
  for (let end = words.length; end > 1; end -= 1) {
    const found = endingAt(words, end);
    if (found !== undefined && (found.anywhere || end === words.length)) return found.form;
  }
  return null;
}

/** How many of the words are left when the legal forms at the end are taken off; at least one. */
export function lengthWithoutForm(words: readonly string[]): number {
  let length = words.length;
  for (;;) {
    const found = endingAt(words, length);
    if (found === undefined) return length;
    length -= found.words.length;
  }
}

/** Where, in words, the first legal form that says so anywhere ends; -1 where there is none. */
export function endOfForm(words: readonly string[]): number {
  for (let end = 2; end <= words.length; end += 1) if (endingAt(words, end)?.anywhere === true) return end;
  return -1;
}

function endingAt(words: readonly string[], end: number): Spelling | undefined {
  return byLastWord
    .get(words[end - 1] ?? '')
    ?.find(
      (spelling) =>
        end > spelling.words.length &&
        spelling.words.every((word, at) => words[end - spelling.words.length + at] === word),
    );
}

function indexOf(words: readonly string[], part: readonly string[]): number {
  return words.findIndex((_, at) => part.every((word, offset) => words[at + offset] === word));
}
