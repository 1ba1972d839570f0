import type { DraftSection } from '../check/draft.ts';
import type { CheckId, Finding } from '../check/finding.ts';
import type { Evidence } from '../check/notice.ts';
import { type MarkedSpan, markText, type Paragraph } from './marked-text.ts';

/** Where the words of a finding stand: the section, and the anchor of the marked passage in it. */
export interface Place {
  readonly label: string;
  readonly words: string;
  /** Null for a field, and for words that stand in no section that is shown. */
  readonly anchor: string | null;
}

/** A section of the draft as it is shown: its heading, its paragraphs, and the findings that begin in it, by number. */
export interface CheckedSection {
  readonly heading: string | null;
  readonly paragraphs: readonly Paragraph[];
  readonly findings: readonly number[];
}

/** A text that is shown, with the path by which evidence names it. */
export interface ShownText extends DraftSection {
  readonly path: string;
  readonly offset: number;
}

/** Raised findings are numbered in the order in which their words stand; those about the whole come last. */
export function numbersOf(findings: readonly Finding[], shown: readonly ShownText[]): Map<CheckId, number> {
  const order = new Map(shown.map(({ path }, i) => [path, i]));
  const place = ({ evidence }: Finding): readonly [number, number] => {
    const first = evidence.find((one) => one.kind === 'words' && order.has(one.path));
    return first?.kind === 'words' ? [order.get(first.path) as number, first.start] : [Number.POSITIVE_INFINITY, 0];
  };
  const raised = findings
    .filter(({ outcome }) => outcome === 'raised')
    .map((finding) => ({ finding, at: place(finding) }));
  raised.sort((a, b) => (a.at[0] === b.at[0] ? a.at[1] - b.at[1] : a.at[0] < b.at[0] ? -1 : 1));
  return new Map(raised.map(({ finding }, i) => [finding.check, i + 1]));
}

const anchorOf = (number: number, i: number): string => `words-${number}${i === 0 ? '' : `-${i + 1}`}`;

/** Where a finding was found, with the anchors of its marks. */
export function placesOf({ evidence }: Finding, number: number | null, shown: readonly ShownText[]): Place[] {
  return evidence.map((one, i) => {
    if (one.kind === 'field') return { label: one.name, words: one.value, anchor: null };
    const section = shown.find(({ path }) => path === one.path);
    const marked = number !== null && section !== undefined && one.end > one.start;
    return {
      label: section?.heading ?? (one.path === 'title' ? 'Title' : 'Draft'),
      words: one.words,
      anchor: marked ? anchorOf(number, i) : null,
    };
  });
}

/** The texts with the words of findings marked; `numbers` are those of {@link numbersOf}. */
export function sectionsShown(
  findings: readonly Finding[],
  numbers: ReadonlyMap<CheckId, number>,
  shown: readonly ShownText[],
): CheckedSection[] {
  const spans = new Map<string, MarkedSpan[]>();
  const begins = new Map<string, number[]>();
  for (const { check, evidence } of findings) {
    const number = numbers.get(check);
    if (number === undefined) continue;
    const known = evidence.map((one, i) => ({ one, i })).filter(({ one }) => isShown(one, shown));
    known.forEach(({ one, i }, nth) => {
      if (one.kind !== 'words') return;
      const offset = shown.find(({ path }) => path === one.path)?.offset ?? 0;
      const span = { start: one.start - offset, end: one.end - offset, finding: number, anchor: anchorOf(number, i) };
      spans.set(one.path, [...(spans.get(one.path) ?? []), span]);
      if (nth === 0) begins.set(one.path, [...(begins.get(one.path) ?? []), number]);
    });
  }
  return shown.map(({ heading, text, path }) => ({
    heading,
    paragraphs: markText(text, spans.get(path) ?? []),
    findings: (begins.get(path) ?? []).sort((a, b) => a - b),
  }));
}

/** Most headings and paragraphs that a page shows; a tender of two hundred pages has about a fifth of them. */
const blockLimit = 10_000;

/** As much of a draft as a page can show: past the limit only paragraphs with marks. */
export function withinPage(sections: readonly CheckedSection[]): {
  readonly sections: readonly CheckedSection[];
  readonly notes: readonly string[];
} {
  let blocks = 0;
  const kept = sections.flatMap((section): CheckedSection[] => {
    blocks += 1 + section.paragraphs.length;
    if (blocks <= blockLimit) return [section];
    const paragraphs = section.paragraphs.filter((pieces) => pieces.some(({ findings }) => findings.length > 0));
    return paragraphs.length > 0 ? [{ ...section, paragraphs }] : [];
  });
  const notes =
    blocks > blockLimit ? ['The draft is too long to be shown whole; at its end only marked passages are shown.'] : [];
  return { sections: kept, notes };
}

const isShown = (one: Evidence, shown: readonly ShownText[]): boolean =>
  one.kind === 'words' && one.end > one.start && shown.some(({ path }) => path === one.path);
