/* What happened beside findings: who won, how many bid, who was new; and what calls that say they suit small firms ask for. */
import { checkNames, type NamedCheck, namedChecks } from '../domain/check-name.ts';
import { count as digits } from '../domain/number.ts';
import { sizedWinner } from './award-outcome.ts';
import { plainFigure, shareFigure } from './figure.ts';
import {
  type Companion,
  type CompanionRow,
  companions,
  type Stratum,
  type SuitabilityRow,
  type Suited,
} from './finding-row.ts';
import type { Figure } from './measure.ts';
import { counted } from './phrase.ts';

/** Notices, or awards on either side, under which a part of them is not given by itself: a few are no rate. */
export const fewest = 10;

/** A check with its id and name. */
export const named = (check: NamedCheck): string => `${check} ${checkNames[check].name}`;

const companionWords: Readonly<
  Record<Companion, { readonly of: string; readonly noun: string; readonly has: string }>
> = {
  sme: { of: 'of awards, won by small firms', noun: 'awards', has: sizedWinner },
  single: { of: 'of awards, with a single bid', noun: 'awards', has: 'a published number of bids' },
  new: { of: 'of wins, by a supplier new to the buyer', noun: 'wins', has: 'enough data before them' },
};

const sum = (rows: readonly CompanionRow[], of: 'happened' | 'known'): number =>
  rows.reduce((all, row) => all + row[of], 0);

/**
 * The difference between two shares within strata, weighed as Mantel and Haenszel did: strata with both sides count by how much they
 * can tell. Null where no stratum has both.
 */
export function differenceWithin(raised: readonly CompanionRow[], passed: readonly CompanionRow[]) {
  const key = ({ source, category, band }: Stratum) => JSON.stringify([source, category, band]);
  let [weights, weighed, used] = [0, 0, 0];
  for (const one of raised) {
    const other = passed.find((row) => key(row) === key(one));
    if (!other) continue;
    const weight = (one.known * other.known) / (one.known + other.known);
    weights += weight;
    weighed += weight * (one.happened / one.known - other.happened / other.known);
    used += one.known + other.known;
  }
  return weights === 0 ? null : { difference: weighed / weights, used };
}

/** What happened where a check was raised, where it passed, and the difference within notices that are alike. */
export function besideOf(check: NamedCheck, rows: readonly CompanionRow[]): readonly Figure[] {
  return companions.flatMap((companion) => {
    const own = rows.filter((row) => row.companion === companion);
    const [raised, passed] = [own.filter(({ side }) => side === 'raised'), own.filter(({ side }) => side === 'passed')];
    if (sum(raised, 'known') < fewest || sum(passed, 'known') < fewest) return [];
    const { of, noun, has } = companionWords[companion];
    const share = (side: string, where: string, some: readonly CompanionRow[]) =>
      shareFigure({
        ...{ id: `${check}.${companion}.${side}`, label: `${of}, ${where} ${named(check)}`, because: '' },
        ...{ part: sum(some, 'happened'), known: sum(some, 'known'), unknown: 0 },
        basis: `${digits(sum(some, 'happened'))} of ${digits(sum(some, 'known'))} ${noun}`,
        coverage: { total: sum(some, 'known'), used: sum(some, 'known'), noun, has },
      });
    const within = differenceWithin(raised, passed);
    const all = sum(own, 'known');
    return [
      share('raised', 'where it raised', raised),
      share('passed', 'where it passed', passed),
      plainFigure(
        {
          ...{ id: `${check}.${companion}.difference`, unit: 'ratio' },
          label: `${of}: raised less passed, within source, category and value, ${named(check)}`,
          basis: `${digits(within?.used ?? 0)} ${noun} in strata with both`,
          coverage: { total: all, used: within?.used ?? 0, noun, has: 'one to compare with' },
        },
        within?.difference ?? null,
        'no source, category and value has both notices where it was raised and where it passed',
      ),
    ];
  });
}

/** Checks of what shuts small firms out by its terms; O17 itself only repeats them. */
export const terms = namedChecks.filter(
  (check) => check !== 'O17' && ['finance', 'experience', 'size', 'time', 'access'].includes(checkNames[check].barrier),
);

const suits: Readonly<Record<Suited, { readonly whom: string; readonly id: string; readonly has: string }>> = {
  sme: { whom: 'small firms', id: 'flagged', has: sizedWinner },
  vcse: {
    whom: 'social enterprises and charities',
    id: 'vcseFlagged',
    has: 'a winner known to be a social enterprise or charity, or not',
  },
};

/** Declared against real: what calls that say whom they suit ask for in their terms, and who won after them. */
export function suitability(all: readonly SuitabilityRow[], suited: Suited): readonly Figure[] {
  const { whom, id, has } = suits[suited];
  const rows = all.filter((row) => row.suited === suited);
  const add = (some: readonly SuitabilityRow[], what: 'notices' | 'won' | 'known') =>
    some.reduce((total, row) => total + row[what], 0);
  const barred = (flagged: boolean) => {
    const own = rows.filter((row) => row.flagged === flagged);
    const [part, known] = [
      add(
        own.filter(({ barred: bad }) => bad),
        'notices',
      ),
      add(own, 'notices'),
    ];
    return shareFigure({
      id: flagged
        ? `${id}Barred`
        : `${id.replace(/flagged/i, (word) => (word === 'flagged' ? 'notFlagged' : 'NotFlagged'))}Barred`,
      label: `of calls ${flagged ? '' : 'not '}flagged as suitable for ${whom}, their terms raise something`,
      ...{ part, known, unknown: 0, basis: `${digits(part)} of ${counted(known, 'call')}` },
      coverage: { total: known, used: known, noun: 'calls with such a flag', has: 'terms that could be assessed' },
      because: `no call that says ${flagged ? 'to suit' : 'not to suit'} ${whom} could be assessed on its terms`,
    });
  };
  const won = (bad: boolean) => {
    const own = rows.filter((row) => row.flagged && row.barred === bad);
    const [part, known] = [add(own, 'won'), add(own, 'known')];
    return shareFigure({
      id: `${id}${bad ? 'Barred' : 'Clear'}Won`,
      label: `of awards after calls flagged as suitable for ${whom}, won by them where the terms raise ${bad ? 'something' : 'nothing'}`,
      ...{ part, known, unknown: 0, basis: `${digits(part)} of ${counted(known, 'award')}` },
      coverage: { total: known, used: known, noun: 'awards', has },
      because: 'no award after such a call tells this of its winner',
    });
  };
  return [barred(true), barred(false), won(true), won(false)];
}
