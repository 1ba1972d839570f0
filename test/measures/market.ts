/** Rows of made-up awards, for tests of the measures. */
import type { Row } from '../../src/domain/table.ts';
import type { Rows } from '../record.ts';

export interface MadeUpAward {
  readonly id: string;
  readonly process?: Row<'process'>;
  readonly award?: Row<'award'>;
  /** Suppliers; by default one. */
  readonly suppliers?: readonly Row<'party'>[];
  readonly buyer?: string;
  readonly division?: string;
  readonly place?: Row<'place'>;
}

/** A record of awards, one to a process, each of £100 to one supplier unless it says otherwise. */
export function marketOf(awards: readonly MadeUpAward[]): Rows {
  const own = (id: string) => ({ process_id: id, award_id: '1' });
  return {
    process: awards.map(({ id, process }) => ({ process_id: id, ocid: id, stage: 'award', ...process })),
    award: awards.map(({ id, award }) => ({
      ...own(id),
      amount: 100,
      currency: 'GBP',
      amount_kind: 'award',
      decided: '2024-03-01',
      ...award,
    })),
    party: awards.flatMap(({ id, suppliers = [{ organization_id: `s-${id}` }], buyer = 'council' }) => [
      { process_id: id, role: 'buyer', organization_id: buyer },
      ...suppliers.map((supplier) => ({ ...own(id), role: 'supplier', ...supplier })),
    ]),
    classification: awards.flatMap(({ id, division }) =>
      division ? [{ process_id: id, scheme: 'CPV', division }] : [],
    ),
    place: awards.flatMap(({ id, place }) => (place ? [{ process_id: id, ...place }] : [])),
  };
}
