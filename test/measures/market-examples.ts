/** Readers of the worked examples of the market measures: each turns the little table of its measure into a record. */
import type { Row } from '../../src/domain/table.ts';
import type { Rows } from '../record.ts';
import { marketOf } from './market.ts';

type Cell = string | number | boolean | null;
type Reader = (rows: readonly (readonly Cell[])[]) => Rows;

const textOf = (cell: Cell | undefined): string | null => (cell == null ? null : String(cell));

const M02: Reader = (rows) => ({
  ...marketOf(
    rows.map(([id, declared, , amount]) => ({
      id: String(id),
      award: { amount: amount as number },
      suppliers: [{ organization_id: `s${id}`, vcse: declared as boolean | null }],
    })),
  ),
  organization: rows.map(([id, , kind]) => ({ organization_id: `s${id}`, kind: String(kind) })),
});

const M04: Reader = (rows) => {
  const made = marketOf(
    rows.map(([id, supplier, day, amount]) => ({
      id: String(id),
      award: { amount: amount as number, decided: String(day) },
      suppliers: [{ organization_id: String(supplier) }],
    })),
  );
  const first = { process_id: '0', ocid: '0', first_published: '2018-01-01', last_published: '2024-12-31' };
  return {
    ...made,
    process: [...(made.process ?? []), first],
    party: [...(made.party ?? []), { process_id: '0', role: 'buyer', organization_id: 'council' }],
  };
};

const M06: Reader = (rows) => ({
  ...marketOf(
    rows.map(([id, method, , amount]) => ({
      id: String(id),
      process: { procurement_method: String(method) },
      award: { amount: amount as number },
    })),
  ),
  bid_statistic: rows.flatMap(([id, , bids]): Row<'bid_statistic'>[] =>
    bids === null ? [] : [{ process_id: String(id), measure: 'bids', value: bids as number }],
  ),
});

const M08: Reader = (rows) =>
  marketOf(
    rows.map(([id, deadline, decided, published, amount]) => ({
      id: String(id),
      process: { deadline: textOf(deadline) },
      award: { amount: amount as number, decided: String(decided), published: String(published) },
    })),
  );

const M09: Reader = (rows) => ({
  process: rows.map(([id]) => ({ process_id: String(id), ocid: String(id) })),
  checked: rows.map(([id, share, basis]) => ({
    ...{ release_no: Number(id), process_id: String(id), stage: 'call', speaks: true, source_kind: 'find-a-tender' },
    ...{ price_share: share as number | null, price_basis: String(basis) },
  })),
});

const M12: Reader = (rows) => {
  const calls = rows.flatMap(([calls, source, outcome, won], line) =>
    Array.from({ length: calls as number }, (_, i) => ({
      ...{ number: line * 100 + i, source: String(source), outcome: String(outcome), sme: i < (won as number) },
    })),
  );
  return {
    ...marketOf(calls.map(({ number, sme }) => ({ id: String(number), award: { sme } }))),
    checked: calls.map(({ number, source }) => ({
      ...{ release_no: number, process_id: String(number), stage: 'call', speaks: true, source_kind: source },
    })),
    finding: calls.map(({ number, outcome }) => ({
      ...{ release_no: number, process_id: String(number), check_id: 'O07', outcome, question: false },
    })),
  };
};

const M10: Reader = (rows) => ({
  process: rows.map(([id, above, amount]) => ({
    ...{ process_id: String(id), ocid: String(id), stage: 'tender', above_threshold: above as boolean | null },
    ...{ amount: amount as number, currency: 'GBP', amount_kind: 'estimate' },
  })),
  lot: rows.flatMap(([id, , , lots]): Row<'lot'>[] =>
    lots === null || lots === undefined
      ? []
      : String(lots)
          .split(', ')
          .map((amount, i) => ({
            process_id: String(id),
            lot_id: String(i + 1),
            amount: Number(amount),
            currency: 'GBP',
          })),
  ),
});

const M11: Reader = (rows) =>
  marketOf(
    rows.map(([id, buyer, supplier, amount]) => ({
      ...{ id: String(id), buyer: String(buyer), award: { amount: amount as number } },
      suppliers: [{ organization_id: String(supplier) }],
    })),
  );

const M13: Reader = (rows) => {
  const made = marketOf(
    rows.map(([id, supplier, day, how, deadline, amount]) => ({
      id: String(id),
      process: {
        ...{ deadline: textOf(deadline), procurement_method_details: String(how) },
        ...{ first_published: String(day), last_published: '2024-05-31' },
      },
      award: { amount: amount as number, decided: String(day) },
      suppliers: [{ organization_id: String(supplier) }],
      division: '90',
    })),
  );
  return { ...made, classification: (made.classification ?? []).map((row) => ({ ...row, main: true })) };
};

const M14: Reader = (rows) => ({
  ...marketOf(
    rows.map(([id, supplier, , year, amount]) => ({
      id: String(id),
      process: { first_published: '2016-01-01', last_published: '2020-12-31' },
      award: { amount: amount as number, decided: `${year}-06-30` },
      suppliers: [{ organization_id: String(supplier) }],
    })),
  ),
  organization: [...new Map(rows.map(([, supplier, kind]) => [String(supplier), String(kind)]))].map(([id, kind]) => ({
    ...{ organization_id: id, kind },
  })),
});

export const marketExamples: Readonly<Record<string, Reader>> = { M02, M04, M06, M08, M09, M10, M11, M12, M13, M14 };
