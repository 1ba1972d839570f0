import { known } from '../domain/answer.ts';
import type { Filter } from '../domain/filter.ts';
import { count as digits } from '../domain/number.ts';
import type { RecordReader } from '../store/record.ts';
import { shareFigure } from './figure.ts';
import type { Figure, Measure, MeasureAnswer, Series } from './measure.ts';
import { noPayment, paymentSilence } from './payment-flow.ts';
import { percent, pounds } from './phrase.ts';
import { aliveYears, type Change, changesByAwards, changesByPayments } from './tie-year.ts';

type Part = 'alive' | 'lost' | 'gained';
const total = (changes: readonly Change[], of: Part | `${Part}_amount`): number =>
  changes.reduce((sum, change) => sum + change[of], 0);

/** Kinds as people ask about them; `unknown` could be any. */
const kinds = [
  { id: '', label: '', has: () => true },
  { id: 'Sme', label: ' with small and medium-sized firms', has: (kind: string) => kind === 'sme' },
  { id: 'Vcse', label: ' with social enterprises and charities', has: (kind: string) => kind === 'vcse' },
  {
    id: 'Other',
    label: ' with public bodies and firms not recorded as small',
    has: (kind: string) => kind === 'public body' || kind === 'not recorded as sme',
  },
] as const;

interface Words {
  readonly suffix: '' | 'Paid';
  readonly value: string;
  readonly because: string;
  readonly years: string;
}

const awardWords: Words = {
  suffix: '',
  value: 'value',
  because: 'there is no award here with a day, a buyer and a supplier that can be told apart',
  years: 'three whole years of the buyer’s data before it',
};
const paidWords: Words = {
  suffix: 'Paid',
  value: 'money paid',
  because: noPayment,
  years: 'a whole year of the payer’s data before it',
};

function figuresOf(all: readonly Change[], words: Words): readonly Figure[] {
  const judged = all.filter((change) => change.judged === 1);
  const because = all.length === 0 ? words.because : `no year here is published whole and has ${words.years}`;
  const coverage = {
    total: total(all, 'alive'),
    used: total(judged, 'alive'),
    noun: 'ties of a year',
    has: `a whole year and ${words.years}`,
  };
  const unknown = judged.filter(({ kind }) => kind === 'unknown');
  const figures = kinds.flatMap(({ id, label, has }) => {
    const own = judged.filter(({ kind }) => has(kind));
    const [alive, lost, gained] = [total(own, 'alive'), total(own, 'lost'), total(own, 'gained')];
    const share = (what: 'lost' | 'gained', part: number): Figure =>
      shareFigure({
        id: `${what}${id}ByCount${words.suffix}`,
        label:
          what === 'lost'
            ? `of ties${label}, lost each year`
            : `ties${label} gained each year, for each tie of the year before`,
        ...{
          part,
          known: alive,
          unknown: 0,
          coverage: id === '' ? coverage : { ...coverage, used: alive, has: `${coverage.has}, and are of this kind` },
        },
        basis: `${digits(part)} to ${digits(alive)} ties, over all years`,
        because: judged.length > 0 ? `no tie here is known to be${label}` : because,
      });
    const kept = total(unknown, 'alive') - total(unknown, 'lost');
    const gone = total(unknown, 'lost');
    const bounds =
      id !== '' && alive > 0 && kept + gone > 0
        ? { low: lost / (alive + kept), high: (lost + gone) / (alive + gone) }
        : null;
    return [{ ...share('lost', lost), bounds }, share('gained', gained)];
  });
  const worth = (what: 'lost' | 'gained', label: string): Figure =>
    shareFigure({
      id: `${what}ByValue${words.suffix}`,
      ...{
        label,
        part: Math.max(0, total(judged, `${what}_amount`)),
        known: Math.max(0, total(judged, 'alive_amount')),
        unknown: 0,
      },
      basis: `${pounds(Math.max(0, total(judged, `${what}_amount`)))} to ${pounds(Math.max(0, total(judged, 'alive_amount')))}, over all years`,
      ...{ coverage, because: judged.length > 0 ? 'no tie of a year that is judged has a value in pounds' : because },
    });
  return [
    ...figures.slice(0, 2),
    worth('lost', `of the ${words.value} in ties, lost each year`),
    worth('gained', `${words.value} in ties gained each year, for each pound of the year before`),
    ...figures.slice(2),
  ];
}

function seriesOf(all: readonly Change[], words: Words): readonly Series[] {
  const judged = all.filter((change) => change.judged === 1);
  const years = [...new Set(judged.map(({ year }) => year))].toSorted((a, b) => a - b);
  return years.length === 0
    ? []
    : kinds.flatMap(({ id, label, has }) =>
        (['lost', 'gained'] as const).map((what) => ({
          id: `${what}${id}${words.suffix}`,
          label: `ties${label} ${what}`,
          unit: 'count' as const,
          points: years.map((year) => ({
            at: String(year),
            value: known(
              total(
                judged.filter((change) => change.year === year && has(change.kind)),
                what,
              ),
            ),
          })),
        })),
      );
}

/** So few ties of a kind say nothing in a sentence; the figure stands all the same. */
const fewTies = 30;

function say(changes: readonly Change[], figures: readonly Figure[], { suffix }: Words): string | null {
  const figure = (id: string) => figures.find((one) => one.id === `${id}${suffix}`);
  const hundred = (id: string) => Math.round((figure(id)?.value.value ?? 0) * 100);
  if (figure('lostByCount')?.value.value == null) return null;
  const years = changes.filter(({ judged }) => judged === 1).map(({ year }) => year);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const when = first === last ? `in ${first}` : `in a year between ${first} and ${last}`;
  const kind = (id: string, who: string) => {
    const lost = figure(`lost${id}ByCount`);
    if (lost?.value.value == null || lost.coverage.used < fewTies) return '';
    return `; with ${who} ${hundred(`lost${id}ByCount`)} and ${hundred(`gained${id}ByCount`)}`;
  };
  const what = suffix ? 'ties between a payer and a payee' : 'ties between a buyer and a supplier';
  const all = `Of 100 ${what}, ${hundred('lostByCount')} were lost ${when} and ${hundred('gainedByCount')} new ones gained`;
  return `${all}${kind('Sme', 'small firms')}${kind('Vcse', 'social enterprises and charities')}.`;
}

async function ask(record: RecordReader, filter: Filter): Promise<MeasureAnswer> {
  const silence = paymentSilence(filter);
  const [awards, payments] = await Promise.all([
    changesByAwards(record, filter),
    silence === null ? changesByPayments(record, filter) : [],
  ]);
  const words = silence === null ? paidWords : { ...paidWords, because: silence };
  const [won, paid] = [figuresOf(awards, awardWords), figuresOf(payments, words)];
  const sentences = [say(awards, won, awardWords), say(payments, paid, words)].filter((one) => one !== null);
  const all = [...awards, ...payments].filter(({ judged }) => judged === 1);
  const unknown = total(
    all.filter(({ kind }) => kind === 'unknown'),
    'alive',
  );
  return {
    id: 'M14',
    name: tieChange.name,
    sentence:
      sentences.length > 0
        ? sentences.join(' ')
        : awards.length + payments.length > 0
          ? 'Which ties were lost or gained cannot be told here: it takes whole years of data before and after.'
          : 'There is neither a dated award nor a payment here, so nothing can be said about ties lost and gained.',
    figures: [...won, ...paid],
    cautions:
      unknown > 0
        ? [
            `The kind of supplier is not known for ${percent(unknown / total(all, 'alive'))} of ties; they are in the figure of all and in the bounds of the others.`,
          ]
        : [],
    series: [...seriesOf(awards, awardWords), ...seriesOf(payments, words)],
    filter,
    asOf: record.snapshot.lastPublished,
  };
}

/** M14: ties between buyers and suppliers that are lost and gained in a year, by kind of supplier. */
export const tieChange: Measure = {
  id: 'M14',
  name: 'Ties lost and gained',
  question: 'Are small and social providers losing contracts, or gaining them?',
  definition:
    `A tie is a buyer and a supplier. An award keeps it alive for ${aliveYears} calendar years, its own included, or until the published end of its contract; a payment for its own year. A tie is gained in a year ` +
    'in which it is alive and was not the year before, and lost in the first year in which it no longer is. Both are given for each tie that was alive the year before, over all years that can be judged: ' +
    'for awards those that the buyer’s data covers from January to December, with three such years before; for payments those that are whole like the year before. By value an award tie weighs all that was awarded in ' +
    'it while it was alive, a payment tie what was paid in the last year before the loss, or in the year of the gain. By kind of supplier as recorded, and year by year as a series.',
  unit: 'ties lost and gained, for each tie of the year before; the same by value in pounds',
  exclusions: [
    'awards that are pending, cancelled or unsuccessful; suppliers and payees that are individuals, redacted or not named',
    'years that are not whole, and the first three of a buyer’s data (for payments the first)',
    'by value: awards to several suppliers, possible and declared ceilings, amounts in other currencies or that stand for “not given”',
    'payments, where a category or a place is asked for; of a period only the calendar years that lie wholly in it',
  ],
  limits: [
    'A lost tie is a tie that the record no longer shows. The need may have ended, the supplier may have left, be under a new name, or be paid below the threshold of publication.',
    'Three years for an award is a rule of this measure: most contract periods are not published.',
    'The kind of a supplier is known for few, and for small ones less often; the bounds of a kind take the unknown all one way.',
    'When the files of a year are missing in part, ties look lost and then gained.',
  ],
  why: 'A share of the money can stay the same while those who get it change. Providers that lose ties faster than they gain them are on the way out, before any yearly total shows it.',
  citations: [
    {
      text: 'R. S. Burt, Decay Functions, Social Networks 22(1), 2000, pp. 1–28',
      url: 'https://doi.org/10.1016/S0378-8733(99)00015-5',
    },
  ],
  answers: {
    lancashire: { extent: 'whole' },
    findATender: { extent: 'short', because: 'needs four whole years of a buyer’s notices' },
    scotland: { extent: 'none', because: 'calls without awards' },
    wales: { extent: 'none', because: 'calls without awards' },
    contractsFinderOcds: { extent: 'short', because: 'needs four whole years of a buyer’s notices' },
    contractsFinderCsv: { extent: 'short', because: 'needs four whole years of a buyer’s notices' },
    payments: { extent: 'part', because: 'payments do not say how large a payee is' },
  },
  example: {
    says: 'Made up: the awards of one buyer, whose notices reach from 1 January 2016 to 31 December 2020.',
    columns: ['award', 'supplier', 'kind', 'year', 'value in pounds'],
    rows: [
      ['1', 'A', 'sme', 2016, 100],
      ['2', 'B', 'sme', 2017, 200],
      ['3', 'B', 'sme', 2019, 100],
      ['4', 'C', 'vcse', 2017, 100],
      ['5', 'D', 'unknown', 2020, 300],
    ],
    expected: {
      lostByCount: 2 / 5,
      gainedByCount: 1 / 5,
      lostByValue: 2 / 9,
      gainedByValue: 3 / 9,
      lostSmeByCount: 1 / 3,
      lostVcseByCount: 0.5,
      lostOtherByCount: null,
      lostByCountPaid: null,
    },
    reckoning:
      'Alive: A 2016–2018, B 2017–2021, C 2017–2019, D from 2020. 2019 and 2020 can be judged. Of three ties alive in 2018, A is lost in 2019; of two alive in 2019, C is lost in 2020, and D is gained. ' +
      'Lost 2 of 5, £200 of £900; gained 1 for 5, £300 for £900. Small firms lost 1 of 3, social enterprises 1 of 2.',
  },
  ask,
};
