import { createHash } from 'node:crypto';
import type { Input } from '../sources/input/open.ts';
import type { RecordWriter } from '../store/writer.ts';
import { alreadyKnown, type Base } from './base.ts';
import type { PaymentChoice } from './reading.ts';
import type { KnownSource } from './source.ts';

/** An input that is to be read. */
export interface Reader {
  readonly input: Input;
  /** The source whose place it takes; null for one that the record does not hold. */
  readonly instead: KnownSource | null;
}

/** Inputs by what the record holds of them. */
export interface Sorted {
  readonly toRead: readonly Reader[];
  /** Known sources that are not read again. */
  readonly repeats: readonly KnownSource[];
}

/**
 * Sorts inputs: what the record does not hold is read, and so is a known file of payments about which something else is said now,
 * such as another payer. Where nothing is said about it, what was said before holds.
 */
export async function sortInputs(
  inputs: readonly Input[],
  base: Base | null,
  choiceFor: (name: string) => PaymentChoice,
): Promise<Sorted> {
  const toRead: Reader[] = [];
  const repeats: KnownSource[] = [];
  const again = new Set<string>();
  for (const input of inputs) {
    const known = base ? await alreadyKnown(input, base.known) : null;
    if (!known) toRead.push({ input, instead: null });
    else if (again.has(known.digest) || !saysOtherwise(choiceFor(input.name), known, base)) repeats.push(known);
    else {
      // Two files with the same bytes are one source.
      again.add(known.digest);
      toRead.push({ input, instead: known });
    }
  }
  return { toRead, repeats };
}

function saysOtherwise(choice: PaymentChoice, known: KnownSource, base: Base | null): boolean {
  const said = choiceDigest(choice);
  return known.unit === 'payment' && said !== null && said !== base?.snapshot.choices?.[known.digest];
}

/** Tells one choice from another; null where nothing was chosen. */
export function choiceDigest({ payer, mapping }: PaymentChoice): string | null {
  const columns = Object.entries(mapping ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  if (payer === undefined && columns.length === 0) return null;
  return createHash('sha256')
    .update(JSON.stringify([payer?.trim() ?? null, columns]))
    .digest('hex')
    .slice(0, 16);
}

/** Takes a source of payments out of a record in the making. Payments of several sources are never merged, so nothing else hangs on it. */
export async function forgetSource(writer: RecordWriter, sourceId: string): Promise<void> {
  for (const table of ['payment', 'quarantine', 'issue', 'source'])
    await writer.run(`DELETE FROM "${table}" WHERE source_id = ?`, [sourceId]);
}
