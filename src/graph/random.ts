/** Numbers in [0, 1), the same for the same seed on every machine. */
export type Random = () => number;

/**
 * A seeded source of random numbers with 32 bits each.
 * Chris Doty-Humphrey's sfc32 (PractRand, 2010): 128 bits of state, period of at least 2³², twelve steps of warming up.
 */
export function seedRandom(seed: number): Random {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, seed | 0, 1];
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let step = 0; step < 12; step++) next();
  return next;
}

/** Shuffles in place, each order equally likely (Fisher and Yates 1938, as Durstenfeld 1964 has it). Linear. */
export function shuffle(values: Int32Array | Float64Array, random: Random): void {
  for (let last = values.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const kept = values[last] as number;
    values[last] = values[other] as number;
    values[other] = kept;
  }
}

/** How a kernel draws where working out everything would take too long. */
export interface Sampling {
  /** Up to so many nodes the answer is exact. */
  readonly exactTo: number;
  /** How many are drawn beyond that. */
  readonly draws: number;
  readonly seed: number;
}

/** The nodes that a kernel starts from: all of them, or as many as are drawn, without replacement. */
export function drawNodes(nodeCount: number, { exactTo, draws, seed }: Sampling): Int32Array {
  const nodes = Int32Array.from({ length: nodeCount }, (_, node) => node);
  if (nodeCount <= exactTo || draws >= nodeCount) return nodes;
  shuffle(nodes, seedRandom(seed));
  return nodes.slice(0, draws).sort();
}
