import type { SourceId, Weight } from './law.ts';
import type { Evidence, Notice } from './notice.ts';
import type { Kind } from './procurement.ts';
import type { Sentences } from './sentence.ts';
import type { Regime, Threshold } from './threshold.ts';
import type { Weighting } from './weighting.ts';

/** Every check; ids are never used again. */
export const checkIds = [
  'O01', 'O02', 'O03', 'O04', 'O05', 'O06', 'O07', 'O08', 'O09', 'O10', 'O11', 'O12', 'O13', 'O14', 'O15', 'O16', 'O17',
  'O18', 'O19', 'O20', 'O21', 'O22', 'O23', 'O24', 'O25', 'O26', 'R01', 'I01',
] as const; // biome-ignore format: a list of ids
export type CheckId = (typeof checkIds)[number];

export const barriers = [
  'engagement',
  'specification',
  'price',
  'finance',
  'experience',
  'size',
  'time',
  'access',
  'social value',
  'chain and people',
  'risk',
  'innovation',
] as const;
export type Barrier = (typeof barriers)[number];

export const outcomes = ['raised', 'passed', 'not-applicable', 'not-assessable'] as const;
export type Outcome = (typeof outcomes)[number];

const severities = ['high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof severities)[number];

/** Why a check could not be assessed. `our-fault`: the check itself failed, and says so with a reference. */
export const reasons = {
  'no-field': 'this source has no field for it',
  'not-stated': 'the notice does not state it',
  'too-short': 'there is too little text',
  'value-unknown': 'the value is not known',
  'weights-unclear': 'the weights cannot be read as shares',
  'wording-unclear': 'its words were not recognised',
  'date-unknown': 'a date that it needs is not known',
  'regime-undecided': 'it is not clear under which law this is bought',
  'stage-undecided': 'it is not clear what kind of notice this is',
  'route-undecided': 'it is not clear how this is bought',
  'body-unknown': 'it is not known what kind of body buys',
  'our-fault': 'could not be assessed: our fault',
} as const;
export type Reason = keyof typeof reasons;

/** How sure a reading is: a field or plain words; words that can mean something else; a weak sign. */
export type Sureness = 'plain' | 'likely' | 'weak';

/** What one check says about one notice. */
export interface Finding {
  readonly check: CheckId;
  readonly outcome: Outcome;
  /** Only where it is raised. High only where the standing is law. */
  readonly severity: Severity | null;
  /** True for what is raised as a question: severity info, worded as one. */
  readonly question: boolean;
  readonly standing: Weight;
  /** Only where it is not assessable. */
  readonly reason: Reason | null;
  /** The finding in a sentence for a person. */
  readonly says: string;
  readonly sure: Sureness;
  readonly evidence: readonly Evidence[];
  /** The limits it compared with. */
  readonly thresholds: readonly Threshold[];
  readonly sources: readonly SourceId[];
  /** What was reckoned, by name: `shareRatio`, `turnoverRatio`, `days`. */
  readonly figures: Readonly<Record<string, number>>;
  /** What to do, and how to say it; empty where there is nothing to mend. */
  readonly advice: string;
  readonly betterWords: readonly string[];
  /** With `our-fault`: what to quote when reporting it. */
  readonly reference: string | null;
}

/** What a rule concludes; the runner adds what the check's record knows. */
export type Verdict =
  | ({
      readonly outcome: 'raised';
      readonly severity: Severity;
      readonly standing?: Weight;
      readonly question?: boolean;
      /** A number of the text against a number of the law: no weaker where the check as a whole is not known to be right often. */
      readonly isReckoned?: boolean;
    } & About)
  | ({ readonly outcome: 'passed' } & About)
  | ({ readonly outcome: 'not-applicable' } & About)
  | ({ readonly outcome: 'not-assessable'; readonly reason: Reason } & About);

interface About {
  readonly says: string;
  readonly sure?: Sureness;
  readonly evidence?: readonly Evidence[];
  readonly thresholds?: readonly Threshold[];
  readonly sources?: readonly SourceId[];
  readonly figures?: Readonly<Record<string, number>>;
  readonly advice?: string;
  readonly betterWords?: readonly string[];
}

/** Which procurements a check is about; tested before its rule runs, in this order. */
export interface Scope {
  /** `call`: calls for tenders; `planning` too where it says so. */
  readonly stages: readonly ('planning' | 'call' | 'award')[];
  /** Only where suppliers compete for this contract under criteria that its buyer sets. */
  readonly competitive: boolean;
  /** Regimes under which it has something to say; absent: under any, also an undecided one. */
  readonly regimes?: readonly Regime[];
  /** Given with `regimes`: why it does not apply under the others. */
  readonly otherwise?: string;
}

/** What a rule may use besides the notice: read once, shared by all rules. */
export interface Context {
  readonly kind: Kind;
  readonly sentences: Sentences;
  /** Award weights per lot. */
  readonly weighting: () => Weighting;
  /** Findings of checks that ran before; only O17 reads them. */
  readonly before: readonly Finding[];
}

/** A check as data: what its page says, and its rule. */
export interface Check {
  readonly id: CheckId;
  readonly name: string;
  readonly barrier: Barrier;
  /** When it is raised, in a sentence. */
  readonly definition: string;
  /** How it is worked out. */
  readonly method: string;
  /** Why it shuts suppliers out, or what is good about it. */
  readonly why: string;
  /** What it leaves out, or passes. */
  readonly exclusions: readonly string[];
  readonly assumptions: readonly string[];
  /** What it does not catch. */
  readonly limits: readonly string[];
  readonly standing: Weight;
  readonly scope: Scope;
  /** Why its own rule may be unable to assess; what the runner tests before it comes on top. */
  readonly reasons: readonly Reason[];
  readonly thresholds: readonly string[];
  readonly sources: readonly SourceId[];
  readonly advice: string;
  readonly betterWords: readonly string[];
  /** Made-up words that raise it and what the finding is. */
  readonly example: { readonly words: string; readonly finding: string };
  readonly rule: (notice: Notice, context: Context) => Verdict;
}

export const raised = (
  severity: Severity,
  says: string,
  about: Omit<About, 'says'> & { standing?: Weight; isReckoned?: boolean } = {},
): Verdict => ({
  outcome: 'raised',
  severity,
  says,
  ...about,
});
/** Raised as a question: info, and worded as one. */
export const asked = (says: string, about: Omit<About, 'says'> & { standing?: Weight } = {}): Verdict => ({
  outcome: 'raised',
  severity: 'info',
  question: true,
  says,
  ...about,
});
export const passed = (says: string, about: Omit<About, 'says'> = {}): Verdict => ({
  outcome: 'passed',
  says,
  ...about,
});
export const notApplicable = (says: string, about: Omit<About, 'says'> = {}): Verdict => ({
  outcome: 'not-applicable',
  says,
  ...about,
});
export const notAssessable = (reason: Reason, says: string, about: Omit<About, 'says'> = {}): Verdict => ({
  outcome: 'not-assessable',
  reason,
  says,
  ...about,
});
