import { date, flag, integer, number, type Table, text } from './column.ts';

/** The column by which rows belong to a process. */
export const processId = text(
  'the contracting process: its ocid, with `~` and the buyer where several buyers use one ocid',
);
/** The columns by which a row leads back to what was published. */
export const origin = {
  release_no: integer('the row of `release` that this was read from'),
  path: text('JSON pointer into that release'),
} as const;
/** Tables that the import works out from what was read: who is who, and what went from whom to whom. */
export const ledgerTables = {
  party: {
    says: 'An organisation in a role in a process, once it is known who it is.',
    origin: 'derived',
    columns: {
      process_id: processId,
      role: text('buyer, procuringEntity, supplier, tenderer, subcontractor …'),
      organization_id: text('who; absent with `absent` saying why'),
      absent: text('individual, removed, redacted, not-awarded, not-named'),
      award_id: text('the award, for a supplier'),
      bid_id: text('the bid, for a tenderer'),
      name: text('the name it bears there'),
      scale: text('as declared there'),
      vcse: flag('as declared there'),
      step: integer('how it was resolved: 1 identifier, 2 name and postcode, 3 name'),
      evidence: text('what the resolution rests on'),
      ...origin,
    },
  },
  payment_party: {
    says: 'Who a name in a payment is.',
    origin: 'derived',
    columns: {
      role: text('payer or payee'),
      name: text('the name in the payment'),
      organization_id: text('who; absent with `absent` saying why'),
      absent: text('individual, removed, redacted, not-named'),
      step: integer('how it was resolved: 1 identifier, 2 name and postcode, 3 name'),
      evidence: text('what the resolution rests on'),
    },
  },
  organization: {
    says: 'A participant of the network that has a page of its own.',
    origin: 'derived',
    columns: {
      organization_id: text('first register identifier, else `n-` and 12 hexadecimal digits'),
      name: text('the name it bears most often'),
      kind: text('public body, sme, vcse, not recorded as sme, unknown'),
      kind_evidence: text('what the kind rests on'),
      postcode: text('where known'),
      locality: text('where known'),
      region: text('where known'),
      buyer_count: integer('processes in which it buys'),
      supplier_count: integer('awards that it won'),
      payment_count: integer('payments it received'),
      received_amount: number('their sum in pounds, refunds taken off; absent where none has an amount'),
      payer_count: integer('payments it made'),
      paid_amount: number('their sum in pounds, refunds taken off; absent where none has an amount'),
      first_seen: date('earliest date'),
      last_seen: date('latest date'),
    },
  },
  organization_kind: {
    says: 'One piece of evidence on what kind of organisation this is.',
    origin: 'derived',
    columns: {
      organization_id: text('who'),
      kind: text('public body, sme, vcse, not recorded as sme'),
      evidence: text('declared in the award, register prefix, legal form in the name, list'),
      count: integer('how often'),
    },
  },
  name: {
    says: 'A name under which an organisation appears.',
    origin: 'derived',
    columns: {
      organization_id: text('who'),
      name: text('as published'),
      normalized: text('as compared'),
      count: integer('how often'),
    },
  },
  identifier: {
    says: 'A number that a register gives an organisation; also superseded ids of this record.',
    origin: 'derived',
    columns: {
      organization_id: text('who'),
      identifier: text('normalised: scheme, hyphen, number'),
      evidence: text('published, name in the list of local authorities, superseded, judgement'),
    },
  },
  exchange: {
    says: 'One deliverable that goes one way, from a provider to a receiver, at a time.',
    origin: 'derived',
    columns: {
      exchange_id: text('stable across imports of the same data'),
      transaction_id: text('the contract, award or payment whose two directions belong together'),
      process_id: processId,
      provider_id: text('organisation that gives; absent: see provider_role'),
      receiver_id: text('organisation that receives; absent: see receiver_role'),
      provider_role: text('buyer, supplier, tenderer, subcontractor, payer, payee'),
      receiver_role: text('the same, and market'),
      provider_absent: text('why the provider is not known: individual, redacted, market …'),
      receiver_absent: text('why the receiver is not known'),
      deliverable: text('what moves, in words'),
      kind: text('tangible or intangible'),
      form: text(
        'money, goods, service, work, knowledge, advice, introduction, feedback, trust, access, recognition, outcome',
      ),
      started: date('when it moves, or starts to'),
      ended: date('when it ends'),
      amount: number(
        'money, or the worth of the thing; split unknown where several suppliers share an award: then absent',
      ),
      currency: text('ISO 4217'),
      amount_kind: text('award, contract, payment, ceiling or possible ceiling'),
      standing: text('recorded, declared, confirmed, disputed'),
      evidence: text('which table and id it follows from'),
      release_no: integer('the row of `release` it follows from'),
      source_id: text('the source, for a payment'),
      path: text('JSON pointer, or the line of the source'),
    },
  },
} as const satisfies Record<string, Table>;
