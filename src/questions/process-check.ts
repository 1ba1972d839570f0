import { type CheckId, type Finding, type Outcome, type Reason, reasons } from '../check/finding.ts';
import { checks } from '../check/registry.ts';
import type { RecordReader } from '../store/record.ts';
import { type BarrierLine, weightWords } from './draft-check.ts';

/** What one check said about the notice that speaks for a process. */
export interface ProcessFinding {
  readonly check: CheckId;
  readonly name: string;
  readonly outcome: Outcome;
  readonly question: boolean;
  /** In a sentence; where the record keeps facts only, what is known without the words. */
  readonly says: string;
  /** Severity, standing and sureness in words; empty where it is not raised. */
  readonly weight: string;
  /** The words of the notice that it was found in first; null where a field says it or the words are not here. */
  readonly words: string | null;
  /** In how many places it was found. */
  readonly places: number;
  readonly advice: string;
}

/** What the tender check says about a process; or why it says nothing. */
export type ProcessCheck =
  | { readonly because: string }
  | {
      readonly because?: undefined;
      /** The release that was checked. */
      readonly releaseNo: number;
      readonly published: string | null;
      /** Address of the notice as it was published. */
      readonly url: string | null;
      /** The call was read back from a notice of its award. */
      readonly readBack: boolean;
      /** The words are not in this record; the outcomes came with it. */
      readonly wordless: boolean;
      readonly barriers: readonly BarrierLine[];
      readonly findings: readonly ProcessFinding[];
    };

interface StoredFinding {
  readonly release_no: number;
  readonly published: string | null;
  readonly url: string | null;
  readonly read_back: boolean | null;
  readonly given: boolean | null;
  readonly check_id: string;
  readonly outcome: Outcome;
  readonly question: boolean | null;
  readonly severity: Finding['severity'];
  readonly standing: Finding['standing'] | null;
  readonly sure: Finding['sure'] | null;
  readonly reason: Reason | null;
  readonly says: string | null;
  readonly path: string | null;
  readonly span_start: number | null;
  readonly span_end: number | null;
  readonly evidence_count: number | null;
}

/** The check of the notice that speaks for a process; null where the record was made before there was a check. */
export async function askProcessCheck(record: RecordReader, processId: string): Promise<ProcessCheck | null> {
  if (!record.snapshot.checks) return null;
  const rows = await record.all<StoredFinding>(
    `SELECT c.release_no, c.published, r.url, c.read_back, c.given, f.check_id, f.outcome, f.question, f.severity, f.standing,
       f.sure, f.reason, f.says, f.path, f.span_start, f.span_end, f.evidence_count
     FROM checked c JOIN release r ON r.release_no = c.release_no JOIN finding f ON f.release_no = c.release_no
     WHERE c.process_id = ? AND c.speaks
     ORDER BY f.check_id LIMIT 200`,
    [processId],
  );
  const [first] = rows;
  if (!first) return { because: await whyNothing(record, processId) };
  const notice = first.given ? null : await noticeText(record, first.release_no);
  const byId = new Map(rows.map((row) => [row.check_id, row]));
  // In the order of the registry; a check that was added later has no row yet.
  const findings = checks.flatMap((check): ProcessFinding[] => {
    const row = byId.get(check.id);
    if (!row) return [];
    const raised = row.outcome === 'raised';
    const { severity, standing, sure, question } = row;
    return [
      {
        check: check.id,
        name: check.name,
        outcome: row.outcome,
        question: question === true,
        says: row.says ?? wordless(row, check.definition),
        weight: raised
          ? weightWords({
              severity,
              standing: standing ?? check.standing,
              sure: sure ?? 'plain',
              question: question === true,
            })
          : '',
        words: wordsAt(notice, row),
        places: row.evidence_count ?? 0,
        advice: raised ? check.advice : '',
      },
    ];
  });
  return {
    releaseNo: first.release_no,
    published: first.published,
    url: first.url,
    readBack: first.read_back === true,
    wordless: first.given === true,
    barriers: barrierLines(findings),
    findings,
  };
}

/** What can be said of a finding that came without its sentence. */
function wordless({ outcome, reason }: StoredFinding, definition: string): string {
  if (outcome === 'raised') return definition;
  if (outcome === 'passed') return 'Looked at, and not raised.';
  return outcome === 'not-applicable'
    ? 'It is not about this notice.'
    : `${reason ? reasons[reason] : 'not known why'}`;
}

async function whyNothing(record: RecordReader, processId: string): Promise<string> {
  const [row] = await record.all<{ readonly n: number }>('SELECT count(*) AS n FROM checked WHERE process_id = ?', [
    processId,
  ]);
  return (row?.n ?? 0) > 0
    ? 'Only calls for tenders and announcements are checked; this record holds none of this process.'
    : 'The notices of this process have not been checked yet.';
}

async function noticeText(record: RecordReader, releaseNo: number): Promise<unknown> {
  const text = await record.releaseText(releaseNo);
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Longest quotation. */
const quoteLimit = 400;

/** The words at a JSON pointer and span; null where they are not there any more. */
function wordsAt(notice: unknown, { path, span_start: start, span_end: end }: StoredFinding): string | null {
  if (path === null || start === null || end === null) return null;
  let now: unknown = notice;
  for (const part of path.replace(/^\//, '').split('/')) {
    const member = part.replaceAll('~1', '/').replaceAll('~0', '~');
    now = typeof now === 'object' && now !== null ? (now as Readonly<Record<string, unknown>>)[member] : null;
  }
  if (typeof now !== 'string') return null;
  const words = now.slice(start, end).trim();
  return words === '' ? null : words.length > quoteLimit ? `${words.slice(0, quoteLimit)}…` : words;
}

function barrierLines(findings: readonly ProcessFinding[]): BarrierLine[] {
  const barriers = [...new Set(checks.map(({ barrier }) => barrier))];
  return barriers.map((barrier) => {
    const own = new Set(checks.filter((check) => check.barrier === barrier).map(({ id }) => id));
    const ids = (outcome: Outcome) =>
      findings.filter((one) => own.has(one.check) && one.outcome === outcome).map(({ check }) => check);
    return {
      barrier,
      raised: ids('raised'),
      passed: ids('passed'),
      notApplicable: ids('not-applicable'),
      notAssessable: ids('not-assessable'),
    };
  });
}
