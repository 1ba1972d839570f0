import { type Network, withoutLoops } from './network.ts';
import { seedRandom, shuffle } from './random.ts';

/**
 * For each slot of a directed network without parallel ties, the slot of the tie back, or −1. Linear: rows are asked for ascending
 * nodes, so each is read once.
 */
function returnSlots({ nodeCount, starts, targets }: Network): Int32Array {
  const backs = new Int32Array(targets.length).fill(-1);
  const next = starts.slice(0, nodeCount);
  for (let node = 0; node < nodeCount; node++) {
    for (let slot = starts[node] as number; slot < (starts[node + 1] as number); slot++) {
      const target = targets[slot] as number;
      const end = starts[target + 1] as number;
      let back = next[target] as number;
      while (back < end && (targets[back] as number) < node) back++;
      next[target] = back;
      if (back < end && targets[back] === node) backs[slot] = back;
    }
  }
  return backs;
}

export interface Reciprocity {
  /** Σ min(w(i, j), w(j, i)) / Σ w(i, j) over i ≠ j, 0–1; null where there is no weight. */
  readonly ratio: number | null;
  /** How many pairs have a tie both ways. Zero means that weights cannot say anything about reciprocity. */
  readonly mutualPairs: number;
}

/** The weights of ties between two, and for each the place of the weight of the tie back, or −1. */
function prepare(network: Network): { readonly weights: Float64Array; readonly backs: Int32Array } {
  if (!network.directed) throw new RangeError('Reciprocity is asked of a directed network.');
  const paired = withoutLoops(network);
  return { weights: paired.weights.slice(), backs: returnSlots(paired) };
}

function ratioOf(weights: Float64Array, backs: Int32Array): number | null {
  let [returned, total] = [0, 0];
  for (let k = 0; k < weights.length; k++) {
    const weight = weights[k] as number;
    total += weight;
    if (backs[k] !== -1) returned += Math.min(weight, weights[backs[k] as number] as number);
  }
  return total === 0 ? null : returned / total;
}

/**
 * How much of the weight comes back, self-loops set aside; weights must not be negative.
 * Squartini, Picciolo, Ruzzenenti and Garlaschelli 2013, *Scientific Reports* 3:2729. Linear.
 */
export function reciprocity(network: Network): Reciprocity {
  const { weights, backs } = prepare(network);
  const mutualSlots = backs.reduce((sum, back) => sum + (back === -1 ? 0 : 1), 0);
  return { ratio: ratioOf(weights, backs), mutualPairs: mutualSlots / 2 };
}

export interface ReciprocityAgainstChance extends Reciprocity {
  readonly ratio: number;
  /** Mean and standard deviation of the ratio when the same weights fall on the same ties at random. */
  readonly chanceMean: number;
  readonly chanceDeviation: number;
  /** (ratio − chance) / (1 − chance): above 0, more comes back than by chance; null where chance gives everything back. */
  readonly excess: number | null;
  /** The share of reshuffles with a ratio at least as high, the observed one counted among them; never 0. */
  readonly asHighRatio: number;
  readonly reshuffles: number;
}

/**
 * Reciprocity beside what reshuffled weights give: ties stay where they are, weights change places among them. The excess is ρ
 * of Squartini et al. 2013. Null where there is no weight or no pair is tied both ways. Reshuffles × ties.
 */
export function reciprocityAgainstChance(
  network: Network,
  { reshuffles, seed }: { readonly reshuffles: number; readonly seed: number },
): ReciprocityAgainstChance | null {
  if (!(reshuffles >= 2)) throw new RangeError('Chance takes two reshuffles or more.');
  const { ratio, mutualPairs } = reciprocity(network);
  if (ratio === null || mutualPairs === 0) return null;
  const { weights, backs } = prepare(network);
  const random = seedRandom(seed);
  const ratios = Float64Array.from({ length: reshuffles }, () => {
    shuffle(weights, random);
    return ratioOf(weights, backs) as number;
  });
  const chanceMean = ratios.reduce((sum, one) => sum + one, 0) / reshuffles;
  const squares = ratios.reduce((sum, one) => sum + (one - chanceMean) ** 2, 0);
  // Sums in another order differ in the last digit: as high is as high up to that.
  const asHigh = ratios.reduce((sum, one) => sum + (one >= ratio - 1e-12 ? 1 : 0), 0);
  return {
    ratio,
    mutualPairs,
    chanceMean,
    chanceDeviation: Math.sqrt(squares / (reshuffles - 1)),
    excess: chanceMean === 1 ? null : (ratio - chanceMean) / (1 - chanceMean),
    asHighRatio: (asHigh + 1) / (reshuffles + 1),
    reshuffles,
  };
}
