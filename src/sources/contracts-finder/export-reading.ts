import type { BrokenRow, RowFlaw, RowOptions, RowTally } from '../delimited/row.ts';
import { readRows } from '../delimited/rows.ts';
import type { Json } from '../ocds/field.ts';
import { exportNames, exportRowOf, looksLikeExport } from './export-row.ts';

/** A row of the export, to be taken in as a notice. */
export interface ExportRow {
  readonly kind: 'notice';
  readonly position: number;
  readonly start: number;
  readonly byteCount: number;
  /** The bytes as they were read, one character each. */
  readonly source: string;
  /** From column to text, without contacts; `releaseOfExportRow` says it as OCDS. */
  readonly value: Json;
  readonly flaws: readonly RowFlaw[];
}

/** Reads Contracts Finder's CSV export into one object for each notice; broken records are as {@link readRows} gives them. */
export async function* readExport(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: Omit<RowOptions, 'isHeader'> = {},
): AsyncGenerator<readonly (ExportRow | BrokenRow)[], RowTally> {
  const batches = readRows(chunks, { ...options, isHeader: looksLikeExport });
  let names: readonly (string | null)[] = [];
  for (;;) {
    const { done, value } = await batches.next();
    if (done) return value;
    const items: (ExportRow | BrokenRow)[] = [];
    for (const item of value) {
      if (item.kind === 'header') names = exportNames(item.cells);
      else if (item.kind === 'broken') items.push(item);
      else {
        const { position, start, byteCount, source, cells, flaws } = item;
        items.push({ kind: 'notice', position, start, byteCount, source, value: exportRowOf(names, cells), flaws });
      }
    }
    if (items.length > 0) yield items;
  }
}
