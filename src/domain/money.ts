/**
 * Values that publishers enter where a form demands a number and they have none.
 * Zero is one of them: an award of nothing is not an award that cost nothing.
 */
export function isPlaceholder(amount: number): boolean {
  return amount === 0 || amount === 1 || amount === 0.01 || /^9{6,}$/.test(String(amount));
}
