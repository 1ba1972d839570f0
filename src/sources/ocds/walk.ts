import type { IssueCode } from '../../domain/issue.ts';
import type { Json } from './field.ts';
import type { RuleTree } from './rules.ts';
import { putField } from './schema.ts';

/** Where an object of a merged release was last stated: the release, and one step of the way to it there. */
export interface Origin {
  /** Position of the release in the list that was merged, from 0. */
  readonly release: number;
  /** Name of the member, or position in the list, in that release. */
  readonly key: string | number;
  /** The step before; absent for the release itself. */
  readonly within: Origin | undefined;
}

/** The JSON pointer of a place in its release: `/tender/items/0`, and the empty string for the release itself. */
export function pointer(origin: Origin): string {
  const steps: string[] = [];
  for (let step = origin; step.within !== undefined; step = step.within) {
    steps.push(`/${String(step.key).replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }
  return steps.reverse().join('');
}

/** A flaw met while merging; `release` is the position of the release, from 0, and `path` a JSON pointer into it. */
export interface MergeIssue {
  readonly code: IssueCode;
  readonly message: string;
  readonly release: number;
  readonly path: string;
}

/** Objects and lists within each other, counted from the release; real releases have fewer than 20. What lies deeper is left out. */
export const nestingLimit = 200;

/** An object that merging builds; only ever changed by the merge that made it. */
export type Fields = Record<string, unknown>;

/** What differs between a compiled and a versioned release. */
export interface Ledger {
  /** Notes a value that is replaced whole; false when what stands there has another shape and has to stay. */
  write(fields: Fields, key: string, value: unknown): boolean;
  /** Whether what stands at a place may give way to an object or a list of objects. */
  yields(standing: unknown): boolean;
}

interface Place extends Origin {
  readonly within: Place | undefined;
  readonly rules: RuleTree | undefined;
  readonly depth: number;
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const hasId = (id: unknown): id is string | number => typeof id === 'string' || typeof id === 'number';
const header = new Set(['ocid', 'id', 'date', 'tag']);

/** An own member; `toString` and the like are not there unless the data say so. */
export const own = (fields: Json | undefined, key: string): unknown =>
  fields !== undefined && Object.hasOwn(fields, key) ? fields[key] : undefined;

/** Whether a value is replaced whole and not merged: no object and no list of nothing but objects, or the rules say so. */
function isWhole(value: unknown, strategy: RuleTree['strategy']): boolean {
  if (strategy === 'whole' || typeof value !== 'object' || value === null) return true;
  return Array.isArray(value) && !value.every(isObject);
}

/** What an object of a list is told by: ids are compared as strings, so that `1` and `"1"` are one; without a name it is always new. */
function nameOf(id: unknown, position: number, strategy: RuleTree['strategy']): string | undefined {
  if (strategy === 'append') return undefined;
  if (strategy === 'by-position') return String(position);
  return hasId(id) ? String(id) : undefined;
}

/**
 * Takes releases one by one, in order, and lays each over what the earlier ones left; what is written is up to the ledger.
 * Empty objects and empty lists of objects say nothing. Values replaced whole are shared with the release, not copied.
 */
export class Walk {
  /** Every object of the result, and the objects within values that were replaced whole, with where they were last stated. */
  readonly touched = new Map<object, Origin>();
  readonly issues: MergeIssue[] = [];
  /** Places at which releases disagree whether there is a value, an object or a list of objects. */
  readonly clashes: string[][] = [];
  /** The lists of objects that this walk made, and their objects by id (or by position). */
  private readonly lists = new Map<unknown[], Map<string, Fields>>();
  private readonly ledger: Ledger;

  constructor(ledger: Ledger) {
    this.ledger = ledger;
  }

  /** Lays a release over the result, apart from its ocid, id, date and tags. */
  lay(result: Fields, release: Json, at: { readonly release: number; readonly rules: RuleTree }): void {
    this.object(result, release, { ...at, key: '', within: undefined, depth: 0 });
  }

  /** The object with a later one laid over it; made only when there is something to put into it. */
  private object(standing: Fields | undefined, later: Json, place: Place): Fields | undefined {
    if (this.isTooDeep(place)) return standing;
    let fields = standing;
    for (const key of Object.keys(later)) {
      const value = later[key];
      if (place.within === undefined && header.has(key)) continue;
      if (key === 'id' && typeof place.key === 'number' && hasId(value)) continue;
      const rules = place.rules?.fields.get(key);
      if (rules?.strategy === 'omit') continue;
      if (isWhole(value, rules?.strategy)) {
        if (typeof value === 'object' && value !== null && !this.mark(value, this.step(place, key, rules))) continue;
        fields ??= {};
        if (!this.ledger.write(fields, key, value)) this.clash(place, key);
        continue;
      }
      const before = own(fields, key);
      const after = this.merge(before, value as Json | Json[], this.step(place, key, rules));
      if (after === undefined || after === before) continue;
      fields ??= {};
      if (this.ledger.yields(before)) putField(fields, key, after);
      else this.clash(place, key);
    }
    if (fields !== undefined) this.touched.set(fields, place);
    return fields;
  }

  /** Chooses by the shape of the later value; what stands is kept only when it is of the same shape and made by this walk. */
  private merge(standing: unknown, later: Json | readonly Json[], place: Place): unknown {
    if (Array.isArray(later)) {
      return this.list(Array.isArray(standing) && this.lists.has(standing) ? standing : undefined, later, place);
    }
    return this.object(isObject(standing) ? standing : undefined, later as Json, place);
  }

  /** The list with a later one laid over it: objects of the same name are one, others follow in the order in which they come. */
  private list(standing: unknown[] | undefined, later: readonly Json[], place: Place): unknown[] | undefined {
    const strategy = place.rules?.strategy;
    let list = standing;
    for (const [position, item] of later.entries()) {
      const id = own(item, 'id');
      const name = nameOf(id, position, strategy);
      const known = list === undefined || name === undefined ? undefined : this.lists.get(list)?.get(name);
      let fields = known;
      if (hasId(id) && (known === undefined || strategy === 'by-position')) {
        fields ??= {};
        fields.id = id;
      }
      fields = this.object(fields, item, this.step(place, position, place.rules));
      if (fields === undefined || fields === known) continue;
      if (list === undefined) {
        list = [];
        this.lists.set(list, new Map());
      }
      list.push(fields);
      if (name !== undefined) this.lists.get(list)?.set(name, fields);
    }
    return list;
  }

  private step(within: Place, key: string | number, rules: RuleTree | undefined): Place {
    return { release: within.release, key, within, rules, depth: within.depth + 1 };
  }

  /** Notes where the objects within a value replaced whole come from; false when it is nested too deeply to be kept. */
  private mark(value: object, place: Place): boolean {
    if (this.isTooDeep(place)) return false;
    if (!Array.isArray(value)) this.touched.set(value, place);
    for (const key of Object.keys(value)) {
      const member = (value as Json)[key];
      if (typeof member !== 'object' || member === null) continue;
      if (!this.mark(member, this.step(place, Array.isArray(value) ? Number(key) : key, undefined))) return false;
    }
    return true;
  }

  private isTooDeep(place: Place): boolean {
    if (place.depth <= nestingLimit) return false;
    const message = `Nested more than ${nestingLimit} levels deep; left out of the merged release.`;
    this.issues.push({ code: 'nested-too-deep', message, release: place.release, path: pointer(place) });
    return true;
  }

  private clash(place: Place, key: string): void {
    const names = [key];
    for (let step = place; step.within !== undefined; step = step.within) {
      if (typeof step.key === 'string') names.push(step.key);
    }
    this.clashes.push(names.reverse());
  }
}
