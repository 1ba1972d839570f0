import { date, integer, number, type Table, text } from './column.ts';

/** Tables that the import makes from the ledger, so that the map and the measures need not go through every exchange. */
export const mapTables = {
  tie: {
    says: 'All exchanges of one form in one year that go one way between the same two, taken together.',
    origin: 'derived',
    columns: {
      provider_id: text('organisation that gives; absent: see `absent`'),
      receiver_id: text('organisation that receives; absent: see `absent`'),
      provider_role: text('buyer, supplier, tenderer, subcontractor, payer, payee'),
      receiver_role: text('the same, and market'),
      absent: text('why one of the two is not known: market, individual, redacted …; absent where both are'),
      form: text('as in `exchange`'),
      kind: text('tangible or intangible'),
      amount_kind: text('award, contract, payment, ceiling or possible ceiling'),
      year: integer('in which they started; absent where that is not known'),
      exchange_count: integer('how many exchanges'),
      valued_count: integer('of those, with an amount in pounds'),
      amount: number('the sum of those amounts; absent where there is none'),
      first_date: date('the earliest start'),
      last_date: date('the latest start'),
    },
  },
  position: {
    says: 'Where a participant stands on the map, which is the same each time; only those who exchange with somebody.',
    origin: 'derived',
    columns: {
      organization_id: text('who'),
      x: number('to the right, in units of the map'),
      y: number('down'),
      community: integer('the row of `community`'),
    },
  },
  community: {
    says: 'Participants who exchange with each other more than with the rest.',
    origin: 'derived',
    columns: {
      community: integer('running number, largest first, from 1'),
      name: text('the names of its largest members, three at most'),
      leader_id: text('the largest member: the one that exchanges with most others within'),
      member_count: integer('how many members'),
      x: number('the middle of its place on the map'),
      y: number('the same, down'),
      radius: number('how far its place reaches'),
    },
  },
} as const satisfies Record<string, Table>;
