import mammoth from 'mammoth';
import { SaxesParser } from 'saxes';
import { unpackSafely } from './package.ts';
import { damaged, wordless } from './refused.ts';

/** Styles that are headings and are not among the library’s own. */
const titles = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => h2:fresh"];

/** Reads a DOCX: headings by their style or as short bold paragraphs, lists, tables as lines of cells. */
export async function readWord(bytes: Uint8Array, name: string): Promise<{ text: string; notes: string[] }> {
  const safe = unpackSafely(bytes, name);
  const html = await mammoth
    .convertToHtml(
      { buffer: Buffer.from(safe.buffer) },
      {
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
        externalFileAccess: false,
        styleMap: titles,
      },
    )
    .catch((error: unknown) => {
      throw damaged(name, 'document', error);
    });
  const text = textOf(html.value);
  if (text.trim() === '')
    throw wordless(
      name,
      'There are no words in this document; it may hold pictures of pages.',
      'Give the document that the pictures were made from, or type its text.',
    );
  const notes = ['Headers, footers, comments and pictures were left out.'];
  return { text, notes };
}

const blocks = /^(?:p|h[1-6]|li|tr|table|ul|ol)$/;
/** The longest paragraph in bold that is taken for a heading. */
const headingLength = 90;

/** The text of the HTML that the library writes: it is well formed, has few elements and none that is read as another. */
function textOf(html: string): string {
  const writer = new DraftWriter();
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => writer.open(name));
  parser.on('closetag', ({ name }) => writer.close(name));
  parser.on('text', (text) => writer.write(text));
  parser.write(`<body>${html}</body>`).close();
  return writer.text();
}

/** Writes blocks as lines: one at a time, with the cells of a row gathered first. */
class DraftWriter {
  private readonly lines: string[] = [];
  private block = '';
  private bold = '';
  private boldDepth = 0;
  private listDepth = 0;
  private tableDepth = 0;
  private cells: string[] = [];

  open(name: string): void {
    if (name === 'strong') this.boldDepth++;
    else if (name === 'br') this.write('\n');
    else if (name === 'ul' || name === 'ol') {
      this.flush('p');
      this.listDepth++;
    } else if (name === 'table') {
      this.flush('p');
      this.tableDepth++;
    } else if (name === 'tr' && this.tableDepth === 1) this.cells = [];
    else if (blocks.test(name) && this.tableDepth === 0) this.flush('p');
  }

  write(text: string): void {
    this.block += text;
    if (this.boldDepth > 0) this.bold += text;
  }

  close(name: string): void {
    if (name === 'strong') this.boldDepth--;
    else if (name === 'ul' || name === 'ol') this.listDepth--;
    else if (this.tableDepth > 0) this.closeInTable(name);
    else if (blocks.test(name)) this.flush(name);
  }

  /** Tables within cells are read as words of the cell. */
  private closeInTable(name: string): void {
    if (name === 'p' || name === 'li') this.write(' ');
    else if ((name === 'td' || name === 'th') && this.tableDepth === 1)
      this.cells.push(this.taken().replace(/\n/g, ' '));
    else if (name === 'tr' && this.tableDepth === 1) {
      const row = this.cells.filter((cell) => cell !== '').join(' | ');
      if (row !== '') this.lines.push(row);
    } else if (name === 'table') {
      this.tableDepth--;
      if (this.tableDepth === 0) this.lines.push('');
    }
  }

  private taken(): string {
    const text = this.block
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .trim();
    this.block = '';
    this.bold = '';
    return text;
  }

  private flush(name: string): void {
    const isBold = this.bold.trim() !== '' && this.bold.trim() === this.block.trim();
    const text = this.taken();
    if (text === '') return;
    const level = /^h([1-6])$/.exec(name)?.[1];
    const heading =
      level !== undefined || (isBold && this.listDepth === 0 && text.length <= headingLength && !/[.;,:]$/.test(text));
    if (heading) this.lines.push('', `${'#'.repeat(Number(level ?? 2))} ${text.replace(/\n/g, ' ')}`, '');
    else if (name === 'li' || this.listDepth > 0) this.lines.push(`- ${text}`);
    else this.lines.push('', text, '');
  }

  text(): string {
    this.flush('p');
    return `${this.lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()}\n`;
  }
}
