import type { Filter } from '../domain/filter.ts';
import { count as digits } from '../domain/number.ts';
import type { RecordReader } from '../store/record.ts';
import { edge, wins } from './award-win.ts';
import { shareFigure } from './figure.ts';
import type { Figure } from './measure.ts';
import { counted } from './phrase.ts';
import { periodCondition } from './selection.ts';

/** How a later purchase of a buyer from the same supplier came about, as far as its notice tells. */
export interface Renewals {
  readonly relet: number;
  readonly extension: number;
  readonly calloff: number;
  readonly unknown: number;
  /** Renewals whose notice says by what procedure; published amendments of contracts and awards. Without them nothing tells. */
  readonly stated: number;
  readonly amendments: number;
}

const anyOf = (column: string, words: readonly string[]): string =>
  `(${words.map((word) => `lower(${column}) like '%${word}%'`).join(' or ')})`;
const calledOff = anyOf('p.procurement_method_details', [
  'call-off',
  'call off',
  'under framework',
  'under a framework',
  'mini-competition',
  'mini competition',
]);
const extended = anyOf('p.title', [
  'contract extension',
  'extension of contract',
  'extension to contract',
  'extension of the contract',
]);

/** Every process of a pair after its first day is a renewal; amendments that speak of extending are extensions beside. */
export async function renewalsOf(record: RecordReader, filter: Filter): Promise<Renewals> {
  const { sql, values } = wins({ ...filter, from: undefined, to: undefined });
  const period = periodCondition(filter, 'day');
  const amended = periodCondition(filter, 'm.amended');
  const [row] = await record.all<Renewals>(
    `with ${sql}, ${edge},
     bought as (
       select w.buyer_id, w.supplier_id, w.process_id, min(w.day) as day, min(c.division) as division
       from win w left join (select process_id, min(division) as division from classification where main group by process_id) c
         on c.process_id = w.process_id
       cross join edge e where w.buyer_id is not null and w.day <= e.seen group by w.buyer_id, w.supplier_id, w.process_id
     ),
     followed as (
       select process_id, day, min(day) over (partition by buyer_id, supplier_id) as first,
         case when division is not null then min(day) over (partition by buyer_id, supplier_id, division) end as first_alike
       from bought
     ),
     renewal as (
       select case when ${calledOff} then 'calloff' when ${extended} then 'extension'
         when f.first_alike < f.day and p.deadline is not null and coalesce(lower(p.procurement_method), '') not in ('direct', 'limited')
           then 'relet'
         else 'unknown' end as kind,
         case when p.procurement_method_details is not null then 1 else 0 end as stated, 0 as amendment
       from followed f join process p on p.process_id = f.process_id where f.first < f.day and ${period.sql}
       union all
       select case when ${anyOf('m.rationale', ['extend', 'extension', 'renew'])} then 'extension' else 'no renewal' end, 0, 1
       from amendment m
       where m.subject in ('award', 'contract') and ${amended.sql}
         and m.process_id in (select process_id from win)
     )
     select count(*) filter (where kind = 'relet') as relet, count(*) filter (where kind = 'extension') as extension,
       count(*) filter (where kind = 'calloff') as calloff, count(*) filter (where kind = 'unknown') as unknown,
       coalesce(sum(stated), 0) as stated, coalesce(sum(amendment), 0) as amendments from renewal`,
    [...values, ...period.values, ...amended.values],
  );
  return row as Renewals;
}

/** The share of each way among the renewals; absent where nothing published would show it. */
export function renewalFigures(t: Renewals): readonly Figure[] {
  const total = t.relet + t.extension + t.calloff + t.unknown;
  const coverage = {
    ...{ total, used: total - t.unknown, noun: 'renewals' },
    has: 'a notice that tells how they came about',
  };
  const share = (id: string, label: string, part: number, silent: string | null = null): Figure => {
    const known = silent === null ? total : 0;
    const because = total === 0 ? 'no buyer here bought from the same supplier on a later day' : (silent ?? '');
    const basis = `${digits(part)} of ${counted(total, 'renewal')}`;
    const figure = shareFigure({
      ...{ id, label: `of renewals, ${label}`, part, known, unknown: 0 },
      basis,
      coverage,
      because,
    });
    const open = t.unknown > 0 && id !== 'renewalUnknown';
    return { ...figure, bounds: open ? { low: part / total, high: (part + t.unknown) / total } : null };
  };
  const unstated = t.stated === 0 ? 'no notice of a renewal here says by what procedure it was bought' : null;
  const unextended =
    t.extension === 0 && t.stated === 0 && t.amendments === 0
      ? 'neither procedures nor amendments are published here, so extensions cannot be seen'
      : null;
  return [
    share('reLet', 'let again by a call of the same category', t.relet),
    share('extension', 'by extension', t.extension, unextended),
    share('callOff', 'by call-off from a framework', t.calloff, unstated),
    share('renewalUnknown', 'not known how', t.unknown),
  ];
}
