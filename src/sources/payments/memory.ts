/**
 * The same function, remembering what it answered for the texts of late: a ledger has few distinct dates and names.
 * Forgets everything at `limit` texts. Keeps copies, because a cell is a view that would keep its whole part of the file alive.
 */
export function remember<T>(answer: (text: string) => T, limit = 20_000): (text: string) => T {
  let known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= limit) known = new Map();
    const copy = Buffer.from(text, 'utf16le').toString('utf16le');
    const value = answer(copy);
    known.set(copy, value);
    return value;
  };
}
