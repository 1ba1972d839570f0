import { type Json, textOf, timeOf } from './field.ts';
import { defaultRules, type RuleTree } from './rules.ts';
import { putField } from './schema.ts';
import { type Fields, type Ledger, type MergeIssue, type Origin, Walk } from './walk.ts';

/** A compiled release with where its parts come from. */
export interface Compiled {
  /** Shares the values that are replaced whole with the releases: neither is to be changed. */
  readonly release: Json;
  /** For each object within `release`, where it was last stated; `pointer` turns that into a path. */
  readonly touched: ReadonlyMap<object, Origin>;
  readonly issues: readonly MergeIssue[];
}

/** A release at its place in time; `release` is its position in the list that was given. */
export interface Dated {
  readonly release: number;
  readonly content: Json;
  /** Milliseconds; a release without a readable date counts as the earliest. */
  readonly instant: number;
  readonly fraction: number;
}

function dated(content: Json, release: number): Dated {
  const time = timeOf(content.date);
  if (time === null) return { release, content, instant: Number.NEGATIVE_INFINITY, fraction: 0 };
  const fraction = /[.,](\d{1,12})/.exec(String(content.date));
  return { release, content, instant: Date.parse(time), fraction: fraction ? Number(`0.${fraction[1]}`) : 0 };
}

const earlier = (a: Dated, b: Dated) => {
  if (a.instant === b.instant) return a.fraction - b.fraction;
  return a.instant < b.instant ? -1 : 1;
};

/**
 * Releases in the order of their dates as points in time, whatever zone they are written in; those of one instant stay as
 * they came. A missing or unreadable date is an issue and counts as the earliest.
 */
export function inOrder(releases: readonly Json[], issues: MergeIssue[]): readonly Dated[] {
  const list = releases.map(dated);
  for (const { release, instant } of list) {
    if (instant !== Number.NEGATIVE_INFINITY) continue;
    const message = 'The release has no date, or one that is no date; it is merged before all others.';
    issues.push({ code: 'missing-date', message, release, path: '/date' });
  }
  return list.sort(earlier);
}

/** Later values stand in the place of earlier ones, and `null` takes away whatever stood there. */
const compiling: Ledger = {
  write(fields, key, value) {
    if (value !== null) putField(fields, key, value);
    else if (Object.hasOwn(fields, key)) delete fields[key];
    return true;
  },
  yields: () => true,
};

/**
 * The compiled release of all releases of one ocid: the state of the process after the last of them. Fields that only have
 * another shape than before are replaced. It never fails on flawed data; a list without a release is our own fault.
 */
export function mergeReleases(releases: readonly Json[], rules: RuleTree = defaultRules): Compiled {
  const walk = new Walk(compiling);
  const order = inOrder(releases, walk.issues);
  const last = order.at(-1)?.content;
  if (last === undefined) throw new RangeError('there is no release to merge');
  const result: Fields = {};
  const { ocid, date } = last;
  if (ocid !== undefined) result.ocid = ocid;
  const name = textOf(ocid) ?? '';
  result.id = typeof date === 'string' ? `${name}-${date}` : name;
  if (typeof date === 'string') result.date = date;
  result.tag = ['compiled'];
  for (const { content, release } of order) walk.lay(result, content, { release, rules });
  return { release: result, touched: walk.touched, issues: walk.issues };
}
