import type { Form, Tangibility } from '../../domain/exchange.ts';
import type { NetworkExchange, NetworkParticipant, ValueNetwork } from '../../domain/value-network.ts';
import type { RecordReader } from '../../store/record.ts';
import { awardDay, awardStands } from '../selection.ts';

/** The id under which the network of the record goes beside role maps. */
export const recordNetworkId = 'record';

interface TieRow {
  readonly provider_id: string;
  readonly receiver_id: string;
  readonly provider_role: string | null;
  readonly receiver_role: string | null;
  readonly form: Form;
  readonly kind: Tangibility;
  readonly amount_kind: string | null;
  readonly exchange_count: number;
  readonly amount: number | null;
  readonly first_date: string | null;
  readonly last_date: string | null;
}

interface WinRow {
  readonly buyer_id: string;
  readonly division: string;
  readonly supplier_id: string;
}

/** Who won after whom: a case for each buyer and CPV division, in order of the awards. */
function casesOf(wins: readonly WinRow[], places: ReadonlyMap<string, number>): number[][] {
  const cases = new Map<string, number[]>();
  for (const { buyer_id, division, supplier_id } of wins) {
    const place = places.get(supplier_id);
    if (place === undefined) continue;
    const key = `${division} ${buyer_id}`;
    const one = cases.get(key) ?? [];
    cases.set(key, one);
    one.push(place);
  }
  return [...cases.values()];
}

/**
 * The network of a record: organisations, and what goes between them, like exchanges of one year taken together. What has an unknown
 * side is counted in `leftOut`. A row for each tie of each year: tens of thousands in a record of millions of payments.
 */
export async function networkOfRecord(record: RecordReader): Promise<ValueNetwork> {
  const [ties, kinds, [unknown], wins] = await Promise.all([
    record.all<TieRow>(
      `select provider_id, receiver_id, provider_role, receiver_role, form, kind, amount_kind, exchange_count, amount, first_date, last_date
       from tie where provider_id is not null and receiver_id is not null
       order by provider_id, receiver_id, form, amount_kind, first_date, provider_role, receiver_role`,
    ),
    record.all<{ organization_id: string; name: string; kind: string | null }>(
      'select organization_id, name, kind from organization order by organization_id',
    ),
    record.all<{ n: number }>(
      'select coalesce(sum(exchange_count), 0) as n from tie where provider_id is null or receiver_id is null',
    ),
    record.all<WinRow>(
      `select b.organization_id as buyer_id, c.division, w.organization_id as supplier_id
       from award a join party w on w.process_id = a.process_id and w.award_id = a.award_id and w.role = 'supplier'
         join party b on b.process_id = a.process_id and b.role = 'buyer'
         join classification c on c.process_id = a.process_id
       where ${awardStands} and c.main and c.division is not null and w.organization_id is not null and b.organization_id is not null
       group by b.organization_id, c.division, w.organization_id, a.process_id, a.award_id, ${awardDay}
       having ${awardDay} is not null
       order by b.organization_id, c.division, ${awardDay}, a.process_id, a.award_id, w.organization_id`,
    ),
  ]);
  const places = new Map<string, number>();
  const known = new Map(kinds.map((one) => [one.organization_id, one]));
  const participants: NetworkParticipant[] = [];
  const roles: Set<string>[] = [];
  const placeOf = (id: string, role: string | null): number => {
    const place = places.get(id) ?? participants.length;
    if (place === participants.length) {
      const one = known.get(id);
      const own = new Set<string>();
      roles.push(own);
      places.set(id, place);
      participants.push({
        id,
        name: one?.name ?? id,
        sector: one?.kind ?? null,
        roles: [],
        person: false,
        holders: 1,
        beneficiary: false,
      });
    }
    if (role !== null) roles[place]?.add(role);
    return place;
  };
  const exchanges = ties.map((tie, at) => exchangeOf(tie, at, placeOf));
  return {
    id: recordNetworkId,
    name: record.snapshot.title ?? 'This record',
    grain: 'organization',
    participants: participants.map((one, at) => ({ ...one, roles: [...(roles[at] ?? [])] })),
    exchanges,
    leftOut: Number(unknown?.n ?? 0),
    cases: casesOf(wins, places),
    worth: null,
    purpose: null,
    illustrative: null,
    asOf: record.snapshot.lastPublished,
  };
}

function exchangeOf(tie: TieRow, at: number, placeOf: (id: string, role: string | null) => number): NetworkExchange {
  return {
    id: `t${at + 1}`,
    layer: 'record',
    from: placeOf(tie.provider_id, tie.provider_role),
    to: placeOf(tie.receiver_id, tie.receiver_role),
    deliverable: tie.form,
    kind: tie.kind,
    form: tie.form,
    standing: 'recorded',
    count: Number(tie.exchange_count),
    started: tie.first_date,
    ended: tie.last_date,
    quantity: tie.amount,
    unit: tie.amount === null ? null : 'GBP',
    amountKind: tie.amount_kind,
    valueProvider: null,
    valueReceiver: null,
    costReceiver: null,
    importance: null,
    transaction: null,
    peopled: null,
    sequence: null,
    evidence: null,
  };
}
