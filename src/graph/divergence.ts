/** Shares of a whole; null where an amount is negative or not a number, or all are zero. */
function shares(amounts: ArrayLike<number>): Float64Array | null {
  const values = Float64Array.from(amounts);
  if (values.some((value) => !(value >= 0 && Number.isFinite(value)))) return null;
  const total = values.reduce((sum, value) => sum + value, 0);
  return total === 0 ? null : values.map((value) => value / total);
}

/**
 * The Jensen–Shannon divergence of two sets of shares, in bits: 0 for the same, 1 for nothing in common. Amounts are made shares;
 * null where either has no amount above zero or a negative one. Lin 1991, *IEEE Trans. Inf. Theory* 37:145. Linear.
 */
export function divergence(p: ArrayLike<number>, q: ArrayLike<number>): number | null {
  if (p.length !== q.length) throw new RangeError('The shares are over different things.');
  const [first, second] = [shares(p), shares(q)];
  if (first === null || second === null) return null;
  const towardsMiddle = (a: number, b: number) => (a === 0 ? 0 : (a / 2) * Math.log2((2 * a) / (a + b)));
  let bits = 0;
  for (let k = 0; k < first.length; k++) {
    const [a, b] = [first[k] as number, second[k] as number];
    bits += towardsMiddle(a, b) + towardsMiddle(b, a);
  }
  return Math.max(0, bits);
}
