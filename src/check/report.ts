import type { Boilerplate } from './boilerplate.ts';
import {
  type Barrier,
  barriers,
  type Check,
  type CheckId,
  type Context,
  type Finding,
  notApplicable,
  notAssessable,
  type Verdict,
} from './finding.ts';
import type { Notice } from './notice.ts';
import { type Kind, kindOf } from './procurement.ts';
import { checks } from './registry.ts';
import { readSentences } from './sentence.ts';
import { readWeighting, type Weighting } from './weighting.ts';

/** What a caller may know that a notice does not say. */
export interface CheckSettings {
  /** What portals add, learned from a corpus; without it portal text counts as the buyer’s. */
  readonly boilerplate?: Boilerplate | undefined;
  /** Engagement notices of the same procurement that the caller knows of, beyond what the notice says. */
  readonly engagements?: readonly { readonly published: string | null; readonly ends: string | null }[] | undefined;
  /**
   * Checks whose measured precision is under 0.8 or unknown: what they raise is shown as “worth a look”, with severity info, unless
   * it is reckoned against a number of the law.
   */
  readonly worthALook?: ReadonlySet<CheckId> | undefined;
  /** Only these checks run; all without it. O17 compares with others and needs them. */
  readonly only?: ReadonlySet<CheckId> | undefined;
}

/** What the checks say about one barrier. There is no score. */
export interface BarrierSummary {
  readonly barrier: Barrier;
  readonly raised: readonly CheckId[];
  readonly passed: readonly CheckId[];
  readonly notApplicable: readonly CheckId[];
  readonly notAssessable: readonly CheckId[];
}

/** All findings about one notice, one per check, in the order of their ids. */
export interface CheckReport {
  readonly notice: Pick<Notice, 'id' | 'ocid' | 'url' | 'title' | 'source'>;
  readonly kind: Kind;
  readonly findings: readonly Finding[];
  readonly barriers: readonly BarrierSummary[];
}

/**
 * Runs every check on a notice. Never throws on account of a check: one that fails is reported as not assessable, our fault,
 * with a reference, and the others go on.
 */
export function checkNotice(given: Notice, settings: CheckSettings = {}): CheckReport {
  const notice = withEngagements(given, settings);
  const sentences = readSentences(notice.passages, settings.boilerplate);
  const kind = kindOf(notice, sentences);
  let weighting: Weighting | null = null;
  const findings: Finding[] = [];
  const context: Context = {
    kind,
    sentences,
    weighting: () => {
      weighting ??= readWeighting(notice, sentences);
      return weighting;
    },
    before: findings,
  };
  for (const check of inOrder) {
    if (settings.only && !settings.only.has(check.id)) continue;
    findings.push(findingOf(check, notice, context, settings));
  }
  findings.sort((a, b) => order(a.check) - order(b.check));
  const { id, ocid, url, title, source } = notice;
  return { notice: { id, ocid, url, title, source }, kind, findings, barriers: summarize(findings) };
}

function withEngagements(notice: Notice, { engagements = [] }: CheckSettings): Notice {
  if (engagements.length === 0) return notice;
  const known = engagements.map((value) => ({ value, path: 'record' }));
  return { ...notice, facts: { ...notice.facts, engagements: [...notice.facts.engagements, ...known] } };
}

/** O17 reads the findings of others and runs last. */
const inOrder: readonly Check[] = [
  ...checks.filter(({ id }) => id !== 'O17'),
  ...checks.filter(({ id }) => id === 'O17'),
];
const positions = new Map(checks.map(({ id }, i) => [id, i]));
const order = (id: CheckId): number => positions.get(id) ?? 0;

/** The finding of one check; the seam that keeps its faults from the others. */
export function findingOf(check: Check, notice: Notice, context: Context, settings: CheckSettings = {}): Finding {
  let verdict: Verdict;
  let reference: string | null = null;
  try {
    verdict = gate(check, context) ?? check.rule(notice, context);
  } catch (fault) {
    reference = referenceOf(check.id, notice, fault);
    verdict = notAssessable(
      'our-fault',
      `This check could not be assessed, which is our fault. Please quote ${reference}.`,
    );
  }
  return asFinding(check, verdict, reference, settings.worthALook?.has(check.id) === true);
}

const stageWords = {
  planning: 'It announces or prepares a purchase; there is no call yet.',
  call: 'It calls for tenders.',
  award: 'It tells of an award; its call was a notice of its own.',
  contract: 'It tells of a contract; its call was a notice of its own.',
  change: 'It changes a contract.',
  ended: 'The procurement was stopped.',
} as const;

const routeWords = {
  'direct award': 'It is awarded without competition, so nothing of a competition can be judged.',
  'call-off': 'It is called off from a framework, which set the rules of the competition.',
  grant: 'It is a grant and no purchase.',
} as const;

/** Whether a check is about this procurement at all; null where it is. */
function gate({ scope }: Check, { kind }: Context): Verdict | null {
  if (kind.isTest) return notApplicable('The notice calls itself a test.');
  const { stage, route, regime } = kind;
  if (stage.value === null)
    return notAssessable('stage-undecided', `It is not clear what kind of notice this is: ${stage.because}.`);
  if (!(scope.stages as readonly string[]).includes(stage.value))
    return notApplicable(stageWords[stage.value], { evidence: stage.evidence });
  if (route.value === 'grant' || (scope.competitive && route.value !== null && route.value in routeWords))
    return notApplicable(routeWords[route.value as keyof typeof routeWords], { evidence: route.evidence });
  if (scope.competitive && route.value === null && stage.value === 'call')
    return notAssessable('route-undecided', `It is not clear how this is bought: ${route.because}.`, {
      evidence: route.evidence,
    });
  if (!scope.regimes) return null;
  if (regime.value === null)
    return notAssessable('regime-undecided', `It is not clear under which law this is bought: ${regime.because}.`, {
      evidence: regime.evidence,
    });
  return scope.regimes.includes(regime.value)
    ? null
    : notApplicable(scope.otherwise ?? 'Another law governs this.', { evidence: regime.evidence });
}

/** Stable for the same check, notice and fault, so that reports of it can be told apart and together. */
function referenceOf(id: CheckId, notice: Notice, fault: unknown): string {
  const text = `${id} ${notice.ocid ?? ''} ${notice.id ?? ''} ${fault instanceof Error ? `${fault.name} ${fault.message}` : String(fault)}`;
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return `${id}-${(hash >>> 0).toString(16).padStart(8, '0')}`;
}

function asFinding(check: Check, verdict: Verdict, reference: string | null, look: boolean): Finding {
  const isRaised = verdict.outcome === 'raised';
  const standing =
    (isRaised ? verdict.standing : undefined) ?? (check.standing === 'law' && isRaised ? 'practice' : check.standing);
  const isDoubtful = isRaised && look && verdict.isReckoned !== true;
  const question = isRaised && (verdict.question === true || isDoubtful);
  // Only law may be of high severity, and a question is information.
  const severity = !isRaised
    ? null
    : question
      ? 'info'
      : verdict.severity === 'high' && standing !== 'law'
        ? 'medium'
        : verdict.severity;
  return {
    check: check.id,
    outcome: verdict.outcome,
    severity,
    question,
    standing,
    reason: verdict.outcome === 'not-assessable' ? verdict.reason : null,
    says: verdict.says,
    sure: isDoubtful ? 'weak' : (verdict.sure ?? 'plain'),
    evidence: verdict.evidence ?? [],
    thresholds: verdict.thresholds ?? [],
    sources: verdict.sources ?? check.sources,
    figures: verdict.figures ?? {},
    advice: isRaised ? adviceOf(verdict.advice ?? check.advice, standing) : '',
    betterWords: isRaised ? (verdict.betterWords ?? check.betterWords) : [],
    reference,
  };
}

/** A finding of law is a prompt to look, and says whom to ask. */
const adviceOf = (advice: string, standing: Finding['standing']): string =>
  standing === 'law' ? `${advice} Check with your legal team.` : advice;

const barrierOf = new Map(checks.map(({ id, barrier }) => [id, barrier]));

function summarize(findings: readonly Finding[]): BarrierSummary[] {
  return barriers.flatMap((barrier) => {
    const own = findings.filter(({ check }) => barrierOf.get(check) === barrier);
    const ids = (outcome: Finding['outcome']) => own.filter((one) => one.outcome === outcome).map(({ check }) => check);
    if (own.length === 0) return [];
    return [
      {
        barrier,
        raised: ids('raised'),
        passed: ids('passed'),
        notApplicable: ids('not-applicable'),
        notAssessable: ids('not-assessable'),
      },
    ];
  });
}
