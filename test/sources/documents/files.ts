/** Files for the tests of the reader of drafts, made here; all of their words are made up. */
import { deflateRawSync, deflateSync } from 'node:zlib';
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';

const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });

/** A DOCX with headings by style and in bold, a list and a table. */
export async function wordFile(): Promise<Uint8Array> {
  const file = new Document({
    sections: [
      {
        children: [
          new Paragraph({ text: 'Care at home', heading: HeadingLevel.TITLE }),
          new Paragraph({ text: 'Specification', heading: HeadingLevel.HEADING_1 }),
          new Paragraph('People live at home for as long as they wish.'),
          new Paragraph({ text: 'a warm meal', bullet: { level: 0 } }),
          new Paragraph({ text: 'a call each day', bullet: { level: 0 } }),
          new Paragraph({ children: [new TextRun({ text: 'Award criteria', bold: true })] }),
          new Table({
            rows: [
              new TableRow({ children: [cell('Price'), cell('40%')] }),
              new TableRow({ children: [cell('Quality'), cell('60%')] }),
            ],
          }),
          new Paragraph({ children: [new TextRun('Risk is shared & limited to <£1 million>.')] }),
        ],
      },
    ],
  });
  return Packer.toBuffer(file);
}

/** One part of a zip archive, with what its list of contents may say untruly. */
export interface ZipPart {
  readonly name: string;
  readonly content: string | Buffer;
  readonly deflate?: boolean;
  /** The unpacked size that the list claims. */
  readonly claimed?: number;
  readonly flags?: number;
}

/** A zip archive of these parts. */
export function zipFile(parts: readonly ZipPart[]): Uint8Array {
  const pieces: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const { name, content, deflate = true, claimed, flags = 0 } of parts) {
    const raw = Buffer.from(content);
    const packed = deflate ? deflateRawSync(raw) : raw;
    const title = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(deflate ? 8 : 0, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(claimed ?? raw.length, 22);
    local.writeUInt16LE(title.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(deflate ? 8 : 0, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(claimed ?? raw.length, 24);
    entry.writeUInt16LE(title.length, 28);
    entry.writeUInt32LE(offset, 42);
    pieces.push(local, title, packed);
    list.push(entry, title);
    offset += 30 + title.length + packed.length;
  }
  const contents = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(contents.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, contents, end]);
}

/** A line of a page: how large its letters are and how far under the line before, in points. */
export type PdfLine = readonly [text: string, size?: number, down?: number];

/** In the encoding of the font, in which the bullet has a place of its own. */
const escaped = (text: string): string => text.replace(/[\\()]/g, '\\$&').replaceAll('•', '\x95');

/** A page’s drawing: each line where it belongs. */
function drawingOf(lines: readonly PdfLine[]): Buffer {
  const shown = lines.map(
    ([text, size = 11, down = size * 1.3]) => `/F1 ${size} Tf 0 -${down} Td (${escaped(text)}) Tj`,
  );
  return Buffer.from(`BT 60 800 Td ${shown.join('\n')} ET`, 'latin1');
}

export interface PdfShape {
  /** What the page draws, where it is not lines of words. */
  readonly streams?: readonly { readonly dictionary: string; readonly bytes: Buffer }[];
  readonly trailer?: string;
}

/** A PDF of pages of lines, by hand: objects, their places, and the trailer. */
export function pdfFile(pages: readonly (readonly PdfLine[])[], { streams, trailer = '' }: PdfShape = {}): Uint8Array {
  const objects: Buffer[] = [];
  const put = (text: string | Buffer) => objects.push(Buffer.isBuffer(text) ? text : Buffer.from(text, 'latin1'));
  const count = pages.length;
  put('<< /Type /Catalog /Pages 2 0 R >>');
  put(`<< /Type /Pages /Count ${count} /Kids [${pages.map((_, i) => `${4 + 2 * i} 0 R`).join(' ')}] >>`);
  put('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  pages.forEach((lines, i) => {
    put(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * i} 0 R >>`,
    );
    const packed = deflateSync(drawingOf(lines));
    const stream = streams?.[i] ?? { dictionary: '/Filter /FlateDecode', bytes: packed };
    put(
      Buffer.concat([
        Buffer.from(`<< ${stream.dictionary} /Length ${stream.bytes.length} >>\nstream\n`, 'latin1'),
        stream.bytes,
        Buffer.from('\nendstream', 'latin1'),
      ]),
    );
  });
  const pieces: Buffer[] = [Buffer.from('%PDF-1.4\n', 'latin1')];
  const places: number[] = [];
  let at = (pieces[0] as Buffer).length;
  objects.forEach((object, i) => {
    const piece = Buffer.concat([
      Buffer.from(`${i + 1} 0 obj\n`, 'latin1'),
      object,
      Buffer.from('\nendobj\n', 'latin1'),
    ]);
    places.push(at);
    pieces.push(piece);
    at += piece.length;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  pieces.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
      'latin1',
    ),
  );
  return Buffer.concat(pieces);
}
