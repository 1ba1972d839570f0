/** Processes that one statement goes through: its joins and sorts have to fit into the engine's memory, however many there are. */
const processCount = 250_000;

/** How many portions a number of processes is taken in. */
export const portionsOf = (processes: number): number => Math.max(1, Math.ceil(processes / processCount));

/** One portion of the processes. */
export interface Portion {
  readonly number: number;
  readonly of: number;
}

/** The portions one after the other. */
export const portions = (of: number): Portion[] => Array.from({ length: of }, (_, number) => ({ number, of }));

/** Whether a row belongs to a portion, by its process. */
export const isIn = ({ number, of }: Portion, alias: string): string =>
  of === 1 ? 'true' : `hash(${alias}.process_id) % ${of} = ${number}`;
