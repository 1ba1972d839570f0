import type { ColumnType } from '../domain/table.ts';
import type { CellRow } from './table.ts';

/** An attribute of nodes or edges. */
export interface GraphField {
  readonly name: string;
  readonly type: ColumnType;
}

/** A network on its way into a file: rows as they come, nodes before edges. */
export interface GraphRows {
  /** What the network is, for whoever opens the file. */
  readonly title: string;
  /** What is left out, and what the licence of the data asks to be said. */
  readonly description: string;
  /** Day on which the record was made, ISO. */
  readonly made: string;
  readonly nodeFields: readonly GraphField[];
  readonly edgeFields: readonly GraphField[];
  readonly nodes: AsyncIterable<readonly CellRow[]> | Iterable<readonly CellRow[]>;
  /** Edges with both ends; an edge to nobody in particular is none. */
  readonly edges: AsyncIterable<readonly CellRow[]> | Iterable<readonly CellRow[]>;
}

/** The columns that make an edge what it is; they are its id too. */
const sameness = ['provider_id', 'receiver_id', 'form', 'kind', 'amount_kind', 'currency'] as const;

/** The id of an edge: the same in every export in which it is, and no other edge’s; `edge_id` where a row brings one. */
export const edgeId = (row: CellRow): string => (typeof row.edge_id === 'string' ? row.edge_id : sameIn(row));

const sameIn = (row: CellRow): string =>
  sameness
    .map((name) =>
      String(row[name] ?? '')
        .replaceAll('~', '~0')
        .replaceAll('|', '~1'),
    )
    .join('|');

/** What tells an edge from others between the same two, in words: "money, tangible, payment, GBP". */
export const edgeLabel = (row: CellRow): string =>
  typeof row.deliverable === 'string' ? row.deliverable : kindIn(row);

const kindIn = (row: CellRow): string =>
  sameness
    .slice(2)
    .map((name) => row[name])
    .filter((word) => word !== null && word !== undefined)
    .join(', ');

/** Columns of an edge that its format writes in a place of their own. */
export const isEnd = (field: GraphField): boolean =>
  ['provider_id', 'receiver_id', 'provider_absent', 'receiver_absent'].includes(field.name);
