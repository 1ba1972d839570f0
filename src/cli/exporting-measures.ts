import type { Filter } from '../domain/filter.ts';
import type { CellRow } from '../exports/table.ts';
import type { Measure } from '../measures/measure.ts';
import { sheetOfMeasure } from '../questions/sheet.ts';
import type { RecordReader } from '../store/record.ts';

/** The columns of exported figures: those of a measure’s own sheet, and what they need where no page stands around them. */
export function figureColumns(measures: readonly Measure[]): readonly string[] {
  const [first] = measures;
  if (!first) return [];
  const empty = sheetOfMeasure({
    ...{ id: first.id, name: first.name, sentence: '', figures: [], cautions: [] },
    ...{ filter: {}, asOf: null },
  });
  return [...empty.columns, 'name', 'definition', 'cautions', 'method'];
}

/** The figures of measures one measure after another, exactly, each with its coverage, its bounds and where its method stands. */
export async function* figureRows(
  record: RecordReader,
  measures: readonly Measure[],
  filter: Filter,
): AsyncGenerator<CellRow[], void, undefined> {
  for (const measure of measures) {
    const answer = await measure.ask(record, filter);
    const { columns, rows } = sheetOfMeasure(answer);
    yield rows.map((row) => ({
      ...Object.fromEntries(columns.map((column, i) => [column, row[i] ?? null])),
      name: measure.name,
      definition: measure.definition,
      cautions: answer.cautions.join(' ') || null,
      method: `/methods/${measure.id}`,
    }));
  }
}
