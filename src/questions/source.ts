import { issueMeanings } from '../domain/issue.ts';
import { awardStands } from '../measures/selection.ts';
import type { RecordReader } from '../store/record.ts';

export interface SourceLine {
  readonly id: string;
  readonly name: string;
  readonly format: string;
  readonly publisher: string | null;
  readonly licence: string | null;
  readonly readAt: string | null;
  readonly unit: string;
  readonly read: number;
  readonly kept: number;
  readonly duplicate: number;
  readonly quarantined: number;
  readonly firstPublished: string | null;
  readonly lastPublished: string | null;
}

export interface IssueLine {
  readonly code: string;
  /** What the code means. */
  readonly says: string;
  readonly count: number;
  readonly examples: readonly {
    readonly message: string;
    readonly source: string | null;
    readonly position: number | null;
    readonly processId: string | null;
    /** The release it was met in; its text is at `/releases/{number}.json`. */
    readonly releaseNo: number | null;
    readonly path: string | null;
  }[];
}

/** The page /record: sources, dates, coverage, issues, and who was found to be who. */
export interface SourcesAnswer {
  readonly made: string;
  readonly version: string;
  readonly snapshotId: string;
  readonly factsOnly: boolean;
  readonly sources: readonly SourceLine[];
  readonly issues: readonly IssueLine[];
  /** Which facts are there: of n awards how many have a value, a date, a supplier, an SME flag … */
  readonly coverage: readonly {
    readonly fact: string;
    readonly noun: string;
    readonly used: number;
    readonly total: number;
  }[];
  /** How mentions became participants, by step, and what was no participant, by reason. */
  readonly resolution: readonly {
    readonly step: number;
    readonly evidence: string;
    readonly mentions: number;
    readonly organizations: number;
  }[];
  readonly absences: readonly { readonly absent: string; readonly count: number }[];
  readonly kinds: readonly { readonly kind: string; readonly count: number }[];
  readonly tables: readonly { readonly table: string; readonly rows: number }[];
}

/** Sources, steps of resolution and issues that the page shows at most; further ones are in the record. */
const sourceLimit = 500;
const resolutionLimit = 100;
const exampleLimit = 3;

async function sourceLines(record: RecordReader): Promise<readonly SourceLine[]> {
  return record.all<SourceLine>(
    `select source_id as id, name, format, publisher, licence, read_at as "readAt", coalesce(unit, 'release') as unit,
       coalesce(read_count, 0) as "read", coalesce(kept_count, 0) as kept, coalesce(duplicate_count, 0) as duplicate,
       coalesce(quarantined_count, 0) as quarantined, first_published as "firstPublished", last_published as "lastPublished"
     from source order by name, source_id limit ${sourceLimit}`,
  );
}

interface IssueCells {
  readonly code: string;
  readonly count: number;
  readonly message: string | null;
  readonly source: string | null;
  readonly position: number | null;
  readonly process_id: string | null;
  readonly release_no: number | null;
  readonly path: string | null;
}

async function issueLines(record: RecordReader): Promise<readonly IssueLine[]> {
  const rows = await record.all<IssueCells>(
    `with counted as (
       select code, message, source_id, position, ocid, release_no, path, coalesce(repeats, 0) as repeats,
         sum(1 + coalesce(repeats, 0)) over (partition by code) as count,
         row_number() over (partition by code order by coalesce(repeats, 0), source_id, position, path, message) as place
       from issue
     )
     select i.code, i.count, i.message, s.name as source, i.position, i.path, r.release_no,
       coalesce(r.process_id, (select min(p.process_id) from process p where p.ocid = i.ocid)) as process_id
     from counted i left join source s on s.source_id = i.source_id
     left join release r on r.release_no = i.release_no
     where i.place <= ${exampleLimit} order by i.count desc, i.code, i.place limit 500`,
  );
  const lines = new Map<string, IssueLine>();
  for (const { code, count, message, source, position, process_id: processId, release_no: releaseNo, path } of rows) {
    const says = (issueMeanings as Readonly<Record<string, string>>)[code] ?? 'This flaw has no description yet.';
    const examples = [
      ...(lines.get(code)?.examples ?? []),
      { message: message ?? says, source, position, processId, releaseNo, path },
    ];
    lines.set(code, { code, says, count, examples });
  }
  return [...lines.values()];
}

/** Facts that may be there or not: what they are counted of, and the SQL that counts those that have it. */
const facts: readonly {
  readonly noun: string;
  readonly from: string;
  readonly has: readonly (readonly [fact: string, sql: string])[];
}[] = [
  {
    noun: 'awards',
    from: `award a left join (
      select process_id, award_id, count(organization_id) as known, count(scale) as scaled,
        count(*) as mentions, count(*) filter (where absent = 'not-awarded') as nobody from party where role = 'supplier' group by process_id, award_id
    ) s on s.process_id = a.process_id and s.award_id = a.award_id where ${awardStands}`,
    has: [
      ['a value', `a.amount > 0 and (a.amount_note is null or a.amount_note <> 'placeholder')`],
      ['a date of decision', 'a.decided is not null'],
      ['a date of publication', 'a.published is not null'],
      ['a supplier that can be told apart', 's.known > 0'],
      [
        'a winner flagged as SME or not',
        '(a.sme is not null or s.scaled > 0) and coalesce(s.nobody < s.mentions, true)',
      ],
      ['start and end of the contract', 'a.starts is not null and a.ends is not null'],
    ],
  },
  {
    noun: 'processes',
    from: `process p left join (
      select process_id, count(organization_id) as known from party where role in ('buyer', 'procuringEntity') group by process_id
    ) b on b.process_id = p.process_id where true`,
    has: [
      ['a buyer that can be told apart', 'b.known > 0'],
      ['a category (CPV)', 'p.process_id in (select process_id from classification where division is not null)'],
      ['a place of delivery', 'p.process_id in (select process_id from place)'],
      ['a deadline for tenders', 'p.deadline is not null'],
      ['an estimate of the value', 'p.amount > 0 or p.estimate_low > 0 or p.estimate_high > 0'],
      ['a flag for small firms', 'p.sme_suitable is not null'],
      ['a flag for social enterprises and charities', 'p.vcse_suitable is not null'],
      ['lots', 'p.process_id in (select process_id from lot)'],
      ['published bids', 'p.process_id in (select process_id from bid union all select process_id from bid_statistic)'],
      ['a signed contract', 'p.process_id in (select process_id from contract)'],
    ],
  },
  {
    noun: 'payments',
    from: `payment m left join payment_party q on q.role = 'payee' and q.name = m.payee_name where true`,
    has: [
      ['a date', 'm.paid is not null'],
      ['a payee that can be told apart', 'q.organization_id is not null'],
    ],
  },
  {
    noun: 'participants',
    from: 'organization o where true',
    has: [
      [
        'a register number',
        `o.organization_id in (select organization_id from identifier where evidence not in ('superseded', 'judgement'))`,
      ],
      ['a known kind', `o.kind <> 'unknown'`],
      ['a town or postcode', 'o.locality is not null or o.postcode is not null'],
    ],
  },
];

async function coverageOf(record: RecordReader): Promise<SourcesAnswer['coverage']> {
  const counted = await Promise.all(
    facts.map(async ({ noun, from, has }) => {
      const counts = has.map(([, sql], i) => `count(*) filter (where ${sql}) as fact_${i}`);
      const [row] = await record.all<Readonly<Record<string, number>>>(
        `select count(*) as total, ${counts.join(', ')} from ${from}`,
      );
      const total = row?.total ?? 0;
      return total === 0 ? [] : has.map(([fact], i) => ({ fact, noun, used: row?.[`fact_${i}`] ?? 0, total }));
    }),
  );
  return counted.flat();
}

/** The page /record: where everything comes from, and what is wrong with it. */
export async function askSources(record: RecordReader): Promise<SourcesAnswer> {
  const [sources, issues, coverage, resolution, absences, kinds] = await Promise.all([
    sourceLines(record),
    issueLines(record),
    coverageOf(record),
    record.all<SourcesAnswer['resolution'][number]>(
      `select step, coalesce(evidence, 'not recorded') as evidence, count(*) as mentions, count(distinct organization_id) as organizations
       from (
         select step, evidence, organization_id from party union all select step, evidence, organization_id from payment_party
       ) resolved where organization_id is not null and step is not null
       group by step, evidence order by step, mentions desc, evidence limit ${resolutionLimit}`,
    ),
    record.all<SourcesAnswer['absences'][number]>(
      `select absent, sum(count) as count from (
         select absent, count(*) as count from party where absent is not null group by absent
         union all
         select q.absent, count(*) from payment m join payment_party q on q.role = 'payee' and q.name = m.payee_name
         where q.absent is not null group by q.absent
       ) nobody group by absent order by count desc, absent`,
    ),
    record.all<SourcesAnswer['kinds'][number]>(
      `select coalesce(kind, 'unknown') as kind, count(*) as count from organization group by coalesce(kind, 'unknown') order by count desc, kind`,
    ),
  ]);
  const { made, version, id: snapshotId, factsOnly, counts } = record.snapshot;
  const rows = Object.entries(counts).map(([table, count]) => ({ table, rows: count }));
  return { made, version, snapshotId, factsOnly, sources, issues, coverage, resolution, absences, kinds, tables: rows };
}
