import { Refusal } from '../domain/refusal.ts';

/** Rows on one page of a list. */
export const pageSize = 50;
/** Pages that a list has at most; further down nobody reads, and a filter is quicker. */
const pageLimit = 10_000;

/** Rows of a list that its table as CSV holds; a longer list is for `commonweal export`. */
export const tableLimit = 50_000;

/** Part of a list: so many rows after so many others. */
export interface Part {
  readonly before: number;
  readonly rows: number;
}

/** A page of a list, counted from 1. */
export const pageOf = (page: number): Part => ({ before: rowsBefore(page), rows: pageSize });

/** All of a list, as far as its table goes. */
export const wholeList: Part = { before: 0, rows: tableLimit };

/** How many rows come before a page, counted from 1. */
function rowsBefore(page: number): number {
  if (Number.isInteger(page) && page >= 1 && page <= pageLimit) return (page - 1) * pageSize;
  throw new Refusal({
    code: 'bad-page',
    message: `There is no page ${String(page).slice(0, 20)}.`,
    where: 'page',
    mend: `Give a whole number from 1 to ${pageLimit}, or narrow the list.`,
  });
}

/** The entry of a table of choices; a refusal that names them where there is none. */
export function choiceOf<T>(choices: Readonly<Record<string, T>>, chosen: string, where: string): T {
  if (Object.hasOwn(choices, chosen)) return choices[chosen] as T;
  throw new Refusal({
    code: 'bad-choice',
    message: `“${chosen.slice(0, 40)}” is no choice here.`,
    where,
    mend: `It is one of ${Object.keys(choices).join(', ')}.`,
  });
}

/** The words of a query, lower case, eight at most; further ones are not looked at. */
export const wordsOf = (query: string): readonly string[] =>
  query.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8);

/** As many `?` as there are values, with commas between. */
export const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
