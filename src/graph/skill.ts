/** Forecasts of a yes or no beside what came: chances 0–1, outcomes 1 or 0, and how much each counts. */
export interface Forecasts {
  readonly chances: ArrayLike<number>;
  readonly outcomes: ArrayLike<number>;
  /** Each counts 1 where this is left out. */
  readonly weights?: ArrayLike<number> | undefined;
}

/** The mean of the squares by which forecasts miss, 0 (sure and right) to 1; null without weight. Brier 1950. Linear. */
export function brierScore({ chances, outcomes, weights }: Forecasts): number | null {
  let [missed, whole] = [0, 0];
  for (let at = 0; at < chances.length; at++) {
    const weight = weights?.[at] ?? 1;
    missed += weight * ((chances[at] as number) - (outcomes[at] as number)) ** 2;
    whole += weight;
  }
  return whole > 0 ? missed / whole : null;
}

/** The order of forecasts from the lowest chance to the highest, which {@link areaUnderCurve} takes over when asked again. n log n. */
export const orderOf = (chances: ArrayLike<number>): Int32Array =>
  Int32Array.from({ length: chances.length }, (_, at) => at).sort(
    (a, b) => (chances[a] as number) - (chances[b] as number),
  );

/**
 * How often a yes had a higher chance than a no, equals counting half: 0.5 as by chance, 1 always; null where all came the same.
 * The area under the ROC curve (Hanley and McNeil 1982). Linear once ordered.
 */
export function areaUnderCurve({ chances, outcomes, weights }: Forecasts, order = orderOf(chances)): number | null {
  let [below, wins, yes, no] = [0, 0, 0, 0];
  for (let at = 0; at < order.length; ) {
    let [yesHere, noHere] = [0, 0];
    const chance = chances[order[at] as number];
    for (; at < order.length && chances[order[at] as number] === chance; at++) {
      const weight = weights?.[order[at] as number] ?? 1;
      if (outcomes[order[at] as number]) yesHere += weight;
      else noHere += weight;
    }
    wins += yesHere * (below + noHere / 2);
    below += noHere;
    yes += yesHere;
    no += noHere;
  }
  return yes > 0 && no > 0 ? wins / (yes * no) : null;
}
