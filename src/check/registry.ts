import { type Check, type CheckId, checkIds } from './finding.ts';
import { access } from './rule/access.ts';
import { chain } from './rule/chain.ts';
import { engagement } from './rule/engagement.ts';
import { experience } from './rule/experience.ts';
import { finance } from './rule/finance.ts';
import { innovation } from './rule/innovation.ts';
import { price } from './rule/price.ts';
import { risk } from './rule/risk.ts';
import { size } from './rule/size.ts';
import { social } from './rule/social.ts';
import { specification } from './rule/specification.ts';
import { time } from './rule/time.ts';
import { turnover } from './rule/turnover.ts';

/** Every check, in the order of its id; I01, the good finding, stands last. */
export const checks: readonly Check[] = [
  ...engagement,
  ...specification,
  ...price,
  ...turnover,
  ...finance,
  ...experience,
  ...size,
  ...time,
  ...access,
  ...social,
  ...chain,
  ...risk,
  ...innovation,
].sort((a, b) => checkIds.indexOf(a.id) - checkIds.indexOf(b.id));

const byId = new Map(checks.map((check) => [check.id, check]));

/** A check by its id; null for what is none. */
export const checkOf = (id: string): Check | null => byId.get(id as CheckId) ?? null;
