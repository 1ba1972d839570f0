/**
 * Subjects joined into components: union–find whose joins a judgement can forbid. The root of a component is its first subject, so
 * that the order of joining leaves no trace. Near constant time a step (Tarjan 1975).
 */
export interface Components {
  /** The first subject of the component that a subject is in. */
  root(subject: number): number;
  /** Joins two components; false where they are one already or a judgement keeps them apart. */
  join(a: number, b: number): boolean;
  /** The numbers of exclusive registers that a component bears. */
  numbers(subject: number): ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();

/**
 * Components of so many subjects, each by itself at first. `numbers` are the exclusive register numbers of a subject; `sides` the
 * sides that it takes in judgements that two are different: "3a" and "3b" never come together.
 */
export function startComponents(
  count: number,
  numbers: ReadonlyMap<number, ReadonlySet<string>>,
  sides: ReadonlyMap<number, ReadonlySet<string>>,
): Components {
  const parent = Int32Array.from({ length: count }, (_, at) => at);
  const numbersOf = new Map([...numbers].map(([at, all]) => [at, new Set(all)]));
  const sidesOf = new Map([...sides].map(([at, all]) => [at, new Set(all)]));

  const root = (subject: number): number => {
    let at = subject;
    for (;;) {
      const up = parent[at] ?? at;
      if (up === at) return at;
      parent[at] = parent[up] ?? up;
      at = up;
    }
  };

  return {
    root,
    join(a, b) {
      const [first, second] = [root(a), root(b)].toSorted((x, y) => x - y) as [number, number];
      if (first === second || isForbidden(sidesOf.get(first), sidesOf.get(second))) return false;
      parent[second] = first;
      for (const sets of [numbersOf, sidesOf]) {
        const moved = sets.get(second);
        if (moved === undefined) continue;
        sets.set(first, new Set([...(sets.get(first) ?? []), ...moved]));
        sets.delete(second);
      }
      return true;
    },
    numbers: (subject) => numbersOf.get(root(subject)) ?? none,
  };
}

/**
 * Joins as many of these as judgements let come together, each with the first it may join. Returns how many joins it made.
 */
export function joinMembers(members: readonly number[], components: Components): number {
  let joins = 0;
  const heads: number[] = [];
  for (const member of members) {
    const joined = heads.some((head) => {
      if (components.root(head) === components.root(member)) return true;
      const done = components.join(head, member);
      joins += done ? 1 : 0;
      return done;
    });
    if (!joined) heads.push(member);
  }
  return joins;
}

function isForbidden(a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return [...a].some((side) => b.has(side.endsWith('a') ? side.replace(/a$/, 'b') : side.replace(/b$/, 'a')));
}
