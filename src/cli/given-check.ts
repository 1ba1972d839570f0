import { checkIds } from '../check/finding.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Row } from '../domain/table.ts';
import type { Input } from '../sources/input/open.ts';
import type { Cells } from '../store/record.ts';
import type { RecordWriter } from '../store/writer.ts';

/*
 * Outcomes of the tender check without the words that they rest on, as lines of JSON: what a source that keeps facts only hands on.
 * The first line says what the file is; each further line is one notice. Checks that no list names do not apply to a notice; where
 * no list has any, none does.
 */

/** The first line. */
interface Head {
  readonly tenderCheck: { readonly rules: string; readonly says: string };
}

/** A check that was raised: id, severity, standing, sureness, `question` or nothing, path, and the span where words say it. */
type Raised = readonly [string, string, string, string, string, string | null, ...([number, number] | [])];

interface Line extends Pick<Row<'checked'>, (typeof facts)[number]> {
  readonly notice: string;
  readonly raised?: readonly Raised[];
  readonly passed?: readonly string[];
  /** Ids by reason. */
  readonly notAssessable?: Readonly<Record<string, readonly string[]>>;
}

/** What is said of a notice besides outcomes; what is not known is left out. */
const facts = [
  'source_kind',
  'published',
  'stage',
  'read_back',
  'regime',
  'route',
  'below_threshold',
  'light_touch',
  'is_test',
  'price_share',
  'price_basis',
] as const;

type Checked = Row<'checked'> & { readonly notice: string };

/** The file that hands on what was found; `findings` in the order in which they are to be listed. */
export function writeGiven(rules: string, checked: readonly Checked[], findings: readonly Row<'finding'>[]): string {
  const says =
    'Outcomes of the tender check, worked out from the notices as published and kept without their words. Every check has its page, /methods/O01 and so on; README.md explains the members.';
  const head: Head = { tenderCheck: { rules, says } };
  const byRelease = groupedBy(findings, ({ release_no }) => release_no);
  const lines = checked.map((row) => JSON.stringify(lineOf(row, byRelease.get(row.release_no) ?? [])));
  return `${[JSON.stringify(head), ...lines].join('\n')}\n`;
}

function lineOf(row: Checked, findings: readonly Row<'finding'>[]): Line {
  const known = facts.filter((fact) => row[fact] !== null && row[fact] !== undefined && row[fact] !== false);
  const ids = (some: readonly Row<'finding'>[]) => some.map(({ check_id }) => check_id as string);
  const raised = findings.filter(({ outcome }) => outcome === 'raised');
  const passed = ids(findings.filter(({ outcome }) => outcome === 'passed'));
  const unclear = groupedBy(
    findings.filter(({ outcome }) => outcome === 'not-assessable'),
    ({ reason }) => reason as string,
  );
  return {
    notice: row.notice,
    ...Object.fromEntries(known.map((fact) => [fact, row[fact]])),
    ...(raised.length > 0 ? { raised: raised.map(raisedOf) } : {}),
    ...(passed.length > 0 ? { passed } : {}),
    ...(unclear.size > 0
      ? { notAssessable: Object.fromEntries([...unclear].map(([why, some]) => [why, ids(some)])) }
      : {}),
  };
}

const raisedOf = (row: Row<'finding'>): Raised => [
  row.check_id as string,
  row.severity as string,
  row.standing as string,
  row.sure as string,
  row.question ? 'question' : '',
  row.path ?? null,
  ...(row.span_start == null || row.span_end == null ? ([] as const) : ([row.span_start, row.span_end] as const)),
];

/** What came with a source that keeps facts only. */
export interface Given {
  readonly digest: string;
  readonly rules: string;
  readonly lines: readonly Line[];
}

function groupedBy<T, K>(rows: readonly T[], key: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

const mark = '{"tenderCheck":';
/** Far more than the notices of a county. */
const sizeLimit = 200_000_000;

/** Whether an input hands on outcomes, by its name and its first bytes. */
export async function isGiven(input: Input): Promise<boolean> {
  if (!/(?:^|\/)findings\.jsonl$/.test(input.name)) return false;
  return Buffer.from((await input.head()).subarray(0, mark.length)).toString('utf8') === mark;
}

/** Reads outcomes that were handed on; refuses what is not what {@link writeGiven} writes. */
export async function readGiven(input: Input): Promise<Given> {
  const refuse = (message: string, cause?: unknown) =>
    new Refusal({
      code: 'bad-findings',
      message,
      where: input.name,
      mend: 'Take the file as it was handed on, or leave it out; data/lancashire/README.md says what one holds.',
      cause,
    });
  try {
    if ((input.byteCount ?? 0) > sizeLimit) throw refuse('This file of findings is larger than can be read.');
    const parts: Uint8Array[] = [];
    for await (const chunk of input.chunks()) parts.push(chunk);
    const [head, ...lines] = Buffer.concat(parts)
      .toString('utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as unknown);
    const { rules } = (head as Head).tenderCheck;
    if (typeof rules !== 'string' || !lines.every(isLine)) throw refuse('A line of it is no check of a notice.');
    return { digest: input.digest() ?? '', rules, lines };
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw refuse('This file of findings cannot be read.', cause);
  } finally {
    await input.close();
  }
}

const known = new Set<string>(checkIds);
const isId = (value: unknown): value is string => typeof value === 'string' && known.has(value);
const isTextOrNull = (value: unknown): boolean => value === null || typeof value === 'string';

function isLine(value: unknown): value is Line {
  if (typeof value !== 'object' || value === null) return false;
  const { notice, raised = [], passed = [], notAssessable = {} } = value as Partial<Line>;
  const plain = facts.every((fact) =>
    ['undefined', 'string', 'number', 'boolean'].includes(typeof (value as Cells)[fact]),
  );
  return (
    plain &&
    typeof notice === 'string' &&
    Array.isArray(raised) &&
    raised.every((one) => Array.isArray(one) && isId(one[0]) && one.slice(1, 6).every(isTextOrNull)) &&
    Array.isArray(passed) &&
    passed.every(isId) &&
    Object.values(notAssessable).every((ids) => Array.isArray(ids) && ids.every(isId))
  );
}

/** Takes outcomes up for the releases of sources that keep facts only; answers how many releases they were about. */
export async function takeUpGiven(writer: RecordWriter, { rules, lines }: Given): Promise<number> {
  await writer.flush();
  const releases = await writer.all<{ release_no: number; process_id: string; release_id: string; text_place: string }>(
    `SELECT r.release_no, r.process_id, r.release_id,
       CAST(r.text_file AS VARCHAR) || ':' || CAST(r.text_start AS VARCHAR) || ':' || CAST(r.text_bytes AS VARCHAR) AS text_place
     FROM release r JOIN source s ON s.source_id = r.source_id WHERE s.facts_only ORDER BY r.release_no`,
  );
  const numbers = groupedBy(releases, ({ release_id }) => release_id);
  for (const table of ['checked', 'finding'])
    await writer.run(
      `DELETE FROM ${table} WHERE release_no IN (
         SELECT r.release_no FROM release r JOIN source s ON s.source_id = r.source_id WHERE s.facts_only)`,
    );
  let count = 0;
  for (const line of lines) {
    const [release] = numbers.get(line.notice) ?? [];
    if (!release) continue;
    count++;
    const { release_no, process_id, text_place } = release;
    const { notice: _, raised: __, passed: ___, notAssessable: ____, ...about } = line;
    const own = { release_no, process_id };
    writer.add('checked', {
      ...{ read_back: false, is_test: false },
      ...about,
      ...own,
      ...{ rules, text_place, engagement_count: 0, given: true },
    });
    for (const row of findingsOf(line)) writer.add('finding', { ...own, ...row });
  }
  await writer.flush();
  return count;
}

function findingsOf({ raised = [], passed = [], notAssessable = {} }: Line): Row<'finding'>[] {
  const rows: Row<'finding'>[] = [
    ...raised.map(
      ([check_id, severity, standing, sure, question, path, start, end]): Row<'finding'> => ({
        ...{ check_id, outcome: 'raised', question: question === 'question', severity, standing, sure, path },
        ...{ span_start: start ?? null, span_end: end ?? null },
      }),
    ),
    ...passed.map((check_id) => ({ check_id, outcome: 'passed' })),
    ...Object.entries(notAssessable).flatMap(([reason, ids]) =>
      ids.map((check_id) => ({ check_id, outcome: 'not-assessable', reason })),
    ),
  ];
  if (rows.length === 0) return [];
  const told = new Set(rows.map(({ check_id }) => check_id));
  for (const check_id of checkIds) if (!told.has(check_id)) rows.push({ check_id, outcome: 'not-applicable' });
  return rows.sort((a, b) => checkIds.indexOf(a.check_id as never) - checkIds.indexOf(b.check_id as never));
}
