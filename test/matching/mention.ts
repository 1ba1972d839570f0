import type { MentionGroup } from '../../src/matching/mention.ts';

let last = 0;

/** A made-up group of one supplier mention; say what matters. */
export function mention(said: Partial<MentionGroup>): MentionGroup {
  last += 1;
  return {
    key: last,
    roles: ['supplier'],
    name: null,
    scheme: null,
    identifier: null,
    moreIdentifiers: null,
    postcode: null,
    locality: null,
    region: null,
    scale: null,
    vcse: null,
    type: null,
    count: 1,
    ...said,
  };
}
