import { absent, known } from '../domain/answer.ts';
import type { Filter } from '../domain/filter.ts';
import { count as digits } from '../domain/number.ts';
import type { RecordReader } from '../store/record.ts';
import { plainFigure, shareFigure } from './figure.ts';
import type { Figure, Measure, MeasureAnswer, Series } from './measure.ts';
import { agree, counted, percent, pounds } from './phrase.ts';
import { type Placed, quartilePlaces, quartilesOf } from './quartile.ts';
import { awardCondition, awardDay } from './selection.ts';

/** The two waits: until the award is decided, and until it is published. */
type Wait = 'decision' | 'publication';

/** Within so many days the law of 2023 wants most contracts published, see the citation; older awards had other terms. */
const dueDays = 30;

/** A wait at its place in the order, of all years (`year` absent) or of one. */
interface PlacedWait extends Placed {
  readonly wait: Wait;
  readonly year: number | null;
}

interface Waits {
  readonly awards: number;
  readonly timed_decision: number;
  readonly backward_decision: number;
  readonly timed_publication: number;
  readonly backward_publication: number;
  readonly prompt: number;
  readonly prompt_worth: number;
  readonly timed_worth: number;
  readonly untimed_worth: number;
  readonly worth_count: number;
}

/** The days of both waits of each award; those that run backwards are a flaw of the data and no wait. */
const waits = (condition: string): string => `
  dated as (
    select extract(year from ${awardDay}) as year, a.decided - cast(p.deadline as date) as decision,
      cast(a.published as date) - a.decided as publication,
      case when a.amount > 0 and a.currency = 'GBP' and (a.amount_note is null or a.amount_note <> 'placeholder')
        and a.amount_kind in ('award', 'contract') then a.amount end as worth
    from award a join process p on p.process_id = a.process_id where ${condition}
  )`;

async function waitsOf(record: RecordReader, filter: Filter): Promise<Waits> {
  const { sql, values } = awardCondition(filter);
  const [row] = await record.all<Waits>(
    `with ${waits(sql)}
     select count(*) as awards,
       count(*) filter (where decision >= 0) as timed_decision, count(*) filter (where decision < 0) as backward_decision,
       count(*) filter (where publication >= 0) as timed_publication, count(*) filter (where publication < 0) as backward_publication,
       count(*) filter (where publication between 0 and ${dueDays}) as prompt,
       coalesce(sum(worth) filter (where publication between 0 and ${dueDays}), 0) as prompt_worth,
       coalesce(sum(worth) filter (where publication >= 0), 0) as timed_worth,
       coalesce(sum(worth) filter (where publication is null or publication < 0), 0) as untimed_worth,
       count(worth) filter (where publication >= 0) as worth_count
     from dated`,
    values,
  );
  return row as Waits;
}

/** What the quartiles of all years together and of each year need. */
async function placesOf(record: RecordReader, filter: Filter): Promise<readonly PlacedWait[]> {
  const { sql, values } = awardCondition(filter);
  return record.all<PlacedWait>(
    `with ${waits(sql)},
     wait as (
       select 'decision' as wait, year, decision as value from dated where decision >= 0
       union all select 'publication', year, publication from dated where publication >= 0
     ),
     placed as (
       select wait, cast(null as integer) as year, value, row_number() over (partition by wait order by value) as place,
         count(*) over (partition by wait) as n from wait
       union all
       select wait, cast(year as integer), value, row_number() over (partition by wait, year order by value),
         count(*) over (partition by wait, year) from wait where year is not null
     )
     select wait, year, value, place, n from placed where ${quartilePlaces} order by wait, year, place`,
    values,
  );
}

const words: Readonly<Record<Wait, { readonly from: string; readonly has: string; readonly because: string }>> = {
  decision: {
    from: 'from the deadline for bids to the award',
    has: 'a deadline for bids and a later day of award',
    because: 'no award here has both a deadline for bids and a later day of award',
  },
  publication: {
    from: 'from the award to its publication',
    has: 'a day of award and a later day of publication',
    because: 'no award here has both a day of award and a later day of publication',
  },
};

function quartileFigures(t: Waits, placed: readonly PlacedWait[], wait: Wait): readonly Figure[] {
  const quartiles = quartilesOf(placed.filter((one) => one.wait === wait && one.year === null));
  const used = wait === 'decision' ? t.timed_decision : t.timed_publication;
  const { from, has, because } = words[wait];
  const figure = (id: string, what: string, value: number | undefined) =>
    plainFigure(
      {
        id: `${wait}${id}`,
        label: `${from}, ${what}`,
        unit: 'days',
        basis: counted(used, 'award'),
        coverage: { total: t.awards, used, noun: 'awards', has },
      },
      value ?? null,
      t.awards === 0 ? 'there is no award here' : because,
    );
  return [
    figure('Median', 'median', quartiles?.median),
    figure('Lower', 'a quarter took at most', quartiles?.lower),
    figure('Upper', 'a quarter took at least', quartiles?.upper),
  ];
}

function promptFigures(t: Waits): readonly Figure[] {
  const coverage = { total: t.awards, used: t.timed_publication, noun: 'awards', has: words.publication.has };
  const because = t.awards === 0 ? 'there is no award here' : words.publication.because;
  return [
    shareFigure({
      id: 'promptByCount',
      label: `of awards, published within ${dueDays} days`,
      part: t.prompt,
      known: t.timed_publication,
      unknown: t.awards - t.timed_publication,
      basis: `${digits(t.prompt)} of ${counted(t.timed_publication, 'award')}`,
      coverage,
      because,
    }),
    shareFigure({
      id: 'promptByValue',
      label: `of value without possible ceilings, published within ${dueDays} days`,
      part: t.prompt_worth,
      known: t.timed_worth,
      unknown: t.untimed_worth,
      basis: `${pounds(t.prompt_worth)} of ${pounds(t.timed_worth)}`,
      coverage: { ...coverage, used: t.worth_count, has: `${coverage.has}, and a value in pounds` },
      because:
        t.timed_publication > 0
          ? 'no award of which this is known has a value in pounds that is no possible ceiling'
          : because,
    }),
  ];
}

function seriesOf(placed: readonly PlacedWait[], wait: Wait): readonly Series[] {
  const years = [...new Set(placed.flatMap(({ year, wait: of }) => (year !== null && of === wait ? [year] : [])))];
  if (years.length === 0) return [];
  const points = years.map((year) => {
    const quartiles = quartilesOf(placed.filter((one) => one.wait === wait && one.year === year));
    return { at: String(year), value: quartiles ? known(quartiles.median) : absent(words[wait].because) };
  });
  return [{ id: `${wait}Median`, label: `${words[wait].from}, median`, unit: 'days', points }];
}

function say(t: Waits, decision: Figure, publication: Figure, prompt: Figure): string {
  if (t.awards === 0) return 'There is no award here, so nothing can be said about how long things took.';
  const days = (value: number) => counted(Math.round(value), 'day');
  const parts = [
    decision.value.value === null
      ? null
      : `Half of the awards were decided within ${days(decision.value.value)} of the deadline for bids`,
    publication.value.value === null
      ? null
      : `half were published within ${days(publication.value.value)} of being decided, ${percent(prompt.value.value ?? 0)} within ${dueDays} days`,
  ].filter((part) => part !== null);
  if (parts.length === 0) return 'No award here has the dates that it would take to say how long things took.';
  const [first = '', ...more] = parts;
  return `${[first.slice(0, 1).toUpperCase() + first.slice(1), ...more].join('; ')}.`;
}

async function ask(record: RecordReader, filter: Filter): Promise<MeasureAnswer> {
  const [t, placed] = await Promise.all([waitsOf(record, filter), placesOf(record, filter)]);
  const decision = quartileFigures(t, placed, 'decision') as readonly [Figure, ...Figure[]];
  const publication = quartileFigures(t, placed, 'publication') as readonly [Figure, ...Figure[]];
  const prompt = promptFigures(t) as readonly [Figure, Figure];
  const backward = (n: number, what: string) =>
    n > 0
      ? [
          `${counted(n, 'award')} ${agree(n, 'is', 'are')} dated before ${what}: set aside, since one of the dates must be wrong or means something else.`,
        ]
      : [];
  return {
    id: 'M08',
    name: awardDelay.name,
    sentence: say(t, decision[0], publication[0], prompt[0]),
    figures: [...decision, ...publication, ...prompt],
    cautions: [
      ...backward(t.backward_decision, 'the deadline for bids'),
      ...(t.backward_publication > 0
        ? [
            `${counted(t.backward_publication, 'award')} ${agree(t.backward_publication, 'was', 'were')} published before the day of award that the notice gives: set aside.`,
          ]
        : []),
    ],
    series: [...seriesOf(placed, 'decision'), ...seriesOf(placed, 'publication')],
    filter,
    asOf: record.snapshot.lastPublished,
  };
}

/** M08: how long awards take after the deadline, and how long until they are published. */
export const awardDelay: Measure = {
  id: 'M08',
  name: 'Time to award and to publication',
  question: 'How long do bidders wait for a decision, and the public for the news of it?',
  definition:
    'Calendar days from the end of the tender period to the day of the award, and from the day of the award to its publication: median and quartiles over awards that ' +
    'have both dates in this order. Quartiles are those of definition 8 of Hyndman and Fan (type 8 in R). Beside them the share of awards, and of their value, that were ' +
    'published within thirty days of the award.',
  unit: 'days; share of awards and of their value in pounds',
  exclusions: [
    'awards that are pending, cancelled or unsuccessful',
    'awards whose dates run backwards; they are counted',
    'days are not weighed by value, since one large contract would decide the answer; the share within thirty days is given both ways',
    'by value: possible and declared ceilings, amounts in other currencies or that stand for “not given”',
  ],
  limits: [
    'The day of award is typed by the buyer: it may be the day of the decision, of the signature or of the start.',
    'Only the publication that was read is known; the same award may have been published elsewhere before.',
    'An award that was never published is not in it, so the true share within thirty days is lower.',
    'Long is not bad by itself: a dialogue or a standstill takes time.',
  ],
  why: 'Bidders hold people and prices ready while they wait, which small firms can least afford. For most contracts above the threshold the Procurement Act 2023 gives thirty days to publish who got it.',
  citations: [
    {
      text: 'Procurement Act 2023, section 53 (contract details notices)',
      url: 'https://www.legislation.gov.uk/ukpga/2023/54/section/53',
    },
    {
      text: 'R. J. Hyndman, Y. Fan, Sample Quantiles in Statistical Packages, The American Statistician 50(4), 1996, pp. 361–365',
      url: 'https://doi.org/10.1080/00031305.1996.10473566',
    },
  ],
  answers: {
    lancashire: { extent: 'whole' },
    findATender: {
      extent: 'short',
      because: 'no award of the slice stands beside its call; awards give no day of publication',
    },
    scotland: { extent: 'none', because: 'calls without awards' },
    wales: { extent: 'none', because: 'calls without awards' },
    contractsFinderOcds: { extent: 'whole' },
    contractsFinderCsv: { extent: 'whole' },
    payments: { extent: 'none', because: 'payments say nothing about awards' },
  },
  example: {
    says: 'Made up: five awards. The deadline of the fourth is after its award; the fifth gives no deadline.',
    columns: ['award', 'deadline', 'decided', 'published', 'value in pounds'],
    rows: [
      ['1', '2024-01-01', '2024-01-11', '2024-01-21', 100],
      ['2', '2024-01-01', '2024-01-31', '2024-02-10', 200],
      ['3', '2024-01-01', '2024-02-20', '2024-05-20', 100],
      ['4', '2024-03-01', '2024-02-01', '2024-02-06', 400],
      ['5', null, '2024-03-01', '2024-03-31', 200],
    ],
    expected: {
      decisionMedian: 30,
      decisionLower: 10 + (20 * 1) / 6,
      decisionUpper: 50 - (20 * 1) / 6,
      publicationMedian: 10,
      promptByCount: 0.8,
      promptByValue: 0.9,
    },
    reckoning:
      'Until the award: 10, 30 and 50 days; award 4 is set aside. The median is 30; the lower quartile stands at place (3 + 1/3)/4 + 1/3 = 1 1/6, so it is 10 + 20/6. Until ' +
      'publication: 10, 10, 90, 5 and 30 days, median 10; four of five within thirty days, £900 of £1,000.',
  },
  ask,
};
