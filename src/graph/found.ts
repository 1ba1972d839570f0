/** What a kernel worked out, or why there is nothing to work out. Unknown is never zero. */
export type Found<T> =
  | { readonly value: T; readonly because?: undefined }
  | { readonly value: null; readonly because: string };

export const found = <T>(value: T): Found<T> => ({ value });
export const missing = (because: string): { value: null; because: string } => ({ value: null, because });
