import { cpvDivision } from '../../domain/cpv.ts';
import { count, day } from '../../domain/number.ts';
import type { ProcessesAnswer, ProcessRow } from '../../questions/process.ts';
import { WhatWhereWhen } from '../filter-field.tsx';
import { Button, Details, Field, FilterForm, Select } from '../form.tsx';
import { address, type Frame } from '../frame.ts';
import { sentenceCase, stageLabel } from '../label.ts';
import { Empty, ListFoot } from '../list.tsx';
import { Absent, Day, Link, Money, Names } from '../mark.tsx';
import { page } from '../page.tsx';
import { Pagination, shown } from '../pagination.tsx';
import { table } from '../table.tsx';

/** `/processes`: everything that was or is to be bought. */
export function ProcessesPage(answer: ProcessesAnswer, frame: Frame) {
  const to = (number: number) => address('/processes', { ...answer.query, page: number });
  return page({
    title: 'Processes',
    frame,
    main: (
      <>
        <h1>Contracting processes</h1>
        <p class="lead">
          Everything published about one purchase, from the first notice to the last change, is one process.
        </p>
        <Filter answer={answer} />
        <Within answer={answer} />
        {answer.rows.length === 0 ? (
          <Loosen answer={answer} />
        ) : (
          <section aria-labelledby="list">
            <h2 id="list" class="count">
              {shown({ ...answer, page: answer.query.page })} {answer.total === 1 ? 'process' : 'processes'}
            </h2>
            {rows(answer)}
            <Pagination page={answer.query.page} total={answer.total} pageSize={answer.pageSize} to={to} />
            <ListFoot {...answer} csv={frame.csv} of="processes" command="commonweal export processes" />
          </section>
        )}
      </>
    ),
  });
}

function Filter({ answer: { query, stages, open } }: { answer: ProcessesAnswer }) {
  const all = stages.reduce((sum, stage) => sum + stage.count, 0);
  return (
    <FilterForm action="/processes" label="Narrow the list of processes">
      {query.buyer && <input type="hidden" name="buyer" value={query.buyer} />}
      {query.supplier && <input type="hidden" name="supplier" value={query.supplier} />}
      <Field name="q" type="search" label="Words in title or category" value={query.q} />
      <Select
        name="stage"
        label="Stage"
        value={query.stage}
        options={[
          { value: '', words: `All stages (${count(all)})` },
          ...stages.map(({ stage, count: n }) => ({
            value: stage,
            words: `${sentenceCase(stageLabel(stage))} (${count(n)})`,
          })),
          ...(open ? [{ value: 'open', words: `Still open to bids on ${day(open.on)} (${count(open.count)})` }] : []),
        ]}
      />
      <Select
        name="sort"
        label="Order"
        value={query.sort}
        options={[
          { value: 'newest', words: 'Newest first' },
          { value: 'oldest', words: 'Oldest first' },
          { value: 'amount', words: 'Largest amount first' },
        ]}
      />
      <Button>Show</Button>
      <Details summary="What, where and when" open={Boolean(query.cpv || query.place || query.from || query.to)}>
        <div class="filter-more">
          <WhatWhereWhen query={query} />
        </div>
      </Details>
    </FilterForm>
  );
}

/** Whose processes these are, when the view came from a participant. */
function Within({ answer: { query, buyerName, supplierName } }: { answer: ProcessesAnswer }) {
  const parts = [
    query.buyer && { says: 'Bought by', name: buyerName ?? query.buyer, id: query.buyer, drop: { buyer: undefined } },
    query.supplier && {
      says: 'Won by',
      name: supplierName ?? query.supplier,
      id: query.supplier,
      drop: { supplier: undefined },
    },
  ].filter((part) => typeof part === 'object');
  if (parts.length === 0) return null;
  return (
    <ul class="within" aria-label="This view is of">
      {parts.map((part) => (
        <li>
          {part.says} <Link door="/participants" id={part.id} name={part.name} />{' '}
          <a class="quiet" href={address('/processes', { ...query, ...part.drop, page: 1 })}>
            show everybody’s
          </a>
        </li>
      ))}
    </ul>
  );
}

const rows = (answer: ProcessesAnswer) =>
  table<ProcessRow>({
    caption: 'Contracting processes',
    captionHidden: true,
    rows: answer.rows,
    columns: [
      { head: 'Published', cell: (row) => <Day iso={row.published} /> },
      {
        head: 'Process',
        main: true,
        cell: (row) => (
          <>
            <Link door="/processes" id={row.id} name={row.title ?? 'Without a title'} />
            <span class="note">
              {stageLabel(row.stage)}
              {row.awarded && ` on ${day(row.awarded)}`}
              {row.stage === 'tender' && row.deadline && `; bids due by ${day(row.deadline)}`}
            </span>
          </>
        ),
      },
      { head: 'Buyer', cell: (row) => <Names of={row.buyers} none="no buyer named" /> },
      { head: 'Supplier', cell: (row) => <Suppliers row={row} /> },
      { head: 'Amount', numeric: true, cell: (row) => <Money {...row} /> },
    ],
  });

function Suppliers({ row }: { row: ProcessRow }) {
  if (row.suppliers.length > 0) return <Names of={row.suppliers} none="" />;
  return <Absent because={row.awarded ? 'no supplier named' : 'no award published'} />;
}

function Loosen({ answer: { query, buyerName, supplierName } }: { answer: ProcessesAnswer }) {
  const without = (...names: readonly (keyof typeof query)[]) =>
    address('/processes', { ...query, ...Object.fromEntries(names.map((name) => [name, undefined])), page: 1 });
  const dates = [query.from && `from ${day(query.from)}`, query.to && `to ${day(query.to)}`].filter(Boolean).join(' ');
  return (
    <Empty
      says="No process fits all of this."
      clear="/processes"
      loosen={[
        query.q && { words: `the words “${query.q}”`, to: without('q') },
        query.stage && { words: `the stage “${stageLabel(query.stage)}”`, to: without('stage') },
        query.cpv && { words: `the category ${query.cpv}, ${cpvDivision(query.cpv) ?? 'unknown'}`, to: without('cpv') },
        query.place && { words: `the place “${query.place}”`, to: without('place') },
        dates && { words: `the dates ${dates}`, to: without('from', 'to') },
        query.buyer && { words: `the buyer ${buyerName ?? query.buyer}`, to: without('buyer') },
        query.supplier && { words: `the supplier ${supplierName ?? query.supplier}`, to: without('supplier') },
      ]}
    />
  );
}
