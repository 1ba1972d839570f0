/** A record of made-up payments, with the exchanges and ties that an import would derive from them. */
import type { Row } from '../../src/domain/table.ts';
import type { RecordReader } from '../../src/store/record.ts';
import { tieStatements } from '../../src/store/tie.ts';
import { makeRecord, type Rows } from '../record.ts';

export interface MadeUpPayment {
  readonly payer?: string;
  /** By default the payee `p`; null for one that is redacted. */
  readonly payee?: string | null;
  readonly paid: string | null;
  readonly amount?: number | null;
}

/** Makes the record; `more` holds further rows, such as organisations with their kinds. */
export async function recordOfPayments(payments: readonly MadeUpPayment[], more: Rows = {}): Promise<RecordReader> {
  const exchange = payments.map(
    ({ payer = 'council', payee = 'p', paid, amount = 100 }, i): Row<'exchange'> => ({
      ...{
        exchange_id: `payment/${i}`,
        provider_id: payer,
        receiver_id: payee,
        provider_role: 'payer',
        receiver_role: 'payee',
      },
      ...{
        receiver_absent: payee === null ? 'redacted' : null,
        kind: 'tangible',
        form: 'money',
        amount_kind: 'payment',
      },
      ...{ started: paid, amount, currency: 'GBP', evidence: 'payment' },
    }),
  );
  const record = await makeRecord({ ...more, exchange });
  for (const statement of tieStatements) await record.all(statement);
  return record;
}

/** A payment in January and one in December of each of these years, so that they count as published whole. */
export const wholeYears = (years: readonly number[], payer = 'council', payee = 'always'): MadeUpPayment[] =>
  years.flatMap((year) => [`${year}-01-15`, `${year}-12-15`].map((paid) => ({ payer, payee, paid })));
