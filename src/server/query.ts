import type { Context } from 'hono';
import { count } from '../domain/number.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Route } from './route.ts';

/** What a validator says of a value, as far as we put it into words. */
interface Flaw {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly origin?: string;
  readonly expected?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly values?: readonly unknown[];
}

/** What a value should be, in words. */
function expectationOf(flaw: Flaw): string {
  const { code, origin, expected, format, pattern, values = [] } = flaw;
  if (code === 'invalid_value') return `one of ${values.join(', ')}`;
  if (code === 'invalid_format' && format === 'date') return 'a date, written as year, month and day: 2024-01-31';
  if (code === 'invalid_format' && pattern?.includes('\\d{2}')) return 'two digits';
  if (code === 'too_big' && origin === 'string') return `at most ${count(Number(flaw.maximum))} characters long`;
  if (code === 'too_small') return `a whole number from ${count(Number(flaw.minimum))}`;
  if (code === 'too_big') return `a whole number up to ${count(Number(flaw.maximum))}`;
  if (expected === 'number' || expected === 'int') return 'a whole number';
  return 'what /api says it may be';
}

/** Pairs of parameters of which the second is no earlier than the first. */
const periods = [
  ['from', 'to'],
  ['compare_from', 'compare_to'],
] as const;

/** The parameters of a request, or a refusal that says which of them is off and what it should be. */
export function readQuery(one: Pick<Route<unknown, unknown>, 'query'>, c: Context): unknown {
  const given = c.req.query();
  const read = one.query.safeParse(given);
  if (!read.success) {
    const [flaw] = read.error.issues as unknown as readonly Flaw[];
    const name = flaw?.path.join('.') ?? '';
    throw new Refusal({
      code: 'bad-parameter',
      message: `The parameter “${name}” cannot be “${(given[name] ?? '').slice(0, 60)}”: it is to be ${flaw ? expectationOf(flaw) : 'readable'}.`,
      where: `?${name}=`,
      mend: 'Leave it out, or see /api for what it may be.',
    });
  }
  const query = read.data as Readonly<Record<string, unknown>>;
  for (const [first, last] of periods) {
    const [from, to] = [query[first], query[last]];
    if (typeof from !== 'string' || typeof to !== 'string' || from <= to) continue;
    throw new Refusal({
      code: 'bad-period',
      message: `The period ends before it begins: its first day is ${from}, its last day ${to}.`,
      where: `?${first}=…&${last}=…`,
      mend: 'Exchange the two days, or leave one of them out.',
    });
  }
  return query;
}
