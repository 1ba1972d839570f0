import { Buffer } from 'node:buffer';
import { repairText } from '../../domain/text.ts';
import type { Json } from './field.ts';

/** Members that hold people and are never kept; so are all whose name begins with “contact”, as flat notices have them. */
const personal = new Set(['additionalContactPoints', 'persons', 'beneficialOwners', 'signatories']);
const contact = /^contact(?!less)/i;

const address = /[\p{L}\p{M}\p{N}_.+'-]{1,64}@[\p{L}\p{M}\p{N}_-]{1,64}(?:\.[\p{L}\p{M}\p{N}_-]{1,64}){1,6}/gu;

/**
 * What may stand behind the first nought of a telephone number as it is written in the United Kingdom, with given signs between
 * groups: 44 from abroad, groups of three and four, pairs, and dots.
 */
const behindNought = (gap: string): string =>
  [
    String.raw`\d{2,4}\)?${gap}\d{3,4}${gap}\d{3,4}`,
    String.raw`[12]\d{3}\)?${gap}\d\d${gap}\d\d${gap}\d\d`,
    String.raw`[1-35789]\d{1,3}\.\d{3,4}\.?\d{3,4}`,
    `0${behindCode(gap)}`,
  ].join('|');
const behindCode = (gap: string): string =>
  String.raw`44${gap}(?:\(0\)${gap})?\(?[1-9]\d{1,4}\)?${gap}\d{2,4}(?:${gap}\d{2,4}){0,2}`;
/** Signs between groups. */
const gap = String.raw`(?:\s?[.\u00ad\u2010-\u2015-]?\s?)`;
/** What begins amid a word, an address or a reference is no telephone number, save right behind “Tel.”. */
const amid = String.raw`(?:(?<![\w/.-]0)|(?<=\b(?:tel|phone|mob|mobile|fax|[tmf])[.-]0))`;
const telephone = new RegExp(
  String.raw`(?:\(?0${amid}(?:${behindNought(gap)})|(?<![\w/.-])\+${behindCode(gap)})(?![\d-]\d)\b`,
  'gi',
);

/** As many figures as the network has: nine or ten behind the nought, or behind 44 from abroad. */
function isTelephone(found: string): boolean {
  const figures = found.replace(/\D/g, '');
  return /^(?:0[1-9]|(?:00)?440?[1-9])\d{8,9}$/.test(figures);
}

/** Takes e-mail addresses and telephone numbers out of a text; says so in their place. */
export function cleanText(text: string): string {
  // Entities and broken letters hide what is read of the text later: “joe&#64;example.org”.
  if (hiding.test(text)) {
    const read = repairText(text);
    const cleaned = cleanPlain(read);
    if (cleaned !== read) return cleaned;
  }
  return cleanPlain(text);
}

const hiding = /&[#A-Za-z]|Â/;

function cleanPlain(text: string): string {
  let cleaned = text;
  if (cleaned.includes('@')) cleaned = cleaned.replace(address, '[e-mail removed]');
  // Telephone numbers stand among words or have dots; ids, references and addresses have no spaces and are left alone.
  if (/\d{2}/.test(cleaned) && /\s|\d\.\d|\b(?:tel|phone|mob|fax)/i.test(cleaned))
    cleaned = cleaned.replace(telephone, (found) => (isTelephone(found) ? '[telephone removed]' : found));
  return cleaned;
}

/** Members that name a thing or refer to it: a short name may look like a telephone number, and has to be found again. */
const reference = /^(?:ocid|id)$|[a-z](?:I[Dd]|_id)$|^related[A-Z]/;
const isReference = (text: string, key: string): boolean =>
  text.length <= 20 && !text.includes('@') && reference.test(key);

function cleanValue(value: unknown, key: string): unknown {
  if (typeof value === 'string') return isReference(value, key) ? value : cleanText(value);
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) value[i] = cleanValue(value[i], key);
    return value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const object = value as Record<string, unknown>;
  for (const name of Object.keys(object)) {
    // No standard has a member `__proto__`; it could only be cleaned by taking care at every step.
    if (personal.has(name) || contact.test(name) || name === '__proto__') delete object[name];
    else object[name] = cleanValue(object[name], name);
  }
  return value;
}

/** The members that are never kept, in one search: a search that begins with a quotation mark costs as much as all the others. */
const members = /"(?:contact(?!less)|persons"|signatories")/i;

/** What may be an address or a telephone number in bytes: signs between groups as UTF-8, as escapes and as entities. */
const gapInBytes = String.raw`(?:[\s.-]|\xc2[\xa0\xad]|\xe2\x80[\x80-\xbf]|\\[nrt]|\\u20[01][\da-f]|&(?:nbsp|#160|#xa0|[a-z]+sp);){0,3}`;
const nationalInBytes = new RegExp(`0${amid}(?:${behindNought(gapInBytes)})`, 'i');
const abroadInBytes = new RegExp(String.raw`\+${behindCode(gapInBytes)}`, 'i');
const addressInEntities = /(?:#0*64|#x0*40);/i;

/**
 * True where a document may hold something to be cleaned of; most hold nothing, and are kept byte for byte. Searches that begin
 * with a letter or sign that is rare in releases run at many times the speed of the others.
 */
export function mayNeedCleaning(bytes: Uint8Array): boolean {
  // One character a byte: all that is looked for is ASCII, and finding it in a string is much faster than in bytes.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  // Escapes may hide a member's name or a sign; in real releases only letters of names are escaped.
  if (text.includes('@') || text.includes('\\u00')) return true;
  if (text.includes('ContactPoints"') || text.includes('Owners"') || text.includes('__proto__')) return true;
  if (text.includes('#') && addressInEntities.test(text)) return true;
  if (text.includes('&commat;') || text.includes(';commat;')) return true;
  if (text.includes('+44') && abroadInBytes.test(text)) return true;
  return nationalInBytes.test(text) || members.test(text);
}

/** Takes contact points, e-mail addresses and telephone numbers out of a parsed document, in place. */
export function cleanDocument(document: Json): void {
  cleanValue(document, '');
}
