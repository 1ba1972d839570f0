/** How long the ties of a participant last, and whom it gained and lost in which year. */
import { absent, type Coverage, type Known, known } from '../domain/answer.ts';
import { type Partner, type Side, sides } from './relation.ts';
import type { TieIndex } from './tie-index.ts';

/** One year of the ties with one side. */
export interface TieYear {
  readonly year: number;
  /** Partners with an exchange in it. */
  readonly active: number;
  /** Partners who are first seen in it; absent where the data of the payer or buyer does not go further back. */
  readonly gained: Known<number>;
  /** Partners who are last seen in it; absent where the data goes no further. */
  readonly lost: Known<number>;
}

/** How long the ties with one side last. */
export interface Continuity {
  readonly side: Side;
  readonly partners: number;
  /** Calendar years from the first to the last exchange, both counted: the middle one of all partners with a date. */
  readonly medianYears: Known<number>;
  /** Partners who are seen in one year only. */
  readonly once: number;
  /** Oldest first. */
  readonly years: readonly TieYear[];
  readonly coverage: Coverage;
}

/** Calendar years that are told apart; dates outside them are slips of the keyboard. */
const yearLimit = 60;

/** A tie in calendar years, and the years of which its payer or buyer published anything. */
interface Span {
  readonly first: number;
  readonly last: number;
  readonly begins: number;
  readonly ends: number;
}

/** How the ties of one side last; null where there is no partner. Nothing is said of years before or after the data. */
export function continuityOf(
  ties: TieIndex,
  { id, side, partners }: { readonly id: string; readonly side: Side; readonly partners: readonly Partner[] },
): Continuity | null {
  if (partners.length === 0) return null;
  const { own, way } = sides[side];
  const published = ties.published[way === 'payment' ? 'payment' : 'award'];
  // Payers and buyers publish: the participant itself, or its partner.
  const isOwn = (way === 'payment') === (own === 'given');
  const self = ties.numbers.get(id) ?? 0;
  const spans = partners.flatMap(({ number, years }): readonly Span[] => {
    const [first, last] = [years[0], years.at(-1)];
    if (first === undefined || last === undefined) return [];
    const publisher = isOwn ? self : number;
    const [begins, ends] = [published.first[publisher] ?? 0, published.last[publisher] ?? 0];
    return [{ first, last, begins, ends }];
  });
  return {
    ...{ side, partners: partners.length, medianYears: medianOf(spans) },
    once: spans.filter(({ first, last }) => first === last).length,
    years: yearsOf(partners, spans),
    coverage: { total: partners.length, used: spans.length, noun: `${side}s`, has: 'an exchange with a date' },
  };
}

function yearsOf(partners: readonly Partner[], spans: readonly Span[]): readonly TieYear[] {
  const active = new Map<number, number>();
  for (const { years } of partners) for (const year of years) active.set(year, (active.get(year) ?? 0) + 1);
  const known = [...active.keys()].sort((a, b) => a - b);
  const [first = 0, last = -1] = [known[0], known.at(-1)];
  const isUnbroken = last - first < yearLimit;
  const told = isUnbroken ? Array.from({ length: last - first + 1 }, (_, index) => first + index) : known;
  const counts = changesOf(spans);
  return told.slice(-yearLimit).map((year) => ({ year, active: active.get(year) ?? 0, ...counts(year) }));
}

/** Partners first and last seen in a year, as far as the data before and after it can tell. */
function changesOf(spans: readonly Span[]): (year: number) => Pick<TieYear, 'gained' | 'lost'> {
  const [gained, lost] = [new Map<number, number>(), new Map<number, number>()];
  let [begins, ends] = [Number.POSITIVE_INFINITY, 0];
  for (const span of spans) {
    begins = Math.min(begins, span.begins);
    ends = Math.max(ends, span.ends);
    if (span.first > span.begins) gained.set(span.first, (gained.get(span.first) ?? 0) + 1);
    if (span.last < span.ends) lost.set(span.last, (lost.get(span.last) ?? 0) + 1);
  }
  return (year) => ({
    gained: year > begins ? known(gained.get(year) ?? 0) : absent('the data begins in this year'),
    lost: year < ends ? known(lost.get(year) ?? 0) : absent('the data ends in this year'),
  });
}

/** The middle of the lengths of ties, in calendar years. */
function medianOf(spans: readonly Span[]): Known<number> {
  if (spans.length === 0) return absent('no exchange with a date');
  const lengths = Float64Array.from(spans, ({ first, last }) => last - first + 1).sort();
  const middle = (lengths.length - 1) / 2;
  return known(((lengths[Math.floor(middle)] as number) + (lengths[Math.ceil(middle)] as number)) / 2);
}
