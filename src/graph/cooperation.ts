import { type Network, slotSources } from './network.ts';
import { type Sampling, seedRandom, shuffle } from './random.ts';

/** What coalitions can bring about. The empty coalition brings about nothing. */
export interface Game {
  readonly players: number;
  /** The worth of a coalition, from a 1 for each member; does not keep or change what it is given. */
  worth(members: Uint8Array): number;
}

/** What each player adds, over all orders in which the players could come together. */
export interface Allocation {
  /** They add up to the worth of all together. */
  readonly values: Float64Array;
  /** One standard error of each value; zeros where every coalition was asked. */
  readonly standardErrors: Float64Array;
  /** How many orders were drawn; 0 where every coalition was asked. */
  readonly orders: number;
}

export const gameSampling: Sampling = { exactTo: 12, draws: 2000, seed: 42 };

/** Every coalition counts with |S|! (n − |S| − 1)! / n!. */
function everyCoalition({ players, worth }: Game): Float64Array {
  const worths = Float64Array.from({ length: 2 ** players }, (_, coalition) =>
    coalition === 0 ? 0 : worth(Uint8Array.from({ length: players }, (_, player) => (coalition >> player) & 1)),
  );
  const shareOf = new Float64Array(players).fill(1 / players);
  for (let size = 1; size < players; size++) shareOf[size] = ((shareOf[size - 1] as number) * size) / (players - size);
  const values = new Float64Array(players);
  for (let coalition = 0; coalition < worths.length; coalition++) {
    let size = 0;
    for (let left = coalition; left > 0; left &= left - 1) size++;
    for (let player = 0; player < players; player++) {
      if (coalition & (1 << player)) continue;
      const added = (worths[coalition | (1 << player)] as number) - (worths[coalition] as number);
      (values[player] as number) += (shareOf[size] as number) * added;
    }
  }
  return values;
}

/**
 * Shapley's value: to 12 players from every coalition, 2ⁿ × n; beyond from drawn orders, draws × n, with standard errors.
 * Shapley 1953; sampling as Castro, Gómez and Tejada 2009. An exact limit above 20 is refused.
 */
export function shapley(game: Game, { exactTo, draws, seed }: Sampling = gameSampling): Allocation {
  const { players } = game;
  if (exactTo > 20) throw new RangeError('More than 20 players are not asked coalition by coalition.');
  if (players <= exactTo) return { values: everyCoalition(game), standardErrors: new Float64Array(players), orders: 0 };
  if (!(draws >= 2)) throw new RangeError('An error takes two orders or more.');
  const order = Int32Array.from({ length: players }, (_, player) => player);
  const [sums, squares] = [new Float64Array(players), new Float64Array(players)];
  const random = seedRandom(seed);
  for (let draw = 0; draw < draws; draw++) {
    shuffle(order, random);
    const members = new Uint8Array(players);
    let before = 0;
    for (const player of order) {
      members[player] = 1;
      const worth = game.worth(members);
      (sums[player] as number) += worth - before;
      (squares[player] as number) += (worth - before) ** 2;
      before = worth;
    }
  }
  const errorOf = (sum: number, square: number) =>
    Math.sqrt(Math.max(0, square - sum ** 2 / draws) / (draws - 1) / draws);
  return {
    values: sums.map((sum) => sum / draws),
    standardErrors: sums.map((sum, player) => errorOf(sum, squares[player] as number)),
    orders: draws,
  };
}

/**
 * The game in which only players who are linked, through members, can cooperate: a coalition is worth what its connected parts are.
 * Myerson 1977, *Math. Oper. Res.* 2:225. Directions of links are set aside. Links per coalition.
 */
function restrictGame({ players, worth }: Game, links: Network): Game {
  if (links.nodeCount !== players) throw new RangeError('The links are among other players.');
  const sources = slotSources(links);
  return {
    players,
    worth(members) {
      const label = Int32Array.from({ length: players }, (_, player) => player);
      const root = (player: number): number => {
        let at = player;
        while (label[at] !== at) at = label[at] as number;
        return at;
      };
      links.targets.forEach((target, slot) => {
        const source = sources[slot] as number;
        if (members[source] && members[target]) label[root(source)] = root(target);
      });
      let total = 0;
      for (let player = 0; player < players; player++) {
        if (!members[player] || label[player] !== player) continue;
        total += worth(members.map((is, other) => (is && root(other) === player ? 1 : 0)));
      }
      return total;
    },
  };
}

/** Myerson's value: Shapley's value of the game restricted to links. */
export const myerson = (game: Game, links: Network, sampling: Sampling = gameSampling): Allocation =>
  shapley(restrictGame(game, links), sampling);
