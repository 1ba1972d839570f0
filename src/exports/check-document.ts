import type { CheckAnswer, FindingLine } from '../questions/draft-check.ts';
import { barrierRows, legalLine, placeTexts, raisedIn, unraised } from './check-markdown.ts';

type Docx = typeof import('docx');

/** Characters that XML has no place for; half surrogates too. */
const unwritable = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu;
const clean = (words: string): string => words.replace(unwritable, '\ufffd');

/** The check of a draft or notice as a Word document: it says the same as the page. */
export async function checkDocument(answer: CheckAnswer): Promise<Uint8Array<ArrayBuffer>> {
  // The library is large; it is loaded by the first who wants such a file.
  const docx = await import('docx');
  const { Document, HeadingLevel, Packer } = docx;
  const write = writerOf(docx);
  const children = [
    write.heading(`Tender check: ${answer.title || 'a draft without a heading'}`, HeadingLevel.TITLE),
    write.text(answer.sentence),
    write.text(legalLine(answer)),
    ...answer.notes.map(write.text),
    write.heading('What it was read as', HeadingLevel.HEADING_1),
    ...answer.kind.map(({ what, value, because }) => write.item(`${what}: ${value ?? `not known (${because ?? ''})`}`)),
    write.heading('Barrier by barrier', HeadingLevel.HEADING_1),
    write.table(barrierRows(answer)),
    write.heading('What was raised', HeadingLevel.HEADING_1),
    ...(answer.counts.raised === 0 ? [write.text('Nothing.')] : raisedIn(answer).flatMap((one) => write.finding(one))),
    ...unraised.flatMap(([outcome, heading]) => {
      const own = answer.findings.filter((one) => one.outcome === outcome);
      if (own.length === 0) return [];
      return [
        write.heading(heading, HeadingLevel.HEADING_1),
        ...own.map(({ check, name, says }) => write.item(`${check} ${name}: ${says}`)),
      ];
    }),
  ];
  const file = new Document({
    title: clean(`Tender check: ${answer.title}`),
    creator: 'Commonweal',
    styles: { default: { document: { run: { font: 'Calibri', size: 22, language: { value: 'en-GB' } } } } },
    sections: [{ children }],
  });
  return Uint8Array.from(await Packer.toBuffer(file));
}

/** The few shapes of paragraph that the document has. */
function writerOf({
  ExternalHyperlink,
  HeadingLevel,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
}: Docx) {
  type Level = (typeof HeadingLevel)[keyof typeof HeadingLevel];
  const spacing = { after: 120 };
  const text = (words: string) => new Paragraph({ spacing, children: [new TextRun(clean(words))] });
  const heading = (words: string, level: Level) =>
    new Paragraph({ text: clean(words), heading: level, keepNext: true });
  const item = (words: string) => new Paragraph({ text: clean(words), bullet: { level: 0 } });
  const quote = (words: string) =>
    new Paragraph({ spacing, indent: { left: 400 }, children: [new TextRun({ text: clean(words), italics: true })] });
  const table = (rows: readonly (readonly string[])[]) =>
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: rows.map(
        (cells, i) =>
          new TableRow({
            tableHeader: i === 0,
            children: cells.map(
              (cell) =>
                new TableCell({
                  children: [new Paragraph({ children: [new TextRun({ text: cell || '–', bold: i === 0 })] })],
                }),
            ),
          }),
      ),
    });
  const finding = (one: FindingLine) => [
    heading(`${one.number}. ${one.name} (${one.check}, ${one.barrier})`, HeadingLevel.HEADING_2),
    text(one.says),
    new Paragraph({ spacing, children: [new TextRun({ text: one.weight, bold: true })] }),
    ...placeTexts(one).map(quote),
    ...(one.advice ? [text(`What to do: ${one.advice}`)] : []),
    ...(one.betterWords.length > 0 ? [text('Better words:'), ...one.betterWords.map(item)] : []),
    text(`Why it matters: ${one.why}`),
    new Paragraph({
      spacing,
      children: one.sources.flatMap(({ title, address }, i) => [
        new TextRun(i === 0 ? 'Source: ' : '; '),
        new ExternalHyperlink({ link: address, children: [new TextRun({ text: title, style: 'Hyperlink' })] }),
      ]),
    }),
  ];
  return { text, heading, item, table, finding };
}
