import { Refusal } from '../domain/refusal.ts';

/** Rows on one page of a list. */
export const pageSize = 50;
/** Pages that a list has at most; further down nobody reads, and a filter is quicker. */
export const pageLimit = 10_000;

/** How many rows come before a page, counted from 1. */
export function rowsBefore(page: number): number {
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
