/** How far two readers agree on the same units. */
export interface Kappa {
  readonly units: number;
  /** Share of units on which they say the same. */
  readonly observed: number;
  /** Share on which they would by chance, from how often each says what. */
  readonly expected: number;
  /** Null where both only ever say one and the same thing, so that chance alone explains all. */
  readonly kappa: number | null;
}

/**
 * Cohen’s kappa of what two readers say about each unit: 1 for full agreement, 0 for what chance gives; null without units.
 * Where one answer is rare it rests on a few units and says little. Cohen 1960, Educational and Psychological Measurement 20(1).
 */
export function cohenKappa(pairs: readonly (readonly [string, string])[]): Kappa | null {
  const units = pairs.length;
  if (units === 0) return null;
  const first = new Map<string, number>();
  const second = new Map<string, number>();
  let same = 0;
  for (const [a, b] of pairs) {
    first.set(a, (first.get(a) ?? 0) + 1);
    second.set(b, (second.get(b) ?? 0) + 1);
    if (a === b) same++;
  }
  let chance = 0;
  for (const [answer, count] of first) chance += count * (second.get(answer) ?? 0);
  const observed = same / units;
  const expected = chance / units ** 2;
  return { units, observed, expected, kappa: chance === units ** 2 ? null : (observed - expected) / (1 - expected) };
}
