import { awardDay, awardStands } from '../measures/selection.ts';
import type { Bindable, RecordReader } from '../store/record.ts';
import type { ParticipantAnswer, PartnerLine } from './participant.ts';
import { toPence } from './worth.ts';

/** Partners that a participant's page shows. */
export const partnerLimit = 50;

/**
 * SQL of who sells to whom: one row for each buyer (`b`) and supplier (`s`) of an award, where a condition on them holds. `worth`
 * is there only for an award to a single supplier, in pounds, that is neither a placeholder nor a ceiling: the split of others is
 * not known.
 */
export const dealsWhere = (condition: string): string => `
  select distinct b.organization_id as buyer, s.organization_id as supplier, a.process_id, a.award_id, ${awardDay} as dated,
    case when a.amount > 0 and a.currency = 'GBP' and a.amount_kind = 'award' and a.supplier_count = 1
      and (a.amount_note is null or a.amount_note <> 'placeholder') then a.amount end as worth
  from award a
  join party s on s.process_id = a.process_id and s.award_id = a.award_id and s.role = 'supplier' and s.organization_id is not null
  join party b on b.process_id = a.process_id and b.role in ('buyer', 'procuringEntity') and b.organization_id is not null
  where ${awardStands} and ${condition}`;

const sold = dealsWhere('s.organization_id = ?');
const bought = dealsWhere('b.organization_id = ?');

interface PartnerCells {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly role: 'buyer' | 'supplier';
  readonly awards: number;
  readonly amount: number | null;
  readonly payments: number;
  readonly paid: number | null;
  readonly first_seen: string | null;
  readonly last_seen: string | null;
  readonly total: number;
}

/** Whom a participant exchanges with, most awards first, then the largest sum of payments. */
export async function partnersOf(
  record: RecordReader,
  id: string,
): Promise<Pick<ParticipantAnswer, 'partners' | 'partnerTotal'>> {
  const values: Bindable[] = [id, id, id, id];
  const rows = await record.all<PartnerCells>(
    `with tie as (
       select buyer as id, 'buyer' as role, 1 as awards, worth, 0 as payments, cast(null as double precision) as paid, dated from (${sold}) sold
       union all
       select supplier, 'supplier', 1, worth, 0, null, dated from (${bought}) bought
       union all
       select provider_id, 'buyer', 0, null, 1, case when currency = 'GBP' then amount end, started from exchange
       where receiver_id = ? and evidence = 'payment' and provider_id is not null
       union all
       select receiver_id, 'supplier', 0, null, 1, case when currency = 'GBP' then amount end, started from exchange
       where provider_id = ? and evidence = 'payment' and receiver_id is not null
     ),
     partner as (
       select id, role, sum(awards) as awards, sum(worth) as amount, sum(payments) as payments, sum(paid) as paid,
         min(dated) as first_seen, max(dated) as last_seen
       from tie group by id, role
     )
     select p.*, o.name, coalesce(o.kind, 'unknown') as kind, count(*) over () as total
     from partner p join organization o on o.organization_id = p.id
     order by p.awards desc, p.paid desc nulls last, p.payments desc, o.name, p.id, p.role limit ${partnerLimit}`,
    values,
  );
  return { partners: rows.map(lineOf), partnerTotal: rows[0]?.total ?? 0 };
}

/** What a partner is where nothing but payments is known: a payment says nothing of a purchase. */
const payingRoles = { buyer: 'payer', supplier: 'payee' } as const;

function lineOf(row: PartnerCells): PartnerLine {
  const { id, name, kind, awards, first_seen: firstSeen, last_seen: lastSeen } = row;
  const role = awards > 0 ? row.role : payingRoles[row.role];
  const line = { id, name, kind, role, awards, amount: toPence(row.amount), firstSeen, lastSeen };
  return row.payments > 0 ? { ...line, payments: row.payments, paid: toPence(row.paid) } : line;
}

/** The share of a participant's awards that its largest buyer, other than itself, gave; null for one that won nothing of another. */
export async function dependenceOf(record: RecordReader, id: string): Promise<ParticipantAnswer['dependence']> {
  const [row] = await record.all<{ buyer: string; awards: number; whole: number }>(
    `with deal as (${sold} and b.organization_id <> s.organization_id)
     select o.name as buyer, count(*) as awards, (select count(*) from (select distinct process_id, award_id from deal) won) as whole
     from deal d join organization o on o.organization_id = d.buyer
     group by d.buyer, o.name order by awards desc, o.name, d.buyer limit 1`,
    [id],
  );
  return row ? { buyer: row.buyer, ratio: row.awards / row.whole, of: row.whole } : null;
}
