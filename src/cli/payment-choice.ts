import { readFileSync } from 'node:fs';
import { Refusal } from '../domain/refusal.ts';
import { type PaymentField, paymentFields } from '../sources/payments/columns.ts';
import type { Option, Words } from './command.ts';
import type { PaymentChoice } from './reading.ts';

/** Options about files of payments, which often do not say who paid. */
export const paymentOptions = {
  payer: { type: 'string', value: 'NAME', says: 'who made the payments, where the files do not say' },
  mapping: { type: 'string', value: 'FILE', says: 'JSON: payer and columns of files of payments; see docs/data.md' },
} as const satisfies Record<string, Option>;

interface Entry {
  readonly payer?: string;
  readonly columns?: Readonly<Record<string, string>>;
}

function choiceOf(entry: Entry, where: string): PaymentChoice {
  const columns = Object.entries(entry.columns ?? {});
  const refuse = (message: string) =>
    new Refusal({ code: 'bad-mapping', message, where, mend: 'See “Payments” in docs/data.md for an example.' });
  for (const [field, column] of columns) {
    if (!paymentFields.includes(field as PaymentField))
      throw refuse(`“${field}” is none of ${paymentFields.join(', ')}.`);
    if (typeof column !== 'string') throw refuse(`The column of “${field}” is no text.`);
  }
  if (entry.payer !== undefined && typeof entry.payer !== 'string') throw refuse('The payer is no text.');
  return {
    ...(entry.payer === undefined ? {} : { payer: entry.payer }),
    ...(columns.length === 0 ? {} : { mapping: Object.fromEntries(columns) }),
  };
}

/** What the words say about each file of payments: the mapping file's entry for its name, then `--payer` for all others. */
export function paymentChoices(words: Words): (name: string) => PaymentChoice {
  const payer = words.text('payer');
  const all: PaymentChoice = payer === undefined ? {} : { payer };
  const path = words.text('mapping');
  if (path === undefined) return () => all;
  const entries = readMapping(path);
  return (name) => {
    const file = name.split('/').at(-1) ?? name;
    const entry = entries.get(file) ?? entries.get('*');
    return entry ? { ...all, ...entry } : all;
  };
}

function readMapping(path: string): Map<string, PaymentChoice> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new Refusal({
      code: 'bad-mapping',
      message: 'The mapping file cannot be read as JSON.',
      where: path,
      mend: 'Check the path and the commas.',
      cause,
    });
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new Refusal({
      code: 'bad-mapping',
      message: 'The mapping is no object.',
      where: path,
      mend: 'See “Payments” in docs/data.md for an example.',
    });
  }
  return new Map(
    Object.entries(parsed as Record<string, Entry>).map(([file, entry]) => [
      file,
      choiceOf(entry ?? {}, `${path}, ${file}`),
    ]),
  );
}
