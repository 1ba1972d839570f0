import { type Check, type Reason, reasons } from '../check/finding.ts';
import { comparedWithText, readOn, type Source, sources } from '../check/law.ts';
import { checkOf, checks } from '../check/registry.ts';
import { type Threshold, thresholds } from '../check/threshold.ts';
import { type CheckEvaluation, type MeasuredCheck, measuredOf } from './check-measured.ts';
import { regimeWords } from './draft-check.ts';
import type { Sheet } from './sheet.ts';

/** A check in a line of the list of methods. */
export type CheckLine = Pick<Check, 'id' | 'name' | 'barrier' | 'definition'>;

/** How one check is made, in the order in which its page says it. */
export interface CheckMethod extends Omit<Check, 'rule' | 'scope' | 'reasons' | 'thresholds' | 'sources' | 'standing'> {
  readonly standing: Check['standing'];
  /** Which notices it is about, a sentence each. */
  readonly scope: readonly string[];
  /** Why it may be unable to assess. */
  readonly reasons: readonly string[];
  /** Its limits: each row holds under a law and between two days. */
  readonly thresholds: readonly (Threshold & { readonly law: string })[];
  readonly sources: readonly (Source & {
    /** Whether a statement of law was compared with its public text on that day; null for what is no law. */
    readonly isCompared: boolean | null;
  })[];
  /** The day of the readings. */
  readonly readOn: string;
  /** How often it is right where it raises, and how many of the cases it finds; on notices labelled by hand. */
  readonly measured: MeasuredCheck;
}

/** Every check as a line. */
export const checkLines = (): readonly CheckLine[] =>
  checks.map(({ id, name, barrier, definition }) => ({ id, name, barrier, definition }));

/** How a check is made, and how it fared on labelled notices; null for an id that is none. */
export function findCheckMethod(id: string, evaluation: CheckEvaluation | null): CheckMethod | null {
  const check = checkOf(id);
  if (!check) return null;
  const { rule: _, scope, reasons: own, thresholds: limits, sources: cited, ...rest } = check;
  return {
    ...rest,
    scope: scopeWords(scope),
    reasons: own.map((reason: Reason) => reasons[reason]),
    thresholds: thresholds
      .filter((one) => limits.includes(one.id))
      .map((one) => ({ ...one, law: regimeWords[one.regime] ?? one.regime })),
    sources: cited.map((source) => {
      const one: Source = sources[source];
      return { ...one, isCompared: one.weight === 'law' ? comparedWithText.includes(source) : null };
    }),
    readOn,
    measured: measuredOf(check.id, evaluation),
  };
}

const stageWords = { planning: 'announcements', call: 'calls for tenders', award: 'notices of awards' } as const;

function scopeWords({ stages, competitive, regimes, otherwise }: Check['scope']): string[] {
  const about = stages.map((stage) => stageWords[stage]);
  return [
    `It is about ${about.length > 1 ? `${about.slice(0, -1).join(', ')} and ${about.at(-1)}` : about[0]}.`,
    ...(competitive
      ? ['It is about competitions whose buyer sets the criteria: not call-offs, direct awards or grants.']
      : []),
    ...(regimes
      ? [
          `It is about these laws: ${regimes.map((one) => regimeWords[one] ?? one).join(', ')}. Under another one: ${otherwise ?? 'it does not apply.'}`,
        ]
      : []),
  ];
}

/** The limits of a check as a table. */
export const sheetOfCheckMethod = ({ thresholds: limits }: CheckMethod): Sheet => ({
  columns: ['id', 'regime', 'from', 'to', 'value', 'unit', 'standing', 'says'],
  rows: limits.map(({ id, regime, from, to, value, unit, standing, says }) => [
    id,
    regime,
    from,
    to,
    value,
    unit,
    standing,
    says,
  ]),
});
