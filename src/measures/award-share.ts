import { count as digits } from '../domain/number.ts';
import { shareFigure } from './figure.ts';
import type { Figure } from './measure.ts';
import { counted, pounds } from './phrase.ts';

/** Awards of one side of a question (yes, no, or not known) whose amounts are of one kind. */
export interface AwardSide {
  readonly side: 'yes' | 'no' | 'unknown';
  /** What the amounts are: award, contract, ceiling or possible ceiling; null where none is given. */
  readonly kind: string | null;
  readonly awards: number;
  /** Of those, with a value in pounds. */
  readonly valued: number;
  /** The sum of these values; 0 where there is none. */
  readonly worth: number;
}

/** SQL that counts rows with `side`, `worth` and `worth_kind` as `AwardSide`s. */
export const countSides = `side, worth_kind as kind, count(*) as awards, count(worth) as valued, coalesce(sum(worth), 0) as worth`;

/** What a share of awards is called. */
export interface AwardShareWords {
  /** Id of a figure from its usual one: `byCount`, `byValue`, `byValueWithoutCeilings`. */
  readonly id: (usual: string) => string;
  /** The label of a figure from what it is a share of: “of awards”, “of value, without possible ceilings”. */
  readonly label: (of: string) => string;
  /** What awards with a known side have: “a published number of bids”. */
  readonly has: string;
  /** Why nothing can be said where no side is known. */
  readonly unsaid: string;
}

const plain = (kind: string | null): boolean => kind === 'award' || kind === 'contract';
const any = (kind: string | null): boolean => plain(kind) || kind === 'possible ceiling';

/**
 * The share of awards on the side of yes: by number, by value as published, and by value without amounts that may be the ceiling
 * of a framework. Declared ceilings are in neither.
 */
export function awardShares(sides: readonly AwardSide[], words: AwardShareWords): readonly [Figure, Figure, Figure] {
  const total = sum(sides, 'awards');
  const count = (side: AwardSide['side']) =>
    sum(
      sides.filter((one) => one.side === side),
      'awards',
    );
  const known = count('yes') + count('no');
  const byCount = shareFigure({
    id: words.id('byCount'),
    label: words.label('of awards'),
    part: count('yes'),
    known,
    unknown: count('unknown'),
    basis: `${digits(count('yes'))} of ${counted(known, 'award')}`,
    coverage: { total, used: known, noun: 'awards', has: words.has },
    because: total === 0 ? 'there is no award here' : words.unsaid,
  });
  const value = (usual: string, label: string, kinds: (kind: string | null) => boolean, has: string) => {
    const chosen = sides.filter((one) => kinds(one.kind));
    const of = (side: AwardSide['side'], what: 'worth' | 'valued') =>
      sum(
        chosen.filter((one) => one.side === side),
        what,
      );
    const whole = of('yes', 'worth') + of('no', 'worth');
    return shareFigure({
      id: words.id(usual),
      label: words.label(label),
      part: of('yes', 'worth'),
      known: whole,
      unknown: of('unknown', 'worth'),
      basis: `${pounds(of('yes', 'worth'))} of ${pounds(whole)}`,
      coverage: {
        total,
        used: of('yes', 'valued') + of('no', 'valued'),
        noun: 'awards',
        has: `${words.has}, and ${has}`,
      },
      because:
        total === 0
          ? 'there is no award here'
          : known === 0
            ? words.unsaid
            : `no award of which this is known has ${has}`,
    });
  };
  return [
    byCount,
    value('byValue', 'of value, possible ceilings included', any, 'a value in pounds'),
    value(
      'byValueWithoutCeilings',
      'of value, without possible ceilings',
      plain,
      'a value in pounds that is no possible ceiling',
    ),
  ];
}

const sum = (sides: readonly AwardSide[], what: 'awards' | 'valued' | 'worth'): number =>
  sides.reduce((all, one) => all + one[what], 0);
