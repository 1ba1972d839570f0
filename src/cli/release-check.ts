import type { Finding } from '../check/finding.ts';
import type { Notice } from '../check/notice.ts';
import type { Stage } from '../check/procurement.ts';
import { checks } from '../check/registry.ts';
import { noticeOfRelease } from '../check/release.ts';
import { type CheckReport, type CheckSettings, checkNotice } from '../check/report.ts';
import type { Row } from '../domain/table.ts';
import { type Json, objectOf, textOf } from '../sources/ocds/field.ts';
import { asRelease } from './statement.ts';

/** A release of a record to be checked, and what the record knows besides. */
export interface CheckedRelease {
  readonly releaseNo: number;
  readonly processId: string;
  /** The text that is kept of it. */
  readonly text: string;
  /** Engagement notices of the same process that other releases tell of. */
  readonly engagements: readonly { readonly published: string | null; readonly ends: string | null }[];
}

/** What a check of a release comes to: a row that it was read, and one for each check where any is about its stage. */
export interface ReleaseCheck {
  readonly checked: Row<'checked'>;
  readonly findings: readonly Row<'finding'>[];
}

/** Stages that any check is about; at the others nothing applies, and saying so for each check would say nothing. */
const assessed = new Set<Stage>(checks.flatMap(({ scope }) => scope.stages as readonly Stage[]));

/** Checks one release as it was published. Never throws on flawed data. */
export function checkRelease(
  { releaseNo, processId, text, engagements }: CheckedRelease,
  settings: Pick<CheckSettings, 'worthALook' | 'boilerplate'> = {},
): ReleaseCheck {
  const { release, pathOf } = asRelease(JSON.parse(text) as Json);
  const { notice, readBack } = noticeOf(release ?? {});
  const before = engagements.filter(
    ({ published }) => published === null || published <= (notice.facts.published?.value ?? published),
  );
  const report = checkNotice(notice, { ...settings, engagements: before });
  const { kind } = report;
  const own = { release_no: releaseNo, process_id: processId };
  const isAssessed = kind.stage.value === null || assessed.has(kind.stage.value);
  return {
    checked: {
      ...own,
      source_kind: notice.source,
      published: kind.date,
      ...{ stage: kind.stage.value, regime: kind.regime.value, route: kind.route.value },
      ...{ below_threshold: kind.belowThreshold.value, light_touch: kind.lightTouch.value },
      read_back: readBack,
      is_test: kind.isTest,
      ...priceOf(report),
    },
    findings: isAssessed ? report.findings.map((finding) => ({ ...own, ...rowOf(finding, pathOf) })) : [],
  };
}

/**
 * The notice in a release. Contracts Finder edits one notice from its call to its award: what it then publishes with the tag of an
 * award still is its call, word for word, with the deadline. It is read as that call; when it opened is no longer known, and of its
 * dates the deadline is the latest that can have been its own.
 */
function noticeOf(release: Json): { readonly notice: Notice; readonly readBack: boolean } {
  const notice = noticeOfRelease(release);
  const tags = notice.facts.tags?.value ?? [];
  const deadline = notice.facts.tenderPeriod?.value.end ?? null;
  const method = textOf(objectOf(release.tender)?.procurementMethod);
  const repeats = tags.length > 0 && tags.every((tag) => tag === 'award' || tag === 'awardUpdate');
  if (notice.source !== 'contracts-finder' || !repeats || deadline === null || method === 'direct')
    return { notice, readBack: false };
  const call = noticeOfRelease({ ...release, tag: ['tender'], awards: undefined, contracts: undefined });
  const { published } = call.facts;
  const earlier = published === null || deadline < published.value;
  const dated = earlier ? { value: deadline, path: '/tender/tenderPeriod/endDate' } : published;
  return { notice: { ...call, facts: { ...call.facts, opened: null, published: dated } }, readBack: true };
}

function rowOf(finding: Finding, pathOf: (path: string) => string): Row<'finding'> {
  const { evidence, outcome } = finding;
  const first = evidence.find((one) => one.kind === 'words') ?? evidence[0];
  const words = first?.kind === 'words' && first.end > first.start ? first : null;
  return {
    check_id: finding.check,
    outcome,
    ...(outcome === 'raised' ? { question: finding.question, severity: finding.severity } : {}),
    standing: finding.standing,
    sure: finding.sure,
    reason: finding.reason,
    says: finding.says,
    path: first ? pathOf(first.path) : null,
    span_start: words?.start ?? null,
    span_end: words?.end ?? null,
    evidence_count: evidence.length,
  };
}

const unread: Readonly<Record<string, string>> = {
  'weights-unclear': 'unclear',
  'not-stated': 'silent',
  'no-field': 'no field',
  'route-undecided': 'route',
};

/** What price weighs, as the weight reader of the checks read it. */
function priceOf({ findings }: CheckReport): Pick<Row<'checked'>, 'price_share' | 'price_basis'> {
  const [dominates, alone] = ['O01', 'O02'].map((id) => findings.find(({ check }) => check === id));
  if (alone?.outcome === 'raised') return { price_share: 1, price_basis: 'price alone' };
  const share = dominates?.figures.priceShareRatio;
  if (share !== undefined) return { price_share: Math.min(1, share), price_basis: 'weights' };
  return { price_share: null, price_basis: unread[dominates?.reason ?? ''] ?? null };
}
