import { repairLine, repairText } from '../domain/text.ts';
import { absenceOf } from './absence.ts';
import { legalForm } from './legal-form.ts';
import { normalizeName } from './name.ts';
import { readsAsPerson } from './person.ts';

/** What one field of suppliers or buyers holds. */
export interface Split {
  /** One or several names, each with the words that were taken off it, such as "Lot 1 - East Lancashire". */
  readonly names: readonly { readonly name: string; readonly evidence?: string }[];
  /** False where the field may hold more names than were taken apart: to be flagged. */
  readonly certain: boolean;
  /** Why it is not certain. */
  readonly note?: string;
}

/**
 * Takes the names in one supplier field apart, where the separators leave no doubt: a comma without a space behind it (how
 * Contracts Finder joins them), a semicolon, a line break; a comma with a space only where every part has a legal form,
 * `isKnown` as an organisation, or reads like a person; "and", "&" or "/" only between two names with a legal form. Lot numbers before a name are taken
 * off, repeats left out. What may hold several names and cannot be taken apart stays whole and is not certain.
 */
export function splitSuppliers(field: string, isKnown: (name: string) => boolean): Split {
  const stands = (part: string) => legalForm(part) !== null || isKnown(part);
  const parts = joined(field, stands)
    .flatMap((part) => atCommas(part, stands))
    .flatMap(atConjunction);
  return gather(parts, (part) => doubt(part, stands));
}

/**
 * Takes the names in one buyer field apart: "Chorley Council and South Ribble Borough Council" where both sides are known
 * authorities. "X on behalf of Y" stays whole and is not certain.
 */
export function splitBuyers(field: string, isAuthority: (name: string) => boolean): Split {
  const parts = joined(field, isAuthority).flatMap((part) => {
    // Names of places hold "and" and commas too, so every place to cut is tried.
    for (const [left, right] of cuts(part, /\s*(?:&|,|\band\b)\s*/gi))
      if (isAuthority(left) && isAuthority(right)) return [left, right];
    return [part];
  });
  return gather(parts, (part) => (onBehalf.test(part) ? 'one body acts on behalf of another' : null));
}

const noFirms: ReadonlySet<string> = new Set();
const onBehalf = /\bon behalf of\b/i;

/** Longer texts are no names with "and" between them, and trying each place to cut takes time that grows with the square. */
const cutLimit = 2000;

/** The two sides of a text at each of its separators. */
function cuts(text: string, separators: RegExp): (readonly [string, string])[] {
  if (text.length > cutLimit) return [];
  return [...text.matchAll(separators)].map(
    (at) => [text.slice(0, at.index), text.slice(at.index + at[0].length)] as const,
  );
}

/** The parts between separators that nobody writes inside a name. */
function joined(field: string, stands: (part: string) => boolean): string[] {
  const parts: string[] = [];
  for (const raw of repairText(field).split(/,(?=[^\s])|;|\n|\|/)) {
    const part = raw.replace(/[\s,]+$/, '').trim();
    const last = parts.length - 1;
    if (part === '') continue;
    if (last >= 0 && isRemainder(part)) parts[last] = `${parts[last]}, ${part}`;
    else parts.push(part);
  }
  // "Smith,John" is one name; two words that nobody knows prove nothing.
  const one = parts.length === 2 && parts.every((part) => /^[\p{L}'’-]+$/u.test(part) && !stands(part));
  return parts.length > 0 && !one ? parts : [repairLine(field)];
}

/** "Ltd" after a comma, a number, "t/a": belongs to the name before it. */
function isRemainder(part: string): boolean {
  if (
    /^[\d\s.]*$/.test(part) ||
    /^\(?t\s?\/\s?as?\b|^trading as\b|^an? (?:company|charity|society|partnership)\b/i.test(part)
  )
    return true;
  return /^\W*\w+\W*$/.test(part) && legalForm(`x ${part}`) !== null;
}

function atCommas(part: string, stands: (part: string) => boolean): string[] {
  const names: string[] = [];
  for (const piece of part.split(/,\s+/)) {
    const last = names.length - 1;
    if (last >= 0 && isRemainder(piece)) names[last] = `${names[last]}, ${piece}`;
    else names.push(piece.replace(/^(?:&|and)\s+/i, ''));
  }
  return names.length > 1 && names.every((name) => stands(name) || readsAsPerson(name, noFirms)) ? names : [part];
}

function atConjunction(part: string): string[] {
  if (/\b(?:joint venture|jv|consortium|on behalf of|t\/a|trading as|c\/o|part of|incorporating)\b/i.test(part))
    return [part];
  // The left side must end with its legal form: "Field & Lawn (Marquees) Ltd" is one name.
  for (const [left, right] of cuts(part, /\s+(?:and|&|\/)\s+/gi)) {
    if (endsWithForm(left) && endsWithForm(right)) return [left, ...atConjunction(right)];
  }
  return [part];
}

function endsWithForm(name: string): boolean {
  return legalForm(name) !== null && /(?:ltd|limited|plc|llp|cic|cio|inc|gmbh)\.?\)?$/i.test(name.trim());
}

/** Why a part may still hold several names. */
function doubt(part: string, stands: (part: string) => boolean): string | null {
  if (onBehalf.test(part)) return 'one body acts on behalf of another';
  const pieces = part.split(/,\s+/).filter((piece) => !isRemainder(piece));
  if (pieces.length > 1 && pieces.slice(0, -1).some((piece) => endsWithForm(piece)))
    return 'several names with commas between';
  if (pieces.length > 1 && pieces.filter(stands).length > 1) return 'several names with commas between';
  if (/\S\s+\/\s+\S/.test(part)) return 'several names with a slash between';
  return null;
}

function gather(parts: readonly string[], doubtOf: (part: string) => string | null): Split {
  const names = new Map<string, { name: string; evidence?: string }>();
  const notes = new Set<string>();
  for (const part of parts) {
    const one = withoutLot(part);
    const key = normalizeName(one.name) || one.name;
    if (!names.has(key)) names.set(key, one);
    const note = absenceOf(one.name) === null ? doubtOf(one.name) : null;
    if (note !== null) notes.add(note);
  }
  const [note] = notes;
  return { names: [...names.values()], certain: note === undefined, ...(note === undefined ? {} : { note }) };
}

/** "Lot 1 - East Lancashire - Global Ardour Recycling Limited" and "Ralph Livesey Ltd (Lots 1 and 2)". */
function withoutLot(part: string): { name: string; evidence?: string } {
  const behind = /^(.+?)\s*[([]\s*(lots?\s+[\w\s,&]+)[)\]]$/i.exec(part);
  if (behind !== null) return { name: behind[1] ?? part, evidence: behind[2] ?? '' };
  const before = /^(lots?\s*\d+\w?)\s*[-–—:]+\s*(.+)$/i.exec(part);
  if (before === null) return { name: part };
  const rest = before[2] ?? '';
  const pieces = rest.split(/\s+[-–—]\s+/);
  const last = pieces.at(-1) ?? rest;
  // What stands between the number and the name is the place of the lot, if the name can stand by itself.
  if (pieces.length > 1 && (legalForm(last) !== null || absenceOf(last) !== null)) {
    return { name: last, evidence: [before[1], ...pieces.slice(0, -1)].join(' - ') };
  }
  return { name: rest, evidence: before[1] ?? '' };
}
