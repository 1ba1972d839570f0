import { randomBytes } from 'node:crypto';
import { isSubstitute } from '../domain/substitute.ts';
import type { Row, RowSink, TableName } from '../domain/table.ts';
import { readsAsPerson } from '../matching/person.ts';
import { tradesAlone } from '../matching/subject.ts';
import { bareWords, NameFinder } from '../store/eraser.ts';
import { type Pseudonym, revealingColumns, runningColumns, tokenOf } from '../store/redaction.ts';

/** Where one name may end and another begin. */
const borders = /[,;|\n/]|\s-\s/;
const noFirms: ReadonlySet<string> = new Set();
/** Fields that are remembered; most are met again and again. */
const rememberedLimit = 100_000;

/** The names in a field that read like a person's, whatever else is known; none where it names firms alone. */
function personalNames(field: string): readonly string[] {
  if (isSubstitute(field)) return [];
  const names = new Set([field, ...field.split(borders).map((part) => part.trim())]);
  return [...names].filter((name) => readsAsPerson(name, noFirms));
}

/** Whether a text may be the name of a person, as {@link Pseudonyms} has it. */
export const mayBePerson = (text: string): boolean => personalNames(text).length > 0;

const bare = (name: string): string => bareWords(name).join(' ').toLowerCase();

/** Whether pseudonyms for some names stand for another too, wherever a text repeats it. */
export const covers = (names: readonly string[], name: string): boolean =>
  names.some((one) => one === name || bare(one) === bare(name));

/**
 * Gives pseudonyms to whatever may be the name of a person, before it goes to the engine: whether it is one is known only when
 * everything has been read, and the files of the engine hold what was in its memory.
 */
export class Pseudonyms {
  private readonly mark = randomBytes(6).toString('hex');
  private readonly known = new Map<string, readonly string[]>();
  private readonly tokens = new Map<string, string>();
  private fresh: Pseudonym[] = [];

  /** The names in a field that may be those of persons. */
  namesIn(field: string): readonly string[] {
    const known = this.known.get(field);
    if (known !== undefined) return known;
    if (this.known.size >= rememberedLimit) this.known.clear();
    const names = personalNames(field);
    this.known.set(field, names);
    return names;
  }

  /** A pseudonym for a field, and for what stood beside it. */
  ofField(field: string, names: readonly string[], revealing: readonly (string | null)[]): string {
    return this.give({ said: field, names, revealing });
  }

  /** A text with pseudonyms for the names that a finder looks for; see {@link NameFinder.replace}. */
  ofText(text: string, finder: NameFinder, others: readonly string[]): string {
    return finder.replace(text, others, (said) => this.give({ said, names: null, revealing: [] }));
  }

  /** What was given a pseudonym since this was last asked. */
  take(): readonly Pseudonym[] {
    const { fresh } = this;
    this.fresh = [];
    return fresh;
  }

  private give(what: Omit<Pseudonym, 'token'>): string {
    const key = JSON.stringify(what);
    const known = this.tokens.get(key);
    if (known !== undefined) return known;
    const token = tokenOf(this.mark, this.tokens.size);
    this.tokens.set(key, token);
    this.fresh.push({ ...what, token });
    return token;
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

  /** Whom the process names is known now, and its texts may repeat it. */
  endProcess(): void {
    const { rows } = this;
    this.rows = [];
    const persons = new Set<string>();
    const others = new Set<string>();
    for (const { table, row } of rows) if (table === 'mention') this.hideField(row as Row<'mention'>, persons, others);
    if (persons.size > 0) this.hideWords(rows, new NameFinder(persons), [...others]);
    for (const { table, row } of rows) this.sink.add(table, row);
  }

  private hideField(row: Row<'mention'>, persons: Set<string>, others: Set<string>): void {
    const { name } = row;
    if (name === null || name === undefined || isSubstitute(name)) return;
    const read = this.pseudonyms.namesIn(name);
    const alone = tradesAlone({ scheme: row.scheme ?? null, type: row.type ?? null });
    const names = alone && !read.includes(name) ? [name, ...read] : read;
    if (names.length === 0) {
      others.add(name);
      return;
    }
    for (const one of names) persons.add(one);
    const cells = row as Record<string, unknown>;
    cells.name = this.pseudonyms.ofField(
      name,
      names,
      revealingColumns.map((column) => row[column] ?? null),
    );
    for (const column of revealingColumns) cells[column] = null;
    // Some publishers take a name for an id; it means nothing outside its release.
    const id = row.source_party_id?.toLowerCase() ?? '';
    if (names.some((one) => bareWords(one).some((word) => word.length > 2 && id.includes(word.toLowerCase()))))
      cells.source_party_id = null;
  }

  private hideWords(
    rows: readonly { readonly table: TableName; readonly row: Row<TableName> }[],
    finder: NameFinder,
    others: readonly string[],
  ): void {
    for (const { table, row } of rows) {
      const cells = row as Record<string, unknown>;
      for (const column of (runningColumns as { readonly [T in TableName]?: readonly string[] })[table] ?? []) {
        const text = cells[column];
        if (typeof text === 'string') cells[column] = this.pseudonyms.ofText(text, finder, others);
      }
    }
  }
}
