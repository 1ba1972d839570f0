import type { Game } from '../graph/cooperation.ts';
import { closeFlow, type FlowSystem } from '../graph/flow.ts';
import type { EventLog } from '../graph/handover.ts';
import { buildNetwork, type Network } from '../graph/network.ts';

export type Rows = readonly (readonly number[])[];
type Tie = readonly [from: string | number, to: string | number, weight?: number];

/** What a file gives to work with; which of it is there depends on the kernel. */
export interface Given {
  readonly nodes?: readonly string[];
  readonly directed?: boolean;
  readonly flow?: Rows;
  readonly edges?: readonly Tie[];
  readonly inflow?: readonly number[];
  readonly export?: readonly number[];
  readonly dissipation?: readonly number[];
  readonly output?: readonly number[];
  readonly focal?: string;
  readonly maxLength?: number;
  readonly cases?: Readonly<Record<string, string>>;
  readonly raters?: readonly (readonly (number | null)[])[];
  readonly events?: readonly number[];
  readonly censored?: readonly number[];
  readonly players?: number;
  readonly value?: Readonly<Record<string, number>>;
  readonly valueBySize?: Readonly<Record<string, number>>;
  readonly links?: readonly (readonly [number, number])[];
  readonly p?: readonly number[];
  readonly q?: readonly number[];
}

export interface Named {
  readonly names: readonly string[];
  readonly network: Network;
  /** The same ties, each with the weight 1. */
  readonly unweighted: Network;
}

/** The network of a matrix or of ties; names are the given ones, or numbers from 0, or those of the ties as they come. */
export function readNetwork(given: Given, building: { directed: boolean; parallel?: 'add' | 'keep' }): Named {
  const cells = given.flow?.flatMap((row, from) => row.map((weight, to): Tie => [from, to, weight]));
  const ties = cells?.filter(([, , weight]) => weight !== 0) ?? given.edges ?? [];
  const ends = ties.flatMap(([from, to]) => [from, to] as const);
  const isNumbered = ends.every((end) => typeof end === 'number');
  const count = given.flow?.length ?? ends.reduce<number>((most, end) => Math.max(most, Number(end) + 1), 0);
  const numbers = Array.from({ length: isNumbered ? count : 0 }, (_, node) => String(node));
  const names = given.nodes ?? (isNumbered ? numbers : [...new Set(ends.map(String))]);
  const nodeOf = new Map(names.map((name, node) => [name, node]));
  const place = (end: string | number) => (isNumbered ? Number(end) : (nodeOf.get(String(end)) ?? -1));
  const columns = {
    nodeCount: names.length,
    from: ties.map(([from]) => place(from)),
    to: ties.map(([, to]) => place(to)),
  };
  const weights = ties.map(([, , weight = 1]) => weight);
  const network = buildNetwork({ ...columns, weights }, building);
  return { names, network, unweighted: { ...network, weights: network.weights.map(() => 1) } };
}

/** A flow with what crosses the border, nothing where that is not given. */
export function readFlow(given: Given): { names: readonly string[]; flow: FlowSystem } {
  const { names, network } = readNetwork(given, { directed: true });
  const closed = closeFlow(network);
  const border = (amounts: readonly number[] | undefined, none: Float64Array) =>
    amounts ? Float64Array.from(amounts) : none;
  return {
    names,
    flow: {
      internal: network,
      inflow: border(given.inflow, closed.inflow),
      exports: border(given.export, closed.exports),
      dissipation: border(given.dissipation, closed.dissipation),
    },
  };
}

/** A game on players from 1; a coalition is written as its digits, or with anything else between its numbers. */
export function readGame({ players = 0, value = {}, valueBySize = {} }: Given): Game {
  const key = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b).join(' ');
  const written = (text: string) => (/^\d+$/.test(text) ? [...text] : text.split(/\D+/).filter(Boolean)).map(Number);
  const worths = new Map(Object.entries(value).map(([text, worth]) => [key(written(text)), worth]));
  return {
    players,
    worth(members) {
      const numbers = [...members].flatMap((is, player) => (is ? [player + 1] : []));
      return worths.get(key(numbers)) ?? valueBySize[numbers.length] ?? 0;
    },
  };
}

/** A log whose cases are lines of names; performers are numbered by the order of their names. */
export function readLog({ cases = {} }: Given): { names: readonly string[]; log: EventLog } {
  const events = Object.values(cases).map((line) => line.split(/\s+/).filter(Boolean));
  const names = [...new Set(events.flat())].sort();
  const starts = [0];
  for (const line of events) starts.push((starts.at(-1) as number) + line.length);
  const performers = Int32Array.from(events.flat(), (name) => names.indexOf(name));
  return { names, log: { performerCount: names.length, performers, starts: Int32Array.from(starts) } };
}
