/*
 * How the programs of bench/graph.ts take time: processor time of all threads, so that what else the machine does matters little,
 * in the best of as many runs as begin within two seconds, at most 25. bench/graph-peer.py does the same.
 */

/** What a kernel takes, and one figure of its answer. */
export interface Measured {
  readonly seconds: number;
  readonly figure: number;
}

const patienceSeconds = 2;
const mostRuns = 25;

export function measure(run: () => unknown, figure: (answer: never) => number): Measured {
  const seconds: number[] = [];
  let answer: unknown;
  while (seconds.length < mostRuns && seconds.reduce((sum, one) => sum + one, 0) < patienceSeconds) {
    const began = process.cpuUsage();
    answer = run();
    const { user, system } = process.cpuUsage(began);
    seconds.push((user + system) / 1e6);
  }
  return { seconds: Math.min(...seconds), figure: figure(answer as never) };
}
