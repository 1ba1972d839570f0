import { isoOf, noDay, rowsOf, type TieIndex, ways } from './tie-index.ts';
import { toPence } from './worth.ts';

/** The payments of one calendar year. */
export interface PaymentYear {
  readonly year: number;
  readonly count: number;
  /** Their sum in pounds, refunds taken off; absent where none has an amount. */
  readonly amount: number | null;
}

/** The payments of one participant in one direction. */
export interface PaymentHistory {
  readonly count: number;
  /** Participants on the other side. */
  readonly partners: number;
  /** Payments whose other side is nobody who can be named. */
  readonly unnamed: number;
  /** Sum in pounds, refunds taken off; absent where no payment has an amount. */
  readonly amount: number | null;
  /** Payments without an amount in pounds. */
  readonly unknown: number;
  readonly first: string | null;
  readonly last: string | null;
  /** Oldest first; payments without a date are in none. */
  readonly years: readonly PaymentYear[];
}

/** What a participant paid and was paid, by year; null in a direction without payments. */
export function paymentsOf(
  ties: TieIndex,
  id: string,
): { readonly paid: PaymentHistory | null; readonly received: PaymentHistory | null } {
  return {
    paid: historyOf(ties, rowsOf(ties, id, 'given'), ties.receiver),
    received: historyOf(ties, rowsOf(ties, id, 'received'), ties.provider),
  };
}

interface Sum {
  count: number;
  valued: number;
  amount: number;
}

const nothing = (): Sum => ({ count: 0, valued: 0, amount: 0 });
const amountOf = ({ valued, amount }: Sum): number | null => (valued === 0 ? null : toPence(amount));

function historyOf(ties: TieIndex, rows: Uint32Array, others: Int32Array): PaymentHistory | null {
  const [all, years, partners] = [nothing(), new Map<number, Sum>(), new Set<number>()];
  let [unnamed, first, last] = [0, noDay, noDay];
  for (const row of rows) {
    if (ways[ties.way[row] as number] !== 'payment') continue;
    const [count, other] = [ties.count[row] as number, others[row] as number];
    if (other < 0) unnamed += count;
    else partners.add(other);
    const year = years.get(ties.year[row] as number) ?? nothing();
    years.set(ties.year[row] as number, year);
    for (const sum of [all, year]) {
      sum.count += count;
      sum.valued += ties.valued[row] as number;
      sum.amount += Number.isNaN(ties.amount[row]) ? 0 : (ties.amount[row] as number);
    }
    const from = ties.first[row] as number;
    if (from !== noDay && (first === noDay || from < first)) first = from;
    last = Math.max(last, ties.last[row] as number);
  }
  if (all.count === 0) return null;
  return {
    ...{ count: all.count, partners: partners.size, unnamed, amount: amountOf(all), unknown: all.count - all.valued },
    ...{ first: isoOf(first), last: isoOf(last) },
    years: [...years]
      .filter(([year]) => year !== 0)
      .sort(([a], [b]) => a - b)
      .map(([year, sum]) => ({ year, count: sum.count, amount: amountOf(sum) })),
  };
}
