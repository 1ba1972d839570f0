import type { RecordReader } from '../store/record.ts';
import { pounds } from './payer.ts';
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

type Direction = 'made' | 'received';

interface YearCells {
  readonly direction: Direction;
  readonly year: number | null;
  readonly count: number;
  readonly valued: number;
  readonly unnamed: number;
  readonly amount: number | null;
  readonly first: string | null;
  readonly last: string | null;
  /** On the other side, in all years. */
  readonly partners: number;
}

/** Calendar years that are told apart; dates outside them are slips of the keyboard, and few. */
const yearLimit = 200;

/** What a participant paid and was paid, by year; null in a direction without payments. */
export async function paymentsOf(
  record: RecordReader,
  id: string,
): Promise<{ readonly paid: PaymentHistory | null; readonly received: PaymentHistory | null }> {
  const rows = await record.all<YearCells>(
    `with own as (
       select 'made' as direction, receiver_id as other, started, ${pounds} as pounds from exchange
       where provider_id = ? and evidence = 'payment'
       union all
       select 'received', provider_id, started, ${pounds} from exchange where receiver_id = ? and evidence = 'payment'
     ),
     partner as (select direction, count(distinct other) as partners from own group by direction),
     per_year as (
       select direction, extract(year from started) as year, count(*) as count, count(pounds) as valued,
         count(*) filter (where other is null) as unnamed, sum(pounds) as amount, min(started) as first, max(started) as last
       from own group by direction, extract(year from started)
     )
     select y.direction, cast(y.year as integer) as year, y.count, y.valued, y.unnamed, y.amount, y.first, y.last, p.partners
     from per_year y join partner p on p.direction = y.direction order by y.year, y.direction limit ${2 * yearLimit}`,
    [id, id],
  );
  const of = (direction: Direction) => historyOf(rows.filter((one) => one.direction === direction));
  return { paid: of('made'), received: of('received') };
}

function historyOf(cells: readonly YearCells[]): PaymentHistory | null {
  if (cells.length === 0) return null;
  const sum = (of: (cell: YearCells) => number): number => cells.reduce((all, cell) => all + of(cell), 0);
  const [count, valued] = [sum((cell) => cell.count), sum((cell) => cell.valued)];
  const dated = cells.filter((cell) => cell.year !== null);
  return {
    ...{ count, partners: cells[0]?.partners ?? 0, unnamed: sum((cell) => cell.unnamed), unknown: count - valued },
    amount: valued === 0 ? null : toPence(sum((cell) => cell.amount ?? 0)),
    first: dated[0]?.first ?? null,
    last: dated.at(-1)?.last ?? null,
    years: dated.map((cell) => ({ year: cell.year as number, count: cell.count, amount: toPence(cell.amount) })),
  };
}
