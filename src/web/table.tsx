/** Tables: one shape for all, that becomes a list of cards on a phone without losing its meaning. */
import type { Child } from 'hono/jsx';
import { count } from '../domain/number.ts';
import { Details } from './form.tsx';

export interface Column<R> {
  readonly head: string;
  /** Right-aligned, tabular. */
  readonly numeric?: boolean;
  /** The cell that names the row. */
  readonly main?: boolean;
  readonly cell: (row: R) => Child;
}

export interface TableParts<R> {
  readonly caption: string;
  /** The caption is for those who hear the page: a heading just above says the same. */
  readonly captionHidden?: boolean;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
}

/** A table whose every cell carries its head, so that a narrow screen can show each row as a card. */
export function table<R>({ caption, captionHidden = false, columns, rows }: TableParts<R>) {
  // Roles are said again because a change of `display` makes some browsers forget that this is a table.
  return (
    // biome-ignore lint/a11y/noRedundantRoles: see above
    <table role="table" class="table">
      <caption class={captionHidden ? 'govuk-visually-hidden' : undefined}>{caption}</caption>
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <thead role="rowgroup">
        {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
        <tr role="row">
          {columns.map((column) => (
            // biome-ignore lint/a11y/noRedundantRoles: see above
            <th role="columnheader" scope="col" class={column.numeric ? 'n' : undefined}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <tbody role="rowgroup">
        {rows.map((row) => (
          // biome-ignore lint/a11y/noRedundantRoles: see above
          <tr role="row">{columns.map((column) => cell(column, row))}</tr>
        ))}
      </tbody>
    </table>
  );
}

/** The same, with the rows beyond the first few on demand. */
export function foldedTable<R>(parts: TableParts<R>, first: number) {
  const rest = parts.rows.slice(first);
  return (
    <>
      {table({ ...parts, rows: parts.rows.slice(0, first) })}
      {rest.length > 0 && (
        <Details summary={`${count(rest.length)} more`}>
          {table({ ...parts, rows: rest, caption: `${parts.caption}: the rest` })}
        </Details>
      )}
    </>
  );
}

function cell<R>(column: Column<R>, row: R) {
  const content = <div class="cell">{column.cell(row)}</div>;
  return column.main ? (
    // biome-ignore lint/a11y/noRedundantRoles: see the table
    <th role="rowheader" scope="row" data-head={column.head}>
      {content}
    </th>
  ) : (
    // biome-ignore lint/a11y/noRedundantRoles: see the table
    <td role="cell" class={column.numeric ? 'n' : undefined} data-head={column.head}>
      {content}
    </td>
  );
}
