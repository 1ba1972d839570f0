/** A rendered page: what the JSX of `web/` gives. */
export type Page = { toString(): string | Promise<string> };
