import type { ReleaseTexts, TextPlace } from '../store/texts.ts';
import type { RecordWriter } from '../store/writer.ts';
import { type CheckedRelease, checkRelease } from './release-check.ts';
import type { Rules } from './rules.ts';

/** Releases that are checked before the record is published again: whoever is interrupted loses no more than these. */
export const portion = 50_000;

/** What a round of checking did. */
export interface RecordCheck {
  /** Releases that were checked now. */
  readonly checked: number;
  /** Releases that have still to be checked. */
  readonly left: number;
}

interface Pending extends TextPlace {
  readonly release_no: number;
  readonly process_id: string;
  readonly engagement_count: number;
}

/**
 * The releases whose outcome may have changed since they were checked: another text, other rules, or other engagement notices of
 * their process. Of a source that keeps facts only there are no words to check; its outcomes come with it or not at all.
 */
const pendingSql = (rules: string): string => `
  SELECT r.release_no, r.process_id, r.text_file, r.text_start, r.text_bytes,
    coalesce(e.n, 0) - coalesce(o.n, 0) AS engagement_count, c.text_place AS former_place
  FROM release r JOIN source s ON s.source_id = r.source_id
  LEFT JOIN (SELECT process_id, count(*) AS n FROM engagement GROUP BY process_id) e ON e.process_id = r.process_id
  LEFT JOIN (SELECT release_no, count(*) AS n FROM engagement GROUP BY release_no) o ON o.release_no = r.release_no
  LEFT JOIN checked c ON c.release_no = r.release_no
  WHERE s.facts_only IS NOT TRUE AND r.text_bytes > 0 AND (c.release_no IS NULL OR c.rules IS DISTINCT FROM '${rules}'
    OR c.text_place IS DISTINCT FROM ${placeSql} OR c.engagement_count <> coalesce(e.n, 0) - coalesce(o.n, 0))`;
const placeSql =
  "CAST(r.text_file AS VARCHAR) || ':' || CAST(r.text_start AS VARCHAR) || ':' || CAST(r.text_bytes AS VARCHAR)";

/** Which process each release belongs to now, and which of its releases speaks for it. */
const speakers = `
  SELECT c.release_no, r.process_id,
    c.stage IS NOT NULL AND c.stage IN ('call', 'planning') AND c.is_test IS NOT TRUE AND row_number() OVER (
      PARTITION BY r.process_id
      ORDER BY CASE WHEN c.is_test THEN 3 WHEN c.stage = 'call' THEN 1 WHEN c.stage = 'planning' THEN 2 ELSE 3 END,
        r.published DESC NULLS LAST, c.release_no DESC) = 1 AS speaks
  FROM checked c JOIN release r ON r.release_no = c.release_no`;

/** Checks the releases of a record in the making that need it, at most `limit` of them, and writes down what was found. */
export async function checkReleases(
  { writer, texts }: { readonly writer: RecordWriter; readonly texts: ReleaseTexts },
  { rules, limit = portion }: { readonly rules: Rules; readonly limit?: number },
): Promise<RecordCheck> {
  await writer.flush();
  await writer.run(`CREATE TEMP TABLE pending AS ${pendingSql(rules.digest)}`);
  const [all] = await writer.all<{ n: number }>('SELECT count(*) AS n FROM pending');
  await writer.run(`CREATE TEMP TABLE to_check AS SELECT * FROM pending ORDER BY release_no LIMIT ${limit}`);
  await writer.run('DROP TABLE pending');
  const [due] = await writer.all<{ n: number; changed: number }>(
    `SELECT count(*) AS n, count(*) FILTER (WHERE former_place IS NOT NULL AND former_place <> ${placeSql}) AS changed FROM to_check r`,
  );
  for (const table of ['checked', 'finding'])
    await writer.run(`DELETE FROM ${table} WHERE release_no IN (SELECT release_no FROM to_check)`);
  if (due && due.n > 0) await checkPending(writer, texts, rules);
  await writer.run('DROP TABLE to_check');
  // A name that was taken out of a text may have stood in a sentence about it, whose row still lies in the file.
  if (due && due.changed > 0) await writer.renew();
  await setSpeakers(writer);
  return { checked: due?.n ?? 0, left: (all?.n ?? 0) - (due?.n ?? 0) };
}

/** On the thread that decides: on two cores that others used too, two threads beside it won nothing. */
async function checkPending(writer: RecordWriter, texts: ReleaseTexts, rules: Rules): Promise<void> {
  const engagements = await engagementsOf(writer);
  for await (const rows of writer.pages<Pending>('SELECT * FROM to_check', 'text_file, text_start')) {
    for (const row of rows) {
      const { text_file, text_start, text_bytes, engagement_count } = row;
      const { checked, findings } = checkRelease(
        {
          releaseNo: row.release_no,
          processId: row.process_id,
          text: texts.read(row),
          engagements: (engagements.get(row.process_id) ?? []).filter(({ releaseNo }) => releaseNo !== row.release_no),
        },
        rules,
      );
      const place = `${text_file}:${text_start}:${text_bytes}`;
      writer.add('checked', { ...checked, rules: rules.digest, text_place: place, engagement_count, given: false });
      for (const finding of findings) writer.add('finding', finding);
    }
    await writer.keepPace();
  }
  await writer.flush();
}

type Engagement = CheckedRelease['engagements'][number] & { readonly releaseNo: number };

/** Engagement notices of the processes at hand; there are few of them beside calls. */
async function engagementsOf(writer: RecordWriter): Promise<ReadonlyMap<string, readonly Engagement[]>> {
  const rows = await writer.all<Engagement & { processId: string }>(
    `SELECT process_id AS "processId", release_no AS "releaseNo", CAST(published AS DATE) AS published, ends FROM engagement
     WHERE process_id IN (SELECT process_id FROM to_check WHERE engagement_count > 0) ORDER BY process_id, published, path`,
  );
  const byProcess = new Map<string, Engagement[]>();
  for (const { processId, ...one } of rows) byProcess.set(processId, [...(byProcess.get(processId) ?? []), one]);
  return byProcess;
}

/** Says of every checked release which process it belongs to, and which one speaks for its process. */
async function setSpeakers(writer: RecordWriter): Promise<void> {
  await writer.run(
    `UPDATE checked SET process_id = s.process_id, speaks = s.speaks FROM (${speakers}) s
     WHERE s.release_no = checked.release_no AND (checked.process_id IS DISTINCT FROM s.process_id OR checked.speaks IS DISTINCT FROM s.speaks)`,
  );
  await writer.run(
    `UPDATE finding SET process_id = c.process_id FROM checked c
     WHERE c.release_no = finding.release_no AND finding.process_id IS DISTINCT FROM c.process_id`,
  );
}
