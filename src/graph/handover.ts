import { buildNetwork, type Network } from './network.ts';

/** A log of work: in each case the performers, one event after the other. */
export interface EventLog {
  readonly performerCount: number;
  /** The performers of all cases, case after case. */
  readonly performers: Int32Array;
  /** Case k holds the events from `starts[k]` to `starts[k + 1]`; one longer than the number of cases. */
  readonly starts: Int32Array;
}

/**
 * Who comes directly after whom within a case, weighed by how often; a performer after themselves is a self-loop. Succession is not
 * interaction: a handover is a hint. Van der Aalst, Reijers and Song 2005, *CSCW* 14:549, direct succession. Linear.
 */
export function handovers({ performerCount, performers, starts }: EventLog): Network {
  const isFirst = new Uint8Array(performers.length + 1);
  for (const start of starts) isFirst[start] = 1;
  const seconds = performers.map((_, event) => event).filter((event) => !isFirst[event]);
  return buildNetwork(
    {
      nodeCount: performerCount,
      from: seconds.map((event) => performers[event - 1] as number),
      to: seconds.map((event) => performers[event] as number),
    },
    { directed: true },
  );
}

/**
 * Who works on the same cases, weighed by how many cases; undirected, without self-loops. The sum of squares of performers a case.
 * Van der Aalst, Reijers and Song 2005, working together.
 */
export function workingTogether({ performerCount, performers, starts }: EventLog): Network {
  const [from, to]: [number[], number[]] = [[], []];
  for (let k = 0; k + 1 < starts.length; k++) {
    const team = [...new Set(performers.subarray(starts[k], starts[k + 1]))];
    team.forEach((one, at) => {
      for (const other of team.slice(at + 1)) {
        from.push(one);
        to.push(other);
      }
    });
  }
  return buildNetwork({ nodeCount: performerCount, from, to }, { directed: false });
}
