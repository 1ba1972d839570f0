/** Made-up answers of measures, used by the examples of several pages. */
import { absent, known } from '../../domain/answer.ts';
import type { Figure, MeasureAnswer } from '../../measures/measure.ts';
import type { Method } from '../pages/methods.tsx';
import { hostile } from './state.ts';

const coverage = { total: 802, used: 755, noun: 'awards', has: 'a value' };
const all = { total: 802, used: 802, noun: 'awards', has: 'an SME flag' };

const ratio = (id: string, label: string, value: number, more: Partial<Figure> = {}): Figure => ({
  id,
  label,
  unit: 'ratio',
  value: known(value),
  bounds: null,
  basis: '449 of 802 awards',
  coverage: all,
  ...more,
});

const answer = (id: string, name: string, sentence: string, more: Partial<MeasureAnswer>): MeasureAnswer => ({
  id,
  name,
  sentence,
  figures: [],
  cautions: [],
  filter: {},
  asOf: '2026-03-08',
  ...more,
});

export const smeShare = answer(
  'M01',
  'SME share',
  'Small firms won 56 % of awards and 27 % of their value; leave one framework’s possible ceiling out and it is 47 %.',
  {
    figures: [
      ratio('byCount', 'by number of awards', 0.5598, { bounds: { low: 0.52, high: 0.6 } }),
      ratio('byValue', 'by value', 0.2714, { basis: '£271 million of £999 million', coverage }),
      ratio('byValueWithoutCeilings', 'by value, without possible ceilings', 0.4702, {
        basis: '£271 million of £576 million',
        coverage,
      }),
    ],
  },
);

export const suitability = answer(
  'M03',
  'Realised suitability',
  'Where a notice said “suitable for small firms” they won two awards in three; where it did not, fewer than one in five.',
  {
    figures: [
      ratio('flagged', 'among awards flagged suitable', 0.6624, { basis: '416 of 628 awards' }),
      ratio('others', 'among the others', 0.1839, { basis: '32 of 174 awards' }),
    ],
    cautions: ['A link, not a cause: whether the flag came before the award is mostly unknown.'],
  },
);

export const engagement = answer(
  'M07',
  'Early engagement before a call',
  'Thirty notices asked the market before a tender. None can be followed to the contract it led to.',
  {
    figures: [
      {
        ...ratio('linked', 'engagements that lead to a call', 0),
        value: absent('No notice shares an identifier with a later call.'),
        basis: '30 engagement notices in 1,223',
        coverage: { total: 30, used: 0, noun: 'engagement notices', has: 'a link to a call' },
      },
    ],
  },
);

export const concentration = answer(
  'M05',
  'Concentration',
  'The five largest suppliers hold 61 % of the value; the market is as concentrated as if nine equal suppliers shared it.',
  {
    figures: [
      {
        ...ratio('effective', 'effective number of suppliers', 9.07, { coverage }),
        unit: 'number',
        basis: '431 suppliers',
      },
      { ...ratio('largest', 'largest award', 750_000_000, { coverage }), unit: 'GBP', basis: 'one award' },
      ratio('topFive', 'the five largest, by value', 0.612, { coverage }),
      {
        ...ratio('lead', 'median days to publication', 41.5, { coverage }),
        unit: 'days',
        basis: 'a unit beside others',
      },
    ],
  },
);

/** A measure that has no number for anything. */
export const silent = answer('M06', 'Single-bid share', 'This record does not say how many bids there were.', {
  figures: [
    { ...ratio('single', 'awards with one bid', 0), value: absent('No bid count is published here.'), basis: 'none' },
  ],
  cautions: ['Bid counts appear in some notices only.'],
});

export const longWinded = answer('M01', hostile.long, `${hostile.long} ${hostile.unbroken} ${hostile.markup}`, {
  figures: [
    ratio('a', hostile.long, 0.0004, { basis: hostile.long, bounds: { low: 0, high: 1 } }),
    ratio('b', hostile.unbroken, 0.99999, { basis: hostile.unbroken }),
  ],
  cautions: [hostile.long, hostile.attribute],
});

export const method: Method = {
  id: 'M01',
  name: 'SME share',
  question: 'How much of what these buyers award goes to small and medium-sized firms?',
  definition:
    'The awards that are recorded as won by a small or medium-sized enterprise, over all awards that say whether they were: once by number and once by value. An award shared by several suppliers counts once.',
  unit: 'ratio from 0 to 1, written as a percentage',
  exclusions: [
    'awards without a value, from the share by value',
    'placeholders such as £1 or £0',
    'estimates of calls',
  ],
  limits: [
    'The size of a firm is what the notice declares; nobody checks it.',
    'Subcontractors are not seen, so money that reaches small firms through others is missing.',
  ],
  why: 'Small firms are most firms. Where they win often but little, the size of contracts may be what shuts them out.',
  citations: [
    { text: 'A made-up guide to measuring small firms’ share, Example Press, 2024', url: 'https://example.org/guide' },
    { text: 'A made-up circular, without an address' },
  ],
  example: {
    says: 'Four awards, one of them without a value:',
    columns: ['Award', 'Won by', 'SME', 'Amount, £'],
    rows: [
      ['A', 'Example Play Ltd', true, 40_000],
      ['B', 'Example Paving plc', false, 150_000],
      ['C', 'Example Trees CIC', true, null],
      ['D', 'Example Signs Ltd', null, 10_000.5],
    ],
    expected: { byCount: 0.6667, byValue: 0.2105, byBids: null },
    reckoning: 'Three awards say whether an SME won; two say yes: 2 / 3. By value: 40,000 / (40,000 + 150,000).',
  },
};
