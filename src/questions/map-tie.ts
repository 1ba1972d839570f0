import type { Condition } from '../measures/selection.ts';
import type { RecordReader } from '../store/record.ts';

/** What is drawn as one line: all that goes one way between two participants in one form, over the years. */
export interface MapTracks {
  readonly count: number;
  /** Participants by number, places in `MapMembers`. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Places in `MapTies.forms`. */
  readonly form: Uint8Array;
  readonly isIntangible: Uint8Array;
  /** The same number for all lines that join the same two, either way. */
  readonly pair: Int32Array;
  readonly pairCount: number;
}

/** Ties as columns: one entry for each provider, receiver, form and year. */
export interface MapTies {
  readonly count: number;
  readonly tracks: MapTracks;
  /** The line on which a tie lies; −1 where one end is not on the map, or both are the same. */
  readonly track: Int32Array;
  /** The participant at the end that is known, for ties that lie on no line; −1 where none is. */
  readonly end: Int32Array;
  readonly form: Uint8Array;
  readonly forms: readonly string[];
  /** The goods, service or work of a contract, whose price is there too. */
  readonly isMirror: Uint8Array;
  /** 0 where no date is known. */
  readonly year: Int16Array;
  /** Ties that lie on no line. */
  readonly loose: Int32Array;
  /** Why a tie lies on no line, places in `reasons`. */
  readonly reason: Uint8Array;
  readonly reasons: readonly string[];
  readonly exchanges: Float64Array;
  readonly awards: Float64Array;
  /** In pounds, NaN where none is known. */
  readonly awarded: Float64Array;
  /** Awards whose value is perhaps a ceiling. */
  readonly ceilings: Float64Array;
  readonly payments: Float64Array;
  readonly paid: Float64Array;
}

/** What an exchange says that table `tie` says in sum. */
const tieOfExchange = `
  select provider_id, receiver_id, provider_role, receiver_role, coalesce(provider_absent, receiver_absent) as absent, form, kind, amount_kind,
    extract(year from started) as year, 1 as exchange_count, case when currency = 'GBP' then amount end as amount
  from exchange e`;

interface TieCells {
  readonly a: number | null;
  readonly b: number | null;
  readonly form: string;
  readonly kind: string;
  readonly mirror: boolean;
  readonly year: number | null;
  readonly absent: string | null;
  readonly exchanges: number;
  readonly awards: number | null;
  readonly awarded: number | null;
  readonly ceilings: number | null;
  readonly payments: number | null;
  readonly paid: number | null;
}

/**
 * The ties of a record: all of them from table `tie`, or those of the exchanges (row `e`) that a condition leaves. Members are numbered
 * by id, as in {@link readMembers}.
 */
export async function readTies(record: RecordReader, condition: Condition | null): Promise<MapTies> {
  const rows = await record.all<TieCells>(
    `with member as (select organization_id, row_number() over (order by organization_id) - 1 as no from position),
     kept as (${condition ? `${tieOfExchange} where ${condition.sql}` : 'select * from tie'}),
     told as (
       select *, provider_role = 'supplier' and receiver_role = 'buyer' and form in ('goods', 'service', 'work') as mirror,
         (provider_role = 'buyer' and receiver_role = 'supplier') or (provider_role = 'supplier' and receiver_role = 'buyer') as awarding
       from kept
     )
     select cast(a.no as integer) as a, cast(b.no as integer) as b, t.form, t.kind, coalesce(t.mirror, false) as mirror,
       cast(t.year as integer) as year, t.absent, cast(sum(t.exchange_count) as double precision) as exchanges,
       cast(sum(t.exchange_count) filter (where t.awarding) as double precision) as awards,
       sum(t.amount) filter (where t.amount_kind = 'award') as awarded,
       cast(sum(t.exchange_count) filter (where t.amount_kind in ('ceiling', 'possible ceiling') and t.amount is not null) as double precision) as ceilings,
       cast(sum(t.exchange_count) filter (where t.amount_kind = 'payment') as double precision) as payments,
       sum(t.amount) filter (where t.amount_kind = 'payment') as paid
     from told t left join member a on a.organization_id = t.provider_id left join member b on b.organization_id = t.receiver_id
     group by a.no, b.no, t.form, t.kind, coalesce(t.mirror, false), t.year, t.absent
     order by a.no, b.no, t.form, t.kind, t.year, t.absent`,
    condition?.values ?? [],
  );
  return tiesOf(rows);
}

/** Gives words numbers in the order in which they come; 0 is the first of `known`. */
function numbering(known: readonly string[]) {
  const words = [...known];
  const numbers = new Map(words.map((word, number) => [word, number]));
  return {
    words: words as readonly string[],
    numberOf(word: string): number {
      const number = numbers.get(word) ?? words.push(word) - 1;
      numbers.set(word, number);
      return number;
    },
  };
}

function tiesOf(rows: readonly TieCells[]): MapTies {
  const forms = numbering([]);
  const reasons = numbering([]);
  const count = rows.length;
  const ties = {
    track: new Int32Array(count).fill(-1),
    end: new Int32Array(count).fill(-1),
    form: new Uint8Array(count),
    isMirror: new Uint8Array(count),
    year: new Int16Array(count),
    reason: new Uint8Array(count),
    exchanges: new Float64Array(count),
    awards: new Float64Array(count),
    awarded: new Float64Array(count),
    ceilings: new Float64Array(count),
    payments: new Float64Array(count),
    paid: new Float64Array(count),
  };
  const loose: number[] = [];
  const tracks = new TrackBook(count);
  for (const [k, row] of rows.entries()) {
    const form = forms.numberOf(row.form);
    if (row.absent === null && row.a !== null && row.b !== null && row.a !== row.b)
      ties.track[k] = tracks.trackOf(row.a, row.b, form, row.kind === 'intangible' ? 1 : 0);
    else {
      loose.push(k);
      ties.end[k] = row.a ?? row.b ?? -1;
      ties.reason[k] = reasons.numberOf(row.absent ?? 'itself');
    }
    ties.form[k] = form;
    ties.isMirror[k] = row.mirror ? 1 : 0;
    ties.year[k] = row.year ?? 0;
    ties.exchanges[k] = row.exchanges;
    ties.awards[k] = row.awards ?? 0;
    ties.awarded[k] = row.awarded ?? Number.NaN;
    ties.ceilings[k] = row.ceilings ?? 0;
    ties.payments[k] = row.payments ?? 0;
    ties.paid[k] = row.paid ?? Number.NaN;
  }
  return {
    count,
    ...ties,
    tracks: tracks.close(),
    loose: Int32Array.from(loose),
    forms: forms.words,
    reasons: reasons.words,
  };
}

/** Numbers lines as they come, in the order of provider, receiver and form. */
class TrackBook {
  private readonly columns;
  private readonly pairs = new Map<number, number>();
  private count = 0;

  constructor(most: number) {
    this.columns = {
      from: new Int32Array(most),
      to: new Int32Array(most),
      form: new Uint8Array(most),
      isIntangible: new Uint8Array(most),
      pair: new Int32Array(most),
    };
  }

  /** The number of the line; a new one where the line before was another. */
  trackOf(a: number, b: number, form: number, intangible: number): number {
    const { from, to, form: forms, isIntangible, pair } = this.columns;
    const last = this.count - 1;
    if (last >= 0 && from[last] === a && to[last] === b && forms[last] === form && isIntangible[last] === intangible)
      return last;
    const key = Math.min(a, b) * 2 ** 26 + Math.max(a, b);
    const joined = this.pairs.get(key) ?? this.pairs.size;
    this.pairs.set(key, joined);
    from[this.count] = a;
    to[this.count] = b;
    forms[this.count] = form;
    isIntangible[this.count] = intangible;
    pair[this.count] = joined;
    return this.count++;
  }

  close(): MapTracks {
    const { from, to, form, isIntangible, pair } = this.columns;
    const { count } = this;
    return {
      count,
      from: from.slice(0, count),
      to: to.slice(0, count),
      form: form.slice(0, count),
      isIntangible: isIntangible.slice(0, count),
      pair: pair.slice(0, count),
      pairCount: this.pairs.size,
    };
  }
}
