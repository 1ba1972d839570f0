import type { Filter } from '../domain/filter.ts';
import type { RecordReader } from '../store/record.ts';
import { beginnings, edge, wins } from './award-win.ts';
import { flows, yearCondition } from './payment-flow.ts';
import { judgedYears } from './payment-year.ts';

/** An award keeps a tie alive for three calendar years, its own included, or until its published end. */
export const aliveYears = 3;

/** Every year that data can be of: losses fall into years in which nothing else happened, too. */
const calendar = Array.from({ length: 111 }, (_, i) => `(${1990 + i})`).join(', ');

/** Ties of a year with suppliers of one kind: alive the year before, and of those lost; gained in the year. */
export interface Change {
  readonly year: number;
  readonly kind: string;
  readonly judged: number;
  readonly alive: number;
  readonly lost: number;
  readonly gained: number;
  readonly alive_amount: number;
  readonly lost_amount: number;
  readonly gained_amount: number;
}

const money = (amount: string, condition: string): string =>
  `round(coalesce(sum(${amount}) filter (where ${condition}), 0), 2)`;

/**
 * Awards become stretches of years in which a tie is alive. A year is judged for a buyer whose data covers it and the three
 * before it from January to December: before that nobody can tell a new tie from one that began earlier.
 */
export async function changesByAwards(record: RecordReader, filter: Filter): Promise<readonly Change[]> {
  const { sql, values } = wins({ ...filter, from: undefined, to: undefined });
  const years = yearCondition(filter, 'y.year');
  return record.all<Change>(
    `with ${sql}, ${beginnings}, ${edge},
     active as (
       select buyer_id, supplier_id, year, max(case when extract(year from ends) > year + ${aliveYears - 1} then extract(year from ends)
         else year + ${aliveYears - 1} end) as until, sum(worth) as amount
       from (select *, extract(year from day) as year from win where buyer_id is not null and day is not null) dated
       group by buyer_id, supplier_id, year
     ),
     preceded as (
       select *, max(until) over (partition by buyer_id, supplier_id order by year rows between unbounded preceding and 1 preceding) as before
       from active
     ),
     numbered as (
       select *, sum(case when before >= year - 1 then 0 else 1 end) over (partition by buyer_id, supplier_id order by year) as stretch
       from preceded
     ),
     stretch as (
       select buyer_id, supplier_id, min(year) as first_year, max(until) as last_year, sum(amount) as amount
       from numbered group by buyer_id, supplier_id, stretch
     ),
     covered as (
       select b.buyer_id, extract(year from b.begun) + case when extract(month from b.begun) = 1 then 0 else 1 end as first_year,
         extract(year from e.seen) - case when extract(month from e.seen) = 12 then 0 else 1 end as last_year
       from beginning b cross join edge e
     ),
     calendar as (select year from (values ${calendar}) one (year)),
     seen_year as (
       select c.buyer_id, y.year, case when y.year between c.first_year + ${aliveYears} and c.last_year then 1 else 0 end as judged
       from covered c join calendar y on y.year between c.first_year - 1 and c.last_year + 1 where ${years.sql}
     )
     select cast(y.year as integer) as year, coalesce(g.kind, 'unknown') as kind, y.judged,
       count(*) filter (where s.first_year < y.year) as alive, count(*) filter (where s.last_year = y.year - 1) as lost,
       count(*) filter (where s.first_year = y.year) as gained,
       ${money('s.amount', 's.first_year < y.year')} as alive_amount, ${money('s.amount', 's.last_year = y.year - 1')} as lost_amount,
       ${money('s.amount', 's.first_year = y.year')} as gained_amount
     from stretch s join seen_year y on y.buyer_id = s.buyer_id and y.year between s.first_year and s.last_year + 1
     left join organization g on g.organization_id = s.supplier_id
     group by y.year, coalesce(g.kind, 'unknown'), y.judged order by y.year, kind, y.judged`,
    [...values, ...years.values],
  );
}

/** Payments: a tie is alive in a year with a payment; a year is judged where it and the one before are published whole. */
export async function changesByPayments(record: RecordReader, filter: Filter): Promise<readonly Change[]> {
  const { sql, values } = flows({ buyer: filter.buyer });
  const years = yearCondition(filter, 'c.year');
  return record.all<Change>(
    `with ${sql}, ${judgedYears},
     paid as (
       select payer_id, payee_id, year, amount, lag(year) over (partition by payee_id, payer_id order by year) as before,
         lead(year) over (partition by payee_id, payer_id order by year) as after
       from flow where payee_id is not null and year is not null${filter.supplier ? ' and payee_id = ?' : ''}
     ),
     yearly as (
       select p.payer_id, p.year, coalesce(g.kind, 'unknown') as kind, count(*) as ties, sum(p.amount) as amount,
         count(*) filter (where p.after is null or p.after > p.year + 1) as ended,
         sum(p.amount) filter (where p.after is null or p.after > p.year + 1) as ended_amount,
         count(*) filter (where p.before is null or p.before < p.year - 1) as begun,
         sum(p.amount) filter (where p.before is null or p.before < p.year - 1) as begun_amount
       from paid p left join organization g on g.organization_id = p.payee_id
       group by p.payer_id, p.year, coalesce(g.kind, 'unknown')
     ),
     changed as (
       select payer_id, year + 1 as year, kind, ties as alive, ended as lost, 0 as gained, amount as alive_amount, ended_amount as lost_amount,
         cast(null as double precision) as gained_amount from yearly
       union all
       select payer_id, year, kind, 0, 0, begun, null, null, begun_amount from yearly
     )
     select cast(c.year as integer) as year, c.kind, case when j.whole_pair = 2 then 1 else 0 end as judged,
       sum(c.alive) as alive, sum(c.lost) as lost, sum(c.gained) as gained, ${money('c.alive_amount', 'true')} as alive_amount,
       ${money('c.lost_amount', 'true')} as lost_amount, ${money('c.gained_amount', 'true')} as gained_amount
     from changed c join judged_year j on j.payer_id = c.payer_id and j.year = c.year
     where ${years.sql}
     group by c.year, c.kind, case when j.whole_pair = 2 then 1 else 0 end order by year, kind, judged`,
    [...values, ...(filter.supplier ? [filter.supplier] : []), ...years.values],
  );
}
