import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Draft, noticeOfDraft } from '../../src/check/draft.ts';
import type { Context } from '../../src/check/finding.ts';
import type { Notice } from '../../src/check/notice.ts';
import { kindOf } from '../../src/check/procurement.ts';
import { checks } from '../../src/check/registry.ts';
import { noticeOfRelease } from '../../src/check/release.ts';
import { findingOf } from '../../src/check/report.ts';
import { readSentences, type Sentences } from '../../src/check/sentence.ts';
import { topics, topicsOf } from '../../src/check/topic.ts';
import { readWeighting } from '../../src/check/weighting.ts';
import { publishedReleases } from './published.ts';

/** The slow and obvious twin: every sentence may be about everything. */
const unsorted = (sentences: Sentences): Sentences => {
  const own = sentences.all.filter(({ boilerplate }) => !boilerplate);
  return { ...sentences, about: () => own, any: () => own };
};

function told(notice: Notice, sentences: Sentences): string[] {
  const context: Context = {
    kind: kindOf(notice, sentences),
    sentences,
    weighting: () => readWeighting(notice, sentences),
    before: [],
  };
  return checks.map((check) => {
    const { outcome, severity, says } = findingOf(check, notice, context);
    return `${check.id} ${outcome} ${severity} ${says}`;
  });
}

function compare(notice: Notice, name: string): void {
  const sentences = readSentences(notice.passages);
  assert.deepEqual(told(notice, sentences), told(notice, unsorted(sentences)), name);
}

test('looking only at sentences of a topic finds what looking at all of them finds: made-up notices', () => {
  const folder = 'test/check/golden';
  for (const id of readdirSync(folder))
    for (const file of readdirSync(join(folder, id)).filter((name) => !name.endsWith('-expected.json'))) {
      const { release, draft } = JSON.parse(readFileSync(join(folder, id, file), 'utf8')) as {
        release?: unknown;
        draft?: Draft;
      };
      compare(draft ? noticeOfDraft(draft) : noticeOfRelease(release), `${id} ${file}`);
    }
});

test('looking only at sentences of a topic finds what looking at all of them finds: published notices', (t) => {
  const releases = publishedReleases();
  if (!releases) return t.skip('../shared is not here: no published notices to compare');
  for (const release of releases) compare(noticeOfRelease(release), release.ocid ?? '');
});

test('topics are bits of one whole number', () => {
  assert.ok(topics.length <= 32);
  const of = (word: string) => topicsOf(word, 0, word.length);
  assert.equal(of('insurance'), of('insured'));
  assert.equal(of('BS') === 0, false);
  assert.equal(of('zebra'), 0);
});
