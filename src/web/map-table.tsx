/** The tables under a map: what is drawn, in rows. */
import { count, counted } from '../domain/number.ts';
import type { MapAnswer, MapLine, MapNode } from '../questions/map.ts';
import type { MapBetween, MapCommunity } from '../questions/map-community.ts';
import type { MapSums } from '../questions/map-line.ts';
import { address } from './frame.ts';
import { betweenLimit } from './map-drawing.ts';
import { Absent, KindMark, Link, Money, Name, Tangibility } from './mark.tsx';
import { Pagination, shown } from './pagination.tsx';
import { type Column, table } from './table.tsx';

/** Rows on one page of the table. */
const pageSize = 50;

const number = (value: number) => <data value={String(value)}>{count(value)}</data>;

/** Why nothing is said to be awarded. A value that several suppliers share is of none of them, as one that is not published. */
function noSum({ awards, ceilings }: MapSums): string {
  if (awards === 0) return 'no award';
  return ceilings > 0 ? 'only possible ceilings' : 'no value for it alone';
}

/** Numbers and sums, of awards, of payments or of both, as far as the record has them. */
function sumColumns<R extends MapSums>({ awards, payments }: MapAnswer['choices']): readonly Column<R>[] {
  return [
    { head: 'Exchanges', numeric: true, cell: (row) => number(row.exchanges) },
    ...(awards
      ? [
          {
            head: 'Awarded, GBP',
            numeric: true,
            cell: (row: R) => <Money amount={row.awarded} currency="GBP" because={noSum(row)} />,
          },
        ]
      : []),
    ...(payments
      ? [
          {
            head: 'Paid, GBP',
            numeric: true,
            cell: (row: R) => (
              <Money
                amount={row.paid}
                currency="GBP"
                because={row.payments === 0 ? 'no payment' : 'no value published'}
              />
            ),
          },
        ]
      : []),
  ];
}

const years = ({ first, last }: MapLine) => {
  if (first === null || last === null) return <Absent because="no date" />;
  return first === last ? String(first) : `${first} to ${last}`;
};

/** One page of the lines between participants. */
export function lineTable(
  { lines, nodes, choices, query: { page } }: MapAnswer,
  to: (page: number) => string,
  around: (id: string) => string,
) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const end = (id: string) => {
    const node = byId.get(id) as MapNode;
    return (
      <>
        <KindMark kind={node.kind} />
        <Link door="/participants" id={id} name={node.name} />
        <span class="note">
          <a href={around(id)}>
            {counted(node.partners, 'partner')} on the map
            <span class="govuk-visually-hidden"> of {node.name}</span>
          </a>
        </span>
      </>
    );
  };
  return (
    <>
      <p class="count">
        {shown({ page, total: lines.length, pageSize })} {lines.length === 1 ? 'line' : 'lines'}, largest first
      </p>
      {table<MapLine>({
        caption: 'Lines of the map',
        captionHidden: true,
        rows: lines.slice((page - 1) * pageSize, page * pageSize),
        columns: [
          { head: 'From', main: true, cell: (line) => end(line.from) },
          { head: 'To', cell: (line) => end(line.to) },
          {
            head: 'What',
            cell: (line) => (
              <>
                {line.form}
                <span class="note">
                  <Tangibility kind={line.kind} />
                </span>
              </>
            ),
          },
          { head: 'When', cell: years },
          ...sumColumns<MapLine>(choices),
        ],
      })}
      <Pagination page={page} total={lines.length} pageSize={pageSize} to={to} />
    </>
  );
}

/** The communities, and what is exchanged within each. */
export const communityTable = ({ communities, choices, query }: MapAnswer) =>
  table<MapCommunity>({
    caption: 'Communities, most participants first',
    captionHidden: true,
    rows: communities.slice(0, betweenLimit),
    columns: [
      {
        head: 'Community round',
        main: true,
        cell: ({ community, leader, name }) => (
          <>
            <a href={address('/map', { ...query, q: undefined, community, page: 1 })}>
              <Name>{leader.name}</Name>
            </a>
            <span class="note">
              <Name>{name}</Name>
            </span>
          </>
        ),
      },
      { head: 'Participants', numeric: true, cell: (one) => number(one.members) },
      ...sumColumns<MapCommunity>(choices),
    ],
  });

/** What goes between communities. */
export function betweenTable({ between, communities, choices }: MapAnswer) {
  const names = new Map(communities.map(({ community, leader }) => [community, leader.name]));
  return table<MapBetween>({
    caption: 'Between communities, largest first',
    captionHidden: true,
    rows: between.slice(0, betweenLimit),
    columns: [
      { head: 'Community round', main: true, cell: ({ from }) => <Name>{names.get(from) ?? ''}</Name> },
      { head: 'and', cell: ({ to }) => <Name>{names.get(to) ?? ''}</Name> },
      { head: 'Lines', numeric: true, cell: (one) => number(one.lines) },
      { head: 'What', cell: (one) => <Tangibility kind={one.kind} /> },
      ...sumColumns<MapBetween>(choices),
    ],
  });
}
