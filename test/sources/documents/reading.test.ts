import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { Refusal } from '../../../src/domain/refusal.ts';
import { documentLimits } from '../../../src/sources/documents/document.ts';
import { readDocument } from '../../../src/sources/documents/reading.ts';
import { type PdfLine, pdfFile, wordFile, zipFile } from './files.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');

/** The code with which a file is refused; the refusal says where and how to mend it. */
async function refused(file: Uint8Array, name = 'draft.bin'): Promise<string> {
  try {
    await readDocument(file, name);
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error));
    assert.equal(error.where, name);
    assert.ok(error.message.length > 10 && error.mend.length > 10);
    return error.code;
  }
  return 'read';
}

describe('plain text and Markdown', () => {
  it('is read as it stands, with line ends made one', async () => {
    const read = await readDocument(bytes('# A\r\n\r\nMore people play.\r'), 'a.md');
    assert.deepEqual(read, { kind: 'text', text: '# A\n\nMore people play.\n', notes: [] });
  });

  it('is read in Windows-1252 and UTF-16, and says so', async () => {
    const windows = await readDocument(
      Buffer.from([0x4d, 0x69, 0x6e, 0x20, 0xa3, 0x35, 0x20, 0x93, 0x78, 0x94]),
      'a.txt',
    );
    assert.equal(windows.text, 'Min £5 “x”');
    assert.match(windows.notes[0] ?? '', /Windows-1252/);
    for (const mark of [true, false]) {
      const wide = await readDocument(Buffer.from(`${mark ? '\ufeff' : ''}Turnover of £5 million`, 'utf16le'), 'a.txt');
      assert.equal(wide.text, 'Turnover of £5 million');
    }
  });

  it('leaves the block of settings at the top out', async () => {
    const read = await readDocument(bytes('---\ntitle: x\nvalue: 5\n---\n# A\n'), 'a.md');
    assert.equal(read.text, '# A\n');
    assert.equal(read.notes.length, 1);
    assert.equal((await readDocument(bytes('---\n\nA rule above.\n'), 'a.md')).text, '---\n\nA rule above.\n');
  });

  it('is refused when empty, binary or too long', async () => {
    assert.equal(await refused(bytes('')), 'draft-without-text');
    assert.equal(await refused(bytes(' \n\t ')), 'draft-without-text');
    assert.equal(await refused(Buffer.from([1, 2, 3, 4, 0, 5, 6, 7, 8, 14])), 'draft-kind');
    assert.equal(await refused(bytes('word '.repeat(100_001))), 'draft-too-large');
    assert.equal(await refused(new Uint8Array(documentLimits.bytes + 1)), 'draft-too-large');
  });
});

describe('files of other kinds', () => {
  const cases: readonly (readonly [string, Uint8Array])[] = [
    ['old Word', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['RTF', bytes('{\\rtf1 words}')],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['a web page', bytes('<!DOCTYPE html><html><body>words</body></html>')],
    ['gzip', Buffer.from('1f8b08000000', 'hex')],
    ['ODT', zipFile([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', deflate: false }])],
    ['a spreadsheet', zipFile([{ name: 'xl/workbook.xml', content: '<x/>' }])],
    ['a presentation', zipFile([{ name: 'ppt/presentation.xml', content: '<x/>' }])],
    ['a zip archive', zipFile([{ name: 'draft.txt', content: 'words' }])],
  ];
  for (const [what, file] of cases) {
    it(`${what} is refused with advice`, async () => assert.equal(await refused(file), 'draft-kind'));
  }
});

describe('DOCX', () => {
  it('is read with its headings, lists, tables and signs', async () => {
    const { kind, text, notes } = await readDocument(await wordFile(), 'care.docx');
    assert.equal(kind, 'docx');
    assert.equal(
      text,
      [
        '# Care at home',
        '',
        '# Specification',
        '',
        'People live at home for as long as they wish.',
        '',
        '- a warm meal',
        '- a call each day',
        '',
        '## Award criteria',
        '',
        'Price | 40%',
        'Quality | 60%',
        '',
        'Risk is shared & limited to <£1 million>.',
        '',
      ].join('\n'),
    );
    assert.equal(notes.length, 1);
  });

  it('without words, damaged or locked is refused', async () => {
    const types = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
    const body = (xml: string) =>
      zipFile([
        { name: '[Content_Types].xml', content: types },
        {
          name: 'word/document.xml',
          content: `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${xml}</w:body></w:document>`,
        },
      ]);
    assert.equal(await refused(body('<w:p/>')), 'draft-without-text');
    assert.equal(await refused(body('<w:p><w:r>')), 'draft-damaged');
    const whole = await wordFile();
    assert.equal(await refused(whole.subarray(0, whole.length - 200)), 'draft-damaged');
    assert.equal(await refused(zipFile([{ name: 'EncryptedPackage', content: 'x' }])), 'draft-encrypted');
    assert.equal(await refused(zipFile([{ name: 'word/document.xml', content: '<x/>', flags: 1 }])), 'draft-encrypted');
  });

  it('that unpacks to too much is refused before it does', async () => {
    const zeros = Buffer.alloc(80_000_000, 32);
    assert.equal(await refused(zipFile([{ name: 'word/document.xml', content: zeros }])), 'draft-too-large');
    const liar = zipFile([{ name: 'word/document.xml', content: zeros, claimed: 5000 }]);
    assert.ok(liar.length < 200_000);
    const before = process.memoryUsage().arrayBuffers;
    assert.equal(await refused(liar), 'draft-too-large');
    assert.ok(process.memoryUsage().arrayBuffers - before < 20_000_000);
    const many = Array.from({ length: 4_001 }, (_, i) => ({ name: `word/${i}.xml`, content: 'x' }));
    assert.equal(await refused(zipFile(many)), 'draft-too-large');
  });

  it('never unpacks pictures and embedded files, however large they claim to be', async () => {
    const bomb = zipFile([
      { name: 'word/document.xml', content: '<x/>' },
      { name: 'word/media/image1.png', content: Buffer.alloc(70_000_000) },
      { name: 'word/embeddings/inner.xml', content: Buffer.alloc(70_000_000) },
    ]);
    assert.notEqual(await refused(bomb), 'draft-too-large');
  });
});

describe('PDF', () => {
  const words: readonly PdfLine[] = [
    ['Collection of paper', 18],
    ['1. Scope', 11, 30],
    ['Offices collect what they no longer need and the mill', 11, 24],
    ['returns it as copier paper, in the same year.'],
    ['A second paragraph stands further down.', 11, 30],
    ['• first point', 11, 24],
    ['• second point', 11, 14],
  ];

  it('is read in paragraphs, headings and lists', async () => {
    const { kind, text } = await readDocument(pdfFile([words]), 'paper.pdf');
    assert.equal(kind, 'pdf');
    assert.equal(
      text,
      [
        '# Collection of paper',
        '',
        '# 1. Scope',
        '',
        'Offices collect what they no longer need and the mill returns it as copier paper, in the same year.',
        '',
        'A second paragraph stands further down.',
        '',
        '- first point',
        '- second point',
        '',
      ].join('\n'),
    );
  });

  it('goes on over pages, without running heads and page numbers', async () => {
    const page = (number: number, middle: string): PdfLine[] => [
      ['Sampleshire Council tender 7'],
      [middle, 11, 40],
      [`Page ${number} of 4`, 9, 500],
    ];
    const { text, notes } = await readDocument(
      pdfFile([
        page(1, 'The supplier agrees with residents on what is to'),
        page(2, 'be done and when.'),
        page(3, 'Third page of words about people who play in courts.'),
        page(4, 'Fourth page of words about people who play in courts.'),
      ]),
      'paper.pdf',
    );
    assert.match(text, /^The supplier agrees with residents on what is to be done and when\.\n\n/);
    assert.doesNotMatch(text, /Page|Council/);
    assert.equal(notes.length, 2);
  });

  it('without words is a scan, and refused with advice', async () => {
    assert.equal(await refused(pdfFile([[]])), 'draft-without-text');
    assert.equal(await refused(pdfFile([[['Scanned 12/3']], [], []])), 'draft-without-text');
  });

  it('with a password or damage is refused', async () => {
    const encrypted =
      '/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <' +
      `${'28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a'}> /U <${'11'.repeat(32)}> /P -4 >>`;
    assert.equal(await refused(pdfFile([words], { trailer: encrypted })), 'draft-encrypted');
    assert.equal(await refused(bytes('%PDF-1.7\nnothing else')), 'draft-damaged');
  });

  it('with too many pages is refused', async () => {
    assert.equal(await refused(pdfFile(Array.from({ length: 301 }, () => [['x']]))), 'draft-too-large');
  });

  it('whose streams unpack to too much is refused before they do', async () => {
    const once = deflateSync(Buffer.alloc(60_000_000, 32));
    const flat = { dictionary: '/Filter /FlateDecode', bytes: once };
    assert.equal(await refused(pdfFile([[]], { streams: [flat] })), 'draft-too-large');
    const twice = { dictionary: '/Filter [/FlateDecode /FlateDecode]', bytes: deflateSync(once) };
    assert.equal(await refused(pdfFile([[]], { streams: [twice] })), 'draft-too-large');
  });
});

describe('any bytes', () => {
  it('are read or refused, and nothing else', async () => {
    const heads = ['', 'PK\x03\x04', '%PDF-1.4\n', '\ufeff# ', '{\\rtf'].map((head) => Buffer.from(head, 'latin1'));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 300 }), async (head, rest) => {
        await refused(Buffer.concat([head, rest]));
      }),
      { seed: 42, numRuns: 60 },
    );
  });

  it('of a true file with a few bytes changed are read or refused, and nothing else', async () => {
    const files = [
      await wordFile(),
      pdfFile([[['Offices collect what they no longer need, and the mill returns it.']]]),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 }),
        async (file, changes) => {
          const changed = Uint8Array.from(file);
          for (const [at, value] of changes) changed[at % changed.length] = value;
          await refused(changed);
        },
      ),
      { seed: 42, numRuns: 40 },
    );
  });
});
