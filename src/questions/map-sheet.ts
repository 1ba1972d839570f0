import type { MapAnswer } from './map.ts';
import type { MapSums } from './map-line.ts';
import type { Sheet, SheetCell } from './sheet.ts';

const sums = ['exchanges', 'awards', 'awarded_gbp', 'payments', 'paid_gbp'] as const;
const cellsOf = ({ exchanges, awards, awarded, payments, paid }: MapSums): readonly SheetCell[] => [
  exchanges,
  awards,
  awarded,
  payments,
  paid,
];

/** What a map draws, as rows: every line between participants, or every community and what goes between them. */
export function sheetOfMap({ shows, nodes, lines, communities, between }: MapAnswer): Sheet {
  if (shows === 'communities') {
    const names = new Map(communities.map(({ community, leader }) => [community, leader.name]));
    const named = (community: number) => [community, names.get(community) ?? null];
    return {
      columns: [
        'what',
        'community',
        'round',
        'other_community',
        'other_round',
        'participants',
        'lines',
        'kind',
        ...sums,
      ],
      rows: [
        ...communities.map((one) => [
          ...['community', ...named(one.community), null, null, one.members, null, null],
          ...cellsOf(one),
        ]),
        ...between.map((one) => [
          ...['between', ...named(one.from), ...named(one.to), null, one.lines, one.kind],
          ...cellsOf(one),
        ]),
      ],
    };
  }
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const end = (id: string): readonly SheetCell[] => {
    const node = byId.get(id);
    return [id, node?.name ?? null, node?.kind ?? null];
  };
  return {
    columns: [
      ...['from_id', 'from', 'from_kind', 'to_id', 'to', 'to_kind', 'form', 'kind', 'first_year', 'last_year'],
      ...sums,
    ],
    rows: lines.map((line) => [
      ...[...end(line.from), ...end(line.to), line.form, line.kind, line.first, line.last],
      ...cellsOf(line),
    ]),
  };
}
