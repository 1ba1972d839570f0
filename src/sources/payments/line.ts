import { repairLine } from '../../domain/text.ts';
import { cleanText } from '../ocds/clean.ts';
import { amountOf } from './amount.ts';
import type { PaymentField } from './columns.ts';
import { type DateReading, readDate } from './date.ts';
import { remember } from './memory.ts';
import type { PaymentFlaw, PaymentRow } from './payment.ts';

/** What the columns of a line say, as published; null for a column that the table or the line has not. */
export type Line = { readonly [field in PaymentField]: string | null };

/** A line as it was read: a payment whose date may still await the order of day and month, or why it is none. */
export type Draft =
  | {
      readonly row: PaymentRow;
      readonly flaws: PaymentFlaw[];
      readonly pair: Extract<DateReading, { kind: 'pair' }> | null;
    }
  | { readonly broken: string };

/** Below half a penny there is no money: what is left over when a spreadsheet subtracts, or nothing at all. */
const leastAmount = 0.005;

const totals = /^(?:grand |sub ?|overall )?totals?\b/i;

/**
 * Turns lines into payments. A line is one where two of date, amount and payee are there: blank lines of spreadsheets, totals
 * and titles are not. What cannot be read in a payment is absent, with a flaw.
 */
export function lineReader(payer: string | null): (line: Line) => Draft {
  const dates = remember(readDate);
  const repaired = remember((text: string) => {
    const whole = repairLine(text);
    const mended = whole !== text.replace(/\s+/g, ' ').trim();
    return { text: whole === '' ? null : whole, mended, cleaned: undefined as string | undefined };
  });
  const given = payer === null ? null : repairLine(payer);

  return (line) => {
    const flaws: PaymentFlaw[] = [];
    const reading = (field: 'payee' | 'payer' | 'unit' | 'purpose'): ReturnType<typeof repaired> | null => {
      const published = line[field];
      if (published === null || published === '') return null;
      const known = repaired(published);
      if (known.mended)
        flaws.push({ code: 'text-repaired', message: 'Entities or wrongly decoded characters were put right.', field });
      return known;
    };
    const text = (field: 'payee' | 'payer'): string | null => reading(field)?.text ?? null;
    /** What a payment is for may say whom to call. Worked out once for the same words: a ledger has few distinct ones. */
    const words = (field: 'unit' | 'purpose'): string | null => {
      const known = reading(field);
      if (known === null || known.text === null) return null;
      known.cleaned ??= cleanText(known.text);
      return known.cleaned;
    };
    const day = dates(line.paid ?? '');
    const payee = text('payee');
    const amounts = amountsOf(line, flaws);
    const present = Number(day.kind !== 'none') + Number(payee !== null) + Number(amounts.amount !== null);
    if (present < 2) return { broken: 'Of date, amount and payee, at least two are missing.' };
    if (day.kind === 'none') {
      if (payee !== null && totals.test(payee)) return { broken: 'This is a total, not a payment.' };
      flaws.push({ code: 'bad-date', message: told('date', line.paid), field: 'paid' });
    }
    const payerName = given ?? text('payer');
    if (payerName === null)
      flaws.push({ code: 'missing-buyer', message: 'No payer is named in this line.', field: 'payer' });
    const row: PaymentRow = {
      paid: day.kind === 'date' ? day.date : null,
      ...amounts,
      currency: currencyOf(line.currency),
      amount_kind: 'payment',
      payer_name: payerName,
      payee_name: payee,
      unit: words('unit'),
      purpose: words('purpose'),
    };
    return { row, flaws, pair: day.kind === 'pair' ? day : null };
  };
}

/** The net amount, else the gross one; refunds stay negative. */
function amountsOf(line: Line, flaws: PaymentFlaw[]): Pick<PaymentRow, 'amount' | 'amount_gross' | 'amount_note'> {
  const read = (field: 'amount' | 'amountGross'): number | null => {
    const published = line[field];
    if (published === null) return null;
    const amount = amountOf(published);
    if (amount === null && (field === 'amount' || published.trim() !== '')) {
      flaws.push({ code: 'bad-number', message: told('amount', published), field });
    }
    return amount;
  };
  const net = read('amount');
  const gross = read('amountGross');
  const amount = net ?? gross;
  const nothing = amount !== null && Math.abs(amount) < leastAmount;
  if (nothing)
    flaws.push({ code: 'placeholder-value', message: `The amount ${amount} is no payment.`, field: 'amount' });
  return { amount, amount_gross: gross, amount_note: nothing ? 'placeholder' : null };
}

function told(what: string, published: string | null): string {
  const text = (published ?? '').trim();
  return text === '' ? `No ${what} is given.` : `“${text.slice(0, 60)}” is no ${what}.`;
}

/** Pounds where nothing is said; null for what is no code of a currency. */
function currencyOf(published: string | null): string | null {
  const code = (published ?? '').trim().toUpperCase();
  if (code === '' || code === '£' || /^(?:POUNDS?|STERLING|POUNDS? STERLING|UKP)$/.test(code)) return 'GBP';
  return /^[A-Z]{3}$/.test(code) ? code : null;
}
