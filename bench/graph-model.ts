/*
 * Made-up networks for benches: typed arrays, the same for the same seed, so that every program is given the same ties.
 */
import { seedRandom } from '../src/graph/random.ts';

export interface Ties {
  readonly nodeCount: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

export interface Growth {
  readonly nodeCount: number;
  /** Ties that each node brings with it. */
  readonly tiesEach: number;
  /** Blocks that nodes belong to in turn. */
  readonly blocks: number;
  /** The share of ties that stay within the block. */
  readonly within: number;
  readonly seed: number;
}

/**
 * A network that grows by preferential attachment (Barabási and Albert 1999) within blocks: each node ties itself to ends of
 * earlier ties, mostly of its own block, so that there are hubs and communities. Directions are drawn, so that there are cycles.
 */
export function grow({ nodeCount, tiesEach, blocks, within, seed }: Growth): Ties {
  const random = seedRandom(seed);
  const count = nodeCount * tiesEach;
  const [from, to] = [new Int32Array(count), new Int32Array(count)];
  /** The k-th tie of the nodes of a block: those of node block + blocks × floor(k / tiesEach). */
  const tieOf = (block: number, k: number) => (block + blocks * Math.floor(k / tiesEach)) * tiesEach + (k % tiesEach);
  for (let node = 0; node < nodeCount; node++) {
    const block = node % blocks;
    const older = Math.floor(node / blocks) * tiesEach;
    for (let k = 0; k < tiesEach; k++) {
      const stays = older > 0 && random() < within;
      const pool = stays ? older : node * tiesEach;
      const drawn = Math.floor(random() * pool);
      const tie = stays ? tieOf(block, drawn) : drawn;
      const end = pool === 0 ? 0 : ((random() < 0.5 ? from[tie] : to[tie]) as number);
      const isOut = random() < 0.5;
      from[node * tiesEach + k] = isOut ? node : end;
      to[node * tiesEach + k] = isOut ? end : node;
    }
  }
  return { nodeCount, from, to };
}

/** A bipartite network of buyers (the first nodes) and suppliers: each supplier sells to a few, mostly to large buyers. */
export function award(buyers: number, suppliers: number, tiesEach: number, seed: number): Ties {
  const random = seedRandom(seed);
  const count = suppliers * tiesEach;
  const [from, to] = [new Int32Array(count), new Int32Array(count)];
  for (let tie = 0; tie < count; tie++) {
    from[tie] = Math.floor(buyers * random() ** 2);
    // Squared as well: some suppliers sell to many.
    to[tie] = buyers + Math.floor(suppliers * random() ** 2);
  }
  return { nodeCount: buyers + suppliers, from, to };
}

/** The ties as bytes: two 32-bit numbers, of nodes and of ties, then where each comes from, then where each goes. */
export function tieBytes({ nodeCount, from, to }: Ties): Uint8Array {
  const numbers = new Int32Array(2 + 2 * from.length);
  numbers.set([nodeCount, from.length]);
  numbers.set(from, 2);
  numbers.set(to, 2 + from.length);
  return new Uint8Array(numbers.buffer);
}

/** The ties that `tieBytes` wrote. */
export function readTies(bytes: Uint8Array): Ties {
  const numbers = new Int32Array(Uint8Array.from(bytes).buffer);
  const [nodeCount, count] = [numbers[0] as number, numbers[1] as number];
  return { nodeCount, from: numbers.subarray(2, 2 + count), to: numbers.subarray(2 + count) };
}
