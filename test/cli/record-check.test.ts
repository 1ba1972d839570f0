/** The tender check as a stage of an import: what it writes down, what it does again, and what it leaves alone. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { boilerplateOf } from '../../src/check/boilerplate.ts';
import { checkIds } from '../../src/check/finding.ts';
import { writeGiven } from '../../src/cli/given-check.ts';
import { checkReleases } from '../../src/cli/record-check.ts';
import { checkStore } from '../../src/cli/record-round.ts';
import { readRules } from '../../src/cli/rules.ts';
import { engineLimits, openCurrent } from '../../src/cli/store.ts';
import type { Refusal } from '../../src/domain/refusal.ts';
import type { Row } from '../../src/domain/table.ts';
import { beginSnapshot } from '../../src/store/folder.ts';
import { ReleaseTexts } from '../../src/store/texts.ts';
import { RecordWriter } from '../../src/store/writer.ts';
import { Store } from '../faults/record.ts';

const brand = 'Bidders must supply Cisco switches and Microsoft Windows servers to the council at its offices. ';
const filler = 'The service will keep residents informed and help them to reach the council when they need it. ';

/** A made-up call on Find a Tender, weighing price at 70 %. */
const call = (no: number, more: object = {}): object => ({
  ocid: `ocds-h6vhtk-00000${no}`,
  id: `00000${no}-2025`,
  date: '2025-06-02T00:00:00Z',
  tag: ['tender'],
  parties: [{ id: 'B', name: 'Example Borough Council', roles: ['buyer'] }],
  buyer: { id: 'B', name: 'Example Borough Council' },
  tender: {
    id: 't',
    title: 'Switches',
    description: brand + filler.repeat(6),
    procurementMethod: 'open',
    procurementMethodDetails: 'Open procedure',
    mainProcurementCategory: 'goods',
    value: { amount: 400_000, currency: 'GBP' },
    tenderPeriod: { endDate: '2025-07-30T12:00:00Z' },
    documents: [
      { id: '1', documentType: 'tenderNotice', noticeType: 'UK4', url: `https://example.org/00000${no}-2025` },
    ],
    awardCriteria: {
      criteria: [
        { name: 'Price', type: 'price', description: '70' },
        { name: 'Quality', type: 'quality', description: '30' },
      ],
    },
    ...more,
  },
});

const award = (no: number): object => ({
  ...call(no),
  id: `10000${no}-2025`,
  date: '2025-09-01T00:00:00Z',
  tag: ['award'],
  tender: { id: 't', title: 'Switches' },
  awards: [
    {
      id: 'a',
      status: 'active',
      date: '2025-08-20',
      documents: [{ id: '2', noticeType: 'UK6', url: `https://example.org/10000${no}-2025` }],
    },
  ],
});

/** A made-up flat notice of Contracts Finder. */
const flat = (no: number, more: object = {}): object => ({
  id: `00000000-0000-0000-0000-00000000000${no}`,
  organisation: 'Example Borough Council',
  title: 'Switches',
  description: brand + filler.repeat(6),
  status: 'awarded',
  notice_type: 'Contract',
  published_date: '2024-09-01T00:00:00Z',
  deadline_date: '2024-05-30',
  awarded_date: '2024-08-20',
  awarded_supplier: 'Example Switches Ltd',
  url: 'https://example.org/notice',
  ...more,
});
const flatFile = (notices: readonly object[], meta: object = {}) => ({
  meta: { council_id: 'example', ...meta },
  contracts: notices,
});

const at = (store: Store): string => join(store.path, 'record');
const findings = (store: Store): Promise<Row<'finding'>[]> =>
  store.all<Row<'finding'>>('SELECT * FROM finding ORDER BY release_no, check_id');
const snapshots = (store: Store) => readdirSync(join(at(store), 'snapshots')).sort();

test('a call has a row for every check, its award none; the call speaks for the process', async (t) => {
  const store = new Store(t);
  const done = await store.import({ 'a.json': { releases: [call(1), award(1)] } });
  assert.equal(done.checked, 2);
  assert.deepEqual(
    await store.all(
      'SELECT stage, route, regime, speaks, price_share, price_basis, given FROM checked ORDER BY release_no',
    ),
    [
      {
        ...{ stage: 'call', route: 'open competition', regime: 'procurement-act-2023', speaks: true, given: false },
        ...{ price_share: 0.7, price_basis: 'weights' },
      },
      {
        ...{ stage: 'award', route: null, regime: 'procurement-act-2023', speaks: false, given: false },
        ...{ price_share: null, price_basis: null },
      },
    ],
  );
  const rows = await findings(store);
  assert.deepEqual(rows.map(({ check_id }) => check_id).sort(), [...checkIds].sort());
  const price = rows.find(({ check_id }) => check_id === 'O01');
  assert.equal(price?.outcome, 'raised');
});

test('the span of a finding leads to its words in the text that is kept', async (t) => {
  const store = new Store(t);
  await store.import({ 'a.json': { releases: [call(1)] }, 'b.json': flatFile([flat(1)]) });
  const rows = await store.all<Row<'finding'>>(
    "SELECT release_no, path, span_start, span_end FROM finding WHERE check_id = 'O07' AND outcome = 'raised' ORDER BY release_no",
  );
  assert.deepEqual(
    rows.map(({ path }) => path),
    ['/tender/description', '/description'],
  );
  for (const { release_no, span_start, span_end } of rows) {
    const release = JSON.parse((await store.record.releaseText(release_no as number)) as string);
    const text: string = release.description ?? release.tender.description;
    assert.match(text.slice(span_start as number, span_end as number), /Cisco|Microsoft/);
  }
});

test('an award notice of Contracts Finder that repeats its call is read as that call, and says so', async (t) => {
  const store = new Store(t);
  await store.import({
    'a.json': flatFile([
      flat(1),
      flat(2, { deadline_date: null }),
      flat(3, { status: 'closed', awarded_supplier: null }),
    ]),
  });
  assert.deepEqual(await store.all('SELECT stage, read_back, published FROM checked ORDER BY release_no'), [
    { stage: 'call', read_back: true, published: '2024-05-30' },
    { stage: 'award', read_back: false, published: '2024-09-01' },
    { stage: 'call', read_back: false, published: '2024-09-01' },
  ]);
  const [time] = await store.all("SELECT outcome, reason FROM finding WHERE check_id = 'O14' ORDER BY release_no");
  assert.notEqual(time?.outcome, 'raised');
});

test('an import checks what is new and leaves the rest as it is', async (t) => {
  const store = new Store(t);
  await store.import({ 'a.json': { releases: [call(1), call(2)] } });
  const before = await findings(store);
  const done = await store.import({ 'b.json': { releases: [call(3)] } });
  assert.equal(done.checked, 1);
  const after = await findings(store);
  assert.deepEqual(after.slice(0, before.length), before);
  assert.equal(after.length, before.length + checkIds.length);
  assert.equal((await store.import({ 'b.json': { releases: [call(3)] } })).changed, false);
});

test('a call is checked again when an engagement notice of its process comes to light', async (t) => {
  const store = new Store(t);
  await store.import({ 'a.json': { releases: [call(1), call(2)] } });
  const outcome = () =>
    store.all<{ outcome: string }>("SELECT outcome FROM finding WHERE check_id = 'O04' ORDER BY release_no LIMIT 1");
  const [before] = await outcome();
  assert.equal(before?.outcome, 'raised');
  const engagement = {
    ...{ ocid: 'ocds-h6vhtk-000001', id: '000009-2025', date: '2025-03-01T00:00:00Z', tag: ['planning'] },
    buyer: { id: 'B', name: 'Example Borough Council' },
    planning: {
      documents: [
        {
          id: '1',
          documentType: 'marketEngagementNotice',
          noticeType: 'UK2',
          datePublished: '2025-03-01T00:00:00Z',
          url: 'https://example.org/000009-2025',
        },
      ],
    },
    tender: { id: 't', title: 'Switches', status: 'planning' },
  };
  const done = await store.import({ 'b.json': { releases: [engagement] } });
  assert.equal(done.checked, 2, 'the new notice and the call of its process');
  const [after] = await outcome();
  assert.equal(after?.outcome, 'passed');
});

test('left for later, it comes to the same record', async (t) => {
  const [one, two] = [new Store(t), new Store(t)];
  const files = { 'a.json': { releases: [call(1), award(1), call(2)] } };
  const checked = await one.import(files);
  const unchecked = await two.import(files, { check: false });
  assert.equal(unchecked.checked, 0);
  assert.deepEqual(await findings(two), []);
  assert.notEqual(unchecked.snapshot.id, checked.snapshot.id);
  const done = await checkStore(at(two), readRules());
  assert.equal(done?.checked, 3);
  assert.equal(done?.snapshot.id, checked.snapshot.id);
  assert.deepEqual(done?.snapshot.counts, checked.snapshot.counts);
  const later = await openCurrent(at(two));
  t.after(() => later.close());
  assert.deepEqual(await later.all('SELECT * FROM finding ORDER BY release_no, check_id'), await findings(one));
  // The snapshot before it is still there, as it was.
  assert.deepEqual(await findings(two), []);
  assert.equal((await checkStore(at(two), readRules()))?.checked, 0);
});

test('other rules read every notice again', async (t) => {
  const store = new Store(t);
  const { snapshot } = await store.import({ 'a.json': { releases: [call(1), call(2)] } });
  const done = await checkStore(at(store), { ...readRules(), digest: 'other' });
  assert.equal(done?.checked, 2);
  assert.notEqual(done?.snapshot.id, snapshot.id);
  assert.equal(done?.snapshot.counts.finding, snapshot.counts.finding);
});

/** A copy of the record of a store, open for writing. */
async function copyOf(store: Store, t: TestContext) {
  const folder = beginSnapshot(at(store), store.record.folder);
  const writer = await RecordWriter.open(join(folder, 'record.duckdb'), engineLimits());
  const texts = new ReleaseTexts(folder);
  t.after(() => {
    texts.close();
    writer.abandon();
  });
  return { writer, texts };
}

test('a name that is taken out of the texts later is taken out of what was said about them, too', async (t) => {
  const store = new Store(t);
  const files = {
    'a.json': flatFile([flat(1, { awarded_supplier: 'Cisco' }), flat(2, { title: 'Chairs', description: filler })]),
  };
  await store.import(files);
  assert.match((await findings(store)).map(({ says }) => says).join(' '), /Cisco/);
  assert.ok(store.filesWith('cisco').length > 0);
  store.judge('verdict,a,b\nremove,Cisco,\n');
  const done = await store.import(files);
  assert.equal(done.checked, 1, 'the text that was changed');
  assert.deepEqual(store.filesWith('cisco'), []);
  assert.match((await findings(store)).map(({ says }) => says).join(' '), /Microsoft/);
});

test('what a check that is worth a look raises is kept as a question', async (t) => {
  const store = new Store(t);
  await store.import({ 'a.json': { releases: [call(1)] } }, { check: false });
  await checkStore(at(store), { digest: 'r', worthALook: new Set(['O01']), boilerplate: boilerplateOf([]) });
  const reader = await openCurrent(at(store));
  t.after(() => reader.close());
  assert.deepEqual(await reader.all("SELECT outcome, question, severity FROM finding WHERE check_id = 'O01'"), [
    { outcome: 'raised', question: true, severity: 'info' },
  ]);
});

test('it goes on where it was interrupted', async (t) => {
  const store = new Store(t);
  await store.import({ 'a.json': { releases: [call(1), call(2), call(3)] } }, { check: false });
  const making = await copyOf(store, t);
  const rounds = [];
  for (let i = 0; i < 4; i++) rounds.push(await checkReleases(making, { rules: readRules(), limit: 1 }));
  assert.deepEqual(rounds, [
    { checked: 1, left: 2 },
    { checked: 1, left: 1 },
    { checked: 1, left: 0 },
    { checked: 0, left: 0 },
  ]);
  const [row] = await making.writer.all<{ n: number }>('SELECT count(*) AS n FROM finding');
  assert.equal(row?.n, 3 * checkIds.length);
});

test('what fails halfway leaves the last good state', async (t) => {
  const store = new Store(t);
  const { snapshot } = await store.import({ 'a.json': { releases: [call(1)] } }, { check: false });
  const before = snapshots(store);
  // A file of texts that something else has damaged.
  const text = join(store.record.folder, 'releases-1.jsonl');
  const whole = readFileSync(text);
  writeFileSync(text, whole.fill(33));
  await assert.rejects(checkStore(at(store), readRules()));
  assert.equal(readFileSync(join(at(store), 'current'), 'utf8').trim(), snapshot.id);
  assert.deepEqual(snapshots(store), before);
});

test('outcomes that come with a source of facts only are taken up, and equal those of the whole', async (t) => {
  const whole = new Store(t);
  await whole.import({ 'a.json': flatFile([flat(1), flat(2, { deadline_date: null })]) });
  const checked = await whole.all<Row<'checked'> & { notice: string }>(
    'SELECT c.*, r.release_id AS notice FROM checked c JOIN release r ON r.release_no = c.release_no ORDER BY r.release_id',
  );
  const rows = await findings(whole);
  const facts = new Store(t);
  const cut = [flat(1, { description: undefined }), flat(2, { deadline_date: null, description: undefined })];
  const files = {
    'a.json': flatFile(cut, { factsOnly: true }),
    'findings.jsonl': writeGiven('rules of the whole', checked, rows),
  };
  const done = await facts.import(files);
  assert.equal(done.checked, 0, 'cut texts are not checked');
  assert.equal(done.sources, 1, 'outcomes are no source');
  const kept = ({ check_id, outcome, question, severity, reason, path, span_start, span_end }: Row<'finding'>) =>
    JSON.stringify([
      check_id,
      outcome,
      question ?? false,
      severity,
      reason,
      outcome === 'raised' ? [path, span_start, span_end] : null,
    ]);
  const given = await findings(facts);
  assert.deepEqual(given.map(kept).sort(), rows.map(kept).sort());
  assert.ok(given.every(({ says }) => says === null));
  const state =
    'SELECT stage, regime, route, read_back, speaks, price_basis, published FROM checked ORDER BY release_no';
  assert.deepEqual(await facts.all(state), await whole.all(state));
  assert.deepEqual(await facts.all('SELECT DISTINCT given, rules FROM checked'), [
    { given: true, rules: 'rules of the whole' },
  ]);
  assert.equal((await facts.import(files)).changed, false);
});

test('a source of facts only without outcomes is not checked at all', async (t) => {
  const store = new Store(t);
  const done = await store.import({ 'a.json': flatFile([flat(1, { description: undefined })], { factsOnly: true }) });
  assert.equal(done.checked, 0);
  assert.deepEqual(await store.all('SELECT * FROM checked'), []);
});

test('outcomes that are none are refused, and nothing is changed', async (t) => {
  const store = new Store(t);
  const source = flatFile([flat(1)], { factsOnly: true });
  await store.import({ 'a.json': source });
  const before = snapshots(store);
  const head = '{"tenderCheck":{"rules":"r","says":""}}\n';
  for (const lines of [
    'no JSON',
    '{"notice":1}',
    '{"notice":"a","passed":["O99"]}',
    '{"notice":"a","raised":[["O07",{}]]}',
    'null',
  ])
    await assert.rejects(store.import({ 'findings.jsonl': head + lines, 'b.json': source }), (refusal: Refusal) => {
      assert.equal(refusal.code, 'bad-findings', lines);
      return true;
    });
  assert.deepEqual(snapshots(store), before);
  assert.ok(existsSync(store.record.folder));
});
