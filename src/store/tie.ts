/*
 * Ties: the ledger counted once by pair, form and year, so that the map and the measures need not go through every payment.
 * Refunds are negative and count in a sum. A contract stands in it twice, once for each direction, as it does in the ledger.
 */

const pounds = `CASE WHEN currency = 'GBP' THEN amount END`;

/** Statements that fill table `tie` from `exchange`. One pass over the exchanges. */
export const tieStatements: readonly string[] = [
  'DELETE FROM tie',
  `INSERT INTO tie (provider_id, receiver_id, provider_role, receiver_role, absent, form, kind, amount_kind, year,
     exchange_count, valued_count, amount, first_date, last_date)
   SELECT provider_id, receiver_id, provider_role, receiver_role, coalesce(provider_absent, receiver_absent) AS absent, form, kind,
     amount_kind, extract(year FROM started) AS year, count(*), count(${pounds}), round(sum(${pounds}), 2), min(started), max(started)
   FROM exchange
   GROUP BY provider_id, receiver_id, provider_role, receiver_role, coalesce(provider_absent, receiver_absent), form, kind,
     amount_kind, extract(year FROM started)
   ORDER BY provider_id, receiver_id, form, amount_kind, year, absent, kind, provider_role, receiver_role`,
];
