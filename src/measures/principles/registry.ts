import { balance } from './balance.ts';
import { beneficiaryLoop } from './beneficiary-loop.ts';
import { conversion } from './conversion.ts';
import { exposure } from './exposure.ts';
import { hiddenNetwork } from './hidden-network.ts';
import { knowledgeReach } from './knowledge-reach.ts';
import { multiplexity } from './multiplexity.ts';
import { perceptionGap } from './perception-gap.ts';
import type { Principle } from './principle.ts';
import { purposeDistance } from './purpose-distance.ts';
import { reciprocityLedger } from './reciprocity-ledger.ts';
import { serviceBalance } from './service-balance.ts';
import { staying } from './staying.ts';
import { surplus } from './surplus.ts';

/** Every principle, in the order of their ids. */
export const principles: readonly Principle[] = [
  knowledgeReach,
  purposeDistance,
  serviceBalance,
  exposure,
  hiddenNetwork,
  staying,
  beneficiaryLoop,
  reciprocityLedger,
  multiplexity,
  perceptionGap,
  surplus,
  conversion,
  balance,
];

/** The principle with this id, whatever its case; undefined where there is none. */
export const findPrinciple = (id: string): Principle | undefined =>
  principles.find((principle) => principle.id === id.toUpperCase());
