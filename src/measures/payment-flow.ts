import type { Filter } from '../domain/filter.ts';
import { allOf, type Condition, dayOf, periodCondition } from './selection.ts';

/*
 * Payments, taken together by payer, payee and year. They are figures of their own: a payment is never linked to an award by
 * guess, and amounts of the two kinds are never added up.
 */

/** Why payments cannot answer a filter; null where they can. */
export function paymentSilence({ cpv, place }: Filter): string | null {
  return cpv || place ? 'payments say neither what category was bought nor where it was delivered' : null;
}

/** Why there is nothing to say about payments, when none is there. */
export const noPayment = 'there is no payment here';

/**
 * A common table expression `flow`: payments by payer, payee and year, that buyer, supplier and period of a filter leave.
 * Columns `payer_id`, `payee_id` (absent with `absent` saying why), `year`, `payments`, `valued`, `amount` (pounds, refunds taken
 * off), `first_date`, `last_date`; one row for each payer, payee and year where both are known. Whole years are read from the
 * ties that the import counted; other periods from each payment.
 */
export function flows(filter: Filter): Condition {
  const { buyer, supplier, from, to } = filter;
  const parties = [
    buyer ? { sql: 'provider_id = ?', values: [buyer] } : null,
    supplier ? { sql: 'receiver_id = ?', values: [supplier] } : null,
  ];
  if (wholeYears(filter)) {
    const chosen = allOf([
      { sql: `provider_role = 'payer'`, values: [] },
      ...parties,
      periodCondition({ from }, 'first_date'),
      periodCondition({ to }, 'last_date'),
    ]);
    return {
      sql: `flow as (
        select provider_id as payer_id, receiver_id as payee_id, absent, year, exchange_count as payments, valued_count as valued,
          amount, first_date, last_date
        from tie where ${chosen.sql}
      )`,
      values: chosen.values,
    };
  }
  const chosen = allOf([
    { sql: `provider_role = 'payer'`, values: [] },
    ...parties,
    periodCondition(filter, 'started'),
  ]);
  const pounds = `case when currency = 'GBP' then amount end`;
  return {
    sql: `flow as (
      select provider_id as payer_id, receiver_id as payee_id, receiver_absent as absent, extract(year from started) as year,
        count(*) as payments, count(${pounds}) as valued, sum(${pounds}) as amount, min(started) as first_date, max(started) as last_date
      from exchange where ${chosen.sql}
      group by provider_id, receiver_id, receiver_absent, extract(year from started)
    )`,
    values: chosen.values,
  };
}

/** A period that begins with a year and ends with one, or is open there. */
function wholeYears({ from, to }: Filter): boolean {
  return (!from || /^\d{4}-01-01$/.test(from)) && (!to || /^\d{4}-12-31$/.test(to));
}

/** The calendar years that lie wholly in the period of a filter, as a condition on a column. */
export function yearCondition({ from, to }: Filter, year: string): Condition {
  return allOf([
    from ? { sql: `${year} >= ?`, values: [yearOf(dayOf(from, 'from')) + (from.endsWith('-01-01') ? 0 : 1)] } : null,
    to ? { sql: `${year} <= ?`, values: [yearOf(dayOf(to, 'to')) - (to.endsWith('-12-31') ? 0 : 1)] } : null,
  ]);
}

const yearOf = (day: string): number => Number(day.slice(0, 4));
