import { Refusal } from '../domain/refusal.ts';
import { readFacts } from '../matching/fact.ts';
import type { Judgement, Reference } from '../matching/judgement.ts';

/** An id of this record; anything else in the file is a name. */
const reference = (text: string): Reference =>
  /^(?:n-[0-9a-f]{12}|[A-Z]{2}-[A-Z]{2,6}-\S+)$/.test(text) ? { id: text } : { name: text };

/**
 * Reads `judgements.csv`: columns `verdict` (same, different, unsure, remove), `a`, `b` (ids of this record, or names), and any
 * others, such as a reason and a date. A line that cannot be read is refused with its number, and nothing is imported: a
 * removal that is silently not applied would show what was to be removed.
 */
export function readJudgements(text: string, where: string): Judgement[] {
  if (text.trim() === '') return [];
  return readFacts(text).map((fact, i) => {
    const refuse = (message: string) =>
      new Refusal({
        code: 'bad-judgement',
        message,
        where: `${where}, line ${i + 2}`,
        mend: 'The columns are verdict,a,b; verdict is same, different, unsure or remove. See docs/data.md.',
      });
    const verdict = (fact.verdict ?? '').trim();
    const a = (fact.a ?? '').trim();
    const b = (fact.b ?? '').trim();
    if (a === '') throw refuse('The judgement names nobody in column a.');
    if (verdict === 'remove') return { verdict, a: reference(a) };
    if (verdict !== 'same' && verdict !== 'different' && verdict !== 'unsure')
      throw refuse(`“${verdict.slice(0, 30)}” is no verdict.`);
    if (b === '') throw refuse('The judgement compares with nobody: column b is empty.');
    return { verdict, a: reference(a), b: reference(b) };
  });
}
