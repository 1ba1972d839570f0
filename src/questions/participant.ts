import type { RecordReader } from '../store/record.ts';
import { boughtBy, wonBy } from './contract-line.ts';
import { formsOf } from './form-line.ts';
import { dependenceOf, partnersOf } from './partner.ts';
import { type PaymentHistory, paymentsOf } from './payment-history.ts';

export { askParticipants } from './participant-list.ts';

/** A line of the list of participants. */
export interface ParticipantRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly locality: string | null;
  /** Processes in which it buys. */
  readonly bought: number;
  /** Awards that it won. */
  readonly won: number;
  /** Payments that it received. */
  readonly payments: number;
  /** Their sum in GBP, refunds taken off; absent where none has an amount. */
  readonly received: number | null;
  /** Payments that it made. */
  readonly made: number;
  readonly paid: number | null;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
}

export interface ParticipantQuery {
  readonly q?: string | undefined;
  readonly kind?: string | undefined;
  /** buyer, supplier, payer or payee. */
  readonly role?: string | undefined;
  readonly sort?: 'name' | 'bought' | 'won' | 'paid' | undefined;
  /** From 1. */
  readonly page: number;
}

export interface ParticipantsAnswer {
  readonly query: ParticipantQuery;
  readonly total: number;
  readonly pageSize: number;
  /** What the record has at all, whatever the query: lists leave out what it could not have. */
  readonly holds: { readonly processes: boolean; readonly payments: boolean };
  readonly rows: readonly ParticipantRow[];
  /** Kind to number of participants under the same query without the kind. */
  readonly kinds: readonly { readonly kind: string; readonly count: number }[];
}

/** Exchanges of one form in one direction, counted and, where it is money or worth, summed per amount kind. */
export interface FormLine {
  readonly direction: 'gives' | 'receives';
  readonly form: string;
  readonly kind: 'tangible' | 'intangible';
  readonly count: number;
  /** One sum for each kind of amount; ceilings stand apart. GBP only. */
  readonly sums: readonly { readonly amountKind: string; readonly amount: number; readonly count: number }[];
  /** Exchanges whose amount is unknown. */
  readonly unknown: number;
}

export interface PartnerLine {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** What the partner is to this participant; payer and payee where payments alone join them. */
  readonly role: 'buyer' | 'supplier' | 'payer' | 'payee';
  readonly awards: number;
  readonly amount: number | null;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  /** Payments between the two, where any are published; not linked to awards. */
  readonly payments?: number;
  /** Their sum in GBP, refunds taken off; absent where none is in pounds. */
  readonly paid?: number | null;
}

/** An award or a process of a participant. */
export interface ContractLine {
  readonly processId: string;
  readonly title: string | null;
  /** Award date, else date of publication. */
  readonly dated: string | null;
  /** The other side: buyer for a supplier, suppliers for a buyer. */
  readonly partners: readonly { readonly id: string | null; readonly name: string }[];
  readonly amount: number | null;
  readonly currency: string | null;
  readonly amountKind: string | null;
  /** Why the amount is absent. */
  readonly because: string | null;
}

export interface ParticipantAnswer {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly kindEvidence: readonly { readonly kind: string; readonly evidence: string; readonly count: number }[];
  readonly locality: string | null;
  readonly postcode: string | null;
  readonly region: string | null;
  readonly names: readonly { readonly name: string; readonly count: number }[];
  readonly identifiers: readonly { readonly identifier: string; readonly evidence: string }[];
  /** How the mentions were found to be one organisation: step of resolution, what it rests on, how many mentions. */
  readonly resolution: readonly { readonly step: number; readonly evidence: string; readonly count: number }[];
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  readonly forms: readonly FormLine[];
  readonly partners: readonly PartnerLine[];
  readonly partnerTotal: number;
  /** What it won, newest first, at most 50. */
  readonly won: readonly ContractLine[];
  readonly wonTotal: number;
  /** What it bought, newest first, at most 50. */
  readonly bought: readonly ContractLine[];
  readonly boughtTotal: number;
  /** Share of its awards (by count) from its largest buyer. Absent for those that won nothing. */
  readonly dependence: { readonly buyer: string; readonly ratio: number; readonly of: number } | null;
  /** Payments that it made, and that it received; absent where there are none. */
  readonly paid: PaymentHistory | null;
  readonly received: PaymentHistory | null;
}

interface OrganizationCells {
  readonly name: string;
  readonly kind: string | null;
  readonly locality: string | null;
  readonly postcode: string | null;
  readonly region: string | null;
  readonly first_seen: string | null;
  readonly last_seen: string | null;
  readonly has_paid: boolean;
}

/** Names, numbers and pieces of evidence that a page shows at most. */
const evidenceLimit = 100;

/** Where a superseded id, or another number of the same organisation, leads; null where it leads nowhere. */
async function successorOf(record: RecordReader, id: string): Promise<{ readonly redirect: string } | null> {
  const [row] = await record.all<{ id: string }>(
    `select i.organization_id as id from identifier i join organization o on o.organization_id = i.organization_id
     where i.identifier = ? and i.organization_id <> ?
     order by case when i.evidence = 'superseded' then 0 else 1 end, i.organization_id limit 1`,
    [id, id],
  );
  return row ? { redirect: row.id } : null;
}

/** A participant's page; where to look instead, for an id that another one replaced; null for an id that nobody bears. */
export async function askParticipant(
  record: RecordReader,
  id: string,
): Promise<ParticipantAnswer | { readonly redirect: string } | null> {
  const [row] = await record.all<OrganizationCells>(
    `select name, kind, locality, postcode, region, first_seen, last_seen,
       coalesce(payment_count, 0) + coalesce(payer_count, 0) > 0 as has_paid
     from organization where organization_id = ?`,
    [id],
  );
  if (!row) return successorOf(record, id);
  const [kindEvidence, names, identifiers, resolution, forms, partners, won, bought, dependence, payments] =
    await Promise.all([
      record.all<ParticipantAnswer['kindEvidence'][number]>(
        `select kind, evidence, count from organization_kind where organization_id = ? order by count desc, kind, evidence limit ${evidenceLimit}`,
        [id],
      ),
      record.all<ParticipantAnswer['names'][number]>(
        `select name, sum(count) as count from name where organization_id = ? group by name order by count desc, name limit ${evidenceLimit}`,
        [id],
      ),
      record.all<ParticipantAnswer['identifiers'][number]>(
        `select distinct identifier, evidence from identifier where organization_id = ? order by identifier, evidence limit ${evidenceLimit}`,
        [id],
      ),
      record.all<ParticipantAnswer['resolution'][number]>(
        `select coalesce(step, 0) as step, coalesce(evidence, 'not recorded') as evidence, count(*) as count
       from (
         select step, evidence from party where organization_id = ?
         union all select step, evidence from payment_party where organization_id = ?
       ) resolved group by step, evidence order by step, count desc, evidence limit ${evidenceLimit}`,
        [id, id],
      ),
      formsOf(record, id),
      partnersOf(record, id),
      wonBy(record, id),
      boughtBy(record, id),
      dependenceOf(record, id),
      // Most participants of a record with notices were never paid in it: nothing to look through all payments for.
      row.has_paid ? paymentsOf(record, id) : { paid: null, received: null },
    ]);
  const { name, kind, locality, postcode, region, first_seen: firstSeen, last_seen: lastSeen } = row;
  return {
    ...{ id, name, kind: kind ?? 'unknown', kindEvidence, locality, postcode, region, names, identifiers, resolution },
    ...{ firstSeen, lastSeen, forms, ...partners },
    ...{ won: won.lines, wonTotal: won.total, bought: bought.lines, boughtTotal: bought.total, dependence },
    ...payments,
  };
}
