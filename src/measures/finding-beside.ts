/* What happened beside findings: who won, how many bid, who was new; and what calls that say they suit small firms ask for. */
import { checkNames, type NamedCheck, namedChecks } from '../domain/check-name.ts';
import { count as digits } from '../domain/number.ts';
import { plainFigure, shareFigure } from './figure.ts';
import { type Companion, type CompanionRow, companions, type Stratum, type SuitabilityRow } from './finding-row.ts';
import type { Figure } from './measure.ts';
import { counted } from './phrase.ts';

/** Notices, or awards on either side, under which a part of them is not given by itself: a few are no rate. */
export const fewest = 10;

/** A check with its id and name. */
export const named = (check: NamedCheck): string => `${check} ${checkNames[check].name}`;

const companionWords: Readonly<
  Record<Companion, { readonly of: string; readonly noun: string; readonly has: string }>
> = {
  sme: { of: 'of awards, won by small firms', noun: 'awards', has: 'a known size of winner' },
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

/** Declared against real: what notices that say they suit small firms ask for, and who won after them. */
export function suitability(rows: readonly SuitabilityRow[]): readonly Figure[] {
  const of = (flagged: boolean, barred?: boolean) =>
    rows.filter((row) => row.flagged === flagged && (barred === undefined || row.barred === barred));
  const add = (some: readonly SuitabilityRow[], what: 'notices' | 'small' | 'sized') =>
    some.reduce((all, row) => all + row[what], 0);
  const because = 'no call here with such a flag could be assessed on its terms';
  const barred = (flagged: boolean) => {
    const [part, all] = [add(of(flagged, true), 'notices'), add(of(flagged), 'notices')];
    return shareFigure({
      id: flagged ? 'flaggedBarred' : 'notFlaggedBarred',
      label: `of calls ${flagged ? '' : 'not '}flagged as suitable for small firms, their terms raise something`,
      ...{ part, known: all, unknown: 0, because, basis: `${digits(part)} of ${counted(all, 'call')}` },
      coverage: { total: all, used: all, noun: 'flagged calls', has: 'terms that could be assessed' },
    });
  };
  const won = (bad: boolean) => {
    const [part, all] = [add(of(true, bad), 'small'), add(of(true, bad), 'sized')];
    return shareFigure({
      id: bad ? 'flaggedBarredWon' : 'flaggedClearWon',
      label: `of awards after calls flagged as suitable, won by small firms where their terms raise ${bad ? 'something' : 'nothing'}`,
      ...{ part, known: all, unknown: 0, basis: `${digits(part)} of ${counted(all, 'award')}` },
      coverage: { total: all, used: all, noun: 'awards', has: 'a known size of winner' },
      because: 'no award after such a call tells the size of its winner',
    });
  };
  return [barred(true), barred(false), won(true), won(false)];
}
