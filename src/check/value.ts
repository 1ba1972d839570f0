import { fieldOf } from './evidence.ts';
import type { Evidence, Lot, Notice } from './notice.ts';

/** What a contract is worth, as far as a rule may use it. */
export interface Worth {
  /** Without tax, in pounds: the whole contract. */
  readonly amount: number;
  /** The lower end where a range was published. */
  readonly low: number;
  readonly evidence: Evidence;
}

const frameworkWords = /\bframeworks?\b|\bDPS\b|\bdynamic (?:purchasing|market)\b|\bapproved list\b/i;

/** True where a field or the title says that this sets up a framework or a dynamic system, whose value is a ceiling. */
export function isVehicle(notice: Notice): boolean {
  const { framework, dynamicSystem, estimate } = notice.facts;
  return (
    framework?.value === true ||
    dynamicSystem?.value === true ||
    estimate?.value.ceiling === true ||
    (framework?.value !== false && frameworkWords.test(notice.title))
  );
}

/** The estimated value of the whole contract in pounds without tax; null where it is unknown. */
export function worthOf(notice: Notice): Worth | null {
  const { estimate, lots } = notice.facts;
  if (estimate && inPounds(estimate.value.currency))
    return {
      amount: estimate.value.high,
      low: estimate.value.low,
      evidence: fieldOf('estimated value', { path: estimate.path, value: estimate.value.high }),
    };
  const [only] = lots;
  return lots.length === 1 && only ? lotWorth(only) : null;
}

/** The estimated value of a lot; null where it is unknown. */
export function lotWorth({ estimate, path }: Lot): Worth | null {
  if (!estimate || !inPounds(estimate.value.currency)) return null;
  const { high, low } = estimate.value;
  return { amount: high, low, evidence: fieldOf('value of the lot', { path: `${path}/value`, value: high }) };
}

const inPounds = (currency: string | null): boolean => currency === null || currency === 'GBP';

/** How many years the contract runs without extensions; null where no period is published. */
export function yearsOf(notice: Notice): number | null {
  const periods = [notice.facts.contractPeriod, ...notice.facts.lots.map(({ period }) => period)];
  const days = periods.flatMap((period) => period?.value.days ?? []);
  // Months are published as thirty days, so that 1,440 days are four years.
  return days.length === 0 ? null : Math.max(...days) / (days.every((one) => one % 30 === 0) ? 360 : 365.25);
}

/** The value of one year; null where value or period is unknown. */
export function yearlyWorth(notice: Notice): number | null {
  const worth = worthOf(notice);
  const years = yearsOf(notice);
  return worth === null || years === null ? null : worth.amount / Math.max(1, years);
}
