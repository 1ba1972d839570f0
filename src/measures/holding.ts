import type { Filter } from '../domain/filter.ts';
import type { RecordReader } from '../store/record.ts';
import { outcomes } from './award-outcome.ts';
import { flows } from './payment-flow.ts';

/** What suppliers hold of a market, in wins or pounds: enough to say how concentrated it is. */
export interface Holdings {
  readonly suppliers: number;
  readonly sum: number;
  /** Sum of the squares of what each holds. */
  readonly squares: number;
  /** What the five largest hold together. */
  readonly top: number;
}

/** A market of awards: what its suppliers hold by number and by value. */
export interface Market {
  readonly awards: number;
  /** Awards with at least one supplier that can be told apart. */
  readonly held: number;
  /** Awards with a value and exactly one such supplier. */
  readonly valued: number;
  readonly shared: number;
  readonly ceilings: number;
  readonly byCount: Holdings;
  readonly byValue: Holdings;
}

interface MarketRow {
  readonly awards: number;
  readonly held: number;
  readonly valued: number;
  readonly shared: number;
  readonly ceilings: number;
  readonly winners: number;
  readonly wins: number;
  readonly win_squares: number;
  readonly win_top: number;
  readonly paid: number;
  readonly worth: number;
  readonly worth_squares: number;
  readonly worth_top: number;
}

/** What suppliers won of the awards that a filter leaves. */
export async function marketOf(record: RecordReader, filter: Filter): Promise<Market> {
  const { sql, values } = outcomes(filter);
  const [row] = (await record.all<MarketRow>(
    `with ${sql},
     win as (
       select distinct o.process_id, o.award_id, s.organization_id,
         case when o.named = 1 and o.worth_kind in ('award', 'contract') then o.worth end as worth
       from outcome o join party s on s.process_id = o.process_id and s.award_id = o.award_id
       where s.role = 'supplier' and s.organization_id is not null
     ),
     held as (
       select organization_id, cast(count(*) as double precision) as wins, sum(worth) as worth from win group by organization_id
     ),
     ranked as (
       select wins, worth, row_number() over (order by wins desc, organization_id) as win_rank,
         row_number() over (order by coalesce(worth, 0) desc, organization_id) as worth_rank
       from held
     )
     select max(t.awards) as awards, max(t.shared) as shared, max(t.ceilings) as ceilings, max(w.held) as held, max(w.valued) as valued,
       count(r.wins) as winners, coalesce(sum(r.wins), 0) as wins, coalesce(sum(r.wins * r.wins), 0) as win_squares,
       coalesce(sum(r.wins) filter (where r.win_rank <= 5), 0) as win_top,
       count(r.worth) as paid, coalesce(sum(r.worth), 0) as worth, coalesce(sum(r.worth * r.worth), 0) as worth_squares,
       coalesce(sum(r.worth) filter (where r.worth_rank <= 5), 0) as worth_top
     from (
       select count(*) as awards, count(*) filter (where named > 1) as shared,
         count(worth) filter (where worth_kind = 'possible ceiling' and named <= 1) as ceilings
       from outcome
     ) t
     cross join (
       select count(*) as held, count(worth) as valued
       from (select process_id, award_id, max(worth) as worth from win group by process_id, award_id) each_award
     ) w
     left join ranked r on true`,
    values,
  )) as [MarketRow];
  return {
    awards: row.awards,
    held: row.held,
    valued: row.valued,
    shared: row.shared,
    ceilings: row.ceilings,
    byCount: { suppliers: row.winners, sum: row.wins, squares: row.win_squares, top: row.win_top },
    byValue: { suppliers: row.paid, sum: row.worth, squares: row.worth_squares, top: row.worth_top },
  };
}

/** What payees hold of the payments that a filter leaves. */
export interface Paid extends Holdings {
  readonly payments: number;
  readonly named: number;
}

/** What payees hold of the money paid; one whose refunds reach its payments holds nothing. */
export async function paidOf(record: RecordReader, filter: Filter): Promise<Paid> {
  const { sql, values } = flows(filter);
  const [row] = await record.all<Paid>(
    `with ${sql},
     held as (select payee_id, sum(payments) as payments, round(sum(amount), 2) as amount from flow group by payee_id),
     ranked as (
       select amount, row_number() over (order by amount desc, payee_id) as place from held where payee_id is not null and amount > 0
     ),
     total as (
       select coalesce(sum(payments), 0) as payments, coalesce(sum(payments) filter (where payee_id is not null), 0) as named from held
     )
     select max(t.payments) as payments, max(t.named) as named, count(r.amount) as suppliers, coalesce(sum(r.amount), 0) as sum,
       coalesce(sum(r.amount * r.amount), 0) as squares, coalesce(sum(r.amount) filter (where r.place <= 5), 0) as top
     from total t left join ranked r on true`,
    values,
  );
  return row as Paid;
}

/** Where payments cannot be asked. */
export const nothingPaid: Paid = { payments: 0, named: 0, suppliers: 0, sum: 0, squares: 0, top: 0 };
