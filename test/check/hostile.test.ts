import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noticeOfDraft, sectionsOf } from '../../src/check/draft.ts';
import { checks } from '../../src/check/registry.ts';
import { checkNotice } from '../../src/check/report.ts';

/** Texts that would cost a careless pattern the square of their length, or worse. */
const hostile: readonly (readonly [string, string])[] = [
  ['one word', 'x'.repeat(150_000)],
  ['one word with a flaw at its end', `${'x'.repeat(150_000)}&pound;`],
  ['words', 'the value of the '.repeat(9_000)],
  ['digits', '1 '.repeat(70_000)],
  ['figures', '1,000'.repeat(25_000)],
  ['signs', '£1-'.repeat(40_000)],
  ['multiples', 'twice the total estimated annual '.repeat(4_000)],
  ['turnover', 'minimum turnover required of 1 '.repeat(5_000)],
  ['weights', 'price quality 50 '.repeat(8_000)],
  ['standards', 'BS EN ISO IEC '.repeat(10_000)],
  ['insurance', 'insurance must be held before '.repeat(5_000)],
  ['lost breaks', 'rn'.repeat(70_000)],
  ['letters before rn', `${'a'.repeat(100)}rn `.repeat(1_400)],
  ['entities', '&amp;'.repeat(25_000)],
  ['headings', `# ${' '.repeat(100_000)}x\n${'#'.repeat(30_000)}`],
  ['brackets', '(('.repeat(60_000)],
  ['dates', '01/01/20'.repeat(15_000)],
  ['months', 'two three four months or '.repeat(6_000)],
  ['groups', 'joint consortium members and partners shall be '.repeat(3_000)],
  ['line ends', `a${'\n'.repeat(150_000)}b`],
  ['line ends behind points', 'a;\n \n \nb'.repeat(15_000)],
  ['names before products', 'supply Leafield-Environmental Bins-And supply bins '.repeat(3_000)],
  ['counted models', '3 x Forst ABC 3 x John Deere 1 '.repeat(4_500)],
  ['cards', 'hold CSCS hold CSCS skills cards '.repeat(4_500)],
  ['feedback', 'no more feedback will not be able to give any '.repeat(3_000)],
  ['fees', 'registered documents paid a fee of £50 to '.repeat(3_500)],
  ['experience', 'experience references examples contracts for the similar '.repeat(2_500)],
];

for (const [name, text] of hostile) {
  test(`${name}: a bounded time`, { timeout: 20_000 }, () => {
    const notice = noticeOfDraft({
      sections: sectionsOf(text),
      answers: { nation: 'england', publication: '2026-05-01' },
    });
    assert.equal(checkNotice(notice).findings.length, checks.length);
  });
}
