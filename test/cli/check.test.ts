import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { readDocument } from '../../src/sources/documents/reading.ts';
import { wordFile } from '../sources/documents/files.ts';
import { folder, run } from './run.ts';

const draft =
  '# Paper\n\n## Conditions of participation\n\nBidders must have a minimum annual turnover of £2,500,000.\n';
/** A made-up call for tenders. */
const release = {
  ocid: 'ocds-h6vhtk-000001',
  id: '000001-2026',
  date: '2026-03-02T00:00:00Z',
  tag: ['tender'],
  tender: {
    title: 'Made-up paper',
    description: 'The supplier must hold CHAS accreditation and shall collect paper.',
    procurementMethod: 'open',
    documents: [{ id: '1', documentType: 'tenderNotice', noticeType: 'UK4' }],
  },
};

test('a draft is checked from a file and from standard input, and raised findings are no failure', (t) => {
  const file = join(folder(t), 'draft.md');
  writeFileSync(file, draft);
  for (const { code, out, err } of [run(['check', file]), run(['check', '-'], { input: draft })]) {
    assert.equal(code, 0, err);
    assert.match(out, /^Paper\n/);
    assert.match(out, /Turnover above a cap \(O10, finance\)\n {3}A yearly turnover of £2\.5/);
    assert.match(out, /where {5}“turnover of £2,500,000” \(Conditions of participation\)/);
    assert.match(out, /not legal advice/);
  }
});

test('what is filled in is assessed; what cannot be understood is refused', () => {
  const words = ['check', '-', '--value', '£600,000', '--nation', 'england', '--publication', '2026-03-02'];
  const { code, out } = run(words, { input: draft });
  assert.equal(code, 0);
  assert.match(out, /4\.17 times the estimated value/);
  const wrong = run(['check', '-', '--value', 'much'], { input: draft });
  assert.equal(wrong.code, 2);
  assert.match(wrong.err, /--value: Write the value in pounds/);
});

test('a draft is written as JSON, Markdown and DOCX, which say the same', async (t) => {
  const dir = folder(t);
  const json = JSON.parse(run(['check', '-', '--format', 'json'], { input: draft }).out);
  assert.equal(
    json.findings.length,
    json.counts.raised + json.counts.passed + json.counts['not-applicable'] + json.counts['not-assessable'],
  );
  const target = join(dir, 'check.docx');
  assert.equal(run(['check', '-', '--format', 'docx', '--output', target], { input: draft }).code, 0);
  const { text } = await readDocument(readFileSync(target), 'check.docx');
  const markdown = run(['check', '-', '--format', 'markdown'], { input: draft }).out;
  for (const { number, name } of json.findings.filter((one: { number: number | null }) => one.number !== null)) {
    assert.ok(text.includes(`${number}. ${name} (`), name);
    assert.ok(markdown.includes(`### ${number}. ${name} (`), name);
  }
  assert.equal(run(['check', '-', '--format', 'docx'], { input: draft }).code, 2);
});

test('DOCX is read', async (t) => {
  const file = join(folder(t), 'care.docx');
  writeFileSync(file, await wordFile());
  const { code, out, err } = run(['check', file]);
  assert.equal(code, 0, err);
  assert.match(out, /^Care at home\n/);
});

test('a release and a package of them are checked as notices', (t) => {
  const dir = folder(t);
  const one = join(dir, 'one.json');
  writeFileSync(one, JSON.stringify(release));
  const { code, out, err } = run(['check', one]);
  assert.equal(code, 0, err);
  assert.match(out, /Read as: a call for tenders; Procurement Act 2023/);
  assert.match(out, /CHAS/);
  const many = join(dir, 'many.json');
  writeFileSync(many, JSON.stringify({ releases: [release, { ...release, id: '2' }] }));
  assert.equal(JSON.parse(run(['check', many, '--format', 'json']).out).length, 2);
  assert.equal(run(['check', one, '--value', '5']).code, 2, 'a notice says its value itself');
});

test('what cannot be read is refused with what, where and how to mend it', (t) => {
  const dir = folder(t);
  const path = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(dir, name), content);
    return join(dir, name);
  };
  for (const file of [
    path('old.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex')),
    path('empty.txt', ''),
    path('broken.json', '{"releases": ['),
    path('other.json', '{"some": "thing"}'),
    path('large.txt', Buffer.alloc(10_000_001, 65)),
    join(dir, 'missing.md'),
    dir,
  ]) {
    const { code, err } = run(['check', file]);
    assert.equal(code, 1, `${file}: ${err}`);
    assert.match(err, /where: \S/);
    assert.match(err, /mend: {2}\S/);
  }
  for (const words of [['check'], ['check', 'a', 'b'], ['check', '-', '--format', 'odt']])
    assert.equal(run(words).code, 2);
  assert.ok(!existsSync(join(dir, '.commonweal')), 'nothing is kept');
});
