import type { NamedCheck } from '../domain/check-name.ts';
import type { Filter } from '../domain/filter.ts';
import type { RecordReader } from '../store/record.ts';
import { awardBids } from './award-bids.ts';
import { outcomes } from './award-outcome.ts';
import { checkedNotices } from './checked-notice.ts';
import { weighedWins } from './new-supplier.ts';

/** What notices that are alike have in common. */
export interface Stratum {
  readonly source: string;
  readonly category: string | null;
  readonly band: number | null;
}

/** What a check says: raised, raised as a question, passed, or not to be assessed. */
export type Side = 'raised' | 'asked' | 'passed' | 'unknown';

/** Notices that are alike and of which a check says the same. */
export interface FindingRow extends Stratum {
  readonly check: NamedCheck;
  readonly side: Side;
  readonly notices: number;
}

/** What can happen beside a finding. */
export const companions = ['sme', 'single', 'new'] as const;
export type Companion = (typeof companions)[number];

/** Awards, or wins, after notices that are alike and of which a check says the same. */
export interface CompanionRow extends Stratum {
  readonly check: NamedCheck;
  readonly side: 'raised' | 'passed';
  readonly companion: Companion;
  readonly happened: number;
  readonly known: number;
}

const side = `case f.outcome when 'raised' then case when f.question then 'asked' else 'raised' end when 'passed' then 'passed' else 'unknown' end`;

/** What each check says about the notices that speak for the processes of a filter; those it is not about are left out. */
export async function findingRows(record: RecordReader, filter: Filter): Promise<readonly FindingRow[]> {
  const { sql, values } = checkedNotices(filter);
  return record.all<FindingRow>(
    `with ${sql}
     select f.check_id as "check", ${side} as side, n.source, n.category, n.band, count(*) as notices
     from notice n join finding f on f.release_no = n.release_no where f.outcome <> 'not-applicable'
     group by f.check_id, ${side}, n.source, n.category, n.band order by f.check_id, side, n.source, n.category, n.band`,
    values,
  );
}

/** A common table expression `told`: the notices of which one of these checks is raised, be it as a question, or passed. */
const toldOf = (checks: readonly NamedCheck[]) => `told as (
    select n.process_id, n.source, n.category, n.band, f.check_id, f.outcome as side
    from notice n join finding f on f.release_no = n.release_no
    where f.outcome in ('raised', 'passed') and f.check_id in (${checks.map(() => '?').join(', ')})
  )`;
const grouping = 't.check_id, t.side, t.source, t.category, t.band';
const grouped = `t.check_id as "check", t.side, t.source, t.category, t.band`;

/**
 * Who won the awards that followed, whether there was one bid, and whether the supplier was new to the buyer; for checks that are
 * raised in some notices and passed in others.
 */
export async function companionRows(
  record: RecordReader,
  { filter, checks }: { readonly filter: Filter; readonly checks: readonly NamedCheck[] },
): Promise<readonly CompanionRow[]> {
  if (checks.length === 0) return [];
  const { supplier: _, from: __, to: ___, ...where } = filter;
  const notices = checkedNotices(filter);
  const told = toldOf(checks);
  // Of the same processes, whenever they were awarded.
  const awards = outcomes(where);
  const wins = weighedWins(where);
  const [won, entered] = await Promise.all([
    record.all<Stratum & Pick<CompanionRow, 'check' | 'side'> & Record<'small' | 'sized' | 'lone' | 'counted', number>>(
      `with ${awards.sql}, ${awardBids}, ${notices.sql}, ${told}
       select ${grouped}, count(*) filter (where o.size = 'sme') as small, count(*) filter (where o.size in ('sme', 'other')) as sized,
         count(*) filter (where b.most = 1) as lone, count(*) filter (where b.most = 1 or b.fewest > 1) as counted
       from told t join outcome o on o.process_id = t.process_id
       left join award_bids b on b.process_id = o.process_id and b.award_id = o.award_id
       group by ${grouping} order by ${grouping}`,
      [...awards.values, ...notices.values, ...checks],
    ),
    record.all<Stratum & Pick<CompanionRow, 'check' | 'side'> & Record<'fresh' | 'judged', number>>(
      `with ${wins.sql}, ${notices.sql}, ${told}
       select ${grouped}, count(*) filter (where w.new_to_buyer = 1) as fresh, count(*) as judged
       from told t join weighed w on w.process_id = t.process_id where w.judged = 1
       group by ${grouping} order by ${grouping}`,
      [...wins.values, ...notices.values, ...checks],
    ),
  ]);
  return [
    ...won.flatMap(({ small, sized, lone, counted, ...row }) => [
      { ...row, companion: 'sme' as const, happened: small, known: sized },
      { ...row, companion: 'single' as const, happened: lone, known: counted },
    ]),
    ...entered.map(({ fresh, judged, ...row }) => ({
      ...row,
      companion: 'new' as const,
      happened: fresh,
      known: judged,
    })),
  ].filter(({ known }) => known > 0);
}

/** Whom a notice may say that it suits. */
export type Suited = 'sme' | 'vcse';

/** Calls by whether they say whom they suit and whether something of these checks was raised, and who won after them. */
export interface SuitabilityRow {
  readonly suited: Suited;
  readonly flagged: boolean;
  readonly barred: boolean;
  readonly notices: number;
  /** Awards after them that those won whom they say to suit, and awards of which this is known. */
  readonly won: number;
  readonly known: number;
}

/** Calls with a flag, of which at least one of these checks could be assessed; questions count as nothing raised. */
export async function suitabilityRows(
  record: RecordReader,
  { filter, checks }: { readonly filter: Filter; readonly checks: readonly NamedCheck[] },
): Promise<readonly SuitabilityRow[]> {
  const { supplier: _, from: __, to: ___, ...where } = filter;
  const awards = outcomes(where);
  const notices = checkedNotices(filter);
  const side = (suited: Suited, size: 'size' | 'vcse') =>
    `select '${suited}' as suited, w.${suited}_suitable as flagged, w.barred = 1 as barred, count(*) as notices,
       coalesce(sum(o.${size}_won), 0) as won, coalesce(sum(o.${size}_known), 0) as known
     from weighed w left join won o on o.process_id = w.process_id where w.${suited}_suitable is not null
     group by w.${suited}_suitable, w.barred`;
  return record.all<SuitabilityRow>(
    `with ${awards.sql}, ${notices.sql},
     weighed as (
       select n.process_id, n.sme_suitable, n.vcse_suitable, max(case when f.outcome = 'raised' and not f.question then 1 else 0 end) as barred
       from notice n join finding f on f.release_no = n.release_no
       where n.stage = 'call' and f.outcome in ('raised', 'passed') and f.check_id in (${checks.map(() => '?').join(', ')})
       group by n.process_id, n.sme_suitable, n.vcse_suitable
     ),
     won as (
       select process_id, count(*) filter (where size = 'sme') as size_won, count(*) filter (where size in ('sme', 'other')) as size_known,
         count(*) filter (where vcse = 'vcse') as vcse_won, count(*) filter (where vcse in ('vcse', 'other')) as vcse_known
       from outcome group by process_id
     )
     select * from (${side('sme', 'size')} union all ${side('vcse', 'vcse')}) both_sides order by suited, flagged, barred`,
    [...awards.values, ...notices.values, ...checks],
  );
}
