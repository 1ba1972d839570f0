import type { Indicator } from './indicator.ts';
import { findGaps, type Gaps, priceGap } from './price-gap.ts';

/** R024: winning bids that hardly differ from the next. */
export const closePrice: Indicator<Gaps> = {
  id: 'R024',
  name: 'Next bid suspiciously close',
  question: 'In which competitions was the next bid unusually close to the winning one?',
  definition:
    'The gap of a process is the lowest valid bid that did not win, minus the winning bid, over the winning bid. A process is flagged, with both bidders, when its gap ' +
    'is at or below the lower fence Q₁ − 1.5 (Q₃ − Q₁) of all gaps, quartiles by R’s type 8. Where the fence is zero or less nothing is flagged.',
  about: 'OCID',
  needs: 'one award to one supplier, and valid bids in the main currency from the supplier and another tenderer',
  exclusions: [
    'processes with an award that is pending or in an unknown state, with several awards in force, or with an award to several suppliers',
    'joint bids, and bids without a price or in another currency than the main one',
    'processes in which a higher bid won, since price was then not all that counted; and winning bids of nothing',
    'processes whose prices are set by the buyer, where the settings name their kind of procedure',
  ],
  settings: { threshold: { kind: 'number', says: 'the fence, as a ratio', default: 'Q₁ − 1.5 (Q₃ − Q₁)' } },
  limits: [
    'Bidders in a transparent market come to like prices without speaking to each other.',
    'It assumes that price alone decides; where quality counts it says little.',
    'The fence is drawn by the data: in other data it lies elsewhere.',
  ],
  why: 'Bidders who pretend to compete like to bid close to each other; so do those who learn what others have bid.',
  citations: [
    {
      text: 'D. Imhof, Y. Karagök and S. Rutz, Screening for Bid Rigging: Does It Work?, Journal of Competition Law & Economics 14(2), 2018, pp. 235–261',
    },
    {
      text: 'Open Contracting Partnership, Cardinal: R024, price close to winning bid',
      url: 'https://cardinal.readthedocs.io/en/latest/cli/indicators/R/024.html',
    },
  ],
  example: {
    says: 'Made up: six competitions, the winning price and the lowest other.',
    columns: ['process', 'winning price', 'lowest other price'],
    rows: [
      ['1', 100, 101],
      ['2', 100, 120],
      ['3', 100, 121],
      ['4', 100, 122],
      ['5', 100, 123],
      ['6', 100, 124],
    ],
    expected: { flagged: 1, share: 1 / 6 },
    reckoning:
      'The gaps are 0.01, 0.20, 0.21, 0.22, 0.23 and 0.24. Q₁ = 0.01 + 11/12 × 0.19 = 0.1842, Q₃ = 0.23 + 1/12 × 0.01 = 0.2308; the fence is 0.1842 − 1.5 × 0.0467 = 0.1142. Only process 1 is below.',
  },
  gathering: priceGap,
  finish(state, { own, currency }) {
    const threshold = own.number('threshold');
    return findGaps(state, currency, {
      flags: ({ ratio }, { q1, lowerFence }) =>
        threshold === undefined ? q1 > 0 && lowerFence > 0 && ratio <= lowerFence : threshold > 0 && ratio <= threshold,
      concerns: ({ winner, runnerUp }) => [winner, runnerUp],
      meta: ({ q1, q3, lowerFence }) =>
        threshold === undefined
          ? [
              ['q1', q1],
              ['q3', q3],
              ['lower_fence', lowerFence],
            ]
          : [['lower_fence', threshold]],
    });
  },
};
