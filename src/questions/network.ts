import { concentration } from '../measures/concentration.ts';
import { asksMarket, earlyEngagement } from '../measures/early-engagement.ts';
import type { MeasureAnswer } from '../measures/measure.ts';
import { realisedSuitability } from '../measures/realised-suitability.ts';
import { awardStands } from '../measures/selection.ts';
import { smeShare } from '../measures/sme-share.ts';
import type { RecordReader } from '../store/record.ts';
import { askGlimpse, type MapGlimpse } from './map-glimpse.ts';
import { buildMap, type MapNetwork } from './map-network.ts';
import { marks } from './page.ts';
import { dealsWhere, heldBack } from './partner.ts';
import { askPayers, type PayersAnswer } from './payer.ts';
import { type HeldBack, toPence, whyNoSum } from './worth.ts';

/** A row of a short table of participants on the first page. */
export interface ParticipantLine {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** Processes as a buyer, awards as a supplier, or payments made or received. */
  readonly count: number;
  /** How many on the other side: suppliers of a buyer, buyers of a supplier, payees of a payer, payers of a payee. */
  readonly partners: number;
  /** Sum in GBP of amounts of kind award, or of payments with refunds taken off; absent where none is known. */
  readonly amount: number | null;
  /** Why it is absent; that no value is published where this is left out. */
  readonly because?: string | null;
}

/** The first page: this network in one screen. What was awarded and what was paid stand side by side and are never added up. */
export interface NetworkAnswer extends PayersAnswer {
  readonly title: string | null;
  readonly firstPublished: string | null;
  readonly lastPublished: string | null;
  readonly counts: {
    readonly processes: number;
    readonly awards: number;
    /** Notices that asked the market something; those that only announced a purchase are not among them. */
    readonly engagements: number;
    readonly payments: number;
    readonly buyers: number;
    readonly suppliers: number;
    readonly payers: number;
    readonly payees: number;
    readonly exchanges: number;
  };
  /** Exactly three where the record can support them: M01, M03, M07. */
  readonly findings: readonly MeasureAnswer[];
  readonly buyers: readonly ParticipantLine[];
  readonly suppliers: readonly ParticipantLine[];
  /** Pairs of buyers that share suppliers, most shared first, at most ten. */
  readonly shared: readonly { readonly a: ParticipantLine; readonly b: ParticipantLine; readonly suppliers: number }[];
  /** M05 over the whole record, for the section about suppliers. */
  readonly concentration: MeasureAnswer;
  /** The map in small; absent where nobody exchanges with anybody who is named. */
  readonly map: MapGlimpse | null;
}

/** Lines of buyers and of suppliers on the first page, and pairs of buyers. */
const lineLimit = 8;
const pairLimit = 10;
/** Buyers that are compared with each other, the most active first: pairs grow with the square of their number. */
const comparedLimit = 200;

type Side = 'buyer' | 'supplier';
const countOf: Readonly<Record<Side, string>> = { buyer: 'buyer_count', supplier: 'supplier_count' };

async function mostActive(record: RecordReader, side: Side): Promise<readonly string[]> {
  const rows = await record.all<{ id: string }>(
    `select organization_id as id from organization where ${countOf[side]} > 0 order by ${countOf[side]} desc, name, organization_id limit ${lineLimit}`,
  );
  return rows.map(({ id }) => id);
}

/** Participants as lines of one side, by id. */
async function participantLines(
  record: RecordReader,
  side: Side,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ParticipantLine>> {
  if (ids.length === 0) return new Map();
  const [own, other] = side === 'buyer' ? ['b', 'supplier'] : ['s', 'buyer'];
  const rows = await record.all<ParticipantLine & HeldBack>(
    `with deal as (${dealsWhere(`${own}.organization_id in (${marks(ids)})`)}),
     sum_of as (
       select id, sum(worth) as amount, ${heldBack}
       from (select distinct ${side} as id, process_id, award_id, worth, held from deal) once group by id
     )
     select o.organization_id as id, o.name, coalesce(o.kind, 'unknown') as kind, o.${countOf[side]} as count,
       (select count(distinct ${other}) from deal d where d.${side} = o.organization_id) as partners, t.amount,
       coalesce(t.ceilings, 0) as ceilings, coalesce(t.shared, 0) as shared, coalesce(t."foreign", 0) as "foreign"
     from organization o left join sum_of t on t.id = o.organization_id where o.organization_id in (${marks(ids)})`,
    [...ids, ...ids],
  );
  return new Map(
    rows.map(({ ceilings, shared, foreign, ...row }) => [
      row.id,
      {
        ...row,
        amount: toPence(row.amount),
        ...(row.amount === null ? { because: whyNoSum({ ceilings, shared, foreign }) } : {}),
      },
    ]),
  );
}

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly suppliers: number;
}

async function sharedSuppliers(record: RecordReader): Promise<readonly Pair[]> {
  return record.all<Pair>(
    `with compared as (
       select organization_id from organization where buyer_count > 0 order by buyer_count desc, organization_id limit ${comparedLimit}
     ),
     tie as (
       select distinct buyer, supplier from (${dealsWhere('b.organization_id in (select organization_id from compared)')}) deal
     )
     select x.buyer as a, y.buyer as b, count(*) as suppliers from tie x join tie y on y.supplier = x.supplier and x.buyer < y.buyer
     group by x.buyer, y.buyer order by suppliers desc, x.buyer, y.buyer limit ${pairLimit}`,
  );
}

async function countsOf(record: RecordReader): Promise<NetworkAnswer['counts']> {
  const [row] = await record.all<NetworkAnswer['counts']>(
    `select (select count(*) from process) as processes, (select count(*) from award a where ${awardStands}) as awards,
       (select count(*) from engagement e where ${asksMarket}) as engagements, (select count(*) from payment) as payments,
       (select count(*) from organization where buyer_count > 0) as buyers,
       (select count(*) from organization where supplier_count > 0) as suppliers,
       (select count(*) from organization where payer_count > 0) as payers,
       (select count(*) from organization where payment_count > 0) as payees,
       (select count(*) from exchange) as exchanges`,
  );
  return row as NetworkAnswer['counts'];
}

/** A finding has something to say: a figure of it is known, and it is about at least one thing of this record. */
const isSupported = ({ figures }: MeasureAnswer): boolean =>
  figures.some(({ value }) => value.value !== null) && figures.some(({ coverage }) => coverage.total > 0);

/** The first page of a record; what its map is drawn from is given where it has been read already. */
export async function askNetwork(record: RecordReader, network?: MapNetwork): Promise<NetworkAnswer> {
  const [counts, share, suitability, engagement, fewness, buyers, suppliers, pairs, payments, map] = await Promise.all([
    countsOf(record),
    smeShare.ask(record, {}),
    realisedSuitability.ask(record, {}),
    earlyEngagement.ask(record, {}),
    concentration.ask(record, {}),
    mostActive(record, 'buyer'),
    mostActive(record, 'supplier'),
    sharedSuppliers(record),
    askPayers(record),
    (network ? Promise.resolve(network) : buildMap(record)).then((known) => askGlimpse(record, known)),
  ]);
  const paired = pairs.flatMap(({ a, b }) => [a, b]);
  const [buyerLines, supplierLines] = await Promise.all([
    participantLines(record, 'buyer', [...new Set([...buyers, ...paired])]),
    participantLines(record, 'supplier', suppliers),
  ]);
  const pick = (lines: ReadonlyMap<string, ParticipantLine>, ids: readonly string[]) =>
    ids.flatMap((id) => lines.get(id) ?? []);
  const { title, firstPublished, lastPublished } = record.snapshot;
  return {
    ...{ title, firstPublished, lastPublished, counts },
    findings: [share, suitability, engagement].filter(isSupported),
    buyers: pick(buyerLines, buyers),
    suppliers: pick(supplierLines, suppliers),
    shared: pairs.flatMap((pair) => {
      const [a, b] = [buyerLines.get(pair.a), buyerLines.get(pair.b)];
      return a && b ? [{ a, b, suppliers: pair.suppliers }] : [];
    }),
    concentration: fewness,
    map,
    ...payments,
  };
}
