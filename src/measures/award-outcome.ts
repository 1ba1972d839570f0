import type { Filter } from '../domain/filter.ts';
import { awardCondition, awardDay, type Condition } from './selection.ts';

/** The words by which suppliers are declared small or medium-sized. */
const smallScales = `'sme', 'micro', 'small', 'medium'`;

/** What awards have whose winner’s size is known, where somebody won. */
export const sizedWinner = 'a winner flagged as SME or not';
/** The same where a notice that nobody won counts, too: no small firm did. */
export const sizedOutcome = 'an outcome: a winner flagged as SME or not, or nobody';

/**
 * A common table expression `outcome`: one row for each award that a filter leaves, with who won it and what it is worth.
 *
 * - `size`: `sme` or `other` as declared for the award, else as declared for its suppliers when they agree; `mixed` when some
 *   are small and some are not; `none` when the notice says that nobody won; else `unknown`.
 * - `named`: how many suppliers share it; one that appears under two names is one.
 * - `vcse`: the same for voluntary, community and social enterprises.
 * - `worth`: the award's amount in pounds, absent when it is none, a placeholder, in another currency or an estimate.
 * - `worth_kind`: award, contract, ceiling or possible ceiling.
 * - `flagged`: whether the notice says that it suits small and medium-sized firms; `flagged_vcse` likewise.
 * - `foretold`: whether the notice is known to have come before the award.
 * - `day`: when it was decided, else when it was published; `ends`: the end of its contract period, where published.
 */
export function outcomes(filter: Filter): Condition {
  const chosen = awardCondition(filter);
  return {
    sql: `chosen as (
        select a.process_id, a.award_id, a.decided, ${awardDay} as day, a.ends, a.amount, a.currency, a.amount_kind, a.amount_note,
          a.sme,
          p.sme_suitable, p.vcse_suitable, p.first_published
        from award a join process p on p.process_id = a.process_id
        where ${chosen.sql}
      ),
      supplied as (
        select process_id, award_id, count(*) as mentions,
          count(distinct organization_id) + count(*) filter (where organization_id is null and coalesce(absent, '') <> 'not-awarded') as named,
          count(*) filter (where absent = 'not-awarded') as nobody,
          count(*) filter (where lower(scale) in (${smallScales})) as small,
          count(*) filter (where lower(scale) = 'large') as large,
          count(*) filter (where vcse) as social,
          count(*) filter (where not vcse) as unsocial
        from party where role = 'supplier' and award_id is not null
        group by process_id, award_id
      ),
      outcome as (
        select c.process_id, c.award_id,
          case when s.nobody = s.mentions then 'none'
            when c.sme then 'sme' when not c.sme then 'other'
            when s.small = s.mentions then 'sme' when s.large = s.mentions then 'other'
            when s.small > 0 and s.large > 0 then 'mixed' else 'unknown' end as size,
          case when s.nobody = s.mentions then 'none'
            when s.social = s.mentions then 'vcse' when s.unsocial = s.mentions then 'other'
            when s.social > 0 and s.unsocial > 0 then 'mixed' else 'unknown' end as vcse,
          coalesce(s.named, 0) as named,
          case when c.amount > 0 and c.currency = 'GBP' and (c.amount_note is null or c.amount_note <> 'placeholder')
            and c.amount_kind in ('award', 'contract', 'ceiling', 'possible ceiling') then c.amount end as worth,
          c.amount_kind as worth_kind,
          case when c.amount_note = 'placeholder' then 1 else 0 end as set_aside,
          case when c.amount > 0 and c.currency <> 'GBP' then 1 else 0 end as foreign_money,
          c.day, c.ends, c.sme_suitable as flagged, c.vcse_suitable as flagged_vcse,
          coalesce(cast(c.first_published as date) < c.decided, false) as foretold
        from chosen c left join supplied s on s.process_id = c.process_id and s.award_id = c.award_id
      )`,
    values: chosen.values,
  };
}
