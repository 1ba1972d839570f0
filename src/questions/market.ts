/** How open a market is: every measure of it for one filter, and for another one beside it. */
import type { Filter } from '../domain/filter.ts';
import type { Measure, MeasureAnswer } from '../measures/measure.ts';
import { allOf, literally } from '../measures/selection.ts';
import type { RecordReader } from '../store/record.ts';
import { type Comparison, compareAnswers } from './comparison.ts';
import { wordsOf } from './page.ts';

/** What may stand for a buyer in a comparison: all of them together. */
export const everybody = 'everybody';

export interface MarketQuery {
  readonly buyer?: string | undefined;
  readonly place?: string | undefined;
  readonly cpv?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The other buyer to be set beside this view; {@link everybody} for all of them. */
  readonly compare_buyer?: string | undefined;
  /** The other period to be set beside this view. */
  readonly compare_from?: string | undefined;
  readonly compare_to?: string | undefined;
  /** Words in the name of a buyer that is looked for. */
  readonly find?: string | undefined;
  /** The date of the data from which somebody cited this view. */
  readonly as_of?: string | undefined;
}

/** One market and what every measure says of it. */
export interface MarketSide {
  readonly filter: Filter;
  /** Name for the id in the filter; absent where the filter has none, or one that nobody bears. */
  readonly buyerName: string | null;
  readonly answers: readonly MeasureAnswer[];
}

/** A buyer or payer to choose, with what it did in this record. */
export interface BuyerChoice {
  readonly id: string;
  readonly name: string;
  readonly processes: number;
  readonly payments: number;
}

/** What a market can be narrowed to in this record. */
export interface MarketChoices {
  /** The most active first, at most {@link buyerLimit}. */
  readonly buyers: readonly BuyerChoice[];
  readonly buyerTotal: number;
  /** Regions and towns of delivery, the most frequent first. */
  readonly places: readonly string[];
  /** CPV divisions with the number of their processes, by code. */
  readonly divisions: readonly { readonly code: string; readonly count: number }[];
}

export interface MarketAnswer {
  readonly query: MarketQuery;
  readonly side: MarketSide;
  /** The market beside it, and the differences that can be stated; absent where nothing is compared. */
  readonly other: MarketSide | null;
  readonly comparisons: readonly Comparison[];
  readonly choices: MarketChoices;
  /** Buyers whose name has the words that were looked for. */
  readonly found: readonly BuyerChoice[];
  /** Indicators of the procurement field that have something to say here: their sentence only. */
  readonly indicators: readonly Pick<MeasureAnswer, 'id' | 'name' | 'sentence'>[];
  /** The record that answered, for citing it. */
  readonly record: { readonly id: string; readonly asOf: string | null };
}

/** Buyers that the form offers; the others are found by words. */
const buyerLimit = 60;
const foundLimit = 20;
const placeLimit = 60;

/** Keeps what is made once for each snapshot. */
export type Keep = <T>(name: string, make: () => Promise<T>) => Promise<T>;

/** A figure is known, and it is about at least one thing of this record. */
const isKnown = ({ figures }: MeasureAnswer): boolean =>
  figures.some(({ value, coverage }) => value.value !== null && coverage.total > 0);

const buyerColumns = `organization_id as id, name, coalesce(buyer_count, 0) as processes, coalesce(payer_count, 0) as payments`;
const buys = 'buyer_count > 0 or payer_count > 0';
const mostActive = 'buyer_count desc nulls last, payer_count desc nulls last, name, organization_id';

async function choicesOf(record: RecordReader): Promise<MarketChoices> {
  const [buyers, [total], places, divisions] = await Promise.all([
    record.all<BuyerChoice>(
      `select ${buyerColumns} from organization where ${buys} order by ${mostActive} limit ${buyerLimit}`,
    ),
    record.all<{ n: number }>(`select count(*) as n from organization where ${buys}`),
    record.all<{ place: string }>(
      `select place from (
         select region as place, process_id from place where region is not null
         union all select locality, process_id from place where locality is not null
       ) named group by place order by count(distinct process_id) desc, place limit ${placeLimit}`,
    ),
    record.all<{ code: string; count: number }>(
      `select division as code, count(distinct process_id) as count from classification
       where division is not null group by division order by division limit 100`,
    ),
  ]);
  return { buyers, buyerTotal: total?.n ?? 0, places: places.map(({ place }) => place), divisions };
}

async function findBuyers(record: RecordReader, find: string): Promise<readonly BuyerChoice[]> {
  const named = allOf(
    wordsOf(find).map((word) => ({ sql: `lower(name) like ? escape '!'`, values: [`%${literally(word)}%`] })),
  );
  return record.all<BuyerChoice>(
    `select ${buyerColumns} from organization where (${buys}) and (${named.sql}) order by ${mostActive} limit ${foundLimit}`,
    named.values,
  );
}

async function nameOf(record: RecordReader, id: string | undefined): Promise<string | null> {
  if (!id) return null;
  const [row] = await record.all<{ name: string | null }>('select name from organization where organization_id = ?', [
    id,
  ]);
  return row?.name ?? null;
}

/** What this view is narrowed to. */
const filterOf = ({ buyer, place, cpv, from, to }: MarketQuery): Filter => ({ buyer, place, cpv, from, to });

/** What the view beside it is narrowed to: the same but for the buyer, the period, or both; null where nothing is compared. */
export function otherFilter(query: MarketQuery): Filter | null {
  const { compare_buyer: buyer, compare_from: from, compare_to: to } = query;
  if (!buyer && !from && !to) return null;
  const filter = filterOf(query);
  return {
    ...filter,
    ...(buyer ? { buyer: buyer === everybody ? undefined : buyer } : {}),
    ...(from || to ? { from, to } : {}),
  };
}

/** Of which record and which part of it, and where answers are kept. */
export interface Asking {
  readonly record: RecordReader;
  readonly filter: Filter;
  readonly keep: Keep;
  readonly recall: Keep;
}

/** What a measure says for a filter; of the whole record it is asked once for each snapshot, else what was asked last is kept. */
export function askMeasure(measure: Measure, { record, filter, keep, recall }: Asking): Promise<MeasureAnswer> {
  const told = Object.entries(filter).filter(([, value]) => value);
  const ask = told.length === 0 ? keep : recall;
  return ask(`${measure.id} ${JSON.stringify(told)}`, () => measure.ask(record, Object.fromEntries(told)));
}

const askAll = (asked: readonly Measure[], asking: Asking): Promise<readonly MeasureAnswer[]> =>
  Promise.all(asked.map((measure) => askMeasure(measure, asking)));

async function sideOf(asked: readonly Measure[], asking: Asking): Promise<MarketSide> {
  const [answers, buyerName] = await Promise.all([askAll(asked, asking), nameOf(asking.record, asking.filter.buyer)]);
  return { filter: asking.filter, buyerName, answers };
}

/** How open a market is, by every measure of `measures`: those of the market in full, indicators where they say something. */
export async function askMarket(
  record: RecordReader,
  query: MarketQuery,
  { measures, keep, recall }: { readonly measures: readonly Measure[]; readonly keep: Keep; readonly recall: Keep },
): Promise<MarketAnswer> {
  const ofMarket = measures.filter(({ id }) => /^M\d/.test(id));
  const indicators = measures.filter(({ id }) => /^R\d/.test(id));
  const [filter, beside] = [filterOf(query), otherFilter(query)];
  const [side, other, hints, choices, found] = await Promise.all([
    sideOf(ofMarket, { record, filter, keep, recall }),
    beside && sideOf(ofMarket, { record, filter: beside, keep, recall }),
    askAll(indicators, { record, filter, keep, recall }),
    keep('market choices', () => choicesOf(record)),
    query.find?.trim() ? findBuyers(record, query.find) : [],
  ]);
  return {
    query,
    side,
    other,
    comparisons: other ? side.answers.map((answer, at) => compareAnswers(answer, other.answers[at])) : [],
    choices,
    found,
    indicators: hints.filter(isKnown).map(({ id, name, sentence }) => ({ id, name, sentence })),
    record: { id: record.snapshot.id, asOf: record.snapshot.lastPublished },
  };
}
