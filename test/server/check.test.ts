import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { boilerplateOf } from '../../src/check/boilerplate.ts';
import { checks } from '../../src/check/registry.ts';
import { noticeOfRelease } from '../../src/check/release.ts';
import { readCheckEvaluation } from '../../src/cli/check-evaluation.ts';
import { DraftDesk, usualDraftLimits } from '../../src/cli/draft-desk.ts';
import { exampleDrafts } from '../../src/cli/example-draft.ts';
import { readPortalText } from '../../src/cli/portal-text.ts';
import { worthALook } from '../../src/questions/check-measured.ts';
import { checkRelease } from '../../src/questions/draft-check.ts';
import { createApp } from '../../src/server/app.ts';
import { readAnswers } from '../../src/server/check-form.ts';
import { readDocument } from '../../src/sources/documents/reading.ts';
import type { RecordReader } from '../../src/store/record.ts';
import { pdfFile, wordFile } from '../sources/documents/files.ts';

/** A record that holds nothing: the check asks it nothing. */
const record = {
  snapshot: { id: 'none', title: 'Made up', attribution: null, lastPublished: null },
  all: async () => [],
  releaseText: async () => null,
} as unknown as RecordReader;

const faults: unknown[] = [];
const desk = new DraftDesk(exampleDrafts());
let app: ReturnType<typeof createApp>;

before(() => {
  app = createApp({
    records: { current: async () => record },
    drafts: desk,
    evaluation: {
      scores: [
        {
          check: 'O11',
          shown: { notices: 9, precision: { hits: 4, of: 5, value: 0.8, low: 0.38, high: 0.96 }, recall: null },
        },
      ],
    },
    assets: new Map(),
    version: '0.0.0',
    example: false,
    hosts: null,
    logFault: (thrown) => {
      faults.push(thrown);
      return 'f00d';
    },
  });
});
after(() => desk.close());

const home = 'http://check.example';
const get = (path: string) => app.request(`${home}${path}`);

function post(fields: Record<string, string | File>, headers: Record<string, string> = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return app.request(`${home}/check`, { method: 'POST', body: form, headers: { host: 'check.example', ...headers } });
}

const file = (bytes: Uint8Array, name: string) => new File([Uint8Array.from(bytes)], name);
const draft =
  '# Paper\n\n## Conditions of participation\n\nBidders must have a minimum annual turnover of £2,500,000.\n';

/** The words of a page, without its tags. */
const wordsOf = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('GET /check', () => {
  it('is a form, with the made-up drafts to try', async () => {
    const page = await get('/check');
    assert.equal(page.status, 200);
    const html = await page.text();
    assert.match(html, /<form[^>]+method="post"[^>]+enctype="multipart\/form-data"/);
    for (const { id } of desk.examples) assert.ok(html.includes(`href="/check?example=${id}"`));
    assert.equal(desk.examples.length, 3);
  });

  it('shows a made-up draft with its marks and findings linked both ways', async () => {
    const html = await (await get('/check?example=waste-paper')).text();
    const anchors = [...html.matchAll(/<mark id="(words-[\d-]+)"/g)].map(([, anchor]) => anchor);
    assert.ok(anchors.length > 10);
    for (const anchor of anchors) assert.ok(html.includes(`href="#${anchor}"`), anchor);
    for (const [, number] of html.matchAll(/href="#finding-(\d+)"/g))
      assert.ok(html.includes(`id="finding-${number}"`));
    assert.match(html, /This draft is made up/);
    assert.doesNotMatch(html, /\bscore of\b/);
  });

  it('says the same as JSON: every check once, and per barrier', async () => {
    const answer = (await (await get('/check.json?example=health-service')).json()) as {
      checked: { findings: { check: string; outcome: string }[]; barriers: Record<string, string[]>[] };
    };
    const ids = answer.checked.findings.map(({ check }) => check);
    assert.deepEqual(
      ids,
      checks.map(({ id }) => id),
    );
    const listed = answer.checked.barriers.flatMap(
      ({ raised = [], passed = [], notApplicable = [], notAssessable = [] }) => [
        ...raised,
        ...passed,
        ...notApplicable,
        ...notAssessable,
      ],
    );
    assert.deepEqual(listed.sort(), [...ids].sort());
  });

  it('the prescriptive draft raises more than the one in between, and that more than the one on outcomes', async () => {
    const counts = await Promise.all(
      ['waste-paper', 'digital-service', 'health-service'].map(async (id) => {
        const { checked } = (await (await get(`/check.json?example=${id}`)).json()) as {
          checked: { findings: { outcome: string; question: boolean; check: string }[] };
        };
        return checked.findings.filter((one) => one.outcome === 'raised' && !one.question && one.check !== 'I01')
          .length;
      }),
    );
    const [most = 0, some = 0, none = 0] = counts;
    assert.ok(most > some && some > none, counts.join());
    assert.equal(none, 0);
  });

  it('knows no other draft', async () => assert.equal((await get('/check?example=other')).status, 404));
});

describe('POST /check', () => {
  it('checks a pasted draft, with what was filled in', async () => {
    const page = await post({ text: draft, value: '£600k', nation: 'england', publication: '2026-03-02' });
    assert.equal(page.status, 200);
    assert.equal(page.headers.get('cache-control'), 'no-store');
    const html = await page.text();
    assert.match(html, /<mark id="words-1"[^>]*>[^<]*turnover of £2,500,000/);
    assert.match(wordsOf(html), /4\.17 times the estimated value/);
    assert.match(html, /name="value"[^>]*value="£600k"/);
  });

  it('reads DOCX and PDF', async () => {
    for (const given of [
      file(await wordFile(), 'care.docx'),
      file(
        pdfFile([
          [
            ['Support at home', 18],
            ['People live at home for as long as they wish, and say so.', 11, 30],
          ],
        ]),
        'care.pdf',
      ),
    ]) {
      const page = await post({ file: given });
      assert.equal(page.status, 200, given.name);
      assert.match(wordsOf(await page.text()), /People live at home for as long as they wish/);
    }
  });

  const release = {
    ocid: 'ocds-h6vhtk-madeup',
    id: '000001-2026',
    tag: ['tender'],
    date: '2026-03-02T10:00:00Z',
    tender: {
      title: 'Care of parks',
      description: 'Mowers must be Stihl. The Contractor shall bear all risks.',
      procurementMethod: 'open',
      documents: [{ id: '000001-2026', noticeType: 'UK4' }],
    },
  };
  const json = (value: unknown, name = 'notice.json') => file(Buffer.from(JSON.stringify(value)), name);

  it('reads a notice in JSON as the command does, pasted and as a file', async () => {
    type Checked = { checked: { notice: { source: string }; sentence: string; notes: string[]; title: string } };
    const asked = checkRelease(noticeOfRelease(release), {
      worthALook: worthALook(readCheckEvaluation()),
      boilerplate: boilerplateOf(readPortalText()),
    });
    const text = `\n ${JSON.stringify({ releases: [release] }, null, 2)}`;
    for (const given of [{ text }, { file: json(release) }, { file: json([release], 'a.txt') }]) {
      const { checked } = (await (await post({ ...given, format: 'json' })).json()) as Checked;
      assert.equal(checked.notice.source, 'find-a-tender');
      assert.deepEqual(checked, JSON.parse(JSON.stringify(asked)));
    }
    const page = await post({ text, value: '£600k' });
    assert.equal(page.status, 200);
    const words = wordsOf(await page.text());
    assert.match(words, /Your notice Care of parks/);
    assert.match(words, /was not used: a notice says it itself/);
    assert.doesNotMatch(words, /without a heading|Nothing that you could fill in/);
    assert.match(await (await post({ text, format: 'markdown' })).text(), /^# Tender check: Care of parks\n/);
  });

  it('says which command checks what a page cannot: several notices, JSON without one, damaged and long JSON', async () => {
    const told = async (given: File | string, says: RegExp) => {
      const page = await post(typeof given === 'string' ? { text: given } : { file: given });
      assert.equal(Math.floor(page.status / 100), 4);
      assert.match(wordsOf(await page.text()), says);
    };
    await told(json({ releases: [release, release] }), /holds 2 notices.*commonweal check FILE/);
    await told(`${JSON.stringify(release)}\n${JSON.stringify(release)}`, /holds 2 notices.*commonweal check FILE/);
    await told(json({ releases: [] }), /holds no release/);
    await told(json({ some: 'thing' }), /holds no OCDS release.*commonweal import/);
    await told('{"releases": [', /no JSON that can be read/);
    await told(json({ ...release, more: 'word '.repeat(110_000) }), /longer than 500,000.*commonweal check FILE/);
    assert.equal((await post({ text: '[Council name] seeks bids. {Draft} Mowers must be Stihl.' })).status, 200);
  });

  it('answers as Markdown, DOCX and JSON, and the text in JSON gives the same answer again', async () => {
    const markdown = await post({ text: draft, format: 'markdown' });
    assert.match(markdown.headers.get('content-type') ?? '', /^text\/markdown/);
    assert.equal(markdown.headers.get('content-disposition'), 'attachment; filename="check-paper.md"');
    assert.match(await markdown.text(), /^# Tender check: Paper\n[\s\S]*\(O10, finance\)/);
    const document = await post({ text: draft, format: 'docx' });
    const read = await readDocument(new Uint8Array(await document.arrayBuffer()), 'check.docx');
    assert.match(read.text, /^# Tender check: Paper\n[\s\S]*\(O10, finance\)/);
    type Json = { values: { text: string }; checked: { findings: unknown } };
    const json = (await (await post({ text: draft, format: 'json' })).json()) as Json;
    const again = (await (await post({ text: json.values.text, format: 'json' })).json()) as Json;
    assert.deepEqual(again.checked.findings, json.checked.findings);
  });

  it('says what is wrong with the form, and keeps what was typed', async () => {
    const nothing = await post({ value: 'much' });
    assert.equal(nothing.status, 400);
    const html = await nothing.text();
    assert.match(html, /govuk-error-summary/);
    assert.match(html, /<a href="#text">/);
    assert.match(html, /<a href="#value">/);
    assert.match(html, /value="much"/);
    assert.equal((await post({ text: draft, file: file(await wordFile(), 'a.docx') })).status, 400);
    const scan = await post({ file: file(pdfFile([[]]), 'scan.pdf') });
    assert.equal(scan.status, 400);
    assert.match(wordsOf(await scan.text()), /it is a scan/);
  });

  it('shows hostile words harmless', async () => {
    const hostile = `# <img src=x onerror=alert(1)>\n\n</textarea><script>alert(1)</script> Bidders must hold CHAS "><b>\n\u202eodd`;
    const html = await (await post({ text: hostile })).text();
    assert.doesNotMatch(html, /<script|<img|<b>/);
    assert.match(await (await post({ text: hostile, format: 'markdown' })).text(), /\\<img/);
    assert.equal((await post({ text: `${hostile.repeat(9)}\u0000\u0008`, format: 'docx' })).status, 200);
  });

  it('takes forms of its own pages only, within limits', async () => {
    const foreign = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ];
    for (const headers of foreign)
      assert.equal((await post({ text: draft }, headers as Record<string, string>)).status, 403);
    for (const headers of [{ 'sec-fetch-site': 'same-origin' }, { origin: 'http://check.example' }])
      assert.equal((await post({ text: draft }, headers as Record<string, string>)).status, 200);
    const raw = (body: BodyInit, headers: Record<string, string>) =>
      app.request(`${home}/check`, { method: 'POST', body, headers });
    assert.equal((await raw('{}', { 'content-type': 'application/json' })).status, 415);
    assert.equal((await raw('x', { 'content-type': 'multipart/form-data; boundary=b' })).status, 400);
    const many = Array.from({ length: 200 }, (_, i) => `f${i}=1`).join('&');
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    assert.equal((await raw(many, form)).status, 400);
    assert.equal((await raw(`text=${'a'.repeat(12_000_001)}`, form)).status, 413);
    assert.equal((await raw(new URLSearchParams({ text: draft }).toString(), form)).status, 200);
    const put = await app.request(`${home}/check`, { method: 'PUT', body: 'x' });
    assert.equal(put.status, 405);
    assert.equal(put.headers.get('allow'), 'GET, HEAD, POST');
    assert.equal((await app.request(`${home}/map`, { method: 'POST', body: 'x' })).status, 405);
  });

  it('never holds up others while a long draft is checked', async () => {
    const sentences = 'The supplier shall provide two operatives daily and must hold ISO 9001. ';
    const long = post({ text: sentences.repeat(5000) });
    let slowest = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      slowest = Math.max(slowest, performance.now() - last);
      last = performance.now();
    }, 20);
    assert.equal((await long).status, 200);
    clearInterval(beat);
    assert.ok(slowest < 2000, `${Math.round(slowest)} ms`);
  });

  it('meets no fault in any of this', () => assert.deepEqual(faults, []));
});

describe('the desk of drafts', () => {
  it('ends a process that takes too long, and goes on with the next draft', async () => {
    const hasty = new DraftDesk([], { ...usualDraftLimits, seconds: 0.001 });
    await assert.rejects(hasty.check('words '.repeat(50_000), {}), { code: 'draft-too-slow' });
    await hasty.close();
    const usual = new DraftDesk([], { ...usualDraftLimits, desks: 1 });
    assert.match((await usual.check(draft, {})).sentence, /raised/);
    await usual.close();
  });

  it('lets only so many wait', async () => {
    const small = new DraftDesk([], { ...usualDraftLimits, desks: 1, waiting: 1 });
    const all = await Promise.allSettled([1, 2, 3].map(() => small.check(draft, {})));
    assert.deepEqual(
      all.map(({ status }) => status),
      ['fulfilled', 'fulfilled', 'rejected'],
    );
    await small.close();
  });

  it('ends a process that makes too many objects', async () => {
    const small = new DraftDesk([], { ...usualDraftLimits, heap: 24 });
    await assert.rejects(
      small
        .read(new TextEncoder().encode('word '.repeat(99_000)), 'a.txt')
        .then(({ text }) => small.check(text.repeat(60), {})),
      {
        code: 'draft-too-large',
      },
    );
    await small.close();
  });

  it('ends a process that takes too much memory besides', async () => {
    const sentences = (i: number) => `The supplier shall provide ${i} operatives daily. `.repeat(100);
    const long = Array.from({ length: 400 }, (_, i) => `# Part ${i}\n\n${sentences(i)}\n`).join('\n');
    const small = new DraftDesk([], { ...usualDraftLimits, memory: 40 });
    await assert.rejects(small.check(long, {}), {
      code: 'draft-too-large',
    });
    await small.close();
  });
});

describe('what a person fills in', () => {
  const read = (fields: Record<string, string>) => readAnswers((field) => fields[field]);

  it('is read as people write it', () => {
    const values = ['600000', '£600,000', '600k', '0.6m', ' 0.6 million ', '600,000 GBP'];
    for (const value of values) assert.equal(read({ value }).answers.estimatedValue, 600_000, value);
    assert.deepEqual(read({ threshold: 'below', suitable: 'sme', light: 'yes', lots: '3' }).answers, {
      ...read({}).answers,
      aboveThreshold: false,
      smeSuitable: true,
      vcseSuitable: false,
      lightTouch: true,
      lotCount: 3,
    });
  });

  it('that cannot be understood is an error of its field', () => {
    const bad = {
      ...{ value: '6,00', years: '-1', body: 'council', nation: 'x', lots: '0', publication: '2026-02-30' },
      ...{ deadline: 'soon', light: 'perhaps' },
    };
    for (const [field, value] of Object.entries(bad)) {
      const { errors } = read({ [field]: value });
      assert.deepEqual(
        errors.map((one) => one.field),
        [field],
        value,
      );
    }
    assert.equal(read({ publication: '2026-03-02', deadline: '2026-03-01' }).errors[0]?.field, 'deadline');
  });
});

describe('the made-up drafts', () => {
  for (const { id, text, title, says } of exampleDrafts()) {
    it(`${id} says that it is made up, and is as long as a page or two`, () => {
      const words = text.split(/\s+/).filter(Boolean).length;
      assert.ok(words >= 500 && words <= 900, `${words} words`);
      assert.match(text, /^# .*\n\nThis draft is made up/);
      assert.ok(title && says);
    });
  }
});

it('the page of a check says how it fared on labelled notices, or why that is not known', async () => {
  const measured = await (await get('/methods/O11')).text();
  assert.match(measured, /80\s%.*4 of 5; between 38\s%\s+and 96\s%/s);
  assert.match(measured, /None of 9\slabelled notices has what it looks for/);
  assert.match(measured, /compared with the text: no/);
  assert.match(await (await get('/methods/O01')).text(), /Not measured/);
});

it('checks are found by id and by their words', async () => {
  const { hits } = (await (await get('/search.json?q=o09')).json()) as { hits: { what: string; id: string }[] };
  assert.deepEqual(
    hits.map(({ what, id }) => `${what} ${id}`),
    ['method O09'],
  );
});
