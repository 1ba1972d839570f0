import { Refusal } from '../domain/refusal.ts';
import { objectOf } from '../sources/ocds/field.ts';

/** Largest file of notices; a release is far smaller. */
export const noticeBytes = 20_000_000;

/** What can be nothing but JSON: a brace or bracket, then what may stand behind it. A draft may begin with “[Council]”. */
const surely = /^(?:\{\s*["}]|\[\s*[{\]])/;

/**
 * The releases in a JSON document: a release, those of a package, of an array or on lines of their own; null for what is no JSON.
 * Refuses JSON that is damaged or holds no OCDS release.
 */
export function releasesOf(bytes: Uint8Array, name: string): readonly unknown[] | null {
  const start = Buffer.from(bytes.subarray(0, 200))
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  if (!/^[{[]/.test(start) || bytes.length > noticeBytes) return null;
  const text = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\ufeff/, '');
  const document = parsed(text);
  if (document === undefined) {
    if (!surely.test(start) && !/\.jsonl?$/i.test(name)) return null;
    throw new Refusal({
      code: 'not-json',
      message: 'This is no JSON that can be read.',
      where: name,
      mend: 'Give one OCDS release or release package; for a draft, give DOCX, PDF, Markdown or text.',
    });
  }
  if (Array.isArray(document) && document.length > 0 && document.every(isRelease)) return document;
  const value = objectOf(document);
  if (Array.isArray(value?.releases)) return value.releases;
  if (isRelease(value)) return [value];
  throw new Refusal({
    code: 'no-notice',
    message: 'This JSON holds no OCDS release.',
    where: name,
    mend: 'Give one OCDS release or release package; commonweal import reads other formats.',
  });
}

function isRelease(value: unknown): boolean {
  const object = objectOf(value);
  return object !== null && (object.tender !== undefined || object.ocid !== undefined);
}

/** The value of a text in JSON, or those of its lines as an array; undefined where it is neither. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    if (lines.length < 2) return undefined;
    try {
      return lines.map((line) => JSON.parse(line));
    } catch {
      return undefined;
    }
  }
}
