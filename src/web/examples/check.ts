/** States of the tender check: made-up drafts and findings. Nobody is buying anything in them. */

import { absent, known } from '../../domain/answer.ts';
import type { CheckMethod } from '../../questions/check-method.ts';
import type { CheckedSection } from '../../questions/checked-text.ts';
import type { CheckAnswer, FindingLine } from '../../questions/draft-check.ts';
import type { Piece } from '../../questions/marked-text.ts';
import type { ProcessCheck } from '../../questions/process-check.ts';
import { CheckPage, type CheckPageAnswer } from '../pages/check.tsx';
import { CheckMethodPage } from '../pages/check-method.tsx';
import { ProcessPage } from '../pages/process.tsx';
import { answer as process } from './process.ts';
import { hostile, type State } from './state.ts';

const survey = {
  title: 'Survey of 800 suppliers, 2014',
  address: 'https://doi.org/10.1016/j.technovation.2014.04.003',
  says: 'What suppliers say shuts them out.',
  weight: 'practice' as const,
};
const section22 = {
  title: 'Procurement Act 2023, section 22',
  address: 'https://www.legislation.gov.uk/ukpga/2023/54/section/22',
  says: 'Conditions of participation are proportionate.',
  weight: 'law' as const,
};

const finding = (more: Partial<FindingLine>): FindingLine => ({
  check: 'O09',
  name: 'Turnover against the contract',
  barrier: 'finance',
  outcome: 'raised',
  number: 1,
  says: 'The yearly turnover demanded is 4.2 times the estimated value of the contract.',
  question: false,
  severity: 'high',
  standing: 'law',
  sure: 'plain',
  weight: 'High severity, a matter of law.',
  why: 'A turnover out of reach keeps firms out that could do the work.',
  reason: null,
  places: [{ label: 'Conditions', words: 'turnover of £2,500,000', anchor: 'words-1' }],
  thresholds: [],
  sources: [section22],
  figures: { turnoverRatio: 4.2 },
  advice: 'Demand no more than the contract needs. Check with your legal team.',
  betterWords: ['Turnover is not a condition.', 'We will look at how you will finance the first six months.'],
  reference: null,
  ...more,
});

const raised: readonly FindingLine[] = [
  finding({}),
  finding({
    check: 'O07',
    name: 'Brand or standard without equivalent',
    barrier: 'specification',
    number: 2,
    says: 'Examplesoft: is this what must be worked with, or would an equivalent do?',
    question: true,
    severity: 'info',
    weight: 'A question, a matter of good practice. A weak sign: worth a look.',
    places: [1, 2, 3, 4].map((i) => ({
      label: 'Scope',
      words: 'Examplesoft',
      anchor: `words-2${i === 1 ? '' : `-${i}`}`,
    })),
    betterWords: ['Examplesoft or equivalent.'],
  }),
  finding({
    check: 'I01',
    name: 'Invites innovation',
    barrier: 'innovation',
    number: 3,
    says: 'It invites innovation: outcomes are stated.',
    severity: 'info',
    standing: 'practice',
    weight: 'For information, a matter of good practice.',
    places: [{ label: 'Scope', words: 'residents find a free court in two minutes', anchor: 'words-3' }],
    advice: '',
    betterWords: [],
    sources: [survey],
  }),
  finding({
    check: 'O04',
    name: 'Early engagement',
    barrier: 'engagement',
    number: 4,
    says: 'No engagement notice was found. Was the market asked before this call?',
    question: true,
    severity: 'info',
    weight: 'A question, a matter of good practice.',
    places: [{ label: 'published', words: '2026-03-02', anchor: null }],
    sources: [survey, section22],
  }),
];
const unraised: readonly FindingLine[] = [
  finding({
    check: 'O01',
    name: 'Price dominates',
    barrier: 'price',
    outcome: 'passed',
    number: null,
    says: 'Price weighs 40 %.',
    places: [],
  }),
  finding({
    check: 'O13',
    name: 'Large and undivided',
    barrier: 'size',
    outcome: 'not-assessable',
    reason: 'value-unknown',
    number: null,
    says: 'The value is not known.',
    places: [],
  }),
  finding({
    check: 'O14',
    name: 'Too little time',
    barrier: 'time',
    outcome: 'not-assessable',
    reason: 'our-fault',
    number: null,
    says: 'This check could not be assessed, which is our fault. Please quote O14-0badf00d.',
    reference: 'O14-0badf00d',
    places: [],
  }),
  finding({
    check: 'O08',
    name: 'Variants refused',
    barrier: 'specification',
    outcome: 'not-applicable',
    number: null,
    says: 'This law has no rule on variants.',
    places: [],
  }),
];

const text = (words: string): Piece => ({ text: words, findings: [], anchors: [], ends: [] });
const marked = (words: string, number: number, anchor: string): Piece => ({
  text: words,
  findings: [number],
  anchors: [anchor],
  ends: [number],
});

const sections: readonly CheckedSection[] = [
  {
    heading: 'Booking of sports courts',
    paragraphs: [[text('This draft is made up: nobody is buying this.')]],
    findings: [],
  },
  {
    heading: 'Scope',
    paragraphs: [
      [
        text('It works with '),
        marked('Examplesoft', 2, 'words-2'),
        text(', '),
        marked('Examplesoft', 2, 'words-2-2'),
        text(' and so that '),
        marked('residents find a free court in two minutes', 3, 'words-3'),
        text('.'),
      ],
      [marked('Examplesoft', 2, 'words-2-3'), text('\n- one\n- two '), marked('Examplesoft', 2, 'words-2-4')],
    ],
    findings: [2, 3],
  },
  {
    heading: 'Conditions',
    paragraphs: [
      [
        text('Bidders must have a '),
        { ...marked('turnover of £2,500,000', 1, 'words-1'), findings: [1, 2] },
        text('.'),
      ],
    ],
    findings: [1],
  },
];

const checked: CheckAnswer = {
  title: 'Booking of sports courts',
  sentence:
    '1 thing was raised, 2 questions asked and it invites innovation. Of 8 checks, 1 passed, 1 does not apply and 2 could not be assessed.',
  counts: { raised: 4, passed: 1, 'not-applicable': 1, 'not-assessable': 2 },
  kind: [
    { what: 'Read as', value: 'a call for tenders', because: null },
    { what: 'Law', value: null, because: 'say in which nation the body buys' },
  ],
  barriers: [
    { barrier: 'engagement', raised: ['O04'], passed: [], notApplicable: [], notAssessable: [] },
    { barrier: 'specification', raised: ['O07'], passed: [], notApplicable: ['O08'], notAssessable: [] },
    { barrier: 'price', raised: [], passed: ['O01'], notApplicable: [], notAssessable: [] },
    { barrier: 'finance', raised: ['O09'], passed: [], notApplicable: [], notAssessable: [] },
    { barrier: 'size', raised: [], passed: [], notApplicable: [], notAssessable: ['O13'] },
    { barrier: 'time', raised: [], passed: [], notApplicable: [], notAssessable: ['O14'] },
    { barrier: 'innovation', raised: ['I01'], passed: [], notApplicable: [], notAssessable: [] },
  ],
  findings: [...raised, ...unraised],
  sections,
  open: [{ field: 'estimatedValue', asks: 'What is the contract worth?', checks: ['O13'] }],
  notes: ['Headers, footers, comments and pictures were left out.'],
  readOn: '2026-01-31',
  notice: { id: null, ocid: null, url: null, title: 'Booking of sports courts', source: 'draft' },
};

const nothing: CheckAnswer = {
  ...checked,
  sentence: 'Nothing was raised. Of 4 checks, 1 passed, 1 does not apply and 2 could not be assessed.',
  counts: { ...checked.counts, raised: 0 },
  barriers: checked.barriers.map((one) => ({ ...one, raised: [] })),
  findings: unraised,
  sections: [
    { heading: 'Booking of sports courts', paragraphs: [[text('We want more people to play.')]], findings: [] },
  ],
  open: [],
  notes: [],
};

/** The same check with other words in it. */
const worded = (words: string): CheckAnswer => ({
  ...checked,
  title: words,
  findings: checked.findings.map((one) => ({
    ...one,
    says: words,
    places: one.places.map((place) => ({ ...place, label: words, words })),
  })),
  sections: sections.map((section) => ({
    ...section,
    heading: words,
    paragraphs: section.paragraphs.map((pieces) => pieces.map((piece) => ({ ...piece, text: `${words} ` }))),
  })),
  notes: [words],
});

const long: CheckAnswer = {
  ...worded(hostile.long),
  sections: [
    ...worded(hostile.long).sections,
    ...Array.from({ length: 12 }, (_, i) => ({
      heading: `${i + 1}. ${hostile.long}`,
      paragraphs: [[text(hostile.unbroken)], [text(`${hostile.long}. `.repeat(4))]],
      findings: [],
    })),
  ],
};

const blank: CheckPageAnswer = {
  examples: [
    { id: 'waste-paper', title: 'Waste paper, prescribed', says: 'A made-up draft that says how everything is done.' },
    { id: 'health-service', title: 'A health service', says: 'A made-up draft that says what is to change.' },
  ],
  example: null,
  values: {},
  errors: [],
  checked: null,
};

const unmeasured: CheckMethod['measured'] = {
  precision: absent('Not measured: it is not among the 10 checks for which notices were labelled by reading.'),
  recall: absent('Not measured: it is not among the 10 checks for which notices were labelled by reading.'),
  ...{ notices: null, isWorthALook: false },
};

const method: CheckMethod = {
  id: 'O09',
  name: 'Turnover against the contract',
  barrier: 'finance',
  definition: 'The yearly turnover demanded is more than twice the estimated value of the whole contract.',
  method: 'Amounts beside the word turnover, divided by the estimated value.',
  why: 'A turnover out of reach keeps firms out that could do the work.',
  exclusions: ['Sentences that only ask to be told the turnover.'],
  assumptions: ['Published values are without tax.'],
  limits: ['Demands in attached documents are not read.'],
  standing: 'law',
  scope: ['It is about calls for tenders.'],
  reasons: ['the value is not known'],
  thresholds: [
    {
      ...{
        law: 'Regulations of 2015',
        id: 'turnover-ratio',
        regime: 'pcr-2015',
        from: '2015-02-26',
        to: null,
        value: 2,
        unit: 'ratio',
      },
      ...{ standing: 'law', source: 'pcr58', says: 'turnover for each pound of value' },
    },
  ] as CheckMethod['thresholds'],
  sources: [{ ...section22, isCompared: false }],
  advice: 'Demand no more than the contract needs.',
  betterWords: ['Turnover is not a condition.'],
  example: { words: 'a minimum yearly turnover of 500,000 GBP', finding: '2.5 times the estimated value.' },
  readOn: '2026-01-31',
  measured: {
    precision: known({ hits: 5, of: 6, value: 5 / 6, low: 0.44, high: 0.97 }),
    recall: absent('None of 89 labelled notices has what it looks for.'),
    notices: 89,
    isWorthALook: false,
  },
};

const page = (state: string, more: Partial<CheckPageAnswer>): State => ({
  page: 'check',
  state,
  here: '/check',
  html: (frame) => CheckPage({ ...blank, ...more }, { ...frame, doors: [...frame.doors, '/check'] }),
});
const ofProcess = (words: string, more: Partial<ProcessCheck> = {}): ProcessCheck =>
  ({
    ...{ releaseNo: 7, published: '2026-03-02', url: 'https://notices.example/7', readBack: true, wordless: false },
    barriers: checked.barriers,
    findings: checked.findings.map(({ places, ...one }) => ({
      ...one,
      says: `${one.says} ${words}`,
      words: places[0] ? words : null,
      places: places.length,
    })),
    ...more,
  }) as ProcessCheck;

const onProcess = (state: string, check: ProcessCheck): State => ({
  page: 'process with its check',
  state,
  here: '/processes/ocds-1',
  html: (frame) => ProcessPage({ ...process, check }, frame),
});
const of = (state: string, one: CheckMethod): State => ({
  page: 'check method',
  state,
  here: '/methods/O09',
  html: (frame) => CheckMethodPage(one, { ...frame, csv: '/methods/O09.csv' }),
});

export const checkStates: readonly State[] = [
  page('default', {
    checked,
    example: 'waste-paper',
    values: { text: '# Booking\n\nWe want more people to play.', years: '2' },
  }),
  page('empty', {}),
  page('notice', { checked: { ...checked, open: [], notice: { ...checked.notice, source: 'find-a-tender' } } }),
  page('nothing raised', { checked: nothing, values: { text: 'We want more people to play.' } }),
  page('error', {
    errors: [
      { field: 'file', message: 'A password protects this PDF. Save a copy without the password and give that.' },
      { field: 'value', message: 'Write the value in pounds, such as 600000, £600,000 or 1.5m.' },
      { field: 'lots', message: 'Write the number of lots, from 1 to 500.' },
    ],
    values: { value: hostile.attribute, lots: 'many', text: hostile.markup },
  }),
  page('long', { checked: long, values: { text: hostile.unbroken.repeat(40) } }),
  page('hostile', { checked: worded(hostile.markup), values: { text: `</textarea>${hostile.attribute}` } }),
  page('right-to-left', { checked: worded(hostile.arabic), values: { text: hostile.hebrew } }),
  page('unknown', {
    examples: [],
    checked: {
      ...checked,
      title: '',
      kind: checked.kind.map((one) => ({ ...one, value: null, because: 'it is not said' })),
    },
  }),
  onProcess('default', ofProcess('Bidders must hold Examplesoft.')),
  onProcess('hostile', ofProcess(`${hostile.markup} ${hostile.unbroken} ${hostile.arabic}`)),
  onProcess('nothing raised', ofProcess('', { findings: [], wordless: true })),
  onProcess('unknown', { because: 'The notices of this process have not been checked yet.' }),
  of('default', method),
  of('worth a look', {
    ...method,
    thresholds: [],
    measured: {
      ...{ precision: absent('On 89 labelled notices it raised no finding that the readers called right or wrong.') },
      ...{ recall: known({ hits: 1, of: 3, value: 1 / 3, low: 0.06, high: 0.79 }), notices: 89, isWorthALook: true },
    },
  }),
  of('not measured', { ...method, measured: unmeasured }),
];
