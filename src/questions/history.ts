import type { RecordReader } from '../store/record.ts';
import type { History } from './moment.ts';
import type { AwardLine } from './process.ts';

/** Rows of one kind that a line through time is made from at most. */
const limit = 200;

type Plain = Omit<History, 'engagements' | 'awards' | 'contracts' | 'periods' | 'amendments'>;

/** Everything with a date that a record says about a process. */
export async function historyOf(record: RecordReader, id: string, awards: readonly AwardLine[]): Promise<History> {
  const [[process], engagements, contracts, periods, amendments] = await Promise.all([
    record.all<Plain>(
      `select stage, cast(first_published as date) as "firstPublished", cast(tender_start as date) as "tenderStart",
         cast(deadline as date) as deadline, contract_start as "contractStart", contract_end as "contractEnd",
         (select min(cast(r.published as date)) from release r where r.process_id = p.process_id and ' ' || r.tag || ' ' like '% tender %')
           as "callPublished"
       from process p where process_id = ?`,
      [id],
    ),
    record.all<History['engagements'][number]>(
      `select kind, cast(published as date) as published, ends from engagement where process_id = ? order by published, kind limit ${limit}`,
      [id],
    ),
    record.all<History['contracts'][number]>(
      `select signed, starts, ends, max_ends as "maxEnds" from contract where process_id = ? order by signed, starts, contract_id limit ${limit}`,
      [id],
    ),
    record.all<History['periods'][number]>(
      `select distinct starts, ends from award where process_id = ? order by starts, ends limit ${limit}`,
      [id],
    ),
    record.all<History['amendments'][number]>(
      `select subject, amended, rationale from amendment where process_id = ? order by amended, amendment_id limit ${limit}`,
      [id],
    ),
  ]);
  return { ...(process as Plain), engagements, awards, contracts, periods, amendments };
}
