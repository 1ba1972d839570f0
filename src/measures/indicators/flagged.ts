import type { Findings, Flag, Group } from './indicator.ts';

/** What an indicator keeps that looks at each process by itself: what it flagged, and how many it could judge. */
export interface Flagged {
  /** Ocid to value. */
  readonly processes: Map<string, number>;
  /** Tenderer to value. */
  readonly tenderers: Map<string, number>;
  judged: number;
}

export const beginFlagged = (): Flagged => ({ processes: new Map(), tenderers: new Map(), judged: 0 });

export function mergeFlagged(into: Flagged, other: Flagged): void {
  for (const [ocid, value] of other.processes) into.processes.set(ocid, value);
  for (const [id, value] of other.tenderers) into.tenderers.set(id, value);
  into.judged += other.judged;
}

export function flagsOf(group: Group, values: Iterable<readonly [string, number]>): Flag[] {
  return Array.from(values, ([id, value]) => ({ group, id, value }));
}

export const findFlagged = (state: Flagged): Findings => ({
  flags: [...flagsOf('OCID', state.processes), ...flagsOf('Tenderer', state.tenderers)],
  judged: { OCID: state.judged },
  meta: [],
});
