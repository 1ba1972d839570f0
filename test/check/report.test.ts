import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boilerplateOf, learnBoilerplate } from '../../src/check/boilerplate.ts';
import { noticeOfDraft, sectionKind, sectionsOf } from '../../src/check/draft.ts';
import { type Check, type Context, checkIds } from '../../src/check/finding.ts';
import { comparedWithText, sources } from '../../src/check/law.ts';
import { kindOf } from '../../src/check/procurement.ts';
import { checkOf, checks } from '../../src/check/registry.ts';
import { noticeOfRelease } from '../../src/check/release.ts';
import { checkNotice, findingOf } from '../../src/check/report.ts';
import { readSentences } from '../../src/check/sentence.ts';
import { coveredFrom, settingOf, thresholdOf, thresholds } from '../../src/check/threshold.ts';
import { publishedReleases } from './published.ts';

const release = {
  ocid: 'ocds-h6vhtk-madeup',
  id: '000001-2026',
  tag: ['tender'],
  date: '2026-03-02T10:00:00Z',
  buyer: { name: 'Madeup Council' },
  tender: {
    title: 'Care of parks',
    description: 'Variants will not be accepted. The Contractor shall bear all risks.',
    procurementMethod: 'open',
    procurementMethodDetails: 'Open procedure',
    aboveThreshold: true,
    documents: [
      { id: '000001-2026', noticeType: 'UK4', url: 'https://www.find-tender.service.gov.uk/Notice/000001-2026' },
    ],
  },
};

test('every check is there once, with what its page needs', () => {
  assert.deepEqual(checks.map(({ id }) => id).sort(), [...checkIds].sort());
  const known = new Set(thresholds.map(({ id }) => id));
  for (const check of checks) {
    for (const part of ['name', 'definition', 'method', 'why', 'advice'] as const)
      assert.ok(check[part].length > 3, `${check.id} ${part}`);
    assert.ok(check.limits.length > 0 && check.sources.length > 0, check.id);
    for (const id of check.thresholds) assert.ok(known.has(id), `${check.id} names the threshold ${id}`);
    for (const id of check.sources) assert.ok(id in sources, `${check.id} names the source ${id}`);
    if (check.scope.regimes) assert.ok(check.scope.otherwise, check.id);
  }
  assert.equal(checkOf('O09')?.barrier, 'finance');
  assert.equal(checkOf('O99'), null);
});

test('what was compared with the text of the law is a source', () => {
  for (const id of comparedWithText) assert.ok(id in sources, id);
});

test('a check that throws is our fault, with a reference, and hides no other', () => {
  const notice = noticeOfRelease(release);
  const sentences = readSentences(notice.passages);
  const context: Context = {
    kind: kindOf(notice, sentences),
    sentences,
    weighting: () => {
      throw new Error('a fault');
    },
    before: [],
  };
  const broken = findingOf(checkOf('O01') as Check, notice, context);
  assert.equal(broken.outcome, 'not-assessable');
  assert.equal(broken.reason, 'our-fault');
  assert.match(broken.reference ?? '', /^O01-[0-9a-f]{8}$/);
  assert.match(broken.says, /our fault/);
  assert.equal(findingOf(checkOf('O01') as Check, notice, context).reference, broken.reference);
  assert.equal(findingOf(checkOf('R01') as Check, notice, context).outcome, 'raised');
});

test('what is undecided makes checks that depend on it not assessable', () => {
  const find = (value: unknown, id: string) =>
    checkNotice(noticeOfRelease(value)).findings.find(({ check }) => check === id);
  assert.equal(find({ tender: { title: 'x' } }, 'O01')?.reason, 'stage-undecided');
  assert.equal(
    find({ tag: ['tender'], ocid: 'ocds-b5fd17-x', tender: { title: 'x', procurementMethodDetails: 'Other' } }, 'O01')
      ?.reason,
    'route-undecided',
  );
  const late = {
    tag: ['tender'],
    ocid: 'ocds-b5fd17-x',
    date: '2025-06-01',
    tender: { title: 'x', procurementMethod: 'open' },
  };
  assert.equal(find(late, 'O08')?.reason, 'regime-undecided');
});

test('severity is high only where the standing is law, and what is worth a look is a question', () => {
  const law = checkNotice(noticeOfRelease(release)).findings.filter(({ severity }) => severity === 'high');
  for (const { standing } of law) assert.equal(standing, 'law');
  const looked = checkNotice(noticeOfRelease(release), { worthALook: new Set(['R01']) }).findings.find(
    ({ check }) => check === 'R01',
  );
  assert.deepEqual(
    [looked?.outcome, looked?.severity, looked?.question, looked?.sure],
    ['raised', 'info', true, 'weak'],
  );
});

const englishDraft = (text: string) =>
  noticeOfDraft({
    title: 'Parks',
    sections: [{ heading: null, text }],
    answers: { nation: 'england', publication: '2026-03-02', aboveThreshold: true, estimatedValue: 300_000 },
  });

test('days to payment over those of the law stay a finding of law where the check is worth a look; its burdens do not', () => {
  const found = (text: string) => {
    const settings = { worthALook: new Set(['O22'] as const) };
    const one = checkNotice(englishDraft(text), settings).findings.find(({ check }) => check === 'O22');
    return [one?.severity, one?.standing, one?.question, one?.sources.join()];
  };
  assert.deepEqual(found('Payment will be made 60 days after receipt of a valid invoice.'), [
    ...['high', 'law', false],
    'act68',
  ]);
  assert.deepEqual(found('A performance bond of 10 % is required.').slice(0, 3), ['info', 'practice', true]);
});

test('better words fit what was named: a make, a certificate, or both', () => {
  const words = (text: string) =>
    checkNotice(englishDraft(text)).findings.find(({ check }) => check === 'O07')?.betterWords ?? [];
  const [make, ...noMore] = words('Mowers must be Stihl or Kubota.');
  assert.match(make ?? '', /Stihl or equivalent/);
  assert.deepEqual(noMore, []);
  assert.doesNotMatch(make ?? '', /ISO/);
  assert.deepEqual(
    words('The supplier must hold CHAS accreditation.').map((one) => one.slice(0, 18)),
    ['CHAS or equivalent'],
  );
  assert.equal(words('Mowers must be Stihl. The supplier must hold CHAS accreditation.').length, 2);
});

test('a report has a finding per check, each in one barrier, and no score', () => {
  const report = checkNotice(noticeOfRelease(release));
  assert.deepEqual(
    report.findings.map(({ check }) => check),
    checks.map(({ id }) => id),
  );
  const listed = report.barriers.flatMap((one) => [
    ...one.raised,
    ...one.passed,
    ...one.notApplicable,
    ...one.notAssessable,
  ]);
  assert.deepEqual(listed.sort(), [...checkIds].sort());
  assert.ok(!('score' in report));
  assert.deepEqual(
    checkNotice(noticeOfRelease(release), { only: new Set(['R01']) }).findings.map(({ check }) => check),
    ['R01'],
  );
});

test('engagement that the record knows of counts as the notice’s own', () => {
  const outcome = (engagements: readonly { published: string; ends: null }[]) =>
    checkNotice(noticeOfRelease(release), { engagements }).findings.find(({ check }) => check === 'O05');
  assert.equal(outcome([])?.outcome, 'not-assessable');
  assert.deepEqual(outcome([{ published: '2026-02-20', ends: null }])?.figures, { leadDays: 10 });
});

test('a notice that calls itself a test is left out', () => {
  const tested = { ...release, tender: { ...release.tender, title: 'This is a test notice' } };
  for (const { outcome } of checkNotice(noticeOfRelease(tested)).findings) assert.equal(outcome, 'not-applicable');
});

test('anything at all is read without an exception', () => {
  for (const value of [
    null,
    1,
    'x',
    [],
    {},
    { tender: 5 },
    { tender: { lots: 'x', items: [null], value: { amount: '1e999' } } },
    { parties: [{}], awards: {}, tag: 7 },
  ])
    assert.equal(checkNotice(noticeOfRelease(value)).findings.length, checks.length);
});

test('portal text that many buyers share neither raises nor clears', () => {
  const plate = 'Suppliers must register on the portal of the region to access the documents of this notice.';
  const by = (buyer: number, description: string) =>
    noticeOfRelease({
      ...release,
      ocid: `ocds-h6vhtk-${buyer}`,
      buyer: { name: `Council ${buyer}` },
      tender: { ...release.tender, description },
    });
  const corpus = Array.from({ length: 12 }, (_, i) =>
    by(i, `${'abcdefghijkl'[i]} unlike text of our own, number ${'xyzuvwrstopq'[i]}. ${plate}`),
  );
  const learned = learnBoilerplate('find-a-tender', corpus);
  assert.equal(learned.buyerCount, 12);
  const boilerplate = boilerplateOf([learned]);
  const notice = by(99, `Care of parks. ${plate}`);
  const outcome = (settings = {}) =>
    checkNotice(notice, settings).findings.find(({ check }) => check === 'O15')?.outcome;
  assert.equal(outcome(), 'raised');
  assert.equal(outcome({ boilerplate }), 'not-assessable');
  const repeated = learnBoilerplate(
    'find-a-tender',
    Array.from({ length: 12 }, () => by(1, plate)),
  );
  assert.equal(repeated.shingles.length, 0, 'one buyer who repeats itself teaches nothing');
});

test('a draft is cut at its headings, and each section is about what its heading says', () => {
  const text =
    '# Care of parks\n\nIntro.\n\n## 2. What we need\nGrass.\n\n## Selection criteria\nA turnover.\n3. Award criteria\nPrice 100%.';
  const sections = sectionsOf(text);
  assert.deepEqual(
    sections.map(({ heading }) => heading),
    ['Care of parks', '2. What we need', 'Selection criteria', '3. Award criteria'],
  );
  for (const { text: body, offset } of sections) assert.equal(text.slice(offset, (offset ?? 0) + body.length), body);
  assert.deepEqual(
    ['Care of parks', 'Selection criteria', 'Award criteria', 'Risks', 'Contract period', 'How to apply', null].map(
      sectionKind,
    ),
    ['specification', 'selection', 'award', 'risk', 'duration', 'notes', 'specification'],
  );
  const notice = noticeOfDraft({ sections, answers: { estimatedValue: 50_000, years: 2, body: 'sub-central' } });
  assert.equal(notice.facts.estimate?.value.high, 50_000);
  assert.equal(notice.facts.tenderPeriod, null);
});

test('thresholds: one row for a day and a law, none invented', () => {
  assert.equal(thresholdOf('turnover-ratio', '2024-05-01', 'pcr-2015')?.value, 2);
  assert.equal(thresholdOf('turnover-ratio', '2026-05-01', 'procurement-act-2023'), null);
  assert.equal(thresholdOf('framework-years', '2016-01-01', 'scotland'), null);
  const goods = { body: 'sub-central', works: false, lightTouch: false, concession: false } as const;
  assert.equal(coveredFrom(goods, '2025-06-01')?.value, 214_904);
  assert.equal(coveredFrom(goods, '2026-01-01')?.value, 207_720);
  assert.equal(coveredFrom({ ...goods, body: 'central' }, '2026-01-01')?.value, 135_018);
  assert.equal(coveredFrom({ ...goods, works: true }, '2023-12-31')?.value, 5_336_937);
  assert.throws(() => settingOf('nothing'));
  for (const { id, from, to, value } of thresholds) assert.ok(value > 0 && (to === null || from <= to), id);
  const lines = new Set(thresholds.map(({ id, regime, from }) => `${id} ${regime} ${from}`));
  assert.equal(lines.size, thresholds.length);
});

test('published notices: nothing is our fault, and evidence is what was published', (t) => {
  const releases = publishedReleases();
  if (!releases) return t.skip('../shared is not here: no published notices to run over');
  let quotes = 0;
  for (const one of releases) {
    const notice = noticeOfRelease(one);
    for (const { check, reason, evidence, severity, standing, says, advice } of checkNotice(notice).findings) {
      assert.notEqual(reason, 'our-fault', `${check} ${notice.ocid}: ${says}`);
      if (severity === 'high') assert.equal(standing, 'law');
      if (severity !== null && standing === 'law') assert.match(advice, /Check with your legal team\.$/);
      for (const item of evidence) {
        if (item.kind !== 'words') continue;
        quotes++;
        const value = item.path
          .split('/')
          .slice(1)
          .reduce<unknown>((at, name) => (at as Record<string, unknown>)?.[name], one);
        assert.equal(
          typeof value === 'number' ? String(value) : (value as string).slice(item.start, item.end),
          item.words,
          `${notice.ocid} ${item.path}`,
        );
      }
    }
  }
  t.diagnostic(`${releases.length} releases, ${quotes} quotes`);
  assert.ok(quotes > 100);
});
