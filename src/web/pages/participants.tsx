import { count } from '../../domain/number.ts';
import type { ParticipantRow, ParticipantsAnswer } from '../../questions/participant.ts';
import { Button, Field, FilterForm, Select } from '../form.tsx';
import { address, type Frame } from '../frame.ts';
import { kindLabel, sentenceCase } from '../label.ts';
import { Empty, ListFoot } from '../list.tsx';
import { Absent, Day, Kind, Link, Money, Name } from '../mark.tsx';
import { page } from '../page.tsx';
import { Pagination, shown } from '../pagination.tsx';
import { type Column, table } from '../table.tsx';

/** `/participants`: everybody who is named in the record, by kind and role. */
export function ParticipantsPage(answer: ParticipantsAnswer, frame: Frame) {
  const to = (number: number) => address('/participants', { ...answer.query, page: number });
  return page({
    title: 'Participants',
    frame,
    main: (
      <>
        <h1>Participants</h1>
        <p class="lead">Everybody who {acts(answer.holds)} in this record, and what kind they are where it is known.</p>
        <Filter answer={answer} />
        {answer.rows.length === 0 ? (
          <Loosen answer={answer} />
        ) : (
          <section aria-labelledby="list">
            <h2 id="list" class="count">
              {shown({ ...answer, page: answer.query.page })} {answer.total === 1 ? 'participant' : 'participants'}
            </h2>
            {rows(answer)}
            <Pagination page={answer.query.page} total={answer.total} pageSize={answer.pageSize} to={to} />
            <ListFoot {...answer} csv={frame.csv} of="participants" command="commonweal export organizations" />
          </section>
        )}
      </>
    ),
  });
}

/** What participants do in a record that holds these things. */
function acts({ processes, payments }: ParticipantsAnswer['holds']): string {
  if (!payments) return 'buys or supplies';
  return processes ? 'buys, supplies, pays or is paid' : 'pays or is paid';
}

function Filter({ answer: { query, kinds, holds } }: { answer: ParticipantsAnswer }) {
  const all = kinds.reduce((sum, kind) => sum + kind.count, 0);
  return (
    <FilterForm action="/participants" label="Narrow the list of participants">
      <Field name="q" type="search" label="Name" value={query.q} />
      <Select
        name="kind"
        label="Kind"
        value={query.kind}
        options={[
          { value: '', words: `All kinds (${count(all)})` },
          ...kinds.map((kind) => ({
            value: kind.kind,
            words: `${sentenceCase(kindLabel(kind.kind).word)} (${count(kind.count)})`,
          })),
        ]}
      />
      <Select
        name="role"
        label="Role"
        value={query.role}
        options={[
          { value: '', words: 'Any role' },
          ...choices(holds.processes, query.role, { buyer: 'Buyers', supplier: 'Suppliers' }),
          ...choices(holds.payments, query.role, { payer: 'Payers', payee: 'Payees' }),
        ]}
      />
      <Select
        name="sort"
        label="Order"
        value={query.sort}
        options={[
          { value: '', words: 'Most active' },
          { value: 'name', words: 'By name' },
          ...choices(holds.processes, query.sort, { bought: 'Most bought', won: 'Most won' }),
          ...choices(holds.payments, query.sort, { paid: 'Largest sum paid' }),
        ]}
      />
      <Button>Show</Button>
    </FilterForm>
  );
}

/** Choices that the record has; one that the address made all the same is shown as made. */
const choices = (holds: boolean, chosen: string | undefined, words: Readonly<Record<string, string>>) =>
  Object.entries(words).flatMap(([value, word]) => (holds || value === chosen ? [{ value, words: word }] : []));

const number = (value: number) => <data value={String(value)}>{count(value)}</data>;

const rows = (answer: ParticipantsAnswer) =>
  table<ParticipantRow>({
    caption: 'Participants',
    captionHidden: true,
    rows: answer.rows,
    columns: [
      { head: 'Participant', main: true, cell: (row) => <Link door="/participants" id={row.id} name={row.name} /> },
      { head: 'Kind', cell: (row) => <Kind kind={row.kind} /> },
      ...columnsOfProcesses(answer),
      ...columnsOfPayments(answer),
      { head: 'First seen', numeric: true, cell: (row) => <Day iso={row.firstSeen} /> },
      { head: 'Last seen', numeric: true, cell: (row) => <Day iso={row.lastSeen} /> },
    ],
  });

/** What notices say; payments give no place, and neither buyers nor suppliers. */
function columnsOfProcesses({ holds, query: { role } }: ParticipantsAnswer): readonly Column<ParticipantRow>[] {
  if (!holds.processes) return [];
  const place: Column<ParticipantRow> = {
    head: 'Place',
    cell: (row) => (row.locality ? <Name>{row.locality}</Name> : <Absent because="not published" />),
  };
  if (role === 'payer' || role === 'payee') return [place];
  return [
    place,
    { head: 'Bought', numeric: true, cell: (row) => number(row.bought) },
    { head: 'Won', numeric: true, cell: (row) => number(row.won) },
  ];
}

/** Payments made for those who buy or pay, received for the others; beside what notices say there is room for one column. */
function columnsOfPayments({
  holds,
  query: { role, sort },
  rows,
}: ParticipantsAnswer): readonly Column<ParticipantRow>[] {
  if (!holds.payments) return [];
  const made: Column<ParticipantRow> = { head: 'Payments made', numeric: true, cell: (row) => number(row.made) };
  const received: Column<ParticipantRow> = {
    head: 'Payments received',
    numeric: true,
    cell: (row) => number(row.payments),
  };
  const income: Column<ParticipantRow> = {
    head: 'Received, GBP',
    numeric: true,
    cell: (row) => sum(row.received, row.payments),
  };
  if (role === 'payer' || role === 'buyer')
    return [made, { head: 'Paid, GBP', numeric: true, cell: (row) => sum(row.paid, row.made) }];
  if (role) return [received, income];
  if (holds.processes) return [sort === 'paid' ? income : received];
  return rows.some((row) => row.made > 0) ? [made, received, income] : [received, income];
}

/** A sum of payments; where there was no payment there is none to be known. */
const sum = (amount: number | null, payments: number) => (
  <Money amount={amount} currency="GBP" because={payments === 0 ? 'no payment' : 'no value published'} />
);

function Loosen({ answer: { query } }: { answer: ParticipantsAnswer }) {
  return (
    <Empty
      says="No participant fits all of this."
      clear="/participants"
      loosen={[
        query.q && { words: `the name “${query.q}”`, to: address('/participants', { ...query, q: '', page: 1 }) },
        query.kind && {
          words: `the kind “${kindLabel(query.kind).word}”`,
          to: address('/participants', { ...query, kind: '', page: 1 }),
        },
        query.role && {
          words: `the role “${query.role}”`,
          to: address('/participants', { ...query, role: '', page: 1 }),
        },
      ]}
    />
  );
}
