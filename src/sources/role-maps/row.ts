import {
  type RoleExchange,
  type RoleMapFault,
  type RoleMapReading,
  roleMapColumns,
  roleMapLimit,
} from '../../domain/role-map.ts';
import type { RowFlaw } from '../delimited/row.ts';
import { readCell } from './cell.ts';

/** The most faults that are listed; the rest are counted in a last one. */
const faultLimit = 200;

interface Note {
  readonly line: number;
  readonly column: string | null;
  readonly message: string;
  readonly mend: string;
  readonly weight?: RoleMapFault['weight'];
}

type Cells = Partial<Record<keyof RoleExchange, string | number | null>>;

/** A role map in the making: names of columns first, then rows of cells, each with its line; faults are gathered on the way. */
export class RoleMapRows {
  /** The limit is reached: what comes after is not looked at. */
  full = false;
  readonly #exchanges: RoleExchange[] = [];
  readonly #faults: RoleMapFault[] = [];
  /** Faults beyond those that are listed. */
  #more = 0;
  #columns: readonly ((typeof roleMapColumns)[number] | undefined)[] | null = null;

  note({ weight = 'error', ...said }: Note): void {
    if (this.#faults.length >= faultLimit) this.#more++;
    else this.#faults.push({ ...said, weight });
  }

  head(cells: readonly string[], line: number, flaws: readonly RowFlaw[] = []): void {
    this.#flaws(line, flaws);
    const named = cells.map((cell) => roleMapColumns.find(({ name }) => name === plainName(cell)));
    for (const [at, cell] of cells.entries()) {
      const column = named[at];
      if (column === undefined && cell.trim() !== '')
        this.note({
          line,
          column: cell,
          message: 'No such column is known; what stands in it is left out.',
          mend: 'Delete it, or name it as the format has it.',
          weight: 'warning',
        });
      if (column && named.indexOf(column) < at)
        this.note({ line, column: column.name, message: 'The column stands twice.', mend: 'Keep one of them.' });
    }
    for (const { name } of roleMapColumns.filter((one) => one.required && !named.includes(one)))
      this.note({
        line,
        column: name,
        message: 'The column is missing.',
        mend: `Add a column “${name}” to the first line.`,
      });
    this.#columns = named;
  }

  row(cells: readonly string[], line: number, flaws: readonly RowFlaw[] = []): void {
    this.#flaws(line, flaws);
    if (cells.every((cell) => cell.trim() === '')) return;
    if (this.#exchanges.length >= roleMapLimit) {
      this.full = true;
      this.note({
        line,
        column: null,
        message: `A role map has at most ${roleMapLimit} exchanges; this table has more.`,
        mend: 'Draw roles and not single deliveries; what is as large as this is a record and is read by commonweal import.',
      });
      return;
    }
    const read = this.#cells(cells, line);
    if (read === null) return;
    this.#weigh(read, line);
    this.#exchanges.push(read);
  }

  end(): RoleMapReading {
    if (this.#columns === null)
      this.note({ line: 1, column: null, message: 'The file is empty.', mend: 'The first line names the columns.' });
    else if (this.#exchanges.length === 0 && this.#faults.every(({ weight }) => weight === 'warning'))
      this.note({
        line: 1,
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
  #cells(cells: readonly string[], line: number): RoleExchange | null {
    const read: Cells = {};
    let whole = true;
    for (const [at, column] of (this.#columns ?? []).entries()) {
      if (!column) continue;
      const reading = readCell(cells[at] ?? '', column.cell);
      if (reading.wrong === undefined) read[column.field] = reading.value;
      else {
        whole = false;
        this.note({ line, column: column.name, message: reading.wrong, mend: reading.mend });
      }
    }
    for (const { name, field, required, says } of roleMapColumns) {
      if (read[field] !== undefined && read[field] !== null) continue;
      if (required && whole && this.#columns?.some((column) => column?.field === field)) {
        this.note({ line, column: name, message: 'The cell is empty.', mend: `Every row says ${says}.` });
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

  #weigh({ fromRole, toRole, fromParticipant, toParticipant, started, ended }: RoleExchange, line: number): void {
    if (fromRole === toRole && fromParticipant === toParticipant)
      this.note({
        line,
        column: 'to_role',
        message: `“${fromRole}” gives to itself. It is kept; measures of structure set it aside.`,
        mend: 'Name another role, or the participants between whom it goes.',
        weight: 'warning',
      });
    if (started !== null && ended !== null && ended < started)
      this.note({
        line,
        column: 'ended',
        message: `It ends (${ended}) before it starts (${started}).`,
        mend: 'Exchange the two dates.',
      });
  }

  #flaws(line: number, flaws: readonly RowFlaw[]): void {
    for (const { code, message } of flaws)
      this.note({
        line,
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
