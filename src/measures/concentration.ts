import type { Filter } from '../domain/filter.ts';
import { count } from '../domain/number.ts';
import type { RecordReader } from '../store/record.ts';
import { outcomes } from './award-outcome.ts';
import { plainFigure } from './figure.ts';
import type { Figure, Measure, MeasureAnswer } from './measure.ts';
import { counted, inWords, percent, pounds } from './phrase.ts';

/** What suppliers hold of a market, in wins or pounds: enough to say how concentrated it is. */
export interface Holdings {
  readonly suppliers: number;
  readonly sum: number;
  /** Sum of the squares of what each holds. */
  readonly squares: number;
  /** What the five largest hold together. */
  readonly top: number;
}

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

interface Market {
  readonly awards: number;
  /** Awards with at least one supplier that can be told apart. */
  readonly held: number;
  /** Awards with a value and exactly one such supplier. */
  readonly valued: number;
  readonly shared: number;
  readonly ceilings: number;
  readonly byCount: Holdings;
  readonly byValue: Holdings;
}

interface MarketRow {
  readonly awards: number;
  readonly held: number;
  readonly valued: number;
  readonly shared: number;
  readonly ceilings: number;
  readonly winners: number;
  readonly wins: number;
  readonly win_squares: number;
  readonly win_top: number;
  readonly paid: number;
  readonly worth: number;
  readonly worth_squares: number;
  readonly worth_top: number;
}

async function marketOf(record: RecordReader, filter: Filter): Promise<Market> {
  const { sql, values } = outcomes(filter);
  const [row] = (await record.all<MarketRow>(
    `with ${sql},
     win as (
       select distinct o.process_id, o.award_id, s.organization_id,
         case when o.named = 1 and o.worth_kind in ('award', 'contract') then o.worth end as worth
       from outcome o join party s on s.process_id = o.process_id and s.award_id = o.award_id
       where s.role = 'supplier' and s.organization_id is not null
     ),
     held as (
       select organization_id, cast(count(*) as double precision) as wins, sum(worth) as worth from win group by organization_id
     ),
     ranked as (
       select wins, worth, row_number() over (order by wins desc, organization_id) as win_rank,
         row_number() over (order by coalesce(worth, 0) desc, organization_id) as worth_rank
       from held
     )
     select max(t.awards) as awards, max(t.shared) as shared, max(t.ceilings) as ceilings, max(w.held) as held, max(w.valued) as valued,
       count(r.wins) as winners, coalesce(sum(r.wins), 0) as wins, coalesce(sum(r.wins * r.wins), 0) as win_squares,
       coalesce(sum(r.wins) filter (where r.win_rank <= 5), 0) as win_top,
       count(r.worth) as paid, coalesce(sum(r.worth), 0) as worth, coalesce(sum(r.worth * r.worth), 0) as worth_squares,
       coalesce(sum(r.worth) filter (where r.worth_rank <= 5), 0) as worth_top
     from (
       select count(*) as awards, count(*) filter (where named > 1) as shared,
         count(worth) filter (where worth_kind = 'possible ceiling' and named <= 1) as ceilings
       from outcome
     ) t
     cross join (
       select count(*) as held, count(worth) as valued
       from (select process_id, award_id, max(worth) as worth from win group by process_id, award_id) each_award
     ) w
     left join ranked r on true`,
    values,
  )) as [MarketRow];
  return {
    awards: row.awards,
    held: row.held,
    valued: row.valued,
    shared: row.shared,
    ceilings: row.ceilings,
    byCount: { suppliers: row.winners, sum: row.wins, squares: row.win_squares, top: row.win_top },
    byValue: { suppliers: row.paid, sum: row.worth, squares: row.worth_squares, top: row.worth_top },
  };
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

const equals = (effective: number): string =>
  effective < 1.05
    ? 'one supplier alone'
    : `${effective < 10 ? digits1(effective) : count(effective)} suppliers of equal size`;
const digits1 = (value: number): string => String(Math.round(value * 10) / 10);

function say(market: Market): string {
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
  const market = await marketOf(record, filter);
  return {
    id: 'M05',
    name: concentration.name,
    sentence: say(market),
    figures: [...figuresOf(market, 'Count'), ...figuresOf(market, 'Value')],
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
    'only awards to a single supplier are used, because the split of the others is not published.',
  unit: 'share; number of suppliers; index from 0 to 10,000',
  exclusions: [
    'awards that are pending, cancelled or unsuccessful, and those that nobody won',
    'suppliers that are individuals, redacted or not named; their awards count in the coverage',
    'by value: awards to several suppliers, possible and declared ceilings, amounts in other currencies or that stand for “not given”',
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
    },
    reckoning:
      'By number: A has 2 wins, B 2 and C 1 of 5; 10,000 × (0.16 + 0.16 + 0.04) = 3,600; 1/0.36 = 2.78 suppliers. By value: A £600 and B £200 of £800; ' +
      '10,000 × (0.5625 + 0.0625) = 6,250; 1/0.625 = 1.6. Award 4 is left out because its split is unknown, award 5 because its supplier has no page here.',
  },
  ask,
};
