import { type RoleExchange, type RoleMap, roleMapColumns, roleMapLimit } from '../../domain/role-map.ts';
import type { RowFlaw } from '../delimited/row.ts';
import { RowReader } from '../delimited/rows.ts';
import { readCell } from './cell.ts';

/** Something wrong in the table of a role map, where it stands and how to mend it. */
export interface RoleMapFault {
  /** Line of the file, from 1. */
  readonly line: number;
  /** Column by its name; absent where the fault is the whole line’s. */
  readonly column: string | null;
  readonly message: string;
  readonly mend: string;
  /** `error`: the map cannot be taken up; `warning`: it can, and this should be known. */
  readonly weight: 'error' | 'warning';
}

export interface RoleMapReading {
  /** What could be read; complete only where no fault is an error. */
  readonly map: RoleMap;
  readonly faults: readonly RoleMapFault[];
}

/** The most faults that are listed; the rest are counted in a last one. */
const faultLimit = 200;

/** Reads a role map from delimited text in any usual encoding, dialect and order of columns; reports every fault in it. */
export function readRoleTable(given: Uint8Array): RoleMapReading {
  const bytes = asUtf8(given);
  const reading = new Reading(lineCounter(bytes));
  const reader = new RowReader({ recordLimit: 64 * 1024 });
  for (const item of [...reader.push(bytes), ...reader.end()]) {
    if (reading.full) break;
    if (item.kind === 'header') reading.head(item.cells, item.start, item.flaws);
    else if (item.kind === 'row') reading.row(item.cells, item.start, item.flaws);
    else reading.note({ start: item.start, column: null, message: item.message, mend: 'Mend or delete the line.' });
  }
  return reading.end();
}

/** Spreadsheets call UTF-16 “Unicode text”; its byte order mark tells. Other bytes are given back as they are. */
function asUtf8(bytes: Uint8Array): Uint8Array {
  const [first, second] = bytes;
  const wide = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  return wide === null ? bytes : Buffer.from(new TextDecoder(wide).decode(bytes));
}

/** The line on which an offset lies, asked in ascending order. */
function lineCounter(bytes: Uint8Array): (offset: number) => number {
  let at = 0;
  let line = 1;
  return (offset) => {
    for (; at < offset && at < bytes.length; at++) {
      if (bytes[at] === 0x0a || (bytes[at] === 0x0d && bytes[at + 1] !== 0x0a)) line++;
    }
    return line;
  };
}

interface Note {
  readonly start: number;
  readonly column: string | null;
  readonly message: string;
  readonly mend: string;
  readonly weight?: RoleMapFault['weight'];
}

type Cells = Partial<Record<keyof RoleExchange, string | number | null>>;

/** The reading of one table. */
class Reading {
  full = false;
  readonly #lineOf: (offset: number) => number;
  readonly #exchanges: RoleExchange[] = [];
  readonly #faults: RoleMapFault[] = [];
  /** Faults beyond those that are listed. */
  #more = 0;
  #columns: readonly ((typeof roleMapColumns)[number] | undefined)[] | null = null;

  constructor(lineOf: (offset: number) => number) {
    this.#lineOf = lineOf;
  }

  note({ start, weight = 'error', ...said }: Note): void {
    if (this.#faults.length >= faultLimit) this.#more++;
    else this.#faults.push({ line: this.#lineOf(start), ...said, weight });
  }

  head(cells: readonly string[], start: number, flaws: readonly RowFlaw[]): void {
    this.#flaws(start, flaws);
    const named = cells.map((cell) => roleMapColumns.find(({ name }) => name === plainName(cell)));
    for (const [at, cell] of cells.entries()) {
      const column = named[at];
      if (column === undefined && cell.trim() !== '')
        this.note({
          start,
          column: cell,
          message: 'No such column is known; what stands in it is left out.',
          mend: 'Delete it, or name it as the format has it.',
          weight: 'warning',
        });
      if (column && named.indexOf(column) < at)
        this.note({ start, column: column.name, message: 'The column stands twice.', mend: 'Keep one of them.' });
    }
    for (const { name } of roleMapColumns.filter((one) => one.required && !named.includes(one)))
      this.note({
        start,
        column: name,
        message: 'The column is missing.',
        mend: `Add a column “${name}” to the first line.`,
      });
    this.#columns = named;
  }

  row(cells: readonly string[], start: number, flaws: readonly RowFlaw[]): void {
    this.#flaws(start, flaws);
    if (cells.every((cell) => cell.trim() === '')) return;
    if (this.#exchanges.length >= roleMapLimit) {
      this.full = true;
      this.note({
        start,
        column: null,
        message: `A role map has at most ${roleMapLimit} exchanges; this table has more.`,
        mend: 'Draw roles and not single deliveries; what is as large as this is a record and is read by commonweal import.',
      });
      return;
    }
    const read = this.#cells(cells, start);
    if (read === null) return;
    this.#weigh(read, start);
    this.#exchanges.push(read);
  }

  end(): RoleMapReading {
    if (this.#columns === null)
      this.note({ start: 0, column: null, message: 'The file is empty.', mend: 'The first line names the columns.' });
    else if (this.#exchanges.length === 0 && this.#faults.every(({ weight }) => weight === 'warning'))
      this.note({
        start: 0,
        column: null,
        message: 'The table has no exchange.',
        mend: 'Write one exchange a line below the names of the columns.',
      });
    if (this.#more > 0)
      this.#faults.push({
        line: this.#faults.at(-1)?.line ?? 1,
        column: null,
        message: `There are ${this.#more} further faults.`,
        mend: 'Mend those above first.',
        weight: 'error',
      });
    return { map: { exchanges: this.#exchanges }, faults: this.#faults };
  }

  /** The exchange of a row; null where a cell of it is wrong, which is then noted. */
  #cells(cells: readonly string[], start: number): RoleExchange | null {
    const read: Cells = {};
    let whole = true;
    for (const [at, column] of (this.#columns ?? []).entries()) {
      if (!column) continue;
      const reading = readCell(cells[at] ?? '', column.cell);
      if (reading.wrong === undefined) read[column.field] = reading.value;
      else {
        whole = false;
        this.note({ start, column: column.name, message: reading.wrong, mend: reading.mend });
      }
    }
    for (const { name, field, required, says } of roleMapColumns) {
      if (read[field] !== undefined && read[field] !== null) continue;
      if (required && whole && this.#columns?.some((column) => column?.field === field)) {
        this.note({ start, column: name, message: 'The cell is empty.', mend: `Every row says ${says}.` });
        whole = false;
      }
      read[field] = null;
    }
    return whole &&
      typeof read.fromRole === 'string' &&
      typeof read.toRole === 'string' &&
      read.deliverable &&
      read.kind &&
      read.form
      ? (read as unknown as RoleExchange)
      : null;
  }

  #weigh({ fromRole, toRole, fromParticipant, toParticipant, started, ended }: RoleExchange, start: number): void {
    if (fromRole === toRole && fromParticipant === toParticipant)
      this.note({
        start,
        column: 'to_role',
        message: `“${fromRole}” gives to itself. It is kept; measures of structure set it aside.`,
        mend: 'Name another role, or the participants between whom it goes.',
        weight: 'warning',
      });
    if (started !== null && ended !== null && ended < started)
      this.note({
        start,
        column: 'ended',
        message: `It ends (${ended}) before it starts (${started}).`,
        mend: 'Exchange the two dates.',
      });
  }

  #flaws(start: number, flaws: readonly RowFlaw[]): void {
    for (const { code, message } of flaws)
      this.note({
        start,
        column: null,
        message: `${message} (${code}).`,
        mend: 'Save the table as CSV in UTF-8.',
        weight: 'warning',
      });
  }
}

/** Names of columns are known whatever their case and whatever joins their words. */
const plainName = (cell: string): string =>
  cell
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
