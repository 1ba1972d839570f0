import type { Filter } from '../domain/filter.ts';
import { count as digits } from '../domain/number.ts';
import type { RecordReader } from '../store/record.ts';
import { wins } from './award-win.ts';
import { plainFigure, shareFigure } from './figure.ts';
import type { Figure, Measure, MeasureAnswer } from './measure.ts';
import { flows, noPayment, paymentSilence } from './payment-flow.ts';
import { counted, percent, pounds } from './phrase.ts';
import { type Placed, quartilePlaces, quartilesOf } from './quartile.ts';
import type { Condition } from './selection.ts';

/** A supplier with fewer wins or payments depends on one buyer by arithmetic alone. */
const fewest = 3;

/** What suppliers get from one buyer, of all that they get in the record. */
interface Reliance {
  /** Buyers in the record as far as the filter leaves it. */
  readonly buyers: number;
  readonly suppliers: number;
  readonly judged: number;
  /** Of those judged: with more than one buyer, with more than half from one. */
  readonly several: number;
  readonly mostly: number;
  readonly income: number;
  readonly mostly_income: number;
  readonly placed: readonly Placed[];
}

interface RelianceRow extends Omit<Reliance, 'placed'>, Placed {}

/**
 * `held` has a row for each buyer and supplier (`buyer_id`, `supplier_id`) with what the one got from the other (`income`, nothing
 * below nought) and in how many pieces (`pieces`). With a buyer asked for, its suppliers are judged by what they get from it;
 * else each by its largest buyer.
 */
async function relianceOf(record: RecordReader, held: Condition, filter: Filter): Promise<Reliance> {
  const { buyer, supplier } = filter;
  const rows = await record.all<RelianceRow>(
    `with ${held.sql},
     reliance as (
       select supplier_id, sum(income) as income, sum(pieces) as pieces, count(*) as buyers,
         ${buyer ? 'max(income) filter (where buyer_id = ?)' : 'max(income)'} as most
       from held where income > 0 group by supplier_id
     ),
     judged as (
       select buyers, income, most / income as share from reliance where pieces >= ${supplier ? 1 : fewest} and most is not null
     ),
     placed as (select share as value, row_number() over (order by share) as place, count(*) over () as n from judged),
     total as (
       select (select count(distinct buyer_id) from held) as buyers, (select count(*) from reliance where most is not null) as suppliers,
         count(*) as judged, count(*) filter (where buyers > 1) as several, count(*) filter (where share > 0.5) as mostly,
         coalesce(sum(income), 0) as income, coalesce(sum(income) filter (where share > 0.5), 0) as mostly_income
       from judged
     )
     select t.buyers, t.suppliers, t.judged, t.several, t.mostly, t.income, t.mostly_income, p.value, p.place, p.n
     from total t left join (select value, place, n from placed where ${quartilePlaces}) p on true order by p.place`,
    [...held.values, ...(buyer ? [buyer] : [])],
  );
  const [first] = rows as [RelianceRow];
  return { ...first, placed: rows.filter(({ place }) => place !== null) };
}

/** Wins or their worth; the buyer of the filter is a point of view and no bound, since its suppliers sell to others too. */
function heldByAwards(filter: Filter, by: 'Count' | 'Value'): Condition {
  const { sql, values } = wins({ ...filter, buyer: undefined }, filter.buyer);
  const income = by === 'Count' ? 'cast(count(*) as double precision)' : 'sum(worth)';
  return {
    sql: `${sql}, held as (
      select buyer_id, supplier_id, ${income} as income, ${by === 'Count' ? 'count(*)' : 'count(worth)'} as pieces
      from win where buyer_id is not null group by buyer_id, supplier_id
    )`,
    values,
  };
}

function heldByPayments(filter: Filter): Condition {
  const { sql, values } = flows({ ...filter, buyer: undefined });
  return {
    sql: `${sql}, held as (
      select payer_id as buyer_id, payee_id as supplier_id, sum(amount) as income, sum(payments) as pieces
      from flow where payee_id is not null group by payer_id, payee_id
    )`,
    values,
  };
}

interface Words {
  /** Ends the id of each figure. */
  readonly suffix: 'ByCount' | 'ByValue' | 'Paid';
  readonly piece: string;
  readonly buyer: string;
  readonly supplier: string;
  readonly what: string;
  readonly because: string;
}

const words: Readonly<Record<Words['suffix'], Words>> = {
  ByCount: {
    ...{ suffix: 'ByCount', piece: 'win', buyer: 'buyer', supplier: 'supplier', what: 'wins' },
    because: 'no supplier here can be told apart and has three wins',
  },
  ByValue: {
    ...{ suffix: 'ByValue', piece: 'win with a value', buyer: 'buyer', supplier: 'supplier', what: 'recorded income' },
    because:
      'no supplier here can be told apart and has three awards of its own with a value that is no possible ceiling',
  },
  Paid: {
    ...{ suffix: 'Paid', piece: 'payment', buyer: 'payer', supplier: 'payee', what: 'money paid to it' },
    because: 'no payee here is named and has three payments',
  },
};

/** Why one buyer alone makes the question empty; null where there are several. */
const alone = (t: Reliance, { buyer, because }: Words): string =>
  t.judged === 0 ? because : `there is one ${buyer} here, on whom everybody depends by arithmetic alone`;

function figuresOf(t: Reliance, word: Words, filter: Filter, silence: string | null = null): readonly Figure[] {
  const { suffix, buyer, supplier, what, piece } = word;
  const usable = t.buyers > 1 && t.judged > 0 && silence === null;
  const because = silence ?? (word.suffix === 'Paid' && t.buyers === 0 ? noPayment : alone(t, word));
  const quartiles = usable ? quartilesOf(t.placed) : null;
  const coverage = {
    total: t.suppliers,
    used: t.judged,
    noun: `${supplier}s`,
    has: filter.supplier ? `a ${piece}` : `at least three of them, each a ${piece}`,
  };
  const from = filter.buyer ? `that comes from this ${buyer}` : `that comes from its largest ${buyer}`;
  const share = (id: string, label: string, part: number, whole: number, basis: string) =>
    shareFigure({
      ...{ id: `${id}${suffix}`, label, part, known: usable ? whole : 0, unknown: 0, basis },
      coverage,
      because,
    });
  return [
    plainFigure(
      {
        ...{ id: `median${suffix}`, label: `share of a ${supplier}’s ${what} ${from}, median`, unit: 'ratio' as const },
        ...{ basis: counted(t.judged, supplier), coverage },
      },
      quartiles?.median ?? null,
      because,
    ),
    share(
      'mostly',
      `of ${supplier}s, have more than half of their ${what === 'wins' ? 'wins' : 'income'} ${filter.buyer ? `from this ${buyer}` : `from one ${buyer}`}`,
      t.mostly,
      t.judged,
      `${digits(t.mostly)} of ${counted(t.judged, supplier)}`,
    ),
    ...(suffix === 'ByCount'
      ? []
      : [
          share(
            'mostlyIncome',
            `of all ${suffix === 'Paid' ? 'money paid to these' : 'income of these'}, goes to those with more than half from one ${buyer}`,
            t.mostly_income,
            t.income,
            `${pounds(t.mostly_income)} of ${pounds(t.income)}`,
          ),
        ]),
    share(
      'several',
      `of ${supplier}s, have more than one ${buyer}`,
      t.several,
      t.judged,
      `${digits(t.several)} of ${counted(t.judged, supplier)}`,
    ),
  ];
}

function say(figures: readonly Figure[], filter: Filter): string {
  const of = (id: string) => figures.find((one) => one.id === id);
  const value = (id: string) => of(id)?.value.value ?? null;
  const parts: string[] = [];
  const some = (share: number, many: string, all: string) => (filter.supplier ? all : `${percent(share)} of ${many}`);
  const [awards, income, paid] = [value('mostlyByCount'), value('medianByValue'), value('mostlyPaid')];
  const one = filter.buyer ? 'this buyer' : 'one buyer';
  if (filter.supplier) {
    const share = income ?? value('medianByCount');
    if (share !== null)
      parts.push(
        `${percent(share)} of what this supplier ${income === null ? 'won' : 'won, by value,'} comes from ${filter.buyer ? 'this buyer' : 'its largest buyer'}.`,
      );
    const money = value('medianPaid');
    if (money !== null)
      parts.push(
        `${percent(money)} of the money paid to it comes from ${filter.buyer ? 'this payer' : 'its largest payer'}.`,
      );
  } else {
    if (awards !== null)
      parts.push(`${some(awards, 'suppliers with at least three wins', '')} have more than half of them from ${one}.`);
    if (paid !== null)
      parts.push(
        `${percent(paid)} of payees with at least three payments have more than half of the recorded money from ${filter.buyer ? 'this payer' : 'one payer'}; ${percent(value('severalPaid') ?? 0)} are paid by more than one.`,
      );
  }
  if (parts.length > 0) return parts.join(' ');
  const because = (of('medianByCount') ?? figures[0])?.value.because ?? 'nothing is recorded';
  return `How far suppliers depend on one buyer cannot be said: ${because}.`;
}

async function ask(record: RecordReader, filter: Filter): Promise<MeasureAnswer> {
  const silence = paymentSilence(filter);
  const [count, value, paid] = await Promise.all([
    relianceOf(record, heldByAwards(filter, 'Count'), filter),
    relianceOf(record, heldByAwards(filter, 'Value'), filter),
    silence === null ? relianceOf(record, heldByPayments(filter), filter) : nothing,
  ]);
  const figures = [
    ...figuresOf(count, words.ByCount, filter),
    ...figuresOf(value, words.ByValue, filter),
    ...figuresOf(paid, words.Paid, filter, silence),
  ];
  const said = figures.some((figure) => figure.value.value !== null);
  return {
    id: 'M11',
    name: dependence.name,
    sentence: say(figures, filter),
    figures,
    cautions: [
      ...(said
        ? [
            'This is income in this record. What suppliers earn from others, public or private, is not in it, so they may depend less than it looks.',
          ]
        : []),
      ...(paid.buyers > 1
        ? [`Payments of ${counted(paid.buyers, 'payer')} are here; each payer more would lower the figures.`]
        : []),
    ],
    filter,
    asOf: record.snapshot.lastPublished,
  };
}

const nothing: Reliance = {
  buyers: 0,
  suppliers: 0,
  judged: 0,
  several: 0,
  mostly: 0,
  income: 0,
  mostly_income: 0,
  placed: [],
};

/** M11: how much of a supplier’s recorded public income comes from one buyer. */
export const dependence: Measure = {
  id: 'M11',
  name: 'Dependence on one buyer',
  question: 'How many suppliers live on a single public buyer?',
  definition:
    'For each supplier with at least three wins, the share of its wins, and of their value, that comes from its largest buyer; with a buyer asked for, the share that comes from that ' +
    'buyer, of all that its suppliers won in the record. Given are the median over suppliers (definition 8 of Hyndman and Fan, type 8 in R), how many have more than half from one, what part of all ' +
    'income these have, and how many have more than one buyer. The same from payments, by value, for payees with at least three payments, refunds taken off: a payment says who pays, so this is the better ' +
    'evidence of income, but it is meaningful only where several payers publish; with one it is absent. Awards and payments are never added up.',
  unit: 'share of wins, of their value and of money paid; share of suppliers',
  exclusions: [
    'awards that are pending, cancelled or unsuccessful; suppliers and payees that are individuals, redacted or not named',
    'suppliers with fewer than three wins or payments, unless a supplier is asked for',
    'by value: awards to several suppliers, possible and declared ceilings, amounts in other currencies or that stand for “not given”',
    'pairs of payer and payee whose refunds reach their payments',
    'payments are not counted by number, which says how bills are split',
  ],
  limits: [
    'It is dependence as far as this record goes. A supplier that sells to buyers outside it, or to private customers, depends less.',
    'What reaches suppliers through prime contractors is in it only as income of the prime: who is subcontracted, and for how much, is hardly ever published.',
    'Two companies of one group are two suppliers; two departments of one council are one buyer where they can be told to be.',
    'An award is a promise over years: its value is not the income of a year.',
  ],
  why: 'A supplier that lives on one buyer falls with one decision, and cannot say no. A buyer that knows it can plan a change with care.',
  citations: [
    {
      text: 'J. Pfeffer, G. R. Salancik, The External Control of Organizations: A Resource Dependence Perspective, Harper & Row, 1978',
    },
  ],
  answers: {
    lancashire: { extent: 'whole' },
    findATender: { extent: 'short', because: 'no supplier of the slice has three awards' },
    scotland: { extent: 'none', because: 'calls without awards' },
    wales: { extent: 'none', because: 'calls without awards' },
    contractsFinderOcds: { extent: 'short', because: 'no supplier of the slice has three awards' },
    contractsFinderCsv: { extent: 'whole' },
    payments: { extent: 'whole' },
  },
  example: {
    says: 'Made up: the wins of three suppliers from two buyers. C has too few to be judged.',
    columns: ['award', 'buyer', 'supplier', 'value in pounds'],
    rows: [
      ['1', 'north', 'A', 600],
      ['2', 'north', 'A', 200],
      ['3', 'south', 'A', 200],
      ['4', 'north', 'B', 100],
      ['5', 'south', 'B', 100],
      ['6', 'south', 'B', 50],
      ['7', 'south', 'B', 50],
      ['8', 'south', 'C', 900],
    ],
    expected: {
      medianByCount: (2 / 3 + 3 / 4) / 2,
      mostlyByCount: 1,
      severalByCount: 1,
      medianByValue: (0.8 + 2 / 3) / 2,
      mostlyByValue: 1,
      mostlyIncomeByValue: 1,
      medianPaid: null,
    },
    reckoning:
      'A has 2 of 3 wins and £800 of £1,000 from north; B has 3 of 4 wins and £200 of £300 from south. The medians of two are their means: 71 % by number, 73 % by value. Both have more than half ' +
      'from one, and both have two buyers. There are no payments.',
  },
  ask,
};
