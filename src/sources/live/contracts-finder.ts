import type { Feed } from './feed.ts';

/**
 * Contracts Finder: notices below the thresholds in England.
 * Parameters: https://www.contractsfinder.service.gov.uk/apidocumentation/Notices/1/GET-Published-Notice-OCDS-Search
 *
 * It throttles with 403 and asks for five minutes of silence; its rule is unpredictable and undocumented
 * (https://github.com/open-contracting/kingfisher-collect/issues/612). A page may hold fewer releases than were asked for and
 * still link to a next one. It reports no count of what a window holds.
 */
export const contractsFinder: Feed = {
  id: 'contracts-finder',
  name: 'Contracts Finder',
  address: 'https://www.contractsfinder.feed.gov.uk/Published/Notices/OCDS/Search',
  bounds: { from: 'publishedFrom', to: 'publishedTo' },
  windowHours: 6,
  pauseMs: 1000,
  throttledMs: 5 * 60_000,
};
