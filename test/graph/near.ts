import assert from 'node:assert/strict';

/** Two numbers, or two lists of them, are the same up to a difference; NaN is the same as NaN. */
export function near(got: number | ArrayLike<number> | null, expected: number | ArrayLike<number>, by = 1e-9): void {
  assert.notEqual(got, null);
  const [ours, theirs] = [got, expected].map((one) => (typeof one === 'number' ? [one] : Array.from(one ?? [])));
  assert.equal(ours?.length, theirs?.length, 'another length');
  ours?.forEach((value, k) => {
    const other = theirs?.[k] as number;
    const isSame = Object.is(value, other) || Math.abs(value - other) <= by * Math.max(1, Math.abs(other));
    assert.ok(isSame, `place ${k}: ${value}, not ${other}`);
  });
}
