import { count } from '../../domain/number.ts';
import { Refusal } from '../../domain/refusal.ts';
import { headerOf } from './header.ts';
import { headSize } from './open.ts';
import { outlineOf } from './outline.ts';
import { foreignKind, refuseEncoding, showBytes } from './signature.ts';

/** What a file holds, as far as its first bytes tell. */
export type Format =
  | 'ocds-package'
  | 'json-lines'
  | 'contracts-finder-notices'
  | 'payments-json'
  | 'contracts-finder-csv'
  | 'csv';

/** How to read a file. */
export interface Recognition {
  readonly format: Format;
  /** How documents are cut from it: `splitDocuments`, `splitLines`, or rows of a table. */
  readonly framing: 'values' | 'lines' | 'table';
  /** For `values`: the members of a package that hold its documents. */
  readonly arrays: readonly string[];
}

type Kind = 'release' | 'notice' | 'payment';

const arraysOf: Readonly<Record<Kind, readonly string[]>> = {
  // Not `contracts`: a release has a member of that name itself.
  release: ['releases', 'records', 'compiledReleases', 'data', 'results'],
  notice: ['contracts', 'data', 'results'],
  payment: ['payments', 'data', 'results'],
};

const formatOf = { release: 'ocds-package', notice: 'contracts-finder-notices', payment: 'payments-json' } as const;

/**
 * Says what a file is by its first bytes (uncompressed; 64 KB or more tell most, `where` names the file in a refusal).
 * Refuses an empty file, UTF-16, and whatever is none of the formats.
 */
export function recognize(head: Uint8Array, where = 'input'): Recognition {
  refuseEncoding(head, where);
  const text = textOf(head);
  if (text === '') throw nothingIn(head, where);
  const recognized = recognizeLines(text) ?? (/^[[{]/.test(text) ? recognizeValue(text) : recognizeTable(head, text));
  if (recognized !== null) return recognized;
  throw unknownFormat(head, where);
}

function nothingIn(head: Uint8Array, where: string): Refusal {
  const isWhole = head.length < headSize;
  return new Refusal({
    code: isWhole ? 'empty-file' : 'blank-beginning',
    message: isWhole
      ? `${head.length === 0 ? 'The file is empty' : 'There is only white space in the file'}.`
      : `There is only white space in the first ${count(head.length)} bytes, by which a file is recognised.`,
    where,
    mend: isWhole
      ? 'Check that the download finished, and give a file with at least one release, notice or payment.'
      : 'If something follows, take the white space before it away; docs/data.md says what can be read.',
  });
}

/** One character for each byte, without what may stand before the first document. */
function textOf(head: Uint8Array): string {
  const text = Buffer.from(head).toString('latin1');
  const separator = '\u001e'; // RFC 7464
  return text
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .replaceAll(separator, '')
    .trimStart();
}

/** One JSON document on each line, the first ones perhaps damaged; null where lines are no documents. */
function recognizeLines(text: string): Recognition | null {
  const lines = text.split('\n').slice(0, 50);
  // The last line may be cut off; a text of one line has no other to tell it from a package on one line.
  const whole = lines.slice(0, -1).map((line) => line.trim());
  const given = whole.filter((line) => line !== '');
  const next = lines.at(-1)?.trim() ?? '';
  if (given.length === 0 || (given.length === 1 && !next.startsWith('{'))) return null;
  const objects = given.filter((line) => line.startsWith('{') && line.endsWith('}'));
  if (objects.length * 3 < given.length * 2) return null;
  for (const line of objects) {
    const { value, complete } = outlineOf(line);
    if (!complete) continue;
    if (packageKind(value) !== null) return null;
    const kind = documentKind(value);
    if (kind === null) continue;
    return { format: kind === 'release' ? 'json-lines' : formatOf[kind], framing: 'lines', arrays: [] };
  }
  return null;
}

/** A package, a document or an array of either. */
function recognizeValue(text: string): Recognition | null {
  const { value } = outlineOf(text);
  const first = Array.isArray(value) ? value.find((element) => typeof element === 'object' && element !== null) : value;
  const kind = packageKind(first) ?? documentKind(first);
  return kind === null ? null : { format: formatOf[kind], framing: 'values', arrays: arraysOf[kind] };
}

function recognizeTable(head: Uint8Array, text: string): Recognition | null {
  if (foreignKind(head) !== null) return null;
  const header = headerOf(text.slice(0, 65_536));
  if (header === null) return null;
  const official = header.names.some((name) => name.toLowerCase() === 'notice identifier');
  return { format: official ? 'contracts-finder-csv' : 'csv', framing: 'table', arrays: [] };
}

/** What the documents of a package are; null where this is no package. */
function packageKind(value: unknown): Kind | null {
  if (!isObject(value) || typeof value.ocid === 'string') return null;
  for (const kind of ['release', 'notice', 'payment'] as const) {
    for (const name of arraysOf[kind]) {
      const documents = value[name];
      if (!Array.isArray(documents)) continue;
      const first = documents.find(isObject);
      if (first !== undefined && documentKind(first) === kind) return kind;
      // The name alone is enough where nobody else uses it, so that an empty page of a service is read as such.
      if (kind === 'release' && /^(?:releases|records|compiledReleases)$/.test(name)) return kind;
    }
  }
  return null;
}

/** What a single document is, by its members. */
function documentKind(value: unknown): Kind | null {
  if (!isObject(value)) return null;
  if (typeof value.ocid === 'string' || isObject(value.compiledRelease)) return 'release';
  const keys = Object.keys(value).map((key) => key.toLowerCase().replace(/[^a-z]/g, ''));
  const names = (pattern: RegExp): boolean => keys.some((key) => pattern.test(key));
  if ('title' in value && names(/^(?:organisation|organisationname|awardedsupplier|awardedvalue)$/)) return 'notice';
  if (names(/amount/) && names(/supplier|beneficiary|payee|creditor|vendor/) && names(/date/)) return 'payment';
  // Keys in alphabetical order: the ocid may stand behind more than the head shows.
  const members = ['parties', 'tender', 'awards', 'buyer', 'planning', 'contracts'].filter((name) => name in value);
  return members.length >= 2 ? 'release' : null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function unknownFormat(head: Uint8Array, where: string): Refusal {
  const foreign = foreignKind(head);
  const start = `It starts with ${showBytes(head)}`;
  return new Refusal({
    code: 'unknown-format',
    message: foreign === null ? `This is no format that can be read. ${start}.` : `${start}: ${foreign.name}.`,
    where,
    mend: `${foreign === null ? '' : `${foreign.mend} `}Accepted are OCDS releases and records (packages, arrays or JSON Lines), Contracts Finder notices (JSON or its CSV export), and payments as CSV or JSON; each also compressed with gzip or zstd.`,
  });
}
