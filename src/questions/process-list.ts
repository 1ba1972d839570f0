import { cpvDivisions } from '../domain/cpv.ts';
import { allOf, anyOf, type Condition, literally, periodCondition, processCondition } from '../measures/selection.ts';
import type { RecordReader } from '../store/record.ts';
import { choiceOf, marks, type Part, pageOf, pageSize, tableLimit, wordsOf } from './page.ts';
import type { ProcessesAnswer, ProcessQuery, ProcessRow } from './process.ts';
import { processLines } from './process-line.ts';
import { stemOf } from './words.ts';
import { addsUp, awardSums } from './worth.ts';

/** Amounts in pounds first, as shown: the sum of the awards where it may be stated, else the estimate. */
const amount = `case when coalesce(w.n, 0) = 0 and p.currency = 'GBP' and coalesce(p.amount_note, '') <> 'placeholder' then p.amount
  when ${addsUp} and w.currency = 'GBP' then w.total end`;

const orders = {
  newest: 'p.first_published desc nulls last, p.process_id',
  oldest: 'p.first_published nulls last, p.process_id',
  amount: `${amount} desc nulls last, p.process_id`,
} as const;

/** A word stands in the title, or in what the category or its division is called. */
function speaksOf(word: string): Condition {
  const stem = stemOf(word);
  const pattern = `%${literally(stem)}%`;
  const divisions = Object.entries(cpvDivisions).flatMap(([division, name]) =>
    name.toLowerCase().includes(stem) ? [division] : [],
  );
  return anyOf([
    { sql: `lower(p.title) like ? escape '!'`, values: [pattern] },
    {
      sql: `p.process_id in (select process_id from classification where lower(description) like ? escape '!'${divisions.length > 0 ? ` or division in (${marks(divisions)})` : ''})`,
      values: [pattern, ...divisions],
    },
  ]);
}

function hasWords(q: string): Condition {
  const title = allOf(wordsOf(q).map(speaksOf));
  const id = q.trim();
  return { sql: `(${title.sql}) or p.process_id = ? or p.ocid = ?`, values: [...title.values, id, id] };
}

function conditionOf(query: ProcessQuery): Condition {
  return allOf([
    query.q?.trim() ? hasWords(query.q) : null,
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

/** What a query asks for in place of a stage: calls that still take bids on the last day of the data. */
const stillOpen = 'open';

/** A call without an award whose deadline is on this day or later; nothing is open where the data has no last day. */
const isOpen = (day: string | null): Condition =>
  day === null
    ? { sql: 'false', values: [] }
    : { sql: `p.stage = 'tender' and cast(p.deadline as date) >= cast(? as date)`, values: [day] };

/** Lines that are read at a time: what is said of each goes into one statement. */
const lineCount = 500;

async function linesOf(record: RecordReader, ids: readonly string[]): Promise<readonly ProcessRow[]> {
  const lines: ProcessRow[] = [];
  for (let from = 0; from < ids.length; from += lineCount)
    lines.push(...(await processLines(record, ids.slice(from, from + lineCount))));
  return lines;
}

/** Contracting processes that a query leaves, one page of them unless another part is asked for. */
export async function askProcesses(
  record: RecordReader,
  query: ProcessQuery,
  part: Part = pageOf(query.page),
): Promise<ProcessesAnswer> {
  const day = record.snapshot.lastPublished?.slice(0, 10) ?? null;
  const open = isOpen(day);
  const order = choiceOf(orders, query.sort ?? 'newest', 'sort');
  const all = conditionOf(query);
  const stage = query.stage === stillOpen ? open : { sql: 'p.stage = ?', values: [query.stage ?? ''] };
  const staged = query.stage ? allOf([all, stage]) : all;
  const opened = allOf([all, open]);
  const sums = query.sort === 'amount' ? `left join (${awardSums()}) w on w.process_id = p.process_id` : '';
  const [ids, stages, [openings], buyerName, supplierName] = await Promise.all([
    record.all<{ process_id: string }>(
      `select p.process_id from process p ${sums} where ${staged.sql} order by ${order} limit ${part.rows} offset ${part.before}`,
      staged.values,
    ),
    record.all<{ stage: string | null; count: number }>(
      `select p.stage, count(*) as count from process p where ${all.sql} group by p.stage order by count desc, p.stage limit 50`,
      all.values,
    ),
    record.all<{ count: number }>(`select count(*) as count from process p where ${opened.sql}`, opened.values),
    nameOf(record, query.buyer),
    nameOf(record, query.supplier),
  ]);
  const openCount = openings?.count ?? 0;
  const counted = stages.reduce(
    (sum, { stage, count }) => (query.stage && stage !== query.stage ? sum : sum + count),
    0,
  );
  return {
    query,
    buyerName,
    supplierName,
    total: query.stage === stillOpen ? openCount : counted,
    pageSize,
    tableLimit,
    rows: await linesOf(
      record,
      ids.map(({ process_id }) => process_id),
    ),
    stages: stages.flatMap(({ stage, count }) => (stage === null ? [] : [{ stage, count }])),
    open: day === null ? null : { count: openCount, on: day },
  };
}
