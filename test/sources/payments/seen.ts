import type { PaymentItem } from '../../../src/sources/payments/payment.ts';
import { type PaymentSource, readPayments } from '../../../src/sources/payments/reading.ts';
import { chunksOf } from '../delimited/cutting.ts';

/** What was read of some payments, as plain values that can be compared and written down. */
export async function seen(bytes: Uint8Array, sizes: readonly number[], source: PaymentSource) {
  const items: PaymentItem[] = [];
  const pieces: { readonly position: number; readonly text: string }[] = [];
  const onPiece: PaymentSource['onPiece'] = ({ position, bytes }) =>
    void pieces.push({ position, text: Buffer.from(bytes).toString('latin1') });
  const batches = readPayments(chunksOf(bytes, sizes), { ...source, onPiece });
  for (;;) {
    const { done, value } = await batches.next();
    if (done) return { tally: { ...value }, items: items.map((item) => plain(item, pieces)) };
    items.push(...value);
  }
}

function plain(item: PaymentItem, pieces: readonly { readonly position: number; readonly text: string }[]): unknown {
  if (item.kind === 'columns') return { columns: item.columns.columns, dropped: item.columns.dropped };
  if (item.kind === 'note') return { note: item.flaw.code };
  if (item.kind === 'broken') {
    const bytes = pieces.filter(({ position }) => position === item.position).map(({ text }) => text);
    return { position: item.position, broken: item.code, bytes: bytes.join('') };
  }
  const given = Object.entries(item.row).filter(([name, value]) => value !== null && name !== 'amount_kind');
  const flaws = item.flaws.map(({ code, field }) => (field === undefined ? code : `${code} ${field}`));
  return { position: item.position, ...Object.fromEntries(given), ...(flaws.length > 0 && { flaws }) };
}
