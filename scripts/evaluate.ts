// Compares the checks with the labels of data/labels, prints the figures and writes data/labels/evaluation.json.
import { writeFileSync } from 'node:fs';
import type { Proportion } from '../src/graph/proportion.ts';
import { evaluate, judge, readLabels, type Score } from './evaluation.ts';

const labels = readLabels();
const result = judge(labels);
if (result === null) {
  console.error('THE NOTICES ARE NOT HERE: ../shared/data is not beside the repository, so nothing is measured.');
  process.exit(2);
}
if (result.missing.length > 0) {
  console.error(`THESE LABELS HAVE NO NOTICE in ../shared/data, so nothing is measured: ${result.missing.join(', ')}`);
  process.exit(2);
}
const evaluation = evaluate(labels, result.judged);

/** A table with its columns in line. */
function print(title: string, rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  console.log(`\n${title}`);
  for (const row of rows)
    console.log(`  ${row.map((cell, i) => cell.padEnd(widths[i] as number)).join('  ')}`.trimEnd());
}

const fixed = (value: number | null): string => (value === null ? 'none' : value.toFixed(2));
const share = (one: Proportion | null): string =>
  one ? `${one.value.toFixed(2)} [${one.low.toFixed(2)}, ${one.high.toFixed(2)}] ${one.hits}/${one.of}` : '–';
const tally = ({ raised, question, no }: Score['found']): string => `${raised} ${question} ${no}`;

const { sample, enriched, tune, report } = evaluation.notices;
console.log(`${sample} notices drawn at random and read twice (${tune} to tune on, ${report} to report on);`);
console.log(`${enriched} more found by words and read once.`);

print('Agreement of the two readers (kappa; “none”: both said one thing only)', [
  ['check', 'same', 'raised / question / no', 'anything / no'],
  ...evaluation.agreement.map(({ check, verdicts, anything }) => [
    check,
    `${Math.round(verdicts.observed * verdicts.units)}/${verdicts.units}`,
    fixed(verdicts.kappa),
    fixed(anything.kappa),
  ]),
]);

const parts = [
  ['Tuning half', 'tune'],
  ['Reporting half', 'report'],
  ['Both halves', 'both'],
  ['Enriched', 'enriched'],
  ['Reporting half with its enriched notices: what a page may show', 'shown'],
] as const;
console.log(
  '\nThree numbers in a cell: notices labelled raised, question, no. Strict: a finding on a “question” label is',
);
console.log('neither right nor wrong. Lenient: it is right, and a question on a “raised” label is a case found.');
for (const [title, part] of parts)
  print(title, [
    [
      'check',
      'labels',
      'findings',
      'questions',
      'precision',
      'recall',
      'lenient precision',
      'lenient recall',
      'at the words',
    ],
    ...evaluation.scores.map(({ check, [part]: one }) => [
      check,
      tally(one.labelled),
      tally(one.found),
      tally(one.asked),
      share(one.precision),
      share(one.recall),
      share(one.lenientPrecision),
      share(one.lenientRecall),
      `${one.atTheWords}/${one.found.raised}`,
    ]),
  ]);

console.log(`\nPrecision under 0.8, “worth a look”: ${evaluation.worthALook.join(', ') || 'none'}`);
console.log(`Raised nothing there that could be judged: ${evaluation.unmeasured.join(', ') || 'none'}`);
writeFileSync('data/labels/evaluation.json', `${JSON.stringify(evaluation, null, 1)}\n`);
