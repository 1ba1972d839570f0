import type { Json } from './field.ts';
import { inOrder } from './merge.ts';
import { defaultRules, overrideRules, type RuleTree } from './rules.ts';
import { putField } from './schema.ts';
import { type Fields, type Ledger, type MergeIssue, own, Walk } from './walk.ts';

/** One value that a field had, with the release that gave it; `null` stands for what that release lacks. */
export interface Version {
  readonly releaseID: unknown;
  readonly releaseDate: unknown;
  readonly releaseTag: unknown;
  readonly value: unknown;
}

/** A versioned release: every value that each field ever had. */
export interface Versioned {
  /** Shares the values that are replaced whole with the releases: neither is to be changed. */
  readonly release: Json;
  readonly issues: readonly MergeIssue[];
}

/** Whether two JSON values are the same; the order of members does not count. Nesting is bounded by the walk. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && isSame((a as Json)[key], (b as Json)[key]));
}

/** Adds a version to the history of a field where it differs from the one before. */
class Versioning implements Ledger {
  private readonly histories = new Set<unknown>();
  private release: Json = {};

  begin(release: Json): void {
    this.release = release;
  }

  write(fields: Fields, key: string, value: unknown): boolean {
    const standing = own(fields, key);
    if (standing === undefined) {
      const history = [this.version(value)];
      this.histories.add(history);
      putField(fields, key, history);
      return true;
    }
    if (this.histories.has(standing)) {
      const history = standing as Version[];
      if (!isSame(history.at(-1)?.value, value)) history.push(this.version(value));
      return true;
    }
    if (value !== null) return false;
    this.end(standing as Fields);
    return true;
  }

  /** A field that never was anything but null may turn out to be an object. */
  yields(standing: unknown): boolean {
    return (
      standing === undefined ||
      (this.histories.has(standing) && (standing as Version[]).every(({ value }) => value === null))
    );
  }

  /** `null` in the place of an object or a list of objects ends all that is in it. */
  private end(standing: Fields): void {
    for (const key of Object.keys(standing)) {
      const member = standing[key];
      if (typeof member === 'object' && member !== null) this.write(standing, key, null);
    }
  }

  private version(value: unknown): Version {
    const { id = null, date = null, tag = null } = this.release;
    return { releaseID: id, releaseDate: date, releaseTag: tag, value };
  }
}

function walkOver(releases: readonly Json[], rules: RuleTree): Versioned & { readonly clashes: readonly string[][] } {
  const ledger = new Versioning();
  const walk = new Walk(ledger);
  const order = inOrder(releases, walk.issues);
  const last = order.at(-1)?.content;
  if (last === undefined) throw new RangeError('there is no release to merge');
  const result: Fields = {};
  if (last.ocid !== undefined) result.ocid = last.ocid;
  for (const { content, release } of order) {
    ledger.begin(content);
    walk.lay(result, content, { release, rules });
  }
  return { release: result, issues: walk.issues, clashes: walk.clashes };
}

/**
 * The versioned release of all releases of one ocid. Where releases disagree whether a field is a value, an object or a list
 * of objects, no single history could hold both, so that its values are kept whole, each as it was published.
 */
export function versionReleases(releases: readonly Json[], rules: RuleTree = defaultRules): Versioned {
  const first = walkOver(releases, rules);
  const { release, issues } =
    first.clashes.length === 0 ? first : walkOver(releases, overrideRules(rules, first.clashes, 'whole'));
  return { release, issues };
}
