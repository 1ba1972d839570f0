import { type CompiledRelease, decided, onlyTenderer, onlyWinner } from './compiled-release.ts';
import { type Spread, spreadOf } from './fence.ts';
import type { Circumstances, Findings, Flag, Gathering, Sighting } from './indicator.ts';
import { isPriced } from './settings.ts';
import { placeIn } from './tally.ts';

/** How far the lowest other bid of a process is above the bid that won. */
export interface Gap {
  /** (lowest other − winning) ÷ winning. */
  readonly ratio: number;
  readonly winner: string;
  readonly runnerUp: string;
  readonly position: number;
}

/** The gaps by currency and ocid; which currency counts is known only when all releases have passed. */
export interface Gaps {
  readonly byCurrency: Map<string, Map<string, Gap>>;
  sighting: Sighting | null;
}

interface Offer {
  readonly tenderer: string;
  readonly amount: number;
}

/** The lowest bid of the winner and of the others, in one currency. */
interface Lowest {
  winning: Offer | null;
  other: Offer | null;
}

const lower = (known: Offer | null, offer: Offer): Offer =>
  known === null || offer.amount < known.amount ? offer : known;

function add(state: Gaps, release: CompiledRelease, { position, settings }: Circumstances): void {
  if (!isPriced(release, settings)) return;
  const outcome = decided(release);
  const winner = outcome && onlyWinner(outcome);
  if (!outcome || winner === null) return;
  const byCurrency = new Map<string, Lowest>();
  for (const bid of outcome.bids) {
    const tenderer = onlyTenderer(bid);
    const { amount, currency } = bid;
    if (bid.status !== 'valid' || tenderer === null || amount === null || currency === null) continue;
    if (state.sighting === null || position < state.sighting.position) state.sighting = { currency, position };
    const lowest = placeIn(byCurrency, currency, (): Lowest => ({ winning: null, other: null }));
    const offer = { tenderer, amount };
    if (tenderer === winner) lowest.winning = lower(lowest.winning, offer);
    else lowest.other = lower(lowest.other, offer);
  }
  for (const [currency, { winning, other }] of byCurrency) {
    // Where a higher bid won, price was not all that counted. A price of nothing or less has no percentage.
    if (winning === null || other === null || other.amount < winning.amount || winning.amount <= 0) continue;
    const ratio = (other.amount - winning.amount) / winning.amount;
    keep(state, currency, release.ocid, { ratio, winner, runnerUp: other.tenderer, position });
  }
}

/** Of two compiled releases of one process the later one counts. */
function keep({ byCurrency }: Gaps, currency: string, ocid: string, gap: Gap): void {
  const gaps = placeIn(byCurrency, currency, () => new Map<string, Gap>());
  const known = gaps.get(ocid);
  if (known === undefined || known.position < gap.position) gaps.set(ocid, gap);
}

/** The earlier of two sightings. */
export const earlier = (one: Sighting | null, two: Sighting | null): Sighting | null =>
  one === null || (two !== null && two.position < one.position) ? two : one;

/** Gathers, for each process that one supplier won alone, the gap between the winning bid and the lowest other valid one. */
export const priceGap: Gathering<Gaps> = {
  begin: () => ({ byCurrency: new Map(), sighting: null }),
  add,
  merge(into, other) {
    for (const [currency, gaps] of other.byCurrency) for (const [ocid, gap] of gaps) keep(into, currency, ocid, gap);
    into.sighting = earlier(into.sighting, other.sighting);
  },
  sighting: (state) => state.sighting,
};

/** What an indicator makes of the gaps: which are flagged, whom that concerns, and the figures to report. */
export interface GapRule {
  /** Null where no fence can be drawn: then nothing is flagged. */
  flags(gap: Gap, spread: Spread): boolean;
  concerns(gap: Gap): readonly string[];
  meta(spread: Spread): Findings['meta'];
}

/** Flags the gaps in the main currency by a rule; the tenderers concerned get the value 0. */
export function findGaps(state: Gaps, currency: string | null, rule: GapRule): Findings {
  const gaps = (currency === null ? undefined : state.byCurrency.get(currency)) ?? new Map<string, Gap>();
  const spread = spreadOf(Array.from(gaps.values(), ({ ratio }) => ratio));
  const flags: Flag[] = [];
  for (const [ocid, gap] of gaps) {
    if (!rule.flags(gap, spread)) continue;
    flags.push({ group: 'OCID', id: ocid, value: gap.ratio });
    for (const id of rule.concerns(gap)) flags.push({ group: 'Tenderer', id, value: 0 });
  }
  return { flags, judged: { OCID: gaps.size }, meta: rule.meta(spread) };
}
