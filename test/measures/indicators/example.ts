/** Turns the little table of an indicator’s worked example, whatever its columns, into a record. */
import type { Row } from '../../../src/domain/table.ts';
import type { Rows } from '../../record.ts';

type Cell = string | number | boolean | null;
type Named = Readonly<Record<string, Cell | undefined>>;

class Draft {
  readonly process: Row<'process'>[] = [];
  readonly award: Row<'award'>[] = [];
  readonly bid: Row<'bid'>[] = [];
  readonly party: Row<'party'>[] = [];
  readonly bid_statistic: Row<'bid_statistic'>[] = [];
  readonly classification: Row<'classification'>[] = [];

  open(id: string, about: Row<'process'> = {}): void {
    this.process.push({ process_id: id, ocid: id, ...about });
  }

  offer(
    id: string,
    bid: { readonly by: string; readonly status?: string; readonly price?: Cell; readonly date?: Cell },
  ): void {
    const bidId = String(this.bid.length + 1);
    const amount = typeof bid.price === 'number' ? { amount: bid.price, currency: 'GBP' } : {};
    this.bid.push({
      process_id: id,
      bid_id: bidId,
      status: bid.status ?? 'valid',
      submitted: bid.date as string | null,
      ...amount,
    });
    this.party.push({ process_id: id, bid_id: bidId, role: 'tenderer', organization_id: bid.by });
  }

  win(id: string, supplier: string): void {
    this.award.push({ process_id: id, award_id: '1', status: 'active' });
    this.party.push({ process_id: id, award_id: '1', role: 'supplier', organization_id: supplier });
  }

  rows(): Rows {
    const { process, award, bid, party, bid_statistic, classification } = this;
    return { process, award, bid, party, bid_statistic, classification };
  }
}

/** Bids of one tenderer in processes of their own, the first ones won, the others lost to somebody who did not bid for them. */
function career(draft: Draft, { tenderer, bids, wins }: Named): void {
  for (let i = 1; i <= Number(bids); i++) {
    const id = `${tenderer}${i}`;
    draft.open(id);
    draft.offer(id, { by: String(tenderer) });
    draft.win(id, i <= Number(wins) ? String(tenderer) : 'somebody else');
  }
}

function buyerOf(draft: Draft, { buyer, bids, disqualified }: Named): void {
  const id = `of ${buyer}`;
  draft.open(id);
  draft.party.push({ process_id: id, role: 'buyer', organization_id: String(buyer) });
  for (let i = 1; i <= Number(bids); i++)
    draft.offer(id, { by: `${buyer}${i}`, status: i <= Number(disqualified) ? 'disqualified' : 'valid' });
}

function supplierOf(draft: Draft, { supplier, 'processes won': won, divisions }: Named): void {
  const list = String(divisions).split(', ');
  for (let i = 1; i <= Number(won); i++) {
    const id = `${supplier}${i}`;
    draft.open(id);
    draft.win(id, String(supplier));
    // The divisions in turn, so that none of them is in every process.
    const division = list[i % list.length] as string;
    draft.classification.push({ process_id: id, scheme: 'CPV', code: `${division}000000`, division, main: true });
  }
}

function processOf(draft: Draft, row: Named): void {
  const id = String(row.process);
  draft.open(id, {
    procurement_method: (row.method ?? null) as string | null,
    tender_start: (row.opens ?? null) as string | null,
    deadline: (row.deadline ?? null) as string | null,
  });
  const bids = row['bids counted'];
  if (typeof bids === 'number') draft.bid_statistic.push({ process_id: id, measure: 'bids', value: bids });
  const received = row['winner’s bid received'];
  if (typeof received === 'string') draft.offer(id, { by: `winner of ${id}`, date: received });
  const prices = [
    ['winner', row['winning price'], 'valid'],
    ['next', row['lowest other price'], 'valid'],
    ['disqualified', row['disqualified price'], 'disqualified'],
  ] as const;
  for (const [who, price, status] of prices)
    if (price != null) draft.offer(id, { by: `${who} of ${id}`, price, status });
  if (draft.bid.some((bid) => bid.process_id === id)) draft.win(id, `winner of ${id}`);
}

/** The record that the rows of an example stand for. */
export function recordOfExample(columns: readonly string[], rows: readonly (readonly Cell[])[]): Rows {
  const draft = new Draft();
  for (const cells of rows) {
    const row: Named = Object.fromEntries(columns.map((column, i) => [column, cells[i]]));
    if (row.tenderer !== undefined) career(draft, row);
    else if (row.supplier !== undefined) supplierOf(draft, row);
    else if (row.buyer !== undefined) buyerOf(draft, row);
    else processOf(draft, row);
  }
  return draft.rows();
}
