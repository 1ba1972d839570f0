import type { Filter } from '../domain/filter.ts';
import { count as digits } from '../domain/number.ts';
import type { RecordReader } from '../store/record.ts';
import { outcomes, sizedOutcome, sizedWinner } from './award-outcome.ts';
import { shareFigure } from './figure.ts';
import type { Figure, Measure, MeasureAnswer } from './measure.ts';
import { agree, counted, percent, pounds } from './phrase.ts';

/** Counts and sums of the awards of a filter. Sums are 0 where nothing is there to be added. */
interface Tally {
  readonly awards: number;
  readonly won_by_sme: number;
  readonly won_by_other: number;
  readonly won_by_nobody: number;
  readonly mixed: number;
  readonly unknown: number;
  readonly set_aside: number;
  readonly foreign_money: number;
  readonly declared_ceilings: number;
  readonly ceilings: number;
  readonly ceiling_sum: number;
  readonly ceiling_most: number;
  /** Awards with a value that is award or contract: how many, worth to SMEs, to all whose size is known, to the rest. */
  readonly valued: number;
  readonly valued_known: number;
  readonly sme_sum: number;
  readonly known_sum: number;
  readonly unknown_sum: number;
  /** The same for possible ceilings. */
  readonly ceiling_known: number;
  readonly ceiling_sme_sum: number;
  readonly ceiling_known_sum: number;
  readonly ceiling_unknown_sum: number;
}

async function tally(record: RecordReader, filter: Filter): Promise<Tally> {
  const { sql, values } = outcomes(filter);
  const sum = (condition: string) => `coalesce(sum(worth) filter (where ${condition}), 0)`;
  const sized = `size in ('sme', 'other', 'none')`;
  const plain = `worth_kind in ('award', 'contract')`;
  const ceiling = `worth_kind = 'possible ceiling'`;
  const [row] = await record.all<Tally>(
    `with ${sql}
     select count(*) as awards,
       count(*) filter (where size = 'sme') as won_by_sme,
       count(*) filter (where size = 'other') as won_by_other,
       count(*) filter (where size = 'none') as won_by_nobody,
       count(*) filter (where size = 'mixed') as mixed,
       count(*) filter (where size = 'unknown') as unknown,
       coalesce(sum(set_aside), 0) as set_aside,
       coalesce(sum(foreign_money), 0) as foreign_money,
       count(worth) filter (where worth_kind = 'ceiling') as declared_ceilings,
       count(worth) filter (where ${ceiling}) as ceilings,
       ${sum(ceiling)} as ceiling_sum,
       coalesce(max(worth) filter (where ${ceiling}), 0) as ceiling_most,
       count(worth) filter (where ${plain}) as valued,
       count(worth) filter (where ${plain} and ${sized}) as valued_known,
       ${sum(`${plain} and size = 'sme'`)} as sme_sum,
       ${sum(`${plain} and ${sized}`)} as known_sum,
       ${sum(`${plain} and not ${sized}`)} as unknown_sum,
       count(worth) filter (where ${ceiling} and ${sized}) as ceiling_known,
       ${sum(`${ceiling} and size = 'sme'`)} as ceiling_sme_sum,
       ${sum(`${ceiling} and ${sized}`)} as ceiling_known_sum,
       ${sum(`${ceiling} and not ${sized}`)} as ceiling_unknown_sum
     from outcome`,
    values,
  );
  return row as Tally;
}

function byCount(t: Tally): Figure {
  const known = t.won_by_sme + t.won_by_other + t.won_by_nobody;
  return shareFigure({
    id: 'byCount',
    label: 'of awards',
    part: t.won_by_sme,
    known,
    unknown: t.mixed + t.unknown,
    basis: `${digits(t.won_by_sme)} of ${counted(known, 'award')}`,
    coverage: { total: t.awards, used: known, noun: 'awards', has: sizedOutcome },
    because: t.awards === 0 ? 'there is no award here' : 'no notice here says how large the winner is',
  });
}

function byCountWon(t: Tally): Figure {
  const known = t.won_by_sme + t.won_by_other;
  return shareFigure({
    id: 'byCountWon',
    label: 'of awards that somebody won',
    part: t.won_by_sme,
    known,
    unknown: t.mixed + t.unknown,
    basis: `${digits(t.won_by_sme)} of ${counted(known, 'award')}`,
    coverage: {
      total: t.awards - t.won_by_nobody,
      used: known,
      noun: 'awards that somebody won',
      has: sizedWinner,
    },
    because: t.awards === 0 ? 'there is no award here' : 'no notice here says how large the winner is',
  });
}

function byValue(t: Tally, ceilings: boolean): Figure {
  const part = t.sme_sum + (ceilings ? t.ceiling_sme_sum : 0);
  const known = t.known_sum + (ceilings ? t.ceiling_known_sum : 0);
  const unvalued = t.valued + (ceilings ? t.ceilings : 0) === 0;
  const only =
    t.ceilings > 0 ? 'every value here may be the ceiling of a framework' : 'no award here has a value in pounds';
  return shareFigure({
    id: ceilings ? 'byValue' : 'byValueWithoutCeilings',
    label: ceilings ? 'of value, possible ceilings included' : 'of value, without possible ceilings',
    part,
    known,
    unknown: t.unknown_sum + (ceilings ? t.ceiling_unknown_sum : 0),
    basis: `${pounds(part)} of ${pounds(known)}`,
    coverage: {
      total: t.awards,
      used: t.valued_known + (ceilings ? t.ceiling_known : 0),
      noun: 'awards',
      has: ceilings ? 'a value in pounds' : 'a value in pounds that is no possible ceiling',
    },
    because:
      t.awards === 0
        ? 'there is no award here'
        : unvalued
          ? only
          : 'no award with a value says how large the winner is',
  });
}

function sayShare(t: Tally, [count, all, plain]: readonly [Figure, Figure, Figure]): string {
  if (t.awards === 0) return 'There is no award here, so nothing can be said about who won.';
  if (count.value.value === null) {
    return 'Whether small and medium-sized firms won is not known for any award here.';
  }
  const { used, total } = count.coverage;
  const where =
    used * 2 < total ? `Where the winner’s size is known (${digits(used)} of ${digits(total)} awards), small` : 'Small';
  const start = `${where} and medium-sized firms won ${percent(count.value.value)} of awards`;
  if (all.value.value === null) return `${start}; by value nothing can be said, because ${all.value.because}.`;
  const value = `${start} and ${percent(all.value.value)} of their value`;
  if (t.ceilings === 0) return `${value}.`;
  return plain.value.value === null
    ? `${value}, but ${plain.value.because}.`
    : `${value}; without possible framework ceilings, ${percent(plain.value.value)}.`;
}

function cautionsOf(t: Tally): string[] {
  const cautions: string[] = [];
  const total = t.known_sum + t.unknown_sum + t.ceiling_sum;
  if (t.ceilings > 0) {
    const largest = `the largest, ${pounds(t.ceiling_most)}, alone ${percent(t.ceiling_most / total)}`;
    cautions.push(
      t.ceilings === 1
        ? `One value, ${pounds(t.ceiling_most)}, may be the ceiling of a framework and not spending; it is ${percent(t.ceiling_sum / total)} of all.`
        : `${counted(t.ceilings, 'value')} may be ceilings of frameworks and not spending, together ${percent(t.ceiling_sum / total)} of all; ${largest}.`,
    );
  }
  const known = t.won_by_sme + t.won_by_other;
  if (t.won_by_nobody > 0) {
    const rest =
      known > 0
        ? ` Without ${agree(t.won_by_nobody, 'it', 'them')} the share of awards is ${percent(t.won_by_sme / known)}.`
        : '';
    cautions.push(
      `${counted(t.won_by_nobody, 'notice')} marked as awarded ${agree(t.won_by_nobody, 'says', 'say')} that nobody won; no small firm did, so ${agree(t.won_by_nobody, 'it counts', 'they count')}.${rest}`,
    );
  }
  if (t.mixed > 0)
    cautions.push(
      `${counted(t.mixed, 'award')} went to small and large firms together; who got how much is not known.`,
    );
  if (t.set_aside > 0)
    cautions.push(
      `${counted(t.set_aside, 'value')} such as £0 or £1 only ${agree(t.set_aside, 'stands for “not given” and is', 'stand for “not given” and are')} left out.`,
    );
  if (t.declared_ceilings > 0)
    cautions.push(`${counted(t.declared_ceilings, 'value')} published as a framework’s ceiling: left out.`);
  if (t.foreign_money > 0) cautions.push(`${counted(t.foreign_money, 'value')} in another currency: left out.`);
  return cautions;
}

async function ask(record: RecordReader, filter: Filter): Promise<MeasureAnswer> {
  const t = await tally(record, filter);
  const shares = [byCount(t), byValue(t, true), byValue(t, false)] as const;
  return {
    id: 'M01',
    name: smeShare.name,
    sentence: sayShare(t, shares),
    figures: [...shares, byCountWon(t)],
    cautions: cautionsOf(t),
    filter,
    asOf: record.snapshot.lastPublished,
  };
}

/** M01: the share of awards, and of their value, that small and medium-sized enterprises won. */
export const smeShare: Measure = {
  id: 'M01',
  name: 'Share won by small firms',
  question: 'How much of what is bought goes to small and medium-sized enterprises?',
  definition:
    'Awards won by small and medium-sized enterprises over all awards whose winner’s size is known; once by number and once by value. ' +
    'The size is the one declared for the award; where none is, the one that all its suppliers declare. An award to several suppliers ' +
    'counts once; when some are small and some are not it counts as unknown. The value is given twice: with amounts that may be the ' +
    'ceiling of a framework, which is the sum as published, and without them.',
  unit: 'share of awards; share of their value in pounds',
  exclusions: [
    'awards that are pending, cancelled or unsuccessful',
    'by value: amounts that stand for “not given”, such as £0 and £1',
    'by value: amounts published as the ceiling of a framework, and amounts in other currencies',
    'notices marked as awarded that say that nobody won are kept, as awards that no small firm won; a figure without them stands beside',
  ],
  limits: [
    'The size is what buyer or supplier declared; on Contracts Finder “not an SME” may be a box that nobody ticked.',
    'A possible ceiling is told by words such as framework in title or description; some are missed, and some spending is left out.',
    'The bounds say what the share would be if every award of unknown size had gone one way. An unknown value cannot be bounded.',
    'What small firms earn as subcontractors is not in it.',
  ],
  why:
    'The National Procurement Policy Statement asks contracting authorities in England to open procurement to small and medium-sized ' +
    'enterprises, and since the Procurement Act 2023 they must have regard to the barriers that such firms face.',
  citations: [
    { text: 'Procurement Act 2023, section 12(4)', url: 'https://www.legislation.gov.uk/ukpga/2023/54/section/12' },
    {
      text: 'National Procurement Policy Statement, February 2025',
      url: 'https://www.gov.uk/government/publications/national-procurement-policy-statement',
    },
  ],
  answers: {
    lancashire: { extent: 'whole' },
    findATender: { extent: 'part', because: 'few awards give both the size of the winner and a value' },
    scotland: { extent: 'none', because: 'calls without awards' },
    wales: { extent: 'none', because: 'calls without awards' },
    contractsFinderOcds: { extent: 'whole' },
    contractsFinderCsv: { extent: 'whole' },
    payments: { extent: 'none', because: 'payments do not say how large the payee is' },
  },
  example: {
    says: 'Made up: six awards. One may be the ceiling of a framework, one value only stands for “not given”, one winner’s size is unknown.',
    columns: ['award', 'winner', 'value in pounds', 'what the value is'],
    rows: [
      ['1', 'sme', 100, 'award'],
      ['2', 'large', 300, 'award'],
      ['3', 'sme', 200, 'award'],
      ['4', 'large', 1400, 'possible ceiling'],
      ['5', 'sme', 1, 'placeholder'],
      ['6', null, 400, 'award'],
    ],
    expected: { byCount: 0.6, byValue: 0.15, byValueWithoutCeilings: 0.5, byCountWon: 0.6 },
    reckoning:
      'By number: 3 of the 5 awards whose winner’s size is known, 60 %; with award 6 between 3 of 6 and 4 of 6. By value: £300 of £2,000, ' +
      '15 %. Without the possible ceiling: £300 of £600, 50 %; with the £400 of award 6 between £300 and £700 of £1,000.',
  },
  ask,
};
