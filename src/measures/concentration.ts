import type { Filter } from '../domain/filter.ts';
import { count } from '../domain/number.ts';
import type { RecordReader } from '../store/record.ts';
import { plainFigure } from './figure.ts';
import { type Holdings, type Market, marketOf, nothingPaid, type Paid, paidOf } from './holding.ts';
import type { Figure, Measure, MeasureAnswer } from './measure.ts';
import { noPayment, paymentSilence } from './payment-flow.ts';
import { counted, inWords, percent, pounds } from './phrase.ts';

export interface Concentration {
  /** Herfindahl–Hirschman index, 0–10,000. */
  readonly index: number;
  /** How many suppliers of equal size would be as concentrated: 1/Σs². */
  readonly effective: number;
  /** Share of the five largest, 0–1. */
  readonly topFive: number;
}

/** How concentrated a market is; null where nobody holds anything. */
export function concentrationOf({ sum, squares, top }: Holdings): Concentration | null {
  if (!(sum > 0)) return null;
  const concentrated = squares / (sum * sum);
  return { index: 10_000 * concentrated, effective: 1 / concentrated, topFive: Math.min(1, top / sum) };
}

function paidFigures(paid: Paid, silence: string | null): readonly Figure[] {
  const concentration = concentrationOf(paid);
  const coverage = { total: paid.payments, used: paid.named, noun: 'payments', has: 'a payee that is named' };
  const because =
    silence ?? (paid.payments === 0 ? noPayment : 'no payment here has both a payee that is named and an amount');
  const basis = `${pounds(paid.sum)}, ${counted(paid.suppliers, 'payee')}`;
  const figure = (id: string, name: string, unit: 'ratio' | 'number', value: number | undefined) =>
    plainFigure({ id: `${id}Paid`, label: `${name}, by money paid`, unit, basis, coverage }, value ?? null, because);
  return [
    figure('topFive', 'share of the five largest payees', 'ratio', concentration?.topFive),
    figure('effective', 'as many payees of equal size', 'number', concentration?.effective),
    figure('index', 'Herfindahl–Hirschman index, 0–10,000', 'number', concentration?.index),
  ];
}

function figuresOf(market: Market, by: 'Count' | 'Value'): readonly Figure[] {
  const holdings = by === 'Count' ? market.byCount : market.byValue;
  const concentration = concentrationOf(holdings);
  const label = by === 'Count' ? 'by number of awards' : 'by value';
  const coverage = {
    total: market.awards,
    used: by === 'Count' ? market.held : market.valued,
    noun: 'awards',
    has:
      by === 'Count'
        ? 'a supplier that can be told apart'
        : 'a value in pounds and one supplier that can be told apart',
  };
  const because =
    market.awards === 0
      ? 'there is no award here'
      : by === 'Count'
        ? 'no supplier here can be told apart'
        : 'no award here has both a value that is no possible ceiling and a single supplier';
  const whole = by === 'Count' ? counted(holdings.sum, 'win') : pounds(holdings.sum);
  const basis = `${whole}, ${counted(holdings.suppliers, 'supplier')}`;
  const figure = (id: string, name: string, unit: 'ratio' | 'number', value: number | null) =>
    plainFigure({ id: `${id}By${by}`, label: `${name}, ${label}`, unit, basis, coverage }, value, because);
  return [
    figure('topFive', 'share of the five largest suppliers', 'ratio', concentration?.topFive ?? null),
    figure('effective', 'as many suppliers of equal size', 'number', concentration?.effective ?? null),
    figure('index', 'Herfindahl–Hirschman index, 0–10,000', 'number', concentration?.index ?? null),
  ];
}

const equals = (effective: number, noun = 'supplier'): string =>
  effective < 1.05
    ? `one ${noun} alone`
    : `${effective < 10 ? digits1(effective) : count(effective)} ${noun}s of equal size`;
const digits1 = (value: number): string => String(Math.round(value * 10) / 10);

function say(market: Market, paid: Paid): string {
  const money = concentrationOf(paid);
  const payments =
    money === null
      ? null
      : `Of the money paid the five largest payees received ${percent(money.topFive)}: as concentrated as ${equals(money.effective, 'payee')}.`;
  if (market.awards === 0 && payments !== null) return payments;
  return payments === null ? sayAwards(market) : `${sayAwards(market)} ${payments}`;
}

function sayAwards(market: Market): string {
  const count = concentrationOf(market.byCount);
  const value = concentrationOf(market.byValue);
  if (market.awards === 0)
    return 'There is no award here, so nothing can be said about how few suppliers hold how much.';
  if (count === null) return 'No award here names a supplier that can be told apart.';
  const { suppliers } = market.byCount;
  if (suppliers <= 5) {
    const who = suppliers === 1 ? 'One supplier won' : `${sentenceOf(suppliers)} suppliers won`;
    return `${who} every award here that names one.`;
  }
  const start = `The five suppliers with most awards won ${percent(count.topFive)} of them`;
  if (value === null) return `${start}; by value nothing can be said.`;
  return `${start}, the five with most value ${percent(value.topFive)} of the value: by value as concentrated as ${equals(value.effective)}.`;
}

const sentenceOf = (count: number): string => {
  const word = inWords(count);
  return word.slice(0, 1).toUpperCase() + word.slice(1);
};

function cautionsOf(market: Market): string[] {
  const cautions: string[] = [];
  if (market.awards === 0) return cautions;
  if (market.shared > 0) {
    cautions.push(
      `${counted(market.shared, 'award')} to several suppliers: each of them counts as having won; the value is left out, since its split is not published.`,
    );
  }
  if (market.ceilings > 0)
    cautions.push(`${counted(market.ceilings, 'value')} that may be the ceiling of a framework: left out by value.`);
  if (market.byCount.suppliers > 0 && market.byCount.suppliers < 10) {
    cautions.push('So few suppliers say little about a market; look at who they are.');
  }
  return cautions;
}

async function ask(record: RecordReader, filter: Filter): Promise<MeasureAnswer> {
  const silence = paymentSilence(filter);
  const [market, paid] = await Promise.all([
    marketOf(record, filter),
    silence === null ? paidOf(record, filter) : nothingPaid,
  ]);
  return {
    id: 'M05',
    name: concentration.name,
    sentence: say(market, paid),
    figures: [...figuresOf(market, 'Count'), ...figuresOf(market, 'Value'), ...paidFigures(paid, silence)],
    cautions: cautionsOf(market),
    filter,
    asOf: record.snapshot.lastPublished,
  };
}

/** M05: how few suppliers hold how much of a market. */
export const concentration: Measure = {
  id: 'M05',
  name: 'How few hold how much',
  question: 'Is what is bought spread over many suppliers or held by a few?',
  definition:
    'With s the share of a supplier in all wins, or in all value: the Herfindahl–Hirschman index is 10,000 Σs², the effective number of suppliers ' +
    'is 1/Σs², and the share of the five largest is the sum of their s. By number, every supplier of an award counts as having won once. By value, ' +
    'only awards to a single supplier are used, because the split of the others is not published. The same for payments by the money paid to each payee, refunds taken off: ' +
    'figures of their own, never added to awards. Payments are not counted by number, which says how bills are split.',
  unit: 'share; number of suppliers; index from 0 to 10,000',
  exclusions: [
    'awards that are pending, cancelled or unsuccessful, and those that nobody won',
    'suppliers that are individuals, redacted or not named; their awards count in the coverage',
    'by value: awards to several suppliers, possible and declared ceilings, amounts in other currencies or that stand for “not given”',
    'payments to payees that are not named, and payees whose refunds reach their payments; payments as a whole, where a category or a place is asked for',
  ],
  limits: [
    'It depends on how finely organisations are told apart: two companies of one group are two, and one company under two names may be.',
    'A framework with many places gives each of its suppliers a win, whether or not it is ever called on.',
    'A record of some buyers is not the market of its suppliers, who sell elsewhere too.',
    'No band makes a figure good or bad here: the bands of merger control are about sellers in a market with all its buyers.',
  ],
  why:
    'Where few suppliers hold much, a buyer depends on them and newcomers find the doors shut; where very many hold little, buyers may be missing what ' +
    'they could achieve together.',
  citations: [
    { text: 'A. O. Hirschman, The Paternity of an Index, American Economic Review 54(5), 1964, pp. 761–762' },
    {
      text: 'M. A. Adelman, Comment on the “H” Concentration Measure as a Numbers-Equivalent, Review of Economics and Statistics 51(1), 1969, pp. 99–101',
    },
  ],
  answers: {
    lancashire: { extent: 'whole' },
    findATender: { extent: 'part', because: 'few awards give a value that is no possible ceiling' },
    scotland: { extent: 'none', because: 'calls without awards' },
    wales: { extent: 'none', because: 'calls without awards' },
    contractsFinderOcds: { extent: 'whole' },
    contractsFinderCsv: { extent: 'whole' },
    payments: { extent: 'whole' },
  },
  example: {
    says: 'Made up: five awards. The fourth went to two suppliers together; the supplier of the fifth is an individual.',
    columns: ['award', 'suppliers', 'value in pounds'],
    rows: [
      ['1', 'A', 500],
      ['2', 'A', 100],
      ['3', 'B', 200],
      ['4', 'B, C', 900],
      ['5', null, 70],
    ],
    expected: {
      indexByCount: 3600,
      effectiveByCount: 25 / 9,
      topFiveByCount: 1,
      indexByValue: 6250,
      effectiveByValue: 1.6,
      topFiveByValue: 1,
      topFivePaid: null,
    },
    reckoning:
      'By number: A has 2 wins, B 2 and C 1 of 5; 10,000 × (0.16 + 0.16 + 0.04) = 3,600; 1/0.36 = 2.78 suppliers. By value: A £600 and B £200 of £800; ' +
      '10,000 × (0.5625 + 0.0625) = 6,250; 1/0.625 = 1.6. Award 4 is left out because its split is unknown, award 5 because its supplier has no page here.',
  },
  ask,
};
