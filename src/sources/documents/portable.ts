import { constants, inflateSync } from 'node:zlib';
import { getDocumentProxy } from 'unpdf';
import { documentLimits } from './document.ts';
import { damaged, locked, refuseLong, tooLarge, wordless } from './refused.ts';

/** A line of a page with the size of its letters and the distance from the line before, in points. */
export interface PageLine {
  readonly text: string;
  readonly size: number;
  readonly gap: number;
}

/** Reads the words of a PDF: lines joined to paragraphs, headings by the size of their letters, running heads left out. */
export async function readPortable(bytes: Uint8Array, name: string): Promise<{ text: string; notes: string[] }> {
  refuseBombs(bytes, name);
  const file = await open(bytes, name);
  try {
    if (file.numPages > documentLimits.pages)
      throw tooLarge(
        name,
        `It has ${file.numPages} pages; up to ${documentLimits.pages} are read.`,
        'Give only the pages that say what is bought and how tenders are chosen.',
      );
    const pages: PageLine[][] = [];
    let length = 0;
    for (let number = 1; number <= file.numPages; number++) {
      const lines = await linesOf(file, number, name);
      length += lines.reduce((sum, { text }) => sum + text.length, 0);
      if (length > documentLimits.characters) refuseLong(' '.repeat(documentLimits.characters + 1), name);
      pages.push(lines);
    }
    refuseWordless(pages, name);
    const { kept, left } = withoutRunningHeads(pages);
    const notes = ['Words were read in the order in which the PDF stores them; tables may have lost their columns.'];
    if (left > 0) notes.push('Lines that repeat on most pages, such as headers and page numbers, were left out.');
    const empty = pages.filter((lines) => lines.length === 0).length;
    if (empty > 0) notes.push(`${empty} of ${pages.length} pages hold no words; they may be pictures.`);
    return { text: textOf(kept), notes };
  } finally {
    await file.destroy();
  }
}

type File = Awaited<ReturnType<typeof getDocumentProxy>>;

async function open(bytes: Uint8Array, name: string): Promise<File> {
  try {
    // The library takes the bytes for itself; a copy is given. No font is needed to read words, no program is ever made.
    return await getDocumentProxy(Uint8Array.from(bytes), {
      isEvalSupported: false,
      useSystemFonts: false,
      disableFontFace: true,
      stopAtErrors: false,
      maxImageSize: 1,
      verbosity: 0,
    });
  } catch (error) {
    if ((error as Error).name === 'PasswordException') throw locked(name, 'PDF');
    throw damaged(name, 'PDF', error);
  }
}

async function linesOf(file: File, number: number, name: string): Promise<PageLine[]> {
  try {
    const page = await file.getPage(number);
    const { items } = await page.getTextContent({ disableNormalization: false });
    page.cleanup();
    return joinItems(items.flatMap((item) => ('str' in item ? [item as Item] : [])));
  } catch (error) {
    throw damaged(name, `PDF (page ${number})`, error);
  }
}

interface Item {
  readonly str: string;
  readonly transform: readonly number[];
  readonly height: number;
  readonly hasEOL: boolean;
}

/** The pieces of a page as lines. */
function joinItems(items: readonly Item[]): PageLine[] {
  const lines: PageLine[] = [];
  let text = '';
  let size = 0;
  let at: number | null = null;
  let before: number | null = null;
  const end = () => {
    const line = text.replace(/\s+/g, ' ').trim();
    if (line !== '') {
      lines.push({ text: line, size, gap: before === null || at === null ? 0 : Math.abs(before - at) });
      before = at;
    }
    text = '';
    size = 0;
    at = null;
  };
  for (const { str, transform, height, hasEOL } of items) {
    const y = transform[5] ?? 0;
    if (at !== null && str.trim() !== '' && Math.abs(y - at) > Math.max(2, size * 0.6)) end();
    if (str.trim() !== '') {
      at ??= y;
      size = Math.max(size, height || Math.abs(transform[3] ?? 0));
    }
    text += str;
    if (hasEOL) end();
  }
  end();
  return lines;
}

function refuseWordless(pages: readonly (readonly PageLine[])[], name: string): void {
  const letters = pages.reduce(
    (sum, lines) => sum + lines.reduce((all, { text }) => all + (text.match(/\p{L}/gu)?.length ?? 0), 0),
    0,
  );
  // A scanned page often carries a stamp or a number as text.
  if (letters >= 40 * Math.min(3, pages.length)) return;
  if (letters >= 40 && pages.length === 1) return;
  throw wordless(
    name,
    letters === 0
      ? 'This PDF holds no words, only pictures of pages: it is a scan.'
      : 'This PDF holds hardly any words: its pages are pictures, as in a scan.',
    'Give the document that it was printed from (DOCX), or run text recognition over it first and check what that read.',
  );
}

/** Lines that stand on most pages at their top or bottom; digits count as one, since pages are numbered. */
function withoutRunningHeads(pages: readonly (readonly PageLine[])[]): { kept: PageLine[][]; left: number } {
  const plain = (text: string) => text.replace(/\d+/g, '#').toLowerCase();
  const counts = new Map<string, number>();
  const edge = (lines: readonly PageLine[], i: number) => i < 2 || i >= lines.length - 2;
  for (const lines of pages) {
    const seen = new Set(lines.filter((_, i) => edge(lines, i)).map(({ text }) => plain(text)));
    for (const text of seen) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const often = Math.max(2, Math.ceil(pages.length * 0.6));
  let left = 0;
  const kept = pages.map((lines) =>
    lines.filter(({ text }, i) => {
      const repeats =
        edge(lines, i) && ((counts.get(plain(text)) ?? 0) >= often || /^(?:page )?\d+(?: of \d+)?$/i.test(text));
      if (repeats) left++;
      return !repeats;
    }),
  );
  // What is first on its page now is so whatever stood above it.
  return { kept: kept.map(([first, ...rest]) => (first ? [{ ...first, gap: 0 }, ...rest] : [])), left };
}

const bullet = /^(?:[•▪●◦‣⁃–*-]|\(?[a-z]{1,3}\)|\(?[ivx]{1,4}\))\s+/;
const numbered = /^(?:\d{1,2}\.)+(?:\d{1,2})?\s+\p{Lu}[^.;:]{2,70}$/u;

/** Lines as paragraphs and headings. */
function textOf(pages: readonly (readonly PageLine[])[]): string {
  const lines = pages.flat();
  const body = bodySize(lines);
  const usual = usualGap(lines);
  const parts: string[] = [];
  let paragraph = '';
  const end = () => {
    if (paragraph !== '') parts.push(paragraph);
    paragraph = '';
  };
  lines.forEach((line, i) => {
    const { text, size, gap } = line;
    if (isHeading(line, body)) {
      end();
      const last = parts.at(-1);
      // A heading of two lines is one.
      if (last?.startsWith('# ') && lines[i - 1]?.size === size && gap < size * 1.6)
        parts[parts.length - 1] = `${last} ${text}`;
      else parts.push(`# ${text}`);
      return;
    }
    const apart = i === 0 || gap > usual * 1.35 || gap === 0 ? !continues(paragraph, text) : false;
    if (bullet.test(text) || apart) end();
    if (bullet.test(text)) paragraph = `- ${text.replace(/^[•▪●◦‣⁃–*-]\s+/, '')}`;
    else paragraph = paragraph === '' ? text : joined(paragraph, text);
  });
  end();
  return `${parts
    .join('\n\n')
    .replace(/(^|\n)(- [^\n]*)\n\n(?=- )/g, '$1$2\n')
    .replace(/(\n- [^\n]*)\n\n(?=- )/g, '$1\n')}\n`;
}

/** A paragraph goes on over the end of a page where its last line ends in no stop. */
const continues = (paragraph: string, text: string): boolean => !/[.:;!?]$/.test(paragraph) && /^\p{Ll}/u.test(text);

/** Words divided at a hyphen are joined; after a semicolon or a colon at the end of a line something new begins. */
function joined(paragraph: string, text: string): string {
  if (/\p{L}-$/u.test(paragraph)) return `${paragraph}${text}`;
  return `${paragraph}${/[;:]$/.test(paragraph) ? '\n' : ' '}${text}`;
}

const isHeading = ({ text, size }: PageLine, body: number): boolean =>
  text.length <= 120 && /\p{L}{2}/u.test(text) && ((size > body * 1.15 && !/[.;,]$/.test(text)) || numbered.test(text));

/** The size of letters in which most of the text is set. */
function bodySize(lines: readonly PageLine[]): number {
  const counts = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    counts.set(rounded, (counts.get(rounded) ?? 0) + text.length);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 12;
}

/** From line to line within a paragraph: the lower quartile, since most lines stand in paragraphs. */
function usualGap(lines: readonly PageLine[]): number {
  const gaps = lines
    .map(({ gap }) => gap)
    .filter((gap) => gap > 0)
    .sort((a, b) => a - b);
  return gaps[Math.floor(gaps.length / 4)] ?? 14;
}

/** Refuses a PDF one of whose streams would unpack to far more than any page of words is. */
function refuseBombs(bytes: Uint8Array, name: string): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let total = 0;
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    if (file.toString('latin1', at - 3, at) === 'end') continue;
    let from = at + 6;
    if (file[from] === 13) from++;
    if (file[from] === 10) from++;
    const end = file.indexOf('endstream', from);
    total += unpackedLength(file.subarray(from, end < 0 ? file.length : end), name, 0);
    if (total > 4 * documentLimits.streamBytes) throw bomb(name);
  }
}

/** How long a deflated stream is unpacked, and what it holds if that is deflated again; 0 for what is not deflated. */
function unpackedLength(stream: Buffer, name: string, depth: number): number {
  if (stream.length < 2 || ((stream[0] as number) & 0x0f) !== 8 || stream.readUInt16BE(0) % 31 !== 0) return 0;
  if (depth > 3) throw bomb(name);
  const content = inflated(stream, name);
  return content === null ? 0 : content.length + unpackedLength(content, name, depth + 1);
}

/** What a stream unpacks to, as far as it is whole; null where it is not deflated after all. */
function inflated(stream: Buffer, name: string): Buffer | null {
  try {
    return inflateSync(stream, { maxOutputLength: documentLimits.streamBytes, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') throw bomb(name);
    return null;
  }
}

const bomb = (name: string) =>
  tooLarge(
    name,
    'A part of this PDF unpacks to far more than a page of words: it is made to fill memory, or holds huge pictures.',
    'Print it to a new PDF without its pictures, or copy its text and paste it.',
  );
