import { type Digest, nameId, spellingId } from './address.ts';
import { type Components, joinMembers } from './component.ts';
import { type Comparison, type Reference, textOf } from './judgement.ts';
import { normalizeName } from './name.ts';
import type { Subject } from './subject.ts';

/** Positions of the subjects that a reference means. */
export type Find = (reference: Reference, broadly?: boolean) => number[];
/** Takes note of something that somebody should look at. */
export type Flag = (code: string, message: string) => void;

/**
 * Finds the subjects that a reference means. By name those of exactly this spelling, where there are none those of the same
 * normalised name; `broadly` these in any case.
 */
export function finder(subjects: readonly Subject[], digest: Digest): Find {
  const where = (test: (subject: Subject) => boolean) =>
    subjects.flatMap((subject, at) =>
      (subject.absent === null || subject.absent === 'individual') && test(subject) ? [at] : [],
    );
  return (reference, broadly = false) => {
    if ('id' in reference) {
      const { id } = reference;
      if (!id.startsWith('n-')) return where((subject) => subject.identifiers.includes(id));
      const byName = where((subject) => nameId(subject, digest) === id);
      return byName.length > 0 ? byName : where((subject) => spellingId(subject, digest) === id);
    }
    const lower = reference.name.toLowerCase();
    const exactly = broadly ? [] : where((subject) => subject.name.toLowerCase() === lower);
    const normal = normalizeName(reference.name);
    return exactly.length > 0 ? exactly : where((subject) => normal !== '' && subject.normal === normal);
  };
}

/** The sides that subjects take in judgements that two are different. Who would be on both sides is on the first. */
export function sidesOf(comparisons: readonly Comparison[], find: Find, flag: Flag): Map<number, ReadonlySet<string>> {
  const sides = new Map<number, Set<string>>();
  const take = (at: number, side: string) => sides.set(at, (sides.get(at) ?? new Set()).add(side));
  for (const [no, { verdict, a, b }] of comparisons.entries()) {
    if (verdict !== 'different') continue;
    const left = new Set(find(a));
    const right = find(b).filter((at) => !left.has(at));
    if (left.size === 0 || right.length === 0) {
      flag('judgement-without-effect', `Nothing is kept apart by “${textOf(a)} is not ${textOf(b)}”`);
    }
    for (const at of left) take(at, `${no}a`);
    for (const at of right) take(at, `${no}b`);
  }
  return sides;
}

/** Joins who is judged to be the same, whatever the steps and the registers say. Returns how many joins it made. */
export function joinByJudgement(
  comparisons: readonly Comparison[],
  components: Components,
  find: Find,
  flag: Flag,
): number {
  let joins = 0;
  for (const { verdict, a, b } of comparisons) {
    if (verdict !== 'same') continue;
    const [left, right] = [find(a), find(b)];
    joins += joinMembers([...left, ...right], components);
    const roots = new Set(left.map(components.root));
    if (!right.some((at) => roots.has(components.root(at)))) {
      flag('judgement-without-effect', `Nothing is joined by “${textOf(a)} is ${textOf(b)}”`);
    }
  }
  return joins;
}
