import type { AwardLine } from './process.ts';
import type { ProcessLists } from './process-detail.ts';
import { partyName } from './process-line.ts';
import { type MoneyCells, worthOf } from './worth.ts';

interface AwardCells extends MoneyCells {
  readonly award_id: string;
  readonly title: string | null;
  readonly decided: string | null;
  readonly published: string | null;
  readonly amount_gross: number | null;
  readonly sme: boolean | null;
}

interface SupplierCells {
  readonly award_id: string;
  readonly id: string | null;
  readonly name: string | null;
  readonly kind: string | null;
  readonly absent: string | null;
}

/** The awards of a process with their suppliers, in order of decision; placeholders are no amounts. */
export async function awardLines(lists: ProcessLists): Promise<readonly AwardLine[]> {
  const [awards, suppliers] = await Promise.all([
    lists.rows<AwardCells>(
      'awards',
      `select award_id, title, decided, cast(published as date) as published, amount, amount_gross, currency, amount_kind, amount_note, sme
       from award where process_id = ?`,
      'decided nulls last, award_id',
    ),
    lists.rows<SupplierCells>(
      'suppliers',
      `select distinct s.award_id, s.organization_id as id, case when s.absent is null then coalesce(o.name, s.name) end as name, o.kind, s.absent
       from party s left join organization o on o.organization_id = s.organization_id
       where s.process_id = ? and s.role = 'supplier' and s.award_id is not null`,
      'award_id, name nulls last, id',
    ),
  ]);
  return awards.map((award) => {
    const worth = worthOf(award);
    return {
      ...{ awardId: award.award_id, title: award.title, decided: award.decided, published: award.published },
      ...{
        amount: worth.amount,
        amountGross: worth.amount === null ? null : award.amount_gross,
        currency: award.currency,
      },
      ...{ amountKind: worth.amountKind, amountNote: award.amount_note, because: worth.because, sme: award.sme },
      suppliers: suppliers
        .filter((supplier) => supplier.award_id === award.award_id)
        .map(({ id, name, kind, absent }) => ({ id, name: partyName({ name, absent }), kind, absent })),
    };
  });
}
