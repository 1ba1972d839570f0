/** text, whole number, number, yes/no, ISO date (`2024-02-29`), ISO date and time (kept in UTC). */
export type ColumnType = 'text' | 'integer' | 'number' | 'flag' | 'date' | 'time';

export interface Column {
  readonly type: ColumnType;
  /** What it says, in a line, for people; absence always means "not known", unless the line says otherwise. */
  readonly says: string;
}

export interface Table {
  readonly says: string;
  /** `read`: rows that sources yield; `derived`: rows that the import works out from those, afresh each time. */
  readonly origin: 'read' | 'derived';
  readonly columns: Readonly<Record<string, Column>>;
}

export const text = (says: string) => ({ type: 'text', says }) as const;
export const integer = (says: string) => ({ type: 'integer', says }) as const;
export const number = (says: string) => ({ type: 'number', says }) as const;
export const flag = (says: string) => ({ type: 'flag', says }) as const;
export const date = (says: string) => ({ type: 'date', says }) as const;
export const time = (says: string) => ({ type: 'time', says }) as const;
