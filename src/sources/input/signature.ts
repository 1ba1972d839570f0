import { Refusal } from '../../domain/refusal.ts';

/** A kind of file that is not read, and what to do with it. */
export interface Foreign {
  readonly name: string;
  readonly mend: string;
}

const unpack = 'Unpack it first and give the files inside.';
const zip = { name: 'a zip archive or a spreadsheet', mend: 'Unpack the archive, or save the spreadsheet as CSV.' };
const twice = { name: 'compressed twice', mend: 'Decompress it once and give the result.' };

/** First bytes, one character each. */
const signatures: readonly (readonly [string, Foreign])[] = [
  ['PK\x03\x04', zip],
  ['PK\x05\x06', zip],
  ['\x1f\x8b', twice],
  ['\x28\xb5\x2f\xfd', twice],
  ['BZh', { name: 'compressed with bzip2', mend: unpack }],
  ['\xfd7zXZ', { name: 'compressed with xz', mend: unpack }],
  ['7z\xbc\xaf', { name: 'a 7z archive', mend: unpack }],
  ['\xd0\xcf\x11\xe0', { name: 'an old Office document', mend: 'Save the spreadsheet as CSV.' }],
  ['%PDF', { name: 'a PDF', mend: 'Ask the publisher for the data behind it.' }],
  ['PAR1', { name: 'a Parquet file', mend: 'Export it as JSON Lines or CSV.' }],
];
const webPage = { name: 'a web page', mend: 'Save the data that the page links to, not the page.' };
const xml = { name: 'XML', mend: 'Ask the publisher for JSON, or convert it to OCDS.' };

/** Names a kind of file that is not read; null for text that may be data. */
export function foreignKind(head: Uint8Array): Foreign | null {
  const start = Buffer.from(head.subarray(0, 512)).toString('latin1');
  for (const [signature, kind] of signatures) if (start.startsWith(signature)) return kind;
  if (start.startsWith('ustar', 257)) return { name: 'a tar archive', mend: unpack };
  const text = start.replace(/^\u00ef\u00bb\u00bf/, '').trimStart();
  if (/^<(?:!doctype\s+html|html|head|body)/i.test(text)) return webPage;
  if (text.startsWith('<')) return xml;
  return isBinary(head) ? { name: 'no text', mend: 'Check that this is the file you meant.' } : null;
}

/** Text has no control characters but white space (and the separator of RFC 7464). */
function isBinary(head: Uint8Array): boolean {
  const start = head.subarray(0, 512);
  let controls = 0;
  for (const byte of start)
    if ((byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1e) || byte === 0x7f) controls++;
  return controls * 20 > start.length;
}

/** Refuses UTF-16 and UTF-32, with or without their mark: read as bytes they would be nothing but damage. */
export function refuseEncoding(head: Uint8Array, where: string): void {
  const [first, second] = head;
  const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (!marked && !alternatesWithNul(head)) return;
  throw new Refusal({
    code: 'encoding-utf-16',
    message: `The text is in UTF-16 or UTF-32, not UTF-8. It starts with ${showBytes(head)}.`,
    where,
    mend: 'Save it as UTF-8, for example with: iconv -f UTF-16 -t UTF-8 FILE > NEW-FILE',
  });
}

/** Every other byte of the beginning is NUL and the rest is not: ASCII in two bytes each. */
function alternatesWithNul(head: Uint8Array): boolean {
  const start = head.subarray(0, Math.min(64, head.length & ~1));
  if (start.length < 4) return false;
  const nuls = [0, 0];
  start.forEach((byte, at) => {
    if (byte === 0) nuls[at & 1] = (nuls[at & 1] as number) + 1;
  });
  const half = start.length / 2;
  const [even = 0, odd = 0] = nuls;
  return (even >= half * 0.8 && odd <= half * 0.2) || (odd >= half * 0.8 && even <= half * 0.2);
}

/** The first bytes for people: text in quotation marks, at most 40 characters; hexadecimal where they are no text. */
export function showBytes(head: Uint8Array): string {
  const start = head.subarray(0, 40);
  const text = Buffer.from(start)
    .toString('utf8')
    .replace(/\ufffd+$/, '');
  const strange = [...text].filter((character) => /[\p{Cc}\ufffd]/u.test(character) && !/\s/.test(character)).length;
  if (text !== '' && strange * 10 <= text.length) {
    const shown = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
    return `“${shown}${head.length > 40 ? '…' : ''}”`;
  }
  const bytes = Buffer.from(head.subarray(0, 13))
    .toString('hex')
    .replace(/(..)(?=.)/g, '$1 ');
  return `the bytes ${bytes}${head.length > 13 ? ' …' : ''}`;
}
