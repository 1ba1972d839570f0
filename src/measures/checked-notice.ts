import type { Filter } from '../domain/filter.ts';
import { allOf, type Condition, periodCondition, processCondition } from './selection.ts';

/**
 * A common table expression `notice`: one row for each process that a filter leaves and of which a call or an announcement has been
 * checked, with the one that speaks for it.
 *
 * - `stage`: call or planning; `source`: who published it, as the checks name it.
 * - `category`: goods, works or services as published, else by the division of what is bought; absent where neither is known.
 * - `band`: by what the process is worth in pounds, whether estimate, award or ceiling: 1 under £100,000, 2 under £1 million, 3 under
 *   £10 million, 4 from there on; absent where it is not known.
 * - `sme_suitable`, `vcse_suitable`: said to suit small and medium-sized firms, or social enterprises and charities.
 */
export function checkedNotices(filter: Filter): Condition {
  const chosen = allOf([processCondition(filter), periodCondition(filter, 'c.published')]);
  return {
    sql: `bought as (
        select process_id, min(division) as division from classification where main and division is not null group by process_id
      ),
      worth as (
        select process_id, max(amount) as amount from award
        where amount > 0 and currency = 'GBP' and (amount_note is null or amount_note <> 'placeholder') group by process_id
      ),
      placed as (
        select c.release_no, c.process_id, c.stage, c.source_kind as source, c.price_share, c.price_basis, p.sme_suitable, p.vcse_suitable,
          coalesce(case when p.category in ('goods', 'works', 'services') then p.category end,
            case when b.division = '45' then 'works' when b.division < '50' then 'goods' when b.division >= '50' then 'services' end) as category,
          coalesce(case when p.amount > 0 and p.currency = 'GBP' and (p.amount_note is null or p.amount_note <> 'placeholder') then p.amount end,
            case when p.estimate_high > 0 and coalesce(p.currency, 'GBP') = 'GBP' then p.estimate_high end, w.amount) as pounds
        from checked c join process p on p.process_id = c.process_id
        left join bought b on b.process_id = c.process_id left join worth w on w.process_id = c.process_id
        where c.speaks and ${chosen.sql}
      ),
      notice as (
        select *, case when pounds < 100000 then 1 when pounds < 1000000 then 2 when pounds < 10000000 then 3
          when pounds >= 10000000 then 4 end as band
        from placed
      )`,
    values: chosen.values,
  };
}

/** Why nothing is known of any notice. */
export const uncheckedBecause = 'no notice here has been read by the tender check';
