import { exposure } from './exposure.ts';
import { knowledgeReach } from './knowledge-reach.ts';
import { perceptionGap } from './perception-gap.ts';
import type { Principle } from './principle.ts';
import { purposeDistance } from './purpose-distance.ts';
import { reciprocityLedger } from './reciprocity-ledger.ts';
import { serviceBalance } from './service-balance.ts';

/** Every principle, in the order of their ids. */
export const principles: readonly Principle[] = [
  knowledgeReach,
  purposeDistance,
  serviceBalance,
  exposure,
  reciprocityLedger,
  perceptionGap,
];

/** The principle with this id, whatever its case; undefined where there is none. */
export const findPrinciple = (id: string): Principle | undefined =>
  principles.find((principle) => principle.id === id.toUpperCase());
