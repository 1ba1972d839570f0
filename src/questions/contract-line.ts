import { awardDay, awardStands } from '../measures/selection.ts';
import type { RecordReader } from '../store/record.ts';
import { marks } from './page.ts';
import type { ContractLine } from './participant.ts';
import { processLines } from './process-line.ts';
import { type MoneyCells, type Worth, worthOf } from './worth.ts';

/** Contracts that a participant's page shows of each side. */
const contractLimit = 50;

export interface Contracts {
  readonly lines: readonly ContractLine[];
  readonly total: number;
}

interface WonCells extends MoneyCells {
  readonly process_id: string;
  readonly award_id: string;
  readonly title: string | null;
  readonly dated: string | null;
  readonly total: number;
}

/** The amount of an award as one of its suppliers may claim it: none where several share it. */
function shareOf(cells: WonCells, sharers: number): Worth {
  const worth = worthOf(cells);
  if (sharers <= 1 || worth.amount === null) return worth;
  const because = `shared by ${sharers} suppliers, and its split is not published`;
  return { amount: null, currency: null, amountKind: null, because };
}

/** How many suppliers share each award of these processes; one that appears under two names is one. */
async function sharersOf(record: RecordReader, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await record.all<{ process_id: string; award_id: string; sharers: number }>(
    `select process_id, award_id, count(distinct coalesce(organization_id, name, absent)) as sharers from party
     where role = 'supplier' and process_id in (${marks(ids)}) group by process_id, award_id`,
    ids,
  );
  return new Map(rows.map((row) => [JSON.stringify([row.process_id, row.award_id]), row.sharers]));
}

/** What a participant won, newest first. */
export async function wonBy(record: RecordReader, id: string): Promise<Contracts> {
  const rows = await record.all<WonCells>(
    `select a.process_id, a.award_id, coalesce(a.title, p.title) as title, ${awardDay} as dated, a.amount, a.currency, a.amount_kind,
       a.amount_note, count(*) over () as total
     from (select distinct process_id, award_id from party where role = 'supplier' and organization_id = ?) w
     join award a on a.process_id = w.process_id and a.award_id = w.award_id
     join process p on p.process_id = a.process_id
     where ${awardStands} order by dated desc nulls last, a.process_id, a.award_id limit ${contractLimit}`,
    [id],
  );
  const ids = [...new Set(rows.map((row) => row.process_id))];
  const [processes, sharers] = await Promise.all([processLines(record, ids), sharersOf(record, ids)]);
  const buyers = new Map(processes.map((line) => [line.id, line.buyers]));
  const lines = rows.map((row) => ({
    ...{ processId: row.process_id, title: row.title, dated: row.dated },
    partners: buyers.get(row.process_id) ?? [],
    ...shareOf(row, sharers.get(JSON.stringify([row.process_id, row.award_id])) ?? 1),
  }));
  return { lines, total: rows[0]?.total ?? 0 };
}

/** The processes in which a participant buys, newest first. */
export async function boughtBy(record: RecordReader, id: string): Promise<Contracts> {
  const rows = await record.all<{ process_id: string; total: number }>(
    `select p.process_id, count(*) over () as total from process p
     left join (select process_id, max(decided) as decided from award group by process_id) a on a.process_id = p.process_id
     where p.process_id in (select process_id from party where role in ('buyer', 'procuringEntity') and organization_id = ?)
     order by coalesce(a.decided, cast(p.first_published as date)) desc nulls last, p.process_id limit ${contractLimit}`,
    [id],
  );
  const lines = await processLines(
    record,
    rows.map((row) => row.process_id),
  );
  return {
    lines: lines.map(
      ({ id: processId, title, awarded, published, suppliers, amount, currency, amountKind, because }) => ({
        ...{
          processId,
          title,
          dated: awarded ?? published,
          partners: suppliers,
          amount,
          currency,
          amountKind,
          because,
        },
      }),
    ),
    total: rows[0]?.total ?? 0,
  };
}
