import { type RoleExchange, roleMapColumns } from '../domain/role-map.ts';
import type { RoleNetwork } from '../domain/value-network.ts';
import { csvOf } from './csv.ts';

/** A role map as the table in which it is read; the importance is a column only where a row has one. */
export function roleMapCsv(exchanges: readonly RoleExchange[]): string {
  const columns = roleMapColumns.filter(
    ({ field }) => field !== 'importance' || exchanges.some(({ importance }) => importance !== null),
  );
  return csvOf({
    columns: columns.map(({ name }) => name),
    rows: exchanges.map((exchange) => columns.map(({ field }) => exchange[field])),
  });
}

/** What is said of a network as a whole, as the JSON in which it is read. */
export function descriptionJson({ id: _, exchanges: __, ...description }: RoleNetwork): string {
  return `${JSON.stringify(description, null, 2)}\n`;
}
