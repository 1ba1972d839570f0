import { allOf, anyOf, type Condition, literally } from '../measures/selection.ts';
import type { RecordReader } from '../store/record.ts';
import { choiceOf, type Part, pageOf, pageSize, tableLimit, wordsOf } from './page.ts';
import type { ParticipantQuery, ParticipantRow, ParticipantsAnswer } from './participant.ts';

const orders = {
  active:
    'o.buyer_count + o.supplier_count desc, coalesce(o.payment_count, 0) + coalesce(o.payer_count, 0) desc, lower(o.name), o.organization_id',
  name: 'lower(o.name), o.organization_id',
  bought: 'o.buyer_count desc, lower(o.name), o.organization_id',
  won: 'o.supplier_count desc, lower(o.name), o.organization_id',
  paid: 'o.received_amount desc nulls last, o.payment_count desc, lower(o.name), o.organization_id',
} as const;

/** For those who pay, money goes the other way. */
const ordersOfPayers = {
  ...orders,
  paid: 'o.paid_amount desc nulls last, o.payer_count desc, lower(o.name), o.organization_id',
} as const;

const roles = {
  buyer: 'o.buyer_count > 0',
  supplier: 'o.supplier_count > 0',
  payer: 'o.payer_count > 0',
  payee: 'o.payment_count > 0',
} as const;

/** One of its names has all the words, or the query is a register number of it. */
function isCalled(q: string): Condition {
  const patterns = wordsOf(q).map((word) => `%${literally(word)}%`);
  const has = (column: string): Condition =>
    allOf(patterns.map((pattern) => ({ sql: `lower(${column}) like ? escape '!'`, values: [pattern] })));
  const other = has('name');
  return anyOf([
    has('o.name'),
    { sql: `o.organization_id in (select organization_id from name where ${other.sql})`, values: other.values },
    {
      sql: 'o.organization_id in (select organization_id from identifier where lower(identifier) = ?)',
      values: [q.trim().toLowerCase()],
    },
  ]);
}

/** Participants that a query leaves, one page of them unless another part is asked for. Everything in a line was counted at import. */
export async function askParticipants(
  record: RecordReader,
  query: ParticipantQuery,
  part: Part = pageOf(query.page),
): Promise<ParticipantsAnswer> {
  const pays = query.role === 'payer' || query.role === 'buyer';
  const order = choiceOf(pays ? ordersOfPayers : orders, query.sort ?? 'active', 'sort');
  const all = allOf([
    query.q?.trim() ? isCalled(query.q) : null,
    query.role ? { sql: choiceOf(roles, query.role, 'role'), values: [] } : null,
  ]);
  const kind = query.kind ? allOf([all, { sql: 'o.kind = ?', values: [query.kind] }]) : all;
  const [rows, kinds] = await Promise.all([
    record.all<ParticipantRow>(
      `select o.organization_id as id, o.name, coalesce(o.kind, 'unknown') as kind, o.locality, coalesce(o.buyer_count, 0) as bought,
         coalesce(o.supplier_count, 0) as won, coalesce(o.payment_count, 0) as payments, o.received_amount as received,
         coalesce(o.payer_count, 0) as made, o.paid_amount as paid, o.first_seen as "firstSeen", o.last_seen as "lastSeen"
       from organization o where ${kind.sql} order by ${order} limit ${part.rows} offset ${part.before}`,
      kind.values,
    ),
    record.all<{ kind: string; count: number }>(
      `select coalesce(o.kind, 'unknown') as kind, count(*) as count from organization o where ${all.sql}
       group by coalesce(o.kind, 'unknown') order by count desc, kind limit 50`,
      all.values,
    ),
  ]);
  const total = kinds.reduce((sum, line) => (query.kind && line.kind !== query.kind ? sum : sum + line.count), 0);
  const { process = 0, payment = 0 } = record.snapshot.counts;
  return { query, total, pageSize, tableLimit, holds: { processes: process > 0, payments: payment > 0 }, rows, kinds };
}
