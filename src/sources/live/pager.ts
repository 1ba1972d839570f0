import { type Feed, firstPage, pageSize, withinAddress } from './feed.ts';
import type { Line, Unanswered } from './line.ts';
import type { Page } from './page.ts';
import type { Window } from './window.ts';

/** How the pages of a window came to an end. */
export type Ending = 'last-page' | 'empty-page' | 'repeated-page' | Doubt;

/** Endings after which the window may hold more than it gave: it is to be cut in two and asked for again. */
export type Doubt = 'too-many-pages' | 'full-last-page' | 'fewer-than-reported';

/** What became of a window. */
export interface WindowRead {
  readonly pages: number;
  readonly releases: number;
  /** What the publisher says the window has; null where it gives no count. */
  readonly reported: number | null;
  readonly ending: Ending;
}

/** Pages of one window; a day of Find a Tender has about five. */
export const pageLimit = 20;

/** Whether a window that ended so is to be asked for again in halves. */
export const isDoubt = (ending: Ending): ending is Doubt =>
  ending === 'too-many-pages' || ending === 'full-last-page' || ending === 'fewer-than-reported';

/**
 * Asks for the pages of a window one after the other and hands each that is new to `onPage`.
 *
 * It ends where a page has no next one, where two pages in a row are empty (one alone may stand in the middle: pages of
 * Contracts Finder hold fewer than were asked for), where a page comes again, and at the limit. A link to another host or path
 * is not followed, and the window fails.
 */
export async function readWindow(
  window: Window,
  at: { readonly line: Line; readonly feed: Feed; readonly address: URL },
  onPage: (page: Page) => void,
): Promise<WindowRead | Unanswered> {
  const visited = new Set<string>();
  const seen = new Set<string>();
  let address = firstPage(at.feed, at.address, window);
  let [pages, releases, emptyPages] = [0, 0, 0];
  let reported: number | null = null;
  const end = (ending: Ending): WindowRead => {
    const short = reported !== null && releases < reported && ending !== 'too-many-pages';
    return { pages, releases, reported, ending: short ? 'fewer-than-reported' : ending };
  };
  for (;;) {
    visited.add(address.search);
    const page = await at.line.ask(address);
    if ('code' in page) return page;
    pages++;
    reported ??= page.reported;
    const count = page.releases.length;
    if (count > 0) {
      const print = printOf(page);
      if (seen.has(print)) return end('repeated-page');
      seen.add(print);
      releases += count;
      onPage(page);
    }
    emptyPages = count === 0 ? emptyPages + 1 : 0;
    if (page.next === null) return end(count === 0 ? 'empty-page' : count >= pageSize ? 'full-last-page' : 'last-page');
    if (emptyPages === 2) return end('empty-page');
    const next = withinAddress(at.address, page.next);
    if (next === null) {
      return { code: 'elsewhere', message: 'links to a next page at another address, which is not followed' };
    }
    if (visited.has(next.search)) return end('repeated-page');
    if (pages === pageLimit) return end('too-many-pages');
    address = next;
  }
}

/** What tells pages apart: the ids of their releases in order. */
const printOf = (page: Page): string =>
  page.releases.map(({ key, bytes }) => key ?? Buffer.from(bytes).toString('latin1')).join('\n');
