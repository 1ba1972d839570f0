import { date, flag, integer, number, type Table, text } from './column.ts';

/** Tables that the tender check fills, after everything else: which releases it has read, and what it says about each. */
export const checkTables = {
  checked: {
    says: 'A release that the tender check has read; one that has no row has not been checked.',
    origin: 'derived',
    columns: {
      release_no: integer('the row of `release`'),
      process_id: text('its contracting process'),
      source_kind: text('find-a-tender, contracts-finder, public-contracts-scotland, sell2wales or other'),
      published: date('the day it was published; for a call that was read back from its award, its deadline'),
      rules: text('digest of the rules that read it: with other rules it is read again'),
      text_place: text('which text was read: file, start and length; a text that was changed stands elsewhere'),
      engagement_count: integer(
        'engagement notices of the same process, in other releases, that were taken into account',
      ),
      given: flag('the outcomes came with a source that keeps facts only, and were not worked out here'),
      stage: text('planning, call, award, contract, change or ended; absent where it is not clear'),
      read_back: flag('the notice tells of an award and repeats its call, and was read as that call'),
      regime: text('the law it is bought under; absent where it is not clear'),
      route: text(
        'open competition, invited, call-off, direct award, concession or grant; absent where it is not clear',
      ),
      below_threshold: flag('below the threshold from which the main rules of the law hold'),
      light_touch: flag('under the lighter rules for social and other services'),
      is_test: flag('it calls itself a test'),
      speaks: flag('it speaks for its process: its latest call, else its latest announcement'),
      price_share: number('what price or cost weighs, 0–1, in the lot in which it weighs most'),
      price_basis: text(
        'how that was read: weights, price alone; or why it was not: unclear, silent, no field, route (not known how it is bought); absent where no criteria are to be expected',
      ),
    },
  },
  finding: {
    says: 'What one check says about one release: a row for every check where the release is a call or an announcement, none at other stages. The words stand in the text of the release and are not repeated.',
    origin: 'derived',
    columns: {
      release_no: integer('the row of `checked`'),
      process_id: text('its contracting process'),
      check_id: text('O01 … O26, R01, I01; each explained at /methods/{id}'),
      outcome: text('raised, passed, not-applicable or not-assessable'),
      question: flag('raised as a question, worth a look'),
      severity: text('high, medium, low or info, where it is raised'),
      standing: text('law, policy or practice'),
      sure: text('plain, likely or weak: how sure the reading is'),
      reason: text('why it could not be assessed, a code'),
      says: text('in a sentence; absent where it came with a source that keeps facts only'),
      path: text('where in the release it was found first: JSON pointer, or the member of a flat notice'),
      span_start: integer('where the words begin in the value at that path; absent where a field says it'),
      span_end: integer('where they end'),
      evidence_count: integer('in how many places it was found'),
    },
  },
} as const satisfies Record<string, Table>;
