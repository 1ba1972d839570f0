import type { Indicator } from './indicator.ts';
import { findGaps, type Gaps, priceGap } from './price-gap.ts';

/** R058: winning bids far below the next. */
export const heavyDiscount: Indicator<Gaps> = {
  id: 'R058',
  name: 'Far below the next bid',
  question: 'In which competitions was the winning bid far below the next?',
  definition:
    'The gap of a process is the lowest valid bid that did not win, minus the winning bid, over the winning bid. A process is flagged, with its winner, when its gap is at ' +
    'or above the upper fence Q₃ + 1.5 (Q₃ − Q₁) of all gaps, quartiles by R’s type 8. Where the fence is zero nothing is flagged.',
  about: 'OCID',
  needs: 'one award to one supplier, and valid bids in the main currency from the supplier and another tenderer',
  exclusions: [
    'processes with an award that is pending or in an unknown state, with several awards in force, or with an award to several suppliers',
    'joint bids, and bids without a price or in another currency than the main one',
    'processes in which a higher bid won, since price was then not all that counted; and winning bids of nothing',
    'processes whose prices are set by the buyer, where the settings name their kind of procedure',
  ],
  settings: { threshold: { kind: 'number', says: 'the fence, as a ratio', default: 'Q₃ + 1.5 (Q₃ − Q₁)' } },
  limits: [
    'A bidder can be that much better; the flag asks for a look, as the law on abnormally low bids does.',
    'A typing error in one price looks the same.',
    'The fence is drawn by the data: in other data it lies elsewhere.',
  ],
  why: 'A price far below all others may be meant to be made up for later, by changes to the contract or by what is delivered.',
  citations: [
    {
      text: 'G. A. Akerlof, The Market for “Lemons”: Quality Uncertainty and the Market Mechanism, Quarterly Journal of Economics 84(3), 1970, pp. 488–500',
    },
    {
      text: 'Open Contracting Partnership, Cardinal: R058, heavily discounted bid',
      url: 'https://cardinal.readthedocs.io/en/latest/cli/indicators/R/058.html',
    },
  ],
  example: {
    says: 'Made up: six competitions, the winning price and the lowest other.',
    columns: ['process', 'winning price', 'lowest other price'],
    rows: [
      ['1', 100, 120],
      ['2', 100, 121],
      ['3', 100, 122],
      ['4', 100, 123],
      ['5', 100, 124],
      ['6', 100, 300],
    ],
    expected: { flagged: 1, share: 1 / 6 },
    reckoning:
      'The gaps are 0.20 to 0.24, and 2 for the last. Q₁ = 0.20 + 11/12 × 0.01 = 0.2092, Q₃ = 0.24 + 1/12 × 1.76 = 0.3867; the fence is 0.3867 + 1.5 × 0.1775 = 0.6529. Only process 6 is above.',
  },
  gathering: priceGap,
  finish(state, { own, currency }) {
    const threshold = own.number('threshold');
    const fence = (upperFence: number): number => threshold ?? upperFence;
    return findGaps(state, currency, {
      flags: ({ ratio }, { upperFence }) => fence(upperFence) > 0 && ratio >= fence(upperFence),
      concerns: ({ winner }) => [winner],
      meta: ({ q1, q3, upperFence }) =>
        threshold === undefined
          ? [
              ['q1', q1],
              ['q3', q3],
              ['upper_fence', upperFence],
            ]
          : [['upper_fence', threshold]],
    });
  },
};
