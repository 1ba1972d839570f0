import { randomBytes } from 'node:crypto';
import type { Row, RowSink, TableName } from '../domain/table.ts';
import { readsAsPerson } from '../matching/person.ts';
import { bareName, escaped } from '../store/eraser.ts';
import { type Held, isSubstitute, pseudonymOf, revealingColumns, runningColumns } from '../store/redaction.ts';

/** Where one name may end and another begin. */
const borders = /[,;|\n/]|\s-\s/;
const noFirms: ReadonlySet<string> = new Set();
/** Fields that are remembered; most are met again and again. */
const rememberedLimit = 100_000;

/** The names in a field that read like a person's, whatever else is known; null where none does. */
function personalNames(field: string): readonly string[] | null {
  if (isSubstitute(field)) return null;
  const names = new Set([field, ...field.split(borders).map((part) => part.trim())]);
  const personal = [...names].filter((name) => readsAsPerson(name, noFirms));
  return personal.length > 0 ? [...new Set([field, ...personal])] : null;
}

/** Whether pseudonyms of a field stand for a name in it wherever a text repeats it. */
export const isHeld = (field: string, name: string): boolean => personalNames(field)?.includes(name) ?? false;

const patternsOf = (names: readonly string[]): readonly RegExp[] =>
  names.flatMap((name) => [new RegExp(escaped(name), 'gu'), bareName(name) ?? []].flat());

/**
 * Gives pseudonyms to whatever may be the name of a person, before it goes to the engine: whether it is one is known only when
 * everything has been read, and the files of the engine hold what was in its memory.
 */
export class Pseudonyms {
  private readonly mark = randomBytes(6).toString('hex');
  private readonly patterns = new Map<string, readonly RegExp[] | null>();
  private readonly given = new Map<string, string>();
  private fresh: Held[] = [];

  /** Whether a field may name a person. */
  mayName(field: string): boolean {
    return this.patternsOf(field) !== null;
  }

  /** A pseudonym for a field and what stood beside it. */
  ofField(field: string, of: Held['of'], revealing: readonly (string | null)[]): string {
    return this.give({ field, said: field, of, revealing });
  }

  /** A text with pseudonyms for the names in a field. */
  ofNames(field: string, text: string): string {
    return (this.patternsOf(field) ?? []).reduce(
      (left, pattern) => left.replace(pattern, (said) => this.give({ field, said, of: 'mention', revealing: null })),
      text,
    );
  }

  /** What was given a pseudonym since this was last asked. */
  take(): readonly Held[] {
    const { fresh } = this;
    this.fresh = [];
    return fresh;
  }

  private give(held: Omit<Held, 'pseudonym'>): string {
    const key = JSON.stringify(held);
    const known = this.given.get(key);
    if (known !== undefined) return known;
    const pseudonym = pseudonymOf(this.mark, this.given.size);
    this.given.set(key, pseudonym);
    this.fresh.push({ ...held, pseudonym });
    return pseudonym;
  }

  private patternsOf(field: string): readonly RegExp[] | null {
    const known = this.patterns.get(field);
    if (known !== undefined) return known;
    if (this.patterns.size >= rememberedLimit) this.patterns.clear();
    const names = personalNames(field);
    const patterns = names && patternsOf(names);
    this.patterns.set(field, patterns);
    return patterns;
  }
}

/** Takes the rows of one process after the other. */
export interface ProcessSink extends RowSink {
  /** The rows of a process are complete. */
  endProcess(): void;
}

/** Rows of one process after the other on their way to a sink, with pseudonyms where a person may be named. */
export class PseudonymousRows implements ProcessSink {
  private readonly sink: RowSink;
  private readonly pseudonyms: Pseudonyms;
  private rows: { readonly table: TableName; readonly row: Row<TableName> }[] = [];

  constructor(sink: RowSink, pseudonyms: Pseudonyms) {
    this.sink = sink;
    this.pseudonyms = pseudonyms;
  }

  add<T extends TableName>(table: T, row: Row<T>): void {
    this.rows.push({ table, row: row as Row<TableName> });
  }

  /** The rows of a process are complete: whom it names is known, and its texts may repeat. */
  endProcess(): void {
    const { rows } = this;
    this.rows = [];
    const fields = new Set<string>();
    for (const { table, row } of rows) if (table === 'mention') this.hideField(row as Row<'mention'>, fields);
    if (fields.size > 0) for (const { table, row } of rows) this.hideWords(table, row, fields);
    for (const { table, row } of rows) this.sink.add(table, row);
  }

  private hideField(row: Row<'mention'>, fields: Set<string>): void {
    const { name } = row;
    if (name === null || name === undefined || !this.pseudonyms.mayName(name)) return;
    fields.add(name);
    const cells = row as Record<string, unknown>;
    cells.name = this.pseudonyms.ofField(
      name,
      'mention',
      revealingColumns.map((column) => row[column] ?? null),
    );
    for (const column of revealingColumns) cells[column] = null;
  }

  private hideWords(table: TableName, row: Row<TableName>, fields: ReadonlySet<string>): void {
    const cells = row as Record<string, unknown>;
    for (const column of (runningColumns as { readonly [T in TableName]?: readonly string[] })[table] ?? []) {
      const text = cells[column];
      if (typeof text !== 'string') continue;
      cells[column] = [...fields].reduce((left, field) => this.pseudonyms.ofNames(field, left), text);
    }
  }
}
