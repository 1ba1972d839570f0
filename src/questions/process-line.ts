import { absences } from '../domain/organization.ts';
import type { RecordReader } from '../store/record.ts';
import { marks } from './page.ts';
import type { ProcessRow } from './process.ts';
import { type AwardSums, addsUp, awardSums, type MoneyCells, processWorth } from './worth.ts';

/** Names that are given of one process in one role; a framework may have hundreds. */
const nameLimit = 50;

interface ProcessCells extends AwardSums, MoneyCells {
  readonly process_id: string;
  readonly title: string | null;
  readonly stage: string | null;
  readonly published: string | null;
  readonly decided: string | null;
  readonly deadline: string | null;
  readonly estimate_low: number | null;
  readonly estimate_high: number | null;
}

interface PartyCells {
  readonly process_id: string;
  readonly side: 'buyer' | 'supplier';
  readonly id: string | null;
  readonly name: string | null;
  readonly absent: string | null;
}

/** The name to show for a party of a process: what an organisation is called, or in words why nobody is named. */
export function partyName(party: { readonly name: string | null; readonly absent: string | null }): string {
  const why = party.absent === null ? undefined : (absences as Readonly<Record<string, string>>)[party.absent];
  return why ?? party.name ?? 'not named';
}

async function partiesOf(record: RecordReader, ids: readonly string[]): Promise<readonly PartyCells[]> {
  return record.all<PartyCells>(
    `select process_id, side, id, name, absent from (
       select s.process_id, s.side, s.organization_id as id, coalesce(o.name, s.name) as name, s.absent,
         row_number() over (partition by s.process_id, s.side order by s.organization_id is null, coalesce(o.name, s.name), s.organization_id) as place
       from (
         select process_id, organization_id, absent, case when role = 'supplier' then 'supplier' else 'buyer' end as side,
           case when absent is null then min(name) end as name
         from party where role in ('buyer', 'procuringEntity', 'supplier') and process_id in (${marks(ids)})
         group by process_id, organization_id, absent, case when role = 'supplier' then 'supplier' else 'buyer' end
       ) s left join organization o on o.organization_id = s.organization_id
     ) numbered where place <= ${nameLimit} order by process_id, side, place`,
    ids,
  );
}

/** Processes as lines of a list, in the order of their ids; ids that no process bears are left out. */
export async function processLines(record: RecordReader, ids: readonly string[]): Promise<readonly ProcessRow[]> {
  if (ids.length === 0) return [];
  const [processes, parties] = await Promise.all([
    record.all<ProcessCells>(
      `select p.process_id, p.title, p.stage, cast(p.first_published as date) as published, cast(p.deadline as date) as deadline, p.amount, p.currency, p.amount_kind, p.amount_note,
         p.estimate_low, p.estimate_high, w.n, w.valued, w.total, w.kinds, w.currencies, w.amount_kind as sum_kind, w.currency as sum_currency,
         w.set_aside, w.decided, ${addsUp} as adds_up
       from process p left join (${awardSums(`a.process_id in (${marks(ids)})`)}) w on w.process_id = p.process_id
       where p.process_id in (${marks(ids)})`,
      [...ids, ...ids],
    ),
    partiesOf(record, ids),
  ]);
  const byId = new Map(processes.map((cells) => [cells.process_id, cells]));
  const named = (id: string, side: PartyCells['side']) =>
    parties
      .filter((party) => party.process_id === id && party.side === side)
      .map((party) => ({ id: party.id, name: partyName(party) }));
  return ids.flatMap((id) => {
    const cells = byId.get(id);
    if (!cells) return [];
    const { title, stage, published, decided, deadline } = cells;
    const sides = { buyers: named(id, 'buyer'), suppliers: named(id, 'supplier') };
    return [{ id, title, stage, ...sides, published, awarded: decided, deadline, ...processWorth(cells, cells) }];
  });
}
