import type { RecordReader } from '../store/record.ts';
import { type Continuity, continuityOf } from './continuity.ts';
import { boughtBy, type Contracts, wonBy } from './contract-line.ts';
import { formsOf } from './form-line.ts';
import { type Neighbours, neighboursOf } from './neighbour.ts';
import { dependenceOf, partnersOf, type Sided } from './partner.ts';
import { type PaymentHistory, paymentsOf } from './payment-history.ts';
import { partnersOn, type Reliance, relianceOf, type Side, sides } from './relation.ts';
import type { TieIndex } from './tie-index.ts';

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
  /** Rows that its table as CSV holds at most. */
  readonly tableLimit: number;
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
  /** Why the amount is absent where there are awards. */
  readonly because?: string | null;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  /** Payments between the two, where any are published; not linked to awards. */
  readonly payments?: number;
  /** Their sum in GBP, refunds taken off; absent where none is in pounds. */
  readonly paid?: number | null;
  /** Calendar years with an exchange between the two, oldest first. */
  readonly years?: readonly number[];
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
  /** On whom it leans: the share of its largest partner on each side. */
  readonly reliances: readonly Reliance[];
  /** How long its ties last, and whom it gained and lost. */
  readonly continuity: readonly Continuity[];
  /** Who deals with the same others. */
  readonly neighbours: readonly Neighbours[];
}

interface OrganizationCells {
  readonly name: string;
  readonly kind: string | null;
  readonly locality: string | null;
  readonly postcode: string | null;
  readonly region: string | null;
  readonly first_seen: string | null;
  readonly last_seen: string | null;
  readonly bought: number;
  readonly won: number;
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

const none: Contracts = { lines: [], total: 0 };

type Evidence = Pick<ParticipantAnswer, 'kindEvidence' | 'names' | 'identifiers' | 'resolution'>;

/** How it is known who a participant is. */
async function evidenceOf(record: RecordReader, id: string): Promise<Evidence> {
  const [kindEvidence, names, identifiers, resolution] = await Promise.all([
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
  ]);
  return { kindEvidence, names, identifiers, resolution };
}

type Relations = Pick<ParticipantAnswer, 'reliances' | 'continuity' | 'neighbours'>;

/** What the ties of each side say, where there are any. */
function relationsOf(ties: TieIndex, id: string, partners: Sided): Relations {
  const all = <T>(ask: (side: Side) => T | null): readonly T[] =>
    (Object.keys(sides) as Side[]).flatMap((side) => ask(side) ?? []);
  return {
    reliances: all((side) => relianceOf(ties, side, partners[side])),
    continuity: all((side) => continuityOf(ties, { id, side, partners: partners[side] })),
    neighbours: all((side) => neighboursOf(ties, { id, side, partners: partners[side] })),
  };
}

/** A participant's page; where to look instead, for an id that another one replaced; null for an id that nobody bears. */
export async function askParticipant(
  record: RecordReader,
  id: string,
  ties: TieIndex,
): Promise<ParticipantAnswer | { readonly redirect: string } | null> {
  const [row] = await record.all<OrganizationCells>(
    `select name, kind, locality, postcode, region, first_seen, last_seen, coalesce(buyer_count, 0) as bought,
       coalesce(supplier_count, 0) as won
     from organization where organization_id = ?`,
    [id],
  );
  if (!row) return successorOf(record, id);
  const on = (side: Side) => partnersOn(ties, id, side);
  const sided = { payer: on('payer'), payee: on('payee'), buyer: on('buyer'), supplier: on('supplier') };
  const [about, partners, won, bought, dependence] = await Promise.all([
    evidenceOf(record, id),
    partnersOf(record, { id, ties, sided, hasDeals: row.won + row.bought > 0 }),
    row.won > 0 ? wonBy(record, id) : none,
    row.bought > 0 ? boughtBy(record, id) : none,
    row.won > 0 ? dependenceOf(record, id) : null,
  ]);
  const { name, kind, locality, postcode, region, first_seen: firstSeen, last_seen: lastSeen } = row;
  return {
    ...{ id, name, kind: kind ?? 'unknown', locality, postcode, region, ...about },
    ...{ firstSeen, lastSeen, forms: formsOf(ties, id), ...partners },
    ...{ won: won.lines, wonTotal: won.total, bought: bought.lines, boughtTotal: bought.total, dependence },
    ...paymentsOf(ties, id),
    ...relationsOf(ties, id, sided),
  };
}
