import { checkTables } from './check-table.ts';
import { type ColumnType, date, flag, integer, number, type Table, text, time } from './column.ts';
import { ledgerTables, origin, processId } from './ledger-table.ts';
import { mapTables } from './map-table.ts';

export type { Column, ColumnType, Table } from './column.ts';

const money = {
  amount: number('net of tax where the source distinguishes, else as published'),
  amount_gross: number('with tax, where published'),
  currency: text('ISO 4217'),
  amount_kind: text('estimate, award, contract, payment, ceiling or possible ceiling'),
  amount_note: text('why the amount is what `amount_kind` says, or why it is set aside (the words, or `placeholder`)'),
} as const;

/**
 * The tables of a record, as data: one definition from which the store makes its columns, the sources take the types of the
 * rows they yield, and `docs/data.md` is held to the truth by a test.
 *
 * Every row of a table that is read from a source carries `release_no` (which row of `release` it was read from) and `path`
 * (a JSON pointer into that release), so that each figure can be followed back to what was published.
 */
export const tables = {
  source: {
    says: 'A file or a page of a service that was read.',
    origin: 'read',
    columns: {
      source_id: text('running number in this record: s1, s2 …'),
      digest: text('SHA-256 of its bytes as given, hexadecimal'),
      name: text('file name or address, without the folders above it'),
      format: text('how it was read'),
      publisher: text('who published it, as it says itself'),
      licence: text('address or name of the licence, as it says itself'),
      read_at: time('when it was read'),
      byte_count: integer('its size as given'),
      first_published: date('earliest date of its releases'),
      last_published: date('latest date of its releases'),
      read_count: integer('releases, notices or payments read'),
      kept_count: integer('of those, kept'),
      duplicate_count: integer('of those, the same as one already kept'),
      quarantined_count: integer('of those, unreadable and set aside, byte for byte'),
      unit: text('what is counted: release, notice or payment'),
      facts_only: flag('who collected it left descriptions out'),
    },
  },
  release: {
    says: 'One release or notice as published, cleaned of contact points; kept as JSON Lines beside the record, so that a newer one can be merged with it.',
    origin: 'read',
    columns: {
      release_no: integer('running number in this record'),
      source_id: text('where it was read'),
      kind: text('release (OCDS) or notice (flat)'),
      position: integer('which one of its source, from 1'),
      byte_start: integer('offset in the uncompressed source'),
      byte_count: integer('length there'),
      ocid: text('open contracting id'),
      process_id: processId,
      release_id: text('id of the release; made from its content where the publisher gives none'),
      published: time('date of the release'),
      tag: text('its tags, with spaces between'),
      url: text('address of the published notice'),
      digest: text('what tells it from other releases of the process: hash of ocid, id and date'),
      text_file: integer('the cleaned text: which of the files `releases-N.jsonl` beside the record'),
      text_start: integer('offset in that file'),
      text_bytes: integer('length there'),
    },
  },
  quarantine: {
    says: 'What could not be read, byte for byte.',
    origin: 'read',
    columns: {
      source_id: text('where it was read'),
      position: integer('which one of its source, from 1'),
      byte_start: integer('offset in the uncompressed source'),
      byte_count: integer('length'),
      code: text('the issue that set it aside'),
      message: text('what is wrong with it'),
      file_start: integer('offset in the file `quarantine.bin` beside the record'),
    },
  },
  issue: {
    says: 'A flaw in the data, met while reading; the reading went on.',
    origin: 'read',
    columns: {
      code: text('stable code, explained in docs/data.md'),
      message: text('what is wrong, in a sentence'),
      source_id: text('where'),
      position: integer('which release, notice or line of the source, from 1'),
      ocid: text('the process concerned'),
      release_no: integer('the row of `release` concerned'),
      path: text('JSON pointer or column concerned'),
      repeats: integer('further ones like it in this source that are only counted'),
    },
  },
  process: {
    says: 'A contracting process: everything published about one purchase, merged.',
    origin: 'read',
    columns: {
      process_id: processId,
      ocid: text('open contracting id'),
      title: text('as published'),
      description: text('as published; absent in records that keep facts only'),
      stage: text('planning, tender, award, contract, or ended without an award'),
      status: text('status of the tender, as published'),
      notice_type: text('kind of notice, where the source has one (Contract, PreProcurement, Pipeline, UK4 …)'),
      procurement_method: text('open, selective, limited, direct'),
      procurement_method_details: text('as published'),
      category: text('goods, works or services'),
      sme_suitable: flag('flagged as suitable for small and medium-sized enterprises'),
      vcse_suitable: flag('flagged as suitable for voluntary, community and social enterprises'),
      above_threshold: flag('above the threshold of the law, as published'),
      legal_basis: text('as published; publishers leave old values in it'),
      special_regime: text('as published'),
      framework: text('the words or the field that make this a framework or a dynamic market'),
      deadline: time('end of the tender period'),
      tender_start: time('start of the tender period'),
      contract_start: date('planned start'),
      contract_end: date('planned end'),
      first_published: time('date of the earliest release read'),
      last_published: time('date of the latest release read'),
      estimate_low: number('lower end of a published range'),
      estimate_high: number('upper end of a published range'),
      ...money,
      url: text('address of the published notice'),
      release_count: integer('releases merged'),
      ...origin,
    },
  },
  notice: {
    says: 'A published notice or document of a process.',
    origin: 'read',
    columns: {
      process_id: processId,
      document_id: text('id as published'),
      document_type: text('as published, OCDS code list'),
      notice_type: text('UK1 … UK17, where given'),
      title: text('as published'),
      url: text('address'),
      published: time('date'),
      ...origin,
    },
  },
  mention: {
    says: 'An organisation as it is named in a role in a release, before anyone asks who it is.',
    origin: 'read',
    columns: {
      process_id: processId,
      source_party_id: text('id in the release; means nothing outside it'),
      role: text('buyer, procuringEntity, supplier, tenderer, subcontractor …'),
      award_id: text('the award, for a supplier'),
      bid_id: text('the bid, for a tenderer'),
      name: text('as published, entities and mojibake repaired; replaced where it names a person'),
      scheme: text('register of the main identifier'),
      identifier: text('number in that register, as published'),
      more_identifiers: text('further ones, `scheme:number` with spaces between'),
      postcode: text('upper case, one space'),
      locality: text('town, as published'),
      region: text('as published'),
      country: text('as published'),
      scale: text('micro, sme, small, medium, large: as declared'),
      vcse: flag('declared a voluntary, community or social enterprise'),
      type: text('kind of authority, as declared'),
      ...origin,
    },
  },
  place: {
    says: 'Where a contract is to be delivered.',
    origin: 'read',
    columns: {
      process_id: processId,
      lot_id: text('the lot'),
      region: text('name or NUTS/ITL code, as published'),
      locality: text('town'),
      postcode: text('upper case, one space'),
      country: text('as published'),
      ...origin,
    },
  },
  lot: {
    says: 'A part of a tender that can be won by itself.',
    origin: 'read',
    columns: {
      process_id: processId,
      lot_id: text('id as published'),
      title: text('as published'),
      status: text('as published'),
      ...money,
      sme_suitable: flag('suitable for small and medium-sized enterprises'),
      vcse_suitable: flag('suitable for voluntary, community and social enterprises'),
      starts: date('start of the contract period'),
      ends: date('end of the contract period'),
      max_ends: date('end with all extensions'),
      has_options: flag('options'),
      has_renewal: flag('can be renewed'),
      variant_policy: text('allowed, notAllowed …'),
      ...origin,
    },
  },
  criterion: {
    says: 'An award or selection criterion.',
    origin: 'read',
    columns: {
      process_id: processId,
      lot_id: text('the lot'),
      purpose: text('award or selection'),
      type: text('price, cost, quality, economic, technical …'),
      name: text('as published'),
      description: text('as published; absent in records that keep facts only'),
      number: number('weight or threshold, as published'),
      number_kind: text('what the number is: percentageExact, decimalExact, order …'),
      ...origin,
    },
  },
  classification: {
    says: 'What is bought, in a code list.',
    origin: 'read',
    columns: {
      process_id: processId,
      lot_id: text('the lot'),
      scheme: text('CPV, COFOG …'),
      code: text('code without its check digit'),
      division: text('first two digits, for CPV'),
      description: text('as published'),
      main: flag('the first or only one'),
      ...origin,
    },
  },
  bid: {
    says: 'A bid that is published one by one.',
    origin: 'read',
    columns: {
      process_id: processId,
      bid_id: text('id as published'),
      lot_id: text('the lot'),
      status: text('as published'),
      submitted: time('date'),
      ...money,
      ...origin,
    },
  },
  bid_statistic: {
    says: 'A published count of bids.',
    origin: 'read',
    columns: {
      process_id: processId,
      lot_id: text('the lot'),
      measure: text('bids, smeBids, electronicBids …, as published'),
      value: number('the count'),
      ...origin,
    },
  },
  award: {
    says: 'A decision to buy from one or several suppliers.',
    origin: 'read',
    columns: {
      process_id: processId,
      award_id: text('id as published; with `~2` behind it where one id is used for different awards'),
      lot_id: text('the lots, with spaces between'),
      title: text('as published'),
      status: text('as published'),
      decided: date('date of the award'),
      published: time('date of its publication'),
      ...money,
      supplier_count: integer(
        'suppliers named, after splitting and without repeats; 0 when the award says that nobody won',
      ),
      sme: flag('declared in the notice for the award as a whole: won by an SME'),
      starts: date('start of the contract period'),
      ends: date('end of the contract period'),
      ...origin,
    },
  },
  contract: {
    says: 'A signed contract.',
    origin: 'read',
    columns: {
      process_id: processId,
      contract_id: text('id as published; with `~2` behind it where one id is used for different contracts'),
      award_id: text('the award'),
      title: text('as published'),
      status: text('as published'),
      signed: date('date'),
      starts: date('start'),
      ends: date('end'),
      max_ends: date('end with all extensions'),
      ...money,
      ...origin,
    },
  },
  amendment: {
    says: 'A published change to a tender, an award or a contract.',
    origin: 'read',
    columns: {
      process_id: processId,
      subject: text('tender, award or contract'),
      subject_id: text('id of the award or contract'),
      amendment_id: text('id as published'),
      amended: date('date'),
      rationale: text('as published'),
      ...origin,
    },
  },
  subcontract: {
    says: 'What is published about subcontracting.',
    origin: 'read',
    columns: {
      process_id: processId,
      award_id: text('the award'),
      minimum_ratio: number('share, 0–1'),
      maximum_ratio: number('share, 0–1'),
      amount: number('value'),
      currency: text('ISO 4217'),
      competitive: flag('subcontractors are found by competition'),
      ...origin,
    },
  },
  engagement: {
    says: 'A notice that talks to the market before a call.',
    origin: 'read',
    columns: {
      process_id: processId,
      kind: text('market engagement, pre-procurement, planned procurement or pipeline'),
      published: time('date of the notice'),
      starts: date('start of the engagement'),
      ends: date('end of the engagement'),
      ...origin,
    },
  },
  payment: {
    says: 'A payment that a public body published.',
    origin: 'read',
    columns: {
      payment_no: integer('running number in this record'),
      source_id: text('where it was read'),
      position: integer('which line of the source, from 1'),
      paid: date('date'),
      ...money,
      payer_name: text('as given at import or in the file'),
      payee_name: text('as published; replaced where it names a person'),
      unit: text('department, as published'),
      purpose: text('category, as published'),
    },
  },
  ...ledgerTables,
  ...mapTables,
  ...checkTables,
} as const satisfies Record<string, Table>;

export type TableName = keyof typeof tables;

type Value<T extends ColumnType> = T extends 'text' | 'date' | 'time' ? string : T extends 'flag' ? boolean : number;

/** A row of a table: what is not given is absent (NULL). Dates and times are ISO 8601 strings. */
export type Row<T extends TableName> = {
  -readonly [C in keyof (typeof tables)[T]['columns']]?:
    | Value<(typeof tables)[T]['columns'][C] extends { type: infer K extends ColumnType } ? K : never>
    | null
    | undefined;
};

/** Where readers put the rows they make. */
export interface RowSink {
  add<T extends TableName>(table: T, row: Row<T>): void;
}
