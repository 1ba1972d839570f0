import { concentration } from './concentration.ts';
import { earlyEngagement } from './early-engagement.ts';
import type { Measure } from './measure.ts';
import { realisedSuitability } from './realised-suitability.ts';
import { smeShare } from './sme-share.ts';

/** Every measure, in the order of their ids. */
export const measures: readonly Measure[] = [smeShare, realisedSuitability, concentration, earlyEngagement];

/** The measure with this id, whatever its case; undefined where there is none. */
export function findMeasure(id: string): Measure | undefined {
  const wanted = id.toUpperCase();
  return measures.find((measure) => measure.id === wanted);
}
