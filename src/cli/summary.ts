import { type IssueCode, issueMeanings } from '../domain/issue.ts';
import { count } from '../domain/number.ts';
import type { Counts, Unit } from './account.ts';
import type { ImportDone } from './importing.ts';

const units: readonly [Unit, string, string][] = [
  ['release', 'release', 'releases'],
  ['notice', 'notice', 'notices'],
  ['payment', 'payment', 'payments'],
];

function counted(counts: Counts): string {
  const parts = units
    .filter(([unit]) => counts[unit] > 0)
    .map(([unit, one, many]) => `${count(counts[unit])} ${counts[unit] === 1 ? one : many}`);
  return parts.length > 0 ? parts.join(', ') : 'nothing';
}

/** What an import did, in plain words: what came in, what it holds now, and what to look at. */
export function summaryOf(done: ImportDone): string {
  if (!done.changed) return `Nothing new: all of it is in the record already (${counted(done.read)}).`;
  const { counts } = done.snapshot;
  const lines = [
    `Read ${counted(done.read)} in ${done.seconds < 10 ? done.seconds.toFixed(1) : Math.round(done.seconds)} s: kept ${counted(done.kept)}, ${counted(done.duplicate)} twice, set aside ${counted(done.quarantined)}.`,
    `The record holds ${count(counts.process ?? 0)} processes, ${count(counts.award ?? 0)} awards, ${count(counts.payment ?? 0)} payments, ${count(counts.organization ?? 0)} participants and ${count(counts.exchange ?? 0)} exchanges from ${count(done.sources)} sources.`,
  ];
  if (done.checked > 0)
    lines.push(
      `The tender check read ${count(done.checked)} ${done.checked === 1 ? 'notice' : 'notices'}; each process page and /market show what it found.`,
    );
  const issues = Object.entries(done.issues).sort((a, b) => b[1] - a[1]);
  if (issues.length > 0) {
    lines.push('Worth a look (all of it at /record):');
    for (const [code, n] of issues.slice(0, 6))
      lines.push(`  ${String(count(n)).padStart(7)}  ${issueMeanings[code as IssueCode] ?? code}`);
  }
  if (done.skipped.length > 0)
    lines.push(
      `Not read, since they do not look like data: ${done.skipped.slice(0, 5).join(', ')}${done.skipped.length > 5 ? ' …' : ''}`,
    );
  return lines.join('\n');
}
