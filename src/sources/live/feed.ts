/** A service on the web that answers release packages page by page. */
export interface Feed {
  /** Names its folder in the store and its word on the command line. */
  readonly id: string;
  readonly name: string;
  /** Where it is asked, without a query. */
  readonly address: string;
  /** Parameters for the beginning and the end of a window. */
  readonly bounds: { readonly from: string; readonly to: string };
  /** Hours in a window unless the user says otherwise; it divides a day. */
  readonly windowHours: number;
  /** Between two requests, where nobody complains. */
  readonly pauseMs: number;
  /** After being told to slow down without being told for how long. */
  readonly throttledMs: number;
}

/** Releases asked for in a page: the most that either service gives. */
export const pageSize = 100;

/**
 * The address of the first page of a window.
 *
 * Times are written without a zone, as both services document them (Find a Tender: exactly 19 characters); colons stay as they
 * are, since clients of Contracts Finder report trouble with `%3A`. The window is opened one second early: neither service says
 * whether its bounds are included, and a release met twice is counted as a duplicate, while one that falls between is lost.
 */
export function firstPage(feed: Feed, address: URL, window: { readonly from: number; readonly to: number }): URL {
  const { from, to } = feed.bounds;
  const first = new URL(address);
  first.search = `?${from}=${timeText(window.from - 1000)}&${to}=${timeText(window.to)}&limit=${pageSize}`;
  return first;
}

/** A moment as `YYYY-MM-DDTHH:MM:SS`. */
export const timeText = (moment: number): string => new Date(moment).toISOString().slice(0, 19);

/**
 * Where a link of a page leads, if it stays at the address that was asked; null where it leads elsewhere.
 * Only the query is taken over, so that a link that names http does not leave https.
 */
export function withinAddress(address: URL, link: string): URL | null {
  let there: URL;
  try {
    there = new URL(link, address);
  } catch {
    return null;
  }
  const plain = (path: string): string => path.toLowerCase().replace(/\/+$/, '');
  const web = there.protocol === 'https:' || there.protocol === 'http:';
  if (!web || there.host !== address.host || plain(there.pathname) !== plain(address.pathname)) return null;
  const next = new URL(address);
  next.search = there.search;
  return next;
}
