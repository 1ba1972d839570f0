import { forms as formOrder } from '../domain/exchange.ts';
import type { FormLine } from './participant.ts';
import { rowsOf, type TieIndex } from './tie-index.ts';
import { toPence } from './worth.ts';

/** What a participant gives and receives: tangible before intangible, the forms in their order; amounts of one kind at a time. */
export function formsOf(ties: TieIndex, id: string): readonly FormLine[] {
  return [
    ...linesOf(ties, 'gives', rowsOf(ties, id, 'given')),
    ...linesOf(ties, 'receives', rowsOf(ties, id, 'received')),
  ].sort((a, b) => rank(a) - rank(b));
}

interface Sum {
  count: number;
  valued: number;
  amount: number;
}

function linesOf(ties: TieIndex, direction: FormLine['direction'], rows: Uint32Array): readonly FormLine[] {
  const lines = new Map<string, Map<string, Sum>>();
  for (const row of rows) {
    const { form, kind, amountKind } = ties.sorts[ties.sort[row] as number] as TieIndex['sorts'][number];
    const key = `${kind} ${form}`;
    const sums = lines.get(key) ?? new Map<string, Sum>();
    lines.set(key, sums);
    const sum = sums.get(amountKind ?? '') ?? { count: 0, valued: 0, amount: 0 };
    sums.set(amountKind ?? '', sum);
    sum.count += ties.count[row] as number;
    sum.valued += ties.valued[row] as number;
    sum.amount += Number.isNaN(ties.amount[row]) ? 0 : (ties.amount[row] as number);
  }
  return [...lines].map(([key, sums]) => lineOf(direction, key, sums));
}

function lineOf(direction: FormLine['direction'], key: string, of: ReadonlyMap<string, Sum>): FormLine {
  const [kind, form] = key.split(' ') as [FormLine['kind'], string];
  const parts = [...of].sort(([a], [b]) => (a < b ? -1 : 1));
  const count = parts.reduce((sum, [, one]) => sum + one.count, 0);
  const sums = parts.flatMap(([amountKind, one]) =>
    one.valued === 0
      ? []
      : [{ amountKind: amountKind || 'not stated', amount: toPence(one.amount) as number, count: one.valued }],
  );
  return { direction, form, kind, count, sums, unknown: count - sums.reduce((sum, one) => sum + one.count, 0) };
}

function rank(line: FormLine): number {
  const place = (formOrder as readonly string[]).indexOf(line.form);
  return (line.direction === 'gives' ? 0 : 1000) + (line.kind === 'tangible' ? 0 : 100) + (place < 0 ? 99 : place);
}
