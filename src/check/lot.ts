import { isPlaceholder } from '../domain/money.ts';
import { daysBetween } from '../domain/number.ts';
import { dayOf, factOf, flagFact, type Json, listOf, numberOf, objectOf, textOf } from './json.ts';
import type { Criterion, Estimate, Fact, Lot, Period } from './notice.ts';

/** The lots of a tender as published; none where the source or the notice has none. */
export function lotsOf(tender: Json): Lot[] {
  return listOf(tender.lots).map(([lot, i]) => {
    const path = `/tender/lots/${i}`;
    const suitability = objectOf(lot.suitability);
    return {
      id: textOf(lot.id) ?? String(i + 1),
      path,
      title: textOf(lot.title),
      estimate: estimateOf(lot, path),
      criteria: criteriaOf(objectOf(lot.awardCriteria), `${path}/awardCriteria`),
      variants: factOf(textOf(objectOf(lot.submissionTerms)?.variantPolicy), `${path}/submissionTerms/variantPolicy`),
      period: periodOf(lot.contractPeriod, `${path}/contractPeriod`),
      renewal: flagFact(lot.hasRenewal, `${path}/hasRenewal`),
      sme: flagFact(suitability?.sme, `${path}/suitability/sme`),
      vcse: flagFact(suitability?.vcse, `${path}/suitability/vcse`),
      cancelled: /cancelled|withdrawn|unsuccessful/.test(textOf(lot.status) ?? ''),
    };
  });
}

/** An estimate from `value`, or from a published range; placeholders are no estimates. */
export function estimateOf(owner: Json, path: string): Fact<Estimate> | null {
  const value = objectOf(owner.value);
  const least = objectOf(owner.minValue);
  const most = objectOf(owner.maxValue);
  const net = numberOf(value?.amount);
  const gross = numberOf(value?.amountGross);
  const high = numberOf(most?.amount) ?? net ?? (gross === null ? null : gross / 1.2);
  if (high === null || high <= 0 || isPlaceholder(high)) return null;
  const low = numberOf(least?.amount) ?? net ?? high;
  const currency = textOf(value?.currency ?? most?.currency ?? least?.currency);
  return {
    value: { low: low > 0 && low <= high ? low : high, high, gross, currency, ceiling: false },
    path: `${path}/${most ? 'maxValue' : 'value'}`,
  };
}

/** Award criteria as published, with their places. */
export function criteriaOf(owner: Json | null, path: string): Criterion[] {
  return listOf(owner?.criteria).map(([criterion, i]) => {
    const number = listOf(criterion.numbers)[0]?.[0];
    return {
      path: `${path}/criteria/${i}`,
      type: textOf(criterion.type),
      name: textOf(criterion.name),
      description: textOf(criterion.description),
      number: numberOf(number?.number),
      numberKind: textOf(number?.weight) ?? textOf(number?.threshold) ?? textOf(number?.fixed),
    };
  });
}

export function periodOf(value: unknown, path: string): Fact<Period> | null {
  const period = objectOf(value);
  if (!period) return null;
  const start = dayOf(period.startDate);
  const end = dayOf(period.endDate);
  const maxEnd = dayOf(period.maxExtentDate);
  const span = start && end ? daysBetween(start, end) : null;
  const months = numberOf(period.durationInMonths);
  const days =
    numberOf(period.durationInDays) ??
    (months === null ? null : months * 30) ??
    (span !== null && span >= 0 ? span : null);
  if (start === null && end === null && days === null) return null;
  const most = start && maxEnd ? daysBetween(start, maxEnd) : null;
  return { value: { start, end, maxEnd, days, maxDays: most }, path };
}
