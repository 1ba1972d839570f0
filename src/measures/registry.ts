import { awardDelay } from './award-delay.ts';
import { concentration } from './concentration.ts';
import { continuity } from './continuity.ts';
import { dependence } from './dependence.ts';
import { earlyEngagement } from './early-engagement.ts';
import { findingRate } from './finding-rate.ts';
import { indicatorMeasures } from './indicators/indicator-measure.ts';
import { lotDivision } from './lot-division.ts';
import type { Measure } from './measure.ts';
import { newSupplierShare } from './new-supplier.ts';
import { priceWeight } from './price-weight.ts';
import { realisedSuitability } from './realised-suitability.ts';
import { singleBidShare } from './single-bid.ts';
import { smeShare } from './sme-share.ts';
import { tieChange } from './tie-change.ts';
import { vcseShare } from './vcse-share.ts';

/** Every measure, in the order of their ids. */
export const measures: readonly Measure[] = [
  smeShare,
  vcseShare,
  realisedSuitability,
  newSupplierShare,
  concentration,
  singleBidShare,
  earlyEngagement,
  awardDelay,
  priceWeight,
  lotDivision,
  dependence,
  findingRate,
  continuity,
  tieChange,
  ...indicatorMeasures,
];

/** The measure with this id, whatever its case; undefined where there is none. */
export function findMeasure(id: string): Measure | undefined {
  const wanted = id.toUpperCase();
  return measures.find((measure) => measure.id === wanted);
}
