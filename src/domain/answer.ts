/** A value that can be absent, and then says why. Unknown is never zero. */
export type Known<T> =
  | { readonly value: T; readonly because?: undefined }
  | { readonly value: null; readonly because: string };

export const known = <T>(value: T): Known<T> => ({ value });
export const absent = (because: string): { value: null; because: string } => ({ value: null, because });

/** How much of the data a figure rests on: "of 802 awards, 755 have a value". */
export interface Coverage {
  /** How many things the figure is about. */
  readonly total: number;
  /** How many of them it could use. */
  readonly used: number;
  /** What they are, as a plural noun: "awards". */
  readonly noun: string;
  /** What the used ones have: "a value". */
  readonly has: string;
}
