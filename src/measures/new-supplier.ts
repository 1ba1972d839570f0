import { absent, known } from '../domain/answer.ts';
import type { Filter } from '../domain/filter.ts';
import { count as digits } from '../domain/number.ts';
import type { RecordReader } from '../store/record.ts';
import { beginnings, edge, wins } from './award-win.ts';
import { shareFigure } from './figure.ts';
import type { Figure, Measure, MeasureAnswer, Series } from './measure.ts';
import { flows, noPayment, paymentSilence, yearCondition } from './payment-flow.ts';
import { judgedYears } from './payment-year.ts';
import { counted, percent, pounds } from './phrase.ts';
import { awardCondition, type Condition } from './selection.ts';

/** Three years, in days: how far back nothing may be found of a supplier that is new, and how much data that takes. */
const lookBackDays = 1096;
const lookBackYears = 3;

/** Wins, or payees of a year, that are judged or cannot be; of one year where it is known. */
interface Newness {
  readonly year: number | null;
  readonly judged: number;
  readonly things: number;
  readonly new_to_buyer: number;
  readonly new_to_market: number;
  readonly valued: number;
  readonly amount: number;
  readonly amount_new_to_buyer: number;
  readonly amount_new_to_market: number;
}

const counts = (amount: string) => {
  const sum = (condition: string) => `round(coalesce(sum(${amount}) filter (where ${condition}), 0), 2)`;
  const [buyer, market] = ['new_to_buyer = 1', 'new_to_market = 1'];
  return `count(*) as things, count(*) filter (where ${buyer}) as new_to_buyer, count(*) filter (where ${market}) as new_to_market,
    count(${amount}) as valued, ${sum('true')} as amount, ${sum(buyer)} as amount_new_to_buyer, ${sum(market)} as amount_new_to_market`;
};

/**
 * Common table expressions up to `weighed`: each win beside the last earlier one of the same supplier with this buyer, and with any;
 * earlier means an earlier day. `judged` is 1 where there is enough data before it.
 */
export function weighedWins(filter: Filter): Condition {
  const history = wins({ supplier: filter.supplier }, filter.buyer);
  const picked = awardCondition(filter);
  return {
    sql: `${history.sql}, ${beginnings}, ${edge},
     picked as (
       select a.process_id, a.award_id from award a join process p on p.process_id = a.process_id where ${picked.sql}
     ),
     buyer_day as (
       select buyer_id, supplier_id, day, day - lag(day) over (partition by buyer_id, supplier_id order by day) as gap
       from (select distinct buyer_id, supplier_id, day from win where buyer_id is not null and day is not null) one
     ),
     market_day as (
       select supplier_id, day, day - lag(day) over (partition by supplier_id order by day) as gap
       from (select distinct supplier_id, day from win where day is not null) one
     ),
     weighed as (
       select w.process_id, extract(year from w.day) as year, w.worth,
         case when w.day - b.begun >= ${lookBackDays} and w.day <= e.seen then 1 else 0 end as judged,
         case when d.gap is null or d.gap > ${lookBackDays} then 1 else 0 end as new_to_buyer,
         case when m.gap is null or m.gap > ${lookBackDays} then 1 else 0 end as new_to_market
       from win w join picked k on k.process_id = w.process_id and k.award_id = w.award_id
       left join beginning b on b.buyer_id = w.buyer_id
       left join buyer_day d on d.buyer_id = w.buyer_id and d.supplier_id = w.supplier_id and d.day = w.day
       left join market_day m on m.supplier_id = w.supplier_id and m.day = w.day
       cross join edge e
     )`,
    values: [...history.values, ...picked.values],
  };
}

async function newWins(record: RecordReader, filter: Filter): Promise<readonly Newness[]> {
  const { sql, values } = weighedWins(filter);
  return record.all<Newness>(
    `with ${sql}
     select cast(year as integer) as year, judged, ${counts('worth')} from weighed group by year, judged order by year, judged`,
    values,
  );
}

/** Each payee of a payer and year beside the last earlier year in which this payer, or any, paid it. */
async function newPayees(record: RecordReader, filter: Filter): Promise<readonly Newness[]> {
  const history = flows({});
  const { buyer, supplier } = filter;
  const years = yearCondition(filter, 'w.year');
  return record.all<Newness>(
    `with ${history.sql}, ${judgedYears},
     paid as (
       select payer_id, year, amount,
         year - lag(year) over (partition by payee_id, payer_id order by year) as gap,
         year - max(year) over (partition by payee_id order by year range between unbounded preceding and 1 preceding) as market_gap
       from flow where payee_id is not null and year is not null${supplier ? ' and payee_id = ?' : ''}
     ),
     weighed as (
       select w.year, w.amount, case when j.whole_years = ${lookBackYears + 1} then 1 else 0 end as judged,
         case when w.gap is null or w.gap > ${lookBackYears} then 1 else 0 end as new_to_buyer,
         case when w.market_gap is null or w.market_gap > ${lookBackYears} then 1 else 0 end as new_to_market
       from paid w join judged_year j on j.payer_id = w.payer_id and j.year = w.year
       where ${years.sql}${buyer ? ' and w.payer_id = ?' : ''}
     )
     select cast(year as integer) as year, judged, ${counts('amount')} from weighed group by year, judged order by year, judged`,
    [...history.values, ...(supplier ? [supplier] : []), ...years.values, ...(buyer ? [buyer] : [])],
  );
}

const total = (rows: readonly Newness[], of: Exclude<keyof Newness, 'year' | 'judged'>, judged?: 0 | 1): number =>
  rows.reduce((sum, row) => (judged === undefined || row.judged === judged ? sum + row[of] : sum), 0);

interface Words {
  /** Ends the id of each figure: nothing, or `Paid`. */
  readonly suffix: '' | 'Paid';
  readonly one: string;
  readonly many: string;
  readonly value: string;
  readonly whose: string;
  readonly because: string;
}

const winWords: Words = {
  suffix: '',
  one: 'win',
  many: 'wins',
  value: 'value',
  whose: 'buyer',
  because: 'there is no award here to a supplier that can be told apart',
};
const payeeWords: Words = {
  suffix: 'Paid',
  one: 'payee of a year',
  many: 'payees of a year',
  value: 'money paid',
  whose: 'payer',
  because: noPayment,
};

function figuresOf(rows: readonly Newness[], words: Words): readonly Figure[] {
  const { suffix, one, many, whose } = words;
  const things = total(rows, 'things');
  const because = things === 0 ? words.because : `no ${one} here has three years of the ${whose}’s data before it`;
  const known = { count: total(rows, 'things', 1), value: total(rows, 'amount', 1) };
  const has = `three years of the ${whose}’s data before ${suffix ? 'them, and are of a whole year' : 'them'}`;
  const coverage = { total: things, used: known.count, noun: many, has };
  const share = (of: 'new_to_buyer' | 'new_to_market', id: string, to: string): readonly Figure[] => [
    shareFigure({
      id: `${id}ByCount${suffix}`,
      label: `of ${many}, new to ${to}`,
      part: total(rows, of, 1),
      known: known.count,
      unknown: total(rows, 'things', 0),
      basis: `${digits(total(rows, of, 1))} of ${counted(known.count, one, many)}`,
      coverage,
      because,
    }),
    shareFigure({
      id: `${id}ByValue${suffix}`,
      label: `of ${words.value}, to suppliers new to ${to}`,
      part: total(rows, `amount_${of}`, 1),
      known: known.value,
      unknown: Math.max(0, total(rows, 'amount', 0)),
      basis: `${pounds(total(rows, `amount_${of}`, 1))} of ${pounds(known.value)}`,
      coverage: { ...coverage, used: total(rows, 'valued', 1), has: `${has}, and a value in pounds` },
      because: known.count > 0 ? `no ${one} of which this is known has a value in pounds` : because,
    }),
  ];
  return [
    ...share('new_to_buyer', 'newToBuyer', `the ${whose}`),
    ...share('new_to_market', 'newToMarket', 'the whole record'),
  ];
}

/** The share of each year, of the years that are judged at least in part. */
function seriesOf(rows: readonly Newness[], words: Words): readonly Series[] {
  const years = rows.filter((row) => row.judged === 1 && row.year !== null);
  if (years.length === 0) return [];
  const line = (id: string, label: string, of: 'new_to_buyer' | 'new_to_market'): Series => ({
    id: `${id}ByCount${words.suffix}`,
    label,
    unit: 'ratio',
    points: years.map((row) => ({
      at: String(row.year),
      value: row.things > 0 ? known(row[of] / row.things) : absent(words.because),
    })),
  });
  return [
    line('newToBuyer', `of ${words.many}, new to the ${words.whose}`, 'new_to_buyer'),
    line('newToMarket', `of ${words.many}, new to the whole record`, 'new_to_market'),
  ];
}

function say(awards: readonly Figure[], payees: readonly Figure[]): string {
  const parts: string[] = [];
  const of = (figures: readonly Figure[], id: string) => figures.find((one) => one.id === id)?.value.value ?? null;
  const [count, value] = [of(awards, 'newToBuyerByCount'), of(awards, 'newToBuyerByValue')];
  if (count !== null) {
    const worth = value === null ? '' : ` and ${percent(value)} of their value`;
    parts.push(
      `${percent(count)} of wins${worth} went to suppliers who had won nothing from that buyer in the three years before.`,
    );
  }
  const [payee, money] = [of(payees, 'newToBuyerByCountPaid'), of(payees, 'newToBuyerByValuePaid')];
  if (payee !== null) {
    const worth = money === null ? '' : `, with ${percent(money)} of the money`;
    parts.push(
      `${percent(payee)} of the payees of a year${worth}, had not been paid by that payer in the three years before.`,
    );
  }
  if (parts.length > 0) return parts.join(' ');
  return (awards[0]?.coverage.total ?? 0) + (payees[0]?.coverage.total ?? 0) > 0
    ? 'Who is new cannot be told here: it takes three years of data to know who was there before.'
    : 'There is neither an award nor a payment here, so nothing can be said about who is new.';
}

async function ask(record: RecordReader, filter: Filter): Promise<MeasureAnswer> {
  const won = await newWins(record, filter);
  const silence = paymentSilence(filter);
  const paid = silence === null ? await newPayees(record, filter) : [];
  const awards = figuresOf(won, winWords);
  const payees = figuresOf(paid, silence === null ? payeeWords : { ...payeeWords, because: silence });
  const unjudged = total(won, 'things', 0);
  return {
    id: 'M04',
    name: newSupplierShare.name,
    sentence: say(awards, payees),
    figures: [...awards, ...payees],
    cautions:
      unjudged > 0
        ? [
            `${counted(unjudged, 'win')} of the first three years of a buyer’s data, or without a day within the data or a buyer, cannot be judged and stand in the bounds.`,
          ]
        : [],
    series: [...seriesOf(won, winWords), ...seriesOf(paid, payeeWords)],
    filter,
    asOf: record.snapshot.lastPublished,
  };
}

/** M04: the share of wins, and of payees, that are new to the buyer and new to the market. */
export const newSupplierShare: Measure = {
  id: 'M04',
  name: 'Share of new suppliers',
  question: 'Do suppliers who were not there before find a way in?',
  definition:
    'A win is new to the buyer where the same supplier won nothing from that buyer on an earlier day within three years (1,096 days), and new to the market where ' +
    'it won nothing from any buyer of the record. Only wins with three years of the buyer’s own data before them are judged: data begins with the buyer’s ' +
    'earliest notice and ends with the last one of the record, not with days of awards, which people type. Every supplier of an award has a win; by value only awards to one supplier are used. ' +
    'From payments: of the payees of a calendar year, those whom the payer, or any payer, did not pay in the three years before, and the share of the year’s money ' +
    'that they had; only years that are published from January to December, like the three before them. All that went before counts, whatever the category, place or period asked for.',
  unit: 'share of wins and of their value; share of the payees of a year and of the money paid',
  exclusions: [
    'awards that are pending, cancelled or unsuccessful, and those that nobody won',
    'suppliers and payees that are individuals, redacted or not named',
    'everything within the first three years of a buyer’s or payer’s data; the bounds say what it could change',
    'by value: awards to several suppliers, possible and declared ceilings, amounts in other currencies or that stand for “not given”',
    'payments, where a category or a place is asked for; of a period only the calendar years that lie wholly in it',
  ],
  limits: [
    'New to this record is not new to public buyers: what others buy is not in it, and what is under the threshold of publication neither.',
    'A company under a new name or number looks new; one that comes back after more than three years counts as new.',
    'A buyer that left notices or payments unpublished for a time makes old suppliers look new.',
    'Being new says nothing about being better; continuity is M13.',
  ],
  why: 'Where nobody new ever wins, suppliers stop trying; where everybody is always new, nobody can plan. Opening procurement to new entrants is an aim of the policy statement.',
  citations: [
    {
      text: 'National Procurement Policy Statement, February 2025',
      url: 'https://www.gov.uk/government/publications/national-procurement-policy-statement',
    },
    {
      text: 'Open Contracting Partnership, Understanding the performance of a procurement market with indicators, 2020',
      url: 'https://www.open-contracting.org/2020/08/13/new-guide-understanding-the-performance-of-a-procurement-market-with-indicators/',
    },
  ],
  answers: {
    lancashire: { extent: 'whole' },
    findATender: { extent: 'short', because: 'needs three years of a buyer’s notices' },
    scotland: { extent: 'none', because: 'calls without awards' },
    wales: { extent: 'none', because: 'calls without awards' },
    contractsFinderOcds: { extent: 'short', because: 'needs three years of a buyer’s notices' },
    contractsFinderCsv: { extent: 'short', because: 'needs three years of a buyer’s notices' },
    payments: { extent: 'whole' },
  },
  example: {
    says: 'Made up: the awards of one buyer, whose first notice is of 1 January 2018.',
    columns: ['award', 'supplier', 'day', 'value in pounds'],
    rows: [
      ['1', 'A', '2018-06-01', 100],
      ['2', 'A', '2021-03-01', 100],
      ['3', 'B', '2021-03-01', 300],
      ['4', 'B', '2022-03-01', 200],
      ['5', 'A', '2024-06-01', 400],
    ],
    expected: { newToBuyerByCount: 0.5, newToBuyerByValue: 0.7, newToMarketByCount: 0.5, newToBuyerByCountPaid: null },
    reckoning:
      'Award 1 falls into the first three years and is not judged. Award 2: A had won within three years, so A is not new. Award 3: B is new. Award 4: B is not. ' +
      'Award 5: A’s last win is 1,188 days old, so A counts as new. Two of four, £700 of £1,000; with award 1 between 2 of 5 and 3 of 5. There is one buyer, so the market gives the same.',
  },
  ask,
};
