import type { NetworkExchange, ValueNetwork } from '../../domain/value-network.ts';
import { oneDirection } from './layer.ts';

/** What two did in one year. */
export interface TieYear {
  readonly count: number;
  /** Pounds where known, else 0; only compared with itself. */
  readonly amount: number;
  /** How late in the year they last did, 0–1. */
  readonly lateness: number;
}

/** A tie of the record by year: provider and receiver of money, and what went between them in each year. */
export interface YearlyTie {
  readonly from: number;
  readonly to: number;
  readonly years: ReadonlyMap<number, TieYear>;
}

/** The ties of a record by year, and the years that the data covers in full. */
export interface YearlyTies {
  readonly ties: readonly YearlyTie[];
  readonly first: number;
  /** The last full year of anybody. */
  readonly last: number;
  /** The last full year of each giver; what its sources leave off has not lapsed. */
  readonly lastOf: ReadonlyMap<number, number>;
}

/** The year up to which dates are complete, given the latest of them: one is full when something is dated after the tenth of December. */
const fullYear = (latest: string): number => (latest.slice(5) > '12-10' ? yearOf(latest) : yearOf(latest) - 1);

const yearOf = (iso: string): number => Number(iso.slice(0, 4));

/** Gathers the money ties of the record layer by year; null where there are none. */
export function yearlyTies({ exchanges }: Pick<ValueNetwork, 'exchanges'>): YearlyTies | null {
  const ties = new Map<string, { from: number; to: number; years: Map<number, TieYear> }>();
  const latest = new Map<number, string>();
  let first = Number.POSITIVE_INFINITY;
  for (const one of oneDirection(exchanges)) {
    if (one.layer !== 'record' || one.from === one.to || one.started === null) continue;
    const key = `${one.from} ${one.to}`;
    const tie = ties.get(key) ?? { from: one.from, to: one.to, years: new Map<number, TieYear>() };
    ties.set(key, tie);
    const year = yearOf(one.started);
    tie.years.set(year, together(tie.years.get(year), one));
    first = Math.min(first, year);
    const day = one.ended ?? one.started;
    // An end date of a contract may lie far ahead; only what lies in the year of the start says how far the data goes.
    const seen = yearOf(day) === year ? day : one.started;
    if (seen > (latest.get(one.from) ?? '')) latest.set(one.from, seen);
  }
  if (ties.size === 0) return null;
  const lastOf = new Map([...latest].map(([place, day]) => [place, fullYear(day)]));
  return { ties: [...ties.values()], first, last: Math.max(...lastOf.values()), lastOf };
}

function together(known: TieYear | undefined, { count, quantity, started, ended }: NetworkExchange): TieYear {
  const year = (started as string).slice(0, 4);
  const day = ended?.startsWith(year) ? ended : (started as string);
  const lateness = (Number(day.slice(5, 7)) - 1) / 12 + Number(day.slice(8, 10)) / 372;
  return {
    count: (known?.count ?? 0) + count,
    amount: (known?.amount ?? 0) + Math.max(0, quantity ?? 0),
    lateness: Math.max(known?.lateness ?? 0, lateness),
  };
}
