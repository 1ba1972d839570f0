import type { Filter } from '../domain/filter.ts';
import { count as digits } from '../domain/number.ts';
import type { RecordReader } from '../store/record.ts';
import { beginnings, edge, wins } from './award-win.ts';
import { plainFigure, shareFigure } from './figure.ts';
import type { Figure, Measure, MeasureAnswer } from './measure.ts';
import { flows, noPayment, paymentSilence } from './payment-flow.ts';
import { counted, percent, pounds } from './phrase.ts';
import { type Placed, quartilePlaces, quartilesOf } from './quartile.ts';
import { renewalFigures, renewalsOf } from './renewal.ts';
import { periodCondition } from './selection.ts';

/** Three years, in days: long enough to be a relationship, and long enough without an exchange to call it quiet. */
const longDays = 1096;
const yearDays = 366;

interface Relations {
  readonly relations: number;
  /** With a length: exchanges on several days, or a known period. */
  readonly timed: number;
  readonly once: number;
  readonly long: number;
  /** May have begun before the data or go on after it. */
  readonly open: number;
  readonly quiet: number;
  readonly valued: number;
  readonly amount: number;
  readonly timed_amount: number;
  readonly once_amount: number;
  readonly long_amount: number;
  readonly placed: readonly Placed[];
}

interface RelationRow extends Omit<Relations, 'placed'>, Placed {}

/**
 * Counts `relation`: one row for a buyer and a supplier with `first`, `last_seen` (of exchanges), `until` (of exchanges or a
 * known period, no later than the data), `amount`, and the first and last day of the buyer’s data (`begun`, `seen`).
 */
const counts = (period: string): string => `
  spanned as (
    select first, last_seen, until, amount, begun, seen, until - first as days from relation where ${period}
  ),
  placed as (
    select days as value, row_number() over (order by days) as place, count(*) over () as n from spanned where days > 0
  ),
  total as (
    select count(*) as relations, count(*) filter (where days > 0) as timed, count(*) filter (where first = last_seen) as once,
      count(*) filter (where days >= ${longDays}) as long,
      count(*) filter (where first - begun < ${yearDays} or seen - until < ${yearDays}) as open,
      count(*) filter (where seen - until >= ${longDays}) as quiet,
      count(amount) as valued, round(coalesce(sum(amount), 0), 2) as amount,
      round(coalesce(sum(amount) filter (where days > 0), 0), 2) as timed_amount,
      round(coalesce(sum(amount) filter (where first = last_seen), 0), 2) as once_amount,
      round(coalesce(sum(amount) filter (where days >= ${longDays}), 0), 2) as long_amount
    from spanned
  )
  select t.*, p.value, p.place, p.n from total t
  left join (select value, place, n from placed where ${quartilePlaces}) p on true order by p.place`;

/** Under way at some time of the period of a filter. */
function underWay({ from, to }: Filter) {
  const [start, end] = [periodCondition({ to }, 'first'), periodCondition({ from }, 'until')];
  return { sql: `${start.sql} and ${end.sql}`, values: [...start.values, ...end.values] };
}

const relationsOf = (rows: readonly RelationRow[]): Relations => ({
  ...(rows[0] as RelationRow),
  placed: rows.filter(({ place }) => place !== null),
});

async function byAwards(record: RecordReader, filter: Filter): Promise<Relations> {
  const { sql, values } = wins({ ...filter, from: undefined, to: undefined });
  const period = underWay(filter);
  return relationsOf(
    await record.all<RelationRow>(
      `with ${sql}, ${beginnings}, ${edge},
       paired as (
         select buyer_id, supplier_id, min(day) as first, max(day) as last_seen, max(ends) as ends, sum(worth) as amount
         from win cross join edge where buyer_id is not null and day <= seen group by buyer_id, supplier_id
       ),
       relation as (
         select r.first, r.last_seen, r.amount, b.begun, e.seen,
           case when r.ends > r.last_seen and r.ends > e.seen and e.seen > r.last_seen then e.seen
             when r.ends > r.last_seen and r.ends <= e.seen then r.ends else r.last_seen end as until
         from paired r left join beginning b on b.buyer_id = r.buyer_id cross join edge e
       ),
       ${counts(period.sql)}`,
      [...values, ...period.values],
    ),
  );
}

async function byPayments(record: RecordReader, filter: Filter): Promise<Relations> {
  const { sql, values } = flows({ buyer: filter.buyer });
  const period = underWay(filter);
  return relationsOf(
    await record.all<RelationRow>(
      `with ${sql},
       payer as (select payer_id, min(first_date) as begun, max(last_date) as seen from flow group by payer_id),
       paired as (
         select payer_id, payee_id, min(first_date) as first, max(last_date) as last_seen, sum(amount) as amount
         from flow where payee_id is not null and first_date is not null${filter.supplier ? ' and payee_id = ?' : ''} group by payer_id, payee_id
       ),
       relation as (
         select r.first, r.last_seen, r.last_seen as until, r.amount, y.begun, y.seen
         from paired r join payer y on y.payer_id = r.payer_id
       ),
       ${counts(period.sql)}`,
      [...values, ...(filter.supplier ? [filter.supplier] : []), ...period.values],
    ),
  );
}

interface Words {
  readonly suffix: '' | 'Paid';
  readonly exchange: string;
  readonly value: string;
  readonly because: string;
}

const awardWords: Words = {
  ...{ suffix: '', exchange: 'award', value: 'value' },
  because: 'there is no award here with a day, a buyer and a supplier that can be told apart',
};
const paidWords: Words = { suffix: 'Paid', exchange: 'payment', value: 'money paid', because: noPayment };

function lengthFigures(t: Relations, { suffix, exchange, because }: Words): readonly Figure[] {
  const quartiles = quartilesOf(t.placed);
  const has = suffix ? 'payments on several days' : 'awards on several days, or a published end of a contract';
  const coverage = { total: t.relations, used: t.timed, noun: 'relationships', has };
  const figure = (id: string, what: string, value: number | undefined) =>
    plainFigure(
      {
        ...{
          id: `length${id}${suffix}`,
          label: `from the first ${exchange} to the last, ${what}`,
          unit: 'days' as const,
        },
        ...{ basis: counted(t.timed, 'relationship'), coverage },
      },
      value ?? null,
      t.relations === 0 ? because : `no relationship here has ${has}`,
    );
  return [
    figure('Median', 'median', quartiles?.median),
    figure('Lower', 'a quarter lasted at most', quartiles?.lower),
    figure('Upper', 'a quarter lasted at least', quartiles?.upper),
  ];
}

function shareFigures(t: Relations, { suffix, exchange, value, because }: Words): readonly Figure[] {
  const all = { total: t.relations, used: t.relations, noun: 'relationships', has: `a dated ${exchange}` };
  const share = (id: string, label: string, part: number, unknown = 0): Figure =>
    shareFigure({
      ...{
        id: `${id}ByCount${suffix}`,
        label: `of relationships, ${label}`,
        part,
        known: t.relations - unknown,
        unknown,
      },
      basis: `${digits(part)} of ${counted(t.relations - unknown, 'relationship')}`,
      coverage: { ...all, used: t.relations - unknown },
      because: t.relations === 0 ? because : 'no relationship here has a length',
    });
  const worth = (id: string, label: string, part: number, whole: number): Figure =>
    shareFigure({
      ...{
        id: `${id}ByValue${suffix}`,
        label: `of ${value}, in relationships ${label}`,
        part: Math.max(0, part),
        known: whole,
      },
      ...{
        unknown: id === 'long' ? Math.max(0, t.amount - whole) : 0,
        basis: `${pounds(Math.max(0, part))} of ${pounds(whole)}`,
      },
      coverage: { ...all, used: t.valued, has: 'a value in pounds' },
      because: t.relations === 0 ? because : 'no relationship here has both a length and a value in pounds',
    });
  return [
    share('long', 'three years long or longer', t.long, t.relations - t.timed),
    worth('long', 'three years long or longer', t.long_amount, t.timed_amount),
    share('once', `with ${exchange}s on a single day`, t.once),
    worth('once', `with ${exchange}s on a single day`, t.once_amount, t.amount),
    share('open', 'that may have begun before the data or go on after it', t.open),
    share('quiet', `without any ${exchange} in the last three years of the data`, t.quiet),
  ];
}

const years = (days: number): string => {
  const value = Math.round(days / 36.525) / 10;
  return `${value} ${value === 1 ? 'year' : 'years'}`;
};

function say(awards: readonly Figure[], paid: readonly Figure[]): string {
  const of = (figures: readonly Figure[], id: string) => figures.find((one) => one.id === id)?.value.value ?? null;
  const parts: string[] = [];
  const [once, median] = [of(awards, 'onceByCount'), of(awards, 'lengthMedian')];
  if (once !== null)
    parts.push(
      `${percent(once)} of relationships between a buyer and a supplier show awards on a single day${median === null ? '' : `; those with a length have a median of ${years(median)}`}.`,
    );
  const [oncePaid, longPaid] = [of(paid, 'onceByCountPaid'), of(paid, 'longByValuePaid')];
  if (oncePaid !== null)
    parts.push(
      `${percent(oncePaid)} of payees were paid on a single day by their payer${longPaid === null ? '' : `; relationships of three years or more have ${percent(longPaid)} of the money paid in all that lasted`}.`,
    );
  return parts.length > 0
    ? parts.join(' ')
    : 'There is neither a dated award nor a payment here, so nothing can be said about how long relationships last.';
}

const none: Relations = {
  ...{ relations: 0, timed: 0, once: 0, long: 0, open: 0, quiet: 0, valued: 0 },
  ...{ amount: 0, timed_amount: 0, once_amount: 0, long_amount: 0, placed: [] },
};

async function ask(record: RecordReader, filter: Filter): Promise<MeasureAnswer> {
  const silence = paymentSilence(filter);
  const [awards, renewals, paid] = await Promise.all([
    byAwards(record, filter),
    renewalsOf(record, filter),
    silence === null ? byPayments(record, filter) : none,
  ]);
  const words = silence === null ? paidWords : { ...paidWords, because: silence };
  const ofAwards = [
    ...lengthFigures(awards, awardWords),
    ...shareFigures(awards, awardWords),
    ...renewalFigures(renewals),
  ];
  const ofPayments = [...lengthFigures(paid, words), ...shareFigures(paid, words)];
  return {
    id: 'M13',
    name: continuity.name,
    sentence: say(ofAwards, ofPayments),
    figures: [...ofAwards, ...ofPayments],
    cautions:
      awards.open + paid.open > 0
        ? [
            `${counted(awards.open + paid.open, 'relationship')} may have begun before the data or go on after it: lengths are at least what is shown.`,
          ]
        : [],
    filter,
    asOf: record.snapshot.lastPublished,
  };
}

/** M13: how long buyers and suppliers stay together, and what renewed the relationship. */
export const continuity: Measure = {
  id: 'M13',
  name: 'Continuity of relationships',
  question: 'How long do buyers and suppliers stay together, and how does it go on?',
  definition:
    'A relationship is a buyer and a supplier with at least one award, or a payer and a payee with at least one payment. Its length runs from the first of them to the last, for awards to the published ' +
    'end of a contract where it is later, no further than the data; of relationships that were under way in the period asked for, over the whole record. Given are median and quartiles ' +
    '(definition 8 of Hyndman and Fan, type 8 in R) of those with a length, how many lasted three years (1,096 days), how many show a single day, how many may be longer than they look, how ' +
    'many have been quiet for three years. A later process with the same supplier is a renewal: by call-off or extension where its notice or an amendment says so; let again ' +
    'where it was called with a deadline, in the CPV division of an earlier one, and not by a direct or limited procedure; else it is not known how. Payments give lengths and no renewals.',
  unit: 'days; share of relationships, of their value, of money paid and of renewals',
  exclusions: [
    'awards that are pending, cancelled or unsuccessful, and awards without a day or dated after the last notice of the data',
    'suppliers and payees that are individuals, redacted or not named',
    'relationships that show a single day and no period, from lengths: theirs is not known',
    'by value: awards to several suppliers, possible and declared ceilings, amounts in other currencies or that stand for “not given”',
    'payments, where a category or a place is asked for',
  ],
  limits: [
    'Neither long nor short is good in itself: continuity is what services need and what shuts others out.',
    'What ended a relationship is not published: no notice names the contract that it replaces, so a loss to another supplier is not told from a need that ended.',
    'A company under a new name or number looks like the end of one relationship and the beginning of another.',
    'A deadline does not prove an open call: some publishers give one for every award. Two purchases of one CPV division may have nothing to do with each other.',
    'Losing a contract, or leaving, says nothing about whether either side valued the other.',
  ],
  why: 'Ties that last let both sides learn; ties that never open keep newcomers out. A market needs some of both, and one can only talk about it when it is seen.',
  citations: [
    {
      text: 'B. Uzzi, Social Structure and Competition in Interfirm Networks: The Paradox of Embeddedness, Administrative Science Quarterly 42(1), 1997, pp. 35–67',
      url: 'https://doi.org/10.2307/2393808',
    },
  ],
  answers: {
    lancashire: {
      extent: 'part',
      because: 'no contract periods, and neither procedures nor amendments that would tell a call-off or an extension',
    },
    findATender: { extent: 'part', because: 'too short a slice for renewals' },
    scotland: { extent: 'none', because: 'calls without awards' },
    wales: { extent: 'none', because: 'calls without awards' },
    contractsFinderOcds: { extent: 'part', because: 'too short a slice for renewals' },
    contractsFinderCsv: { extent: 'whole' },
    payments: { extent: 'whole' },
  },
  example: {
    says: 'Made up: five awards of one buyer, all for cleaning, with a deadline where there was a call. The data ends on 31 May 2024.',
    columns: ['award', 'supplier', 'day', 'how', 'deadline', 'value in pounds'],
    rows: [
      ['1', 'A', '2019-01-01', 'Open', '2018-12-01', 100],
      ['2', 'A', '2021-01-01', 'Open', '2020-12-01', 100],
      ['3', 'A', '2023-01-01', 'Call-off from a framework agreement', null, 200],
      ['4', 'B', '2020-01-01', 'Open', '2019-12-01', 500],
      ['5', 'C', '2023-01-01', 'Open', '2022-12-01', 100],
    ],
    expected: {
      lengthMedian: 1461,
      longByCount: 1,
      longByValue: 1,
      onceByCount: 2 / 3,
      onceByValue: 0.6,
      quietByCount: 1 / 3,
      reLet: 0.5,
      extension: 0,
      callOff: 0.5,
      lengthMedianPaid: null,
    },
    reckoning:
      'Three relationships. A’s lasts 1,461 days; those of B and C show one day each, two of three, with £600 of £1,000, and have no known length. B’s has been quiet since 2020. A came back twice, once ' +
      'by a call for the same category, once by call-off.',
  },
  ask,
};
