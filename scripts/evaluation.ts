import { existsSync, readFileSync } from 'node:fs';
import { type BoilerplateData, boilerplateOf, learnBoilerplate } from '../src/check/boilerplate.ts';
import { noticeOfDraft } from '../src/check/draft.ts';
import type { CheckId, Finding } from '../src/check/finding.ts';
import type { Notice, SourceKind } from '../src/check/notice.ts';
import { noticeOfRelease } from '../src/check/release.ts';
import { checkNotice } from '../src/check/report.ts';
import { cohenKappa, type Kappa } from '../src/graph/kappa.ts';
import { type Proportion, proportion } from '../src/graph/proportion.ts';

export type LabelVerdict = 'raised' | 'question' | 'no';

/** What the readers settled on for one check of one notice, and where; the span counts in the value at that path. */
export interface Label {
  readonly verdict: LabelVerdict;
  /** What the two readers said apart from each other; absent where only one read. */
  readonly passes?: readonly [LabelVerdict, LabelVerdict];
  readonly path?: string;
  readonly start?: number;
  readonly end?: number;
}

/** A labelled notice without its text: where to find it, and every check that is not “no” for all who read it. */
export interface LabelledNotice {
  readonly label: string;
  readonly source: Exclude<SourceKind, 'draft' | 'other'> | 'lancashire';
  readonly ocid?: string;
  readonly release?: string;
  readonly file?: string;
  readonly id?: string;
  readonly half: 'tune' | 'report';
  /** `sample`: drawn at random, read twice; `enriched`: found by words, read once. */
  readonly set: 'sample' | 'enriched';
  readonly checks: Readonly<Partial<Record<CheckId, Label>>>;
}

export interface Labels {
  readonly checks: readonly CheckId[];
  readonly notices: readonly LabelledNotice[];
}

/** How often a check said something, by what the readers said. */
export type Tally = Readonly<Record<LabelVerdict, number>>;

/** A check against labels. */
export interface Score {
  readonly notices: number;
  readonly labelled: Tally;
  /** Raised by the check as a finding, by label. */
  readonly found: Tally;
  /** Raised by the check as a question, by label. */
  readonly asked: Tally;
  /** Of findings on “raised” and “no” labels, those on “raised”; findings on “question” labels count neither way. */
  readonly precision: Proportion | null;
  /** Of “raised” labels, those with a finding. */
  readonly recall: Proportion | null;
  /** Of all findings, those on “raised” or “question” labels. */
  readonly lenientPrecision: Proportion | null;
  /** Of “raised” labels, those with a finding or a question. */
  readonly lenientRecall: Proportion | null;
  /** Of findings on “raised” labels, those with evidence that touches the labelled words. */
  readonly atTheWords: number;
}

export interface Evaluation {
  readonly notices: Readonly<Record<'sample' | 'enriched' | 'tune' | 'report', number>>;
  readonly agreement: readonly { readonly check: CheckId; readonly verdicts: Kappa; readonly anything: Kappa }[];
  readonly scores: readonly {
    readonly check: CheckId;
    readonly tune: Score;
    readonly report: Score;
    readonly both: Score;
    readonly enriched: Score;
    /** The reporting half of the sample and of the enriched notices: what a page may call the precision of the check. */
    readonly shown: Score;
  }[];
  /** Checks whose precision on the reporting half, sample and enriched, is under 0.8. */
  readonly worthALook: readonly CheckId[];
  /** Checks that raised nothing there that could be called right or wrong: their precision is unknown. */
  readonly unmeasured: readonly CheckId[];
}

/** `tune` or `report`: the highest bit of the FNV-1a hash of the ocid, or of the id where there is none. */
export function halfOf(name: string): LabelledNotice['half'] {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 31 === 0 ? 'tune' : 'report';
}

/** The labels as kept in the repository. */
export const readLabels = (file = 'data/labels/labels.json'): Labels => JSON.parse(readFileSync(file, 'utf8'));

const files: Readonly<Record<Exclude<LabelledNotice['source'], 'lancashire'>, readonly string[]>> = {
  'find-a-tender': ['032703-2026.json', '037689-2026.json', 'release-package-2025-2026.json'],
  'public-contracts-scotland': ['releases-2019.jsonl'],
  sell2wales: ['releases-2025.jsonl'],
  'contracts-finder': ['releases-2025.jsonl', 'release-package-2025-01.json'],
};

interface Release {
  readonly ocid?: string;
  readonly id?: string;
}
interface FlatNotice {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly published_date: string;
  readonly value_low: number;
}

const keyOf = (source: string, ocid?: string, id?: string): string => `${source} ${ocid} ${id ?? ''}`;

/** Releases by source, ocid and id; one that was published in two files is taken from the first. */
function releasesIn(folder: string): Map<string, { readonly source: SourceKind; readonly release: Release }> {
  const found = new Map<string, { source: SourceKind; release: Release }>();
  for (const [source, names] of Object.entries(files) as [SourceKind, readonly string[]][]) {
    for (const name of names) {
      const text = readFileSync(`${folder}/${source}/${name}`, 'utf8');
      const parts: unknown[] = name.endsWith('.jsonl')
        ? text
            .split('\n')
            .filter(Boolean)
            .map((line) => JSON.parse(line))
        : [JSON.parse(text)];
      for (const part of parts)
        for (const release of (part as { releases?: Release[] }).releases ?? [part as Release]) {
          const key = keyOf(source, release.ocid, release.id);
          if (!found.has(key)) found.set(key, { source, release });
        }
    }
  }
  return found;
}

/** A flat notice has no fields that the checks read: its words are checked as a person would who pastes them. */
function pastedNotice({ title, description, published_date, value_low }: FlatNotice): Notice {
  return noticeOfDraft({
    title,
    sections: [{ heading: null, text: description, offset: 0 }],
    answers: {
      nation: 'england',
      body: 'sub-central',
      publication: published_date,
      ...(value_low > 0 ? { estimatedValue: value_low } : {}),
    },
  });
}

/** A labelled notice with all that the checks say about it. */
export interface Judged {
  readonly labelled: LabelledNotice;
  readonly findings: ReadonlyMap<CheckId, Finding>;
  readonly notice: Notice;
}

/** What portals add to everybody's notices, learned from all releases in a folder: hashes of runs of words, and no text. */
export function learnPortals(folder = '../shared/data'): BoilerplateData[] {
  const releases = [...releasesIn(folder).values()];
  return Object.keys(files).map((source) =>
    learnBoilerplate(
      source as SourceKind,
      releases.flatMap((one) => (one.source === source ? [noticeOfRelease(one.release)] : [])),
    ),
  );
}

/**
 * Runs the checks on every labelled notice found in the folder, with the portals’ boilerplate learned from all releases there.
 * Null where the folder is not there; `missing` names the labels whose notice is not in it.
 */
export function judge(
  labels: Labels,
  folder = '../shared/data',
): { readonly judged: readonly Judged[]; readonly missing: readonly string[] } | null {
  if (!existsSync(folder)) return null;
  const releases = releasesIn(folder);
  const notices = new Map([...releases].map(([key, { release }]) => [key, noticeOfRelease(release)]));
  const boilerplate = boilerplateOf(learnPortals(folder));
  const flat = new Map<string, FlatNotice>();
  const flatFiles = new Set(labels.notices.flatMap(({ file }) => file ?? []));
  for (const file of flatFiles) {
    const { contracts } = JSON.parse(readFileSync(`${folder}/lancashire/${file}`, 'utf8')) as {
      contracts: FlatNotice[];
    };
    for (const one of contracts) flat.set(one.id, one);
  }
  const judged: Judged[] = [];
  const missing: string[] = [];
  for (const labelled of labels.notices) {
    const { source, ocid, release, id, label } = labelled;
    const pasted = id === undefined ? undefined : flat.get(id);
    const notice = pasted ? pastedNotice(pasted) : notices.get(keyOf(source, ocid, release));
    if (!notice) missing.push(label);
    else {
      const { findings } = checkNotice(notice, { boilerplate });
      judged.push({ labelled, notice, findings: new Map(findings.map((finding) => [finding.check, finding])) });
    }
  }
  return { judged, missing };
}

/** What the check says: a finding, a question, or neither. */
export function saidOf({ findings }: Judged, check: CheckId): 'found' | 'asked' | null {
  const finding = findings.get(check);
  if (finding?.outcome !== 'raised') return null;
  return finding.question ? 'asked' : 'found';
}

/** What the readers say; “no” where nothing is kept. */
export const verdictOf = ({ labelled }: Judged, check: CheckId): LabelVerdict =>
  labelled.checks[check]?.verdict ?? 'no';

function touches({ labelled, findings }: Judged, check: CheckId): boolean {
  const { path, start = 0, end = 0 } = labelled.checks[check] ?? {};
  // A pasted notice has one section, which is its description.
  const place = labelled.id === undefined ? path : 'section/0';
  return (findings.get(check)?.evidence ?? []).some(
    (one) => one.kind === 'words' && one.path === place && one.start < end && start < one.end,
  );
}

function score(judged: readonly Judged[], check: CheckId): Score {
  const empty = () => ({ raised: 0, question: 0, no: 0 });
  const [labelled, found, asked] = [empty(), empty(), empty()];
  let atTheWords = 0;
  for (const one of judged) {
    const verdict = verdictOf(one, check);
    const said = saidOf(one, check);
    labelled[verdict]++;
    if (said === 'found') found[verdict]++;
    if (said === 'asked') asked[verdict]++;
    if (said === 'found' && verdict === 'raised' && touches(one, check)) atTheWords++;
  }
  const meant = found.raised + found.question;
  return {
    notices: judged.length,
    labelled,
    found,
    asked,
    precision: proportion(found.raised, found.raised + found.no),
    recall: proportion(found.raised, labelled.raised),
    lenientPrecision: proportion(meant, meant + found.no),
    lenientRecall: proportion(found.raised + asked.raised, labelled.raised),
    atTheWords,
  };
}

/** How far the two readers agreed on a check, over the notices that both read. */
function agreementOn({ notices }: Labels, check: CheckId): Evaluation['agreement'][number] {
  const pairs = notices
    .filter(({ set }) => set === 'sample')
    .map(({ checks }): readonly [LabelVerdict, LabelVerdict] => checks[check]?.passes ?? ['no', 'no']);
  const anything = (verdict: LabelVerdict): string => (verdict === 'no' ? 'no' : 'something');
  const verdicts = cohenKappa(pairs);
  const coarse = cohenKappa(pairs.map(([a, b]) => [anything(a), anything(b)] as const));
  if (!verdicts || !coarse) throw new Error('No notice was read twice.');
  return { check, verdicts, anything: coarse };
}

/** Every figure about the checks from labels and what the checks say. */
export function evaluate(labels: Labels, judged: readonly Judged[]): Evaluation {
  const count = (is: (one: LabelledNotice) => boolean) => labels.notices.filter(is).length;
  const sample = judged.filter(({ labelled }) => labelled.set === 'sample');
  const half = (of: readonly Judged[], which: LabelledNotice['half']) =>
    of.filter(({ labelled }) => labelled.half === which);
  const scores = labels.checks.map((check) => ({
    check,
    tune: score(half(sample, 'tune'), check),
    report: score(half(sample, 'report'), check),
    both: score(sample, check),
    enriched: score(
      judged.filter(({ labelled }) => labelled.set === 'enriched'),
      check,
    ),
    shown: score(half(judged, 'report'), check),
  }));
  return {
    notices: {
      sample: count(({ set }) => set === 'sample'),
      enriched: count(({ set }) => set === 'enriched'),
      tune: count((one) => one.set === 'sample' && one.half === 'tune'),
      report: count((one) => one.set === 'sample' && one.half === 'report'),
    },
    agreement: labels.checks.map((check) => agreementOn(labels, check)),
    scores,
    worthALook: scores.flatMap(({ check, shown }) => (shown.precision && shown.precision.value < 0.8 ? check : [])),
    unmeasured: scores.flatMap(({ check, shown }) => (shown.precision ? [] : check)),
  };
}
