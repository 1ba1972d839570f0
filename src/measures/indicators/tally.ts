/** How many of how many, for each organisation. */
export type Tallies = Map<string, Tally>;

export interface Tally {
  part: number;
  whole: number;
}

export function count(tallies: Tallies, id: string, { part, whole }: Readonly<Tally>): void {
  const tally = tallies.get(id);
  if (tally === undefined) tallies.set(id, { part, whole });
  else {
    tally.part += part;
    tally.whole += whole;
  }
}

export function mergeTallies(into: Tallies, other: Tallies): void {
  for (const [id, tally] of other) count(into, id, tally);
}

/** What a map holds for a key, made and put there where it holds nothing. */
export function placeIn<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
