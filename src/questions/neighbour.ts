/** Who stands beside a participant: those who deal with the same others. */
import { type Partner, type Side, sides } from './relation.ts';
import { type TieIndex, ways } from './tie-index.ts';

/** Somebody who deals with the same partners. */
export interface Neighbour {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** Partners in common. */
  readonly shared: number;
}

/** Neighbours through the partners of one side, most partners in common first. */
export interface Neighbours {
  /** What the partners in common are to both. */
  readonly side: Side;
  /** Partners through whom neighbours were looked for. */
  readonly partners: number;
  readonly total: number;
  /** At most {@link neighbourLimit}; of equals those with most exchanges first. */
  readonly rows: readonly Neighbour[];
}

const neighbourLimit = 8;

/** Those who share the partners of one side with a participant; null where nobody does. */
export function neighboursOf(
  ties: TieIndex,
  { id, side, partners }: { readonly id: string; readonly side: Side; readonly partners: readonly Partner[] },
): Neighbours | null {
  const { own, way } = sides[side];
  const posting = own === 'given' ? ties.received : ties.given;
  const beside = own === 'given' ? ties.provider : ties.receiver;
  const wanted = ways.indexOf(way);
  const self = ties.numbers.get(id);
  const shared = new Int32Array(ties.ids.length);
  const times = new Float64Array(ties.ids.length);
  // The partner by whom somebody was met last, so that ties of several years count once.
  const metBy = new Int32Array(ties.ids.length).fill(-1);
  const met: number[] = [];
  for (const { number } of partners) {
    for (let at = posting.starts[number] as number; at < (posting.starts[number + 1] as number); at++) {
      const row = posting.rows[at] as number;
      const other = beside[row] as number;
      if (other < 0 || other === self || ties.way[row] !== wanted) continue;
      if (shared[other] === 0) met.push(other);
      if (metBy[other] !== number) shared[other] = (shared[other] as number) + 1;
      metBy[other] = number;
      times[other] = (times[other] as number) + (ties.count[row] as number);
    }
  }
  if (met.length === 0) return null;
  met.sort(
    (a, b) => (shared[b] as number) - (shared[a] as number) || (times[b] as number) - (times[a] as number) || a - b,
  );
  const rows = met.slice(0, neighbourLimit).map((number) => ({
    ...{ id: ties.ids[number] as string, name: ties.names[number] as string, kind: ties.kinds[number] as string },
    shared: shared[number] as number,
  }));
  return { side, partners: partners.length, total: met.length, rows };
}
