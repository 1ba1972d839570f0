/** Who pays whom, over a whole record. A payment is an exchange of its own, never linked to an award by guess. */
import type { Coverage } from '../domain/answer.ts';
import { count } from '../domain/number.ts';
import { agree, percent, sentence } from '../measures/phrase.ts';
import type { RecordReader } from '../store/record.ts';
import type { ParticipantLine } from './network.ts';
import { marks } from './page.ts';
import { toPence } from './worth.ts';

/** What a record says about its payments as a whole. */
export interface PaidAnswer {
  /** Sum of all payments in pounds, refunds taken off; absent where none has an amount. */
  readonly amount: number | null;
  /** What share goes to nobody who is named, and why, for the public. */
  readonly sentence: string;
  /** Payments to nobody who is named, most first: individual, redacted, not-named … */
  readonly unnamed: readonly { readonly absent: string; readonly count: number; readonly amount: number | null }[];
  /** Payments with a named payee, and payments with an amount. */
  readonly coverage: readonly Coverage[];
}

/** A pair of payers that pay the same participants. */
export interface SharedPayees {
  readonly a: ParticipantLine;
  readonly b: ParticipantLine;
  readonly payees: number;
}

export interface PayersAnswer {
  /** Largest sum first. */
  readonly payers: readonly ParticipantLine[];
  readonly payees: readonly ParticipantLine[];
  readonly sharedPayees: readonly SharedPayees[];
  /** Absent where the record holds no payments. */
  readonly paid: PaidAnswer | null;
}

/** Lines of each side, pairs of payers, and payers that are compared with each other: pairs grow with the square of their number. */
const lineLimit = 8;
const pairLimit = 10;
const comparedLimit = 200;

type Side = 'payer' | 'payee';
const columns = {
  payer: { own: 'provider_id', other: 'receiver_id', count: 'payer_count', amount: 'paid_amount' },
  payee: { own: 'receiver_id', other: 'provider_id', count: 'payment_count', amount: 'received_amount' },
} as const;

/** SQL of what a payment in table `exchange` adds to a sum of pounds; a refund is negative and takes off. */
const pounds = `case when currency = 'GBP' then amount end`;

/** SQL that is true for a row of table `tie` that stands for payments; its sum is in pounds, refunds taken off. */
const isPayment = `amount_kind = 'payment'`;

async function largest(record: RecordReader, side: Side): Promise<readonly string[]> {
  const { count: n, amount } = columns[side];
  const rows = await record.all<{ id: string }>(
    `select organization_id as id from organization where ${n} > 0
     order by ${amount} desc nulls last, ${n} desc, name, organization_id limit ${lineLimit}`,
  );
  return rows.map(({ id }) => id);
}

/** Participants as lines of one side, by id; number and sum were counted at import. */
async function linesOf(
  record: RecordReader,
  side: Side,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ParticipantLine>> {
  if (ids.length === 0) return new Map();
  const { own, other, count: n, amount } = columns[side];
  const rows = await record.all<ParticipantLine>(
    `with partner as (
       select ${own} as id, count(distinct ${other}) as partners from tie
       where ${isPayment} and ${own} in (${marks(ids)}) group by ${own}
     )
     select o.organization_id as id, o.name, coalesce(o.kind, 'unknown') as kind, o.${n} as count,
       coalesce(p.partners, 0) as partners, o.${amount} as amount
     from organization o left join partner p on p.id = o.organization_id where o.organization_id in (${marks(ids)})`,
    [...ids, ...ids],
  );
  return new Map(rows.map((row) => [row.id, { ...row, amount: toPence(row.amount) }]));
}

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly payees: number;
}

const sharedPayees = (record: RecordReader): Promise<readonly Pair[]> =>
  record.all<Pair>(
    `with compared as (
       select organization_id from organization where payer_count > 0 order by payer_count desc, organization_id limit ${comparedLimit}
     ),
     paid as (
       select distinct provider_id as payer, receiver_id as payee from tie
       where ${isPayment} and receiver_id is not null and provider_id in (select organization_id from compared)
     )
     select x.payer as a, y.payer as b, count(*) as payees from paid x join paid y on y.payee = x.payee and x.payer < y.payer
     group by x.payer, y.payer order by payees desc, x.payer, y.payer limit ${pairLimit}`,
  );

interface Heap {
  /** Null for payments to a participant. */
  readonly absent: string | null;
  readonly count: number;
  readonly valued: number;
  readonly amount: number | null;
}

const reasons: Readonly<Record<string, (n: string) => string>> = {
  redacted: (n) => `${n} redacted by the publisher`,
  individual: (n) => `${n} to individuals`,
  removed: (n) => `${n} to somebody removed on request`,
};
const reason = ({ absent, count: n }: Heap): string =>
  (reasons[absent ?? ''] ?? ((words) => `${words} without the name of a payee`))(count(n));

/** The sentence: a share of the payments, and of the money where both sums are more than nothing. */
function says(unnamed: readonly Heap[], total: Omit<Heap, 'absent'>): string {
  if (unnamed.length === 0)
    return `${agree(total.count, 'The one payment names', `All ${count(total.count)} payments name`)} who was paid.`;
  const lost = unnamed.reduce((sum, { count: n }) => sum + n, 0);
  const money = unnamed.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  const ofMoney =
    money > 0 && total.amount !== null && total.amount >= money
      ? ` and ${percent(money / total.amount)} of the money`
      : '';
  const goes = `${percent(lost / total.count)} of payments${ofMoney} went to nobody who can be named here`;
  return sentence(`${goes}: ${unnamed.map(reason).join(', ')}.`);
}

async function askPaid(record: RecordReader): Promise<PaidAnswer | null> {
  // What names nobody in any other way is one reason: nobody is named.
  const heaps = await record.all<Heap>(
    `with payment_line as (
       select case when receiver_id is not null then null
         when receiver_absent in ('individual', 'redacted', 'removed') then receiver_absent else 'not-named' end as absent,
         ${pounds} as pounds
       from exchange where evidence = 'payment'
     )
     select absent, count(*) as count, count(pounds) as valued, sum(pounds) as amount from payment_line
     group by absent order by count desc, absent`,
  );
  if (heaps.length === 0) return null;
  const unnamed = heaps.filter(({ absent }) => absent !== null);
  const sum = (of: (heap: Heap) => number): number => heaps.reduce((all, heap) => all + of(heap), 0);
  const [total, valued] = [sum((heap) => heap.count), sum((heap) => heap.valued)];
  const amount = valued === 0 ? null : toPence(sum((heap) => heap.amount ?? 0));
  const named = total - unnamed.reduce((all, heap) => all + heap.count, 0);
  return {
    amount,
    sentence: says(unnamed, { count: total, valued, amount }),
    unnamed: unnamed.map((heap) => ({
      absent: heap.absent as string,
      count: heap.count,
      amount: toPence(heap.amount),
    })),
    coverage: [
      { total, used: named, noun: 'payments', has: 'a payee who is named' },
      { total, used: valued, noun: 'payments', has: 'an amount in pounds' },
    ],
  };
}

/** Payers, payees, which payers pay the same participants, and what goes to nobody who is named. */
export async function askPayers(record: RecordReader): Promise<PayersAnswer> {
  const [paid, payers, payees, pairs] = await Promise.all([
    askPaid(record),
    largest(record, 'payer'),
    largest(record, 'payee'),
    sharedPayees(record),
  ]);
  const [payerLines, payeeLines] = await Promise.all([
    linesOf(record, 'payer', [...new Set([...payers, ...pairs.flatMap(({ a, b }) => [a, b])])]),
    linesOf(record, 'payee', payees),
  ]);
  return {
    payers: payers.flatMap((id) => payerLines.get(id) ?? []),
    payees: payees.flatMap((id) => payeeLines.get(id) ?? []),
    sharedPayees: pairs.flatMap((pair) => {
      const [a, b] = [payerLines.get(pair.a), payerLines.get(pair.b)];
      return a && b ? [{ a, b, payees: pair.payees }] : [];
    }),
    paid,
  };
}
