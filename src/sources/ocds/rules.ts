import bundled from './rules.json' with { type: 'json' };

/**
 * Which fields of a release are merged in another way than the common one, as paths such as `tender/items/unit`: names
 * joined by `/` (`~0` and `~1` stand for `~` and `/` in a name), without the positions in lists.
 */
export interface MergeRules {
  /** Left out of what is merged. */
  readonly omitWhenMerged: readonly string[];
  /** Lists that the schema says are replaced whole. */
  readonly wholeListMerge: readonly string[];
  /** Lists whose objects have no `id` by which they could be told apart: replaced whole. */
  readonly objectsWithoutId: readonly string[];
  /** Lists of strings, numbers or a mixture: replaced whole. */
  readonly notObjects: readonly string[];
}

/** How a person can have the objects of one list merged instead of by `id`: each is kept, or first with first. */
export type ListOverride = 'append' | 'by-position';

/** Rules in the shape in which merging asks for them: one step down for each field name. */
export interface RuleTree {
  readonly strategy: 'omit' | 'whole' | ListOverride | undefined;
  readonly fields: ReadonlyMap<string, RuleTree>;
}

interface Growing extends RuleTree {
  strategy: RuleTree['strategy'];
  readonly fields: Map<string, Growing>;
}

function copy(tree: RuleTree): Growing {
  return { strategy: tree.strategy, fields: new Map([...tree.fields].map(([name, below]) => [name, copy(below)])) };
}

function grow(tree: Growing, names: readonly string[], strategy: RuleTree['strategy']): void {
  let node = tree;
  for (const name of names) {
    let below = node.fields.get(name);
    if (below === undefined) {
      below = { strategy: undefined, fields: new Map() };
      node.fields.set(name, below);
    }
    node = below;
  }
  node.strategy = strategy;
}

const namesOf = (path: string) => path.split('/').map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));

/** The tree of some rules. Build it once: merging walks it for every release. */
export function ruleTree(...sets: readonly MergeRules[]): RuleTree {
  const tree: Growing = { strategy: undefined, fields: new Map() };
  for (const { omitWhenMerged, wholeListMerge, objectsWithoutId, notObjects } of sets) {
    for (const path of [...wholeListMerge, ...objectsWithoutId, ...notObjects]) grow(tree, namesOf(path), 'whole');
    for (const path of omitWhenMerged) grow(tree, namesOf(path), 'omit');
  }
  return tree;
}

/** The tree with another strategy at some places, each given as the names that lead to it. The input stays as it is. */
export function overrideRules(
  tree: RuleTree,
  at: readonly (readonly string[])[],
  strategy: 'whole' | ListOverride,
): RuleTree {
  const changed = copy(tree);
  for (const names of at) grow(changed, names, strategy);
  return changed;
}

/**
 * Lists whose objects bear no `id` where UK publishers use extensions that neither of the bundled schemas contains
 * (location, award and selection criteria, techniques), and `links`, which platforms add. Without these rules such a list
 * would grow by its own content with each release. `techniques` places what the UK extension itself marks `wholeListMerge`.
 */
const observed: MergeRules = {
  omitWhenMerged: [],
  wholeListMerge: ['tender', 'tender/lots'].flatMap((place) => [
    `${place}/techniques/frameworkAgreement/buyerClassificationRestrictions`,
    `${place}/techniques/frameworkAgreement/buyerLocationRestrictions`,
  ]),
  objectsWithoutId: [
    'links',
    ...['tender', 'awards', 'contracts'].map((place) => `${place}/items/deliveryAddresses`),
    ...['tender', 'tender/lots'].flatMap((place) => [
      `${place}/awardCriteria/criteria`,
      `${place}/selectionCriteria/criteria`,
    ]),
  ],
  notObjects: [],
};

/** The rules of OCDS 1.1.4 with the UK extension, and of lists that UK publishers add. `scripts/merge-rules.ts` makes the file. */
export const defaultRules: RuleTree = ruleTree(bundled.rules, observed);
