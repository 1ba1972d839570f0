import { checkNames, type NamedCheck, namedChecks } from '../domain/check-name.ts';
import type { Filter } from '../domain/filter.ts';
import { count as digits } from '../domain/number.ts';
import type { RecordReader } from '../store/record.ts';
import { uncheckedBecause } from './checked-notice.ts';
import { shareFigure } from './figure.ts';
import { besideOf, fewest, named, suitability, terms } from './finding-beside.ts';
import { companionRows, type FindingRow, findingRows, type Stratum, suitabilityRows } from './finding-row.ts';
import type { Figure, Measure, MeasureAnswer } from './measure.ts';
import { agree, counted, percent, sentence } from './phrase.ts';

const total = (rows: readonly FindingRow[], ...sides: readonly FindingRow['side'][]): number =>
  rows.reduce((sum, row) => (sides.includes(row.side) ? sum + row.notices : sum), 0);

interface RateWords {
  readonly id: string;
  readonly label: string;
  readonly because: string;
}

/** How often a check is raised, of the notices of which it says something. */
function rateOf(rows: readonly FindingRow[], { id, label, because }: RateWords): Figure {
  const [raised, asked] = [total(rows, 'raised', 'asked'), total(rows, 'asked')];
  const [assessed, unknown] = [raised + total(rows, 'passed'), total(rows, 'unknown')];
  const questions =
    asked === 0 ? '' : asked === raised ? ', as a question' : `, ${digits(asked)} of them as a question`;
  return shareFigure({
    ...{ id, label, part: raised, known: assessed, unknown, because },
    basis: `${digits(raised)} of ${counted(assessed, 'notice')}${questions}`,
    coverage: {
      total: assessed + unknown,
      used: assessed,
      noun: 'notices that it is about',
      has: 'what it needs to be assessed',
    },
  });
}

const bands = ['under £100,000', '£100,000 to £1 million', '£1 million to £10 million', '£10 million or more'];
const sources: Readonly<Record<string, string>> = {
  'find-a-tender': 'Find a Tender',
  'contracts-finder': 'Contracts Finder',
  'public-contracts-scotland': 'Public Contracts Scotland',
  sell2wales: 'Sell2Wales',
  other: 'another source',
};

/** The parts into which notices are taken apart: how each is told, and what it is called. */
const parts: readonly (readonly [id: string, of: (row: Stratum) => string | null, word: (of: string) => string])[] = [
  ['source', ({ source }) => source, (of) => `on ${sources[of] ?? of}`],
  ['category', ({ category }) => category, (of) => `for ${of}`],
  ['value', ({ band }) => (band === null ? null : String(band)), (of) => `worth ${bands[Number(of) - 1]}`],
];

/** The rate of a check in each part, where there are several parts with enough notices. */
function partRates(check: NamedCheck, rows: readonly FindingRow[]): readonly Figure[] {
  if (total(rows, 'raised', 'asked') === 0) return [];
  return parts.flatMap(([part, of, word]) => {
    const names = [...new Set(rows.map(of))].filter((name) => name !== null).sort();
    const cells = names
      .map((name) => ({ name, own: rows.filter((row) => of(row) === name) }))
      .filter(({ own }) => total(own, 'raised', 'asked', 'passed') >= fewest);
    if (cells.length < 2) return [];
    return cells.map(({ name, own }) =>
      rateOf(own, { id: `${check}.${part}.${name}`, label: `${named(check)}: raised ${word(name)}`, because: '' }),
    );
  });
}

interface Rated {
  readonly check: NamedCheck;
  readonly own: readonly FindingRow[];
  readonly figure: Figure;
}

/**
 * What is raised most often, as its figures have it, questions counted. Checks that only ask are set aside: most of them ask about
 * something that nearly no notice says. None rests on fewer notices than a rate needs.
 */
function oftenOf(rates: readonly Rated[]): readonly Rated[] {
  return rates
    .filter(({ check, own, figure }) => check !== 'I01' && total(own, 'raised') > 0 && figure.coverage.used >= fewest)
    .sort((a, b) => rated(b) - rated(a))
    .slice(0, 3);
}

const rated = ({ figure }: Rated): number => figure.value.value ?? 0;

function say(rates: readonly Rated[], because: string): string {
  if (rates.every(({ figure }) => figure.value.value === null)) return `${sentence(because)}.`;
  const often = oftenOf(rates).map((one) => {
    const asked = total(one.own, 'asked');
    const questions = asked > 0 ? `, ${digits(asked)} of them as a question` : '';
    return `${checkNames[one.check].name} (${percent(rated(one))} of ${digits(one.figure.coverage.used)}${questions})`;
  });
  return often.length === 0
    ? `Questions apart, no check is raised here that could be assessed in ${fewest} notices.`
    : `Checks that only ask apart, raised most often of the notices that could be assessed: ${often.join('; ')}.`;
}

/** What the sentence speaks of first, then what rests on enough notices, then on fewer, then what is not known. */
function inOrder(rates: readonly Rated[]): readonly Figure[] {
  const often = oftenOf(rates);
  const place = (one: Rated): number => {
    if (often.includes(one)) return often.indexOf(one) - often.length;
    if (one.figure.value.value === null) return 2;
    return one.figure.coverage.used >= fewest ? 0 : 1;
  };
  return [...rates].sort((a, b) => place(a) - place(b)).map(({ figure }) => figure);
}

async function ask(record: RecordReader, filter: Filter): Promise<MeasureAnswer> {
  const rows = await findingRows(record, filter);
  const on = (check: NamedCheck, ...sides: readonly FindingRow['side'][]) =>
    total(
      rows.filter((row) => row.check === check),
      ...sides,
    ) > 0;
  const [beside, flagged] = await Promise.all([
    companionRows(record, {
      filter,
      checks: namedChecks.filter((check) => on(check, 'raised', 'asked') && on(check, 'passed')),
    }),
    suitabilityRows(record, { filter, checks: terms }),
  ]);
  const unchecked = (record.snapshot.counts.checked ?? 0) === 0;
  const nothing = unchecked ? uncheckedBecause : 'no call or announcement here has been read by the tender check';
  const rates = namedChecks.map((check) => {
    const own = rows.filter((row) => row.check === check);
    const because =
      rows.length === 0
        ? nothing
        : own.length === 0
          ? 'it is not about any notice here'
          : 'no notice here says what it takes to assess it';
    return { check, own, figure: rateOf(own, { id: check, label: `${named(check)}: raised`, because }) };
  });
  const silent = rates.filter(({ own, figure }) => own.length > 0 && figure.value.value === null).length;
  return {
    id: 'M12',
    name: findingRate.name,
    sentence: say(rates, nothing),
    figures: [
      ...inOrder(rates),
      ...suitability(flagged, 'sme'),
      ...suitability(flagged, 'vcse'),
      ...rates.flatMap(({ check, own }) => partRates(check, own)),
      ...namedChecks.flatMap((check) =>
        besideOf(
          check,
          beside.filter((row) => row.check === check),
        ),
      ),
    ],
    cautions: [
      ...(beside.length > 0
        ? ['What stands beside a finding is an association: nothing here says that one brought about the other.']
        : []),
      ...(silent > 0
        ? [
            `${counted(silent, 'check')} could not be assessed for any notice here: what ${agree(silent, 'it needs', 'they need')} is not published.`,
          ]
        : []),
    ],
    filter,
    asOf: record.snapshot.lastPublished,
  };
}

/** M12: how often each check of the tender check is raised, and what happened beside it. */
export const findingRate: Measure = {
  id: 'M12',
  name: 'What the tender check raises',
  question: 'What in the notices could shut suppliers out, how often, and what happened beside it?',
  definition:
    'Of the notice that speaks for each process, its latest call or else its latest announcement, and for each check of the tender check: those in which it is raised over those in ' +
    'which it is raised or passed. By source, category and value where a part has at least ten assessed notices. Beside it, for the awards that followed: the share won by small ' +
    'firms (as in M01), with a single bid (as in M06) and by suppliers new to the buyer (as in M04), where the check was raised and where it passed, with the difference within ' +
    'notices of the same source, category and value, weighed as Mantel and Haenszel did. There is no score and no sum over checks. Last, for calls flagged as suitable for small ' +
    'firms, or for social enterprises and charities: how often their own terms (finance, experience, size, time, access) raise something, and who won.',
  unit: 'share of notices; share of awards; difference of shares',
  exclusions: [
    'notices that a check is not about, by stage, route or law; those that lack what it needs stand in the bounds',
    'earlier versions of a call; awards, contracts and changes by themselves; notices that call themselves a test',
    'parts with fewer than ten assessed notices, and comparisons with fewer than ten awards on either side',
  ],
  limits: [
    'An association and no effect: who buys, what and when differs between notices with and without a finding, also within one source, category and value.',
    'A check reads what is published. Where more is published, more can be raised; sources are not to be compared without this in mind.',
    'Checks err; each says on its page how often, where that has been measured. Questions are counted as raised, and how many they are stands beside the rate.',
    'Terms that stand in the tender documents are not read.',
  ],
  why: 'What suppliers name as barriers can be counted where it is published; whether it goes with fewer bids and fewer newcomers is the question that counts of awards alone cannot ask.',
  citations: [
    {
      text: 'E. Uyarra, J. Edler, J. Garcia-Estevez, L. Georghiou, J. Yeow, Barriers to innovation through public procurement: a supplier perspective, Technovation 34(10), 2014, pp. 631–645',
      url: 'https://doi.org/10.1016/j.technovation.2014.04.003',
    },
    {
      text: 'S. Greenland, J. M. Robins, Estimation of a common effect parameter from sparse follow-up data, Biometrics 41(1), 1985, pp. 55–68 (the weighed difference)',
      url: 'https://doi.org/10.2307/2530643',
    },
  ],
  answers: {
    lancashire: { extent: 'part', because: 'no procedure, criteria, lots or bids' },
    findATender: { extent: 'part', because: 'terms often stand in the documents; few awards of the same process' },
    scotland: { extent: 'part', because: 'calls without awards' },
    wales: { extent: 'part', because: 'calls without awards' },
    contractsFinderOcds: { extent: 'part', because: 'no criteria, lots or bids' },
    contractsFinderCsv: { extent: 'part', because: 'no criteria, lots or bids' },
    payments: { extent: 'none', because: 'payments are no notices' },
  },
  example: {
    says: 'Made up: 50 calls on two portals, each with one award; calls of one line are alike. In those of the last line the check could not be assessed.',
    columns: ['calls', 'source', 'O07', 'awards won by small firms'],
    rows: [
      [10, 'find-a-tender', 'raised', 3],
      [10, 'find-a-tender', 'passed', 5],
      [5, 'contracts-finder', 'raised', 4],
      [15, 'contracts-finder', 'passed', 15],
      [10, 'contracts-finder', 'not-assessable', 10],
    ],
    expected: {
      O07: 15 / 40,
      O01: null,
      'O07.source.find-a-tender': 10 / 20,
      'O07.sme.raised': 7 / 15,
      'O07.sme.passed': 20 / 25,
      'O07.sme.difference': -0.2,
    },
    reckoning:
      'Raised in 15 of the 40 that could be assessed; with the other ten between 15 of 50 and 25 of 50. Small firms won 7 of 15 and 20 of 25. Within each source: 3/10 − 5/10 = −0.2, and ' +
      '4/5 − 15/15 = −0.2; weighed 5 and 3.75, that is −0.2.',
  },
  ask,
};
