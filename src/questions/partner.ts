import { awardDay, awardStands } from '../measures/selection.ts';
import type { RecordReader } from '../store/record.ts';
import type { ParticipantAnswer, PartnerLine } from './participant.ts';
import type { Partner, Side } from './relation.ts';
import { isoOf, type TieIndex } from './tie-index.ts';
import { type HeldBack, toPence, whyNoSum } from './worth.ts';

/** Partners that a participant's page shows. */
const partnerLimit = 50;

/**
 * SQL of who sells to whom: one row for each buyer (`b`) and supplier (`s`) of an award, where a condition on them holds. `worth`
 * is there only for an award to a single supplier, in pounds, that is neither a placeholder nor a ceiling: the split of others is
 * not known. `held` says why a value that is published is no worth: it is a `ceiling`, `shared`, or `foreign`.
 */
export const dealsWhere = (condition: string): string => `
  select distinct b.organization_id as buyer, s.organization_id as supplier, a.process_id, a.award_id, ${awardDay} as dated,
    case when a.amount > 0 and a.currency = 'GBP' and a.amount_kind = 'award' and a.supplier_count = 1
      and (a.amount_note is null or a.amount_note <> 'placeholder') then a.amount end as worth,
    case when a.amount > 0 and (a.amount_note is null or a.amount_note <> 'placeholder') then
      case when a.amount_kind <> 'award' then 'ceiling' when a.supplier_count <> 1 then 'shared' when a.currency <> 'GBP' then 'foreign' end
    end as held
  from award a
  join party s on s.process_id = a.process_id and s.award_id = a.award_id and s.role = 'supplier' and s.organization_id is not null
  join party b on b.process_id = a.process_id and b.role in ('buyer', 'procuringEntity') and b.organization_id is not null
  where ${awardStands} and ${condition}`;

const sold = dealsWhere('s.organization_id = ?');
const bought = dealsWhere('b.organization_id = ?');

/** SQL that counts what is held back of some deals, as {@link HeldBack}. */
export const heldBack = `count(*) filter (where held = 'ceiling') as ceilings, count(*) filter (where held = 'shared') as shared,
  count(*) filter (where held = 'foreign') as "foreign"`;

interface DealCells extends HeldBack {
  readonly id: string;
  readonly role: 'buyer' | 'supplier';
  readonly awards: number;
  readonly amount: number | null;
  readonly first: string | null;
  readonly last: string | null;
}

/** Buyers that gave a participant awards, and suppliers that it gave awards. */
const dealsOf = (record: RecordReader, id: string): Promise<readonly DealCells[]> =>
  record.all<DealCells>(
    `with deal as (
       select buyer as id, 'buyer' as role, worth, held, dated from (${sold}) sold
       union all
       select supplier, 'supplier', worth, held, dated from (${bought}) bought
     )
     select id, role, count(*) as awards, sum(worth) as amount, min(dated) as first, max(dated) as last, ${heldBack}
     from deal group by id, role`,
    [id, id],
  );

/** The partners of each side, as the ledger has them. */
export type Sided = Readonly<Record<Side, readonly Partner[]>>;

interface Line {
  readonly id: string;
  readonly role: 'buyer' | 'supplier';
  readonly deal: DealCells | null;
  readonly paid: Partner | null;
}

/** Whom a participant exchanges with, most awards first, then the largest sum of payments. */
export async function partnersOf(
  record: RecordReader,
  { id, ties, sided, hasDeals }: { id: string; ties: TieIndex; sided: Sided; hasDeals: boolean },
): Promise<Pick<ParticipantAnswer, 'partners' | 'partnerTotal'>> {
  const lines = new Map<string, Line>();
  for (const deal of hasDeals ? await dealsOf(record, id) : [])
    lines.set(`${deal.role} ${deal.id}`, { id: deal.id, role: deal.role, deal, paid: null });
  const pays = [
    { role: 'buyer', partners: sided.payer },
    { role: 'supplier', partners: sided.payee },
  ] as const;
  for (const { role, partners } of pays) {
    for (const partner of partners) {
      const other = ties.ids[partner.number] as string;
      const key = `${role} ${other}`;
      lines.set(key, { id: other, role, deal: lines.get(key)?.deal ?? null, paid: partner });
    }
  }
  const awarded = {
    buyer: new Map(sided.buyer.map(({ number, years }) => [number, years])),
    supplier: new Map(sided.supplier.map(({ number, years }) => [number, years])),
  };
  const nameOf = (one: Line): string => ties.names[ties.numbers.get(one.id) ?? -1] ?? one.id;
  const order = (a: Line, b: Line): number => sizeOrder(a, b) || compare(nameOf(a), nameOf(b)) || compare(a.id, b.id);
  const best = firstOf(lines.values(), partnerLimit, order);
  return { partners: best.map((one) => lineOf(ties, awarded, one)), partnerTotal: lines.size };
}

/** The first few of many in an order, without putting all of them in it. */
function firstOf<T>(all: Iterable<T>, limit: number, order: (a: T, b: T) => number): readonly T[] {
  const first: T[] = [];
  for (const one of all) {
    const last = first[limit - 1];
    if (last !== undefined && order(one, last) >= 0) continue;
    let at = first.length;
    while (at > 0 && order(one, first[at - 1] as T) < 0) at--;
    first.splice(at, 0, one);
    first.length = Math.min(first.length, limit);
  }
  return first;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const awardsOf = ({ deal }: Line): number => deal?.awards ?? 0;
const moneyOf = ({ paid }: Line): number => paid?.amount ?? Number.NEGATIVE_INFINITY;

const sizeOrder = (a: Line, b: Line): number =>
  awardsOf(b) - awardsOf(a) || compareSizes(moneyOf(b), moneyOf(a)) || (b.paid?.count ?? 0) - (a.paid?.count ?? 0);

/** Two unknown sums are equal, though their difference is no number. */
const compareSizes = (a: number, b: number): number => (a === b ? 0 : a - b);

/** What a partner is where nothing but payments is known: a payment says nothing of a purchase. */
const payingRoles = { buyer: 'payer', supplier: 'payee' } as const;

type Awarded = Readonly<Record<'buyer' | 'supplier', ReadonlyMap<number, readonly number[]>>>;

function lineOf(ties: TieIndex, awarded: Awarded, { id, role, deal, paid }: Line): PartnerLine {
  const number = ties.numbers.get(id) ?? -1;
  const line = {
    ...{ id, name: ties.names[number] ?? id, kind: ties.kinds[number] ?? 'unknown' },
    ...{ role: deal ? role : payingRoles[role], awards: deal?.awards ?? 0, amount: toPence(deal?.amount ?? null) },
    ...(deal && deal.amount === null ? { because: whyNoSum(deal) } : {}),
    firstSeen: earliest(deal?.first ?? null, paid && isoOf(paid.first)),
    lastSeen: latest(deal?.last ?? null, paid && isoOf(paid.last)),
    years: [...new Set([...(paid?.years ?? []), ...(awarded[role].get(number) ?? [])])].sort((a, b) => a - b),
  };
  return paid ? { ...line, payments: paid.count, paid: toPence(paid.amount) } : line;
}

const earliest = (a: string | null, b: string | null): string | null => (a && b ? (a < b ? a : b) : (a ?? b));
const latest = (a: string | null, b: string | null): string | null => (a && b ? (a > b ? a : b) : (a ?? b));

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
