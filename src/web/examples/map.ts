import type { MapAnswer, MapLine, MapNode } from '../../questions/map.ts';
import { MapPage } from '../pages/map.tsx';
import { hostile, type State } from './state.ts';

const sums = { exchanges: 3, awards: 3, awarded: 98_329.4, ceilings: 0, payments: 0, paid: null };

const node = (id: string, name: string, at: readonly [x: number, y: number], more: Partial<MapNode> = {}): MapNode => ({
  ...{ id, name, kind: 'sme', role: 'supplier', community: 1, x: at[0], y: at[1], partners: 1 },
  ...sums,
  size: 3,
  ...more,
});

const line = (from: string, to: string, more: Partial<MapLine> = {}): MapLine => ({
  ...{ from, to, form: 'money', kind: 'tangible', first: 2016, last: 2024 },
  ...sums,
  size: 3,
  ...more,
});

const buyer = { kind: 'public body', role: 'buyer' } as const;

const nodes: readonly MapNode[] = [
  node('GB-LAE-EX1', 'Sampleshire County Council', [0, 0], { ...buyer, partners: 5, size: 14, exchanges: 14 }),
  node('GB-LAE-EX2', 'Example Borough Council', [9, 2], { ...buyer, role: 'both', partners: 3, size: 7 }),
  node('GB-COH-00000001', 'Example Playgrounds Ltd', [4.5, 0.5], { partners: 2, size: 6 }),
  node('GB-CHC-0000003', 'Made-up Trees CIC', [-1.3, 0.8], { kind: 'vcse' }),
  node('GB-COH-00000002', 'Invented Paving plc', [1, -1.4], { kind: 'not recorded as sme', awarded: null }),
  node('n-000000000008', 'Nonesuch Signs', [-0.4, -1.7], { kind: 'unknown' }),
  node('n-000000000009', 'Sampleshire Listeners', [10.2, 3], { kind: 'a kind of the future', role: 'other' }),
];

const lines: readonly MapLine[] = [
  line('GB-LAE-EX1', 'GB-COH-00000001', { size: 5, exchanges: 5 }),
  line('GB-LAE-EX1', 'GB-LAE-EX2', { first: 2020, last: 2020 }),
  line('GB-LAE-EX1', 'GB-CHC-0000003', { awards: 0, awarded: null, payments: 31, paid: 12_345.5 }),
  line('GB-LAE-EX1', 'GB-COH-00000002', { awarded: null, ceilings: 1, first: null, last: null }),
  line('GB-LAE-EX1', 'n-000000000008'),
  line('GB-LAE-EX2', 'GB-COH-00000001'),
  line('n-000000000009', 'GB-LAE-EX2', {
    form: 'knowledge',
    kind: 'intangible',
    awards: 0,
    awarded: null,
    exchanges: 2,
  }),
];

const whole: MapAnswer = {
  query: { page: 1 },
  shows: 'participants',
  nodes,
  lines,
  communities: [],
  between: [],
  whole: { participants: nodes.length, lines: lines.length },
  centre: null,
  community: null,
  found: [],
  choices: { forms: ['money', 'knowledge'], kinds: ['public body', 'sme', 'unknown'], awards: true, payments: true },
  coverage: {
    exchanges: 1250,
    drawn: 52,
    absent: [
      { because: 'market', exchanges: 1190 },
      { because: 'individual', exchanges: 6 },
      { because: 'a reason of the future', exchanges: 2 },
    ],
  },
};

const nobody: MapAnswer = {
  ...whole,
  nodes: [],
  lines: [],
  whole: { participants: 0, lines: 0 },
  coverage: { exchanges: 0, drawn: 0, absent: [] },
};

const around = (count: number, ring: number): readonly MapNode[] =>
  Array.from({ length: count }, (_, k) =>
    node(
      `GB-COH-9${k}`,
      `Made-up Supplier ${k + 1} Ltd`,
      [Math.cos(k * 2.4) * Math.sqrt(k + ring), Math.sin(k * 2.4) * Math.sqrt(k + ring)],
      {
        size: 1 + (k % 5),
      },
    ),
  );

/** A star of one buyer, of which only the largest members are drawn. */
const crowd = around(240, 2);
const many: MapAnswer = {
  ...whole,
  query: { page: 2, community: 1, from: '2015-01-01', to: '2024-12-31' },
  community: {
    community: 1,
    name: 'Sampleshire County Council · Example Playgrounds Ltd',
    leader: 'Sampleshire County Council',
  },
  nodes: [node('GB-LAE-EX1', 'Sampleshire County Council', [0, 0], { ...buyer, partners: 240, size: 4000 }), ...crowd],
  lines: crowd.map(({ id, size }) =>
    line('GB-LAE-EX1', id, { size, awarded: null, awards: 0, payments: size, paid: size * 100 }),
  ),
  whole: { participants: 13_718, lines: 13_717 },
  coverage: { exchanges: 490_251, drawn: 356_822, absent: [{ because: 'elsewhere', exchanges: 133_429 }] },
};

const place = (community: number, name: string, members: number, at: readonly [number, number]) => ({
  ...{ community, name: `${name} · Example Playgrounds Ltd`, leader: { id: `GB-LAE-EX${community}`, name } },
  ...{ members, x: at[0], y: at[1], radius: Math.sqrt(members) + 1, size: members * 3 },
  ...{ exchanges: members * 3, awards: 0, awarded: null, ceilings: 0, payments: members * 3, paid: members * 4000.5 },
});
const communities: MapAnswer = {
  ...nobody,
  shows: 'communities',
  query: { page: 1, size: 'paid' },
  communities: [
    place(1, 'Sampleshire County Council', 13_718, [-200, 0]),
    place(2, 'Example Borough Council', 12_001, [60, 40]),
    place(3, 'Much Invented District Council', 120, [160, -90]),
  ],
  between: [
    { from: 1, to: 2, kind: 'tangible', lines: 1724, ...sums, size: 9 },
    { from: 1, to: 3, kind: 'intangible', lines: 2, ...sums, size: 1 },
  ],
  whole: { participants: 25_839, lines: 31_000 },
  coverage: { exchanges: 98_029, drawn: 98_029, absent: [] },
};

const strange = (names: readonly [string, string]): MapAnswer => ({
  ...whole,
  query: { page: 1, at: 'x 1/?#', q: names[0] },
  centre: { id: 'x 1/?#', name: names[0], placed: true },
  found: [{ id: 'y', name: names[1], kind: 'sme' }],
  nodes: [node('x 1/?#', names[0], [0, 0], buyer), node('y', names[1], [1, 0])],
  lines: [line('x 1/?#', 'y')],
});

/** Answers that tests of the map’s parts share. */
export const mapAnswers = { whole, communities, strange };

const state = (name: string, here: string, answer: MapAnswer): State => ({
  page: 'map',
  state: name,
  here,
  html: (frame) =>
    MapPage(answer, {
      ...frame,
      doors: [...frame.doors, '/map'],
      csv: '/map.csv',
      json: '/map.json',
      svg: '/map.svg',
    }),
});

export const mapStates: readonly State[] = [
  state('default', '/map', whole),
  state('found', '/map?q=example', {
    ...whole,
    query: { page: 1, q: 'example' },
    found: nodes.slice(1, 3).map(({ id, name, kind }) => ({ id, name, kind })),
  }),
  state('neighbourhood', '/map?at=GB-LAE-EX1&steps=2', {
    ...whole,
    query: { page: 1, at: 'GB-LAE-EX1', steps: 2, cpv: '45', place: 'Exampleton', kind: 'sme', form: 'money' },
    centre: { id: 'GB-LAE-EX1', name: 'Sampleshire County Council', placed: true },
  }),
  state('communities', '/map', communities),
  state('very many', '/map?community=1&page=2', many),
  state('one alone', '/map?at=GB-LAE-EX1', {
    ...nobody,
    query: { page: 1, at: 'GB-LAE-EX1' },
    centre: { id: 'GB-LAE-EX1', name: 'Sampleshire County Council', placed: true },
    nodes: [
      node('GB-LAE-EX1', 'Sampleshire County Council', [0, 0], {
        ...buyer,
        partners: 0,
        size: 0,
        exchanges: 0,
        awards: 0,
      }),
    ],
    whole: { participants: 1, lines: 0 },
  }),
  state('empty', '/map?kind=vcse&q=nobody', {
    ...nobody,
    query: {
      page: 1,
      kind: 'vcse',
      q: 'nobody',
      form: 'money',
      cpv: '45',
      place: 'x',
      from: '2020-01-01',
      to: '2020-12-31',
      community: 1,
    },
    community: { community: 1, name: 'Sampleshire County Council', leader: 'Sampleshire County Council' },
  }),
  state('nothing in the record', '/map', {
    ...nobody,
    choices: { forms: [], kinds: [], awards: false, payments: false },
  }),
  state('not on the map', '/map?at=n-1', {
    ...nobody,
    query: { page: 1, at: 'n-1' },
    centre: { id: 'n-1', name: 'Nonesuch Signs', placed: false },
  }),
  state('unknown', '/map?at=n-0', {
    ...nobody,
    query: { page: 1, at: 'n-0' },
    centre: { id: 'n-0', name: null, placed: false },
  }),
  state('long', '/map?at=x', strange([hostile.long, hostile.unbroken])),
  state('hostile', '/map?at=x', strange([hostile.markup, hostile.attribute])),
  state('right-to-left', '/map?at=x', strange([hostile.arabic, hostile.hebrew])),
];
