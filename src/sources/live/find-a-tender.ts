import type { Feed } from './feed.ts';

/**
 * Find a Tender: notices above the thresholds in the United Kingdom, and all kinds of the Procurement Act 2023.
 * Parameters, 429 and 503 with Retry-After: https://www.find-tender.service.gov.uk/apidocumentation/1.0/GET-ocdsReleasePackages
 *
 * It allows 12 requests in two minutes and does not always send Retry-After
 * (https://github.com/open-contracting/kingfisher-collect/issues/1215), hence ten seconds between requests. Windows of more than
 * a day lose releases, and a link to a next page has been missing for weeks
 * (https://github.com/open-contracting/kingfisher-collect/issues/1306). It reports no count of what a window holds.
 */
export const findATender: Feed = {
  id: 'find-a-tender',
  name: 'Find a Tender',
  address: 'https://www.find-tender.feed.gov.uk/api/1.0/ocdsReleasePackages',
  bounds: { from: 'updatedFrom', to: 'updatedTo' },
  windowHours: 24,
  pauseMs: 10_000,
  throttledMs: 2 * 60_000,
};
