import { perceptionGap } from './perception-gap.ts';
import type { Principle } from './principle.ts';
import { purposeDistance } from './purpose-distance.ts';
import { reciprocityLedger } from './reciprocity-ledger.ts';

/** Every principle, in the order of their ids. */
export const principles: readonly Principle[] = [purposeDistance, reciprocityLedger, perceptionGap];

/** The principle with this id, whatever its case; undefined where there is none. */
export const findPrinciple = (id: string): Principle | undefined =>
  principles.find((principle) => principle.id === id.toUpperCase());
