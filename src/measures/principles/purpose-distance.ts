import { type Form, forms } from '../../domain/exchange.ts';
import type { NetworkExchange, Purpose, ValueNetwork } from '../../domain/value-network.ts';
import { divergence } from '../../graph/divergence.ts';
import { plainFigure } from '../figure.ts';
import { counted, percent } from '../phrase.ts';
import { answerOf, type Finding } from './answer.ts';
import { inPeriod } from './layer.ts';
import type { Principle, SharePicture } from './principle.ts';
import { sketch } from './sketch.ts';

/** Shares of the forms, in the order of {@link forms}; counts of exchanges, since forms have no unit in common. */
function practised(exchanges: readonly NetworkExchange[]): Float64Array {
  const amounts = new Float64Array(forms.length);
  for (const { form, count } of exchanges) (amounts[forms.indexOf(form)] as number) += count;
  return shares(amounts);
}

function espoused({ weights }: Purpose): Float64Array {
  const amounts = new Float64Array(forms.length);
  for (const { form, weight } of weights) (amounts[forms.indexOf(form)] as number) += Math.max(0, weight);
  return shares(amounts);
}

function shares(amounts: Float64Array): Float64Array {
  const whole = amounts.reduce((sum, one) => sum + one, 0);
  return whole > 0 ? amounts.map((one) => one / whole) : amounts;
}

/** Exchanges whose deliverable names an outcome of the purpose, or that are an outcome themselves. */
function anchored(exchanges: readonly NetworkExchange[], { outcomes }: Purpose): number {
  const words = outcomes.map((word) => word.toLowerCase());
  return exchanges.reduce((sum, { deliverable, form, count }) => {
    const said = deliverable.toLowerCase();
    return form === 'outcome' || words.some((word) => said.includes(word)) ? sum + count : sum;
  }, 0);
}

/** Where practice and purpose differ most, in points of a hundred. */
function widest(is: Float64Array, meant: Float64Array): { readonly form: Form; readonly more: number } | null {
  const gaps = forms.map((form, at) => ({ form, more: (is[at] as number) - (meant[at] as number) }));
  const [first] = gaps.sort((a, b) => Math.abs(b.more) - Math.abs(a.more));
  return first && Math.abs(first.more) >= 0.005 ? first : null;
}

function pictureOf(is: Float64Array, meant: Float64Array): SharePicture {
  return {
    type: 'share',
    says: 'Share of each form: in practice, and as the purpose weighs it',
    sides: ['in practice', 'as meant'],
    lines: forms.flatMap((form, at) => {
      const pair = [is[at] as number, meant[at] as number] as const;
      return pair[0] + pair[1] > 0 ? [{ name: form, shares: pair }] : [];
    }),
  };
}

const reasons = {
  purpose: 'this network does not say what it is for',
  weights: 'the purpose gives no weights to forms of value',
  outcomes: 'the purpose names no outcomes',
  exchanges: 'there is no exchange in this period',
} as const;

function find(network: ValueNetwork, settings: Parameters<Principle['ask']>[1]): Finding {
  const { exchanges } = inPeriod(network, settings);
  const { purpose } = network;
  const total = exchanges.reduce((sum, { count }) => sum + count, 0);
  const is = practised(exchanges);
  const meant = purpose ? espoused(purpose) : new Float64Array(forms.length);
  const bits = divergence(is, meant);
  const named = purpose && purpose.outcomes.length > 0 ? anchored(exchanges, purpose) : 0;
  const coverage = { total, used: total, noun: 'exchanges', has: 'a form' };
  const why = (missing: string) => (purpose === null ? reasons.purpose : total === 0 ? reasons.exchanges : missing);
  const figures = [
    plainFigure(
      {
        id: 'distance',
        label: 'distance between purpose and practice, in bits (0 the same, 1 nothing in common)',
        unit: 'number',
        basis: `${counted(total, 'exchange')}, ${forms.length} forms`,
        coverage,
      },
      bits,
      why(reasons.weights),
    ),
    plainFigure(
      {
        id: 'anchored',
        label: 'share of exchanges that name an outcome of the purpose',
        unit: 'ratio',
        basis: `${named} of ${counted(total, 'exchange')}`,
        coverage,
      },
      purpose && purpose.outcomes.length > 0 && total > 0 ? named / total : null,
      why(reasons.outcomes),
    ),
  ];
  const gap = bits === null ? null : widest(is, meant);
  return {
    sentence: sentenceOf(bits, gap, why(reasons.weights)),
    figures,
    cautions: ['Every exchange counts once, whatever it is worth: forms of value have no unit in common.'],
    advice: gap === null ? null : adviceOn(gap),
    picture: bits === null ? null : pictureOf(is, meant),
  };
}

function sentenceOf(bits: number | null, gap: ReturnType<typeof widest>, because: string): string {
  if (bits === null) return `Whether this network does what it is for cannot be said: ${because}.`;
  const start =
    bits < 0.1
      ? 'Practice is close to the purpose'
      : bits < 0.35
        ? 'Practice differs from the purpose'
        : 'Practice is far from the purpose';
  if (gap === null) return `${start}.`;
  const points = `${percent(Math.abs(gap.more))} of all exchanges`;
  return `${start}: of ${gap.form} there is ${gap.more > 0 ? 'more' : 'less'} than was meant, by as much as ${points}.`;
}

const adviceOn = ({ form, more }: NonNullable<ReturnType<typeof widest>>): string =>
  more > 0
    ? `Ask whether the network has come to be about ${form}, and either change what it does or what it says it is for.`
    : `Ask who could bring more ${form} into the network, and what keeps them from it.`;

/** P02: how far what a network does is from what it says it is for. */
export const purposeDistance: Principle = {
  id: 'P02',
  name: 'Distance between purpose and practice',
  principle: 'The purpose that emerges can differ from the one that is espoused',
  question: 'Does this network do what it says it is for?',
  definition:
    'The network states how much each form of value is meant to matter. The distance is the Jensen–Shannon divergence, in bits, between those shares and the shares of ' +
    'the forms among all exchanges. Beside it stands the anchored share: exchanges that name an outcome of the purpose, or are one.',
  unit: 'bits, from 0 (the same shares) to 1 (nothing in common); share of exchanges',
  exclusions: ['exchanges outside the period; those without dates are in every period'],
  limits: [
    'Exchanges are counted, since forms of value are never added up: a large contract weighs as much as a small one.',
    'A network without a stated purpose has no distance. A public record states none.',
    'Outcomes are recognised by their words; one that is named otherwise is missed.',
  ],
  why: 'Networks drift. What a network is for in fact is what its members exchange, and seeing the difference is the beginning of a talk about it.',
  citations: [
    {
      text: 'J. Lin, Divergence Measures Based on the Shannon Entropy, IEEE Transactions on Information Theory 37(1), 1991, pp. 145–151',
      url: 'https://doi.org/10.1109/18.61115',
    },
    { text: 'V. Allee, The Future of Knowledge: Increasing Prosperity through Value Networks, 2003' },
  ],
  example: {
    says: 'Made up: four exchanges in a network that is meant to be half goods and half knowledge, and to find jobs.',
    columns: ['from', 'to', 'form', 'deliverable'],
    rows: [
      ['A', 'B', 'money', 'payment'],
      ['B', 'A', 'goods', 'chairs'],
      ['B', 'A', 'goods', 'tables'],
      ['A', 'C', 'money', 'grant for jobs'],
    ],
    expected: { distance: 0.5, anchored: 0.25 },
    reckoning:
      'In practice goods are 1/2 and money 1/2; as meant goods 1/2 and knowledge 1/2. The middle of both has goods 1/2, money 1/4, knowledge 1/4. Each side is ' +
      '½·log₂(½ ÷ ½) + ½·log₂(½ ÷ ¼) = 0.5 bits from it, and so is the mean. One exchange of four names jobs.',
    network: sketch({
      exchanges: [
        { from: 'A', to: 'B', form: 'money', deliverable: 'payment' },
        { from: 'B', to: 'A', form: 'goods', deliverable: 'chairs' },
        { from: 'B', to: 'A', form: 'goods', deliverable: 'tables' },
        { from: 'A', to: 'C', form: 'money', deliverable: 'grant for jobs' },
      ],
      purpose: {
        text: 'Goods, knowledge and jobs',
        weights: [
          { form: 'goods', weight: 1 },
          { form: 'knowledge', weight: 1 },
        ],
        outcomes: ['jobs'],
      },
    }),
  },
  ask: (network, settings) => answerOf(purposeDistance, network, { settings, finding: find(network, settings) }),
};
