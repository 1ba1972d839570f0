import type { ValueNetwork } from '../../domain/value-network.ts';
import { ascendency, ecosystemExponent, fitness, marginalValues } from '../../graph/ascendency.ts';
import { slotSources } from '../../graph/network.ts';
import { plainFigure } from '../figure.ts';
import type { Figure } from '../measure.ts';
import { counted, percent } from '../phrase.ts';
import { answerOf, type Finding } from './answer.ts';
import { mainFlow, nameIn, type OneFlow } from './flow.ts';
import { forecastLapses, type LapseForecast } from './lapse.ts';
import { inPeriod } from './layer.ts';
import { type CurvePicture, type Overlay, overlayLimit, type Principle, type PrincipleSettings } from './principle.ts';
import { sketch } from './sketch.ts';

function curveOf(alpha: number): CurvePicture {
  return {
    type: 'curve',
    says: `Fitness −e·α^b·ln α^b with b = ${ecosystemExponent}, as fitted to ecosystems; nothing says that a public network should lie at its top`,
    xLabel: 'α: order as a share of capacity',
    yLabel: 'fitness',
    curve: Array.from({ length: 51 }, (_, step) => ({ x: step / 50, y: fitness(step / 50) })),
    places: [{ name: 'this network', x: alpha, y: fitness(alpha) }],
  };
}

/** The flow of which one unit more would add most, in words. */
function worthiest(network: ValueNetwork, main: OneFlow): string | null {
  const values = marginalValues(main.flow)?.internal;
  if (!values) return null;
  let best = -1;
  for (let slot = 0; slot < values.length; slot++)
    if (Number.isFinite(values[slot]) && (best === -1 || (values[slot] as number) > (values[best] as number)))
      best = slot;
  if (best === -1) return null;
  const from = slotSources(main.flow.internal)[best] as number;
  return `${nameIn(network, main, from)} to ${nameIn(network, main, main.flow.internal.targets[best] as number)}`;
}

/** What one unit more of each flow would add, on the lines of the map. */
function overlayOf(network: ValueNetwork, main: OneFlow): { readonly overlay?: Overlay } {
  const values = network.participants.length > overlayLimit ? undefined : marginalValues(main.flow)?.internal;
  if (!values) return {};
  const { internal } = main.flow;
  const most = values.reduce((top, value) => (Number.isFinite(value) ? Math.max(top, Math.abs(value)) : top), 0) || 1;
  const sources = slotSources(internal);
  return {
    overlay: {
      says: 'Marginal value: what one unit more of each flow would add to throughput times fitness',
      lines: Array.from(values).flatMap((value, slot) =>
        Number.isFinite(value)
          ? [
              {
                from: nameIn(network, main, sources[slot] as number),
                to: nameIn(network, main, internal.targets[slot] as number),
                mark: value.toFixed(1).replace('-', '−'),
                strength: Math.abs(value) / most,
              },
            ]
          : [],
      ),
    },
  };
}

const validity = (forecast: LapseForecast | null): string =>
  forecast === null || forecast.value === null ? 'no signal' : 'validated here';

function forecastFigures(forecast: LapseForecast | null, because: string): Figure[] {
  const test = forecast?.test ?? null;
  const coverage = {
    total: test?.ties ?? 0,
    used: test?.ties ?? 0,
    noun: 'ties that were forecast',
    has: 'a year after them',
  };
  const basis =
    test === null
      ? ''
      : `${counted(test.ties, 'forecast')} over ${counted(test.years, 'year')}, ${percent(test.lapseShare)} of the ties lapsed`;
  const figure = (id: string, label: string, value: number | null, why = because) =>
    plainFigure({ id, label, unit: 'number', basis, coverage }, value, why);
  return [
    figure('brier', 'Brier score of the forecast (0 sure and right, 1 sure and wrong)', test?.brier ?? null),
    figure('auc', 'area under its ROC curve (0.5 as by chance, 1 always right)', test?.auc ?? null),
    {
      ...figure(
        'brierGain',
        'Brier score gained over “same as last year” (above 0 better)',
        test?.brierGain.value ?? null,
      ),
      bounds: test?.brierGain.interval ?? null,
    },
    {
      ...figure('aucGain', 'area under the ROC curve gained over “same as last year”', test?.aucGain.value ?? null),
      bounds: test?.aucGain.interval ?? null,
    },
    plainFigure(
      {
        id: 'atRisk',
        label: 'ties likelier than not to lapse next year, without another way between the two',
        unit: 'count',
        basis: `${validity(forecast)}; ${basis}`,
        coverage,
      },
      forecast?.value?.withoutOtherWay ?? null,
      forecast === null ? because : 'no signal: the forecast does not beat “same as last year” on this network',
    ),
  ];
}

function find(network: ValueNetwork, settings: PrincipleSettings): Finding {
  const { exchanges } = inPeriod(network, settings);
  const main = mainFlow(exchanges);
  const order = main && ascendency(main.flow);
  const alpha = order?.alpha ?? null;
  const forecast = forecastLapses(network, settings);
  const nodes = main?.places.length ?? 0;
  const coverage = {
    total: exchanges.length,
    used: main?.exchanges.length ?? 0,
    noun: 'exchanges',
    has: `a place in one flow${main === null ? '' : ` (${main.says})`}`,
  };
  const basis = `${counted(nodes, 'participant')} told apart, ${counted(main?.flow.internal.targets.length ?? 0, 'flow')}`;
  const none =
    main === null ? 'there is no exchange between two here' : 'there are too few flows for order and slack to differ';
  const isDrawn = main?.exchanges.every(({ layer }) => layer === 'declared') ?? false;
  const worth = main && isDrawn ? worthiest(network, main) : null;
  return {
    sentence: sentenceOf(alpha, nodes, forecast),
    figures: [
      plainFigure(
        {
          id: 'alpha',
          label: `α, order as a share of capacity${main === null ? '' : `, of ${main.says}`}`,
          unit: 'number',
          basis,
          coverage,
        },
        alpha,
        none,
      ),
      plainFigure(
        { id: 'fitness', label: 'fitness on the curve of ecosystems, b = 1.288', unit: 'number', basis, coverage },
        alpha === null ? null : fitness(alpha),
        none,
      ),
      ...forecastFigures(
        forecast,
        'no signal can be looked for: a forecast needs ties of the record over four full years or more',
      ),
    ],
    cautions: [
      'α depends on how finely organisations are told apart, and “robustness” has several scalings: neither is a pass or a fail.',
      ...(forecast?.test == null ? [] : [forecast.declared]),
    ],
    // Nobody can place a unit more in what was bought long ago; in a network that people draw they can.
    advice: worth ? `One unit more from ${worth} would balance order and slack most, on this curve.` : null,
    picture: alpha === null ? null : curveOf(alpha),
    ...(main === null ? {} : overlayOf(network, main)),
  };
}

function sentenceOf(alpha: number | null, nodes: number, forecast: LapseForecast | null): string {
  const start =
    alpha === null
      ? 'How tightly or loosely this network is tied cannot be said.'
      : `Order takes ${percent(alpha)} of what this network of ${counted(nodes, 'participant')} could hold; the rest is slack, which is what it can fall back on.`;
  if (forecast === null) return start;
  if (forecast.value === null)
    return `${start} Which ties will lapse cannot be told better from the network than by “same as last year”: no signal.`;
  return `${start} ${counted(forecast.value.withoutOtherWay, 'tie')} are likelier than not to lapse next year and have no other way beside them (validated here).`;
}

/** P13: order against slack, and which ties are at risk. */
export const balance: Principle = {
  id: 'P13',
  name: 'Order, slack and ties at risk',
  principle: 'Patterns of interaction and intangibles lead; work at risk shows first in the network',
  question: 'Could the network take a blow, and which ties are likely to lapse?',
  definition:
    'α is ascendency over development capacity of the flows of one form in one unit. Forecast: by logistic regression on how often, how much, how long and how recently two exchanged, how many others each has, and what share of ' +
    'the receiver’s exchanges the tie is; fitted on all years before, tried on the next, year by year. “Same as last year” gives each tie the share that lapsed last year among ties as new or as old as it. The forecast is validated here only where it ' +
    'beats that in Brier score and in area under the curve, each with an interval of draws above zero. A tie is at risk when it is likelier than not to lapse and no path of three steps joins the two otherwise.',
  unit: 'ratio 0–1; gain in score; number of ties',
  exclusions: [
    'exchanges of a participant with itself',
    'of the record, one direction of each contract',
    'the last year of the data where it is not full',
    'reciprocity, on data where buyers and suppliers are apart',
  ],
  limits: [
    'A tie that lapses in the sources may go on elsewhere, under another name, or next year.',
    'The principle is about intangibles. It counts as supported only where the declared layer adds skill to the forecast, which needs a declared layer.',
    'The exponent of the curve was fitted to ecosystems.',
  ],
  why: 'A network tied too tightly breaks, one tied too loosely does nothing. And who sees early that a tie is loosening can still talk.',
  citations: [
    {
      text: 'R. E. Ulanowicz, S. J. Goerner, B. Lietaer and R. Gomez, Quantifying sustainability: Resilience, efficiency and the return of information theory, Ecological Complexity 6(1), 2009, pp. 27–36',
      url: 'https://doi.org/10.1016/j.ecocom.2008.10.005',
    },
    {
      text: 'G. W. Brier, Verification of forecasts expressed in terms of probability, Monthly Weather Review 78(1), 1950, pp. 1–3',
    },
  ],
  example: {
    says: 'Made up: four flows of one unit each, from A to B, A to C, B to D and C to D.',
    columns: ['from', 'to', 'quantity'],
    rows: [
      ['A', 'B', 1],
      ['A', 'C', 1],
      ['B', 'D', 1],
      ['C', 'D', 1],
    ],
    expected: { alpha: 0.5, brierGain: null, atRisk: null },
    reckoning:
      'Of 4 units each flow is a quarter: capacity is 4 × log₂ 4 = 8. A flow from A to B is 1 of A’s 2 and all of B’s 1: log₂(1 × 4 ÷ (2 × 1)) = 1; from B to D log₂(1 × 4 ÷ (1 × 2)) = 1. Ascendency is 4 × 1 = 4, and α 4 ÷ 8 = 0.5.',
    network: sketch({
      exchanges: [
        { from: 'A', to: 'B', form: 'money', quantity: 1, unit: 'GBP' },
        { from: 'A', to: 'C', form: 'money', quantity: 1, unit: 'GBP' },
        { from: 'B', to: 'D', form: 'money', quantity: 1, unit: 'GBP' },
        { from: 'C', to: 'D', form: 'money', quantity: 1, unit: 'GBP' },
      ],
    }),
  },
  ask: (network, settings) => answerOf(balance, network, { settings, finding: find(network, settings) }),
};
