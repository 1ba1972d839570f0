import { Refusal } from '../../domain/refusal.ts';
import { documentLimits, fileWhere } from './document.ts';

const word = 'Open it and save it as DOCX, or copy its text and paste it.';

/** First bytes of files that drafts also come in, with what each is and what to do with it. */
const signatures: readonly (readonly [string, string, string])[] = [
  ['\xd0\xcf\x11\xe0', 'an old Word document (.doc), or one that a password protects', word],
  ['{\\rtf', 'a rich text file (RTF)', word],
  ['\x1f\x8b', 'a compressed file', 'Unpack it and give the document inside.'],
  ['BZh', 'a compressed file', 'Unpack it and give the document inside.'],
  ['7z\xbc\xaf', 'an archive', 'Unpack it and give the document inside.'],
  ['Rar!', 'an archive', 'Unpack it and give the document inside.'],
  ['\x89PNG', 'a picture', 'Give the document itself: words in a picture cannot be read.'],
  ['\xff\xd8\xff', 'a picture', 'Give the document itself: words in a picture cannot be read.'],
  ['GIF8', 'a picture', 'Give the document itself: words in a picture cannot be read.'],
  ['II*\0', 'a scan', 'Give the document itself: words in a picture cannot be read.'],
  ['MM\0*', 'a scan', 'Give the document itself: words in a picture cannot be read.'],
];

/** Refuses files of kinds that are known and not read; says what each is and how to mend it. */
export function refuseForeign(bytes: Uint8Array, name: string): void {
  const start = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
  const known = signatures.find(([signature]) => start.startsWith(signature));
  if (known) throw foreign(name, known[1], known[2]);
  if (/^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype\s+html|html|head|body)/i.test(start))
    throw foreign(name, 'a web page', 'Copy the text of the page and paste it.');
  if (/^(?:\u00ef\u00bb\u00bf)?\s*<\?xml/i.test(start)) throw foreign(name, 'XML', word);
}

/** A file of a kind that is not read. */
export const foreign = (name: string, what: string, mend: string): Refusal =>
  new Refusal({
    code: 'draft-kind',
    message: `This is ${what}, which is not read here.`,
    where: fileWhere(name),
    mend,
  });

/** A file of which nothing can be read, because it is damaged. */
export const damaged = (name: string, what: string, cause?: unknown): Refusal =>
  new Refusal({
    code: 'draft-damaged',
    message: `This ${what} is damaged: it cannot be read.`,
    where: fileWhere(name),
    mend: 'Open it, save it again and give the new file; or copy its text and paste it.',
    cause,
  });

/** A file beyond a limit. */
export const tooLarge = (name: string, message: string, mend: string): Refusal =>
  new Refusal({ code: 'draft-too-large', message, where: fileWhere(name), mend });

/** A file that a password keeps shut. */
export const locked = (name: string, what: string): Refusal =>
  new Refusal({
    code: 'draft-encrypted',
    message: `A password protects this ${what}.`,
    where: fileWhere(name),
    mend: 'Save a copy without the password and give that; or copy its text and paste it.',
  });

/** A file that holds no words. */
export const wordless = (name: string, message: string, mend: string): Refusal =>
  new Refusal({ code: 'draft-without-text', message, where: fileWhere(name), mend });

/** Refuses more characters than are read at once. */
export function refuseLong(text: string, name: string): void {
  if (text.length <= documentLimits.characters) return;
  const most = documentLimits.characters.toLocaleString('en-GB');
  throw tooLarge(
    name,
    `The draft is longer than ${most} characters.`,
    'Check it part by part: the specification first, then the conditions of participation and the award criteria.',
  );
}
