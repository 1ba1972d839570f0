import { distancesFrom } from './distance.ts';
import { type Found, found, missing } from './found.ts';
import { type Network, transpose } from './network.ts';

export interface Looping {
  readonly focal: number;
  /** The most ties in a loop. Loops grow exponentially with it. */
  readonly maxLength: number;
  /** More loops than this are not worked with. */
  readonly maxLoops: number;
}

export const loopLimits = { maxLength: 6, maxLoops: 200_000 } as const;

export interface ValueLoops {
  /** Loop values, the product of the scores along it, highest first. */
  readonly values: Float64Array;
  /** The nodes of loop k, focal node first, are those from `starts[k]` to `starts[k + 1]`. */
  readonly nodes: Int32Array;
  readonly starts: Int32Array;
  readonly sum: number;
  /** Per node, the share of the sum that loops through it have, 0–1; null where there is no loop or no value in any. */
  readonly occurrence: Float64Array | null;
}

/** The score of one exchange from the answers to a questionnaire: satisfaction × importance (Sutherland 2009), each 0–1. */
export const scoreExchange = (satisfaction: number, importance: number): number => satisfaction * importance;

/** Calls with the nodes and the value of each loop through the focal node, depth first; ends early when told `false`. */
function eachLoop(network: Network, looping: Looping, visit: (path: number[], value: number) => boolean): void {
  const { starts, targets, weights } = network;
  const { focal, maxLength } = looping;
  const wayBack = distancesFrom(transpose(network), focal);
  const onPath = new Uint8Array(network.nodeCount);
  const path = [focal];
  const extend = (node: number, value: number): boolean => {
    for (let slot = starts[node] as number; slot < (starts[node + 1] as number); slot++) {
      const target = targets[slot] as number;
      const product = value * (weights[slot] as number);
      if (target === focal) {
        if (path.length > 1 && !visit(path, product)) return false;
        continue;
      }
      const back = wayBack[target] as number;
      if (onPath[target] || back === -1 || path.length + back > maxLength) continue;
      onPath[target] = 1;
      path.push(target);
      const goesOn = extend(target, product);
      path.pop();
      onPath[target] = 0;
      if (!goesOn) return false;
    }
    return true;
  };
  extend(focal, 1);
}

/**
 * The loops along which value comes back to a focal node, and who takes part in them by value.
 * A loop passes each node once; parallel ties make loops of their own where the network keeps them apart; self-loops are set
 * aside. Scores must not be negative. Feng, Crawley, de Weck et al. 2010. Cost grows as degree^maxLength, cut down to walks that
 * can still come back; nothing is found, rather than a part, where there are more than `maxLoops`.
 */
export function valueLoops(network: Network, looping: Looping): Found<ValueLoops> {
  const { nodeCount, weights, directed } = network;
  if (!directed) throw new RangeError('Value loops are asked of a directed network.');
  if (!(looping.focal >= 0 && looping.focal < nodeCount)) throw new RangeError('The focal node is not in the network.');
  if (weights.some((weight) => weight < 0)) throw new RangeError('A score is negative.');
  const loops: { readonly path: readonly number[]; readonly value: number }[] = [];
  eachLoop(network, looping, (path, value) => loops.push({ path: [...path], value }) <= looping.maxLoops);
  if (loops.length > looping.maxLoops) return missing(`There are more than ${looping.maxLoops} loops.`);
  loops.sort((a, b) => b.value - a.value || a.path.length - b.path.length);
  const sum = loops.reduce((total, { value }) => total + value, 0);
  const starts = new Int32Array(loops.length + 1);
  const occurrence = new Float64Array(nodeCount);
  loops.forEach(({ path, value }, k) => {
    starts[k + 1] = (starts[k] as number) + path.length;
    for (const node of path) (occurrence[node] as number) += value / sum;
  });
  return found({
    values: Float64Array.from(loops, ({ value }) => value),
    nodes: Int32Array.from(loops.flatMap(({ path }) => path)),
    starts,
    sum,
    occurrence: sum === 0 ? null : occurrence,
  });
}
