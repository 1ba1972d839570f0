/** Example states of the pages of networks and principles. Nobody and nothing in them exists. */
import { absent, known } from '../../domain/answer.ts';
import type { RoleExchange } from '../../domain/role-map.ts';
import type { RoleNetwork } from '../../domain/value-network.ts';
import type { Picture, PrincipleAnswer } from '../../measures/principles/principle.ts';
import type { NetworkListAnswer } from '../../questions/network-list.ts';
import type { PrinciplesAnswer } from '../../questions/principles.ts';
import { DrawPage } from '../pages/draw.tsx';
import { DrawnNetworkPage, NetworksPage } from '../pages/networks.tsx';
import { PrinciplesPage } from '../pages/principles.tsx';
import { hostile, type State } from './state.ts';

const exchange = (sequence: number, fromRole: string, toRole: string, more: Partial<RoleExchange>): RoleExchange => ({
  sequence,
  fromRole,
  toRole,
  fromParticipant: null,
  toParticipant: null,
  deliverable: 'Meals on wheels',
  kind: 'tangible',
  form: 'service',
  channel: null,
  started: null,
  ended: null,
  quantity: null,
  unit: null,
  valueProvider: null,
  valueReceiver: null,
  costReceiver: null,
  importance: null,
  evidence: null,
  ...more,
});

const network: RoleNetwork = {
  id: 'meals',
  name: 'Meals on wheels',
  about: 'Who feeds whom in Sampleshire, and what else passes between them.',
  illustrative: 'All of it is made up.',
  purpose: {
    text: 'That nobody eats alone.',
    weights: [
      { form: 'service', weight: 2 },
      { form: 'trust', weight: 1 },
    ],
    outcomes: ['company'],
  },
  worth: null,
  roles: [
    { name: 'Council', says: 'Pays for most of it.', sector: 'public body', holders: 1, beneficiary: false },
    { name: 'Kitchen', says: null, sector: 'vcse', holders: 3, beneficiary: false },
    { name: 'Neighbours', says: null, sector: 'people', holders: 40, beneficiary: true },
  ],
  facts: [{ fact: 'Meals a week', figure: '400', source: 'the kitchen’s own count', sure: 'one source' }],
  matches: [],
  exchanges: [
    exchange(1, 'Council', 'Kitchen', {
      form: 'money',
      deliverable: 'Grant',
      quantity: 40_000,
      unit: 'GBP',
      evidence: 'minutes',
    }),
    exchange(2, 'Kitchen', 'Neighbours', { valueProvider: 2, valueReceiver: 3, importance: 5 }),
    exchange(3, 'Neighbours', 'Kitchen', {
      kind: 'intangible',
      form: 'feedback',
      deliverable: 'What tastes',
      valueReceiver: -1,
    }),
    exchange(4, 'Neighbours', 'Council', {
      kind: 'intangible',
      form: 'trust',
      deliverable: 'Company that was not there before',
      toParticipant: 'Ward councillors',
    }),
  ],
};

const coverage = { total: 4, used: 4, noun: 'exchanges', has: 'a form' };

const answer = (
  id: string,
  name: string,
  picture: Picture | null,
  more: Partial<PrincipleAnswer> = {},
): PrincipleAnswer => ({
  id,
  name,
  principle: 'The exchange is the molecule of value',
  sentence: 'Half of what is given comes back, over two steps at most.',
  figures: [
    {
      id: 'one',
      label: 'share that comes back',
      unit: 'ratio',
      value: known(0.5),
      bounds: { low: 0.2, high: 0.8 },
      basis: '2 of 4 exchanges',
      coverage,
    },
  ],
  cautions: ['So few exchanges say little.', 'Forms have no unit in common.'],
  advice: 'Ask who gives and does not receive.',
  picture,
  network: { id: 'meals', name: network.name, grain: 'role', illustrative: network.illustrative },
  filter: {},
  asOf: null,
  ...more,
});

const silent = (id: string): PrincipleAnswer =>
  answer(id, 'Staying', null, {
    sentence: 'How long participants stay is not known: nothing here has a date.',
    figures: [
      {
        id: 'one',
        label: 'half-life',
        unit: 'days',
        value: absent('no exchange here has a date'),
        bounds: null,
        basis: 'nothing known',
        coverage: { ...coverage, used: 0 },
      },
    ],
    advice: null,
  });

const pictures: readonly Picture[] = [
  {
    type: 'bar',
    says: 'Given less received',
    unit: 'number',
    lines: [
      { name: 'Kitchen', value: 3 },
      { name: hostile.long, value: -1 },
    ],
  },
  {
    type: 'ledger',
    says: 'Given and received',
    unit: 'exchanges',
    lines: [{ name: 'Kitchen', given: 3, received: 1 }],
  },
  {
    type: 'gap',
    says: 'Two views',
    low: -3,
    high: 3,
    lines: [
      { name: 'Meals', provider: -1, receiver: 3 },
      { name: hostile.arabic, provider: 2, receiver: 2 },
    ],
  },
  {
    type: 'share',
    says: 'In practice and as meant',
    sides: ['in practice', 'as meant'],
    lines: [{ name: 'money', shares: [0.5, 0.2] }],
  },
  {
    type: 'curve',
    says: 'Fitness',
    xLabel: 'order',
    yLabel: 'fitness',
    curve: [
      { x: 0, y: 0 },
      { x: 0.5, y: 1 },
      { x: 1, y: 0 },
    ],
    places: [{ name: 'this network', x: 0.7, y: 0.6 }],
  },
  {
    type: 'survival',
    says: 'Still there',
    curves: [
      {
        name: 'all',
        steps: [
          { days: 30, share: 0.8, low: 0.6, high: 1 },
          { days: 400, share: 0.4, low: 0.1, high: 0.7 },
        ],
      },
    ],
  },
  { type: 'loop', says: 'Loops', loops: [{ names: ['Council', 'Kitchen', 'Neighbours'], share: 0.6 }] },
  { type: 'tie', says: 'Pairs', unit: 'count', lines: [{ from: 'Council', to: hostile.markup, value: 2 }] },
];

const principles = (
  answers: readonly PrincipleAnswer[],
  more: Partial<PrinciplesAnswer['network']> = {},
): PrinciplesAnswer => ({
  network: {
    id: 'meals',
    name: network.name,
    grain: 'role',
    leftOut: 0,
    worth: null,
    purpose: null,
    illustrative: network.illustrative,
    asOf: null,
    ...more,
  },
  participantCount: 3,
  recordCount: 0,
  declaredCount: 4,
  joined: null,
  drawn: network,
  period: { from: undefined, to: undefined },
  answers,
});

const overlay = {
  says: 'The weightiest loop, step by step',
  lines: [
    { from: 'Council', to: 'Kitchen', mark: '1', strength: 1 },
    { from: 'Kitchen', to: 'Nobody on this map', mark: '2', strength: 0.2 },
  ],
};

const full = principles(
  pictures.map((picture, at) =>
    answer(`P${String(at + 1).padStart(2, '0')}`, `Measure ${at + 1}`, picture, at === 0 ? { overlay } : {}),
  ),
);
const choices = [
  { id: 'record', name: 'Sampleshire’s councils' },
  { id: 'meals', name: 'Meals on wheels' },
];

const list: NetworkListAnswer = {
  networks: [
    {
      id: 'record',
      name: 'Sampleshire’s councils',
      about: 'What was published.',
      kind: 'record',
      embedded: false,
      participantCount: 670,
      grain: 'organization',
      exchangeCount: 3083,
      illustrative: null,
    },
    {
      id: 'meals',
      name: 'Meals on wheels',
      about: network.about,
      kind: 'drawn',
      embedded: true,
      participantCount: 3,
      grain: 'role',
      exchangeCount: 4,
      illustrative: network.illustrative,
    },
  ],
};

/** The pages of networks and principles in every state. */
export const principleStates: readonly State[] = [
  { page: 'networks', state: 'default', here: '/networks', html: (frame) => NetworksPage(list, frame) },
  {
    page: 'networks',
    state: 'empty',
    here: '/networks',
    html: (frame) => NetworksPage({ networks: list.networks.slice(0, 1) }, frame),
  },
  {
    page: 'networks',
    state: 'long and right-to-left',
    here: '/networks',
    html: (frame) =>
      NetworksPage(
        {
          networks: [hostile.long, hostile.arabic, hostile.unbroken].map((name, at) => ({
            ...(list.networks[1] as (typeof list.networks)[number]),
            id: `n${at}`,
            name,
            about: hostile.markup,
          })),
        },
        frame,
      ),
  },
  {
    page: 'network drawn',
    state: 'default',
    here: '/networks/meals',
    html: (frame) => DrawnNetworkPage({ network, embedded: true }, frame),
  },
  {
    page: 'network drawn',
    state: 'empty',
    here: '/networks/new',
    html: (frame) =>
      DrawnNetworkPage(
        {
          network: { ...network, exchanges: [], facts: [], roles: [], purpose: null, illustrative: null, about: '' },
          embedded: false,
        },
        frame,
      ),
  },
  {
    page: 'network drawn',
    state: 'hostile',
    here: '/networks/x',
    html: (frame) =>
      DrawnNetworkPage(
        {
          network: {
            ...network,
            name: hostile.markup,
            exchanges: [
              exchange(1, hostile.markup, hostile.unbroken, { deliverable: hostile.attribute }),
              exchange(2, hostile.arabic, hostile.arabic, { evidence: hostile.long }),
            ],
          },
          embedded: false,
        },
        frame,
      ),
  },
  {
    page: 'draw',
    state: 'default',
    here: '/networks/new',
    html: (frame) =>
      DrawPage(
        { from: null, replaces: false, name: '', table: 'from_role,to_role,deliverable,kind,form\n', faults: [] },
        frame,
      ),
  },
  {
    page: 'draw',
    state: 'error',
    here: '/networks/new',
    html: (frame) =>
      DrawPage(
        {
          from: { id: 'meals', name: hostile.long },
          replaces: true,
          name: hostile.markup,
          table: `from_role\n${hostile.markup}</textarea>`,
          faults: [
            { line: 1, column: 'to_role', message: 'The column is missing.', mend: 'Add it.', weight: 'error' },
            { line: 2, column: null, message: hostile.unbroken, mend: 'Mend it.', weight: 'error' },
            { line: 3, column: 'colour', message: 'No such column is known.', mend: 'Delete it.', weight: 'warning' },
          ],
        },
        frame,
      ),
  },
  {
    page: 'principles',
    state: 'default',
    here: '/principles',
    html: (frame) => PrinciplesPage({ query: {}, choices, one: full, other: null }, frame),
  },
  {
    page: 'principles',
    state: 'unknown',
    here: '/principles',
    html: (frame) =>
      PrinciplesPage(
        {
          query: {},
          choices,
          one: { ...principles([silent('P06')]), recordCount: 999_999, declaredCount: 1 },
          other: null,
        },
        frame,
      ),
  },
  {
    page: 'principles',
    state: 'compared',
    here: '/principles?compare=record',
    html: (frame) =>
      PrinciplesPage(
        {
          query: { network: 'meals', compare: 'record', compare_from: '2020-01-01' },
          choices,
          one: full,
          other: {
            ...principles(
              full.answers.map(({ id }) => silent(id)),
              { name: hostile.long },
            ),
            joined: { recordCount: 9, declaredCount: 4, matched: ['Council'], unmatched: ['Kitchen'] },
          },
        },
        frame,
      ),
  },
];
