import { Buffer } from 'node:buffer';
import type { Json } from './field.ts';

/** Members that hold people and are never kept. */
const personal = new Set([
  'contactPoint',
  'contactPoints',
  'additionalContactPoints',
  'persons',
  'beneficialOwners',
  'signatories',
]);

const address = /[\w.+'-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6}/g;
const telephone = /(?<![\w/.-])(?:\+44\s?(?:\(0\)\s?)?|\(?0)\d{2,4}\)?[\s-]?\d{3,4}[\s-]?\d{3,4}\b/g;

const telephoneOnce = new RegExp(telephone.source);

function cleanText(text: string): string {
  let cleaned = text;
  if (cleaned.includes('@')) cleaned = cleaned.replace(address, '[e-mail removed]');
  // Telephone numbers stand among words; ids, references and addresses have no spaces and are left alone.
  if (cleaned.length > 20 && cleaned.includes(' ') && /\d{3}/.test(cleaned)) {
    cleaned = cleaned.replace(telephone, (found) =>
      found.replace(/\D/g, '').length >= 10 ? '[telephone removed]' : found,
    );
  }
  return cleaned;
}

function cleanValue(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) value[i] = cleanValue(value[i]);
    return value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const object = value as Record<string, unknown>;
  for (const key of Object.keys(object)) {
    // No standard has a member `__proto__`; it could only be cleaned by taking care at every step.
    if (personal.has(key) || key === '__proto__') delete object[key];
    else object[key] = cleanValue(object[key]);
  }
  return value;
}

/**
 * Parts of the names of those members, for looking through a text quickly: a search that begins with a letter that is rare in
 * releases runs at many times the speed of one that begins with a quotation mark. `Point` stands for three names.
 */
const parts = ['__proto__', 'Point', 'Owners', '"persons"', '"signatories"'];
const names = [...personal, '__proto__'].map((name) => `"${name}"`);

/** True where a document may hold something to be cleaned of; most hold nothing, and are kept byte for byte. */
export function mayNeedCleaning(bytes: Uint8Array): boolean {
  // One character a byte: all that is looked for is ASCII, and finding it in a string is much faster than in bytes.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  // Escapes may hide a member's name or a sign; in real releases only letters of names are escaped.
  if (text.includes('@') || text.includes('\\u00') || telephoneOnce.test(text)) return true;
  return parts.some((part) => text.includes(part)) && names.some((name) => text.includes(name));
}

/** Takes contact points, e-mail addresses and telephone numbers out of a parsed document, in place. */
export function cleanDocument(document: Json): void {
  cleanValue(document);
}
