import { decodeText } from '../json/encoding.ts';
import { foreign, wordless } from './refused.ts';

const decoders = { le: 'utf-16le', be: 'utf-16be' } as const;

/** The encoding that the first bytes mark, or that every second byte being NUL betrays; null for one of single bytes. */
function wideEncoding(bytes: Uint8Array): 'le' | 'be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'be';
  const start = bytes.subarray(0, 200);
  if (start.length < 8) return null;
  const nuls = [0, 0];
  start.forEach((byte, at) => {
    if (byte === 0) nuls[at & 1] = (nuls[at & 1] as number) + 1;
  });
  const half = start.length / 2;
  if ((nuls[1] as number) > half * 0.7 && nuls[0] === 0) return 'le';
  return (nuls[0] as number) > half * 0.7 && nuls[1] === 0 ? 'be' : null;
}

/** Reads plain text and Markdown in UTF-8, Windows-1252 or UTF-16; says so where it is not UTF-8. Line ends become `\n`. */
export function readPlain(bytes: Uint8Array, name: string): { readonly text: string; readonly notes: string[] } {
  const notes: string[] = [];
  const wide = wideEncoding(bytes);
  let text: string;
  if (wide) {
    text = new TextDecoder(decoders[wide]).decode(bytes);
    notes.push('The text was read as UTF-16.');
  } else {
    const decoded = decodeText(bytes);
    text = decoded.text;
    if (decoded.issues.length > 0)
      notes.push('The text is not UTF-8 throughout; the rest was read as Windows-1252, the usual encoding of Windows.');
  }
  text = tidied(text.replace(/^\ufeff/, ''));
  const settings = /^---\n(?:[\w-]+:[^\n]*\n){1,40}---\n/.exec(text)?.[0];
  if (settings) {
    text = text.slice(settings.length);
    notes.push('The block of settings at the top was left out.');
  }
  if (isBinary(text)) throw foreign(name, 'no text', 'Give a DOCX, PDF, Markdown or text file; or paste the text.');
  if (text.trim() === '') throw wordless(name, 'There are no words in it.', 'Check that this is the file you meant.');
  return { text, notes };
}

/** Line ends made one, nothing at the end of lines, and no more than two empty lines together. */
const tidied = (text: string): string =>
  text
    .split(/\r\n?|[\n\u2028\u2029]/)
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{4,}/g, '\n\n\n');

/** Whether more than one character in a hundred is a control character that no text has. */
function isBinary(text: string): boolean {
  const start = text.slice(0, 10_000);
  const controls = start.match(/(?!\s)\p{Cc}/gu)?.length ?? 0;
  return controls * 100 > start.length;
}
