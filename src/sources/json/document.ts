import { cleanValue } from './cleaning.ts';
import { decodeText } from './encoding.ts';
import { faultOffset } from './fault.ts';
import { inspect } from './inspection.ts';
import { repairText } from './repair.ts';
import { type BrokenCode, type Flaw, nestingLimit } from './span.ts';

/** A parsed document with its flaws, or why it cannot be parsed. */
export type Parsed =
  | { readonly value: unknown; readonly issues: readonly Flaw[]; readonly broken?: undefined }
  | { readonly broken: { readonly code: BrokenCode; readonly message: string }; readonly issues: readonly Flaw[] };

/** Escapes of NUL and of surrogates; text without them needs no cleaning. */
const suspectEscape = /\\u(?:0000|[dD][89a-fA-F])/;

/**
 * Parses one JSON document and never throws on flawed data.
 *
 * Repaired with an issue: bytes that are not UTF-8, halves of surrogate pairs, control characters in strings, numbers that
 * are written as JSON does not allow. A number too large for a double is taken out of its object, because Infinity is not
 * what was published.
 */
export function parseDocument(bytes: Uint8Array): Parsed {
  const { deep, wide } = inspect(bytes);
  if (deep) {
    const message = `brackets are nested more than ${nestingLimit} deep`;
    return { broken: { code: 'nested-too-deep', message }, issues: [] };
  }
  const { text, issues } = decodeText(bytes);
  let value: unknown;
  let repaired = false;
  try {
    value = JSON.parse(text);
  } catch {
    const mended = repairText(text);
    try {
      if (mended === null) throw new SyntaxError();
      value = JSON.parse(mended.text);
    } catch {
      return { broken: { code: 'not-json', message: complaint(bytes) }, issues };
    }
    issues.push(...mended.issues);
    repaired = true;
  }
  if (wide || repaired || (text.includes('\\u') && suspectEscape.test(text))) value = cleanValue(value, issues) ?? null;
  return { value, issues };
}

/** Where a document stops being JSON, in a sentence. */
function complaint(bytes: Uint8Array): string {
  const offset = faultOffset(bytes);
  if (offset >= bytes.length) return `not JSON: it ends at byte ${bytes.length}, too soon`;
  const near = decodeText(bytes.subarray(offset, offset + 24)).text.replace(/\p{Cc}+/gu, ' ');
  return `not JSON from byte ${offset} on: ${near}`;
}
