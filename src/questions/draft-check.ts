import { type DraftAnswers, noticeOfDraft, sectionsOf } from '../check/draft.ts';
import type { Barrier, Check, CheckId, Finding, Outcome, Reason } from '../check/finding.ts';
import { readOn, type Source, sources } from '../check/law.ts';
import type { Notice } from '../check/notice.ts';
import type { Decided } from '../check/procurement.ts';
import { checks } from '../check/registry.ts';
import { type CheckReport, type CheckSettings, checkNotice } from '../check/report.ts';
import type { Threshold } from '../check/threshold.ts';
import { counted } from '../domain/number.ts';
import {
  type CheckedSection,
  numbersOf,
  type Place,
  placesOf,
  type ShownText,
  sectionsShown,
  withinPage,
} from './checked-text.ts';

/** One finding, with all that a person needs to judge it. */
export interface FindingLine {
  readonly check: CheckId;
  readonly name: string;
  readonly barrier: Barrier;
  readonly outcome: Outcome;
  /** Its number on the page; only where it is raised. */
  readonly number: number | null;
  readonly says: string;
  readonly question: boolean;
  readonly severity: Finding['severity'];
  readonly standing: Finding['standing'];
  readonly sure: Finding['sure'];
  /** Severity, standing and sureness in words: “Medium severity. A matter of law. Read from words that can mean something else.” */
  readonly weight: string;
  readonly why: string;
  readonly reason: Reason | null;
  readonly places: readonly Place[];
  readonly thresholds: readonly Pick<Threshold, 'id' | 'value' | 'unit' | 'standing' | 'says'>[];
  readonly sources: readonly Pick<Source, 'title' | 'address' | 'says' | 'weight'>[];
  readonly figures: Finding['figures'];
  readonly advice: string;
  readonly betterWords: readonly string[];
  readonly reference: string | null;
}

/** Checks of one barrier by what they said, by id. */
export interface BarrierLine {
  readonly barrier: Barrier;
  readonly raised: readonly CheckId[];
  readonly passed: readonly CheckId[];
  readonly notApplicable: readonly CheckId[];
  readonly notAssessable: readonly CheckId[];
}

/** Something that the draft could not say and a person could. */
export interface OpenQuestion {
  readonly field: string;
  readonly asks: string;
  readonly checks: readonly CheckId[];
}

/** What the check says about a draft or a notice. There is no score. */
export interface CheckAnswer {
  readonly title: string;
  /** In a sentence: how many checks raised something, passed, do not apply, could not be assessed. */
  readonly sentence: string;
  readonly counts: Readonly<Record<Outcome, number>>;
  /** What kind of procurement it was read as, a sentence each, with what is undecided. */
  readonly kind: readonly { readonly what: string; readonly value: string | null; readonly because: string | null }[];
  readonly barriers: readonly BarrierLine[];
  readonly findings: readonly FindingLine[];
  readonly sections: readonly CheckedSection[];
  readonly open: readonly OpenQuestion[];
  /** What was not read, and other things to know. */
  readonly notes: readonly string[];
  /** The day on which the sources were last read. */
  readonly readOn: string;
  readonly notice: CheckReport['notice'];
}

/** Checks a draft in plain text or Markdown. */
export function checkDraft(text: string, answers: DraftAnswers = {}, settings: CheckSettings = {}): CheckAnswer {
  const sections = sectionsOf(text);
  const first = sections.find(({ heading, text: own }) => heading !== null || own.trim() !== '');
  const title = first?.heading ?? '';
  const report = checkNotice(noticeOfDraft({ title, sections, answers }), settings);
  const shown = sections.map((section, i): ShownText => ({ ...section, path: `section/${i}`, offset: 0 }));
  const notes = sections.some((section) => section.text.length > sectionLimit)
    ? [`Of a section without headings, only the first ${sectionLimit.toLocaleString('en-GB')} characters are assessed.`]
    : [];
  return answerOf(report, { shown, answers, notes });
}

/** What the check reads of one section. */
const sectionLimit = 200_000;

/** Checks a notice: its passages take the place of sections. */
export function checkRelease(notice: Notice, settings: CheckSettings = {}): CheckAnswer {
  const shown = notice.passages.map(
    ({ path, label, original, offset }): ShownText => ({ path, heading: label, text: original, offset }),
  );
  return answerOf(checkNotice(notice, settings), { shown, answers: null, notes: [] });
}

interface Dressing {
  readonly shown: readonly ShownText[];
  /** What a person filled in; null for a notice, which has fields. */
  readonly answers: DraftAnswers | null;
  readonly notes: readonly string[];
}

const byId = new Map(checks.map((check) => [check.id, check]));

function answerOf(report: CheckReport, { shown, answers, notes }: Dressing): CheckAnswer {
  const numbers = numbersOf(report.findings, shown);
  const lines = report.findings.map((finding) => lineOf(finding, numbers.get(finding.check) ?? null, shown));
  const bounded = withinPage(sectionsShown(report.findings, numbers, shown));
  const counts = { raised: 0, passed: 0, 'not-applicable': 0, 'not-assessable': 0 };
  for (const { outcome } of report.findings) counts[outcome]++;
  return {
    title: report.notice.title,
    sentence: sentenceOf(report, counts),
    counts,
    kind: kindLines(report),
    barriers: report.barriers,
    findings: lines,
    sections: bounded.sections,
    open: answers === null ? [] : openQuestions(report, answers),
    notes: [...notes, ...bounded.notes],
    readOn,
    notice: report.notice,
  };
}

const severityWords = {
  high: 'High severity',
  medium: 'Medium severity',
  low: 'Low severity',
  info: 'For information',
};
const standingWords = { law: 'a matter of law', policy: 'a matter of policy', practice: 'a matter of good practice' };
const sureWords = {
  plain: '',
  likely: 'Read from words that could mean something else.',
  weak: 'A weak sign: worth a look.',
};

/** How much a finding weighs, in words. */
export function weightWords({
  severity,
  standing,
  sure,
  question,
}: Pick<Finding, 'severity' | 'standing' | 'sure' | 'question'>): string {
  const weight = `${question ? 'A question' : severityWords[severity ?? 'info']}, ${standingWords[standing]}.`;
  return [weight, sureWords[sure]].filter(Boolean).join(' ');
}

function lineOf(finding: Finding, number: number | null, shown: readonly ShownText[]): FindingLine {
  const check = byId.get(finding.check) as Check;
  const { severity, standing, sure, question } = finding;
  return {
    check: finding.check,
    name: check.name,
    barrier: check.barrier,
    outcome: finding.outcome,
    number,
    says: finding.says,
    question,
    severity,
    standing,
    sure,
    weight: weightWords(finding),
    why: check.why,
    reason: finding.reason,
    places: placesOf(finding, number, shown),
    thresholds: finding.thresholds.map(({ id, value, unit, standing: of, says }) => ({
      id,
      value,
      unit,
      standing: of,
      says,
    })),
    sources: finding.sources.map((id) => sources[id]),
    figures: finding.figures,
    advice: finding.advice,
    betterWords: finding.betterWords,
    reference: finding.reference,
  };
}

function sentenceOf({ findings }: CheckReport, counts: CheckAnswer['counts']): string {
  const questions = findings.filter(({ outcome, question }) => outcome === 'raised' && question).length;
  const good = findings.some(({ outcome, check }) => outcome === 'raised' && check === 'I01') ? 1 : 0;
  const raised = counts.raised - questions - good;
  const head = [
    raised === 0 ? 'Nothing was raised' : `${counted(raised, 'thing was', 'things were')} raised`,
    ...(questions > 0 ? [`${counted(questions, 'question')} asked`] : []),
    ...(good > 0 ? ['it invites innovation'] : []),
  ];
  const joined = head.length > 1 ? `${head.slice(0, -1).join(', ')} and ${head.at(-1)}` : head[0];
  const { passed } = counts;
  return `${joined}. Of ${findings.length} checks, ${passed} passed, ${counts['not-applicable']} ${counts['not-applicable'] === 1 ? 'does' : 'do'} not apply and ${counts['not-assessable']} could not be assessed.`;
}

/** Laws as a person names them; `any` where a limit holds under all. */
export const regimeWords: Readonly<Record<string, string>> = {
  any: 'any',
  'procurement-act-2023': 'Procurement Act 2023',
  'pcr-2015': 'Public Contracts Regulations 2015',
  'psr-2023': 'Provider Selection Regime',
  'concessions-2016': 'Concession Contracts Regulations 2016',
  'utilities-2016': 'Utilities Contracts Regulations 2016',
  'defence-2011': 'Defence and Security Public Contracts Regulations 2011',
  scotland: 'Scottish procurement law',
  eu: 'EU directives',
};
const stageWords: Readonly<Record<string, string>> = {
  planning: 'an announcement or a preparation',
  call: 'a call for tenders',
  award: 'an award',
  contract: 'a contract',
  change: 'a change of a contract',
  ended: 'a procurement that was stopped',
};

function kindLines({ kind }: CheckReport): CheckAnswer['kind'] {
  const line = <T>(what: string, { value, because }: Decided<T>, words: (value: T) => string) => ({
    what,
    value: value === null ? null : words(value),
    because: because ?? null,
  });
  return [
    line('Read as', kind.stage, (value) => stageWords[value] ?? value),
    line('Law', kind.regime, (value) => regimeWords[value] ?? value),
    line('How it is bought', kind.route, (value) => value),
    line('Threshold', kind.belowThreshold, (below) => (below ? 'below it' : 'at or above it')),
  ];
}

interface Remedy {
  /** The answers that would do; one of them is enough. */
  readonly fields: readonly (keyof DraftAnswers)[];
  readonly asks: string;
  /** What an answer takes away: a reason, or a reason of one check. */
  readonly of: readonly (Reason | `${CheckId} ${Reason}`)[];
}

/** Which reasons an answer could take away. */
const remedies: readonly Remedy[] = [
  { fields: ['estimatedValue'], asks: 'What is the contract worth?', of: ['value-unknown'] },
  { fields: ['nation'], asks: 'Where does the body buy?', of: ['regime-undecided'] },
  { fields: ['body'], asks: 'What kind of body buys?', of: ['body-unknown'] },
  { fields: ['publication'], asks: 'When will it be published?', of: ['date-unknown', 'regime-undecided'] },
  { fields: ['deadline'], asks: 'When are tenders due?', of: ['O14 date-unknown'] },
  {
    fields: ['smeSuitable', 'vcseSuitable'],
    asks: 'Is it flagged as suitable for small firms or social enterprises?',
    of: ['O17 not-stated'],
  },
  { fields: ['engagement'], asks: 'When was the market asked, if it was?', of: ['O05 not-stated'] },
];

function openQuestions({ findings, kind }: CheckReport, answers: DraftAnswers): OpenQuestion[] {
  const open = remedies.flatMap(({ fields: [field, ...others], asks, of }) => {
    if (field === undefined || [field, ...others].some((one) => answers[one] !== undefined)) return [];
    const ids = findings
      .filter(({ check, reason }) => reason !== null && (of.includes(reason) || of.includes(`${check} ${reason}`)))
      .map(({ check }) => check);
    return ids.length > 0 ? [{ field, asks, checks: ids }] : [];
  });
  if (answers.aboveThreshold === undefined && kind.belowThreshold.value === null)
    open.push({ field: 'aboveThreshold', asks: 'Is it at or above the threshold of the law?', checks: [] });
  return open;
}
