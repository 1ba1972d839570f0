import { awardStands } from '../measures/selection.ts';

/** What one award or one process is worth, as far as that is published. */
export interface Worth {
  readonly amount: number | null;
  readonly currency: string | null;
  readonly amountKind: string | null;
  /** Why the amount is absent. */
  readonly because: string | null;
}

/** Money as a row of the record gives it. */
export interface MoneyCells {
  readonly amount: number | null;
  readonly currency: string | null;
  readonly amount_kind: string | null;
  readonly amount_note: string | null;
}

const nothing = (because: string): Worth => ({ amount: null, currency: null, amountKind: null, because });

const isUnset = (money: MoneyCells): boolean =>
  money.amount_note === 'placeholder' || (money.amount !== null && money.amount <= 0);

/** What a row's own money says; placeholders are no amounts. */
export function worthOf(money: MoneyCells): Worth {
  if (money.amount === null) return nothing('no value is published');
  if (isUnset(money)) return nothing('the value published stands for “not given”');
  return { amount: money.amount, currency: money.currency, amountKind: money.amount_kind, because: null };
}

/** Awards whose published value is in no sum, by why that is. */
export interface HeldBack {
  readonly ceilings: number;
  readonly shared: number;
  readonly foreign: number;
}

/** Why a sum of awards in pounds is absent: no value is published, or none that may be added up. */
export function whyNoSum({ ceilings, shared, foreign }: HeldBack): string {
  const held = [
    ceilings > 0 && 'possible ceilings',
    shared > 0 && 'values shared with others',
    foreign > 0 && 'values in other currencies',
  ].filter(Boolean);
  return held.length === 0 ? 'no value published' : `only ${held.join(' and ')}`;
}

/** A sum of pounds and pence without the dust that binary fractions leave. */
export const toPence = (sum: number | null): number | null => (sum === null ? null : Math.round(sum * 100) / 100);

/**
 * SQL of the awards of each process, added up: `n` awards, `valued` of them with an amount, `total`, and the kinds and currencies
 * that it is made of; a condition on the award (`a`) narrows them. A total means something only where {@link addsUp} is true.
 */
export const awardSums = (condition = 'true'): string => `
  select process_id, count(*) as n, count(worth) as valued, sum(worth) as total,
    count(distinct amount_kind) as kinds, count(distinct currency) as currencies,
    min(amount_kind) as amount_kind, min(currency) as currency, min(dated) as decided,
    count(*) filter (where amount_note = 'placeholder') as set_aside
  from (
    select a.process_id, a.amount_kind, a.currency, a.amount_note, a.decided as dated,
      case when a.amount > 0 and (a.amount_note is null or a.amount_note <> 'placeholder') then a.amount end as worth
    from award a where ${awardStands} and ${condition}
  ) award_worth group by process_id`;

/** SQL that is true where the sum of a process's awards (row `w`) may be stated: all known, of one kind and currency, no ceilings. */
export const addsUp = `(w.n = w.valued and w.kinds <= 1 and w.currencies <= 1 and (w.n = 1 or w.amount_kind in ('award', 'contract')))`;

export interface AwardSums {
  readonly n: number | null;
  readonly valued: number | null;
  readonly total: number | null;
  readonly kinds: number | null;
  readonly currencies: number | null;
  readonly sum_kind: string | null;
  readonly sum_currency: string | null;
  readonly set_aside: number | null;
  readonly adds_up: boolean | null;
}

/** What a process is worth: the sum of its awards where it may be stated, else its estimate, else why not. */
export function processWorth(
  sums: AwardSums,
  estimate: MoneyCells & { readonly estimate_low: number | null; readonly estimate_high: number | null },
): Worth {
  const { n, valued } = sums;
  if (n === null || n === 0) {
    const worth = worthOf(estimate);
    const ranged = estimate.estimate_low !== null || estimate.estimate_high !== null;
    return worth.amount === null && ranged ? nothing('only a range is published') : worth;
  }
  if (sums.adds_up)
    return { amount: toPence(sums.total), currency: sums.sum_currency, amountKind: sums.sum_kind, because: null };
  if (valued === 0)
    return nothing(sums.set_aside === n ? 'the value published stands for “not given”' : 'no value is published');
  if (valued !== n) return nothing(`only ${valued} of ${n} awards give a value`);
  if ((sums.currencies ?? 0) > 1) return nothing('its awards are in different currencies');
  if ((sums.kinds ?? 0) > 1) return nothing('values of different kinds are not added up');
  return nothing('ceilings of frameworks are not added up');
}
