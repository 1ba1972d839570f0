import { type Form, forms, type Tangibility } from './exchange.ts';

/**
 * A role map: a value network drawn with roles, as in a workshop; kept as a table with one exchange a row.
 * Verna Allee, Value Network Analysis and value conversion of tangible and intangible assets, 2008.
 */
export interface RoleMap {
  readonly exchanges: readonly RoleExchange[];
}

/** One deliverable that goes from one role to another; a row of a role map. Absent means not said. */
export interface RoleExchange {
  /** Its number in the story that the map tells; several may share one. */
  readonly sequence: number | null;
  readonly fromRole: string;
  readonly toRole: string;
  /** Who plays the role here, where the map names anyone. */
  readonly fromParticipant: string | null;
  readonly toParticipant: string | null;
  readonly deliverable: string;
  readonly kind: Tangibility;
  readonly form: Form;
  /** How it travels: meeting, contract, portal. */
  readonly channel: string | null;
  /** ISO dates. */
  readonly started: string | null;
  readonly ended: string | null;
  readonly quantity: number | null;
  readonly unit: string | null;
  /** Perceived value, −3 to +3: as its provider sees it, and as its receiver does. Never averaged with each other. */
  readonly valueProvider: number | null;
  readonly valueReceiver: number | null;
  /** What it costs the receiver to make use of it, 0 to 3. */
  readonly costReceiver: number | null;
  /** How much it matters to the receiver, 1 to 5. */
  readonly importance: number | null;
  readonly evidence: string | null;
}

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

/** How a cell is read. Texts have a limit of characters, numbers bounds that belong to them. */
export type RoleMapCell =
  | { readonly type: 'text'; readonly limit: number }
  | { readonly type: 'number'; readonly low: number; readonly high: number; readonly whole: boolean }
  | { readonly type: 'day' }
  | { readonly type: 'word'; readonly words: readonly string[] };

/** A column of a role map’s table, in which a file is read and written. */
export interface RoleMapColumn {
  readonly name: string;
  readonly field: keyof RoleExchange;
  /** Every row must fill it. */
  readonly required: boolean;
  readonly cell: RoleMapCell;
  readonly says: string;
}

/** The most exchanges that a role map may hold; a workshop draws a few dozen. */
export const roleMapLimit = 2000;

const line = { type: 'text', limit: 300 } as const;
const value = { type: 'number', low: -3, high: 3, whole: false } as const;

/** The columns, in the order in which they are written; new ones are added at the end, and none changes its meaning. A file may have them in any order and leave out what is not required. */
export const roleMapColumns: readonly RoleMapColumn[] = [
  {
    name: 'sequence',
    field: 'sequence',
    required: false,
    cell: { type: 'number', low: 0, high: 99_999, whole: true },
    says: 'number in the story that the map tells',
  },
  { name: 'from_role', field: 'fromRole', required: true, cell: line, says: 'the role that gives' },
  { name: 'to_role', field: 'toRole', required: true, cell: line, says: 'the role that receives' },
  {
    name: 'from_participant',
    field: 'fromParticipant',
    required: false,
    cell: line,
    says: 'who plays the giving role',
  },
  { name: 'to_participant', field: 'toParticipant', required: false, cell: line, says: 'who plays the receiving role' },
  { name: 'deliverable', field: 'deliverable', required: true, cell: line, says: 'what moves' },
  {
    name: 'kind',
    field: 'kind',
    required: true,
    cell: { type: 'word', words: ['tangible', 'intangible'] },
    says: 'tangible (contractual, expected, paid for) or intangible',
  },
  {
    name: 'form',
    field: 'form',
    required: true,
    cell: { type: 'word', words: forms },
    says: 'the form of value',
  },
  { name: 'channel', field: 'channel', required: false, cell: line, says: 'how it travels' },
  { name: 'started', field: 'started', required: false, cell: { type: 'day' }, says: 'first day, ISO' },
  { name: 'ended', field: 'ended', required: false, cell: { type: 'day' }, says: 'last day, ISO' },
  {
    name: 'quantity',
    field: 'quantity',
    required: false,
    cell: { type: 'number', low: 0, high: 1e15, whole: false },
    says: 'how much, in the unit beside it',
  },
  { name: 'unit', field: 'unit', required: false, cell: line, says: 'unit of the quantity: GBP, tonne, hour' },
  {
    name: 'value_provider',
    field: 'valueProvider',
    required: false,
    cell: value,
    says: 'perceived value as the provider sees it, −3 to 3',
  },
  {
    name: 'value_receiver',
    field: 'valueReceiver',
    required: false,
    cell: value,
    says: 'perceived value as the receiver sees it, −3 to 3',
  },
  {
    name: 'cost_receiver',
    field: 'costReceiver',
    required: false,
    cell: { type: 'number', low: 0, high: 3, whole: false },
    says: 'what it costs the receiver to make use of it, 0 to 3',
  },
  {
    name: 'evidence',
    field: 'evidence',
    required: false,
    cell: { type: 'text', limit: 2000 },
    says: 'who says so, or where it is written',
  },
  {
    name: 'importance',
    field: 'importance',
    required: false,
    cell: { type: 'number', low: 1, high: 5, whole: false },
    says: 'how much it matters to the receiver, 1 to 5; written only where a row has one',
  },
];
