/** A part of an OCDS document. */
export type Json = { readonly [member: string]: JsonValue };
export type JsonValue = string | number | boolean | Json | readonly JsonValue[];

type Maybe = JsonValue | null | undefined;

const saysNothing = (value: Maybe): boolean =>
  value === null || value === undefined || (typeof value === 'object' && Object.keys(value).length === 0);

/** The members that say something: what is not known, and what holds nothing, is left out. */
export function given(members: Readonly<Record<string, Maybe>>): Json {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => !saysNothing(value))) as Json;
}

/** A day as the standard writes it, with a time. */
export const dayTime = (day: string | null | undefined): string | null => (day ? `${day}T00:00:00Z` : null);

/** Words with spaces between them, one by one. */
export const wordsIn = (text: string | null | undefined): readonly string[] => text?.split(' ').filter(Boolean) ?? [];

/** The money of a row, as it was published: also where it stands for “not given”, which no field of the standard could say. */
export const moneyOf = (row: {
  readonly amount?: number | null | undefined;
  readonly amount_gross?: number | null | undefined;
  readonly currency?: string | null | undefined;
}): Json =>
  row.amount === null || row.amount === undefined
    ? {}
    : given({ amount: row.amount, amountGross: row.amount_gross, currency: row.currency });

/** Gives ids that are not taken yet: `1`, `1~2`, `1~3` … */
export function uniqueIds(): (id: string) => string {
  const taken = new Set<string>();
  return (id) => {
    let own = id;
    for (let n = 2; taken.has(own); n++) own = `${id}~${n}`;
    taken.add(own);
    return own;
  };
}
