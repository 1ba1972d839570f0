import { type CompiledRelease, submittedBids } from './compiled-release.ts';
import { flagsOf } from './flagged.ts';
import type { Circumstances, Indicator, Sighting } from './indicator.ts';
import { earlier } from './price-gap.ts';
import { isPriced } from './settings.ts';
import { placeIn } from './tally.ts';

/** Processes by currency: those that could be judged, and whether the lowest bid was disqualified. */
interface LowestBids {
  readonly byCurrency: Map<string, Judged>;
  sighting: Sighting | null;
}

interface Lowest {
  amount: number;
  disqualified: boolean;
  valid: boolean;
}

function add(state: LowestBids, release: CompiledRelease, { position, settings }: Circumstances): void {
  if (!isPriced(release, settings) || !release.awards?.some(({ status }) => status === 'active')) return;
  const lowest = new Map<string, Lowest>();
  for (const { status, amount, currency } of submittedBids(release)) {
    if (amount === null || currency === null) continue;
    // Behind the gaps of the same release, which look at its bids first.
    state.sighting = earlier(state.sighting, { currency, position: position + 0.5 });
    const known = lowest.get(currency);
    const disqualified = status === 'disqualified';
    const valid = status === 'valid';
    if (known === undefined) lowest.set(currency, { amount, disqualified, valid });
    else {
      known.valid ||= valid;
      if (amount < known.amount) {
        known.amount = amount;
        known.disqualified = disqualified;
      }
    }
  }
  for (const [currency, { valid, disqualified }] of lowest) {
    if (!valid) continue;
    const here = placeOf(state, currency);
    here.judged++;
    if (disqualified) here.flagged.add(release.ocid);
  }
}

interface Judged {
  judged: number;
  readonly flagged: Set<string>;
}

const placeOf = ({ byCurrency }: LowestBids, currency: string): Judged =>
  placeIn(byCurrency, currency, () => ({ judged: 0, flagged: new Set() }));

/** R036: processes in which the lowest bid was disqualified. */
export const lowestBid: Indicator<LowestBids> = {
  id: 'R036',
  name: 'Lowest bid disqualified',
  question: 'In which competitions was the lowest bid thrown out?',
  definition:
    'A process with an award in force is flagged when the lowest of the bids that were handed in is disqualified. Of bids with the same price the one listed first counts.',
  about: 'OCID',
  needs: 'an award in force and bids with a price in the main currency, at least one of them valid',
  exclusions: [
    'bids that were withdrawn or never handed in, and bids without a price or in another currency than the main one',
    'processes in which no valid bid has a price',
    'processes whose prices are set by the buyer, where the settings name their kind of procedure',
  ],
  settings: {},
  limits: [
    'The law wants bids that are abnormally low or miss a requirement disqualified.',
    'It assumes that price alone decides; where quality counts it says little.',
  ],
  why: 'Throwing out the lowest bid is the plainest way to let a dearer one win.',
  citations: [
    {
      text: 'World Bank, Warning Signs of Fraud and Corruption in Procurement',
      url: 'https://documents.worldbank.org/en/publication/documents-reports/documentdetail/223241573576857116/warning-signs-of-fraud-and-corruption-in-procurement',
    },
    {
      text: 'Open Contracting Partnership, Cardinal: R036, lowest bid disqualified',
      url: 'https://cardinal.readthedocs.io/en/latest/cli/indicators/R/036.html',
    },
  ],
  example: {
    says: 'Made up: three processes, the winning price and that of a bid that was disqualified.',
    columns: ['process', 'winning price', 'disqualified price'],
    rows: [
      ['1', 100, 90],
      ['2', 100, 120],
      ['3', 100, null],
    ],
    expected: { flagged: 1, share: 1 / 3 },
    reckoning: 'Only in process 1 was the bid that was thrown out the lowest.',
  },
  gathering: {
    begin: () => ({ byCurrency: new Map(), sighting: null }),
    add,
    merge(into, other) {
      for (const [currency, { judged, flagged }] of other.byCurrency) {
        const here = placeOf(into, currency);
        here.judged += judged;
        for (const ocid of flagged) here.flagged.add(ocid);
      }
      into.sighting = earlier(into.sighting, other.sighting);
    },
    sighting: (state) => state.sighting,
  },
  finish({ byCurrency }, { currency }) {
    const here = currency === null ? undefined : byCurrency.get(currency);
    return {
      flags: flagsOf(
        'OCID',
        Array.from(here?.flagged ?? [], (ocid) => [ocid, 1] as const),
      ),
      judged: { OCID: here?.judged ?? 0 },
      meta: [],
    };
  },
};
