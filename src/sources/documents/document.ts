/** The kinds of files that a draft may come in. */
export type DocumentKind = 'docx' | 'pdf' | 'text';

/** The text of a draft, whatever file it came in. */
export interface DocumentText {
  readonly kind: DocumentKind;
  /** Headings as `# …`, paragraphs apart by an empty line, rows of tables as lines with ` | ` between cells. */
  readonly text: string;
  /** What a person should know about how it was read, a sentence each: “Headers and page numbers were left out.” */
  readonly notes: readonly string[];
}

/** How much of a document is read, so that a hostile one costs no more than a large honest one. */
export const documentLimits = {
  /** Bytes of a file. */
  bytes: 10_000_000,
  /** Characters of its text; a tender of two hundred pages has about this many. */
  characters: 500_000,
  pages: 300,
  /** Parts of a DOCX, and the bytes that those which hold text may unpack to. */
  parts: 4_000,
  unpackedBytes: 60_000_000,
  /** Bytes that one compressed stream of a PDF may unpack to. */
  streamBytes: 50_000_000,
} as const;

/** Where refusals say that something is wrong: in the file, by its name. */
export const fileWhere = (name: string): string => (name === '' || name === '-' ? 'the draft' : name.slice(0, 200));
