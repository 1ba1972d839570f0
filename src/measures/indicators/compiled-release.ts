/**
 * What the indicators look at in a compiled release, and nothing else. It is made of JSON by {@link readCompiledRelease} or of
 * the tables of a record. `null` stands for what is not there or not of its type.
 */
export interface CompiledRelease {
  readonly ocid: string;
  readonly tenderStatus: string | null;
  readonly method: string | null;
  readonly methodDetails: string | null;
  readonly tenderStart: string | null;
  readonly tenderEnd: string | null;
  readonly tendererCount: number | null;
  readonly buyerId: string | null;
  readonly procuringEntityId: string | null;
  /** Null where there is no list, which is not the same as an empty one. */
  readonly awards: readonly CompiledAward[] | null;
  readonly bids: readonly CompiledBid[] | null;
}

export interface CompiledAward {
  readonly status: string | null;
  /** One for each supplier, null for one without an id; null where there is no list. */
  readonly supplierIds: readonly (string | null)[] | null;
  /** Codes of the items, as published. */
  readonly codes: readonly string[];
}

export interface CompiledBid {
  readonly status: string | null;
  readonly date: string | null;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly tendererIds: readonly (string | null)[] | null;
}

type Members = Readonly<Record<string, unknown>>;

const none: Members = {};
const membersOf = (value: unknown): Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : none;
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const numberOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;
const idOf = (value: unknown): string | null => textOf(membersOf(value).id);
const idsOf = (value: unknown): (string | null)[] | null => (Array.isArray(value) ? value.map(idOf) : null);

function readAward(value: unknown): CompiledAward {
  const award = membersOf(value);
  const codes: string[] = [];
  if (Array.isArray(award.items)) {
    for (const item of award.items) {
      const code = idOf(membersOf(item).classification);
      if (code !== null) codes.push(code);
    }
  }
  return { status: textOf(award.status), supplierIds: idsOf(award.suppliers), codes };
}

function readBid(value: unknown): CompiledBid {
  const bid = membersOf(value);
  const price = membersOf(bid.value);
  return {
    status: textOf(bid.status),
    date: textOf(bid.date),
    amount: numberOf(price.amount),
    currency: textOf(price.currency),
    tendererIds: idsOf(bid.tenderers),
  };
}

/** The parts of a compiled release that indicators look at; null where the value is none, since it has no ocid. */
export function readCompiledRelease(value: unknown): CompiledRelease | null {
  const release = membersOf(value);
  const ocid = textOf(release.ocid);
  if (ocid === null) return null;
  const tender = membersOf(release.tender);
  const period = membersOf(tender.tenderPeriod);
  const { details } = membersOf(release.bids);
  return {
    ocid,
    tenderStatus: textOf(tender.status),
    method: textOf(tender.procurementMethod),
    methodDetails: textOf(tender.procurementMethodDetails),
    tenderStart: textOf(period.startDate),
    tenderEnd: textOf(period.endDate),
    tendererCount: numberOf(tender.numberOfTenderers),
    buyerId: idOf(release.buyer),
    procuringEntityId: idOf(tender.procuringEntity),
    awards: Array.isArray(release.awards) ? release.awards.map(readAward) : null,
    bids: Array.isArray(details) ? details.map(readBid) : null,
  };
}

/** The bids that were handed in, whatever became of them: neither a mere invitation nor withdrawn, and of a known status. */
export const submittedBids = ({ bids }: CompiledRelease): readonly CompiledBid[] =>
  (bids ?? []).filter(({ status }) => status !== null && status !== 'invited' && status !== 'withdrawn');

const finalStatuses: ReadonlySet<string> = new Set(['active', 'cancelled', 'unsuccessful']);

/** A contracting process whose outcome can no longer change. */
export interface Decided {
  readonly active: readonly CompiledAward[];
  readonly bids: readonly CompiledBid[];
}

/**
 * The awards in force and the bids of a process of which every award is final; null where an award is pending or in a state
 * that nobody knows, or where bids or awards are not listed.
 */
export function decided({ awards, bids }: CompiledRelease): Decided | null {
  if (awards === null || bids === null) return null;
  const open = awards.some(({ status }) => status !== null && !finalStatuses.has(status));
  return open ? null : { active: awards.filter(({ status }) => status === 'active'), bids };
}

/**
 * The supplier of a decided process with one award to one supplier: only then do all bids compete for the same thing and is it
 * known whose bid won. Null otherwise.
 */
export function onlyWinner({ active }: Decided): string | null {
  const suppliers = active.length === 1 ? active[0]?.supplierIds : null;
  return suppliers?.length === 1 ? (suppliers[0] ?? null) : null;
}

/** The tenderer of a bid by one alone; null for a joint bid. */
export const onlyTenderer = ({ tendererIds }: CompiledBid): string | null =>
  tendererIds?.length === 1 ? (tendererIds[0] ?? null) : null;
