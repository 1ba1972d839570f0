/** How a participant's ties last: on whom it leans, whom it gained and lost, and in which years it dealt with whom. */
import { absent, type Coverage, type Known, known } from '../domain/answer.ts';
import { noDay, rowsOf, type TieIndex, type Way, ways } from './tie-index.ts';
import { toPence } from './worth.ts';

/** What the other side is to a participant. Payments and awards stand apart: a payment is linked to no award. */
export type Side = 'payer' | 'payee' | 'buyer' | 'supplier';

/** The order in which sides are told, and where the ties of each stand. */
export const sides: Readonly<Record<Side, { readonly own: 'given' | 'received'; readonly way: Way }>> = {
  payer: { own: 'received', way: 'payment' },
  payee: { own: 'given', way: 'payment' },
  buyer: { own: 'given', way: 'award' },
  supplier: { own: 'received', way: 'award' },
};

/** All ties with one partner of one side, taken together. */
export interface Partner {
  readonly number: number;
  readonly count: number;
  readonly valued: number;
  /** In pounds, refunds taken off; absent where none is known. */
  readonly amount: number | null;
  /** Days as the index has them. */
  readonly first: number;
  readonly last: number;
  /** Years with an exchange, in order. */
  readonly years: readonly number[];
}

interface Sum {
  readonly number: number;
  count: number;
  valued: number;
  amount: number | null;
  first: number;
  last: number;
  readonly years: number[];
}

/** The named partners of one side of a participant, itself left out. */
export function partnersOn(ties: TieIndex, id: string, side: Side): readonly Partner[] {
  const { own, way } = sides[side];
  const others = own === 'given' ? ties.receiver : ties.provider;
  const [self, wanted] = [ties.numbers.get(id), ways.indexOf(way)];
  const sums = new Map<number, Sum>();
  for (const row of rowsOf(ties, id, own)) {
    const number = others[row] as number;
    if (number < 0 || number === self || ties.way[row] !== wanted) continue;
    let sum = sums.get(number);
    if (!sum) {
      sum = { number, count: 0, valued: 0, amount: null, first: noDay, last: noDay, years: [] };
      sums.set(number, sum);
    }
    addRow(ties, row, sum);
  }
  return [...sums.values()].sort((a, b) => a.number - b.number);
}

function addRow(ties: TieIndex, row: number, sum: Sum): void {
  sum.count += ties.count[row] as number;
  sum.valued += ties.valued[row] as number;
  const amount = ties.amount[row] as number;
  if (!Number.isNaN(amount)) sum.amount = (sum.amount ?? 0) + amount;
  const [first, year] = [ties.first[row] as number, ties.year[row] as number];
  if (first !== noDay && (sum.first === noDay || first < sum.first)) sum.first = first;
  sum.last = Math.max(sum.last, ties.last[row] as number);
  // The rows of one participant come in order of years.
  if (year !== 0 && sum.years.at(-1) !== year) sum.years.push(year);
}

/** The share that the largest partner of a side has. */
export interface Reliance {
  readonly side: Side;
  readonly partner: { readonly id: string; readonly name: string };
  /** Of the sum of payments with refunds taken off, or of the number of awards. */
  readonly ratio: Known<number>;
  /** What the ratio is of: pounds for payments, awards else. */
  readonly of: { readonly part: number; readonly whole: number; readonly unit: 'GBP' | 'count' };
  readonly partners: number;
  readonly coverage: Coverage;
}

/** The largest partner of a side and its share: of the money for payments, of the awards else. Null where there is no partner. */
export function relianceOf(ties: TieIndex, side: Side, partners: readonly Partner[]): Reliance | null {
  const isPaid = sides[side].way === 'payment';
  const size = (partner: Partner): number => (isPaid ? (partner.amount ?? Number.NEGATIVE_INFINITY) : partner.count);
  const largest = partners.reduce<Partner | null>((top, one) => (top && size(top) >= size(one) ? top : one), null);
  if (!largest) return null;
  const sum = (of: (partner: Partner) => number): number => partners.reduce((all, partner) => all + of(partner), 0);
  const [total, valued] = [sum(({ count }) => count), sum((partner) => partner.valued)];
  const about = {
    side,
    partner: { id: ties.ids[largest.number] as string, name: ties.names[largest.number] as string },
    partners: partners.length,
  };
  if (!isPaid) {
    const of = { part: largest.count, whole: total, unit: 'count' as const };
    const coverage = { total, used: total, noun: 'awards', has: 'a partner who is named' };
    return { ...about, ratio: known(largest.count / total), of, coverage };
  }
  const [part, whole] = [toPence(largest.amount) ?? 0, toPence(sum(({ amount }) => amount ?? 0)) ?? 0];
  const isShare = whole > 0 && part >= 0 && part <= whole;
  const because = valued === 0 ? 'no payment has an amount in pounds' : 'refunds weigh as much as payments';
  return {
    ...about,
    ratio: isShare ? known(part / whole) : absent(because),
    of: { part, whole, unit: 'GBP' },
    coverage: { total, used: valued, noun: 'payments', has: 'an amount in pounds' },
  };
}
