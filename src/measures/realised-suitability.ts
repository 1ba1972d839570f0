import type { Filter } from '../domain/filter.ts';
import { count as digits } from '../domain/number.ts';
import type { RecordReader } from '../store/record.ts';
import { outcomes, sizedOutcome, sizedWinner } from './award-outcome.ts';
import { plainFigure, shareFigure } from './figure.ts';
import type { Figure, Measure, MeasureAnswer } from './measure.ts';
import { agree, counted, percent, pounds } from './phrase.ts';

/** Awards with one flag, one outcome and one order of notice and award. */
interface Cell {
  readonly flagged: boolean | null;
  readonly flagged_vcse: boolean | null;
  readonly size: string;
  readonly vcse: string;
  readonly foretold: boolean;
  readonly awards: number;
  /** Of those, with a value in pounds that is no possible ceiling; and the sum of these values. */
  readonly valued: number;
  readonly worth: number;
}

type Kind = 'sme' | 'vcse';
type Choice = (cell: Cell) => boolean;

const flagOf = (cell: Cell, kind: Kind): boolean | null => (kind === 'sme' ? cell.flagged : cell.flagged_vcse);
const outcomeOf = (cell: Cell, kind: Kind): string => (kind === 'sme' ? cell.size : cell.vcse);

type Weight = 'awards' | 'valued' | 'worth';

function count(cells: readonly Cell[], choice: Choice, of: Weight = 'awards'): number {
  return cells.reduce((sum, cell) => (choice(cell) ? sum + cell[of] : sum), 0);
}

interface Group {
  readonly id: string;
  readonly label: string;
  readonly kind: Kind;
  readonly flag: boolean;
  /** Which awards belong to it besides having the flag. */
  readonly choice?: Choice;
  /** Weighed by value, and not counted. */
  readonly weighed?: boolean;
  readonly noun: string;
}

const winners = {
  sme: sizedOutcome,
  vcse: 'an outcome: a winner known to be a social enterprise or charity or not, or nobody',
} as const;

function wins(
  cells: readonly Cell[],
  { id, label, kind, flag, choice = () => true, weighed = false, noun }: Group,
): Figure {
  const group = cells.filter((cell) => flagOf(cell, kind) === flag && choice(cell));
  const total = count(group, () => true);
  const isKnown: Choice = (cell) => [kind, 'other', 'none'].includes(outcomeOf(cell, kind));
  const of: Weight = weighed ? 'worth' : 'awards';
  const part = count(group, (cell) => outcomeOf(cell, kind) === kind, of);
  const known = count(group, isKnown, of);
  const nobody =
    total === 0
      ? `there are no ${noun}`
      : weighed && count(group, isKnown) > 0
        ? 'none of which this is known has a value in pounds that is no possible ceiling'
        : `whether the winner is ${kind === 'sme' ? 'small' : 'social'} is not known for any of them`;
  const winner = choice === somebody ? sizedWinner : winners[kind];
  const has = weighed ? `${winner}, and a value in pounds that is no possible ceiling` : winner;
  return shareFigure({
    ...{ id, label, part, known, unknown: count(group, (cell) => !isKnown(cell), of) },
    basis: weighed ? `${pounds(part)} of ${pounds(known)}` : `${digits(part)} of ${counted(known, 'award')}`,
    coverage: { total, used: count(group, isKnown, weighed ? 'valued' : 'awards'), noun, has },
    because: nobody,
  });
}

const somebody: Choice = (cell) => cell.size !== 'none';
const foretold: Choice = (cell) => cell.foretold;

const groups: readonly Group[] = [
  {
    id: 'flagged',
    label: 'won by small firms where flagged as suitable for them',
    kind: 'sme',
    flag: true,
    noun: 'awards flagged as suitable',
  },
  {
    id: 'notFlagged',
    label: 'won by small firms where not flagged',
    kind: 'sme',
    flag: false,
    noun: 'awards not flagged',
  },
  {
    id: 'flaggedBefore',
    label: 'the same where the notice came before the award: flagged',
    kind: 'sme',
    flag: true,
    choice: foretold,
    noun: 'awards flagged as suitable before the award',
  },
  {
    id: 'notFlaggedBefore',
    label: 'where the notice came before the award: not flagged',
    kind: 'sme',
    flag: false,
    choice: foretold,
    noun: 'awards not flagged, with a notice before the award',
  },
  {
    id: 'flaggedWon',
    label: 'of those that somebody won: flagged',
    kind: 'sme',
    flag: true,
    choice: somebody,
    noun: 'awards flagged as suitable that somebody won',
  },
  {
    id: 'notFlaggedWon',
    label: 'of those that somebody won: not flagged',
    kind: 'sme',
    flag: false,
    choice: somebody,
    noun: 'awards not flagged that somebody won',
  },
  {
    id: 'vcseFlagged',
    label: 'won by social enterprises and charities where flagged as suitable for them',
    kind: 'vcse',
    flag: true,
    noun: 'awards flagged as suitable for social enterprises and charities',
  },
  {
    id: 'vcseNotFlagged',
    label: 'won by social enterprises and charities where not flagged',
    kind: 'vcse',
    flag: false,
    noun: 'awards not flagged for social enterprises and charities',
  },
  {
    id: 'vcseFlaggedBefore',
    label: 'the same where the notice came before the award: flagged for social enterprises and charities',
    kind: 'vcse',
    flag: true,
    choice: foretold,
    noun: 'awards flagged as suitable for social enterprises and charities before the award',
  },
  {
    id: 'vcseNotFlaggedBefore',
    label: 'where the notice came before the award: not flagged for social enterprises and charities',
    kind: 'vcse',
    flag: false,
    choice: foretold,
    noun: 'awards not flagged for social enterprises and charities, with a notice before the award',
  },
];

/** The same by value, possible ceilings left out: one large framework would decide the answer. */
const weighedGroups: readonly Group[] = groups
  .filter(({ id }) => ['flagged', 'notFlagged', 'vcseFlagged', 'vcseNotFlagged'].includes(id))
  .map((group) => ({
    ...group,
    id: `${group.id}ByValue`,
    label: `of value without possible ceilings, ${group.label}`,
    weighed: true,
  }));

function orderUnknown(cells: readonly Cell[], kind: Kind): Figure {
  const isFlagged: Choice = (cell) => flagOf(cell, kind) !== null;
  const flagged = count(cells, isFlagged);
  const unknown = count(cells, (cell) => isFlagged(cell) && !cell.foretold);
  const whom = kind === 'sme' ? 'small firms' : 'social enterprises and charities';
  return plainFigure(
    {
      id: kind === 'sme' ? 'orderUnknown' : 'vcseOrderUnknown',
      label: kind === 'sme' ? 'flag as published, order unknown' : `flag for ${whom} as published, order unknown`,
      unit: 'count',
      basis: `${digits(unknown)} of ${counted(flagged, 'award')} whose notice gives a flag`,
      coverage: { total: count(cells, () => true), used: flagged, noun: 'awards', has: 'a flag, either way' },
    },
    flagged > 0 ? unknown : null,
    `no notice here says whether it suits ${whom}`,
  );
}

function say(cells: readonly Cell[], flagged: Figure, others: Figure): string {
  const awards = count(cells, () => true);
  if (awards === 0) return 'There is no award here, so nothing can be said about what the flag was worth.';
  const [yes, no] = [flagged.value.value, others.value.value];
  if (yes === null && no === null) {
    return flagged.coverage.total + others.coverage.total === 0
      ? 'No award here comes from a notice that says whether it suits small and medium-sized firms.'
      : 'Notices say whether they suit small and medium-sized firms, but not whether such a firm won.';
  }
  if (yes === null)
    return `Nothing can be said about awards flagged as suitable for small and medium-sized firms; they won ${percent(no ?? 0)} of the others.`;
  const start = `Small and medium-sized firms won ${percent(yes)} of awards flagged as suitable for them`;
  return no === null ? `${start}; about the others nothing can be said.` : `${start} and ${percent(no)} of the others.`;
}

function cautionsOf(cells: readonly Cell[]): string[] {
  const total = count(cells, () => true);
  if (total === 0) return [];
  const cautions: string[] = [];
  const flagged = count(cells, (cell) => cell.flagged !== null);
  const late = count(cells, (cell) => cell.flagged !== null && !cell.foretold);
  if (late > 0) {
    cautions.push(
      `The flag as published: for ${digits(late)} of ${counted(flagged, 'award')} it is not known whether it came before the award. It is a link, not a cause: the flag may follow from the size.`,
    );
  } else if (flagged > 0) cautions.push('A link, not a cause: the flag may follow from the size of the contract.');
  const silent = total - flagged;
  if (silent > 0)
    cautions.push(
      `${counted(silent, 'award')} ${agree(silent, 'comes from a notice that does', 'come from notices that do')} not say whether small firms are suited.`,
    );
  const nobody = count(cells, (cell) => cell.flagged !== null && cell.size === 'none');
  if (nobody > 0)
    cautions.push(
      `${counted(nobody, 'notice')} marked as awarded ${agree(nobody, 'says that nobody won; it counts', 'say that nobody won; they count')} as not won by a small firm.`,
    );
  return cautions;
}

async function ask(record: RecordReader, filter: Filter): Promise<MeasureAnswer> {
  const { sql, values } = outcomes(filter);
  const cells = await record.all<Cell>(
    `with ${sql}
     select flagged, flagged_vcse, size, vcse, foretold, count(*) as awards,
       count(worth) filter (where worth_kind in ('award', 'contract')) as valued,
       coalesce(sum(worth) filter (where worth_kind in ('award', 'contract')), 0) as worth
     from outcome group by flagged, flagged_vcse, size, vcse, foretold`,
    values,
  );
  const figures = [...groups, ...weighedGroups].map((group) => wins(cells, group));
  const [flagged, others, ...more] = figures as [Figure, Figure, ...Figure[]];
  return {
    id: 'M03',
    name: realisedSuitability.name,
    sentence: say(cells, flagged, others),
    figures: [flagged, others, orderUnknown(cells, 'sme'), ...more, orderUnknown(cells, 'vcse')],
    cautions: cautionsOf(cells),
    filter,
    asOf: record.snapshot.lastPublished,
  };
}

/** M03: how often small firms won where the notice said that it suits them, and where it did not. */
export const realisedSuitability: Measure = {
  id: 'M03',
  name: 'What “suitable for small firms” came to',
  question: 'When a notice says that it suits small firms, do small firms win?',
  definition:
    'Among awards whose notice is flagged as suitable for small and medium-sized enterprises, the share that such firms won; and the same ' +
    'among awards whose notice says that it is not. Given for all notices as published, and again for those whose earliest notice is older than ' +
    'the award. Where the notice is as old as the award or younger, the flag may have been set when the winner was known: flag as published, ' +
    'order unknown. The same for voluntary, community and social enterprises where a winner is declared to be one, or not to be one. Once by number, ' +
    'and once by value without amounts that may be the ceiling of a framework, since one of them would decide the answer.',
  unit: 'share of awards; share of their value in pounds',
  exclusions: [
    'awards that are pending, cancelled or unsuccessful',
    'notices that give no flag, and awards whose winner’s size is unknown or mixed; both are counted',
    'notices marked as awarded that say that nobody won are kept, as not won by a small firm; figures without them stand beside',
    'by value: possible and declared ceilings, amounts in other currencies or that stand for “not given”',
  ],
  limits: [
    'The difference is a link and no effect: small contracts are flagged more often, and small firms win small contracts more often.',
    'The flag is the one of the whole notice; lots may differ.',
    'A share by value follows the few largest contracts.',
  ],
  why: 'A flag costs the buyer nothing. Whether it means anything shows only beside what happened; small firms that bid on the strength of it carry the cost.',
  citations: [
    {
      text: 'Contracts Finder: the fields “suitable for SMEs” and “suitable for VCSEs” of a notice',
      url: 'https://www.contractsfinder.service.gov.uk/',
    },
    {
      text: 'Open Contracting Data Standard, extension “suitability”',
      url: 'https://extensions.open-contracting.org/en/extensions/suitability/master/',
    },
  ],
  answers: {
    lancashire: { extent: 'part', because: 'nobody declares social enterprises' },
    findATender: { extent: 'short', because: 'no award of the slice stands beside a notice with a flag' },
    scotland: { extent: 'none', because: 'calls without awards' },
    wales: { extent: 'none', because: 'calls without awards' },
    contractsFinderOcds: { extent: 'part', because: 'no notice of the slice came before its award' },
    contractsFinderCsv: {
      extent: 'part',
      because: 'awards flagged for social enterprises before the award are missing in the slice',
    },
    payments: { extent: 'none', because: 'payments have no notices' },
  },
  example: {
    says: 'Made up: seven awards with the flag of their notice, who won, and whether the notice came before the award.',
    columns: ['award', 'flagged as suitable', 'winner', 'notice', 'award decided'],
    rows: [
      ['1', true, 'sme', '2024-01-10', '2024-03-01'],
      ['2', true, 'sme', '2024-03-05', '2024-03-01'],
      ['3', true, 'large', '2024-03-01', '2024-03-01'],
      ['4', true, null, '2024-01-10', '2024-03-01'],
      ['5', false, 'sme', '2024-01-10', '2024-03-01'],
      ['6', false, 'large', '2024-04-01', '2024-03-01'],
      ['7', null, 'sme', '2024-01-10', '2024-03-01'],
    ],
    expected: {
      flagged: 2 / 3,
      notFlagged: 0.5,
      flaggedBefore: 1,
      notFlaggedBefore: 1,
      orderUnknown: 3,
      vcseFlagged: null,
      flaggedByValue: null,
    },
    reckoning:
      'Flagged: small firms won awards 1 and 2 of 1, 2 and 3, two in three; award 4 is unknown, so between 2 of 4 and 3 of 4. Not flagged: 1 of 2. ' +
      'Awards 2, 3 and 6 were announced on or after the day of the award: order unknown for 3 of the 6 with a flag. Award 7 gives no flag. ' +
      'Nobody says who is a social enterprise, so there is no answer for them.',
  },
  ask,
};
