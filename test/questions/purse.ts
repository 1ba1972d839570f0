/** A made-up record of payments alone: two payers, three payees, a refund, and names that are none. */
import type { Rows } from '../record.ts';

/** Payer, payee or why there is none, day, pounds. */
type Payment = readonly [
  payer: string,
  payee: string | { absent: string | null },
  paid: string | null,
  pounds: number | null,
];

const payments: readonly Payment[] = [
  ['north', 'GB-COH-1', '2020-05-01', 1000.1],
  ['north', 'GB-COH-1', '2020-06-01', -200.05],
  ['north', 'GB-COH-1', '2022-01-31', 500],
  ['north', 'n-trees', '2021-01-01', 70],
  ['north', { absent: 'redacted' }, '2021-02-01', 100],
  ['north', { absent: 'individual' }, '2021-03-01', 20],
  ['south', 'GB-COH-1', '2021-04-01', 0.2],
  ['south', 'n-trees', null, 9],
  ['south', 'n-blank', '2021-05-01', null],
  ['south', { absent: null }, '2021-06-01', 10],
];

export const purse: Rows = {
  payment: payments.map((_, index) => ({ payment_no: index + 1, source_id: '1', position: index + 1 })),
  exchange: payments.map(([payer, payee, paid, pounds], index) => ({
    exchange_id: `payment/${index}`,
    provider_id: payer,
    receiver_id: typeof payee === 'string' ? payee : null,
    receiver_absent: typeof payee === 'string' ? null : payee.absent,
    deliverable: 'payment',
    kind: 'tangible',
    form: 'money',
    started: paid,
    amount: pounds,
    currency: 'GBP',
    amount_kind: 'payment',
    standing: 'recorded',
    evidence: 'payment',
  })),
  organization: [
    { organization_id: 'north', name: 'North Council', kind: 'public body', payer_count: 6, paid_amount: 1490.05 },
    { organization_id: 'south', name: 'South Council', kind: 'public body', payer_count: 4, paid_amount: 19.2 },
    { organization_id: 'GB-COH-1', name: 'Works Ltd', kind: 'unknown', payment_count: 4, received_amount: 1300.25 },
    { organization_id: 'n-trees', name: 'Trees CIC', kind: 'vcse', payment_count: 2, received_amount: 79 },
    { organization_id: 'n-blank', name: 'Blank Ltd', kind: 'unknown', payment_count: 1 },
  ].map((row) => ({ buyer_count: 0, supplier_count: 0, payment_count: 0, payer_count: 0, ...row })),
};
