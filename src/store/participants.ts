/*
 * From mentions to participants: statements around the resolution, which `matching/` does on distinct mentions.
 * What was read stays as it is in `mention` and `payment`; `party` and its fellows are made afresh at each import, so that a
 * judgement, or a better rule, changes who is who without reading anything again.
 */

import { isIn, type Portion, portions } from './portion.ts';

/** What a mention says about who it is; mentions that agree in all of it are one group, resolved once. */
const told = [
  'role',
  'name',
  'scheme',
  'identifier',
  'more_identifiers',
  'postcode',
  'locality',
  'region',
  'scale',
  'vcse',
  'type',
] as const;

/** A number for what a mention says: 53 bits of the engine's hash, so that it is exact wherever numbers are doubles. */
const keyOf = (columns: readonly string[]): string => `CAST(hash(${columns.join(', ')}) >> 11 AS BIGINT)`;

/** The key of the group of a mention, by its table or alias; good until its names are settled. */
export const mentionKeyOf = (alias: string): string => keyOf(told.map((column) => `${alias}.${column}`));

/** Groups of mentions and of names in payments, each with a key, in temporary table `mention_group`. */
export const groupStatements: readonly string[] = [
  `CREATE TEMP TABLE mention_group AS
   WITH award_flag AS (SELECT process_id, award_id, sme FROM award WHERE supplier_count = 1),
   mentioned AS (
     SELECT ${told.map((column) => `m.${column}`).join(', ')}, f.sme AS award_sme
     FROM mention m LEFT JOIN award_flag f ON f.process_id = m.process_id AND f.award_id = m.award_id
     UNION ALL
     SELECT 'payer', payer_name, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM payment
     UNION ALL
     SELECT 'payee', payee_name, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM payment
   )
   SELECT ${keyOf(told)} AS key, ${told.join(', ')}, count(*) AS count,
     count(*) FILTER (WHERE award_sme) AS sme_awards, count(*) FILTER (WHERE NOT award_sme) AS other_awards
   FROM mentioned GROUP BY ${told.join(', ')}`,
  // What the resolution answers for a group: one row for each name in it, mostly one.
  `CREATE TEMP TABLE reading (
     key BIGINT, part INTEGER, organization_id VARCHAR, absent VARCHAR, step BIGINT, evidence VARCHAR, name VARCHAR)`,
];

const partyWho = "coalesce(organization_id, absent || ' ' || name)";
const partyPlace = `hash(process_id, role, award_id, bid_id, ${partyWho})`;

/** Statements that make `party` and `payment_party` from mentions and readings. */
export const partyStatements: readonly string[] = [
  'DELETE FROM party',
  `INSERT INTO party (process_id, role, organization_id, absent, award_id, bid_id, name, scale, vcse, step, evidence, release_no, path)
   SELECT m.process_id, m.role, r.organization_id, r.absent, m.award_id, m.bid_id, r.name, m.scale, m.vcse, r.step, r.evidence,
     m.release_no, m.path
   FROM mention m JOIN reading r ON r.key = ${mentionKeyOf('m')}`,
  // Who is named twice in one place, under two spellings or in two lots, is there once. They are few: only they are sorted.
  `CREATE TEMP TABLE repeated_party AS
   SELECT place FROM (SELECT ${partyPlace} AS place FROM party) GROUP BY place HAVING count(*) > 1`,
  `CREATE TEMP TABLE single_party AS
   SELECT DISTINCT ON (process_id, role, award_id, bid_id, ${partyWho}) * FROM party
   WHERE ${partyPlace} IN (SELECT place FROM repeated_party)
   ORDER BY process_id, role, award_id, bid_id, ${partyWho}, name, path`,
  `DELETE FROM party WHERE ${partyPlace} IN (SELECT place FROM repeated_party)`,
  'INSERT INTO party SELECT * FROM single_party',
  'DROP TABLE single_party',
  'DROP TABLE repeated_party',
  'DELETE FROM payment_party',
  `INSERT INTO payment_party (role, name, organization_id, absent, step, evidence)
   -- A name that was read in an earlier import and now again has two groups.
   SELECT DISTINCT ON (g.role, g.name) g.role, g.name, r.organization_id, r.absent, r.step, r.evidence
   FROM mention_group g JOIN reading r ON r.key = g.key AND r.part = 1
   WHERE g.role IN ('payer', 'payee') AND coalesce(r.absent, '') NOT IN ('individual', 'removed')
   ORDER BY g.role, g.name, g.key`,
  // All individuals are one line: their names are about to go.
  `INSERT INTO payment_party (role, name, absent, evidence) VALUES
     ('payee', 'an individual', 'individual', 'reads as a person'), ('payee', 'removed on request', 'removed', 'removed on request')`,
  // How many suppliers an award has is known once its supplier field is split and repeats are gone.
  `CREATE TEMP TABLE supplier_total AS
   SELECT process_id, award_id, count(*) AS suppliers FROM party
   WHERE role = 'supplier' AND award_id IS NOT NULL AND coalesce(absent, '') <> 'not-awarded' GROUP BY process_id, award_id`,
  `UPDATE award SET supplier_count = t.suppliers FROM supplier_total t
   WHERE t.process_id = award.process_id AND t.award_id = award.award_id AND award.supplier_count IS DISTINCT FROM t.suppliers`,
  `UPDATE award SET supplier_count = 0
   WHERE supplier_count > 0 AND NOT EXISTS (
     SELECT 1 FROM supplier_total t WHERE t.process_id = award.process_id AND t.award_id = award.award_id)`,
  'DROP TABLE supplier_total',
];

/** What a payment (`m`) adds to a sum in pounds: refunds are negative and count; what stands for “not given” does not. */
const paidPounds = `CASE WHEN m.currency = 'GBP' AND (m.amount_note IS NULL OR m.amount_note <> 'placeholder') THEN m.amount END`;

/** What a portion of the processes adds to what organizations do; a process is in one portion, so that its things are counted once. */
const activityIn = (portion: Portion): string => `INSERT INTO activity_part
   WITH acts AS (
     SELECT organization_id, 'bought' AS what, s.process_id || '' AS thing, CAST(coalesce(p.first_published, p.last_published) AS DATE) AS dated
     FROM party s JOIN process p ON p.process_id = s.process_id
     WHERE s.role IN ('buyer', 'procuringEntity') AND ${isIn(portion, 's')} AND ${isIn(portion, 'p')}
     UNION ALL
     SELECT s.organization_id, 'won', s.process_id || '/' || s.award_id, coalesce(a.decided, CAST(a.published AS DATE))
     FROM party s JOIN award a ON a.process_id = s.process_id AND a.award_id = s.award_id
     WHERE s.role = 'supplier' AND ${isIn(portion, 's')} AND ${isIn(portion, 'a')}
     UNION ALL
     SELECT s.organization_id, 'named', s.process_id, CAST(p.first_published AS DATE)
     FROM party s JOIN process p ON p.process_id = s.process_id
     WHERE s.role NOT IN ('buyer', 'procuringEntity', 'supplier') AND ${isIn(portion, 's')} AND ${isIn(portion, 'p')}
   )
   SELECT organization_id, count(DISTINCT thing) FILTER (WHERE what = 'bought'),
     count(DISTINCT thing) FILTER (WHERE what = 'won'), min(dated), max(dated)
   FROM acts WHERE organization_id IS NOT NULL GROUP BY organization_id`;

/** What organizations do, counted once so that lists need not count it; `of` as `portionsOf` says. */
export const countStatements = (of: number): readonly string[] => [
  'CREATE TEMP TABLE activity_part (organization_id VARCHAR, bought BIGINT, won BIGINT, first_seen DATE, last_seen DATE)',
  ...portions(of).map(activityIn),
  `CREATE TEMP TABLE activity AS
   SELECT organization_id, CAST(sum(bought) AS BIGINT) AS bought, CAST(sum(won) AS BIGINT) AS won, min(first_seen) AS first_seen, max(last_seen) AS last_seen
   FROM activity_part GROUP BY organization_id`,
  'DROP TABLE activity_part',
  `CREATE TEMP TABLE paid AS
   WITH acts AS (
     SELECT q.organization_id, q.role, m.paid, ${paidPounds} AS pounds
     FROM payment m JOIN payment_party q ON q.role = 'payee' AND q.name = m.payee_name
     UNION ALL
     SELECT q.organization_id, q.role, m.paid, ${paidPounds}
     FROM payment m JOIN payment_party q ON q.role = 'payer' AND q.name = m.payer_name
   )
   SELECT organization_id, count(*) FILTER (WHERE role = 'payee') AS received, sum(pounds) FILTER (WHERE role = 'payee') AS received_amount,
     count(*) FILTER (WHERE role = 'payer') AS made, sum(pounds) FILTER (WHERE role = 'payer') AS paid_amount,
     min(paid) AS first_seen, max(paid) AS last_seen
   FROM acts WHERE organization_id IS NOT NULL GROUP BY organization_id`,
  `CREATE TEMP TABLE counted AS
   SELECT o.organization_id, o.name, o.kind, o.kind_evidence, o.postcode, o.locality, o.region,
     coalesce(a.bought, 0) AS buyer_count, coalesce(a.won, 0) AS supplier_count, coalesce(q.received, 0) AS payment_count,
     round(q.received_amount, 2) AS received_amount, coalesce(q.made, 0) AS payer_count, round(q.paid_amount, 2) AS paid_amount,
     least(a.first_seen, q.first_seen) AS first_seen, greatest(a.last_seen, q.last_seen) AS last_seen
   FROM organization o LEFT JOIN activity a ON a.organization_id = o.organization_id
   LEFT JOIN paid q ON q.organization_id = o.organization_id`,
  'DELETE FROM organization',
  'INSERT INTO organization SELECT * FROM counted ORDER BY organization_id',
  'DROP TABLE counted',
  'DROP TABLE paid',
  'DROP TABLE activity',
];
