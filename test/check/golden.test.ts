import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Draft, noticeOfDraft } from '../../src/check/draft.ts';
import { type Finding, outcomes, type Reason } from '../../src/check/finding.ts';
import { checkOf, checks } from '../../src/check/registry.ts';
import { noticeOfRelease } from '../../src/check/release.ts';
import { checkNotice } from '../../src/check/report.ts';

/*
 * Golden pairs: `name.json` is a made-up notice or draft, `name-expected.json` what its check must say. A pair more is a case
 * more; what the expected file leaves out is not compared.
 */
const folder = 'test/check/golden';

interface Case {
  readonly release?: unknown;
  readonly draft?: Draft;
}

interface Expected {
  readonly outcome: Finding['outcome'];
  readonly severity?: Finding['severity'];
  readonly standing?: Finding['standing'];
  readonly reason?: Reason;
  readonly question?: boolean;
  /** Part of the sentence. */
  readonly says?: string;
  /** Words that must be among the evidence, as published. */
  readonly words?: readonly string[];
  readonly figures?: Readonly<Record<string, number>>;
}

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

function compare(found: Finding, expected: Expected): void {
  const { says, words, figures, ...fields } = expected;
  const told = Object.fromEntries(Object.keys(fields).map((name) => [name, found[name as keyof Finding]]));
  assert.deepEqual(told, fields, `${found.says} ${JSON.stringify(found.evidence)}`);
  if (says !== undefined) assert.ok(plain(found.says).includes(says), `“${found.says}” does not say “${says}”`);
  const quoted = found.evidence.flatMap((one) => (one.kind === 'words' ? [one.words] : []));
  for (const one of words ?? []) assert.ok(quoted.includes(one), `“${one}” is not among ${JSON.stringify(quoted)}`);
  for (const [name, value] of Object.entries(figures ?? {})) assert.equal(found.figures[name], value, name);
}

const cases = readdirSync(folder).flatMap((id) =>
  readdirSync(join(folder, id))
    .filter((file) => file.endsWith('.json') && !file.endsWith('-expected.json'))
    .map((file) => ({ id, name: file.replace(/\.json$/, '') })),
);
const read = (id: string, name: string): unknown => JSON.parse(readFileSync(join(folder, id, `${name}.json`), 'utf8'));

for (const { id, name } of cases) {
  test(`${id} ${name}`, () => {
    const given = read(id, name) as Case;
    const notice = given.draft ? noticeOfDraft(given.draft) : noticeOfRelease(given.release);
    const found = checkNotice(notice).findings.find(({ check }) => check === id);
    assert.ok(found, `no finding of ${id}`);
    compare(found, read(id, `${name}-expected`) as Expected);
    // Evidence points at what was published, character by character.
    for (const one of found.evidence) {
      if (one.kind !== 'words') continue;
      const passage = notice.passages.find(({ path, offset }) => path === one.path && one.start >= offset);
      assert.equal(passage?.original.slice(one.start - passage.offset, one.end - passage.offset), one.words);
    }
  });
}

test('every check has a pair for each outcome and for each of its reasons', () => {
  const missing: string[] = [];
  for (const { id, reasons } of checks) {
    const expected = cases.filter((one) => one.id === id).map(({ name }) => read(id, `${name}-expected`) as Expected);
    for (const outcome of outcomes)
      if (!expected.some((one) => one.outcome === outcome) && !(outcome === 'not-assessable' && reasons.length === 0))
        missing.push(`${id} ${outcome}`);
    for (const reason of reasons) if (!expected.some((one) => one.reason === reason)) missing.push(`${id} ${reason}`);
    for (const { reason } of expected)
      if (reason && !reasons.includes(reason)) missing.push(`${id} does not list ${reason}`);
  }
  assert.deepEqual(missing, []);
});

test('every folder of pairs is of a check', () => {
  assert.deepEqual(
    readdirSync(folder).filter((id) => checkOf(id) === null),
    [],
  );
});
