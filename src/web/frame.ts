/** Addresses of pages that may exist; the masthead and the pages link only to those that do. */
export type Door =
  | '/'
  | '/map'
  | '/participants'
  | '/processes'
  | '/market'
  | '/principles'
  | '/networks'
  | '/search'
  | '/check'
  | '/record'
  | '/privacy'
  | '/methods'
  | '/api';

/** What surrounds a page and is the same for every answer: whose record it is, where we are, what else exists. */
export interface Frame {
  /** Name of the network: "Lancashire’s councils". */
  readonly title: string | null;
  /** What the licences of the sources ask to be said, one sentence each. */
  readonly attribution: readonly string[];
  /** How far the data goes, ISO date. */
  readonly asOf: string | null;
  readonly doors: readonly Door[];
  /** Path and query of this page. */
  readonly here: string;
  /** Absolute address of this page, where the server knows its own name. */
  readonly canonical: string | null;
  /** The same answer in other dress; absent where there is none. */
  readonly csv: string | null;
  readonly json: string | null;
  /** The picture of this page as a file, where it is a picture. */
  readonly svg?: string | null;
  readonly assets: {
    readonly css: string;
    readonly fonts: readonly string[];
    /** Scripts by name, `map.js`; a page that can do more with one loads it, and no other does. */
    readonly scripts?: Readonly<Record<string, string>>;
  };
  /** The record is the one that comes with the program. */
  readonly example: boolean;
}

/** Whether a page exists in this network. */
export const hasDoor = (frame: Frame, door: Door): boolean => frame.doors.includes(door);

/** The path of an address, without its query. */
export const pathOf = (address: string): string => address.split(/[?#]/, 1)[0] ?? address;

/** An address with those parts of a query that say something; the first page needs no number. */
export function address(path: string, query: Readonly<Record<string, string | number | undefined | null>>): string {
  const parts = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === null || value === '' || (name === 'page' && value === 1)
      ? []
      : [`${name}=${encodeURIComponent(value)}`],
  );
  return parts.length === 0 ? path : `${path}?${parts.join('&')}`;
}

/** The address of one thing by its id, which may hold any character. */
export const pathTo = (door: Door, id: string): string => `${door}/${encodeURIComponent(id)}`;
