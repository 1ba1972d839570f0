import type { Filter } from '../domain/filter.ts';
import { count as digits } from '../domain/number.ts';
import type { RecordReader } from '../store/record.ts';
import { plainFigure, shareFigure } from './figure.ts';
import type { Figure, Measure, MeasureAnswer } from './measure.ts';
import { agree, counted, percent, pounds } from './phrase.ts';
import { type Placed, quartilePlaces, quartilesOf } from './quartile.ts';
import { allOf, periodCondition, processCondition } from './selection.ts';

/** A purchase that the notice does not place above or below the threshold is large from here on, in pounds. */
const largeFrom = 1_000_000;

interface Division {
  readonly calls: number;
  readonly large: number;
  /** Large processes with lots in the record: in several, in one. */
  readonly divided: number;
  readonly whole: number;
  readonly divided_worth: number;
  readonly whole_worth: number;
  readonly unknown_worth: number;
  readonly valued: number;
  /** Processes of any size that list lots, and their lots. */
  readonly with_lots: number;
  readonly lots: number;
  readonly lots_valued: number;
}

interface PlacedLot extends Placed {
  readonly what: 'amount' | 'number';
}

/** Calls and what followed them; plans and engagement notices seldom know their lots yet. Estimates and ceilings say how large. */
const divided = (condition: string): string => `
  called as (
    select p.process_id, p.above_threshold,
      case when p.currency = 'GBP' and (p.amount_note is null or p.amount_note <> 'placeholder') and p.amount > 0 then p.amount end as worth
    from process p where p.stage in ('tender', 'award', 'contract', 'ended without an award') and ${condition}
  ),
  sized as (
    select c.process_id, c.worth, l.lots,
      case when coalesce(c.above_threshold, c.worth >= ${largeFrom}, false) then 1 else 0 end as large
    from called c left join (select process_id, count(distinct lot_id) as lots from lot group by process_id) l on l.process_id = c.process_id
  ),
  lot_worth as (
    select l.process_id, l.lot_id, max(case when l.currency = 'GBP' and l.amount > 0
      and (l.amount_note is null or l.amount_note <> 'placeholder') then l.amount end) as amount
    from lot l join sized s on s.process_id = l.process_id where s.lots > 1 group by l.process_id, l.lot_id
  )`;

function condition(filter: Filter) {
  return allOf([
    processCondition(filter),
    periodCondition(filter, 'cast(coalesce(p.tender_start, p.first_published) as date)'),
  ]);
}

async function divisionOf(record: RecordReader, filter: Filter): Promise<Division> {
  const { sql, values } = condition(filter);
  const [row] = await record.all<Division>(
    `with ${divided(sql)}
     select count(*) as calls, count(*) filter (where large = 1) as large,
       count(*) filter (where large = 1 and lots > 1) as divided, count(*) filter (where large = 1 and lots = 1) as whole,
       coalesce(sum(worth) filter (where large = 1 and lots > 1), 0) as divided_worth,
       coalesce(sum(worth) filter (where large = 1 and lots = 1), 0) as whole_worth,
       coalesce(sum(worth) filter (where large = 1 and lots is null), 0) as unknown_worth,
       count(worth) filter (where large = 1 and lots is not null) as valued,
       count(lots) as with_lots, (select count(*) from lot_worth) as lots, (select count(amount) from lot_worth) as lots_valued
     from sized`,
    values,
  );
  return row as Division;
}

/** What the quartiles of the worth of a lot, and of the number of lots, need; of processes in several lots. */
async function placesOf(record: RecordReader, filter: Filter): Promise<readonly PlacedLot[]> {
  const { sql, values } = condition(filter);
  return record.all<PlacedLot>(
    `with ${divided(sql)},
     placed as (
       select 'amount' as what, amount as value, row_number() over (order by amount) as place, count(*) over () as n
       from lot_worth where amount is not null
       union all
       select 'number', cast(lots as double precision), row_number() over (order by lots), count(*) over () from sized where lots > 1
     )
     select what, value, place, n from placed where ${quartilePlaces} order by what, place`,
    values,
  );
}

function shares(t: Division): readonly [Figure, Figure] {
  const known = t.divided + t.whole;
  const coverage = { total: t.large, used: known, noun: 'large processes', has: 'lots in the record' };
  const because =
    t.large === 0
      ? 'no process here is known to be large'
      : 'no large process here says whether it is divided into lots';
  const worth = t.divided_worth + t.whole_worth;
  return [
    shareFigure({
      id: 'byCount',
      label: 'of large processes, divided into lots',
      part: t.divided,
      known,
      unknown: t.large - known,
      basis: `${digits(t.divided)} of ${counted(known, 'large process', 'large processes')}`,
      coverage,
      because,
    }),
    shareFigure({
      id: 'byValue',
      label: 'of the value of large processes, in those divided into lots',
      part: t.divided_worth,
      known: worth,
      unknown: t.unknown_worth,
      basis: `${pounds(t.divided_worth)} of ${pounds(worth)}`,
      coverage: { ...coverage, used: t.valued, has: 'lots in the record, and a value in pounds' },
      because: known > 0 ? 'no large process with lots here has a value in pounds' : because,
    }),
  ];
}

function sizes(t: Division, placed: readonly PlacedLot[]): readonly Figure[] {
  const amounts = quartilesOf(placed.filter(({ what }) => what === 'amount'));
  const numbers = quartilesOf(placed.filter(({ what }) => what === 'number'));
  const none = 'no process here lists several lots';
  const lots = { total: t.lots, used: t.lots_valued, noun: 'lots of divided processes', has: 'a value in pounds' };
  const lot = (id: string, what: string, value: number | undefined) =>
    plainFigure(
      { id, label: `value of a lot, ${what}`, unit: 'GBP', basis: counted(t.lots_valued, 'lot'), coverage: lots },
      value ?? null,
      t.lots === 0 ? none : 'no lot here has a value in pounds',
    );
  const several = placed.find(({ what }) => what === 'number')?.n ?? 0;
  return [
    lot('lotMedian', 'median', amounts?.median),
    lot('lotLower', 'a quarter is worth at most', amounts?.lower),
    lot('lotUpper', 'a quarter is worth at least', amounts?.upper),
    plainFigure(
      {
        id: 'lotsMedian',
        label: 'lots of a divided process, median',
        unit: 'number',
        basis: counted(several, 'process', 'processes'),
        coverage: { total: t.calls, used: t.with_lots, noun: 'processes', has: 'lots in the record' },
      },
      numbers?.median ?? null,
      none,
    ),
  ];
}

function say(t: Division, [count]: readonly Figure[], [lot]: readonly Figure[]): string {
  if (t.calls === 0) return 'There is no call here, so nothing can be said about lots.';
  if (t.with_lots === 0) return 'No process here lists lots, so whether large ones are divided is not known.';
  const divided =
    count?.value.value == null
      ? 'Whether large purchases are divided into lots is not known here'
      : `${percent(count.value.value)} of large purchases that list their lots have more than one`;
  return lot?.value.value == null
    ? `${divided}.`
    : `${divided}; half of the lots of divided ones are worth ${pounds(lot.value.value)} or less.`;
}

async function ask(record: RecordReader, filter: Filter): Promise<MeasureAnswer> {
  const [t, placed] = await Promise.all([divisionOf(record, filter), placesOf(record, filter)]);
  const [parts, lots] = [shares(t), sizes(t, placed)];
  const silent = t.large - t.divided - t.whole;
  return {
    id: 'M10',
    name: lotDivision.name,
    sentence: say(t, parts, lots),
    figures: [...parts, ...lots],
    cautions:
      silent > 0 && t.with_lots > 0
        ? [
            `${counted(silent, 'large process', 'large processes')} ${agree(silent, 'lists', 'list')} no lots; whether that means undivided depends on the publisher.`,
          ]
        : [],
    filter,
    asOf: record.snapshot.lastPublished,
  };
}

/** M10: how many large purchases are divided into lots, and how large a lot is. */
export const lotDivision: Measure = {
  id: 'M10',
  name: 'Division into lots',
  question: 'Are large purchases cut into pieces that a small supplier could deliver?',
  definition:
    'Of large contracting processes that list their lots, those with more than one, by number and by value. Large is what the notice places above the threshold of the law; ' +
    `where it does not say, a value of ${pounds(largeFrom)} or more, whether estimate, award or ceiling, since all of them say how large the purchase is. Beside it the value of a ` +
    'lot, and the number of lots, of all processes with several lots: medians and quartiles of definition 8 of Hyndman and Fan (type 8 in R).',
  unit: 'share of processes and of their value; pounds; lots',
  exclusions: [
    'plans and notices of engagement, which seldom know their lots yet',
    'processes that list no lot, unless as unknown in the bounds',
    'lots whose value stands for “not given” or is in another currency, from the value of a lot',
  ],
  limits: [
    'Some publishers list a lot for every process, others only where there are several; where none is listed it is not known.',
    'The value of a lot may be repeated from the whole, or be a ceiling.',
    'A lot is not a small contract: one bidder may win all of them.',
    'The day of a process is the start of its tender period, else of its first publication.',
  ],
  why: 'A contract of a size that a small firm cannot carry is closed to it, however open the call. Since the Procurement Act 2023 buyers must consider lots, and say why where they see that lots would be reasonable and do without.',
  citations: [
    {
      text: 'Procurement Act 2023, section 18 (duty to consider lots)',
      url: 'https://www.legislation.gov.uk/ukpga/2023/54/section/18',
    },
    {
      text: 'R. J. Hyndman, Y. Fan, Sample Quantiles in Statistical Packages, The American Statistician 50(4), 1996, pp. 361–365',
      url: 'https://doi.org/10.1080/00031305.1996.10473566',
    },
  ],
  answers: {
    lancashire: { extent: 'none', because: 'no lots' },
    findATender: { extent: 'whole' },
    scotland: { extent: 'whole' },
    wales: { extent: 'whole' },
    contractsFinderOcds: { extent: 'none', because: 'no lots' },
    contractsFinderCsv: { extent: 'none', because: 'no lots' },
    payments: { extent: 'none', because: 'payments say nothing about lots' },
  },
  example: {
    says: 'Made up: five calls. The fourth lists no lots; the fifth is small.',
    columns: ['call', 'above the threshold', 'value in pounds', 'values of its lots'],
    rows: [
      ['1', true, 600_000, '100000, 200000, 300000'],
      ['2', true, 400_000, '400000'],
      ['3', null, 2_000_000, '1500000, 500000'],
      ['4', true, 1_000_000, null],
      ['5', false, 50_000, '50000'],
    ],
    expected: { byCount: 2 / 3, byValue: 2_600_000 / 3_000_000, lotMedian: 300_000, lotsMedian: 2.5 },
    reckoning:
      'Large: calls 1 to 4. Of the three that list lots, 1 and 3 have several: £2.6 million of £3 million. With call 4 between 2 of 4 and 3 of 4. Their five lots are worth £100,000, ' +
      '£200,000, £300,000, £500,000 and £1.5 million: median £300,000. They have 3 and 2 lots, median 2.5.',
  },
  ask,
};
