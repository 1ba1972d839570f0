import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Row } from '../../src/domain/table.ts';
import { differenceWithin } from '../../src/measures/finding-beside.ts';
import { findingRate } from '../../src/measures/finding-rate.ts';
import { makeRecord, type Rows } from '../record.ts';
import { type MadeUpAward, marketOf } from './market.ts';

interface Told {
  readonly check?: string;
  readonly outcome: string;
  readonly question?: boolean;
  readonly checked?: Row<'checked'>;
  readonly more?: Partial<MadeUpAward>;
}

/** Calls with an award each, of which one check says something. */
function rowsOf(told: readonly Told[]): Rows {
  const numbered = told.map((one, i) => ({ ...one, id: `p${i}`, release_no: i }));
  return {
    ...marketOf(numbered.map(({ id, more }) => ({ id, ...more }))),
    checked: numbered.map(({ id, release_no, checked }) => ({
      ...{ release_no, process_id: id, stage: 'call', speaks: true, source_kind: 'find-a-tender', ...checked },
    })),
    finding: numbered.map(({ id, release_no, check = 'O07', outcome, question = false }) => ({
      ...{ release_no, process_id: id, check_id: check, outcome, question },
    })),
  };
}

async function ask(told: readonly Told[], filter = {}, more: Rows = {}) {
  const answer = await findingRate.ask(await makeRecord({ ...rowsOf(told), ...more }), filter);
  const figure = (id: string) => answer.figures.find((one) => one.id === id);
  return { ...answer, figure, value: (id: string) => figure(id)?.value.value };
}

const times = (n: number, one: Told): Told[] => Array.from({ length: n }, () => one);

test('a rate rests on what was assessed; what does not apply is no part of it', async () => {
  const answer = await ask([
    { outcome: 'raised' },
    { outcome: 'raised', question: true },
    { outcome: 'passed' },
    { outcome: 'not-assessable' },
    { outcome: 'not-applicable' },
    { outcome: 'raised', checked: { speaks: false } },
  ]);
  const rate = answer.figure('O07');
  assert.equal(rate?.value.value, 2 / 3);
  assert.deepEqual(rate?.bounds, { low: 2 / 4, high: 3 / 4 });
  assert.equal(rate?.basis, '2 of 3 notices, 1 of them as a question');
  assert.equal(answer.figures[0]?.id, 'O07', 'what is known comes first');
  assert.equal(answer.figure('R01')?.value.because, 'it is not about any notice here');
});

test('questions alone make no finding that is spoken of', async () => {
  const questions = await ask(times(12, { outcome: 'raised', question: true, check: 'O26' }));
  assert.match(questions.sentence, /^Questions apart, no check/);
  const both = await ask([...times(3, { outcome: 'raised' }), ...times(9, { outcome: 'passed' })]);
  assert.match(both.sentence, /Brand or standard without equivalent \(25 % of 12\)/);
});

test('the sentence and the first figure say the same, questions counted; what rests on few notices stands behind', async () => {
  const answer = await ask([
    // Raised wherever it was assessed, and assessed four times only.
    ...times(4, { outcome: 'raised', question: true, check: 'O04' }),
    ...times(4, { outcome: 'raised' }),
    ...times(2, { outcome: 'raised', question: true }),
    ...times(14, { outcome: 'passed' }),
    ...times(12, { outcome: 'passed', check: 'O01' }),
  ]);
  assert.match(answer.sentence, /Brand or standard without equivalent \(30 % of 20, 2 of them as a question\)\.$/);
  const [first, second, third] = answer.figures;
  assert.deepEqual([first?.id, first?.value.value, first?.coverage.used], ['O07', 0.3, 20]);
  assert.deepEqual([second?.id, third?.id, third?.value.value], ['O01', 'O04', 1]);
});

test('parts are given where there are several with enough notices', async () => {
  const cheap = { process: { amount: 50_000, currency: 'GBP', amount_kind: 'estimate' } };
  const dear = { process: { estimate_high: 5_000_000, currency: 'GBP' } };
  const answer = await ask([
    ...times(4, { outcome: 'raised', more: cheap }),
    ...times(6, { outcome: 'passed', more: cheap }),
    ...times(1, { outcome: 'raised', more: { ...dear, division: '45' } }),
    ...times(9, { outcome: 'passed', more: { ...dear, division: '45' } }),
    ...times(9, {
      outcome: 'passed',
      checked: { source_kind: 'sell2wales' },
      more: { process: { amount: 20_000_000, currency: 'GBP' } },
    }),
  ]);
  assert.equal(answer.value('O07.value.1'), 0.4);
  assert.equal(answer.value('O07.value.3'), 0.1);
  assert.equal(answer.figure('O07.value.4'), undefined, 'nine are no rate');
  assert.equal(answer.figure('O07.source.find-a-tender'), undefined, 'one source with enough says nothing of sources');
});

test('beside a finding: one bid, newcomers and small winners, with enough of both', async () => {
  const sides = [...times(10, { outcome: 'raised' }), ...times(10, { outcome: 'passed' })];
  const told = sides.map(
    (one, i): Told => ({
      ...one,
      more: {
        process: { first_published: '2018-01-01', last_published: '2024-12-31', procurement_method: 'open' },
        award: { sme: i % 2 === 0 },
        // Of those where it was raised, three suppliers have won before.
        suppliers: [{ organization_id: i < 3 ? 'known' : `s${i}` }],
      },
    }),
  );
  const before = marketOf([{ id: 'old', award: { decided: '2023-06-01' }, suppliers: [{ organization_id: 'known' }] }]);
  const made = rowsOf(told);
  const answer = await ask(
    told,
    {},
    {
      process: [...(made.process ?? []), ...(before.process ?? [])],
      award: [...(made.award ?? []), ...(before.award ?? [])],
      party: [...(made.party ?? []), ...(before.party ?? [])],
      bid_statistic: told.map((_, i) => ({ process_id: `p${i}`, measure: 'bids', value: i < 5 ? 1 : 3 })),
    },
  );
  assert.deepEqual(
    [
      'O07.sme.raised',
      'O07.sme.passed',
      'O07.single.raised',
      'O07.single.passed',
      'O07.new.raised',
      'O07.new.passed',
    ].map(answer.value),
    [0.5, 0.5, 0.5, 0, 0.7, 1],
  );
  assert.equal(answer.value('O07.single.difference'), 0.5);
  assert.match(answer.cautions[0] ?? '', /association/);
  const few = await ask(told.slice(1));
  assert.equal(few.figure('O07.sme.raised'), undefined, 'nine are too few');
});

test('a difference that lies between sources alone is none within them', () => {
  const row = (source: string, side: 'raised' | 'passed', happened: number, known: number) => ({
    ...{ source, category: null, band: null, check: 'O07' as const, side, companion: 'sme' as const, happened, known },
  });
  // Small firms win half of what is on one portal and all on the other, whatever the check says.
  const raised = [row('a', 'raised', 10, 20), row('b', 'raised', 2, 2)];
  const passed = [row('a', 'passed', 2, 4), row('b', 'passed', 30, 30)];
  assert.deepEqual(differenceWithin(raised, passed), { difference: 0, used: 56 });
  assert.equal(differenceWithin([row('a', 'raised', 1, 1)], [row('b', 'passed', 1, 1)]), null);
});

test('calls that say they suit small firms stand beside their own terms and who won', async () => {
  const flag = (sme_suitable: boolean, sme: boolean): Partial<MadeUpAward> => ({
    process: { sme_suitable },
    award: { sme },
  });
  const answer = await ask([
    { check: 'O10', outcome: 'raised', more: flag(true, false) },
    { check: 'O11', outcome: 'raised', question: true, more: flag(true, true) },
    { check: 'O10', outcome: 'passed', more: flag(true, true) },
    { check: 'O10', outcome: 'passed', more: flag(false, true) },
    // About something else, and about nothing that could be assessed.
    { check: 'O07', outcome: 'raised', more: flag(true, false) },
    { check: 'O10', outcome: 'not-assessable', more: flag(true, false) },
  ]);
  assert.deepEqual(['flaggedBarred', 'notFlaggedBarred', 'flaggedBarredWon', 'flaggedClearWon'].map(answer.value), [
    1 / 3,
    0,
    0,
    1,
  ]);
});

test('the same for social enterprises and charities', async () => {
  const told = (outcome: string, vcse: boolean | null): Told => ({
    check: 'O10',
    outcome,
    more: { process: { vcse_suitable: true }, suppliers: [{ organization_id: 'x', vcse }] },
  });
  const answer = await ask([told('raised', false), told('passed', true), told('passed', false), told('passed', null)]);
  assert.deepEqual(['vcseFlaggedBarred', 'vcseFlaggedBarredWon', 'vcseFlaggedClearWon'].map(answer.value), [
    1 / 4,
    0,
    1 / 2,
  ]);
  assert.match(answer.figure('vcseNotFlaggedBarred')?.value.because ?? '', /says not to suit/);
  assert.ok(answer.figure('flaggedBarred')?.value.because);
});

test('a filter narrows notices by their own day; nothing checked is not nought', async () => {
  const told: Told[] = [
    { outcome: 'raised', checked: { published: '2023-01-01' } },
    { outcome: 'passed', checked: { published: '2024-01-01' } },
  ];
  assert.equal((await ask(told, { from: '2023-06-01' })).value('O07'), 0);
  const empty = await ask([]);
  for (const { value } of empty.figures) assert.ok(value.because);
  assert.equal(empty.figure('O07')?.value.because, 'no notice here has been read by the tender check');
  const none = await ask(told, { from: '2030-01-01' });
  assert.equal(none.figure('O07')?.value.because, 'no call or announcement here has been read by the tender check');
});
