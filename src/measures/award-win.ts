import type { Filter } from '../domain/filter.ts';
import { outcomes } from './award-outcome.ts';
import { awardDay, type Condition } from './selection.ts';

/**
 * A common table expression `win`, and those it rests on (`outcome`): one row for each award that a filter leaves and each of its
 * suppliers that can be told apart, or the one supplier of the filter. A supplier under two names of one award won it once.
 *
 * - `buyer_id`: of several buyers the one asked for (`viewpoint`), else the first by id, as in the ledger.
 * - `worth`: the award’s amount in pounds, only where it has a single supplier and is no ceiling: other splits are not published.
 * - `day`, `ends`: as in `outcome`.
 */
export function wins(filter: Filter, viewpoint = filter.buyer): Condition {
  const { sql, values } = outcomes(filter);
  return {
    sql: `${sql},
      buying as (
        select process_id, coalesce(${viewpoint ? 'min(organization_id) filter (where organization_id = ?), ' : ''}
          min(organization_id) filter (where role = 'buyer'), min(organization_id)) as buyer_id
        from party where role in ('buyer', 'procuringEntity') group by process_id
      ),
      win as (
        select distinct o.process_id, o.award_id, b.buyer_id, s.organization_id as supplier_id, o.day, o.ends,
          case when o.named = 1 and o.worth_kind in ('award', 'contract') then o.worth end as worth
        from outcome o join party s on s.process_id = o.process_id and s.award_id = o.award_id
        left join buying b on b.process_id = o.process_id
        where s.role = 'supplier' and s.organization_id is not null${filter.supplier ? ' and s.organization_id = ?' : ''}
      )`,
    values: [
      ...values,
      ...[viewpoint, filter.supplier].filter((one) => one !== undefined && one !== ''),
    ] as Condition['values'],
  };
}

/**
 * A common table expression `beginning`, to stand after `win`: the first day of the data of each buyer. It is the first publication
 * of any of its notices, which machines set; days of awards are typed by people and reach back for decades. Only where nothing
 * has a day of publication does the first award say when the data begins.
 */
export const beginnings = `
  beginning as (
    select b.buyer_id, coalesce(min(cast(p.first_published as date)), min(${awardDay})) as begun
    from buying b join process p on p.process_id = b.process_id left join award a on a.process_id = b.process_id
    where b.buyer_id is not null group by b.buyer_id
  )`;

/** A common table expression `edge`, to stand after `win`: the last day of the data (`seen`), as far as notices were published. */
export const edge = `
  edge as (
    select coalesce((select max(cast(last_published as date)) from process), (select max(cast(first_published as date)) from process),
      (select max(${awardDay}) from award a)) as seen
  )`;
