import { allOf, type Condition, literally, periodCondition, processCondition } from '../measures/selection.ts';
import type { RecordReader } from '../store/record.ts';
import { choiceOf, pageSize, rowsBefore, wordsOf } from './page.ts';
import type { ProcessesAnswer, ProcessQuery } from './process.ts';
import { processLines } from './process-line.ts';
import { addsUp, awardSums } from './worth.ts';

/** Amounts in pounds first, as shown: the sum of the awards where it may be stated, else the estimate. */
const amount = `case when coalesce(w.n, 0) = 0 and p.currency = 'GBP' and coalesce(p.amount_note, '') <> 'placeholder' then p.amount
  when ${addsUp} and w.currency = 'GBP' then w.total end`;

const orders = {
  newest: 'p.first_published desc nulls last, p.process_id',
  oldest: 'p.first_published nulls last, p.process_id',
  amount: `${amount} desc nulls last, p.process_id`,
} as const;

function titleHas(q: string): Condition {
  const words = wordsOf(q);
  const title = allOf(
    words.map((word) => ({ sql: `lower(p.title) like ? escape '!'`, values: [`%${literally(word)}%`] })),
  );
  const id = q.trim();
  return { sql: `(${title.sql}) or p.process_id = ? or p.ocid = ?`, values: [...title.values, id, id] };
}

function conditionOf(query: ProcessQuery): Condition {
  return allOf([
    query.q?.trim() ? titleHas(query.q) : null,
    processCondition(query),
    periodCondition(query, 'cast(p.first_published as date)'),
  ]);
}

async function nameOf(record: RecordReader, id: string | undefined): Promise<string | null> {
  if (!id) return null;
  const [row] = await record.all<{ name: string | null }>('select name from organization where organization_id = ?', [
    id,
  ]);
  return row?.name ?? null;
}

/** Contracting processes that a query leaves, one page of them. */
export async function askProcesses(record: RecordReader, query: ProcessQuery): Promise<ProcessesAnswer> {
  const before = rowsBefore(query.page);
  const order = choiceOf(orders, query.sort ?? 'newest', 'sort');
  const all = conditionOf(query);
  const staged = query.stage ? allOf([all, { sql: 'p.stage = ?', values: [query.stage] }]) : all;
  const sums = query.sort === 'amount' ? `left join (${awardSums()}) w on w.process_id = p.process_id` : '';
  const [ids, stages, buyerName, supplierName] = await Promise.all([
    record.all<{ process_id: string }>(
      `select p.process_id from process p ${sums} where ${staged.sql} order by ${order} limit ${pageSize} offset ${before}`,
      staged.values,
    ),
    record.all<{ stage: string | null; count: number }>(
      `select p.stage, count(*) as count from process p where ${all.sql} group by p.stage order by count desc, p.stage limit 50`,
      all.values,
    ),
    nameOf(record, query.buyer),
    nameOf(record, query.supplier),
  ]);
  const total = stages.reduce((sum, { stage, count }) => (query.stage && stage !== query.stage ? sum : sum + count), 0);
  return {
    query,
    buyerName,
    supplierName,
    total,
    pageSize,
    rows: await processLines(
      record,
      ids.map(({ process_id }) => process_id),
    ),
    stages: stages.flatMap(({ stage, count }) => (stage === null ? [] : [{ stage, count }])),
  };
}
