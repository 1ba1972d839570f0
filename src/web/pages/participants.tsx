import { count } from '../../domain/number.ts';
import type { ParticipantRow, ParticipantsAnswer } from '../../questions/participant.ts';
import { Button, Field, FilterForm, Select } from '../form.tsx';
import { address, type Frame } from '../frame.ts';
import { kindLabel, sentenceCase } from '../label.ts';
import { Empty, ListFoot } from '../list.tsx';
import { Absent, Day, Kind, Link, Name } from '../mark.tsx';
import { page } from '../page.tsx';
import { Pagination, shown } from '../pagination.tsx';
import { table } from '../table.tsx';

/** `/participants`: everybody who is named in the record, by kind and role. */
export function ParticipantsPage(answer: ParticipantsAnswer, frame: Frame) {
  const to = (number: number) => address('/participants', { ...answer.query, page: number });
  return page({
    title: 'Participants',
    frame,
    main: (
      <>
        <h1>Participants</h1>
        <p class="lead">
          Everybody who buys, supplies or is paid in this record, and what kind they are where it is known.
        </p>
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
            <ListFoot csv={frame.csv} what="All participants of this view" />
          </section>
        )}
      </>
    ),
  });
}

function Filter({ answer: { query, kinds } }: { answer: ParticipantsAnswer }) {
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
          { value: 'buyer', words: 'Buyers' },
          { value: 'supplier', words: 'Suppliers' },
        ]}
      />
      <Select
        name="sort"
        label="Order"
        value={query.sort}
        options={[
          { value: '', words: 'Most active' },
          { value: 'name', words: 'By name' },
          { value: 'bought', words: 'Most bought' },
          { value: 'won', words: 'Most won' },
        ]}
      />
      <Button>Show</Button>
    </FilterForm>
  );
}

const number = (value: number) => <data value={String(value)}>{count(value)}</data>;

const rows = (answer: ParticipantsAnswer) =>
  table<ParticipantRow>({
    caption: 'Participants',
    captionHidden: true,
    rows: answer.rows,
    columns: [
      { head: 'Participant', main: true, cell: (row) => <Link door="/participants" id={row.id} name={row.name} /> },
      { head: 'Kind', cell: (row) => <Kind kind={row.kind} /> },
      {
        head: 'Place',
        cell: (row) => (row.locality ? <Name>{row.locality}</Name> : <Absent because="not published" />),
      },
      { head: 'Bought', numeric: true, cell: (row) => number(row.bought) },
      { head: 'Won', numeric: true, cell: (row) => number(row.won) },
      { head: 'Payments', numeric: true, cell: (row) => number(row.payments) },
      { head: 'First seen', numeric: true, cell: (row) => <Day iso={row.firstSeen} /> },
      { head: 'Last seen', numeric: true, cell: (row) => <Day iso={row.lastSeen} /> },
    ],
  });

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
