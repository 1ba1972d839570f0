import { bodyOf } from './body.ts';
import {
  type BodyKind,
  type Estimate,
  type Fact,
  type Notice,
  noFacts,
  type Passage,
  type PassageKind,
  type Period,
} from './notice.ts';
import { passageTray } from './passages.ts';

/** Where a body buys; the law differs. */
export type Nation = 'england' | 'wales' | 'scotland' | 'northern-ireland';

/** What a draft cannot say itself and a person may fill in; each unanswered one leaves some checks without an answer. */
export interface DraftAnswers {
  /** Estimated value of the whole contract without tax, in pounds. */
  readonly estimatedValue?: number | undefined;
  /** Length of the contract in years, without extensions. */
  readonly years?: number | undefined;
  /** The same with all extensions. */
  readonly yearsWithExtensions?: number | undefined;
  readonly body?: BodyKind | undefined;
  readonly nation?: Nation | undefined;
  /** Whether the value, with tax, is at or above the threshold of the law. */
  readonly aboveThreshold?: boolean | undefined;
  readonly category?: 'goods' | 'works' | 'services' | undefined;
  readonly lightTouch?: boolean | undefined;
  /** Main code of what is bought, eight digits of the Common Procurement Vocabulary. */
  readonly cpv?: string | undefined;
  readonly framework?: boolean | undefined;
  readonly lotCount?: number | undefined;
  readonly smeSuitable?: boolean | undefined;
  readonly vcseSuitable?: boolean | undefined;
  /** ISO dates: when it will be published and when tenders are due. */
  readonly publication?: string | undefined;
  readonly deadline?: string | undefined;
  /** When the market was asked, if it was. */
  readonly engagement?: string | undefined;
}

/** A section of a draft: its heading, if it has one, and its text as it stands in the document. */
export interface DraftSection {
  readonly heading: string | null;
  readonly text: string;
  /** Where its text begins in the whole document, if that matters to who reads the spans. */
  readonly offset?: number;
}

export interface Draft {
  readonly title?: string | undefined;
  readonly sections: readonly DraftSection[];
  readonly answers: DraftAnswers;
}

/** What a heading says about its section; the first that fits. */
const kinds: readonly (readonly [RegExp, PassageKind])[] = [
  [/\b(?:award|evaluation|scoring|weighting|assessment) ?(?:criteria|methodology|of tenders)?\b/i, 'award'],
  [
    /\b(?:selection|conditions of participation|qualif|suitability|financial standing|insurance|turnover|experience|eligib|minimum standards?|PSQ|SQ)\b/i,
    'selection',
  ],
  [/\brisks?\b/i, 'risk'],
  [/\b(?:terms|conditions|payment|liabilit|performance|contract management|transfer|TUPE|subcontract)/i, 'terms'],
  [/\b(?:duration|term of|period|extension|option|renewal)\b/i, 'duration'],
  [
    /\b(?:how to (?:apply|respond|bid|submit)|instructions?|timetable|submission|contact|register|procedure|feedback|clarification)/i,
    'notes',
  ],
];

/** What a section is about, from its heading; without one it is the specification. */
export const sectionKind = (heading: string | null): PassageKind =>
  heading === null ? 'specification' : (kinds.find(([pattern]) => pattern.test(heading))?.[1] ?? 'specification');

const numbered = /^(?:\d{1,2}\.){1,4}(?:\d{1,2})?[ \t]+[A-Z][^.;:]{2,70}$/;

/** The heading that a line is, or null: `# Title`, or `1.2 Title` on a line by itself. */
function headingOf(line: string): string | null {
  if (line.length > 300) return null;
  const bare = line.trim();
  if (/^#{1,6}[ \t]/.test(bare)) return bare.replace(/^#+/, '').replace(/#+$/, '').trim() || null;
  return numbered.test(bare) ? bare : null;
}

/** Sections of a plain text or Markdown document, cut at its headings; their offsets count from its beginning. */
export function sectionsOf(text: string): DraftSection[] {
  const sections: DraftSection[] = [];
  let heading: string | null = null;
  let from = 0;
  const close = (to: number) => {
    const body = text.slice(from, to);
    if (heading !== null || body.trim() !== '') sections.push({ heading, text: body, offset: from });
  };
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const next = end < 0 ? text.length : end;
    const found = headingOf(text.slice(at, next));
    if (found !== null) {
      close(at);
      heading = found;
      from = next;
    }
    at = next + 1;
  }
  close(text.length);
  return sections;
}

const answerPath = (name: string): string => `answers/${name}`;

function answered<T>(answers: DraftAnswers, name: keyof DraftAnswers): Fact<T> | null {
  const value = answers[name];
  return value === undefined ? null : { value: value as T, path: answerPath(name) };
}

/**
 * What a check reads in a draft. Passages have the path `section/N`, spans count from the beginning of that section's text;
 * facts come from the answers alone, and every one that is not given is absent.
 */
export function noticeOfDraft(draft: Draft): Notice {
  const { answers } = draft;
  const published = answered<string>(answers, 'publication');
  const body = answered<BodyKind>(answers, 'body');
  return {
    id: null,
    ocid: null,
    url: null,
    title: draft.title ?? draft.sections[0]?.heading ?? '',
    source: 'draft',
    passages: draftPassages(draft),
    facts: {
      ...noFacts,
      published,
      opened: published,
      tags: { value: ['tender'], path: 'draft' },
      category: answered(answers, 'category'),
      cpv:
        answers.cpv && /^\d{8}/.test(answers.cpv) ? [{ value: answers.cpv.slice(0, 8), path: answerPath('cpv') }] : [],
      aboveThreshold: answered(answers, 'aboveThreshold'),
      specialRegimes: answers.lightTouch ? [{ value: 'lightTouch', path: answerPath('lightTouch') }] : [],
      buyer:
        body || answers.nation
          ? { name: '', path: answerPath('body'), body: body ?? bodyOf([], null, ''), region: regionOf(answers) }
          : null,
      estimate: estimateOf(answers),
      tenderPeriod: tenderPeriodOf(answers),
      contractPeriod: contractPeriodOf(answers),
      framework: answered(answers, 'framework'),
      sme: answered(answers, 'smeSuitable'),
      vcse: answered(answers, 'vcseSuitable'),
      lots: Array.from({ length: Math.min(answers.lotCount ?? 0, 500) }, (_, i) => emptyLot(String(i + 1))),
      engagements: answers.engagement
        ? [{ value: { published: answers.engagement, ends: null }, path: answerPath('engagement') }]
        : [],
    },
  };
}

function draftPassages({ title, sections }: Draft): readonly Passage[] {
  const tray = passageTray();
  tray.add({ path: 'title', kind: 'title', label: 'Title', text: title ?? null });
  sections.forEach(({ heading, text }, i) => {
    tray.add({ path: `section/${i}`, kind: sectionKind(heading), label: heading ?? 'Draft', text });
  });
  return tray.taken();
}

function estimateOf({ estimatedValue, framework }: DraftAnswers): Fact<Estimate> | null {
  if (estimatedValue === undefined || !(estimatedValue > 0)) return null;
  const value = {
    low: estimatedValue,
    high: estimatedValue,
    gross: null,
    currency: 'GBP',
    ceiling: framework === true,
  };
  return { value, path: answerPath('estimatedValue') };
}

function tenderPeriodOf({ publication, deadline }: DraftAnswers): Fact<Period> | null {
  if (deadline === undefined) return null;
  return {
    value: { start: publication ?? null, end: deadline, maxEnd: null, days: null, maxDays: null },
    path: answerPath('deadline'),
  };
}

function contractPeriodOf({ years, yearsWithExtensions }: DraftAnswers): Fact<Period> | null {
  if (years === undefined && yearsWithExtensions === undefined) return null;
  const daysOf = (of: number | undefined) => (of === undefined ? null : Math.round(of * 365.25));
  const days = daysOf(years ?? yearsWithExtensions);
  return {
    value: { start: null, end: null, maxEnd: null, days, maxDays: daysOf(yearsWithExtensions) },
    path: answerPath('years'),
  };
}

/** Regions by the first letters of their NUTS code, as notices give them. */
function regionOf({ nation }: DraftAnswers): string | null {
  if (nation === 'scotland') return 'UKM';
  if (nation === 'wales') return 'UKL';
  if (nation === 'northern-ireland') return 'UKN';
  return nation === 'england' ? 'UK-ENG' : null;
}

const emptyLot = (id: string) => ({
  id,
  path: answerPath('lotCount'),
  title: null,
  estimate: null,
  criteria: [],
  variants: null,
  period: null,
  renewal: null,
  sme: null,
  vcse: null,
  cancelled: false,
});
