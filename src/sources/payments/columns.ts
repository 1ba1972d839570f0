import { Refusal } from '../../domain/refusal.ts';
import { columnNames } from './column-name.ts';

/** What a payment is read from. */
export const paymentFields = [
  'paid',
  'amount',
  'amountGross',
  'currency',
  'payee',
  'payer',
  'unit',
  'purpose',
] as const;
export type PaymentField = (typeof paymentFields)[number];

/** Columns by name, as a person gives them where they are not recognised; what is not given is recognised. */
export type PaymentMapping = { readonly [field in PaymentField]?: string };

/** Which columns say what. */
export interface PaymentColumns {
  /** The column of each field, by its name as published. */
  readonly columns: PaymentMapping;
  /** Whether a field's column was recognised by its name or given in the mapping. */
  readonly evidence: { readonly [field in PaymentField]?: 'name' | 'mapping' };
  /** Of date, amount and payee, those without a column: without them the table is none of payments. */
  readonly missing: readonly PaymentField[];
  /** Columns that are not read; references and descriptions among them, because they may hold persons. */
  readonly dropped: readonly string[];
}

/** Without these a table is none of payments. */
const required: readonly PaymentField[] = ['paid', 'amount', 'payee'];

const ranks: ReadonlyMap<string, readonly [PaymentField, number]> = new Map(
  paymentFields.flatMap((field) => columnNames[field].map((name, rank) => [name, [field, rank]] as const)),
);

/** A name of a column as it is compared: words in lower case; “PaymentDate” and “payment_date” are the same. */
function normalize(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('£', ' gbp ')
    .toLowerCase()
    .replace(/\b(ex|exc|excl|inc|incl)\.? ?v\.?a\.?t\b/g, '$1 vat')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** The field that a column's name means, and how sure that is: the lower the better. */
function meaningOf(name: string): readonly [PaymentField, number] | null {
  const plain = normalize(name);
  const direct = ranks.get(plain);
  if (direct) return direct;
  // “Paid amount (£, UK)”: what may be left out is a unit, a hint or an article.
  const bare = plain
    .replace(/\b(?:gbp|in pounds|pounds|dd mm yyyy|yyyy mm dd|dd mm yy|uk|the|transparency|redacted)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const found = ranks.get(bare);
  return found ? [found[0], found[1] + 0.5] : null;
}

/**
 * Tells by their names, in whatever order and spelling, which columns of a table of payments say what.
 * A mapping goes before; it is refused where it names a column that is not there.
 */
export function recognizeColumns(header: readonly string[], mapping: PaymentMapping = {}): PaymentColumns {
  const columns: { [field in PaymentField]?: string } = {};
  const evidence: { [field in PaymentField]?: 'name' | 'mapping' } = {};
  for (const field of paymentFields) {
    const given = mapping[field];
    if (given === undefined) continue;
    columns[field] = columnNamed(given, header, field);
    evidence[field] = 'mapping';
  }
  const mapped = new Set(Object.values(columns));
  const best = new Map<PaymentField, readonly [string, number]>();
  for (const name of header) {
    const meaning = mapped.has(name) ? null : meaningOf(name);
    if (meaning === null || columns[meaning[0]] !== undefined) continue;
    const known = best.get(meaning[0]);
    if (known === undefined || meaning[1] < known[1]) best.set(meaning[0], [name, meaning[1]]);
  }
  for (const [field, [name]] of best) {
    columns[field] = name;
    evidence[field] = 'name';
  }
  const read = new Set(Object.values(columns));
  const has = (field: PaymentField): boolean =>
    columns[field] !== undefined || (field === 'amount' && columns.amountGross !== undefined);
  return {
    columns,
    evidence,
    missing: required.filter((field) => !has(field)),
    dropped: header.filter((name) => name !== '' && !read.has(name)),
  };
}

/** True where the columns of a table say when, how much and to whom: it is one of payments. */
export function looksLikePayments(header: readonly string[]): boolean {
  return recognizeColumns(header).missing.length === 0;
}

function columnNamed(given: string, header: readonly string[], field: PaymentField): string {
  const found = header.find((name) => name === given) ?? header.find((name) => normalize(name) === normalize(given));
  if (found !== undefined) return found;
  throw new Refusal({
    code: 'unknown-column',
    message: `There is no column “${given}”.`,
    where: `the mapping of ${field}`,
    mend: `Name one of the columns there are: ${quoted(header)}.`,
  });
}

const wordsFor: Readonly<Record<string, string>> = { paid: 'the date', amount: 'the amount', payee: 'who was paid' };

/** Refuses a table whose columns do not say when, how much and to whom. */
export function refuseMissing(columns: PaymentColumns, header: readonly string[], where: string): void {
  if (columns.missing.length === 0) return;
  const missing = columns.missing.map((field) => wordsFor[field]).join(', ');
  throw new Refusal({
    code: 'columns-not-recognised',
    message: `No column was recognised for ${missing}.`,
    where,
    mend: `Name the columns in a mapping file, for example {"${columns.missing[0]}": "${header[0] ?? 'Column name'}"}. The columns are: ${quoted(header)}.`,
  });
}

const quoted = (header: readonly string[]): string => {
  const shown = header.slice(0, 40).map((name) => `“${name.slice(0, 60)}”`);
  return shown.join(', ') + (header.length > 40 ? ` and ${header.length - 40} more` : '');
};
