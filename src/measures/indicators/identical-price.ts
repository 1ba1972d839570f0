import { type CompiledBid, submittedBids } from './compiled-release.ts';
import { beginFlagged, type Flagged, findFlagged, mergeFlagged } from './flagged.ts';
import type { Indicator } from './indicator.ts';
import { isPriced } from './settings.ts';

/** Who asked one price: the tenderers of the first bid that did, and all of them once another asked the same. */
interface Asked {
  readonly first: ReadonlySet<string>;
  readonly all: Set<string>;
  shared: boolean;
}

const sameMembers = (one: ReadonlySet<string>, two: ReadonlySet<string>): boolean =>
  one.size === two.size && [...one].every((id) => two.has(id));

const isOffer = ({ amount, currency, tendererIds }: CompiledBid): boolean =>
  amount !== null && currency !== null && (tendererIds ?? []).some((id) => id !== null);

/** The prices of some offers, and who asked each. */
function askedFor(bids: readonly CompiledBid[]): Iterable<Asked> {
  const prices = new Map<string, Asked>();
  for (const { amount, currency, tendererIds } of bids) {
    const ids = new Set((tendererIds ?? []).filter((id) => id !== null));
    const price = `${amount} ${currency}`;
    const asked = prices.get(price);
    if (asked === undefined) prices.set(price, { first: ids, all: new Set(ids), shared: false });
    else if (asked.shared || !sameMembers(asked.first, ids)) {
      asked.shared = true;
      for (const id of ids) asked.all.add(id);
    }
  }
  return prices.values();
}

/** R028: different tenderers who ask the same price. */
export const identicalPrice: Indicator<Flagged> = {
  id: 'R028',
  name: 'Identical prices',
  question: 'In which competitions did different bidders ask exactly the same price?',
  definition:
    'A process is flagged, with the tenderers concerned, when bids of different tenderers have the same price in the same currency. Bids that were handed in count, whether valid, pending or disqualified.',
  about: 'OCID',
  needs: 'two bids with a price and a tenderer',
  exclusions: [
    'bids that were withdrawn or never handed in, that have no price or name nobody',
    'processes whose prices are set by the buyer, where the settings name their kind of procedure',
  ],
  settings: {},
  limits: [
    'Round prices, list prices and prices that the law fixes coincide by themselves.',
    'Two bids of the same joint bidders are one tenderer; joint bids that share only some members count as different.',
  ],
  why: 'Two who do not speak with each other seldom arrive at the same figure to the penny, unless one of them was told.',
  citations: [
    {
      text: 'M. Fazekas and B. Tóth, Assessing the potential for detecting collusion in Swedish public procurement, Konkurrensverket, 2016',
      url: 'https://www.govtransparency.eu/wp-content/uploads/2021/08/Fazekas-Toth_SE_PPcartel_detection_20161115.pdf',
    },
    {
      text: 'Open Contracting Partnership, Cardinal: R028, identical bid prices',
      url: 'https://cardinal.readthedocs.io/en/latest/cli/indicators/R/028.html',
    },
  ],
  example: {
    says: 'Made up: three competitions, the winning price and the lowest other.',
    columns: ['process', 'winning price', 'lowest other price'],
    rows: [
      ['1', 5000, 5000],
      ['2', 5000, 5000.01],
      ['3', 7200, null],
    ],
    expected: { flagged: 1, share: 1 / 2, tenderers: 2 },
    reckoning:
      'In process 1 two tenderers asked £5,000; in process 2 a penny lies between them. Process 3 has one bid and cannot be judged: one of two.',
  },
  gathering: {
    begin: beginFlagged,
    add(state, release, { settings }) {
      if (!isPriced(release, settings)) return;
      const bids = submittedBids(release).filter(isOffer);
      if (bids.length < 2) return;
      state.judged++;
      // Most prices differ, and then it need not be asked whose they are.
      if (new Set(bids.map(({ amount }) => amount)).size === bids.length) return;
      for (const { shared, all } of askedFor(bids)) {
        if (!shared) continue;
        state.processes.set(release.ocid, 1);
        for (const id of all) state.tenderers.set(id, 1);
      }
    },
    merge: mergeFlagged,
  },
  finish: findFlagged,
};
