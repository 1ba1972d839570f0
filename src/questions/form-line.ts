import { forms as formOrder } from '../domain/exchange.ts';
import type { RecordReader } from '../store/record.ts';
import type { FormLine } from './participant.ts';

interface FormCells {
  readonly direction: 'gives' | 'receives';
  readonly form: string;
  readonly kind: 'tangible' | 'intangible';
  readonly amount_kind: string | null;
  readonly count: number;
  readonly valued: number;
  readonly sum: number | null;
}

const worth = `case when currency = 'GBP' and (amount > 0 or (amount_kind = 'payment' and amount <> 0)) then amount end as worth`;

/** What a participant gives and receives: tangible before intangible, the forms in their order; amounts of one kind at a time. */
export async function formsOf(record: RecordReader, id: string): Promise<readonly FormLine[]> {
  const rows = await record.all<FormCells>(
    `select direction, form, kind, amount_kind, count(*) as count, count(worth) as valued, sum(worth) as sum
     from (
       select 'gives' as direction, form, kind, amount_kind, ${worth} from exchange where provider_id = ?
       union all
       select 'receives', form, kind, amount_kind, ${worth} from exchange where receiver_id = ?
     ) own group by direction, form, kind, amount_kind
     order by direction, kind desc, form, amount_kind limit 500`,
    [id, id],
  );
  const lines = new Map<string, FormCells[]>();
  for (const row of rows) {
    const key = `${row.direction} ${row.kind} ${row.form}`;
    lines.set(key, [...(lines.get(key) ?? []), row]);
  }
  return [...lines.values()].map(lineOf).sort((a, b) => rank(a) - rank(b));
}

function lineOf(cells: readonly FormCells[]): FormLine {
  const { direction, form, kind } = cells[0] as FormCells;
  const count = cells.reduce((sum, one) => sum + one.count, 0);
  const sums = cells.flatMap((one) =>
    one.sum === null
      ? []
      : [{ amountKind: one.amount_kind ?? 'not stated', amount: Math.round(one.sum * 100) / 100, count: one.valued }],
  );
  return { direction, form, kind, count, sums, unknown: count - sums.reduce((sum, one) => sum + one.count, 0) };
}

function rank(line: FormLine): number {
  const place = (formOrder as readonly string[]).indexOf(line.form);
  return (line.direction === 'gives' ? 0 : 1000) + (line.kind === 'tangible' ? 0 : 100) + (place < 0 ? 99 : place);
}
