import { absent, type Known, known } from '../domain/answer.ts';

/**
 * Registers in the order in which an organisation takes its address from them: the one that most readers can look up comes
 * first. Local authority registers stand for the four of org-id.guide (GB-LAE, GB-LAS, GB-LANI, GB-PLA).
 */
const preference = [
  'GB-COH',
  'GB-CHC',
  'GB-SC',
  'GB-NIC',
  'GB-LAE',
  'GB-LAS',
  'GB-LANI',
  'GB-PLA',
  'GB-NHS',
  'GB-UKPRN',
  'GB-GOR',
  'GB-PPON',
  'XI-LEI',
]; // prettier-ignore

/**
 * Registers that give one body one number: two different ones are two bodies. Left out are GB-NHS (sites of a trust have codes
 * of their own) and GB-PPON (suppliers register themselves, some of them twice).
 */
const exclusive = new Set(preference.filter((scheme) => scheme !== 'GB-NHS' && scheme !== 'GB-PPON'));

/** What platforms call these registers. */
const aliases: Readonly<Record<string, string>> = {
  COMPANIES_HOUSE: 'GB-COH',
  CHARITY_COMMISSION: 'GB-CHC',
  COH: 'GB-COH',
  CHC: 'GB-CHC',
  LEI: 'XI-LEI',
  PPON: 'GB-PPON',
  UKPRN: 'GB-UKPRN',
  NHS: 'GB-NHS',
};

/** Numbers that only a platform knows: they change with it and are no evidence of who somebody is. */
const platforms = new Set(['GB-CFS', 'GB-FTS', 'GB-SRS', 'GB-CF', 'GB-FT', 'CFS', 'FTS']);

/**
 * A register identifier as everybody writes it, `GB-COH-01234567`; null with the reason where the scheme is no register or the
 * number has not the shape that this register gives. A scheme repeated before the number is taken off.
 */
export function normalizeIdentifier(scheme: string | null, id: string | null): Known<string> {
  if (scheme === null || id === null || scheme.trim() === '' || id.trim() === '')
    return absent('no identifier is given');
  const plain = scheme.trim().toUpperCase();
  const register = aliases[plain] ?? plain;
  if (platforms.has(register)) return absent(`${register} is known to its platform only`);
  if (!preference.includes(register)) return absent(`${register} is no register that this program knows`);
  const bare = id
    .trim()
    .toUpperCase()
    .replace(new RegExp(`^${register}[-: ]`), '');
  const number = shapes[register]?.(bare.replace(/\s+/g, '')) ?? null;
  return number === null
    ? absent(`“${id.trim()}” has not the shape of a number of ${register}`)
    : known(`${register}-${number}`);
}

/** The register of a normalised identifier: `GB-COH` of `GB-COH-01234567`. */
export function registerOf(identifier: string): string {
  return identifier.split('-', 2).join('-');
}

/** True where a register gives one body one number, so that two numbers are two bodies. */
export function isExclusive(register: string): boolean {
  return exclusive.has(register);
}

/** Orders identifiers by the preference for addresses, then by number. */
export function compareIdentifiers(a: string, b: string): number {
  return preference.indexOf(registerOf(a)) - preference.indexOf(registerOf(b)) || (a < b ? -1 : a > b ? 1 : 0);
}

type Shape = (id: string) => string | null;

const matching =
  (pattern: RegExp): Shape =>
  (id) =>
    pattern.test(id) ? id : null;

const authority = matching(/^[A-Z]{3,4}$/);

const shapes: Readonly<Record<string, Shape>> = {
  'GB-COH': companyNumber,
  'GB-CHC': (id) => /^(\d{6,7})(?:[-/]\d{1,3})?$/.exec(digitsOnlyLead(id))?.[1] ?? null,
  'GB-SC': (id) => prefixed('SC', /^(?:SC)?0*(\d{1,6})$/.exec(id)?.[1]),
  'GB-NIC': (id) => /^(?:NIC)?(\d{6})$/.exec(id)?.[1] ?? null,
  'GB-LAE': authority,
  'GB-LAS': authority,
  'GB-LANI': authority,
  'GB-PLA': authority,
  'GB-NHS': matching(/^(?=.*[A-Z])[A-Z0-9]{3,6}$/),
  'GB-UKPRN': matching(/^1\d{7}$/),
  'GB-GOR': matching(/^[A-Z]{1,3}\d{1,5}$/),
  'GB-PPON': matching(/^P[A-Z]{3}-\d{4}-[A-Z]{4}$/),
  'XI-LEI': legalEntityIdentifier,
};

/** Companies House: eight digits, or two letters and six, or the older forms of societies and of Northern Ireland. */
function companyNumber(id: string): string | null {
  const number = id.replace(/[-./]/g, '');
  // Fewer digits than four, or one digit throughout, are fillings of a form that demands a number.
  if (/^\d{4,8}$/.test(number)) return isFilling(number) ? null : number.padStart(8, '0');
  const [, prefix, digits, suffix = ''] = /^([A-Z]{1,2})(\d{1,7})(R?)$/.exec(number) ?? [];
  if (prefix === undefined || digits === undefined || !companyPrefixes.has(prefix)) return null;
  const length = 8 - prefix.length - suffix.length;
  return digits.length > length || /^0+$/.test(digits) ? null : `${prefix}${digits.padStart(length, '0')}${suffix}`;
}

const companyPrefixes = new Set(
  'AC BR CE CN CS FC FE FI GE GN GS IC IP LP NA NC NF NI NL NO NP NR NV NZ OC OE PC R RC RO RS SA SC SE SF SG SI SL SO SP SR SZ ZC'.split(
    ' ',
  ),
);

function isFilling(number: string): boolean {
  return /^(\d)\1*$/.test(number) || number === '12345678' || number === '1234567';
}

function digitsOnlyLead(id: string): string {
  return isFilling(id) ? '' : id;
}

function prefixed(prefix: string, digits: string | undefined): string | null {
  return digits === undefined || /^0+$/.test(digits) ? null : `${prefix}${digits.padStart(6, '0')}`;
}

/** ISO 17442: twenty signs whose remainder by 97 is 1, letters counted from ten. */
function legalEntityIdentifier(id: string): string | null {
  if (!/^[A-Z0-9]{18}\d{2}$/.test(id)) return null;
  let remainder = 0;
  for (const sign of id) {
    const value = Number.parseInt(sign, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1 ? id : null;
}
