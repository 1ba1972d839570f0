import { absent, known } from '../../domain/answer.ts';
import type { Figure, MeasureAnswer } from '../../measures/measure.ts';
import type { Comparison } from '../../questions/comparison.ts';
import type { MarketAnswer, MarketSide } from '../../questions/market.ts';
import { MarketPage } from '../pages/market.tsx';
import { concentration, engagement, longWinded, silent, smeShare, suitability } from './measure.ts';
import { hostile, type State } from './state.ts';

const days = (id: string, label: string, value: number) => ({
  ...{ id, label, unit: 'days' as const, value: known(value), bounds: null, basis: '609 awards' },
  coverage: { total: 802, used: 609, noun: 'awards', has: 'both dates' },
});

/** A measure with spreads and with lines through time, one of them broken by a year that nobody knows. */
const delay: MeasureAnswer = {
  id: 'M08',
  name: 'How long it takes',
  sentence: 'From the deadline to the award it takes 54 days in the middle case.',
  figures: [
    days('decisionLower', 'deadline to award, lower quartile', 28),
    days('decisionMedian', 'deadline to award, median', 54),
    days('decisionUpper', 'deadline to award, upper quartile', 121),
  ],
  cautions: ['Dates are those that were published.', 'Nine awards are dated before their deadline: left out.'],
  series: [
    {
      ...{ id: 'awards', label: 'median days from deadline to award', unit: 'days' },
      points: [
        { at: '2019', value: known(31) },
        { at: '2020', value: absent('no award of this year has both dates') },
        { at: '2021', value: known(77) },
        { at: '2022', value: known(54.5) },
      ],
    },
    {
      ...{ id: 'none', label: 'nothing known', unit: 'days' },
      points: [{ at: '2020', value: absent('not published') }],
    },
  ],
  filter: {},
  asOf: '2026-03-08',
};

const answers = [smeShare, silent, suitability, concentration, engagement, delay];
const side: MarketSide = { filter: {}, buyerName: null, answers };

const answer: MarketAnswer = {
  query: {},
  side,
  other: null,
  comparisons: [],
  choices: {
    buyers: [
      { id: 'GB-LAE-EX1', name: 'Sampleshire County Council', processes: 402, payments: 0 },
      { id: 'GB-LAE-EX2', name: 'Example Borough Council', processes: 33, payments: 29_804 },
      { id: 'GB-LAE-EX3', name: 'Madeupham Town Council', processes: 0, payments: 1 },
    ],
    buyerTotal: 3,
    places: ['Sampleshire', 'Madeupham'],
    divisions: [
      { code: '45', count: 301 },
      { code: '00', count: 1 },
    ],
  },
  found: [],
  indicators: [
    {
      id: 'R038',
      name: 'Share of losing bids',
      sentence: 'In two calls of this view every bid but one was set aside.',
    },
  ],
  record: { id: '0123456789abcdef', asOf: '2026-03-08' },
};

const narrowed: MarketAnswer = {
  ...answer,
  query: {
    buyer: 'GB-LAE-EX9',
    cpv: '45',
    place: 'Madeupham',
    from: '2019-01-01',
    find: 'council',
    as_of: '2025-01-31',
  },
  side: { filter: { buyer: 'GB-LAE-EX9', cpv: '45' }, buyerName: 'Invented Isles Council', answers },
  choices: { ...answer.choices, buyerTotal: 431 },
  found: [{ id: 'GB-LAE-EX1', name: 'Sampleshire County Council', processes: 402, payments: 0 }],
};

const shifted = (one: MeasureAnswer): MeasureAnswer => ({
  ...one,
  filter: { buyer: 'GB-LAE-EX1' },
  figures: one.figures.map((figure, index) => ({
    ...figure,
    value:
      figure.value.value === null || index === 1
        ? absent('nothing here says so')
        : known(figure.unit === 'ratio' ? figure.value.value * 0.9 : figure.value.value + 12),
    bounds: index === 0 ? { low: 0.4, high: 0.6 } : null,
  })),
});

const beside: MarketSide = {
  filter: { buyer: 'GB-LAE-EX1' },
  buyerName: 'Sampleshire County Council',
  answers: answers.map(shifted),
};

/** Differences as the question would state them, of figures that stand at the same place. */
const difference = (one: Figure, other: Figure | undefined) =>
  !other || one.value.value === null || other.value.value === null
    ? absent('known on one side only')
    : known(other.value.value - one.value.value);

const beyond = (one: MeasureAnswer, other: MeasureAnswer | undefined): Comparison => ({
  id: one.id,
  pairs: one.figures.map((figure, index) => ({
    ...{ id: figure.id, label: figure.label, unit: figure.unit, one: figure, other: other?.figures[index] ?? null },
    difference: difference(figure, other?.figures[index]),
    overlap: index === 0 ? true : index === 2 ? false : null,
  })),
});

const compared: MarketAnswer = {
  ...answer,
  query: { buyer: 'GB-LAE-EX2', compare_buyer: 'GB-LAE-EX1', compare_from: '2020-01-01', compare_to: '2022-12-31' },
  side: { filter: { buyer: 'GB-LAE-EX2' }, buyerName: 'Example Borough Council', answers },
  other: beside,
  comparisons: answers.map((one, at) => beyond(one, beside.answers[at])),
};

const nothing: MarketAnswer = {
  ...answer,
  query: { buyer: 'nobody', cpv: '03', place: 'Atlantis', from: '1999-01-01', to: '1999-12-31', find: 'atlantis' },
  side: { filter: { buyer: 'nobody' }, buyerName: null, answers: [silent] },
  choices: { buyers: [], buyerTotal: 1, places: [], divisions: [] },
  indicators: [],
  record: { id: '0123456789abcdef', asOf: null },
};

const named = (name: string): MarketAnswer => ({
  ...compared,
  query: { ...compared.query, place: name.slice(0, 200), find: name.slice(0, 200) },
  side: { ...compared.side, buyerName: name, answers: [{ ...longWinded, cautions: [name, name, name] }] },
  other: { ...beside, buyerName: name, answers: [longWinded] },
  comparisons: [beyond(longWinded, longWinded)],
  choices: {
    ...answer.choices,
    buyers: [{ id: 'x', name, processes: 1, payments: 1 }],
    places: [name],
  },
  found: [{ id: 'x', name, processes: 1, payments: 1 }],
  indicators: [{ id: 'R001', name, sentence: name }],
});

const one = (state: string, of: MarketAnswer): State => ({
  page: 'market',
  state,
  here: '/market',
  html: (frame) => MarketPage(of, { ...frame, doors: [...frame.doors, '/market'], csv: '/market.csv' }),
});

export const marketStates: readonly State[] = [
  one('default', answer),
  one('narrowed', narrowed),
  one('compared', compared),
  one('empty', nothing),
  one('long', named(hostile.long)),
  one('unbroken', named(hostile.unbroken)),
  one('hostile', named(hostile.markup)),
  one('right-to-left', named(hostile.arabic)),
];
