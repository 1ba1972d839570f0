/** What was watched: how long each lasted, and whether it ended (1) or was only no longer watched (0). */
export interface Lifetimes {
  readonly durations: ArrayLike<number>;
  readonly ended: ArrayLike<number>;
}

/** A step for each duration at which something ended, ascending. */
export interface SurvivalCurve {
  readonly durations: Float64Array;
  readonly atRisk: Int32Array;
  readonly ends: Int32Array;
  /** The share that lasts longer than the duration, 0–1. */
  readonly surviving: Float64Array;
  /** Greenwood's standard error of that share; 0 once nobody is left. */
  readonly standardErrors: Float64Array;
}

/**
 * Kaplan and Meier's estimate; who is lost at a duration counts as at risk there. Kaplan and Meier 1958, *JASA* 53:457;
 * errors by Greenwood 1926. n log n. Throws where a duration is negative or not known.
 */
export function survival({ durations, ended }: Lifetimes): SurvivalCurve {
  if (durations.length !== ended.length) throw new RangeError('The columns of lifetimes differ in length.');
  const order = Int32Array.from({ length: durations.length }, (_, k) => k);
  for (const k of order)
    if (!((durations[k] as number) >= 0)) throw new RangeError(`Lifetime ${k} lasts ${durations[k]}.`);
  order.sort((a, b) => (durations[a] as number) - (durations[b] as number));
  const steps: { duration: number; atRisk: number; ends: number; surviving: number; error: number }[] = [];
  let [surviving, greenwood] = [1, 0];
  for (let first = 0, next = 0; first < order.length; first = next) {
    const duration = durations[order[first] as number] as number;
    const atRisk = order.length - first;
    let ends = 0;
    for (next = first; next < order.length && durations[order[next] as number] === duration; next++)
      ends += ended[order[next] as number] ? 1 : 0;
    if (ends === 0) continue;
    surviving *= 1 - ends / atRisk;
    greenwood += ends === atRisk ? 0 : ends / (atRisk * (atRisk - ends));
    steps.push({ duration, atRisk, ends, surviving, error: surviving * Math.sqrt(greenwood) });
  }
  return {
    durations: Float64Array.from(steps, ({ duration }) => duration),
    atRisk: Int32Array.from(steps, ({ atRisk }) => atRisk),
    ends: Int32Array.from(steps, ({ ends }) => ends),
    surviving: Float64Array.from(steps, (step) => step.surviving),
    standardErrors: Float64Array.from(steps, ({ error }) => error),
  };
}

/** The share that lasts longer than a duration: the last step up to it, 1 before the first. Steps. */
export function survivingAt({ durations, surviving }: SurvivalCurve, duration: number): number {
  const step = durations.findLastIndex((at) => at <= duration);
  return step === -1 ? 1 : (surviving[step] as number);
}
