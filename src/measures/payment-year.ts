/**
 * Common table expressions to stand after `flow`: `payer_year`, one row for each payer and calendar year with payments, `whole` being
 * 1 where they reach from January to December; and `judged_year`, the same with how many of the three years before and of the year itself are whole
 * (`whole_years`, at most 4) and of the year before and the year itself (`whole_pair`, at most 2).
 *
 * A payer that has published half a year would seem to gain and lose half of its payees at either end.
 */
export const judgedYears = `
  payer_year as (
    select payer_id, year,
      case when extract(month from min(first_date)) = 1 and extract(month from max(last_date)) = 12 then 1 else 0 end as whole
    from flow where year is not null group by payer_id, year
  ),
  judged_year as (
    select payer_id, year,
      sum(whole) over (partition by payer_id order by year range between 3 preceding and current row) as whole_years,
      sum(whole) over (partition by payer_id order by year range between 1 preceding and current row) as whole_pair
    from payer_year
  )`;
